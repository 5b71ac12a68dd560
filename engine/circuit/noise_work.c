#include "circuit/noise_work.h"

#include "base/mem.h"
#include "circuit/compile.h"
#include "circuit/lower.h"
#include "quantum/channel_kinds.h"

#include <assert.h>
#include <stdlib.h>

// `first` and then a kind with that rate; takes `first`, which may be NULL.
static Channel *followed_by(Channel *first, const ChannelKind *kind, double rate) {
    Channel *next = channel_named(kind, &rate, NULL);
    if (!first) return next;
    Channel *both = channel_compose(first, next);
    channel_destroy(first);
    channel_destroy(next);
    return both;
}

// What goes wrong on a wire after each gate; NULL: nothing.
static Channel *wire_channel(const Noise *noise, int wire) {
    Channel *channel = NULL;
    for (int i = 0; i < NOISE_RATES - 1; i++) {
        double rate = noise_rate(noise, wire, i);
        const ChannelKind *kind = channel_kind_find(noise_name(i));
        if (rate > 0) channel = followed_by(channel, kind, rate);
    }
    return channel;
}

NoiseWork *noise_work(const Noise *noise, int qubits) {
    NoiseWork *work = mem_new(sizeof *work);
    work->qubits = qubits;
    for (int wire = 0; wire < qubits; wire++) {
        double rate = noise_rate(noise, wire, NOISE_RATES - 1);
        work->channel[wire] = wire_channel(noise, wire);
        work->readout[wire] = readout_errors(rate, rate);
    }
    return work;
}

void noise_work_destroy(NoiseWork *work) {
    if (!work) return;
    for (int wire = 0; wire < work->qubits; wire++)
        channel_destroy(work->channel[wire]);
    free(work);
}

enum { MOST_ROWS = 1 << MAX_TARGETS };

// What the step does to its targets alone: as a program, on every basis state of so many
// qubits.
static bool step_rows(const Step *step, int count, double complex *rows) {
    Step bare = *step;
    bare.controls = bare.anticontrols = 0;
    bare.if_mask = bare.if_bits = bare.unless_mask = bare.unless_bits = 0;
    for (int k = 0; k < count; k++)
        bare.targets[k] = k;
    Program *program = program_create(count);
    step_compile(&bare, program);
    bool done = program_columns(program, 0, program_size(program), rows);
    program_destroy(program);
    return done;
}

// Every column of a matrix becomes what the program makes of it.
static void columns_run(Program *program, int from, int to, State *state,
                        double complex *rows) {
    size_t size = state_size(state_qubits(state));
    for (size_t column = 0; column < size; column++) {
        StateParts parts = state_parts(state);
        for (size_t i = 0; i < size; i++) {
            parts.re[i] = creal(rows[i * size + column]);
            parts.im[i] = cimag(rows[i * size + column]);
        }
        program_run(program, from, to, state, &(ProgramRun){0});
        for (size_t i = 0; i < size; i++)
            rows[i * size + column] = state_amplitude(state, i);
    }
}

static void adjoin(double complex *rows, size_t size) {
    for (size_t i = 0; i < size; i++)
        for (size_t j = 0; j <= i; j++) {
            double complex below = rows[i * size + j];
            rows[i * size + j] = conj(rows[j * size + i]);
            rows[j * size + i] = conj(below);
        }
}

// UρU† = U(Uρ)†, since ρ is its own adjoint.
void noise_program(Density *density, Program *program, int from, int to) {
    size_t size = state_size(density_qubits(density));
    double complex *rows = mem_new(size * size * sizeof *rows);
    State *state = state_create(density_qubits(density));
    if (!state) mem_out();
    density_matrix(density, rows);
    columns_run(program, from, to, state, rows);
    adjoin(rows, size);
    columns_run(program, from, to, state, rows);
    Density *after = density_from_matrix(density_qubits(density), rows, NULL);
    if (!after) mem_out();
    density_mix(density, 1, after);
    density_destroy(after);
    state_destroy(state);
    free(rows);
}

static void act_whole(Density *density, const Step *step) {
    Step bare = *step;
    bare.if_mask = bare.if_bits = bare.unless_mask = bare.unless_bits = 0;
    Program *program = program_create(density_qubits(density));
    step_compile(&bare, program);
    noise_program(density, program, 0, program_size(program));
    program_destroy(program);
}

static void act_plain(Density *density, const Step *step) {
    double complex rows[MOST_ROWS * MOST_ROWS];
    int count = step_targets(step);
    assert(count <= MAX_TARGETS);
    if (!step_rows(step, count, rows)) mem_out();
    density_apply_matrix(density, rows, count, step->targets,
                         (Controls){step->controls, step->anticontrols});
}

void noise_gate(const NoiseWork *work, Density *density, const Step *step) {
    (step_plain(step) ? act_plain : act_whole)(density, step);
    uint32_t wires = step_wires(step);
    for (int wire = 0; wire < work->qubits; wire++)
        if (wires >> wire & 1 && work->channel[wire])
            density_channel(density, work->channel[wire], &wire);
}

double noise_reads(const NoiseWork *work, int qubit, double one, int value) {
    const double *reads = work->readout[qubit].p[value];
    return reads[0] * (1 - one) + reads[1] * one;
}

double noise_chance(const NoiseWork *work, const Density *density, int qubit, int value) {
    double one = density_probability(density, 1u << qubit, 1u << qubit);
    return noise_reads(work, qubit, one, value);
}

// ρ → Σ p(value|was) P_was ρ P_was, divided by its trace: X and Y vanish, and what each
// projection leaves is (1 ± Z)/2 of 1 ± Z.
void noise_read(const NoiseWork *work, Density *density, int qubit, int value,
                double chance) {
    const double *reads = work->readout[qubit].p[value];
    double even = (reads[0] + reads[1]) / (2 * chance);
    double odd = (reads[0] - reads[1]) / (2 * chance);
    Transfer map = {.r = {[0] = even, [2] = odd, [8] = odd, [10] = even}};
    transfer_complete(&map, 1);
    density_transfer(density, &map, &qubit);
}
