#include "quantum/mixture.h"

#include "base/mem.h"
#include "quantum/decompose.h"
#include "quantum/distribution.h"
#include "quantum/parts.h"
#include "quantum/square.h"
#include "quantum/state.h"

#include <assert.h>
#include <float.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

bool mixture_faults(int size, const double complex *rho, MixtureFaults *faults,
                    Error *err) {
    double *values = mem_new((size_t)size * sizeof *values);
    bool done = hermitian_eigen(size, rho, values, NULL, err);
    *faults = (MixtureFaults){cabs(square_trace(size, rho) - 1), 0, values[0]};
    for (int row = 0; row < size; row++)
        for (int column = 0; column <= row; column++) {
            double complex mirrored = conj(rho[column * size + row]);
            faults->skew = fmax(faults->skew, cabs(rho[row * size + column] - mirrored));
        }
    free(values);
    return done;
}

bool mixture_is_physical(MixtureFaults faults, double tolerance) {
    return faults.trace <= tolerance && faults.skew <= tolerance &&
           faults.least >= -tolerance;
}

double mixture_purity(int size, const double complex *rho) {
    return creal(square_overlap(size, rho, rho));
}

bool mixture_entropy(int size, const double complex *rho, double *bits, Error *err) {
    double *values = mem_new((size_t)size * sizeof *values);
    bool done = hermitian_eigen(size, rho, values, NULL, err);
    if (done) *bits = fmax(0, distribution_entropy(size, values));
    free(values);
    return done;
}

// ⟨v|ρ|v⟩.
static double weight_in(int size, const double complex *rho, const double complex *vector) {
    double complex sum = 0;
    for (int row = 0; row < size; row++)
        for (int column = 0; column < size; column++)
            sum += conj(vector[row]) * rho[row * size + column] * vector[column];
    return creal(sum);
}

// -Tr ρ log₂ σ from the eigenvalues and eigenvectors of σ.
static double cross_entropy(int size, const double complex *rho, const double *values,
                            const double complex *vectors) {
    const double excluded = 1e-14, noticed = 1e-12;
    double bits = 0;
    for (int k = 0; k < size; k++) {
        double weight = weight_in(size, rho, vectors + (size_t)k * (size_t)size);
        if (values[k] > excluded)
            bits -= weight * log2(values[k]);
        else if (weight > noticed)
            return INFINITY;
    }
    return bits;
}

bool mixture_relative_entropy(int size, const double complex *rho,
                              const double complex *sigma, double *bits, Error *err) {
    double own = 0;
    double complex *vectors = square_create(size, err);
    if (!vectors) return false;
    double *values = mem_new((size_t)size * sizeof *values);
    bool done = mixture_entropy(size, rho, &own, err) &&
                hermitian_eigen(size, sigma, values, vectors, err);
    if (done) *bits = fmax(0, cross_entropy(size, rho, values, vectors) - own);
    free(values);
    free(vectors);
    return done;
}

// Tr √(√ρ σ √ρ) is the trace norm of √ρ √σ, which needs no root of a root.
bool mixture_fidelity(int size, const double complex *rho, const double complex *sigma,
                      double *fidelity, Error *err) {
    size_t entries = (size_t)size * (size_t)size;
    double complex *work = square_create(3 * size, err);
    if (!work) return false;
    double complex *roots[2] = {work, work + entries}, *product = work + 2 * entries;
    double norm = 0;
    bool done = hermitian_root(size, rho, roots[0], err) &&
                hermitian_root(size, sigma, roots[1], err);
    if (done) square_product(size, roots[0], roots[1], product);
    done = done && trace_norm(size, product, &norm, err);
    *fidelity = fmin(1, norm * norm);
    free(work);
    return done;
}

bool mixture_distance(int size, const double complex *rho, const double complex *sigma,
                      double *distance, Error *err) {
    double complex *difference = square_create(size, err);
    if (!difference) return false;
    for (int i = 0; i < size * size; i++)
        difference[i] = rho[i] - sigma[i];
    bool done = trace_norm(size, difference, distance, err);
    *distance /= 2;
    free(difference);
    return done;
}

void mixture_trace_out(int qubits, const double complex *rho, int count, const int *kept,
                       double complex *out) {
    int others[MAX_QUBITS], rest = part_others(qubits, count, kept, others);
    size_t size = state_size(qubits), rows = state_size(count);
    for (size_t row = 0; row < rows; row++)
        for (size_t column = 0; column < rows; column++) {
            size_t r = part_index(row, count, kept), c = part_index(column, count, kept);
            double complex sum = 0;
            for (size_t e = 0; e < state_size(rest); e++) {
                size_t environment = part_index(e, rest, others);
                sum += rho[(r | environment) * size + (c | environment)];
            }
            out[row * rows + column] = sum;
        }
}

void mixture_transpose(int qubits, const double complex *rho, int count, const int *part,
                       double complex *out) {
    assert(out != rho);
    size_t size = state_size(qubits), mask = part_mask(count, part);
    for (size_t row = 0; row < size; row++)
        for (size_t column = 0; column < size; column++) {
            size_t exchanged = (row ^ column) & mask;
            out[(row ^ exchanged) * size + (column ^ exchanged)] = rho[row * size + column];
        }
}

bool mixture_negativity(int qubits, const double complex *rho, int count, const int *part,
                        Negativity *negativity, Error *err) {
    int size = 1 << qubits;
    double complex *transposed = square_create(size, err);
    if (!transposed) return false;
    mixture_transpose(qubits, rho, count, part, transposed);
    double norm = 0;
    bool done = trace_norm(size, transposed, &norm, err);
    free(transposed);
    *negativity = (Negativity){fmax(0, (norm - 1) / 2), fmax(0, log2(norm))};
    return done;
}

// ρ = Σ a_k a_k† by Cholesky's method with pivots (Higham, Accuracy and Stability, §10.3):
// row k of `vectors` is a_k. Returns how many there are, ρ's rank; what rounding leaves of
// ρ is none.
static int vectors_of(const double complex rho[16], double complex vectors[4][4]) {
    double complex left[4][4];
    memcpy(left, rho, sizeof left);
    double least = 4 * DBL_EPSILON * fabs(creal(square_trace(4, rho)));
    for (int count = 0; count < 4; count++) {
        int pivot = 0;
        for (int row = 1; row < 4; row++)
            if (creal(left[row][row]) > creal(left[pivot][pivot])) pivot = row;
        double most = creal(left[pivot][pivot]);
        if (!(most > least)) return count;
        double complex *vector = vectors[count];
        for (int row = 0; row < 4; row++)
            vector[row] = left[row][pivot] / sqrt(most);
        for (int row = 0; row < 4; row++)
            for (int column = 0; column < 4; column++)
                left[row][column] -= vector[row] * conj(vector[column]);
    }
    return 4;
}

// Wootters' λ are the singular values of the symmetric a_j^T (Y⊗Y) a_k, whatever vectors
// make up ρ: others are a unitary apart (his eq. 10 ff.). Y⊗Y exchanges |00⟩ with -|11⟩ and
// |01⟩ with |10⟩.
bool mixture_concurrence(const double complex *rho, double *concurrence, Error *err) {
    static const double sign[4] = {-1, 1, 1, -1};
    double complex vectors[4][4], spun[16] = {0};
    double values[4] = {0};
    if (!matrix_finite(16, rho, err)) return false;
    int rank = vectors_of(rho, vectors);
    for (int i = 0; i < rank * rank; i++) {
        const double complex *left = vectors[i / rank], *right = vectors[i % rank];
        for (int row = 0; row < 4; row++)
            spun[i] += left[row] * sign[row] * right[3 - row];
    }
    if (rank && !singular_values(rank, rank, spun, values, NULL, NULL, err)) return false;
    *concurrence = fmax(0, values[0] - values[1] - values[2] - values[3]);
    return true;
}

double entanglement_of_formation(double concurrence) {
    double c = fmin(1, concurrence);
    return binary_entropy((1 + sqrt(1 - c * c)) / 2);
}
