// The rows of `kyubi bench sim`: the simulator's circuits (app/sim_circuits.h) and its
// other engines, timed in batches. Noise of a shared machine only ever adds time, so these
// rows are judged by the least batch; median and p95 stand beside it.
#ifndef KYUBI_APP_BENCH_SIM_H
#define KYUBI_APP_BENCH_SIM_H

#include "app/bench.h"
#include "quantum/state.h"

// Calls `work` often enough for a batch to take a few milliseconds, for as many batches as
// the row has runs; what one call took, divided by `parts`, goes into `samples` in the
// row's unit.
typedef void SimWork(void *context);
void sim_time(const BenchRow *row, SimWork *work, void *context, double parts,
              Samples *samples);

// Fails where memory is short: bench.memory (MB).
bool sim_memory(size_t bytes, Error *err);

// bench_sim.c, and bench_engines.c for those that are no programs.
BenchMeasure sim_gates, sim_fourier, sim_layers;
BenchMeasure sim_arrows, sim_pyramid, sim_shots, sim_counts, sim_density, sim_tableau,
    sim_frames;
BenchMeasure sim_edit, sim_slider, sim_branches;
typedef enum SimEdit { EDIT_FULL, EDIT_MIDDLE } SimEdit; // row->kind of sim_edit

// The time of one pass over a state of `bytes` in place, in ns, the best of many: its
// halves change places, and nothing is computed. No gate that touches all of it can be
// faster.
double sim_pass(size_t bytes, Pool *pool);

// The values that tell whether the circuits were built and run right: name, what came out,
// what is expected (research on the same circuits, 9 digits). NULL behind the last.
typedef struct SimCheck {
    const char *name;
    double complex value, expected;
    bool agrees;
} SimCheck;
enum { SIM_CHECKS = 6 };
// False where one does not agree, or memory is short.
bool sim_checks(const Bench *bench, SimCheck checks[SIM_CHECKS]);

#endif
