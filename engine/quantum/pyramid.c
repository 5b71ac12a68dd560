#include "quantum/pyramid.h"

#include "base/mem.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

enum { MOST_LEVELS = MAX_QUBITS / 2 + 2 };

// Σ p, and Σ p·e^{iφ} = Σ |a|·a.
typedef struct Sum {
    float probability, re, im;
} Sum;

struct Pyramid {
    int qubits, levels;
    double *probabilities; // NULL: it was made from a state
    double complex turn;
    Sum *sums[MOST_LEVELS]; // from level 1 on
    double most[MOST_LEVELS];
};

static int halved(int bits, int level) {
    int left = bits - level;
    return left > 0 && left < MAX_QUBITS ? 1 << left : 1;
}

int pyramid_rows(const Pyramid *pyramid, int level) {
    return halved(pyramid->qubits / 2, level);
}

int pyramid_columns(const Pyramid *pyramid, int level) {
    return halved((pyramid->qubits + 1) / 2, level);
}

static double complex first_turn(const State *state) {
    size_t size = state_size(state_qubits(state));
    const double *re = state_re(state), *im = state_im(state);
    for (size_t i = 0; i < size; i++) {
        double square = re[i] * re[i] + im[i] * im[i];
        if (square > 1e-12) return (re[i] - im[i] * I) / sqrt(square);
    }
    return 1;
}

// One row of cells into the row of level 1 that it belongs to, two cells at a time.
// `lengths` has room for one row.
static double add_phased(Sum *sums, const double *re, const double *im, size_t columns,
                         float *lengths) {
    float most = 0;
    for (size_t i = 0; i < columns; i++)
        lengths[i] = sqrtf((float)(re[i] * re[i] + im[i] * im[i]));
    for (size_t i = 0; i < columns; i += 2) {
        float a = lengths[i], b = lengths[i + 1];
        Sum *sum = &sums[i / 2];
        sum->probability += a * a + b * b;
        sum->re += a * (float)re[i] + b * (float)re[i + 1];
        sum->im += a * (float)im[i] + b * (float)im[i + 1];
        float more = a > b ? a : b;
        most = more > most ? more : most;
    }
    return (double)most * most;
}

static double add_plain(Sum *sums, const double *p, size_t columns) {
    double most = 0;
    for (size_t i = 0; i < columns; i++) {
        sums[i / 2].probability += (float)p[i];
        most = p[i] > most ? p[i] : most;
    }
    return most;
}

static bool fill_first(Pyramid *pyramid, const State *state) {
    float *lengths = mem_try((size_t)pyramid_columns(pyramid, 0), sizeof *lengths);
    if (!lengths) return false;
    assert(pyramid->sums[1]); // even one qubit has a level above its cells
    size_t columns = (size_t)pyramid_columns(pyramid, 0);
    size_t across = (size_t)pyramid_columns(pyramid, 1);
    int rows = pyramid_rows(pyramid, 0), fold = pyramid_rows(pyramid, 1) < rows ? 2 : 1;
    for (int row = 0; row < rows; row++) {
        Sum *sums = pyramid->sums[1] + (size_t)(row / fold) * across;
        size_t from = (size_t)row * columns;
        double most = state ? add_phased(sums, state_re(state) + from,
                                         state_im(state) + from, columns, lengths)
                            : add_plain(sums, pyramid->probabilities + from, columns);
        pyramid->most[0] = fmax(pyramid->most[0], most);
    }
    free(lengths);
    return true;
}

// A level from the one below it.
static void fill_next(Pyramid *pyramid, int level) {
    int rows = pyramid_rows(pyramid, level - 1),
        columns = pyramid_columns(pyramid, level - 1);
    int across = pyramid_columns(pyramid, level);
    int fold = pyramid_rows(pyramid, level) < rows ? 2 : 1;
    int fold_across = across < columns ? 2 : 1;
    for (int row = 0; row < rows; row++)
        for (int column = 0; column < columns; column++) {
            Sum *to = &pyramid->sums[level][(size_t)(row / fold) * (size_t)across +
                                            (size_t)(column / fold_across)];
            Sum from =
                pyramid->sums[level - 1][(size_t)row * (size_t)columns + (size_t)column];
            to->probability += from.probability;
            to->re += from.re;
            to->im += from.im;
        }
}

static size_t tiles(const Pyramid *pyramid, int level) {
    return (size_t)pyramid_rows(pyramid, level) * (size_t)pyramid_columns(pyramid, level);
}

static void find_most(Pyramid *pyramid, int level) {
    for (size_t i = 0; i < tiles(pyramid, level); i++)
        pyramid->most[level] =
            fmax(pyramid->most[level], (double)pyramid->sums[level][i].probability);
}

// Takes the probabilities.
static Pyramid *pyramid_of(int qubits, const State *state, double *probabilities) {
    Pyramid *pyramid = mem_new(sizeof *pyramid);
    *pyramid = (Pyramid){.qubits = qubits,
                         .levels = (qubits + 1) / 2 + 1,
                         .probabilities = probabilities,
                         .turn = state ? first_turn(state) : 1};
    for (int level = 1; level < pyramid->levels; level++) {
        pyramid->sums[level] = mem_try(tiles(pyramid, level), sizeof(Sum));
        if (!pyramid->sums[level]) {
            pyramid_destroy(pyramid);
            return NULL;
        }
    }
    if (!fill_first(pyramid, state)) {
        pyramid_destroy(pyramid);
        return NULL;
    }
    for (int level = 2; level < pyramid->levels; level++)
        fill_next(pyramid, level);
    for (int level = 1; level < pyramid->levels; level++)
        find_most(pyramid, level);
    return pyramid;
}

Pyramid *pyramid_create(const State *state) {
    return pyramid_of(state_qubits(state), state, NULL);
}

Pyramid *pyramid_of_probabilities(int qubits, double *probabilities) {
    return pyramid_of(qubits, NULL, probabilities);
}

void pyramid_destroy(Pyramid *pyramid) {
    if (!pyramid) return;
    for (int level = 1; level < pyramid->levels; level++)
        free(pyramid->sums[level]);
    free(pyramid->probabilities);
    free(pyramid);
}

bool pyramid_has_phases(const Pyramid *pyramid) {
    return !pyramid->probabilities;
}

int pyramid_levels(const Pyramid *pyramid) {
    return pyramid->levels;
}

static Tile cell_tile(const Pyramid *pyramid, const State *state, size_t index) {
    if (pyramid->probabilities) return (Tile){.probability = pyramid->probabilities[index]};
    double complex a = state_amplitude(state, index) * pyramid->turn;
    double probability = creal(a) * creal(a) + cimag(a) * cimag(a);
    return (Tile){probability, probability > 0, carg(a)};
}

Tile pyramid_tile(const Pyramid *pyramid, const State *state, int level, int row,
                  int column) {
    int columns = pyramid_columns(pyramid, level);
    assert(level >= 0 && level < pyramid->levels && column >= 0 && column < columns);
    assert(row >= 0 && row < pyramid_rows(pyramid, level));
    size_t index = (size_t)row * (size_t)columns + (size_t)column;
    if (level == 0) return cell_tile(pyramid, state, index);
    Sum sum = pyramid->sums[level][index];
    double complex mean = (sum.re + sum.im * I) * pyramid->turn;
    Tile tile = {.probability = sum.probability};
    if (sum.probability <= 0) return tile;
    tile.agreement = fmin(1, cabs(mean) / sum.probability);
    tile.phase = carg(mean);
    return tile;
}

double pyramid_most(const Pyramid *pyramid, int level) {
    return pyramid->most[level];
}

double complex pyramid_turn(const Pyramid *pyramid) {
    return pyramid->turn;
}

size_t pyramid_bytes(const Pyramid *pyramid) {
    size_t bytes = sizeof *pyramid;
    for (int level = 1; level < pyramid->levels; level++)
        bytes += tiles(pyramid, level) * sizeof(Sum);
    return bytes +
           (pyramid->probabilities ? state_size(pyramid->qubits) * sizeof(double) : 0);
}
