// The surface code's layout, and what it can correct, by enumeration.
#include "quantum/surface_code.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdlib.h>

static void checks_commute_and_leave_one_logical_qubit(void **unused) {
    (void)unused;
    for (int d = 3; d <= SURFACE_DISTANCE; d += 2) {
        SurfaceCode code = surface_code(d);
        PauliString rows[SURFACE_PLAQUETTES + 1];
        int pivots[SURFACE_PLAQUETTES + 1];
        PauliString z = surface_code_logical(&code, 'Z'),
                    x = surface_code_logical(&code, 'X');
        assert_int_equal(code.data_count, d * d);
        assert_int_equal(code.plaquette_count, d * d - 1);
        for (int a = 0; a < code.plaquette_count; a++) {
            rows[a] = surface_code_check(&code, a);
            assert_true(pauli_string_commute(&rows[a], &z));
            assert_true(pauli_string_commute(&rows[a], &x));
            for (int b = 0; b < a; b++)
                assert_true(pauli_string_commute(&rows[a], &rows[b]));
        }
        assert_false(pauli_string_commute(&z, &x));
        assert_int_equal(pauli_string_weight(&z), d);
        assert_int_equal(pauli_string_weight(&x), d);
        rows[code.plaquette_count] = z;
        assert_int_equal(pauli_strings_reduce(rows, d * d, pivots, NULL), d * d);
    }
}

static void c20_distance_3_has_8_checks_of_two_or_four(void **unused) {
    (void)unused;
    SurfaceCode code = surface_code(3);
    int twos = 0, fours = 0, zs = 0;
    assert_int_equal(code.plaquette_count, 8);
    for (int p = 0; p < 8; p++) {
        PauliString check = surface_code_check(&code, p);
        int weight = pauli_string_weight(&check);
        assert_true(weight == 2 || weight == 4);
        twos += weight == 2;
        fours += weight == 4;
        zs += code.plaquettes[p].letter == 'Z';
        assert_int_equal(code.plaquettes[p].letter, p < 4 ? 'Z' : 'X');
    }
    assert_true(twos == 4 && fours == 4 && zs == 4);
}

static void every_qubit_stands_alone_and_beside_its_checks(void **unused) {
    (void)unused;
    SurfaceCode code = surface_code(5);
    bool taken[11][11] = {{false}}; // points 0 … 2d
    for (int q = 0; q < code.data_count; q++) {
        SurfacePoint at = code.data[q];
        assert_false(taken[at.x][at.y]);
        taken[at.x][at.y] = true;
    }
    for (int p = 0; p < code.plaquette_count; p++) {
        const Plaquette *plaquette = &code.plaquettes[p];
        assert_int_equal(plaquette->ancilla, code.data_count + p);
        assert_false(taken[plaquette->at.x][plaquette->at.y]);
        taken[plaquette->at.x][plaquette->at.y] = true;
        for (int k = 0; k < PLAQUETTE_CORNERS; k++) {
            if (plaquette->data[k] < 0) continue;
            SurfacePoint at = code.data[plaquette->data[k]];
            assert_int_equal(abs(at.x - plaquette->at.x), 1);
            assert_int_equal(abs(at.y - plaquette->at.y), 1);
        }
    }
}

// X errors on the data of distance d, bits of `error`: their Z checks, as a number.
static unsigned syndrome(const SurfaceCode *code, uint64_t error) {
    unsigned bits = 0;
    for (int p = 0; p < code->plaquette_count / 2; p++) {
        uint64_t check = surface_code_check(code, p).z[0];
        bits |= (unsigned)__builtin_parityll(check & error) << p;
    }
    return bits;
}

// The next larger number with as many ones (Gosper).
static uint64_t next_pattern(uint64_t pattern) {
    uint64_t low = pattern & -pattern, high = pattern + low;
    return high | (pattern ^ high) / low >> 2;
}

// How many patterns of each weight to `most` fail when each syndrome is answered with a
// lightest pattern.
static void count_failing(int distance, int most, int *failing) {
    SurfaceCode code = surface_code(distance);
    uint64_t logical = surface_code_logical(&code, 'Z').z[0];
    uint64_t *lightest = calloc((size_t)1 << code.plaquette_count / 2, sizeof *lightest);
    for (int weight = 1; weight <= most; weight++) {
        uint64_t end = UINT64_C(1) << code.data_count;
        for (uint64_t e = (UINT64_C(1) << weight) - 1; e < end; e = next_pattern(e)) {
            unsigned bits = syndrome(&code, e);
            if (bits && !lightest[bits]) lightest[bits] = e;
            failing[weight] += __builtin_parityll((e ^ lightest[bits]) & logical);
        }
    }
    free(lightest);
}

static void c20_18_of_36_pairs_fail_and_other_weights_as_enumerated(void **unused) {
    (void)unused;
    static const int expected[10] = {0, 0, 18, 56, 57, 69, 28, 18, 9, 1};
    int found[10] = {0};
    count_failing(3, 9, found);
    assert_memory_equal(found, expected, sizeof expected);
    double p = 0.01, fails = 0;
    for (int w = 0; w <= 9; w++)
        fails += found[w] * pow(p, w) * pow(1 - p, 9 - w);
    assert_true(fabs(fails - 0.00173099) < 5e-9);
}

static void c20_distance_5_fails_for_292_threes(void **unused) {
    (void)unused;
    static const int expected[4] = {0, 0, 0, 292};
    int found[4] = {0};
    count_failing(5, 3, found);
    assert_memory_equal(found, expected, sizeof expected);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(checks_commute_and_leave_one_logical_qubit),
        cmocka_unit_test(c20_distance_3_has_8_checks_of_two_or_four),
        cmocka_unit_test(every_qubit_stands_alone_and_beside_its_checks),
        cmocka_unit_test(c20_18_of_36_pairs_fail_and_other_weights_as_enumerated),
        cmocka_unit_test(c20_distance_5_fails_for_292_threes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
