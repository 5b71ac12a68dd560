#include "app/bench_sim.h"

#include "app/sim_circuits.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

// A batch takes at least this long, so that the clock's own grain does not show.
static const double batch_ms = 4;

static double per_ms(const char *unit) {
    if (!strcmp(unit, "ns")) return 1e6;
    if (!strcmp(unit, "us")) return 1e3;
    return 1;
}

static double batch(SimWork *work, void *context, int calls) {
    double start = bench_wall();
    for (int i = 0; i < calls; i++)
        work(context);
    return bench_wall() - start;
}

void sim_time(const BenchRow *row, SimWork *work, void *context, double parts,
              Samples *samples) {
    int calls = 1;
    while (batch(work, context, calls) < batch_ms && calls < 1 << 24)
        calls *= 2;
    for (int i = 0; i < row->runs; i++) {
        double start = bench_cpu();
        double wall = batch(work, context, calls) / calls / parts * per_ms(row->unit);
        double cpu = (bench_cpu() - start) / calls / parts * per_ms(row->unit);
        bench_take(samples, wall, cpu);
    }
}

bool sim_memory(size_t bytes, Error *err) {
    return error_set(err, "bench.memory", "%zu", bytes / 1000000 + 1);
}

static size_t state_bytes(int qubits) {
    return 2 * sizeof(double) * state_size(qubits);
}

// A state with a program to run on it.
typedef struct Subject {
    Program *program;
    State *state;
    ProgramRun run;
} Subject;

static ProgramRun run_of(const Bench *bench) {
    return (ProgramRun){.kernels = bench->kernels, .pool = bench->pool};
}

static void run_whole(Subject *subject) {
    program_run(subject->program, 0, program_size(subject->program), subject->state,
                &subject->run);
}

static void run_again(void *context) {
    run_whole(context);
}

static bool time_program(const Bench *bench, const BenchRow *row, Program *program,
                         double parts, Samples *samples, Error *err) {
    Subject subject = {program, sim_start(row->size), run_of(bench)};
    if (subject.state) sim_time(row, run_again, &subject, parts, samples);
    bool done = subject.state || sim_memory(state_bytes(row->size), err);
    state_destroy(subject.state);
    program_destroy(program);
    return done;
}

// On few qubits a sweep is over before the call is: there it is said many times in one
// program.
bool sim_gates(const Bench *bench, const BenchRow *row, Samples *samples, Error *err) {
    enum { FEW_QUBITS = 6, SWEEPS = 32 };
    int gates, sweeps = row->size <= FEW_QUBITS ? SWEEPS : 1;
    Program *program = sim_sweeps((SimGate)row->kind, row->size, sweeps, &gates);
    return time_program(bench, row, program, gates, samples, err);
}

bool sim_fourier(const Bench *bench, const BenchRow *row, Samples *samples, Error *err) {
    return time_program(bench, row, sim_qft(row->size), 1, samples, err);
}

// From the angles on: the circuit is built, prepared and run from |0…0⟩ each time.
static void build_and_run(void *context) {
    Subject *subject = context;
    subject->program = sim_random(state_qubits(subject->state));
    sim_zero(subject->state);
    run_whole(subject);
    program_destroy(subject->program);
}

bool sim_layers(const Bench *bench, const BenchRow *row, Samples *samples, Error *err) {
    Subject subject = {NULL, state_create(row->size), run_of(bench)};
    if (!subject.state) return sim_memory(state_bytes(row->size), err);
    sim_time(row, build_and_run, &subject, 1, samples);
    state_destroy(subject.state);
    return true;
}

// --- in-place bandwidth

// X on the highest qubit makes the two halves of each part change places and does nothing
// else: four streams, read and written once.
double sim_pass(size_t bytes, Pool *pool) {
    enum { BATCHES = 15 };
    int qubits = 63 - __builtin_clzll(bytes / (2 * sizeof(double)));
    Subject subject = {program_create(qubits), state_create(qubits), {.pool = pool}};
    if (subject.state) {
        program_gate(subject.program, gate_find("x"), NULL, &(int){qubits - 1}, (Guard){0});
        subject.run.kernels = kernels_best();
    }
    int calls = (int)(((size_t)8 << 20) / bytes) + 1;
    double least = INFINITY;
    for (int i = 0; subject.state && i < BATCHES; i++)
        least = fmin(least, batch(run_again, &subject, calls) / calls);
    state_destroy(subject.state);
    program_destroy(subject.program);
    return isfinite(least) ? 1e6 * least : 0;
}

// --- check values

static double complex check_of(const Bench *bench, Program *program, State *state) {
    Subject subject = {program, state, run_of(bench)};
    double complex value = NAN;
    if (state) run_whole(&subject), value = sim_check(state);
    state_destroy(state);
    program_destroy(program);
    return value;
}

// Σ over the qubits of the squares of the components of their Bloch vectors.
static double complex arrows_of(const Bench *bench, int qubits) {
    State *state = sim_start(qubits);
    if (!state) return NAN;
    Bloch arrows[MAX_QUBITS];
    state_bloch_all(state, arrows, bench->pool, bench->kernels);
    double sum = 0;
    for (int q = 0; q < qubits; q++)
        sum += pow(bloch_length(arrows[q]), 2);
    state_destroy(state);
    return sum;
}

bool sim_checks(const Bench *bench, SimCheck checks[SIM_CHECKS]) {
    const SimCheck found[SIM_CHECKS] = {
        {"random 8", check_of(bench, sim_random(8), state_create(8)),
         CMPLX(0.037498859, 0.057917109)},
        {"random 10", check_of(bench, sim_random(10), state_create(10)),
         CMPLX(0.442684396, 0.122465115)},
        {"qft 8", check_of(bench, sim_qft(8), sim_start(8)),
         CMPLX(0.174956632, 0.168649892)},
        {"qft 10", check_of(bench, sim_qft(10), sim_start(10)),
         CMPLX(0.300061837, 0.019516129)},
        {"bloch 10", arrows_of(bench, 10), 0.018227544740},
        {"bloch 16", arrows_of(bench, 16), 0.000694520275},
    };
    bool all = true;
    for (int i = 0; i < SIM_CHECKS; i++) {
        checks[i] = found[i];
        checks[i].agrees = cabs(found[i].value - found[i].expected) < 1e-9;
        all = all && checks[i].agrees;
    }
    return all;
}
