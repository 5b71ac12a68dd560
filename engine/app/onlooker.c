#include "app/onlooker.h"

#include "app/bench.h"
#include "base/file.h"
#include "base/mem.h"

#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { PATIENCE_MS = 5000, MOST_ENVIRONMENT = 512 };

// XTEST's two verbs. The library is asked for only when keys are pressed: nothing else in
// Kyubi needs it.
typedef int FakeKey(Display *display, unsigned key, int down, unsigned long delay);
typedef int FakeButton(Display *display, unsigned button, int down, unsigned long delay);

struct Onlooker {
    Display *display;
    Window window;
    pid_t program;
    void *library;
    FakeKey *key;
    FakeButton *button;
};

// A window may go between being found and being looked at; that is no error of ours.
static int overlook(Display *display, XErrorEvent *event) {
    (void)display;
    (void)event;
    return 0;
}

Onlooker *onlooker_create(Error *err) {
    Display *display = XOpenDisplay(NULL);
    if (!display) {
        error_set(err, "bench.no_screen", " ");
        return NULL;
    }
    XSetErrorHandler(overlook);
    Onlooker *onlooker = mem_new(sizeof *onlooker);
    onlooker->display = display;
    onlooker->library = dlopen("libXtst.so.6", RTLD_NOW | RTLD_LOCAL);
    if (!onlooker->library) return onlooker;
    onlooker->key = (FakeKey *)dlsym(onlooker->library, "XTestFakeKeyEvent");
    onlooker->button = (FakeButton *)dlsym(onlooker->library, "XTestFakeButtonEvent");
    return onlooker;
}

void onlooker_destroy(Onlooker *onlooker) {
    if (!onlooker) return;
    onlooker_stop(onlooker);
    XCloseDisplay(onlooker->display); // before its library: closing calls what that left
    if (onlooker->library) dlclose(onlooker->library);
    free(onlooker);
}

static const char *const own[] = {"HOME=", "XDG_CACHE_HOME=", "XDG_DATA_HOME="};
enum { OWN = sizeof own / sizeof *own };

static bool is_own(const char *entry) {
    for (int i = 0; i < OWN; i++)
        if (!strncmp(entry, own[i], strlen(own[i]))) return true;
    return false;
}

bool onlooker_start(Onlooker *onlooker, char *const words[], const char *folder,
                    Error *err) {
    char *environment[MOST_ENVIRONMENT + OWN + 1], *homes[OWN];
    int count = 0;
    for (char **entry = environ; *entry && count < MOST_ENVIRONMENT; entry++)
        if (!is_own(*entry)) environment[count++] = *entry;
    for (int i = 0; i < OWN; i++) {
        Buffer text = {0};
        buffer_print(&text, "%s%s", own[i], folder);
        environment[count++] = homes[i] = buffer_take(&text);
    }
    environment[count] = NULL;
    int failed = posix_spawn(&onlooker->program, words[0], NULL, NULL, words, environment);
    for (int i = 0; i < OWN; i++)
        free(homes[i]);
    if (!failed) return true;
    onlooker->program = 0;
    return error_set(err, "bench.silent", "%s", words[0]);
}

// SDL makes SIGTERM a wish to close; one that does not is ended.
void onlooker_stop(Onlooker *onlooker) {
    if (!onlooker->program) return;
    kill(onlooker->program, SIGTERM);
    double end = bench_wall() + PATIENCE_MS;
    while (waitpid(onlooker->program, NULL, WNOHANG) == 0) {
        if (bench_wall() > end) kill(onlooker->program, SIGKILL);
        bench_sleep(2);
    }
    onlooker->program = 0;
    onlooker->window = 0;
}

static bool is_of_program(const Onlooker *onlooker, Window window) {
    Atom kind, name = XInternAtom(onlooker->display, "_NET_WM_PID", True);
    int format;
    unsigned long count = 0, after;
    unsigned char *value = NULL;
    if (!name ||
        XGetWindowProperty(onlooker->display, window, name, 0, 1, False, AnyPropertyType,
                           &kind, &format, &count, &after, &value) != Success)
        return false;
    bool same = count == 1 && format == 32 &&
                (pid_t) * (const unsigned long *)(const void *)value == onlooker->program;
    if (value) XFree(value);
    return same;
}

// Window managers put frames around windows, so the tree is searched a few levels deep.
static Window search(const Onlooker *onlooker, Window under, int depth) {
    Window root, parent, *children = NULL, found = 0;
    unsigned count = 0;
    if (!XQueryTree(onlooker->display, under, &root, &parent, &children, &count)) return 0;
    for (unsigned i = 0; i < count && !found; i++) {
        if (is_of_program(onlooker, children[i])) found = children[i];
        if (!found && depth > 1) found = search(onlooker, children[i], depth - 1);
    }
    if (children) XFree(children);
    return found;
}

bool onlooker_find(Onlooker *onlooker, int width, int height, Error *err) {
    Window root = DefaultRootWindow(onlooker->display);
    double end = bench_wall() + PATIENCE_MS;
    bool seen = false;
    while (bench_wall() < end) {
        XWindowAttributes about = {0};
        onlooker->window = search(onlooker, root, 3);
        if (onlooker->window &&
            XGetWindowAttributes(onlooker->display, onlooker->window, &about) &&
            about.map_state == IsViewable) {
            seen = true;
            if (about.width == width && about.height == height) return true;
        }
        bench_sleep(0.5);
    }
    if (seen) return error_set(err, "bench.small_screen", "%d\t%d", width, height);
    return error_set(err, "bench.silent", "kyubi");
}

// FNV-1a over the image's words.
static uint64_t print_of(const XImage *image, uint64_t print) {
    for (int y = 0; y < image->height; y++) {
        const char *row = image->data + (size_t)y * (size_t)image->bytes_per_line;
        for (int x = 0; x + 4 <= image->bytes_per_line; x += 4) {
            uint32_t pixel;
            memcpy(&pixel, row + x, sizeof pixel);
            print = (print ^ pixel) * 0x100000001b3u;
        }
    }
    return print;
}

uint64_t onlooker_look(Onlooker *onlooker, const View *views, int count) {
    uint64_t print = 0xcbf29ce484222325u;
    for (int i = 0; i < count; i++) {
        XImage *image =
            XGetImage(onlooker->display, onlooker->window, views[i].x, views[i].y,
                      (unsigned)views[i].w, (unsigned)views[i].h, AllPlanes, ZPixmap);
        if (!image) return 0;
        print = print_of(image, print);
        XDestroyImage(image);
    }
    return print;
}

bool onlooker_settle(Onlooker *onlooker, const View *views, int count, double quiet,
                     uint64_t *print, Error *err) {
    double end = bench_wall() + PATIENCE_MS + quiet, since = bench_wall();
    *print = onlooker_look(onlooker, views, count);
    while (bench_wall() < end) {
        bench_sleep(5);
        uint64_t now = onlooker_look(onlooker, views, count);
        if (now != *print) since = bench_wall();
        *print = now;
        if (now && bench_wall() - since > quiet) return true;
    }
    return error_set(err, "bench.silent", "kyubi");
}

bool onlooker_await(Onlooker *onlooker, const View *views, int count, uint64_t print,
                    bool same, Error *err) {
    double end = bench_wall() + PATIENCE_MS;
    while (bench_wall() < end) {
        uint64_t now = onlooker_look(onlooker, views, count);
        if (now && (now == print) == same) return true;
        if (same) bench_sleep(0.5); // starting needs the core more than looking does
    }
    return error_set(err, "bench.silent", "kyubi");
}

// Keys go to the window that has the focus, which no window manager may have given.
bool onlooker_can_press(const Onlooker *onlooker, Error *err) {
    if (!onlooker->key || !onlooker->button) return error_set(err, "bench.no_keys", " ");
    XRaiseWindow(onlooker->display, onlooker->window);
    XSetInputFocus(onlooker->display, onlooker->window, RevertToParent, CurrentTime);
    XSync(onlooker->display, False);
    return true;
}

void onlooker_key(Onlooker *onlooker, const char *keysym, bool down) {
    KeyCode code = XKeysymToKeycode(onlooker->display, XStringToKeysym(keysym));
    onlooker->key(onlooker->display, code, down, CurrentTime);
    XFlush(onlooker->display);
}

void onlooker_tap(Onlooker *onlooker, const char *keysym) {
    onlooker_key(onlooker, keysym, true);
    onlooker_key(onlooker, keysym, false);
    XSync(onlooker->display, False);
}

void onlooker_click(Onlooker *onlooker, int x, int y) {
    XWarpPointer(onlooker->display, None, onlooker->window, 0, 0, 0, 0, x, y);
    onlooker->button(onlooker->display, Button1, True, CurrentTime);
    onlooker->button(onlooker->display, Button1, False, CurrentTime);
    XSync(onlooker->display, False);
}

double onlooker_cpu(const Onlooker *onlooker) {
    clockid_t clock;
    struct timespec used = {0};
    if (!clock_getcpuclockid(onlooker->program, &clock)) clock_gettime(clock, &used);
    return (double)used.tv_sec * 1e3 + (double)used.tv_nsec / 1e6;
}

// The text of /proc/PID/NAME, yours to free; "" when it cannot be read (/proc's files have
// no size, so they are no business of file_read).
static char *proc_text(pid_t pid, const char *name) {
    char path[128];
    snprintf(path, sizeof path, "/proc/%d/%s", (int)pid, name);
    Buffer text = {0};
    FILE *file = fopen(path, "re");
    char part[4096];
    for (size_t size; file && (size = fread(part, 1, sizeof part, file)) > 0;)
        buffer_add(&text, part, size);
    if (file) fclose(file);
    return buffer_take(&text);
}

static double proc_number(pid_t pid, const char *file, const char *field) {
    char *text = proc_text(pid, file);
    const char *found = strstr(text, field);
    double number = found ? strtod(found + strlen(field), NULL) : 0;
    free(text);
    return number;
}

static double sleeps_of(pid_t pid) {
    char folder[64], name[64];
    snprintf(folder, sizeof folder, "/proc/%d/task", (int)pid);
    char **tasks = file_list(folder, NULL, NULL);
    double sum = 0;
    for (char **task = tasks; task && *task; task++) {
        snprintf(name, sizeof name, "task/%s/status", *task);
        sum += proc_number(pid, name, "\nvoluntary_ctxt_switches:");
    }
    free(tasks);
    return sum;
}

static double resident(pid_t pid) {
    return proc_number(pid, "status", "\nVmRSS:") * 1024 / 1e6;
}

// The program's value and those of its children: its jail.
static double with_children(const Onlooker *onlooker, double (*value)(pid_t pid)) {
    char name[64];
    snprintf(name, sizeof name, "task/%d/children", (int)onlooker->program);
    char *children = proc_text(onlooker->program, name), *rest = children, *end;
    double sum = value(onlooker->program);
    for (long pid; (pid = strtol(rest, &end, 10)) > 0; rest = end)
        sum += value((pid_t)pid);
    free(children);
    return sum;
}

double onlooker_megabytes(const Onlooker *onlooker) {
    return with_children(onlooker, resident);
}

double onlooker_sleeps(const Onlooker *onlooker) {
    return with_children(onlooker, sleeps_of);
}
