// Tableaux of every width judged by state vectors: random Clifford circuits, generators
// given, errors.
#include "quantum/tableau.h"

#include "clifford_matrices.h"
#include "every_width.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static void assert_generators(const Tableau *tableau, int qubits,
                              const char *const *expected) {
    assert_int_equal(tableau_qubits(tableau), qubits);
    PauliString *rows = calloc((size_t)qubits, sizeof *rows);
    char text[TABLEAU_QUBITS + 2];
    tableau_generators(tableau, rows);
    for (int i = 0; i < qubits; i++) {
        pauli_string_write(&rows[i], text);
        assert_string_equal(text, expected[i]);
    }
    free(rows);
}

static void the_first_state_is_stabilised_by_each_z(void **unused) {
    (void)unused;
    Tableau *tableau = tableau_create(3);
    assert_int_equal(tableau_qubits(tableau), 3);
    assert_generators(tableau, 3, (const char *const[]){"+IIZ", "+IZI", "+ZII"});
    tableau_destroy(tableau);
}

static Tableau *tableau_on(const Kernels *kernels, int qubits) {
    Tableau *tableau = tableau_create(qubits);
    tableau_use(tableau, kernels);
    return tableau;
}

static void assert_state(const Tableau *tableau, const State *state) {
    State *found = tableau_state(tableau);
    assert_true(state_same(found, state, 1e-10));
    state_destroy(found);
}

static void random_circuits_give_the_state_that_matrices_give(void **kernels) {
    enum { STEPS = 200 };
    Rng rng = rng_seeded(21);
    for (int qubits = 1; qubits <= TABLEAU_STATE_QUBITS; qubits++)
        for (int trial = 0; trial < 3; trial++) {
            CliffordStep steps[STEPS];
            State *state = state_create(qubits);
            Tableau *tableau = tableau_on(*kernels, qubits);
            for (int i = 0; i < STEPS; i++) {
                steps[i] = random_step(&rng, qubits);
                clifford_apply(state, steps[i]);
            }
            tableau_run(tableau, steps, STEPS);
            assert_state(tableau, state);
            state_destroy(state);
            tableau_destroy(tableau);
        }
}

static void a_gate_at_a_time_is_the_same_as_all_at_once(void **kernels) {
    enum { QUBITS = 300, STEPS = 2000 };
    Rng rng = rng_seeded(22);
    CliffordStep steps[STEPS];
    Tableau *once = tableau_on(*kernels, QUBITS), *singly = tableau_on(*kernels, QUBITS);
    for (int i = 0; i < STEPS; i++) {
        steps[i] = random_step(&rng, QUBITS);
        tableau_run(singly, &steps[i], 1);
    }
    assert_false(tableau_same(once, singly));
    tableau_run(once, steps, STEPS);
    assert_true(tableau_same(once, singly));
    tableau_destroy(once);
    tableau_destroy(singly);
}

static void a_copy_is_a_tableau_of_its_own(void **kernels) {
    Tableau *tableau = tableau_on(*kernels, 2), *copy = tableau_copy(tableau);
    assert_true(tableau_same(tableau, copy));
    tableau_run(copy, &(CliffordStep){CLIFFORD_X, 1, 0}, 1);
    assert_generators(copy, 2, (const char *const[]){"+IZ", "-ZI"});
    assert_generators(tableau, 2, (const char *const[]){"+IZ", "+ZI"});
    tableau_destroy(tableau);
    tableau_destroy(copy);
}

// Text of a tableau's generators, shuffled by multiplying some into others.
static void mix(Rng *rng, PauliString *rows, int count) {
    for (int i = 0; i < 4 * count; i++) {
        uint64_t a = rng_below(rng, (uint64_t)count), b = rng_below(rng, (uint64_t)count);
        if (a != b) pauli_string_multiply(&rows[a], &rows[b]);
    }
}

static Tableau *from_rows(const PauliString *rows, int count, Error *err) {
    char(*texts)[TABLEAU_QUBITS + 2] = calloc((size_t)count, sizeof *texts);
    const char **generators = calloc((size_t)count, sizeof *generators);
    for (int i = 0; i < count; i++) {
        pauli_string_write(&rows[i], texts[i]);
        generators[i] = texts[i];
    }
    Tableau *tableau = tableau_from(count, generators, count, err);
    free(generators);
    free(texts);
    return tableau;
}

static void assert_from_generators(const Kernels *kernels, Rng *rng, int qubits,
                                   int steps) {
    Tableau *tableau = tableau_on(kernels, qubits);
    PauliString *rows = calloc((size_t)qubits, sizeof *rows);
    for (int i = 0; i < steps; i++) {
        CliffordStep step = random_step(rng, qubits);
        tableau_run(tableau, &step, 1);
    }
    tableau_generators(tableau, rows);
    mix(rng, rows, qubits);
    Tableau *again = from_rows(rows, qubits, NULL);
    assert_non_null(again);
    assert_true(tableau_same(tableau, again));
    PauliString *kept = calloc((size_t)qubits, sizeof *kept);
    tableau_generators(again, kept);
    for (int i = 0; i < qubits; i++)
        assert_true(pauli_string_same(&kept[i], &rows[i]));
    for (int q = 0; q < qubits; q++) { // its destabilisers work: measuring leads on
        Rng left = rng_seeded((uint64_t)q), right = left;
        Finding a = tableau_measure(tableau, q, &left),
                b = tableau_measure(again, q, &right);
        assert_true(a.one == b.one && a.random == b.random);
    }
    assert_true(tableau_same(tableau, again));
    free(kept);
    free(rows);
    tableau_destroy(tableau);
    tableau_destroy(again);
}

static void a_state_is_made_from_any_of_its_generators(void **kernels) {
    Rng rng = rng_seeded(23);
    for (int qubits = 1; qubits <= 12; qubits++)
        for (int trial = 0; trial < 5; trial++)
            assert_from_generators(*kernels, &rng, qubits, 100);
    assert_from_generators(*kernels, &rng, 70, 1500);
    assert_from_generators(*kernels, &rng, 200, 4000);
}

static void assert_refused(int qubits, int count, const char *const *generators,
                           const char *key, const char *args) {
    Error err = {0};
    assert_null(tableau_from(qubits, generators, count, &err));
    assert_string_equal(err.key, key);
    assert_string_equal(err.args, args);
}

static void generators_of_no_state_are_refused_in_words(void **unused) {
    (void)unused;
    assert_refused(2, 1, (const char *const[]){"XX"}, "tableau.count", "2\t1");
    assert_refused(2, 2, (const char *const[]){"XX", "ZQ"}, "tableau.letters", "2\t2\tZQ");
    assert_refused(2, 2, (const char *const[]){"XXX", "ZZ"}, "tableau.letters",
                   "1\t2\tXXX");
    assert_refused(3, 3, (const char *const[]){"XXX", "ZZI", "IIZ"}, "tableau.anticommute",
                   "1\t3");
    assert_refused(3, 3, (const char *const[]){"ZZI", "IZZ", "ZIZ"}, "tableau.dependent",
                   "3\t2");
    assert_refused(2, 2, (const char *const[]){"ZZ", "-ZZ"}, "tableau.dependent", "2\t1");
    assert_refused(1, 1, (const char *const[]){"-I"}, "tableau.dependent", "1\t0");
}

static void pauli_errors_are_their_gates(void **kernels) {
    Rng rng = rng_seeded(24);
    for (int trial = 0; trial < 60; trial++) {
        Tableau *tableau = tableau_on(*kernels, 5);
        State *state = state_create(5);
        for (int i = 0; i < 60; i++) {
            CliffordStep step = random_step(&rng, 5);
            tableau_run(tableau, &step, 1);
            clifford_apply(state, step);
        }
        PauliString error = {.qubits = 5, .minus = trial % 2};
        error.x[0] = rng_below(&rng, 32), error.z[0] = rng_below(&rng, 32);
        tableau_pauli(tableau, &error);
        for (int q = 0; q < 5; q++) {
            char letter = pauli_string_letter(&error, q);
            CliffordOp op = letter == 'X' ? CLIFFORD_X : CLIFFORD_Z;
            if (letter == 'Y') op = CLIFFORD_Y;
            if (letter != 'I') clifford_apply(state, (CliffordStep){op, (uint16_t)q, 0});
        }
        assert_state(tableau, state);
        state_destroy(state);
        tableau_destroy(tableau);
    }
}

// H on qubit 0 and a chain of CX.
static Tableau *ghz(const Kernels *kernels, int qubits) {
    Tableau *tableau = tableau_on(kernels, qubits);
    tableau_run(tableau, &(CliffordStep){CLIFFORD_H, 0, 0}, 1);
    for (int q = 1; q < qubits; q++)
        tableau_run(tableau, &(CliffordStep){CLIFFORD_CX, (uint16_t)(q - 1), (uint16_t)q},
                    1);
    return tableau;
}

static void c21_64_qubits_ghz_is_xx_and_63_neighbour_zz(void **kernels) {
    Tableau *tableau = ghz(*kernels, 64);
    char texts[64][66];
    const char *expected[64] = {NULL};
    memset(texts, 0, sizeof texts);
    for (int i = 0; i < 64; i++) {
        memset(texts[i], i ? 'I' : 'X', 65);
        texts[i][0] = '+', texts[i][65] = 0;
        if (i) texts[i][64 - i] = texts[i][65 - i] = 'Z'; // qubits i and i-1
        expected[i] = texts[i];
    }
    assert_generators(tableau, 64, expected);
    tableau_destroy(tableau);
}

static void all_of_500_and_1024_ghz_qubits_read_the_same(void **unused) {
    (void)unused;
    static const int sizes[] = {500, 1024};
    Rng rng = rng_seeded(25);
    int ones = 0;
    for (int shot = 0; shot < 20; shot++) {
        int qubits = sizes[shot % 2];
        Tableau *tableau = ghz(NULL, qubits);
        Finding first = tableau_measure(tableau, qubits / 2, &rng);
        assert_true(first.random);
        ones += first.one;
        for (int q = 0; q < qubits; q++) {
            Finding other = tableau_measure(tableau, q, &rng);
            assert_false(other.random);
            assert_int_equal(other.one, first.one);
        }
        tableau_destroy(tableau);
    }
    assert_true(ones > 3 && ones < 17);
}

int main(void) {
    struct CMUnitTest gates[] = {
        cmocka_unit_test(random_circuits_give_the_state_that_matrices_give),
        cmocka_unit_test(a_gate_at_a_time_is_the_same_as_all_at_once),
        cmocka_unit_test(a_copy_is_a_tableau_of_its_own),
        cmocka_unit_test(a_state_is_made_from_any_of_its_generators),
        cmocka_unit_test(pauli_errors_are_their_gates),
        cmocka_unit_test(c21_64_qubits_ghz_is_xx_and_63_neighbour_zz),
    };
    const struct CMUnitTest others[] = {
        cmocka_unit_test(the_first_state_is_stabilised_by_each_z),
        cmocka_unit_test(generators_of_no_state_are_refused_in_words),
        cmocka_unit_test(all_of_500_and_1024_ghz_qubits_read_the_same),
    };
    return RUN_ON_EVERY_WIDTH(gates) + cmocka_run_group_tests(others, NULL, NULL);
}
