#include "quantum/decompose.h"

#include "base/mem.h"
#include "quantum/square.h"

#include <assert.h>
#include <float.h>
#include <lapacke.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

// LAPACK counts columns first, so it sees the transpose of every matrix given here. Nothing
// is turned around: what comes back is read the other way as well.

bool matrix_finite(size_t count, const double complex *entries, Error *err) {
    for (size_t i = 0; i < count; i++)
        if (!isfinite(creal(entries[i])) || !isfinite(cimag(entries[i])))
            return error_set(err, "matrix.not_finite", " ");
    return true;
}

static bool unsolved(int size, Error *err) {
    return error_set(err, "matrix.unsolved", "%d", size);
}

static size_t entries(int size) {
    return (size_t)size * (size_t)size;
}

static void hermitian_part(int size, const double complex *matrix, double complex *out) {
    for (int row = 0; row < size; row++)
        for (int column = 0; column <= row; column++) {
            double complex below = matrix[row * size + column];
            double complex above = matrix[column * size + row];
            out[row * size + column] = (below + conj(above)) / 2;
            out[column * size + row] = conj(out[row * size + column]);
        }
}

// The transpose of a Hermitian matrix is its conjugate, and so are its eigenvectors; those
// stand in columns, which are our rows.
static bool eigen_in_place(int size, double complex *matrix, double *values, bool vectors,
                           Error *err) {
    if (LAPACKE_zheevd(LAPACK_COL_MAJOR, vectors ? 'V' : 'N', 'L', size, matrix, size,
                       values))
        return unsolved(size, err);
    for (size_t i = 0; vectors && i < entries(size); i++)
        matrix[i] = conj(matrix[i]);
    return true;
}

bool hermitian_eigen(int size, const double complex *matrix, double *values,
                     double complex *vectors, Error *err) {
    assert(size > 0);
    if (!matrix_finite(entries(size), matrix, err)) return false;
    double complex *work = vectors ? vectors : square_create(size, err);
    if (!work) return false;
    hermitian_part(size, matrix, work);
    bool done = eigen_in_place(size, work, values, vectors, err);
    if (!vectors) free(work);
    return done;
}

// The transpose of left · diag · right is right^T · diag · left^T, and transposes are what
// LAPACK reads and writes: its first factor is our right one.
bool singular_values(int rows, int columns, const double complex *matrix, double *values,
                     double complex *left, double complex *right, Error *err) {
    assert(rows > 0 && columns > 0 && !left == !right);
    int rank = rows < columns ? rows : columns;
    if (!matrix_finite((size_t)rows * (size_t)columns, matrix, err)) return false;
    double complex *work = mem_try((size_t)rows * (size_t)columns, sizeof *work);
    if (!work) return unsolved(rows, err);
    memcpy(work, matrix, (size_t)rows * (size_t)columns * sizeof *work);
    bool done = !LAPACKE_zgesdd(LAPACK_COL_MAJOR, left ? 'S' : 'N', columns, rows, work,
                                columns, values, right, columns, left, rank);
    free(work);
    return done || unsolved(rows, err);
}

void hermitian_compose(int size, const double complex *weights,
                       const double complex *vectors, double complex *out) {
    memset(out, 0, entries(size) * sizeof *out);
    for (int k = 0; k < size; k++) {
        const double complex *vector = vectors + (size_t)k * (size_t)size;
        for (int row = 0; row < size; row++) {
            double complex factor = weights[k] * vector[row];
            for (int column = 0; column < size; column++)
                out[row * size + column] += factor * conj(vector[column]);
        }
    }
}

bool trace_norm(int size, const double complex *matrix, double *norm, Error *err) {
    double *values = mem_new((size_t)size * sizeof *values);
    bool done = singular_values(size, size, matrix, values, NULL, NULL, err);
    *norm = 0;
    for (int k = 0; k < size; k++)
        *norm += values[k];
    free(values);
    return done;
}

bool hermitian_function(int size, const double complex *matrix, Spectral f,
                        const void *context, double complex *out, Error *err) {
    double complex *vectors = square_create(size, err);
    if (!vectors) return false;
    double *values = mem_new((size_t)size * sizeof *values);
    double complex *weights = mem_new((size_t)size * sizeof *weights);
    bool done = hermitian_eigen(size, matrix, values, vectors, err);
    for (int k = 0; done && k < size; k++)
        weights[k] = f(values[k], context);
    if (done) hermitian_compose(size, weights, vectors, out);
    free(weights);
    free(values);
    free(vectors);
    return done;
}

static double complex exponential(double value, const void *factor) {
    return cexp(*(const double complex *)factor * value);
}

bool hermitian_exponential(int size, const double complex *matrix, double complex factor,
                           double complex *out, Error *err) {
    return hermitian_function(size, matrix, exponential, &factor, out, err);
}

static double complex root(double value, const void *least) {
    return value > *(const double *)least ? sqrt(value) : 0;
}

bool hermitian_root(int size, const double complex *matrix, double complex *out,
                    Error *err) {
    // The greatest eigenvalue of a matrix without negative ones is at most its trace, which
    // is at most `size` times the greatest: near enough for what rounding is.
    double trace = 0;
    for (int i = 0; i < size; i++)
        trace += fabs(creal(matrix[i * size + i]));
    double least = size * DBL_EPSILON * trace;
    return hermitian_function(size, matrix, root, &least, out, err);
}

// Schur's form of a unitary: eigenvalues, and vectors in the columns that LAPACK counts
// first.
static bool schur(int size, const double complex *u, double complex *values,
                  double complex *vectors, Error *err) {
    if (!matrix_finite(entries(size), u, err)) return false;
    double complex *work = square_create(size, err);
    if (!work) return false;
    memcpy(work, u, entries(size) * sizeof *work);
    lapack_int chosen;
    bool done = !LAPACKE_zgees(LAPACK_COL_MAJOR, vectors ? 'V' : 'N', 'N', NULL, size, work,
                               size, &chosen, values, vectors, size);
    free(work);
    return done || unsolved(size, err);
}

// Rounding must not decide whether -1 has the phase π or -π.
static double phase_of(double complex value) {
    const double rounding = 1e-12;
    double phase = carg(value);
    return phase <= -M_PI + rounding ? M_PI : phase;
}

static int by_size(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

bool unitary_phases(int size, const double complex *u, double *phases, Error *err) {
    double complex *values = mem_new((size_t)size * sizeof *values);
    bool done = schur(size, u, values, NULL, err);
    for (int k = 0; done && k < size; k++)
        phases[k] = phase_of(values[k]);
    if (done) qsort(phases, (size_t)size, sizeof *phases, by_size);
    free(values);
    return done;
}

bool unitary_power(int size, const double complex *u, double exponent, double complex *out,
                   Error *err) {
    double complex *vectors = square_create(size, err);
    if (!vectors) return false;
    double complex *values = mem_new((size_t)size * sizeof *values);
    bool done = schur(size, u, values, vectors, err);
    for (int k = 0; done && k < size; k++)
        values[k] = cexp(I * exponent * phase_of(values[k]));
    // The vectors are those of the transpose, whose rows are the conjugates of ours.
    for (size_t i = 0; done && i < entries(size); i++)
        vectors[i] = conj(vectors[i]);
    if (done) hermitian_compose(size, values, vectors, out);
    free(values);
    free(vectors);
    return done;
}
