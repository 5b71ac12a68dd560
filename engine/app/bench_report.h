// What `kyubi bench` says: rows as lines of text, or as JSON.
#ifndef KYUBI_APP_BENCH_REPORT_H
#define KYUBI_APP_BENCH_REPORT_H

#include "app/bench.h"
#include "app/bench_sim.h"
#include "base/data.h"

// The row as `--json` shows it: median and p95 of what the promise is about; then both
// clocks, the promise and whether it holds, or the least batch, its goal, and as how many
// passes over its memory (`pass`: what one takes, in the row's unit; 0: unknown) it took.
// Yours to free.
Data *bench_result(const BenchRow *row, const Samples *samples, double pass);
Data *bench_checks(const SimCheck *checks); // SIM_CHECKS of them

// Lines of text: what stands above the rows about screens and above the simulator's, and a
// row of either.
void bench_print_screens(const CommandContext *context);
void bench_print_engines(const Bench *bench, const SimCheck *checks);
void bench_print(const CommandContext *context, const BenchRow *row, const Samples *samples,
                 double pass);

#endif
