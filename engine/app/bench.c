#include "app/bench.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

// clang-format off
static const BenchRow rows[] = {
    // name             unit     of           median          p95             runs  window      what
    {"cold_start",        "ms",    BENCH_WALL,  150,            BENCH_NO_LIMIT,  15, 1920, 1080, bench_start_library},
    {"cold_start_lesson", "ms",    BENCH_WALL,  150,            BENCH_NO_LIMIT,  15, 1920, 1080, bench_start_lesson},
    {"open_lesson",       "ms",    BENCH_WALL,  100,            BENCH_NO_LIMIT,  15, 1920, 1080, bench_open_lesson},
    {"input_to_pixels",   "ms",    BENCH_WALL,  4,              10,             100, 1920, 1080, bench_input},
    {"frame_one",         "ms",    BENCH_CPU,   1,              BENCH_NO_LIMIT, 200, 1920, 1080, bench_arrow},
    {"frame_one_4k",      "ms",    BENCH_CPU,   2,              BENCH_NO_LIMIT, 200, 3840, 2160, bench_arrow},
    {"frame_c01",         "ms",    BENCH_CPU,   BENCH_NO_LIMIT, BENCH_NO_LIMIT, 200, 1920, 1080, bench_arrow_c01},
    {"drag_8x20",         "ms",    BENCH_WALL,  BENCH_NO_LIMIT, 4,              200, 1920, 1080, bench_drag},
    {"redraw",            "ms",    BENCH_CPU,   20,             BENCH_NO_LIMIT,  50, 1920, 1080, bench_redraw},
    {"redraw_4k",         "ms",    BENCH_CPU,   40,             BENCH_NO_LIMIT,  50, 3840, 2160, bench_redraw},
    {"page_layout",       "ms",    BENCH_CPU,   3,              BENCH_NO_LIMIT, 100, 0,    0,    bench_page_layout},
    {"idle_wakeups",      "count", BENCH_COUNT, 0,              0,                3, 1920, 1080, bench_idle},
    {"rss",               "MB",    BENCH_COUNT, 80,             80,               3, 1920, 1080, bench_rss},
};
// clang-format on

int bench_count(void) {
    return sizeof rows / sizeof *rows;
}

const BenchRow *bench_row(int index) {
    return index >= 0 && index < bench_count() ? &rows[index] : NULL;
}

bool bench_named(const BenchRow *row, const char *name) {
    return !strncmp(row->name, name, strlen(name));
}

static int by_size(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

double bench_quantile(const double *values, int count, double q) {
    assert(count > 0 && count <= BENCH_MOST_RUNS);
    double sorted[BENCH_MOST_RUNS];
    memcpy(sorted, values, (size_t)count * sizeof *values);
    qsort(sorted, (size_t)count, sizeof *sorted, by_size);
    int rank = 0;
    while (rank + 1 < count && rank + 1 < q * count)
        rank++;
    return sorted[rank];
}

const double *bench_judged(const BenchRow *row, const Samples *samples) {
    return row->of == BENCH_CPU ? samples->cpu : samples->wall;
}

bool bench_holds(const BenchRow *row, const Samples *samples) {
    const double *values = bench_judged(row, samples);
    return (row->median < 0 || bench_quantile(values, samples->runs, 0.5) <= row->median) &&
           (row->p95 < 0 || bench_quantile(values, samples->runs, 0.95) <= row->p95);
}

bool bench_promises(const BenchRow *row) {
    return row->median >= 0 || row->p95 >= 0;
}

static double milliseconds(clockid_t clock) {
    struct timespec now;
    clock_gettime(clock, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

double bench_wall(void) {
    return milliseconds(CLOCK_MONOTONIC);
}

double bench_cpu(void) {
    return milliseconds(CLOCK_THREAD_CPUTIME_ID);
}

void bench_sleep(double ms) {
    struct timespec time = {(time_t)(ms / 1e3), (long)(1e6 * (ms - 1e3 * (int)(ms / 1e3)))};
    nanosleep(&time, NULL);
}

void bench_take(Samples *samples, double wall, double cpu) {
    assert(samples->runs < BENCH_MOST_RUNS);
    samples->wall[samples->runs] = wall;
    samples->cpu[samples->runs++] = cpu;
}
