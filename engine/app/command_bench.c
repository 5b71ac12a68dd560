// `kyubi bench`: measures the promises, and says which hold. A broken promise is marked and
// is no failure of the command: the status is 0 when every wished row could be measured, 1
// when one could not (its reason is on standard error), 2 when no row has such a name.
#include "app/app.h"

#include "app/bench.h"
#include "app/bench_report.h"
#include "app/bench_screen.h"
#include "app/bench_sim.h"
#include "base/data.h"
#include "base/file.h"
#include "base/mem.h"

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { MOST_NAMES = 32 };

typedef struct Wishes {
    const char *names[MOST_NAMES];
    int count; // 0: every row
    bool json;
    const Kernels *kernels;
    int threads;
} Wishes;

static bool is_wished(const Wishes *wishes, const BenchRow *row) {
    for (int i = 0; i < wishes->count; i++)
        if (bench_named(row, wishes->names[i])) return true;
    return !wishes->count;
}

static bool family_named(int index) {
    const BenchRow *row = bench_row(index);
    int size = bench_family(row);
    for (int i = 0; i < index; i++)
        if (bench_family(bench_row(i)) == size &&
            !strncmp(bench_row(i)->name, row->name, (size_t)size))
            return true;
    return false;
}

// Rows that differ in their size alone are named once: "sim_h" for sim_h_2, sim_h_4 …
static bool name_unknown(const char *name, Error *err) {
    Buffer names = {0};
    for (int i = 0; i < bench_count(); i++)
        if (!family_named(i))
            buffer_print(&names, "%s%.*s", i ? " " : "", bench_family(bench_row(i)),
                         bench_row(i)->name);
    error_set(err, "bench.unknown", "%s\t%s", name, names.data);
    buffer_clear(&names);
    return false;
}

static bool name_read(const char *name, Wishes *wishes, Error *err) {
    for (int i = 0; i < bench_count(); i++)
        if (bench_named(bench_row(i), name) && wishes->count < MOST_NAMES) {
            wishes->names[wishes->count++] = name;
            return true;
        }
    return name_unknown(name, err);
}

static bool width_read(int argc, char **argv, int *at, Wishes *wishes, Error *err) {
    const char *name = command_value(argc, argv, at, err);
    for (int width = 0; name && width < WIDTH_COUNT; width++) {
        if (strcmp(name, kernels_name((KernelWidth)width)) != 0) continue;
        wishes->kernels = kernels_of((KernelWidth)width);
        return wishes->kernels || error_set(err, "bench.no_width", "%s", name);
    }
    return name && error_set(err, "bench.width", "%s", name);
}

static bool threads_read(int argc, char **argv, int *at, Wishes *wishes, Error *err) {
    uint64_t threads;
    if (!command_number(argc, argv, at, 1, MAX_THREADS, &threads, err)) return false;
    wishes->threads = (int)threads;
    return true;
}

static bool option_read(int argc, char **argv, int *at, Wishes *wishes, Error *err) {
    if (!strcmp(argv[*at], "--json")) return wishes->json = true;
    if (!strcmp(argv[*at], "--width")) return width_read(argc, argv, at, wishes, err);
    if (!strcmp(argv[*at], "--threads")) return threads_read(argc, argv, at, wishes, err);
    return error_set(err, "command.unknown_option", "%s", argv[*at]);
}

static bool words_read(int argc, char **argv, Wishes *wishes, Error *err) {
    *wishes = (Wishes){.kernels = kernels_best(), .threads = 1};
    for (int i = 0; i < argc; i++) {
        bool read = argv[i][0] == '-' ? option_read(argc, argv, &i, wishes, err)
                                      : name_read(argv[i], wishes, err);
        if (!read) return false;
    }
    return true;
}

// The processor and how many of them; yours to free.
static char *machine(void) {
    char line[256], name[200] = "?";
    FILE *file = fopen("/proc/cpuinfo", "re");
    while (file && fgets(line, sizeof line, file))
        if (sscanf(line, "model name : %199[^\n]", name) == 1) break;
    if (file) fclose(file);
    Buffer text = {0};
    buffer_print(&text, "%s, %ld", name, sysconf(_SC_NPROCESSORS_ONLN));
    return buffer_take(&text);
}

static void say_unmeasured(const CommandContext *context, const BenchRow *row,
                           const Error *why) {
    Error err = {0};
    char *sentence = words_error(context->words, context->lang, why);
    error_set(&err, "bench.unmeasured", "%s\t%s", row->name, sentence);
    command_failed(context, &err);
    free(sentence);
}

// What the rows go into, and what stands above them.
typedef struct Report {
    const Bench *bench;
    Data *results; // NULL: lines of text
    SimCheck checks[SIM_CHECKS];
    double passes[2 * MAX_QUBITS + 1]; // by the binary logarithm of the bytes; 0: unknown
    bool screens, engines;             // their heads were printed
} Report;

// One pass over what the row works on, in its unit; measured where it was not yet.
static double pass_of(Report *report, const BenchRow *row) {
    size_t bytes = bench_pass_bytes(row);
    if (!bytes) return 0;
    double *pass = &report->passes[63 - __builtin_clzll(bytes)];
    if (!*pass) *pass = sim_pass(bytes, report->bench->pool);
    return !strcmp(row->unit, "ns") ? *pass : !strcmp(row->unit, "us") ? *pass / 1e3 : 0;
}

static void report_row(Report *report, const BenchRow *row, const Samples *samples) {
    double pass = pass_of(report, row);
    if (report->results) {
        data_push(report->results, bench_result(row, samples, pass));
        return;
    }
    bool engine = row->of == BENCH_LEAST;
    if (!engine && !report->screens) bench_print_screens(report->bench->context);
    if (engine && !report->engines) bench_print_engines(report->bench, report->checks);
    report->screens = report->screens || !engine;
    report->engines = report->engines || engine;
    bench_print(report->bench->context, row, samples, pass);
}

static bool measure_row(Report *report, const BenchRow *wished, const Error *no_screen) {
    BenchRow row = bench_goal(wished, kernels_width(report->bench->kernels));
    Samples *samples = mem_new(sizeof *samples);
    Error err = {0};
    bool screen = !no_screen->key[0] || !row.width;
    if (!screen) err = *no_screen;
    bool good = screen && row.measure(report->bench, &row, samples, &err);
    if (good)
        report_row(report, &row, samples);
    else
        say_unmeasured(report->bench->context, &row, &err);
    free(samples);
    return good;
}

// Every wished row; false when one could not be measured.
static bool measure(Report *report, const Wishes *wishes, const Error *no_screen) {
    bool all = true;
    for (int i = 0; i < bench_count(); i++)
        if (is_wished(wishes, bench_row(i)))
            all = measure_row(report, bench_row(i), no_screen) && all;
    return all;
}

static bool wishes_any(const Wishes *wishes, bool engines) {
    for (int i = 0; i < bench_count(); i++)
        if (is_wished(wishes, bench_row(i)) && engines == (bench_row(i)->of == BENCH_LEAST))
            return true;
    return false;
}

static void print_document(const Report *report, const char *machine, bool engines) {
    const Bench *bench = report->bench;
    Data *document = data_new_object();
    data_put(document, "machine", data_new_text(machine));
    if (engines) {
        const char *kernels = kernels_name(kernels_width(bench->kernels));
        data_put(document, "kernels", data_new_text(kernels));
        data_put(document, "threads", data_new_integer(pool_threads(bench->pool)));
        data_put(document, "checks", bench_checks(report->checks));
    }
    data_put(document, "results", report->results);
    char *text = data_write(document);
    fprintf(bench->context->out, "%s\n", text);
    free(text);
    data_free(document);
}

static bool checks_hold(Report *report) {
    Error err = {0};
    if (sim_checks(report->bench, report->checks)) return true;
    error_set(&err, "bench.wrong", "%s", "");
    command_failed(report->bench->context, &err);
    return false;
}

static int measure_all(const Bench *bench, const Wishes *wishes) {
    Error no_screen = {0};
    BenchScreen screen;
    bool engines = wishes_any(wishes, true), screens = wishes_any(wishes, false);
    setenv("SDL_VIDEODRIVER", "x11", 1); // what looks from outside looks at X
    if (screens) bench_screen_start(&screen, &no_screen);
    char *name = machine();
    Report *report = mem_new(sizeof *report);
    *report = (Report){.bench = bench, .results = wishes->json ? data_new_array() : NULL};
    if (!wishes->json) fprintf(bench->context->out, "%s\n", name);
    bool all = !engines || checks_hold(report);
    all = measure(report, wishes, &no_screen) && all;
    if (wishes->json) print_document(report, name, engines);
    free(name);
    free(report);
    if (screens) bench_screen_stop(&screen);
    return all ? 0 : 1;
}

static int forget(const char *path, const struct stat *about, int kind, struct FTW *at) {
    (void)about;
    (void)kind;
    (void)at;
    remove(path); // what cannot be removed stays in the system's folder for such things
    return 0;
}

static int bench(int argc, char **argv, const CommandContext *context) {
    Wishes wishes;
    Error err = {0};
    if (!words_read(argc, argv, &wishes, &err))
        return command_misused(context, &command_bench, &err);
    const char *shelf = getenv("TMPDIR");
    char *folder = file_join(shelf && shelf[0] ? shelf : "/tmp", "kyubi-bench-XXXXXX");
    Bench given = {.context = context, .folder = folder, .kernels = wishes.kernels};
    if (!mkdtemp(folder)) {
        error_set(&err, "file.unwritable", "%s", folder);
        free(folder);
        return command_failed(context, &err);
    }
    given.fonts = fonts_open(context->places->fonts, &err);
    given.lesson = file_join(context->places->lessons, "core/01-qubit.lua");
    if (wishes.threads > 1) given.pool = pool_create(wishes.threads);
    int status = given.fonts ? measure_all(&given, &wishes) : command_failed(context, &err);
    if (given.fonts) fonts_close(given.fonts);
    pool_destroy(given.pool);
    nftw(folder, forget, 16, FTW_DEPTH | FTW_PHYS);
    free(given.lesson);
    free(folder);
    return status;
}

const Command command_bench = {
    "bench", bench, "bench [NAME...] [--json] [--threads N] [--width sse2|avx2|avx512]"};
