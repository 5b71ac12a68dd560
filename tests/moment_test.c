// What is selected and held in runs; that branches are followed right is
// tests/run_test.c's.
#include "base/rng.h"
#include "circuit/run.h"
#include "circuit/short_form.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdlib.h>

#include "sentence.h"
#include "slow_run.h"

// The only measurement that writes the bit, if nothing else does and no condition stands
// before it: then what it gave is what the bit reads at the end.
static int only_writer(const Circuit *circuit, int bit) {
    int writer = NO_STEP;
    for (int i = 0; i < circuit_steps(circuit); i++) {
        const Step *step = circuit_step(circuit, i);
        if (!(step_writes(step) >> bit & 1)) continue;
        bool first = writer == NO_STEP;
        if (!first || step->gate->kind != GATE_MEASURE || step_reads(step)) return NO_STEP;
        writer = i;
    }
    return writer;
}

// How likely the bit reads so at the end.
static double reads_so(const Run *run, uint64_t mask, uint64_t value) {
    double total = 0;
    int end = run_columns(run);
    for (int i = 0; i < run_branches(run, end); i++) {
        double weight;
        uint64_t bits;
        run_branch(run, end, i, &weight, &bits);
        if ((bits & mask) == value) total += weight;
    }
    return total;
}

// By Bayes: of all branches those remain that read so, in the same proportions.
static void assert_conditional(const Circuit *circuit, int bit, bool one) {
    uint64_t mask = UINT64_C(1) << bit, value = one ? mask : 0;
    Run *all = run_create(circuit, (RunOptions){0}, NULL);
    int finding = circuit_step_finding(circuit, only_writer(circuit, bit));
    Record record = record_with((Record){0}, finding, one);
    Run *held = run_create(circuit, (RunOptions){.held = record}, NULL);
    double chance = reads_so(all, mask, value);
    int end = run_columns(all);
    if (held) {
        double p[SIZE] = {0}, q[SIZE];
        for (int i = 0; i < run_branches(all, end); i++) {
            double weight;
            uint64_t bits;
            const State *state = run_branch(all, end, i, &weight, &bits);
            for (size_t k = 0; (bits & mask) == value && k < SIZE; k++)
                p[k] += weight * pow(cabs(state_amplitude(state, k)), 2) / chance;
        }
        run_probabilities(held, end, q);
        for (int k = 0; k < SIZE; k++)
            assert_true(fabs(p[k] - q[k]) < 1e-12);
        assert_true(fabs(run_kept(held, end) - chance * run_kept(all, end)) < 1e-12);
    }
    assert_int_equal(held != NULL, chance > 0);
    run_destroy(held);
    run_destroy(all);
}

static void held_outcomes_are_a_condition_on_all_the_rest(void **unused) {
    (void)unused;
    Rng rng = rng_seeded(26);
    int conditions = 0;
    for (int trial = 0; trial < 1000; trial++) {
        Circuit *circuit = random_circuit(&rng);
        int bit = (int)rng_below(&rng, BITS);
        if (only_writer(circuit, bit) != NO_STEP) {
            assert_conditional(circuit, bit, rng_below(&rng, 2));
            conditions++;
        }
        circuit_destroy(circuit);
    }
    assert_true(conditions > 20);
}

static void half_a_bell_pair_follows_the_half_that_is_held(void **unused) {
    (void)unused;
    Circuit *bell = short_form_read("h 0; cx 0 1; measure 0", 2, NULL, NULL);
    for (int value = 0; value < 2; value++) {
        RunOptions options = {.held = {1, (uint64_t)value}};
        Run *run = run_create(bell, options, NULL);
        assert_true(fabs(run_bloch(run, 3, 1).z - (value ? -1 : 1)) < 1e-12);
        assert_true(fabs(run_bloch(run, 2, 1).z) < 1e-12); // before it is measured
        assert_true(fabs(run_kept(run, 3) - 0.5) < 1e-12 && run_kept(run, 2) == 1);
        run_destroy(run);
        options.distribution_only = true;
        run = run_create(bell, options, NULL);
        int count;
        Reading *outcomes = run_distribution(run, &count);
        assert_int_equal(count, 1);
        assert_int_equal(outcomes[0].bits, value);
        assert_true(fabs(outcomes[0].probability - 1) < 1e-12);
        free(outcomes);
        run_destroy(run);
    }
    circuit_destroy(bell);
}

static void what_never_comes_up_cannot_be_kept(void **unused) {
    (void)unused;
    Circuit *circuit = short_form_read("h 0; @column 3 post1 1", 2, NULL, NULL);
    Error err = {0};
    assert_null(run_create(circuit, (RunOptions){0}, &err));
    assert_sentence(&err, "run.impossible",
                    "On q1 in column 3 the value to be kept never comes up. Keep the "
                    "other one, or change the gates before it.");
    circuit_destroy(circuit);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(held_outcomes_are_a_condition_on_all_the_rest),
        cmocka_unit_test(half_a_bell_pair_follows_the_half_that_is_held),
        cmocka_unit_test(what_never_comes_up_cannot_be_kept),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
