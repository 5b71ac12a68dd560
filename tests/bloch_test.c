// All arrows at once, judged by one at a time and by the sums that other simulators gave.
#include "full_matrix.h"
#include "quantum/state.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

// ⟨X⟩, ⟨Y⟩, ⟨Z⟩ pair by pair.
static Bloch slow_bloch(const State *state, int qubit) {
    size_t bit = (size_t)1 << qubit;
    Bloch b = {0};
    for (size_t i = 0; i < state_size(state_qubits(state)); i++) {
        double complex zero = state_amplitude(state, i & ~bit);
        double complex one = state_amplitude(state, i | bit);
        double complex across = conj(zero) * one;
        b.x += creal(across);
        b.y += cimag(across);
        if (!(i & bit)) b.z += creal(zero * conj(zero)) - creal(one * conj(one));
    }
    return b; // every pair came twice for x and y
}

static void assert_arrow(Bloch a, Bloch b) {
    assert_true(fabs(a.x - b.x) < 1e-12 && fabs(a.y - b.y) < 1e-12);
    assert_true(fabs(a.z - b.z) < 1e-12);
}

static void all_arrows_are_those_of_each_qubit(void **unused) {
    (void)unused;
    Rng rng = rng_seeded(51);
    Pool *pool = pool_create(3);
    for (int n = 1; n <= 17; n++) {
        State *state = full_random(&rng, n, NULL);
        Bloch all[MAX_QUBITS], threads[MAX_QUBITS];
        state_bloch_all(state, all, NULL, NULL);
        state_bloch_all(state, threads, pool, NULL);
        for (int q = 0; q < n; q++) {
            assert_arrow(all[q], slow_bloch(state, q));
            assert_arrow(state_bloch(state, q), slow_bloch(state, q));
            assert_memory_equal(&all[q], &threads[q], sizeof *all);
        }
        state_destroy(state);
    }
    pool_destroy(pool);
}

// splitmix64, as these states were defined by.
static double unit(uint64_t *state) {
    uint64_t z = *state += 0x9e3779b97f4a7c15u;
    z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
    z = (z ^ z >> 27) * 0x94d049bb133111ebu;
    return (double)((z ^ z >> 31) >> 11) * 0x1.0p-53;
}

static double sum_of_squares(int n) {
    uint64_t seed = 1000 + (uint64_t)n;
    double complex *amplitudes = calloc((size_t)1 << n, sizeof *amplitudes);
    for (size_t i = 0; i < (size_t)1 << n; i++) {
        double re = unit(&seed) - 0.5;
        amplitudes[i] = CMPLX(re, unit(&seed) - 0.5);
    }
    State *state = state_from(n, amplitudes);
    Bloch all[MAX_QUBITS];
    state_bloch_all(state, all, NULL, NULL);
    double sum = 0;
    for (int q = 0; q < n; q++)
        sum += all[q].x * all[q].x + all[q].y * all[q].y + all[q].z * all[q].z;
    free(amplitudes);
    state_destroy(state);
    return sum;
}

static void squares_add_up_to_what_others_gave(void **unused) {
    (void)unused;
    assert_true(fabs(sum_of_squares(10) - 0.018227544740) < 1e-12);
    assert_true(fabs(sum_of_squares(16) - 0.000694520275) < 1e-12);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_arrows_are_those_of_each_qubit),
        cmocka_unit_test(squares_add_up_to_what_others_gave),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
