// `kyubi bench`: measures the promises, and says which hold. A broken promise is marked and
// is no failure of the command: the status is 0 when every wished row could be measured, 1
// when one could not (its reason is on standard error), 2 when no row has such a name.
#include "app/app.h"

#include "app/bench.h"
#include "app/bench_screen.h"
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
} Wishes;

static bool is_wished(const Wishes *wishes, const BenchRow *row) {
    for (int i = 0; i < wishes->count; i++)
        if (bench_named(row, wishes->names[i])) return true;
    return !wishes->count;
}

static bool name_read(const char *name, Wishes *wishes, Error *err) {
    Buffer names = {0};
    for (int i = 0; i < bench_count(); i++) {
        if (bench_named(bench_row(i), name) && wishes->count < MOST_NAMES) {
            wishes->names[wishes->count++] = name;
            buffer_clear(&names);
            return true;
        }
        buffer_print(&names, "%s%s", i ? " " : "", bench_row(i)->name);
    }
    error_set(err, "bench.unknown", "%s\t%s", name, names.data);
    buffer_clear(&names);
    return false;
}

static bool words_read(int argc, char **argv, Wishes *wishes, Error *err) {
    *wishes = (Wishes){0};
    for (int i = 0; i < argc; i++) {
        if (!strcmp(argv[i], "--json"))
            wishes->json = true;
        else if (argv[i][0] == '-')
            return error_set(err, "command.unknown_option", "%s", argv[i]);
        else if (!name_read(argv[i], wishes, err))
            return false;
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

static Data *two_limits(double median, double p95) {
    Data *data = data_new_object();
    if (median >= 0) data_put(data, "median", data_new_number(median));
    if (p95 >= 0) data_put(data, "p95", data_new_number(p95));
    return data;
}

static Data *quantiles(const double *values, int runs) {
    return two_limits(bench_quantile(values, runs, 0.5),
                      bench_quantile(values, runs, 0.95));
}

// `median` and `p95` are those that the promise is about.
Data *bench_result(const BenchRow *row, const Samples *samples) {
    const double *judged = bench_judged(row, samples);
    Data *data = data_new_object();
    data_put(data, "name", data_new_text(row->name));
    data_put(data, "unit", data_new_text(row->unit));
    data_put(data, "median", data_new_number(bench_quantile(judged, samples->runs, 0.5)));
    data_put(data, "p95", data_new_number(bench_quantile(judged, samples->runs, 0.95)));
    data_put(data, "runs", data_new_integer(samples->runs));
    if (row->of != BENCH_COUNT) {
        data_put(data, "of", data_new_text(row->of == BENCH_CPU ? "cpu" : "wall"));
        data_put(data, "cpu", quantiles(samples->cpu, samples->runs));
        data_put(data, "wall", quantiles(samples->wall, samples->runs));
    }
    data_put(data, "promise", two_limits(row->median, row->p95));
    if (bench_promises(row))
        data_put(data, "holds", data_new_bool(bench_holds(row, samples)));
    return data;
}

static void print_pair(FILE *out, const double *values, int runs) {
    fprintf(out, "%9.2f %9.2f", bench_quantile(values, runs, 0.5),
            bench_quantile(values, runs, 0.95));
}

// A limit that is not promised is a dash.
static void print_limit(FILE *out, double limit) {
    if (limit < 0)
        fprintf(out, "%6s", "-");
    else
        fprintf(out, "%6g", limit);
}

static void print_row(const CommandContext *context, const BenchRow *row,
                      const Samples *samples) {
    FILE *out = context->out;
    fprintf(out, "%-18s %-5s", row->name, row->unit);
    print_pair(out, samples->wall, samples->runs);
    if (row->of == BENCH_COUNT)
        fprintf(out, "%20s", "");
    else
        fprintf(out, " "), print_pair(out, samples->cpu, samples->runs);
    fprintf(out, "  %-4s",
            row->of == BENCH_CPU    ? "cpu"
            : row->of == BENCH_WALL ? "wall"
                                    : "");
    print_limit(out, row->median);
    print_limit(out, row->p95);
    const char *key = bench_holds(row, samples) ? "bench.holds" : "bench.breaks";
    fprintf(out, " %4d  %s\n", samples->runs,
            bench_promises(row) ? words_in(context->words, context->lang, key) : "");
    fflush(out); // a row may take half a minute, and a reader waits
}

static void print_head(const CommandContext *context, const char *name) {
    fprintf(context->out, "%s\n%s\n\n", name,
            words_in(context->words, context->lang, "bench.head"));
    fprintf(context->out, "%-18s %-5s%9s %9s %9s %9s  %-4s%6s%6s %4s\n", "", "", "median",
            "p95", "cpu med.", "cpu p95", "<=", "med.", "p95", "runs");
}

static void say_unmeasured(const CommandContext *context, const BenchRow *row,
                           const Error *why) {
    Error err = {0};
    char *sentence = words_error(context->words, context->lang, why);
    error_set(&err, "bench.unmeasured", "%s\t%s", row->name, sentence);
    command_failed(context, &err);
    free(sentence);
}

// Every wished row; false when one could not be measured.
static bool measure(const Bench *bench, const Wishes *wishes, Data *results,
                    const Error *no_screen) {
    bool all = true;
    for (int i = 0; i < bench_count(); i++) {
        const BenchRow *row = bench_row(i);
        if (!is_wished(wishes, row)) continue;
        Samples *samples = mem_new(sizeof *samples);
        Error err = {0};
        bool screen = !no_screen->key[0] || !row->width;
        if (!screen) err = *no_screen;
        bool good = screen && row->measure(bench, row, samples, &err);
        if (!good) say_unmeasured(bench->context, row, &err);
        all = all && good;
        if (good && results) data_push(results, bench_result(row, samples));
        if (good && !results) print_row(bench->context, row, samples);
        free(samples);
    }
    return all;
}

static int measure_all(const Bench *bench, const Wishes *wishes) {
    Error no_screen = {0};
    BenchScreen screen;
    setenv("SDL_VIDEODRIVER", "x11", 1); // what looks from outside looks at X
    bench_screen_start(&screen, &no_screen);
    char *name = machine();
    Data *results = wishes->json ? data_new_array() : NULL;
    if (!results) print_head(bench->context, name);
    bool all = measure(bench, wishes, results, &no_screen);
    if (results) {
        Data *document = data_new_object();
        data_put(document, "machine", data_new_text(name));
        data_put(document, "results", results);
        char *text = data_write(document);
        fprintf(bench->context->out, "%s\n", text);
        free(text);
        data_free(document);
    }
    free(name);
    bench_screen_stop(&screen);
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
    Bench given = {.context = context, .folder = folder};
    if (!mkdtemp(folder)) {
        error_set(&err, "file.unwritable", "%s", folder);
        free(folder);
        return command_failed(context, &err);
    }
    given.fonts = fonts_open(context->places->fonts, &err);
    given.lesson = file_join(context->places->lessons, "core/01-qubit.lua");
    int status = given.fonts ? measure_all(&given, &wishes) : command_failed(context, &err);
    if (given.fonts) fonts_close(given.fonts);
    nftw(folder, forget, 16, FTW_DEPTH | FTW_PHYS);
    free(given.lesson);
    free(folder);
    return status;
}

const Command command_bench = {"bench", bench, "bench [NAME...] [--json]"};
