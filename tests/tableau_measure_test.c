// Measuring a tableau, judged by projecting state vectors.
#include "quantum/tableau.h"

#include "clifford_matrices.h"
#include "quantum/pauli.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdlib.h>

// The same random stabiliser state twice.
typedef struct Twin {
    Tableau *tableau;
    State *state;
} Twin;

static void scramble(Twin twin, Rng *rng, int steps) {
    for (int i = 0; i < steps; i++) {
        CliffordStep step = random_step(rng, state_qubits(twin.state));
        tableau_run(twin.tableau, &step, 1);
        clifford_apply(twin.state, step);
    }
}

static Twin random_twin(Rng *rng, int qubits) {
    Twin twin = {tableau_create(qubits), state_create(qubits)};
    scramble(twin, rng, 20 * qubits);
    return twin;
}

static void twin_destroy(Twin twin) {
    tableau_destroy(twin.tableau);
    state_destroy(twin.state);
}

static void assert_twins(Twin twin) {
    State *found = tableau_state(twin.tableau);
    assert_true(state_same(found, twin.state, 1e-9));
    state_destroy(found);
}

static PauliTerm term_of(const PauliString *string) {
    return (PauliTerm){(uint32_t)string->x[0], (uint32_t)string->z[0],
                       string->minus ? -1 : 1};
}

static PauliString random_string(Rng *rng, int qubits) {
    PauliString string = {.qubits = qubits, .minus = rng_below(rng, 2)};
    string.x[0] = rng_below(rng, UINT64_C(1) << qubits);
    string.z[0] = rng_below(rng, UINT64_C(1) << qubits);
    return string;
}

// Half of them are products of the state's own generators, so that all values occur.
static PauliString fair_string(Rng *rng, const Tableau *tableau) {
    int qubits = tableau_qubits(tableau);
    PauliString string = random_string(rng, qubits), rows[TABLEAU_STATE_QUBITS];
    if (rng_below(rng, 2)) return string;
    tableau_generators(tableau, rows);
    string = (PauliString){.qubits = qubits, .minus = rng_below(rng, 2)};
    for (int i = 0; i < qubits; i++)
        if (rng_below(rng, 2)) pauli_string_multiply(&string, &rows[i]);
    return string;
}

static void means_are_those_of_the_state(void **unused) {
    (void)unused;
    Rng rng = rng_seeded(41);
    int seen[3] = {0};
    for (int qubits = 1; qubits <= TABLEAU_STATE_QUBITS; qubits++) {
        Twin twin = random_twin(&rng, qubits);
        for (int trial = 0; trial < 30; trial++) {
            PauliString p = fair_string(&rng, twin.tableau);
            PauliTerm term = term_of(&p);
            int mean = tableau_mean(twin.tableau, &p);
            assert_true(fabs(pauli_mean((PauliSum){&term, 1}, twin.state) - mean) < 1e-9);
            seen[mean + 1]++;
        }
        twin_destroy(twin);
    }
    assert_true(seen[0] > 20 && seen[1] > 20 && seen[2] > 20);
}

// (1 ± P)/2 of a state, scaled to length 1; the state must not vanish.
static State *projected(const State *state, const PauliString *p, bool one) {
    int qubits = state_qubits(state);
    PauliTerm term = term_of(p);
    if (one) term.coefficient = -term.coefficient;
    State *sum = state_copy(state);
    pauli_add((PauliSum){&term, 1}, state, state_parts(sum));
    double complex amplitudes[1 << TABLEAU_STATE_QUBITS];
    for (size_t i = 0; i < state_size(qubits); i++)
        amplitudes[i] = state_amplitude(sum, i);
    state_destroy(sum);
    return state_from(qubits, amplitudes);
}

static void projections_are_those_of_the_state(void **unused) {
    (void)unused;
    Rng rng = rng_seeded(42);
    for (int trial = 0; trial < 120; trial++) {
        int qubits = 1 + trial % 10;
        Twin twin = random_twin(&rng, qubits);
        PauliString p = fair_string(&rng, twin.tableau);
        bool one = rng_below(&rng, 2);
        PauliTerm term = term_of(&p);
        double mean = pauli_mean((PauliSum){&term, 1}, twin.state);
        double probability = tableau_project(twin.tableau, &p, one);
        assert_true(fabs(probability - (1 + (one ? -mean : mean)) / 2) < 1e-9);
        if (probability > 0) {
            State *after = projected(twin.state, &p, one);
            state_destroy(twin.state);
            twin.state = after;
        }
        assert_twins(twin);
        twin_destroy(twin);
    }
}

static void measure_twin(Twin *twin, const PauliString *p, Rng *rng) {
    PauliTerm term = term_of(p);
    double mean = pauli_mean((PauliSum){&term, 1}, twin->state);
    Finding reading = tableau_measure_pauli(twin->tableau, p, rng);
    assert_int_equal(reading.random, fabs(mean) < 1e-9);
    if (!reading.random) assert_true(fabs(mean - (reading.one ? -1 : 1)) < 1e-9);
    State *after = projected(twin->state, p, reading.one);
    state_destroy(twin->state);
    twin->state = after;
    assert_int_equal(tableau_mean(twin->tableau, p), reading.one ? -1 : 1);
}

static void measured_again_and_again_it_stays_the_state(void **unused) {
    (void)unused;
    Rng rng = rng_seeded(43);
    for (int qubits = 1; qubits <= TABLEAU_STATE_QUBITS; qubits++) {
        Twin twin = random_twin(&rng, qubits);
        for (int step = 0; step < 12; step++) {
            PauliString p = fair_string(&rng, twin.tableau);
            measure_twin(&twin, &p, &rng);
            p = pauli_string_single(qubits, (int)rng_below(&rng, (uint64_t)qubits), 'Z');
            measure_twin(&twin, &p, &rng);
            assert_twins(twin);
            scramble(twin, &rng, 5);
        }
        twin_destroy(twin);
    }
}

static void outcomes_of_all_qubits_are_as_frequent_as_the_state_says(void **unused) {
    (void)unused;
    enum { QUBITS = 4, SHOTS = 4000 };
    Rng rng = rng_seeded(44);
    Twin twin = random_twin(&rng, QUBITS);
    int counts[1 << QUBITS] = {0};
    for (int shot = 0; shot < SHOTS; shot++) {
        Tableau *tableau = tableau_copy(twin.tableau);
        int outcome = 0;
        for (int q = 0; q < QUBITS; q++)
            outcome |= tableau_measure(tableau, q, &rng).one << q;
        counts[outcome]++;
        tableau_destroy(tableau);
    }
    int possible = 0;
    for (uint32_t i = 0; i < 1 << QUBITS; i++) {
        double p = state_probability(twin.state, UINT32_MAX, i);
        double sigma = sqrt(SHOTS * p * (1 - p));
        assert_true(fabs(counts[i] - SHOTS * p) <= 5 * sigma + 1e-6);
        possible += p > 1e-9;
    }
    assert_true(possible > 1); // otherwise this seed shows nothing
    twin_destroy(twin);
}

static void a_reset_qubit_is_zero_and_the_rest_as_measured(void **unused) {
    (void)unused;
    Rng rng = rng_seeded(45);
    for (int trial = 0; trial < 60; trial++) {
        Twin twin = random_twin(&rng, 5);
        int qubit = trial % 5;
        Rng same = rng;
        PauliString z = pauli_string_single(5, qubit, 'Z');
        Tableau *measured = tableau_copy(twin.tableau);
        bool one = tableau_measure(measured, qubit, &same).one;
        tableau_reset(twin.tableau, qubit, &rng);
        assert_int_equal(tableau_mean(twin.tableau, &z), 1);
        CliffordStep back = {one ? CLIFFORD_X : CLIFFORD_ID, (uint16_t)qubit, 0};
        tableau_run(twin.tableau, &back, 1);
        assert_true(tableau_same(twin.tableau, measured));
        tableau_destroy(measured);
        twin_destroy(twin);
    }
}

// Random circuits with a middle of measurements, on more qubits than one column unit has:
// undone gate by gate they are |0…0⟩ again; measured twice, the outcomes repeat.
static void large_tableaux_keep_their_rows_in_order(void **unused) {
    (void)unused;
    enum { QUBITS = 333, STEPS = 8000 };
    static const uint16_t inverse[CLIFFORD_OPS] = {
        CLIFFORD_ID,  CLIFFORD_X,  CLIFFORD_Y,    CLIFFORD_Z,  CLIFFORD_H,
        CLIFFORD_SDG, CLIFFORD_S,  CLIFFORD_SXDG, CLIFFORD_SX, CLIFFORD_CX,
        CLIFFORD_CY,  CLIFFORD_CZ, CLIFFORD_SWAP};
    Rng rng = rng_seeded(46);
    CliffordStep steps[STEPS];
    Tableau *tableau = tableau_create(QUBITS), *zero = tableau_create(QUBITS);
    for (int i = 0; i < STEPS; i++)
        do
            steps[i] = random_step(&rng, QUBITS);
        while (steps[i].op == CLIFFORD_ISWAP);
    tableau_run(tableau, steps, STEPS);
    bool bits[QUBITS];
    int random = 0;
    for (int q = 0; q < QUBITS; q++) {
        Tableau *copy = tableau_copy(tableau);
        Finding reading = tableau_measure(tableau, q, &rng);
        PauliString z = pauli_string_single(QUBITS, q, 'Z');
        assert_true(tableau_project(copy, &z, reading.one) == (reading.random ? 0.5 : 1));
        assert_true(tableau_same(copy, tableau));
        tableau_destroy(copy);
        bits[q] = reading.one;
        random += reading.random;
    }
    assert_true(random > QUBITS / 2);
    for (int q = 0; q < QUBITS; q++) {
        Finding again = tableau_measure(tableau, q, &rng);
        assert_true(!again.random && again.one == bits[q]);
        if (again.one) tableau_run(tableau, &(CliffordStep){CLIFFORD_X, (uint16_t)q, 0}, 1);
    }
    assert_true(tableau_same(tableau, zero));
    tableau_run(tableau, steps, STEPS);
    for (int i = STEPS - 1; i >= 0; i--) {
        CliffordStep back = {inverse[steps[i].op], steps[i].a, steps[i].b};
        tableau_run(tableau, &back, 1);
    }
    assert_true(tableau_same(tableau, zero));
    tableau_destroy(tableau);
    tableau_destroy(zero);
}

// Alice's qubit 0 to Bob's qubit 2 by a Bell pair, measurement, and X and Z where the
// outcomes say so.
static void teleport(Tableau *tableau, Rng *rng, int *outcomes) {
    static const CliffordStep steps[] = {
        {CLIFFORD_H, 1, 0}, {CLIFFORD_CX, 1, 2}, {CLIFFORD_CX, 0, 1}, {CLIFFORD_H, 0, 0}};
    tableau_run(tableau, steps, 4);
    Finding first = tableau_measure(tableau, 0, rng),
            second = tableau_measure(tableau, 1, rng);
    assert_true(first.random && second.random);
    if (second.one) tableau_run(tableau, &(CliffordStep){CLIFFORD_X, 2, 0}, 1);
    if (first.one) tableau_run(tableau, &(CliffordStep){CLIFFORD_Z, 2, 0}, 1);
    outcomes[first.one | second.one << 1]++;
}

static void the_six_stabiliser_states_are_teleported(void **unused) {
    (void)unused;
    static const char *const states[] = {"+Z", "-Z", "+X", "-X", "+Y", "-Y"};
    Rng rng = rng_seeded(47);
    for (int k = 0; k < 6; k++) {
        int outcomes[4] = {0};
        char generator[] = "+IIZ", arrived[] = "+ZII";
        generator[0] = arrived[0] = states[k][0];
        generator[3] = arrived[1] = states[k][1];
        const char *const generators[] = {generator, "+IZI", "+ZII"};
        PauliString expected;
        assert_true(pauli_string_read(arrived, &expected));
        for (int shot = 0; shot < 60; shot++) {
            Tableau *tableau = tableau_from(3, generators, 3, NULL);
            teleport(tableau, &rng, outcomes);
            assert_int_equal(tableau_mean(tableau, &expected), 1);
            tableau_destroy(tableau);
        }
        for (int i = 0; i < 4; i++)
            assert_true(outcomes[i] > 0);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(means_are_those_of_the_state),
        cmocka_unit_test(projections_are_those_of_the_state),
        cmocka_unit_test(measured_again_and_again_it_stays_the_state),
        cmocka_unit_test(outcomes_of_all_qubits_are_as_frequent_as_the_state_says),
        cmocka_unit_test(a_reset_qubit_is_zero_and_the_rest_as_measured),
        cmocka_unit_test(large_tableaux_keep_their_rows_in_order),
        cmocka_unit_test(the_six_stabiliser_states_are_teleported),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
