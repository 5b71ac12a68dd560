#include "circuit/noise.h"

#include "base/mem.h"
#include "circuit/compile.h"
#include "circuit/lower.h"
#include "quantum/channel_kinds.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum { READOUT = NOISE_RATES - 1 };

static bool is_rate(const ChannelKind *kind) {
    return kind->qubits == 1 && kind->parameters == 1;
}

static const ChannelKind *kind_of(int rate) {
    for (int i = 0; i < channel_kind_count(); i++)
        if (is_rate(channel_kind(i)) && rate-- == 0) return channel_kind(i);
    return NULL;
}

const char *noise_name(int index) {
    assert(index >= 0 && index < NOISE_RATES);
    return index == READOUT ? "readout" : kind_of(index)->name;
}

int noise_find(const char *name) {
    for (int i = 0; i < NOISE_RATES; i++)
        if (!strcmp(noise_name(i), name)) return i;
    return -1;
}

bool noise_any(const Noise *noise) {
    for (int i = 0; noise && i < NOISE_RATES; i++)
        if (noise->rates[i] != 0) return true;
    return false;
}

bool noise_equal(const Noise *a, const Noise *b) {
    for (int i = 0; i < NOISE_RATES; i++)
        if (a->rates[i] != b->rates[i]) return false;
    return true;
}

bool noise_check(const Noise *noise, int qubits, Error *err) {
    for (int i = 0; i < NOISE_RATES; i++)
        if (!(noise->rates[i] >= 0 && noise->rates[i] <= 1))
            return error_set(err, "noise.range", "%s\t%g", noise_name(i), noise->rates[i]);
    if (!noise_any(noise) || qubits <= NOISY_QUBITS) return true;
    return error_set(err, "noise.qubits", "%d\t%d", NOISY_QUBITS, qubits);
}

// --- at work

// `first` and then a kind with that rate; takes `first`, which may be NULL.
static Channel *followed_by(Channel *first, const ChannelKind *kind, double rate) {
    Channel *next = channel_named(kind, &rate, NULL);
    if (!first) return next;
    Channel *both = channel_compose(first, next);
    channel_destroy(first);
    channel_destroy(next);
    return both;
}

NoiseWork *noise_work(const Noise *noise) {
    NoiseWork *work = mem_new(sizeof *work);
    for (int i = 0; i < READOUT; i++)
        if (noise->rates[i] > 0)
            work->channel = followed_by(work->channel, kind_of(i), noise->rates[i]);
    work->readout = readout_errors(noise->rates[READOUT], noise->rates[READOUT]);
    return work;
}

void noise_work_destroy(NoiseWork *work) {
    if (!work) return;
    channel_destroy(work->channel);
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
    size_t size = state_size(count);
    State *state = state_create(count);
    for (size_t column = 0; state && column < size; column++) {
        StateParts parts = state_parts(state);
        for (size_t i = 0; i < size; i++)
            parts.re[i] = i == column, parts.im[i] = 0;
        program_run(program, 0, program_size(program), state, &(ProgramRun){0});
        for (size_t row = 0; row < size; row++)
            rows[row * size + column] = state_amplitude(state, row);
    }
    bool done = state != NULL;
    state_destroy(state);
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
    for (int wire = 0; work->channel && wire < density_qubits(density); wire++)
        if (wires >> wire & 1) density_channel(density, work->channel, &wire);
}

double noise_chance(const NoiseWork *work, const Density *density, int qubit, int value) {
    double one = density_probability(density, 1u << qubit, 1u << qubit);
    const double *reads = work->readout.p[value];
    return reads[0] * (1 - one) + reads[1] * one;
}

// ρ → Σ p(value|was) P_was ρ P_was, divided by its trace: X and Y vanish, and what each
// projection leaves is (1 ± Z)/2 of 1 ± Z.
void noise_read(const NoiseWork *work, Density *density, int qubit, int value,
                double chance) {
    const double *reads = work->readout.p[value];
    double even = (reads[0] + reads[1]) / (2 * chance);
    double odd = (reads[0] - reads[1]) / (2 * chance);
    Transfer map = {.r = {[0] = even, [2] = odd, [8] = odd, [10] = even}};
    transfer_complete(&map, 1);
    density_transfer(density, &map, &qubit);
}
