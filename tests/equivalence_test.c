#include "circuit/equivalence.h"
#include "circuit/short_form.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdlib.h>

#include "sentence.h"

static Circuit *read(const char *text, int wires) {
    Circuit *circuit = short_form_read(text, wires, NULL, NULL);
    assert_non_null(circuit);
    return circuit;
}

static Equivalence compared(const char *a, const char *b, int wires, bool strict) {
    Circuit *first = read(a, wires), *second = read(b, wires);
    Equivalence result;
    assert_true(circuit_compare(first, second, (EquivalenceOptions){.strict = strict},
                                &result, NULL));
    circuit_destroy(first);
    circuit_destroy(second);
    return result;
}

// The QFT of three qubits, as Nielsen and Chuang draw it, has the entries e^{2πi·rc/8}/√8.
static void the_matrix_of_a_qft_is_the_fourier_matrix(void **state) {
    (void)state;
    Circuit *qft =
        read("h 2; cp(pi/2) 1 2; cp(pi/4) 0 2; h 1; cp(pi/2) 0 1; h 0; swap 0 2", 3);
    double complex *matrix = circuit_matrix(qft, NULL);
    assert_non_null(matrix);
    for (int r = 0; r < 8; r++)
        for (int c = 0; c < 8; c++)
            assert_true(cabs(matrix[8 * r + c] - cexp(2 * I * M_PI * r * c / 8) / sqrt(8)) <
                        1e-14);
    free(matrix);
    circuit_destroy(qft);
}

static void identities_of_the_textbook_hold(void **state) {
    (void)state;
    static const struct {
        const char *a, *b;
        int wires;
    } same[] = {
        {"h 0; z 0; h 0", "x 0", 1},
        {"h 0; h 1; cx 0 1; h 0; h 1", "cx 1 0", 2},
        {"cx 0 1; cx 1 0; cx 0 1", "swap 0 1", 2},
        {"t 0; t 0", "s 0", 1},
        {"rz(pi) 0", "z 0", 1},
        {"x 1; ccx 0 1 2; x 1", "ctrl @ negctrl @ x 0 1 2", 3},
        {"pow(1/2) @ swap 0 1; pow(1/2) @ swap 0 1", "swap 0 1", 2},
        {"h 11; cx 11 0; h 3", "h 3; h 11; cx 11 0", 12},
        {"h 0; measure 0", "h 0; z 0; measure 0", 1}, // the distribution is the same
    };
    for (size_t i = 0; i < sizeof same / sizeof *same; i++)
        assert_int_equal(compared(same[i].a, same[i].b, same[i].wires, false).difference,
                         DIFFERENCE_NONE);
}

static void a_global_phase_counts_only_strictly(void **state) {
    (void)state;
    Equivalence strict = compared("z 0", "rz(pi) 0", 1, true);
    assert_int_equal(strict.difference, DIFFERENCE_PHASE);
    assert_true(fabs(strict.phase + M_PI / 2) < 1e-12);
    assert_int_equal(compared("z 0", "s 0; s 0", 1, true).difference, DIFFERENCE_NONE);
}

static void an_input_shows_the_difference(void **state) {
    (void)state;
    Equivalence basis = compared("cx 0 1", "cx 0 1; ccx 0 1 2", 3, false);
    assert_int_equal(basis.difference, DIFFERENCE_BASIS);
    assert_int_equal(basis.input, 1); // becomes 11, then 111
    assert_true(basis.fidelity < 1e-12);
    Equivalence pair = compared("id 0", "p(pi/2) 0", 1, false);
    assert_int_equal(pair.difference, DIFFERENCE_PAIR);
    assert_true(pair.input == 0 && pair.other == 1 && fabs(pair.fidelity - 0.5) < 1e-12);
    // Only inputs with q0 to q10 all 1 tell these apart: too many to look through.
    Equivalence random =
        compared("h 11", "h 11; ctrl(11) @ x 0 1 2 3 4 5 6 7 8 9 10 11", 12, false);
    assert_int_equal(random.difference, DIFFERENCE_RANDOM);
    assert_true(random.fidelity < 1 - 1e-9);
}

static void an_outcome_shows_the_difference(void **state) {
    (void)state;
    Equivalence outcome = compared("h 0; measure 0", "ry(pi/3) 0; measure 0", 1, false);
    assert_int_equal(outcome.difference, DIFFERENCE_OUTCOME);
    assert_true(fabs(fabs(outcome.first - outcome.second) - 0.25) < 1e-12);
    assert_true(fabs(outcome.first - 0.5) < 1e-12);
}

static void what_has_no_matrix_says_why(void **state) {
    (void)state;
    Error err = {0};
    Circuit *wide = read("h 0", 11), *measured = read("measure 0", 1),
            *one = read("h 0", 1);
    assert_null(circuit_matrix(wide, &err));
    assert_sentence(&err, "unitary.wires",
                    "A circuit's matrix can be shown for at most 10 qubits. Use fewer.");
    assert_null(circuit_matrix(measured, &err));
    assert_sentence(&err, "unitary.not_pure",
                    "Measurements, resets and conditions have no matrix. Take them out "
                    "of the circuit.");
    Equivalence result;
    assert_false(circuit_compare(one, wide, (EquivalenceOptions){0}, &result, &err));
    assert_sentence(&err, "equivalence.wires",
                    "The circuits have 1 and 11 qubits. Only circuits with as many qubits "
                    "can be compared.");
    circuit_destroy(wide);
    circuit_destroy(measured);
    circuit_destroy(one);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_matrix_of_a_qft_is_the_fourier_matrix),
        cmocka_unit_test(identities_of_the_textbook_hold),
        cmocka_unit_test(a_global_phase_counts_only_strictly),
        cmocka_unit_test(an_input_shows_the_difference),
        cmocka_unit_test(an_outcome_shows_the_difference),
        cmocka_unit_test(what_has_no_matrix_says_why),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
