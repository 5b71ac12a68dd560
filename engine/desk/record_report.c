// The report to a teacher: the program, the system, the window, how much the record holds,
// and what went wrong by key, file and line. No name, no path, no answer, no text of the
// learner's.
#include "desk/record_sheet.h"

#include "desk/desk_inside.h"

#include "base/file.h"
#include "base/mem.h"
#include "learner/holdings.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/utsname.h>
#include <time.h>
#include <unistd.h>

typedef struct Pen {
    const Desk *desk;
    Buffer text;
} Pen;

static void put(Pen *pen, const char *key, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

static void put(Pen *pen, const char *key, const char *format, ...) {
    Buffer arguments = {0};
    va_list list;
    va_start(list, format);
    buffer_print_list(&arguments, format, list);
    va_end(list);
    char *line = words_say(pen->desk->options.words, pen->desk->lang, key, "%s",
                           arguments.data ? arguments.data : "");
    buffer_print(&pen->text, "%s\n", line);
    buffer_clear(&arguments);
    free(line);
}

// "Debian GNU/Linux 12 (bookworm)"; "?" where the system does not say. Yours.
static char *system_name(void) {
    static const char mark[] = "PRETTY_NAME=\"";
    char *text = file_read("/etc/os-release", 1 << 16, NULL, NULL);
    char *at = text ? strstr(text, mark) : NULL;
    Buffer name = {0};
    if (at) {
        at += strlen(mark);
        buffer_print(&name, "%.*s", (int)strcspn(at, "\"\n\t"), at);
    }
    free(text);
    return name.data ? buffer_take(&name) : mem_text("?");
}

// Of uname without the machine's own name.
static void put_system(Pen *pen) {
    struct utsname system = {0};
    uname(&system);
    char *name = system_name();
    put(pen, "report.system", "%s\t%s %s\t%s", name, system.sysname, system.release,
        system.machine);
    put(pen, "report.machine", "%ld\t%ld", sysconf(_SC_NPROCESSORS_ONLN),
        sysconf(_SC_PHYS_PAGES) / 1024 * (sysconf(_SC_PAGESIZE) / 1024));
    free(name);
}

static void put_desk(Pen *pen, const Holdings *kept) {
    const Desk *desk = pen->desk;
    put(pen, "report.window", "%d\t%d\t%d\t%s\t%s", desk->width, desk->height, desk->text,
        theme_name(desk->theme), lang_name(desk->lang));
    put(pen, "report.record", "%d\t%.1f\t%d\t%d", kept->attempts, (double)kept->bytes / 1e6,
        kept->copies, kept->damaged);
    bool lame = desk->unwritable || !progress_path(desk->progress)[0];
    put(pen, lame ? "report.unwritable" : "report.writable", " ");
}

static void put_fault(void *to, const Fault *fault) {
    Pen *pen = to;
    time_t at = (time_t)fault->when;
    struct tm day = {0};
    char date[32], place[32] = "";
    localtime_r(&at, &day);
    strftime(date, sizeof date, "%Y-%m-%d", &day);
    if (fault->line) snprintf(place, sizeof place, ":%d", fault->line);
    buffer_print(&pen->text, "  %s  %s%s%s%s  x%d\n", date, fault->key,
                 fault->file[0] ? "  " : "", fault->file, place, fault->times);
}

char *record_report(const Desk *desk) {
    Pen pen = {.desk = desk};
    Holdings kept = progress_holdings(desk->progress);
    put(&pen, "report.title", " ");
    put(&pen, "report.version", "%s", KYUBI_VERSION);
    put_system(&pen);
    put_desk(&pen, &kept);
    put(&pen, kept.faults ? "report.faults" : "report.no_faults", " ");
    progress_each_fault(desk->progress, put_fault, &pen);
    put(&pen, "report.nothing_personal", " ");
    return buffer_take(&pen.text);
}
