// Noisy Clifford circuits: what they list, draw and record.
#include "quantum/clifford_circuit.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdlib.h>

static const CliffordStep both[2] = {{CLIFFORD_X, 0, 0}, {CLIFFORD_X, 1, 0}};
static const CliffordStep pair[1] = {{CLIFFORD_CX, 0, 1}};

// X on both, CX, then both measured: records 1 0. All noise between has probability p.
static CliffordCircuit *example(double p) {
    CliffordCircuit *circuit = clifford_circuit_create(2);
    clifford_circuit_add(circuit, LAYER_GATES, 0, both, 2);
    clifford_circuit_add(circuit, LAYER_DEPOLARISE_1, p, both, 2);
    clifford_circuit_add(circuit, LAYER_GATES, 0, pair, 1);
    clifford_circuit_add(circuit, LAYER_DEPOLARISE_2, p, pair, 1);
    clifford_circuit_add(circuit, LAYER_FLIP_Z, p, both, 2);
    clifford_circuit_add(circuit, LAYER_FLIP_X, p, both, 2);
    clifford_circuit_add(circuit, LAYER_RESET, 0, both, 0); // nothing to reset: left out
    clifford_circuit_add(circuit, LAYER_MEASURE, 0, both, 2);
    return circuit;
}

static void layers_and_records_are_counted(void **unused) {
    (void)unused;
    CliffordCircuit *circuit = example(0.1);
    assert_int_equal(circuit->layer_count, 7);
    assert_int_equal(circuit->records, 2);
    assert_int_equal(circuit->step_count, 12);
    assert_int_equal(clifford_circuit_noisy_steps(circuit), 7);
    assert_int_equal(clifford_circuit_detector(circuit, (int[]){0, 1}, 2), 0);
    assert_int_equal(clifford_circuit_detector(circuit, (int[]){1}, 1), 1);
    assert_int_equal(clifford_circuit_observable(circuit, (int[]){0}, 1), 0);
    assert_true(parity_of(circuit, circuit->detectors[0], (uint8_t[]){1, 0}));
    assert_false(parity_of(circuit, circuit->detectors[0], (uint8_t[]){1, 1}));
    assert_false(parity_of(circuit, circuit->detectors[1], (uint8_t[]){1, 0}));
    assert_true(parity_of(circuit, circuit->observables[0], (uint8_t[]){1, 0}));
    clifford_circuit_destroy(circuit);
    clifford_circuit_destroy(NULL);
}

static void every_single_fault_is_listed_once(void **unused) {
    (void)unused;
    CliffordCircuit *circuit = example(0.1);
    enum { FAULTS = 2 * 3 + 15 + 2 + 2 };
    CliffordFault faults[FAULTS];
    assert_int_equal(clifford_circuit_faults(circuit, NULL), FAULTS);
    assert_int_equal(clifford_circuit_faults(circuit, faults), FAULTS);
    bool seen[7][2][4][4] = {{{{0}}}};
    for (int i = 0; i < FAULTS; i++) {
        bool *here = &seen[faults[i].layer][faults[i].step][faults[i].a][faults[i].b];
        assert_false(*here);
        *here = true;
        assert_true(faults[i].a || faults[i].b);
        assert_true(!i || faults[i].layer >= faults[i - 1].layer);
    }
    for (int letter = 1; letter < 4; letter++)
        assert_true(seen[1][0][letter][0] && seen[1][1][letter][0]);
    assert_true(seen[4][0][2][0] && seen[4][1][2][0]); // Z
    assert_true(seen[5][0][1][0] && seen[5][1][1][0]); // X
    clifford_circuit_destroy(circuit);
}

static void a_run_records_what_the_faults_make_of_it(void **unused) {
    (void)unused;
    static const struct {
        CliffordFault fault;
        uint8_t records[2];
    } runs[] = {
        {{0, 0, 0, 0, 0}, {1, 0}}, // none
        {{0, 1, 0, 1, 0}, {0, 1}}, // X on the control, before CX
        {{0, 1, 0, 2, 0}, {1, 0}}, // Z
        {{0, 1, 0, 3, 0}, {0, 1}}, // Y
        {{0, 3, 0, 0, 1}, {1, 1}}, // X on the target, after it
        {{0, 3, 0, 1, 3}, {0, 1}}, {{0, 5, 1, 1, 0}, {1, 1}},
        {{0, 2, 0, 1, 0}, {0, 0}}, // X on the control of the gate itself: it has acted
    };
    CliffordCircuit *circuit = example(0.1);
    Rng rng = rng_seeded(61);
    for (size_t i = 0; i < sizeof runs / sizeof *runs; i++) {
        uint8_t records[2] = {9, 9};
        assert_true(clifford_circuit_run(circuit, &runs[i].fault, 1, &rng, records));
        assert_memory_equal(records, runs[i].records, 2);
    }
    clifford_circuit_destroy(circuit);
}

static void a_reset_makes_zero_of_anything(void **unused) {
    (void)unused;
    CliffordCircuit *circuit = clifford_circuit_create(1);
    CliffordStep step = {CLIFFORD_H, 0, 0};
    clifford_circuit_add(circuit, LAYER_GATES, 0, &step, 1);
    clifford_circuit_add(circuit, LAYER_MEASURE, 0, &step, 1);
    clifford_circuit_add(circuit, LAYER_RESET, 0, &step, 1);
    clifford_circuit_add(circuit, LAYER_MEASURE, 0, &step, 1);
    Rng rng = rng_seeded(62);
    int ones = 0;
    for (int shot = 0; shot < 100; shot++) {
        uint8_t records[2];
        assert_true(clifford_circuit_run(circuit, NULL, 0, &rng, records));
        ones += records[0];
        assert_int_equal(records[1], 0);
    }
    assert_true(ones > 25 && ones < 75);
    clifford_circuit_destroy(circuit);
}

// How often each kind of fault is drawn, against its probability, within 5 sigma.
static void faults_are_drawn_as_often_as_they_should(void **unused) {
    (void)unused;
    enum { SHOTS = 40000 };
    double p = 0.03;
    CliffordCircuit *circuit = example(p);
    Rng rng = rng_seeded(63);
    int counts[7][2][4][4] = {{{{0}}}};
    for (int shot = 0; shot < SHOTS; shot++) {
        CliffordFault faults[7];
        int count = clifford_circuit_draw(circuit, &rng, faults);
        for (int i = 0; i < count; i++) {
            assert_true(!i || faults[i].layer > faults[i - 1].layer ||
                        (faults[i].layer == faults[i - 1].layer &&
                         faults[i].step > faults[i - 1].step));
            counts[faults[i].layer][faults[i].step][faults[i].a][faults[i].b]++;
        }
    }
    CliffordFault all[25];
    int count = clifford_circuit_faults(circuit, all);
    for (int i = 0; i < count; i++) {
        double each = p / layer_errors(circuit->layers[all[i].layer].kind);
        int found = counts[all[i].layer][all[i].step][all[i].a][all[i].b];
        assert_true(fabs(found - SHOTS * each) < 5 * sqrt(SHOTS * each));
    }
    clifford_circuit_destroy(circuit);
}

static void certain_errors_always_come_and_impossible_ones_never(void **unused) {
    (void)unused;
    Rng rng = rng_seeded(64);
    for (int sure = 0; sure < 2; sure++) {
        CliffordCircuit *circuit = example(sure);
        CliffordFault faults[7];
        for (int shot = 0; shot < 50; shot++)
            assert_int_equal(clifford_circuit_draw(circuit, &rng, faults), sure ? 7 : 0);
        clifford_circuit_destroy(circuit);
    }
}

static void a_seed_draws_the_same_faults(void **unused) {
    (void)unused;
    CliffordCircuit *circuit = example(0.5);
    Rng a = rng_seeded(65), b = rng_seeded(65);
    for (int shot = 0; shot < 50; shot++) {
        CliffordFault left[7] = {{0}}, right[7] = {{0}};
        assert_int_equal(clifford_circuit_draw(circuit, &a, left),
                         clifford_circuit_draw(circuit, &b, right));
        assert_memory_equal(left, right, sizeof left);
    }
    clifford_circuit_destroy(circuit);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(layers_and_records_are_counted),
        cmocka_unit_test(every_single_fault_is_listed_once),
        cmocka_unit_test(a_run_records_what_the_faults_make_of_it),
        cmocka_unit_test(a_reset_makes_zero_of_anything),
        cmocka_unit_test(faults_are_drawn_as_often_as_they_should),
        cmocka_unit_test(certain_errors_always_come_and_impossible_ones_never),
        cmocka_unit_test(a_seed_draws_the_same_faults),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
