// What is written down of a tableau: canonical generators and amplitudes.
#include "quantum/tableau.h"

#include "clifford_matrices.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

static void assert_canonical(int qubits, const char *const *given,
                             const char *const *said) {
    Tableau *tableau = tableau_from(qubits, given, qubits, NULL);
    PauliString rows[TABLEAU_STATE_QUBITS];
    char text[TABLEAU_STATE_QUBITS + 2];
    tableau_canonical(tableau, rows);
    for (int i = 0; i < qubits; i++) {
        pauli_string_write(&rows[i], text);
        assert_string_equal(text, said[i]);
    }
    tableau_destroy(tableau);
}

static void equal_states_print_equally(void **unused) {
    (void)unused;
    static const char *const bell[] = {"+XX", "+ZZ"}, *const other[] = {"-YY", "+XX"};
    assert_canonical(2, bell, bell);
    assert_canonical(2, other, bell);
    assert_canonical(3, (const char *const[]){"-YYX", "+ZZI", "+IZZ"},
                     (const char *const[]){"+XXX", "+ZIZ", "+IZZ"});
}

static void random_twins_have_the_same_canonical_form(void **unused) {
    (void)unused;
    Rng rng = rng_seeded(51);
    int different = 0;
    for (int trial = 0; trial < 200; trial++) {
        int qubits = 1 + trial % 2;
        Tableau *pair[2] = {tableau_create(qubits), tableau_create(qubits)};
        PauliString rows[2][TABLEAU_STATE_QUBITS];
        State *states[2];
        for (int k = 0; k < 2; k++) {
            for (int i = 0; i < 10; i++) {
                CliffordStep step = random_step(&rng, qubits);
                tableau_run(pair[k], &step, 1);
            }
            tableau_canonical(pair[k], rows[k]);
            states[k] = tableau_state(pair[k]);
        }
        bool same = state_same(states[0], states[1], 1e-9), printed = true;
        for (int i = 0; i < qubits; i++)
            printed &= pauli_string_same(&rows[0][i], &rows[1][i]);
        assert_int_equal(printed, same);
        assert_int_equal(tableau_same(pair[0], pair[1]), same);
        different += !same;
        for (int k = 0; k < 2; k++) {
            state_destroy(states[k]);
            tableau_destroy(pair[k]);
        }
    }
    assert_true(different > 20 && different < 190);
}

static void tableaux_of_different_size_are_not_the_same(void **unused) {
    (void)unused;
    Tableau *two = tableau_create(2), *three = tableau_create(3);
    assert_false(tableau_same(two, three));
    tableau_destroy(two);
    tableau_destroy(three);
}

// The amplitudes are known without a phase: the first is positive. Generators that are
// certain of the state prove the rest.
static void the_first_amplitude_is_real_and_positive(void **unused) {
    (void)unused;
    static const char *const yminus[] = {"-Y"}, *const flipped[] = {"-XX", "-ZZ"};
    Tableau *tableau = tableau_from(1, yminus, 1, NULL);
    State *state = tableau_state(tableau);
    assert_true(cabs(state_amplitude(state, 0) - M_SQRT1_2) < 1e-15);
    assert_true(cabs(state_amplitude(state, 1) + I * M_SQRT1_2) < 1e-15);
    state_destroy(state);
    tableau_destroy(tableau);
    tableau = tableau_from(2, flipped, 2, NULL);
    state = tableau_state(tableau);
    assert_true(cabs(state_amplitude(state, 1) - M_SQRT1_2) < 1e-15);
    assert_true(cabs(state_amplitude(state, 2) + M_SQRT1_2) < 1e-15);
    state_destroy(state);
    tableau_destroy(tableau);
}

static void random_states_begin_real_and_positive_too(void **unused) {
    (void)unused;
    Rng rng = rng_seeded(52);
    for (int trial = 0; trial < 100; trial++) {
        Tableau *tableau = tableau_create(6);
        for (int i = 0; i < 80; i++) {
            CliffordStep step = random_step(&rng, 6);
            tableau_run(tableau, &step, 1);
        }
        State *state = tableau_state(tableau);
        size_t first = 0;
        while (cabs(state_amplitude(state, first)) < 1e-9)
            first++;
        assert_true(creal(state_amplitude(state, first)) > 0.1);
        assert_true(cimag(state_amplitude(state, first)) == 0);
        state_destroy(state);
        tableau_destroy(tableau);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(equal_states_print_equally),
        cmocka_unit_test(random_twins_have_the_same_canonical_form),
        cmocka_unit_test(tableaux_of_different_size_are_not_the_same),
        cmocka_unit_test(the_first_amplitude_is_real_and_positive),
        cmocka_unit_test(random_states_begin_real_and_positive_too),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
