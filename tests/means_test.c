// Mean values judged by whole matrices of Pauli strings, and shots by their exact spread.
#include "circuit/means.h"
#include "circuit/short_form.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <complex.h>
#include <math.h>

static Run *run_of(const char *text, int wires) {
    Circuit *circuit = short_form_read(text, wires, NULL, NULL);
    Run *run = run_create(circuit, (RunOptions){0}, NULL);
    circuit_destroy(circuit);
    assert_non_null(run);
    return run;
}

// The entry of the whole matrix of a string.
static double complex entry(PauliTerm term, int qubits, int row, int column) {
    double complex product = 1;
    for (int q = 0; q < qubits; q++) {
        int r = row >> q & 1, c = column >> q & 1;
        bool x = term.x >> q & 1, z = term.z >> q & 1;
        double complex of_x[2][2] = {{0, 1}, {1, 0}}, of_y[2][2] = {{0, -I}, {I, 0}};
        double complex of_z[2][2] = {{1, 0}, {0, -1}}, of_1[2][2] = {{1, 0}, {0, 1}};
        product *= x && z ? of_y[r][c] : x ? of_x[r][c] : z ? of_z[r][c] : of_1[r][c];
    }
    return product;
}

static double slow_mean(const State *state, PauliTerm term) {
    int qubits = state_qubits(state), size = 1 << qubits;
    double complex sum = 0;
    for (int i = 0; i < size; i++)
        for (int j = 0; j < size; j++)
            sum += conj(state_amplitude(state, (size_t)i)) * entry(term, qubits, i, j) *
                   state_amplitude(state, (size_t)j);
    return creal(sum);
}

static const char mixed[] = "ry(0.7) 0; ry(1.9) 1; cx 0 2; p(1.1) 2; h 2; cx 1 2; s 0; h 0";

static void every_mean_is_that_of_the_whole_matrix(void **unused) {
    (void)unused;
    Run *run = run_of(mixed, 3);
    const State *state = run_pure(run, run_columns(run));
    for (uint32_t wires = 0; wires < 8; wires++) {
        MeansLine lines[MEANS_LINES];
        uint64_t string = 1 | (uint64_t)5 << 20; // Y0 Z2
        int count = means_read(run, run_columns(run), wires, string, 0, 1, lines);
        int chosen = wires ? __builtin_popcount(wires) : 3;
        assert_int_equal(count, chosen + (wires && chosen > 1) + 1);
        for (int i = 0; i < count; i++)
            for (int k = 0; k < lines[i].count; k++) {
                const Mean *mean = &lines[i].mean[k];
                assert_true(fabs(mean->exact - slow_mean(state, mean->term)) < 1e-12);
            }
    }
    run_destroy(run);
}

static void shots_lie_within_six_sigma_and_say_two(void **unused) {
    (void)unused;
    Run *run = run_of(mixed, 3);
    MeansLine lines[MEANS_LINES];
    for (uint64_t seed = 0; seed < 10; seed++) {
        int count = means_read(run, run_columns(run), 0, 0, 4000, seed, lines);
        for (int i = 0; i < count; i++)
            for (int k = 0; k < 3; k++) {
                const Mean *mean = &lines[i].mean[k];
                double sigma = sqrt((1 - mean->exact * mean->exact) / 4000);
                assert_true(fabs(mean->observed - mean->exact) <= 6 * sigma + 1e-9);
                assert_true(fabs(mean->error -
                                 2 * sqrt((1 - pow(mean->observed, 2)) / 4000)) < 1e-12);
            }
    }
    run_destroy(run);
}

static void a_bell_pair_agrees_along_x_and_z(void **unused) {
    (void)unused;
    Run *run = run_of("h 0; cx 0 1", 2);
    MeansLine lines[MEANS_LINES];
    assert_int_equal(means_read(run, run_columns(run), 0, 0, 0, 1, lines), 3);
    double both[] = {1, -1, 1};
    for (int k = 0; k < 3; k++) {
        assert_true(fabs(lines[0].mean[k].exact) < 1e-12);
        assert_true(fabs(lines[2].mean[k].exact - both[k]) < 1e-12);
    }
    run_destroy(run);
}

static void a_string_is_named_by_its_letters_and_wires(void **unused) {
    (void)unused;
    char name[64];
    means_name((PauliTerm){1 | 4, 4 | 8, 1}, name, sizeof name);
    assert_string_equal(name, "X0 Y2 Z3");
    PauliTerm term = means_term(UINT64_C(5) | UINT64_C(12) << 20);
    assert_int_equal(term.x, 5);
    assert_int_equal(term.z, 12);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_mean_is_that_of_the_whole_matrix),
        cmocka_unit_test(shots_lie_within_six_sigma_and_say_two),
        cmocka_unit_test(a_bell_pair_agrees_along_x_and_z),
        cmocka_unit_test(a_string_is_named_by_its_letters_and_wires),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
