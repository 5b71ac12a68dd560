#include "quantum/trajectory.h"

#include "base/mem.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_ROWS = 1 << MAX_CHANNEL_QUBITS };

// The density matrix of the targets alone.
typedef struct Reduced {
    int rows;
    double complex m[MOST_ROWS][MOST_ROWS];
} Reduced;

static size_t place_of(size_t base, int row, int count, const int *targets) {
    for (int k = 0; k < count; k++)
        base |= (size_t)(row >> k & 1) << targets[k];
    return base;
}

static Reduced reduced_of(const State *state, int count, const int *targets) {
    Reduced reduced = {.rows = 1 << count};
    const double *re = state_re(state), *im = state_im(state);
    size_t all = place_of(0, reduced.rows - 1, count, targets);
    for (size_t base = 0; base < state_size(state_qubits(state)); base++) {
        if (base & all) continue;
        for (int i = 0; i < reduced.rows; i++)
            for (int j = 0; j <= i; j++) {
                size_t a = place_of(base, i, count, targets);
                size_t b = place_of(base, j, count, targets);
                reduced.m[i][j] +=
                    CMPLX(re[a] * re[b] + im[a] * im[b], im[a] * re[b] - re[a] * im[b]);
            }
    }
    for (int i = 0; i < reduced.rows; i++)
        for (int j = 0; j < i; j++)
            reduced.m[j][i] = conj(reduced.m[i][j]);
    return reduced;
}

// Tr KρK†.
static double chance_of(const double complex *kraus, const Reduced *reduced) {
    double complex sum = 0;
    int rows = reduced->rows;
    for (int a = 0; a < rows; a++)
        for (int i = 0; i < rows; i++)
            for (int j = 0; j < rows; j++)
                sum += kraus[a * rows + i] * reduced->m[i][j] * conj(kraus[a * rows + j]);
    return creal(sum);
}

// Draws by weights that need not add up to 1; never one of weight 0.
static int drawn(const double *weights, int count, Rng *rng) {
    double sum = 0;
    int last = 0;
    for (int k = 0; k < count; k++)
        sum += weights[k];
    double left = rng_unit(rng) * sum;
    for (int k = 0; k < count; k++) {
        if (weights[k] <= 0) continue;
        last = k;
        if (left < weights[k]) break;
        left -= weights[k];
    }
    return last;
}

static void act_by_chance(State *state, const Channel *channel, const int *targets,
                          Rng *rng) {
    double weights[MAX_KRAUS] = {0};
    int qubits = channel_qubits(channel), count = channel_count(channel);
    bool mixture = channel_is_mixture(channel);
    Reduced reduced = {0};
    if (!mixture) reduced = reduced_of(state, qubits, targets);
    for (int k = 0; k < count; k++)
        weights[k] = mixture ? channel_weight(channel, k)
                             : chance_of(channel_kraus(channel, k), &reduced);
    int k = drawn(weights, count, rng);
    if (mixture && channel_is_idle(channel, k)) return;
    double complex kraus[MOST_ROWS * MOST_ROWS];
    for (int i = 0; i < 1 << 2 * qubits; i++)
        kraus[i] = channel_kraus(channel, k)[i] / sqrt(weights[k]);
    state_apply_matrix(state, kraus, qubits, targets, (Controls){0});
}

void trajectory_run(State *state, const NoisyStep *steps, int count, Rng *rng) {
    for (int i = 0; i < count; i++) {
        const NoisyStep *step = &steps[i];
        if (step->u)
            state_apply_matrix(state, step->u, step->count, step->targets, step->controls);
        else
            act_by_chance(state, step->channel, step->targets, rng);
    }
}

// --- averages

static void read_bloch(const State *state, const void *with, double *out) {
    (void)with;
    for (int q = 0; q < state_qubits(state); q++) {
        Bloch bloch = state_bloch(state, q);
        *out++ = bloch.x;
        *out++ = bloch.y;
        *out++ = bloch.z;
    }
}

Reading reading_bloch(int qubits) {
    return (Reading){3 * qubits, read_bloch, NULL};
}

static void read_probabilities(const State *state, const void *with, double *out) {
    (void)with;
    state_probabilities(state, out);
}

Reading reading_probabilities(int qubits) {
    return (Reading){(int)state_size(qubits), read_probabilities, NULL};
}

static void read_mean(const State *state, const void *with, double *out) {
    *out = pauli_mean(*(const PauliSum *)with, state);
}

Reading reading_mean(const PauliSum *sum) {
    return (Reading){1, read_mean, sum};
}

static void copy_into(State *state, const State *from) {
    size_t bytes = state_size(state_qubits(from)) * sizeof(double);
    StateParts parts = state_parts(state);
    memcpy(parts.re, state_re(from), bytes);
    memcpy(parts.im, state_im(from), bytes);
}

// One more sample: the running mean, and in `spread` the squares of what lies off it
// (Welford, Technometrics 4, 419).
static void tally(int run, int values, const double *sample, double *mean, double *spread) {
    for (int i = 0; i < values; i++) {
        double off = sample[i] - mean[i];
        mean[i] += off / run;
        spread[i] += off * (sample[i] - mean[i]);
    }
}

static void average_into(const Trajectories *trajectories, Reading reading, Rng *rng,
                         State *state, double *sample, double *mean, double *error) {
    size_t bytes = (size_t)reading.values * sizeof(double);
    int runs = trajectories->runs;
    memset(mean, 0, bytes);
    memset(error, 0, bytes);
    for (int run = 1; run <= runs; run++) {
        copy_into(state, trajectories->start);
        trajectory_run(state, trajectories->steps, trajectories->count, rng);
        reading.read(state, reading.with, sample);
        tally(run, reading.values, sample, mean, error);
    }
    for (int i = 0; i < reading.values; i++)
        error[i] = sqrt(error[i] / (runs - 1.0) / runs);
}

bool trajectories_average(const Trajectories *trajectories, Reading reading, Rng *rng,
                          double *mean, double *error) {
    assert(trajectories->runs >= 2);
    State *state = state_copy(trajectories->start);
    double *sample = mem_try((size_t)reading.values, sizeof *sample);
    if (state && sample)
        average_into(trajectories, reading, rng, state, sample, mean, error);
    bool done = state && sample;
    state_destroy(state);
    free(sample);
    return done;
}
