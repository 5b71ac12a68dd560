// What `kyubi bench` measures: the promises of DESIGN.md as a table, one row each. Rows
// about frames drive a desk and a window of this process with pushed events; rows about the
// whole program start it as a learner would and look at its window from outside
// (app/onlooker.h). Nothing in the program knows that it is being measured.
#ifndef KYUBI_APP_BENCH_H
#define KYUBI_APP_BENCH_H

#include "base/command.h"
#include "base/data.h"
#include "quantum/kernels.h"
#include "quantum/pool.h"
#include "type/fonts.h"

enum { BENCH_MOST_RUNS = 256 };
#define BENCH_NO_LIMIT (-1.0)

// What the runs of a row took, in the row's unit. Rows that are no times fill `wall` alone.
typedef struct Samples {
    double wall[BENCH_MOST_RUNS];
    double cpu[BENCH_MOST_RUNS]; // of the measured thread or process itself
    int runs;
} Samples;

// What every row is given.
typedef struct Bench {
    const CommandContext *context;
    Fonts *fonts;
    const char *folder;     // empty at first: for profiles and files; removed afterwards
    char *lesson;           // the path of C01
    const Kernels *kernels; // of the simulator's rows
    Pool *pool;             // NULL: one thread
} Bench;

// BENCH_LEAST: wall time, judged by the least of the runs; its promise is for the widest
// kernels (bench_goal).
typedef enum BenchOf { BENCH_COUNT, BENCH_WALL, BENCH_CPU, BENCH_LEAST } BenchOf;

// What one pass over a row's memory is, for comparison: over a state, or a density matrix.
typedef enum BenchPass { PASS_NONE, PASS_STATE, PASS_DENSITY } BenchPass;

typedef struct BenchRow BenchRow;
// Fills `samples`; fails with the reason why the row cannot be measured here.
typedef bool BenchMeasure(const Bench *bench, const BenchRow *row, Samples *samples,
                          Error *err);

struct BenchRow {
    const char *name;   // as DESIGN.md's table of promises has it
    const char *unit;   // "ns" "us" "ms" "MB" "count"
    BenchOf of;         // what the promise is about
    double median, p95; // most; BENCH_NO_LIMIT where nothing is promised of it
    int runs;
    int width, height; // of the window, px; 0: the row has none
    BenchMeasure *measure;
    int size, kind; // of the simulator's rows: qubits (or distance), and which of several;
                    // wires of drag_
    BenchPass pass;
};

int bench_count(void);
const BenchRow *bench_row(int index); // NULL behind the last
// `name` is a row's name or how it begins.
bool bench_named(const BenchRow *row, const char *name);

// How many letters of its name rows share that differ in their size alone: those before
// "_16"; all, where there is no number. Of frame_display_NAME those before the name; of
// those with two screens those before that.
int bench_family(const BenchRow *row);

// The value that a part `q` (0 … 1) of `count` values does not exceed: the smallest one
// with at least q · count values up to it (the nearest-rank definition; no value is made up
// between two). `values` stays as it is.
double bench_quantile(const double *values, int count, double q);
// The values that the promise is about.
const double *bench_judged(const BenchRow *row, const Samples *samples);
bool bench_holds(const BenchRow *row, const Samples *samples);
bool bench_promises(const BenchRow *row); // false: it is measured for comparison only

// The row with what it promises of kernels of that width: narrower ones may take 1.6
// and 3.5 times as long (the last from 12 qubits up; nothing is promised below).
BenchRow bench_goal(const BenchRow *row, KernelWidth width);

// Bytes of one pass over what the row works on; 0 where that says nothing.
size_t bench_pass_bytes(const BenchRow *row);

// Milliseconds, for rows.
double bench_wall(void);
double bench_cpu(void); // of this thread
void bench_sleep(double ms);
void bench_take(Samples *samples, double wall, double cpu);

// A page of 1200 characters with 12 formulas and furigana; yours to free.
char *bench_page(void);

// bench_page.c, bench_frame.c and bench_program.c: what the rows measure.
BenchMeasure bench_page_layout, bench_page_draw;
BenchMeasure bench_value;       // bench_value.c
BenchMeasure bench_open_record; // a year of answers: bench_record.c
// An arrow dragged round its ball: the only display of its page, or C01's, which a formula
// and amplitudes follow.
BenchMeasure bench_arrow, bench_arrow_c01;
BenchMeasure bench_redraw, bench_open_lesson;
// All displays of one circuit, and one of them, which the row's name ends in
// (frame_display_NAME, or frame_display_NAME_4k): bench_everything.c.
BenchMeasure bench_everything, bench_display;
BenchMeasure bench_drag, bench_drag_shown, bench_animate, bench_play,
    bench_edit; // bench_circuit.c
// A picture of 200 strokes that the lesson draws, all of them moving: parent and child.
BenchMeasure bench_stage;
// Where C01's first arrow is, as the desk lays it out: its page, the ball's middle and
// radius and the arrow's tip in device pixels; and how many pages the lesson has.
typedef struct BenchArrow {
    int page, x, y, radius, tip_x, tip_y, pages;
} BenchArrow;
bool bench_arrow_place(const Bench *bench, const BenchRow *row, BenchArrow *arrow,
                       Error *err);
// `kyubi present` with the hall on a 4K screen: bench_two_screens.c.
BenchMeasure bench_two_screens, bench_rss_two_screens;
BenchMeasure bench_start_library, bench_start_lesson, bench_input, bench_idle, bench_rss;

#endif
