// Random matrices and states for tests of the questions asked of them, made without the
// code that is tested.
#ifndef KYUBI_TESTS_MATRIX_BENCH_H
#define KYUBI_TESTS_MATRIX_BENCH_H

#include "base/rng.h"
#include "quantum/state.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <complex.h>
#include <math.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#define assert_near(x, y, tolerance)                                \
    do {                                                            \
        double near_x = (x), near_y = (y);                          \
        if (!(fabs(near_x - near_y) <= (tolerance)))                \
            fail_msg("%s is %.15g, not %.15g", #x, near_x, near_y); \
    } while (0)

// Runs `refused` in a child that has so many megabytes of addresses; it must be true. The
// sanitizers need more addresses than that before they begin, and skip this.
static inline void with_little_memory(rlim_t megabytes, bool (*refused)(void)) {
#ifndef __SANITIZE_ADDRESS__
    pid_t pid = fork();
    if (!pid) {
        struct rlimit limit = {megabytes << 20, megabytes << 20};
        setrlimit(RLIMIT_AS, &limit);
        _exit(refused() ? 0 : 1);
    }
    int status;
    assert_int_equal(waitpid(pid, &status, 0), pid);
    assert_int_equal(status, 0);
#else
    (void)megabytes, (void)refused;
    print_message("little memory is not tried under the sanitizers\n");
#endif
}

static inline void random_entries(Rng *rng, int count, double complex *out) {
    for (int i = 0; i < count; i++)
        out[i] = CMPLX(rng_unit(rng) - 0.5, rng_unit(rng) - 0.5);
}

static inline void outer(int size, const double complex *vector, double weight,
                         double complex *sum) {
    for (int i = 0; i < size * size; i++)
        sum[i] += weight * vector[i / size] * conj(vector[i % size]);
}

static inline double complex inner(int size, const double complex *a,
                                   const double complex *b) {
    double complex sum = 0;
    for (int i = 0; i < size; i++)
        sum += conj(a[i]) * b[i];
    return sum;
}

static inline void normalise(int size, double complex *vector) {
    double length = sqrt(creal(inner(size, vector, vector)));
    for (int i = 0; i < size; i++)
        vector[i] /= length;
}

static inline void pure(int size, const double complex *vector, double complex *rho) {
    memset(rho, 0, (size_t)(size * size) * sizeof *rho);
    outer(size, vector, 1, rho);
}

static inline void random_vector(Rng *rng, int size, double complex *vector) {
    random_entries(rng, size, vector);
    normalise(size, vector);
}

// A mixture of `rank` random pure states, at most 16 rows.
static inline void random_mixture(Rng *rng, int size, int rank, double complex *rho) {
    double complex vector[16];
    memset(rho, 0, (size_t)(size * size) * sizeof *rho);
    for (int k = 0; k < rank; k++) {
        random_vector(rng, size, vector);
        outer(size, vector, 1.0 / rank, rho);
    }
}

// Rows made right-angled one after the other (Gram and Schmidt, twice for the rounding).
static inline void random_unitary(Rng *rng, int size, double complex *u) {
    for (int row = 0; row < size; row++) {
        double complex *own = u + (ptrdiff_t)row * size;
        random_entries(rng, size, own);
        for (int k = 0; k < 2 * row; k++) {
            const double complex *other = u + (ptrdiff_t)(k % row) * size;
            double complex shared = inner(size, other, own);
            for (int i = 0; i < size; i++)
                own[i] -= shared * other[i];
        }
        normalise(size, own);
    }
}

// out = a·b, or a·b† with `turned`.
static inline void multiply(int size, const double complex *a, const double complex *b,
                            bool turned, double complex *out) {
    for (int row = 0; row < size; row++)
        for (int column = 0; column < size; column++) {
            double complex sum = 0;
            for (int k = 0; k < size; k++)
                sum += a[row * size + k] *
                       (turned ? conj(b[column * size + k]) : b[k * size + column]);
            out[row * size + column] = sum;
        }
}

static inline double far_apart(int count, const double complex *a,
                               const double complex *b) {
    double most = 0;
    for (int i = 0; i < count; i++)
        most = fmax(most, cabs(a[i] - b[i]));
    return most;
}

// V |Ψ⁻⟩⟨Ψ⁻| + (1 - V) 1/4.
static inline void werner(double v, double complex rho[16]) {
    pure(4, (double complex[]){0, M_SQRT1_2, -M_SQRT1_2, 0}, rho);
    for (int i = 0; i < 16; i++)
        rho[i] = v * rho[i] + (i % 5 == 0 ? (1 - v) / 4 : 0);
}

static inline State *random_state(Rng *rng, int qubits) {
    State *state = state_create(qubits);
    StateParts parts = state_parts(state);
    double length = 0;
    for (size_t i = 0; i < state_size(qubits); i++) {
        parts.re[i] = rng_unit(rng) - 0.5;
        parts.im[i] = rng_unit(rng) - 0.5;
        length += parts.re[i] * parts.re[i] + parts.im[i] * parts.im[i];
    }
    for (size_t i = 0; i < state_size(qubits); i++) {
        parts.re[i] /= sqrt(length);
        parts.im[i] /= sqrt(length);
    }
    return state;
}

#endif
