#include "quantum/entanglement.h"

#include "base/mem.h"
#include "quantum/decompose.h"
#include "quantum/distribution.h"
#include "quantum/mixture.h"
#include "quantum/parts.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

// ---- reduced density matrices

// Amplitudes of the kept qubits for LAYERS values of the others at a time: the matrix is
// walked through once for all of them, which is what takes the time when it is large.
enum { LAYERS = 4 };
typedef struct Layers {
    double re[LAYERS][1 << MOST_KEPT], im[LAYERS][1 << MOST_KEPT];
} Layers;

static void fill_layer(Layers *layers, int layer, const State *state, const size_t *places,
                       size_t rows, size_t environment) {
    const double *re = state_re(state), *im = state_im(state);
    for (size_t row = 0; row < rows; row++) {
        layers->re[layer][row] = re[places[row] | environment];
        layers->im[layer][row] = im[places[row] | environment];
    }
}

// rho[row][column] += Σ a_row conj(a_column) over the layers, for column ≤ row.
static void add_layers(const Layers *layers, int count, size_t rows, double complex *rho) {
    for (size_t row = 0; row < rows; row++)
        for (int layer = 0; layer < count; layer++) {
            const double *x = layers->re[layer], *y = layers->im[layer];
            double u = x[row], v = y[row];
            for (size_t column = 0; column <= row; column++)
                rho[row * rows + column] +=
                    CMPLX(u * x[column] + v * y[column], v * x[column] - u * y[column]);
        }
}

// The next larger number that has only bits of `mask`; 0 behind the last.
static size_t next_within(size_t number, size_t mask) {
    return (number - mask) & mask;
}

static void add_all(const State *state, int count, const int *kept, double complex *rho) {
    size_t rows = state_size(count), mask = part_mask(count, kept);
    size_t others = state_size(state_qubits(state)) - 1 - mask, environment = 0;
    size_t *places = mem_new(rows * sizeof *places);
    Layers *layers = mem_new(sizeof *layers);
    for (size_t row = 0; row < rows; row++)
        places[row] = part_index(row, count, kept);
    int layer = 0;
    do {
        fill_layer(layers, layer++, state, places, rows, environment);
        environment = next_within(environment, others);
        if (layer < LAYERS && environment) continue;
        add_layers(layers, layer, rows, rho);
        layer = 0;
    } while (environment);
    free(layers);
    free(places);
}

static void mirror(size_t rows, double complex *rho) {
    for (size_t row = 0; row < rows; row++)
        for (size_t column = 0; column < row; column++)
            rho[column * rows + row] = conj(rho[row * rows + column]);
}

void state_reduced(const State *state, int count, const int *kept, double complex *rho) {
    assert(count >= 1 && count <= MOST_KEPT);
    int others[MAX_QUBITS];
    part_others(state_qubits(state), count, kept, others);
    size_t rows = state_size(count);
    memset(rho, 0, rows * rows * sizeof *rho);
    add_all(state, count, kept, rho);
    mirror(rows, rho);
}

// ---- Schmidt's decomposition

// Rows are the values of the part, columns those of the rest.
static double complex *cut_state(const State *state, int count, const int *part, int rest) {
    size_t rows = state_size(count), columns = state_size(rest);
    size_t others = rows * columns - 1 - part_mask(count, part);
    double complex *matrix = mem_try(rows * columns, sizeof *matrix);
    for (size_t row = 0; matrix && row < rows; row++) {
        size_t place = part_index(row, count, part), within = 0;
        for (size_t column = 0; column < columns; column++) {
            matrix[row * columns + column] = state_amplitude(state, place | within);
            within = next_within(within, others);
        }
    }
    return matrix;
}

static bool vector_room(Schmidt *schmidt) {
    size_t count = (size_t)schmidt->count;
    schmidt->part = mem_try(count * (size_t)schmidt->part_size, sizeof *schmidt->part);
    schmidt->rest = mem_try(count * (size_t)schmidt->rest_size, sizeof *schmidt->rest);
    return schmidt->part && schmidt->rest;
}

// The left factor has our vectors in its columns; here each is a row. `left` has the size
// of `schmidt->part`.
static void take_columns(Schmidt *schmidt, const double complex *left) {
    for (int k = 0; k < schmidt->count; k++)
        for (int row = 0; row < schmidt->part_size; row++)
            schmidt->part[k * schmidt->part_size + row] = left[row * schmidt->count + k];
}

static bool fill_vectors(Schmidt *schmidt, const double complex *matrix, Error *err) {
    int rows = schmidt->part_size, columns = schmidt->rest_size;
    double complex *left = mem_try((size_t)schmidt->count * (size_t)rows, sizeof *left);
    if (!left) return error_set(err, "matrix.unsolved", "%d", rows);
    bool done =
        singular_values(rows, columns, matrix, schmidt->values, left, schmidt->rest, err);
    if (done) take_columns(schmidt, left);
    free(left);
    return done;
}

static bool decompose_cut(Schmidt *schmidt, const double complex *matrix, bool vectors,
                          Error *err) {
    int rows = schmidt->part_size, columns = schmidt->rest_size;
    if (!matrix || (vectors && !vector_room(schmidt)))
        return error_set(err, "matrix.unsolved", "%d", rows);
    if (vectors) return fill_vectors(schmidt, matrix, err);
    return singular_values(rows, columns, matrix, schmidt->values, NULL, NULL, err);
}

static bool schmidt_fill(Schmidt *schmidt, const State *state, int count, const int *part,
                         bool vectors, Error *err) {
    int others[MAX_QUBITS];
    int rest = part_others(state_qubits(state), count, part, others);
    assert(count >= 1 && rest >= 1);
    int smaller = count < rest ? count : rest;
    *schmidt = (Schmidt){1 << smaller, 1 << count, 1 << rest, NULL, NULL, NULL};
    if (smaller > MOST_KEPT) {
        error_set(err, "entanglement.cut", "%d", MOST_KEPT);
        return false;
    }
    schmidt->values = mem_new(state_size(smaller) * sizeof *schmidt->values);
    double complex *matrix = cut_state(state, count, part, rest);
    bool done = decompose_cut(schmidt, matrix, vectors, err);
    free(matrix);
    if (!done) schmidt_destroy(schmidt);
    return done;
}

bool schmidt_create(Schmidt *schmidt, const State *state, int count, const int *part,
                    Error *err) {
    return schmidt_fill(schmidt, state, count, part, true, err);
}

void schmidt_destroy(Schmidt *schmidt) {
    free(schmidt->values);
    free(schmidt->part);
    free(schmidt->rest);
    *schmidt = (Schmidt){0};
}

int schmidt_rank(const Schmidt *schmidt, double tolerance) {
    int rank = 0;
    while (rank < schmidt->count && schmidt->values[rank] > tolerance)
        rank++;
    return rank;
}

double schmidt_entropy(const Schmidt *schmidt) {
    double bits = 0;
    for (int k = 0; k < schmidt->count; k++) {
        double weight = schmidt->values[k] * schmidt->values[k];
        bits += distribution_entropy(1, &weight);
    }
    return fmax(0, bits);
}

bool state_entropy(const State *state, int count, const int *part, double *bits,
                   Error *err) {
    Schmidt schmidt;
    if (!schmidt_fill(&schmidt, state, count, part, false, err)) return false;
    *bits = schmidt_entropy(&schmidt);
    schmidt_destroy(&schmidt);
    return true;
}

bool state_is_product(const State *state, int count, const int *part, double tolerance,
                      bool *product, Error *err) {
    Schmidt schmidt;
    if (!schmidt_fill(&schmidt, state, count, part, false, err)) return false;
    *product = schmidt_rank(&schmidt, tolerance) <= 1;
    schmidt_destroy(&schmidt);
    return true;
}

// ---- pairs

static void add_pair(double complex *sum, double complex a, double complex b) {
    *sum += CMPLX(creal(a) * creal(b) + cimag(a) * cimag(b),
                  cimag(a) * creal(b) - creal(a) * cimag(b));
}

static void add_four(double complex rho[16], const double complex a[4]) {
    add_pair(&rho[0], a[0], a[0]);
    add_pair(&rho[4], a[1], a[0]);
    add_pair(&rho[5], a[1], a[1]);
    add_pair(&rho[8], a[2], a[0]);
    add_pair(&rho[9], a[2], a[1]);
    add_pair(&rho[10], a[2], a[2]);
    add_pair(&rho[12], a[3], a[0]);
    add_pair(&rho[13], a[3], a[1]);
    add_pair(&rho[14], a[3], a[2]);
    add_pair(&rho[15], a[3], a[3]);
}

// state_reduced of two qubits, `a` the low bit, written out: a map of all pairs of 20
// qubits walks the state 190 times.
static void reduce_pair(const State *state, int a, int b, double complex rho[16]) {
    const double *re = state_re(state), *im = state_im(state);
    size_t low = (size_t)1 << a, high = (size_t)1 << b, i = 0;
    size_t others = state_size(state_qubits(state)) - 1 - low - high;
    memset(rho, 0, 16 * sizeof *rho);
    do {
        size_t j = i | low, k = i | high, l = j | high;
        add_four(rho, (double complex[]){CMPLX(re[i], im[i]), CMPLX(re[j], im[j]),
                                         CMPLX(re[k], im[k]), CMPLX(re[l], im[l])});
        i = next_within(i, others);
    } while (i);
    mirror(4, rho);
}

static double qubit_entropy(const State *state, int qubit) {
    return binary_entropy((1 + fmin(1, bloch_length(state_bloch(state, qubit)))) / 2);
}

static bool bond_of(const State *state, int a, int b, const double alone[2], PairBond *bond,
                    Error *err) {
    double complex rho[16];
    reduce_pair(state, a, b, rho);
    if (!mixture_entropy(4, rho, &bond->entropy, err)) return false;
    bond->information = fmax(0, alone[0] + alone[1] - bond->entropy);
    return mixture_concurrence(rho, &bond->concurrence, err);
}

bool state_pair(const State *state, int a, int b, PairBond *bond, Error *err) {
    assert(a != b);
    double alone[2] = {qubit_entropy(state, a), qubit_entropy(state, b)};
    return bond_of(state, a, b, alone, bond, err);
}

// A qubit with a state of its own hangs together with none. (What is not finite has none.)
static const double of_its_own = 1e-12;

static bool is_own(Bloch arrow, double entropy) {
    return isfinite(bloch_length(arrow)) && entropy <= of_its_own;
}

bool state_pairs(const State *state, PairBond *bonds, Error *err) {
    int qubits = state_qubits(state);
    Bloch arrows[MAX_QUBITS];
    double alone[MAX_QUBITS];
    state_bloch_all(state, arrows, NULL, NULL);
    for (int q = 0; q < qubits; q++) {
        alone[q] = binary_entropy((1 + fmin(1, bloch_length(arrows[q]))) / 2);
        bonds[q * qubits + q] = (PairBond){.entropy = alone[q]};
    }
    for (int a = 0; a < qubits; a++)
        for (int b = a + 1; b < qubits; b++) {
            PairBond *bond = &bonds[a * qubits + b];
            double pair[2] = {alone[a], alone[b]};
            if (is_own(arrows[a], alone[a]) || is_own(arrows[b], alone[b]))
                *bond = (PairBond){.entropy = fmax(alone[a], alone[b])};
            else if (!bond_of(state, a, b, pair, bond, err))
                return false;
            bonds[b * qubits + a] = *bond;
        }
    return true;
}
