#include "app/bench.h"

#include "app/bench_sim.h"
#include "app/sim_circuits.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

// The simulator's rows: what is promised is the least of their batches, in the row's unit,
// on one core of a recent server CPU with AVX-512.
#define NONE BENCH_NO_LIMIT
#define SIM(name, unit, goal, measure, size, kind, pass)         \
    {name, unit, BENCH_LEAST, goal, BENCH_NO_LIMIT, SIM_BATCHES, \
     0,    0,    measure,     size, kind,           pass},
#define SIM_GATES(n, h, cx, cp, rz, u3)                           \
    SIM("sim_h_" #n, "ns", h, sim_gates, n, SIM_H, PASS_STATE)    \
    SIM("sim_cx_" #n, "ns", cx, sim_gates, n, SIM_CX, PASS_STATE) \
    SIM("sim_cp_" #n, "ns", cp, sim_gates, n, SIM_CP, PASS_STATE) \
    SIM("sim_rz_" #n, "ns", rz, sim_gates, n, SIM_RZ, PASS_STATE) \
    SIM("sim_u3_" #n, "ns", u3, sim_gates, n, SIM_U3, PASS_STATE)

enum { SIM_BATCHES = 11 };

// Each display alone, moving, with the circuits that it is of; to be compared with each
// other, nothing is promised of a page with one.
#define DISPLAY_AT(name, width, height) \
    {"frame_display_" name, "ms", BENCH_CPU, NONE, NONE, 100, width, height, bench_display},
#define DISPLAY(name) DISPLAY_AT(name, 1920, 1080) DISPLAY_AT(name "_4k", 3840, 2160)

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
    {"frame_all",         "ms",    BENCH_CPU,   6,              BENCH_NO_LIMIT, 200, 1920, 1080, bench_everything},
    {"frame_all_4k",      "ms",    BENCH_CPU,   10,             BENCH_NO_LIMIT, 200, 3840, 2160, bench_everything},
    {"frame_two_screens", "ms",    BENCH_CPU,   16,             BENCH_NO_LIMIT, 200, 3840, 2160, bench_two_screens},
    DISPLAY("bloch")
    DISPLAY("amplitudes")
    DISPLAY("histogram")
    DISPLAY("conditional")
    DISPLAY("means")
    DISPLAY("ket")
    DISPLAY("matrix")
    DISPLAY("correlations")
    DISPLAY("qsphere")
    DISPLAY("phases")
    DISPLAY("entanglement")
    DISPLAY("density")
    DISPLAY("paths")
    DISPLAY("branches")
    {"stage_200",         "ms",    BENCH_CPU,   16,             BENCH_NO_LIMIT, 200, 1920, 1080, bench_stage},
    {"drag_8x20",         "ms",    BENCH_WALL,  BENCH_NO_LIMIT, 4,              200, 1920, 1080, bench_drag, 8},
    {"drag_12x20",        "ms",    BENCH_WALL,  BENCH_NO_LIMIT, 8,              200, 1920, 1080, bench_drag, 12},
    {"drag_16x20",        "ms",    BENCH_WALL,  BENCH_NO_LIMIT, 25,             200, 1920, 1080, bench_drag, 16},
    {"shown_16x20",       "ms",    BENCH_WALL,  BENCH_NO_LIMIT, 25,             200, 1920, 1080, bench_drag_shown, 16},
    {"play_16x20",        "ms",    BENCH_WALL,  33,             33,             200, 1920, 1080, bench_play, 16},
    {"edit_20x20",        "ms",    BENCH_WALL,  60,             60,             100, 1920, 1080, bench_edit, 20},
    {"animate_16x20",     "ms",    BENCH_WALL,  33,             BENCH_NO_LIMIT, 200, 1920, 1080, bench_animate, 16},
    {"redraw",            "ms",    BENCH_CPU,   20,             BENCH_NO_LIMIT,  50, 1920, 1080, bench_redraw},
    {"redraw_4k",         "ms",    BENCH_CPU,   40,             BENCH_NO_LIMIT,  50, 3840, 2160, bench_redraw},
    {"open_record",       "ms",    BENCH_WALL,  50,             BENCH_NO_LIMIT,  30, 0,    0,    bench_open_record},
    {"page_layout",       "ms",    BENCH_CPU,   3,              BENCH_NO_LIMIT, 100, 0,    0,    bench_page_layout},
    {"edit_to_value",     "ms",    BENCH_WALL,  8,              BENCH_NO_LIMIT, 100, 1920, 1080, bench_value},
    {"page_draw",         "ms",    BENCH_CPU,   2,              BENCH_NO_LIMIT, 100, 1920, 1080, bench_page_draw},
    {"idle_wakeups",      "count", BENCH_COUNT, 0,              0,                3, 1920, 1080, bench_idle},
    {"rss",               "MB",    BENCH_COUNT, 80,             80,               3, 1920, 1080, bench_rss},
    {"rss_two_screens",   "MB",    BENCH_COUNT, 160,            160,              3, 3840, 2160, bench_rss_two_screens},
    SIM_GATES(2, 10, 10, 10, 10, 10)
    SIM_GATES(4, 10, 10, 10, 10, 10)
    SIM_GATES(6, NONE, NONE, NONE, NONE, NONE)
    SIM_GATES(8, NONE, NONE, NONE, NONE, NONE)
    SIM_GATES(10, 85, 60, 65, NONE, 170)
    SIM_GATES(12, NONE, NONE, NONE, NONE, NONE)
    SIM_GATES(14, NONE, NONE, NONE, NONE, NONE)
    SIM_GATES(16, 8.8e3, 5.2e3, 3.9e3, 8.8e3, 10e3)
    SIM_GATES(18, NONE, NONE, NONE, NONE, NONE)
    SIM_GATES(20, 200e3, NONE, NONE, 200e3, 200e3)
    SIM_GATES(22, NONE, NONE, NONE, NONE, NONE)
    SIM_GATES(24, NONE, NONE, NONE, NONE, NONE)
    SIM("sim_qft_8",     "us", 1.6,   sim_fourier, 8,  0, PASS_STATE)
    SIM("sim_qft_12",    "us", 28,    sim_fourier, 12, 0, PASS_STATE)
    SIM("sim_qft_16",    "us", 750,   sim_fourier, 16, 0, PASS_STATE)
    SIM("sim_qft_20",    "us", 26e3,  sim_fourier, 20, 0, PASS_STATE)
    SIM("sim_random_5",  "us", 12,    sim_layers,  5,  0, PASS_STATE)
    SIM("sim_random_10", "us", 100,   sim_layers,  10, 0, PASS_STATE)
    SIM("sim_random_15", "us", 1900,  sim_layers,  15, 0, PASS_STATE)
    SIM("sim_random_16", "us", 3900,  sim_layers,  16, 0, PASS_STATE)
    SIM("sim_random_20", "us", 85e3,  sim_layers,  20, 0, PASS_STATE)
    SIM("sim_bloch_10",  "us", 1.4,   sim_arrows,  10, 0, PASS_STATE)
    SIM("sim_bloch_16",  "us", 130,   sim_arrows,  16, 0, PASS_STATE)
    SIM("sim_bloch_20",  "us", 2800,  sim_arrows,  20, 0, PASS_STATE)
    SIM("sim_pyramid_20", "us", 10000, sim_pyramid, 20, 0, PASS_STATE)
    SIM("sim_shots_10",  "ms", 14,    sim_shots,   10, 0, PASS_NONE)
    SIM("sim_shots_20",  "ms", 40,    sim_shots,   20, 0, PASS_NONE)
    SIM("sim_counts_10", "ms", 0.1,   sim_counts,  10, 0, PASS_NONE)
    SIM("sim_density_4",  "us", 0.8,  sim_density, 4,  0, PASS_DENSITY)
    SIM("sim_density_6",  "us", 12,   sim_density, 6,  0, PASS_DENSITY)
    SIM("sim_density_8",  "us", 200,  sim_density, 8,  0, PASS_DENSITY)
    SIM("sim_density_10", "us", 4200, sim_density, 10, 0, PASS_DENSITY)
    SIM("sim_tableau_100", "ns", 2,   sim_tableau, 100, 0, PASS_NONE)
    SIM("sim_frames_3",  "ns", 25,    sim_frames,  3,  0, PASS_NONE)
    SIM("sim_frames_5",  "ns", 66.7,  sim_frames,  5,  0, PASS_NONE)
    SIM("sim_frames_7",  "ns", 166.7, sim_frames,  7,  0, PASS_NONE)
    SIM("sim_edit_16_full",   "us", 4000, sim_edit, 16, EDIT_FULL,   PASS_STATE)
    SIM("sim_edit_16_middle", "us", 2200, sim_edit, 16, EDIT_MIDDLE, PASS_STATE)
    SIM("sim_slider_16", "us", 100,   sim_slider,  16, 0, PASS_STATE)
    SIM("sim_slider_20", "us", 1500,  sim_slider,  20, 0, PASS_STATE)
    SIM("sim_branches_teleport", "us", NONE, sim_branches, 3, 0, PASS_NONE)
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

int bench_family(const BenchRow *row) {
    if (row->measure == bench_display) return (int)strlen("frame_display");
    const char *screens = strstr(row->name, "_two_screens"), *end = strrchr(row->name, '_');
    if (screens) return (int)(screens - row->name);
    bool number = end && end[1 + strspn(end + 1, "0123456789")] == '\0';
    return (int)(number ? (size_t)(end - row->name) : strlen(row->name));
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
    if (row->of == BENCH_LEAST)
        return row->median < 0 || bench_quantile(values, samples->runs, 0) <= row->median;
    return (row->median < 0 || bench_quantile(values, samples->runs, 0.5) <= row->median) &&
           (row->p95 < 0 || bench_quantile(values, samples->runs, 0.95) <= row->p95);
}

bool bench_promises(const BenchRow *row) {
    return row->median >= 0 || row->p95 >= 0;
}

BenchRow bench_goal(const BenchRow *row, KernelWidth width) {
    BenchRow goal = *row;
    if (row->of != BENCH_LEAST || row->median < 0) return goal;
    if (width == WIDTH_AVX2) goal.median *= 1.6;
    if (width == WIDTH_SSE2)
        goal.median = row->size >= 12 ? 3.5 * row->median : BENCH_NO_LIMIT;
    return goal;
}

size_t bench_pass_bytes(const BenchRow *row) {
    switch (row->pass) {
    case PASS_STATE:
        return 2 * sizeof(double) << row->size;
    case PASS_DENSITY:
        return sizeof(double) << 2 * row->size;
    case PASS_NONE:
        break;
    }
    return 0;
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
