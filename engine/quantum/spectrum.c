#include "quantum/spectrum.h"

#include "base/mem.h"
#include "base/rng.h"
#include "quantum/hamiltonian.h"

#include <assert.h>
#include <lapacke.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { WHOLE_QUBITS = 7 };

// What is looked for on the way: `count` energies of `h`, whose states are `size` long.
typedef struct Search {
    const Hamiltonian *h;
    size_t size;
    int count;
    double *energies;
    State *ground; // may be NULL
    double doubt;
} Search;

// Rising eigenvalues of an n × n Hermitian matrix, column by column; the columns become its
// eigenvectors.
static void diagonalise(size_t n, double complex *matrix, double *values) {
    lapack_int info = LAPACKE_zheevd(LAPACK_COL_MAJOR, 'V', 'U', (lapack_int)n, matrix,
                                     (lapack_int)n, values);
    assert(info == 0);
}

// --- the whole matrix

static void fill_column(const Search *search, size_t column, double complex *out) {
    double in[2][1 << WHOLE_QUBITS] = {{0}}, to[2][1 << WHOLE_QUBITS] = {{0}};
    in[0][column] = 1;
    hamiltonian_add(search->h, 1, 0, (StateParts){in[0], in[1]},
                    (StateParts){to[0], to[1]});
    for (size_t k = 0; k < search->size; k++)
        out[k] = CMPLX(to[0][k], to[1][k]);
}

static bool search_whole(Search *search) {
    size_t size = search->size;
    double complex *matrix = mem_try(size * size, sizeof *matrix);
    if (!matrix) return false;
    for (size_t column = 0; column < size; column++)
        fill_column(search, column, matrix + column * size);
    double values[1 << WHOLE_QUBITS];
    diagonalise(size, matrix, values);
    memcpy(search->energies, values, (size_t)search->count * sizeof *values);
    for (size_t k = 0; search->ground && k < size; k++) {
        state_parts(search->ground).re[k] = creal(matrix[k]);
        state_parts(search->ground).im[k] = cimag(matrix[k]);
    }
    free(matrix);
    return true;
}

// --- a block of vectors

// A few more vectors than energies, so that the last one wanted converges as well.
enum { SPARE = 6, MAX_BLOCK = MAX_ENERGIES + SPARE };
// A filter may make the lowest vector this much longer than the rest; with more, what else
// was in a vector would drown in rounding.
static const double MOST_GROWTH = 1e8;
enum { MOST_DEGREE = 40, MOST_ROUNDS = 1000 };
static const double GOOD_RESIDUAL = 1e-9; // times the radius of the spectrum

typedef struct Block {
    const Hamiltonian *h;
    size_t size;
    int count;
    double *memory;
    StateParts v[MAX_BLOCK], hv[MAX_BLOCK], spare;
    double values[MAX_BLOCK]; // rising
} Block;

static bool block_create(Block *block, const Search *search) {
    size_t size = search->size;
    *block = (Block){search->h, size, search->count + SPARE};
    size_t vectors = 2 * (size_t)block->count + 1;
    double *at = block->memory = mem_try(vectors * 2 * size, sizeof *at);
    if (!at) return false;
    for (int i = 0; i < block->count; i++, at += 4 * size) {
        block->v[i] = (StateParts){at, at + size};
        block->hv[i] = (StateParts){at + 2 * size, at + 3 * size};
    }
    block->spare = (StateParts){at, at + size};
    return true;
}

static void clear(StateParts v, size_t size) {
    memset(v.re, 0, size * sizeof *v.re);
    memset(v.im, 0, size * sizeof *v.im);
}

static double complex dot(StateParts a, StateParts b, size_t size) {
    double re = 0, im = 0;
    for (size_t k = 0; k < size; k++) {
        re += a.re[k] * b.re[k] + a.im[k] * b.im[k];
        im += a.re[k] * b.im[k] - a.im[k] * b.re[k];
    }
    return CMPLX(re, im);
}

static void add(StateParts to, double complex by, StateParts from, size_t size) {
    double c = creal(by), s = cimag(by);
    for (size_t k = 0; k < size; k++) {
        to.re[k] += c * from.re[k] - s * from.im[k];
        to.im[k] += c * from.im[k] + s * from.re[k];
    }
}

static double length_of(StateParts v, size_t size) {
    return sqrt(creal(dot(v, v, size)));
}

static void scale(StateParts v, double by, size_t size) {
    for (size_t k = 0; k < size; k++) {
        v.re[k] *= by;
        v.im[k] *= by;
    }
}

static void normalise(StateParts v, size_t size) {
    scale(v, 1 / length_of(v, size), size);
}

// Gram and Schmidt's way, twice over against rounding.
static void orthonormalise(Block *block) {
    for (int i = 0; i < block->count; i++) {
        StateParts v = block->v[i];
        normalise(v, block->size);
        for (int j = 0; j < 2 * i; j++) {
            StateParts u = block->v[j % i];
            add(v, -dot(u, v, block->size), u, block->size);
        }
        normalise(v, block->size);
    }
}

// Columns of `turn` mix the vectors: v_j becomes Σ_i turn[i, j] v_i.
static void mix(Block *block, StateParts *vectors, const double complex *turn) {
    int n = block->count;
    double complex old[MAX_BLOCK];
    for (size_t k = 0; k < block->size; k++) {
        for (int i = 0; i < n; i++)
            old[i] = CMPLX(vectors[i].re[k], vectors[i].im[k]);
        for (int j = 0; j < n; j++) {
            double re = 0, im = 0;
            for (int i = 0; i < n; i++) {
                double complex t = turn[j * n + i];
                re += creal(t) * creal(old[i]) - cimag(t) * cimag(old[i]);
                im += creal(t) * cimag(old[i]) + cimag(t) * creal(old[i]);
            }
            vectors[j].re[k] = re;
            vectors[j].im[k] = im;
        }
    }
}

// Rayleigh and Ritz: within the space of the block, its vectors become those of H, and hv
// what H makes of them.
static void settle(Block *block) {
    int n = block->count;
    double complex within[MAX_BLOCK * MAX_BLOCK];
    orthonormalise(block);
    for (int j = 0; j < n; j++) {
        clear(block->hv[j], block->size);
        hamiltonian_add(block->h, 1, 0, block->v[j], block->hv[j]);
        for (int i = 0; i <= j; i++)
            within[j * n + i] = dot(block->v[i], block->hv[j], block->size);
    }
    diagonalise((size_t)n, within, block->values);
    mix(block, block->v, within);
    mix(block, block->hv, within);
}

static double worst_residual(const Block *block, int count) {
    double worst = 0;
    for (int i = 0; i < count; i++) {
        StateParts rest = block->spare;
        clear(rest, block->size);
        add(rest, 1, block->hv[i], block->size);
        add(rest, -block->values[i], block->v[i], block->size);
        worst = fmax(worst, length_of(rest, block->size));
    }
    return worst;
}

// v becomes T_degree((H - centre)/radius) v, which is small between centre ± radius and
// grows fast below.
static void filter(const Block *block, EnergyRange damped, int degree, StateParts v) {
    StateParts now = v, earlier = block->spare;
    clear(earlier, block->size);
    for (int k = 0; k < degree; k++) { // T_1 = x T_0, T_(k+1) = 2 x T_k - T_(k-1)
        double by = (k ? 2 : 1) / damped.radius;
        scale(earlier, -1, block->size);
        hamiltonian_add(block->h, by, 0, now, earlier);
        add(earlier, -by * damped.centre, now, block->size);
        StateParts next = earlier;
        earlier = now;
        now = next;
    }
    if (now.re == v.re) return;
    memcpy(v.re, now.re, block->size * sizeof *v.re);
    memcpy(v.im, now.im, block->size * sizeof *v.im);
}

// Everything from the block's highest value to the top of the spectrum is to be damped.
static void filter_block(Block *block) {
    EnergyRange range = hamiltonian_range(block->h);
    double top = range.centre + range.radius, cut = block->values[block->count - 1];
    EnergyRange damped = {(top + cut) / 2, (top - cut) / 2};
    double lowest = (damped.centre - block->values[0]) / damped.radius; // at least 1
    double degree = acosh(MOST_GROWTH) / acosh(fmax(lowest, 1 + 1e-9));
    for (int i = 0; i < block->count; i++)
        filter(block, damped, (int)fmax(1, fmin(degree, MOST_DEGREE)), block->v[i]);
}

static void randomise(Block *block) {
    Rng rng = rng_seeded(1);
    for (int i = 0; i < block->count; i++)
        for (size_t k = 0; k < block->size; k++) {
            block->v[i].re[k] = rng_unit(&rng) - 0.5;
            block->v[i].im[k] = rng_unit(&rng) - 0.5;
        }
}

static bool search_block(Search *search) {
    Block block;
    if (!block_create(&block, search)) return false;
    double enough = GOOD_RESIDUAL * hamiltonian_range(search->h).radius;
    randomise(&block);
    settle(&block);
    search->doubt = worst_residual(&block, search->count);
    for (int k = 0; k < MOST_ROUNDS && search->doubt > enough; k++) {
        filter_block(&block);
        settle(&block);
        search->doubt = worst_residual(&block, search->count);
    }
    memcpy(search->energies, block.values, (size_t)search->count * sizeof *block.values);
    if (search->ground) {
        memcpy(state_parts(search->ground).re, block.v[0].re, block.size * sizeof(double));
        memcpy(state_parts(search->ground).im, block.v[0].im, block.size * sizeof(double));
    }
    free(block.memory);
    return true;
}

bool spectrum_lowest(PauliSum sum, int qubits, int count, double *energies, State *ground,
                     double *doubt, Error *err) {
    size_t size = state_size(qubits);
    assert(count >= 1 && count <= MAX_ENERGIES && (size_t)count <= size);
    assert(!ground || state_qubits(ground) == qubits);
    Hamiltonian *h = hamiltonian_create(sum, qubits);
    Search search = {h, size, count, energies, ground};
    bool ok = h && (qubits <= WHOLE_QUBITS ? search_whole(&search) : search_block(&search));
    hamiltonian_destroy(h);
    if (!ok) return error_set(err, "state.memory", "%d", qubits);
    if (doubt) *doubt = search.doubt;
    return true;
}
