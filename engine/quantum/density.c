#include "quantum/density.h"

#include "base/mem.h"
#include "quantum/density_inside.h"
#include "quantum/operator.h"

#include <assert.h>
#include <lapacke.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { ALIGNED = 64, MOST_ROWS = 1 << MAX_DENSITY_QUBITS };

// --- making

static Density *density_blank(int qubits, const Kernels *kernels) {
    assert(qubits >= 1 && qubits <= MAX_DENSITY_QUBITS);
    size_t bytes = operator_size(qubits) * sizeof(double);
    double *r = aligned_alloc(ALIGNED, bytes < ALIGNED ? ALIGNED : bytes);
    if (!r) return NULL;
    memset(r, 0, bytes);
    Density *density = mem_new(sizeof *density);
    *density = (Density){kernels, qubits, r};
    return density;
}

Density *density_create(int qubits) {
    Density *density = density_blank(qubits, kernels_best());
    if (!density) return NULL;
    for (uint32_t z = 0; z < 1u << qubits; z++)
        density->r[2 * operator_digits(z)] = 1;
    return density;
}

Density *density_mixed(int qubits) {
    Density *density = density_blank(qubits, kernels_best());
    if (density) density->r[0] = 1;
    return density;
}

Density *density_copy(const Density *density) {
    Density *copy = density_blank(density->qubits, density->kernels);
    if (!copy) return NULL;
    memcpy(copy->r, density->r, operator_size(density->qubits) * sizeof *copy->r);
    return copy;
}

void density_destroy(Density *density) {
    if (!density) return;
    free(density->r);
    free(density);
}

// The Walsh–Hadamard transform, out[z] = Σ (-1)^(z·i) in[i], in place.
static void walsh(double *numbers, size_t size) {
    for (size_t step = 1; step < size; step *= 2)
        for (size_t block = 0; block < size; block += 2 * step)
            for (size_t i = block; i < block + step; i++) {
                double a = numbers[i], b = numbers[i + step];
                numbers[i] = a + b;
                numbers[i + step] = a - b;
            }
}

// Re(i^quarters · (re + i im)).
static double turned_re(double re, double im, int quarters) {
    const double parts[4] = {re, -im, -re, im};
    return parts[quarters & 3];
}

// A string is i^(Ys) X^x Z^z and takes |i⟩ to i^(Ys) (-1)^(z·i) |i ⊕ x⟩; so for one x all
// r are the transform of the entries (i, i ⊕ x), turned.
typedef double complex (*Entry)(const void *from, size_t row, size_t column);

static void density_fill(Density *density, Entry entry, const void *from) {
    size_t size = state_size(density->qubits);
    double re[MOST_ROWS], im[MOST_ROWS];
    for (uint32_t x = 0; x < size; x++) {
        for (size_t i = 0; i < size; i++) {
            double complex number = entry(from, i, i ^ x);
            re[i] = creal(number);
            im[i] = cimag(number);
        }
        walsh(re, size);
        walsh(im, size);
        for (uint32_t z = 0; z < size; z++)
            density->r[operator_digits(x) + 2 * operator_digits(z)] =
                turned_re(re[z], im[z], __builtin_popcount(x & z));
    }
}

static double complex entry_of_state(const void *from, size_t row, size_t column) {
    return state_amplitude(from, row) * conj(state_amplitude(from, column));
}

Density *density_from_state(const State *state) {
    Density *density = density_blank(state_qubits(state), kernels_best());
    if (density) density_fill(density, entry_of_state, state);
    return density;
}

typedef struct Rows {
    const double complex *entries;
    size_t size;
} Rows;

static double complex entry_of_rows(const void *from, size_t row, size_t column) {
    const Rows *rows = from;
    return rows->entries[row * rows->size + column];
}

static const double NEAR = 1e-9; // how far from a density matrix is allowed

static bool rows_check(Rows rows, Error *err) {
    double trace = 0;
    for (size_t i = 0; i < rows.size; i++) {
        for (size_t j = 0; j <= i; j++) {
            double complex here = entry_of_rows(&rows, i, j);
            if (!(cabs(here - conj(entry_of_rows(&rows, j, i))) <= NEAR))
                return error_set(err, "density.hermitian", "%zu\t%zu", i + 1, j + 1);
        }
        trace += creal(entry_of_rows(&rows, i, i));
    }
    if (fabs(trace - 1) <= NEAR) return true;
    return error_set(err, "density.trace", "%.9g", trace);
}

// Cholesky's factors exist only for a positive matrix. The upper triangle by rows is, for
// LAPACK, the lower one by columns of the conjugate, whose eigenvalues are the same.
static bool positive_check(Rows rows, double complex *work, Error *err) {
    lapack_int size = (lapack_int)rows.size;
    memcpy(work, rows.entries, rows.size * rows.size * sizeof *work);
    for (size_t i = 0; i < rows.size; i++)
        work[i * (rows.size + 1)] = creal(work[i * (rows.size + 1)]) + NEAR;
    if (LAPACKE_zpotrf(LAPACK_COL_MAJOR, 'L', size, work, size) == 0) return true;
    return error_set(err, "density.negative", "%s", "");
}

Density *density_from_matrix(int qubits, const double complex *rows, Error *err) {
    Rows from = {rows, state_size(qubits)};
    if (!rows_check(from, err)) return NULL;
    double complex *work = mem_try(from.size * from.size, sizeof *work);
    Density *density = density_blank(qubits, kernels_best());
    bool room = work && density;
    if (!room) error_set(err, "state.memory", "%d", qubits);
    bool good = room && positive_check(from, work, err);
    free(work);
    if (good) {
        density_fill(density, entry_of_rows, &from);
        return density;
    }
    density_destroy(density);
    return NULL;
}

void density_use(Density *density, const Kernels *kernels) {
    density->kernels = kernels ? kernels : kernels_best();
}

int density_qubits(const Density *density) {
    return density->qubits;
}

// The other way round: entry (i, i ⊕ x) is 2^-n Σ_z (-i)^(Ys) (-1)^(z·i) r.
void density_matrix(const Density *density, double complex *rows) {
    size_t size = state_size(density->qubits);
    double re[MOST_ROWS], im[MOST_ROWS];
    for (uint32_t x = 0; x < size; x++) {
        for (uint32_t z = 0; z < size; z++) {
            double r = density->r[operator_digits(x) + 2 * operator_digits(z)];
            int quarters = -__builtin_popcount(x & z);
            re[z] = turned_re(r, 0, quarters) / (double)size;
            im[z] = -turned_re(0, r, quarters) / (double)size;
        }
        walsh(re, size);
        walsh(im, size);
        for (size_t i = 0; i < size; i++)
            rows[i * size + (i ^ x)] = CMPLX(re[i], im[i]);
    }
}

void density_mix(Density *density, double share, const Density *with) {
    assert(density->qubits == with->qubits);
    for (size_t i = 0; i < operator_size(density->qubits); i++)
        density->r[i] += share * (with->r[i] - density->r[i]);
}

// --- measuring

static void check_qubits(const Density *density, uint32_t mask) {
    assert(mask < state_size(density->qubits));
}

// Σ over the Z strings within the mask, each with the sign of the bits.
double density_probability(const Density *density, uint32_t mask, uint32_t bits) {
    check_qubits(density, mask);
    double sum = 0;
    uint32_t z = 0;
    do {
        double r = density->r[2 * operator_digits(z)];
        sum += __builtin_parity(z & bits) ? -r : r;
        z = (z - mask) & mask; // the next number within the mask; 0 after the last
    } while (z);
    return sum / (double)state_size(__builtin_popcount(mask));
}

void density_marginal(const Density *density, const int *qubits, int count, double *out) {
    assert(count >= 0 && count <= density->qubits);
    size_t size = state_size(count);
    for (size_t i = 0; i < size; i++) {
        uint32_t z = 0;
        for (int k = 0; k < count; k++)
            z |= (uint32_t)(i >> k & 1) << qubits[k];
        check_qubits(density, z);
        out[i] = density->r[2 * operator_digits(z)] / (double)size;
    }
    walsh(out, size);
}

void density_probabilities(const Density *density, double *out) {
    int all[MAX_DENSITY_QUBITS];
    for (int q = 0; q < density->qubits; q++)
        all[q] = q;
    density_marginal(density, all, density->qubits, out);
}

// --- questions

Bloch density_bloch(const Density *density, int qubit) {
    assert(qubit >= 0 && qubit < density->qubits);
    size_t x = operator_digits(1u << qubit);
    return (Bloch){density->r[x], density->r[3 * x], density->r[2 * x]};
}

double density_mean(const Density *density, PauliSum sum) {
    double mean = 0;
    for (int t = 0; t < sum.count; t++) {
        PauliTerm term = sum.terms[t];
        check_qubits(density, term.x | term.z);
        size_t string = operator_digits(term.x) + 2 * operator_digits(term.z);
        mean += term.coefficient * density->r[string];
    }
    return mean;
}

double density_trace(const Density *density) {
    return density->r[0];
}

double density_purity(const Density *density) {
    return density_overlap(density, density);
}

double density_overlap(const Density *density, const Density *to) {
    assert(density->qubits == to->qubits);
    double sum = 0;
    for (size_t i = 0; i < operator_size(density->qubits); i++)
        sum += density->r[i] * to->r[i];
    return sum / (double)state_size(density->qubits);
}

// Where the string `index` of the part stands in the whole.
static size_t part_place(size_t index, const int *qubits, int count) {
    size_t place = 0;
    for (int k = 0; k < count; k++)
        place |= (index >> 2 * k & 3) << 2 * qubits[k];
    return place;
}

Density *density_part(const Density *density, const int *qubits, int count) {
    Density *part = density_blank(count, density->kernels);
    if (!part) return NULL;
    uint32_t all = 0;
    for (int k = 0; k < count; k++) {
        assert(qubits[k] >= 0 && qubits[k] < density->qubits && !(all >> qubits[k] & 1));
        all |= 1u << qubits[k];
    }
    for (size_t i = 0; i < operator_size(count); i++)
        part->r[i] = density->r[part_place(i, qubits, count)];
    return part;
}
