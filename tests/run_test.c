// Runs judged by brute force: every record of measurements followed by itself on a plain
// vector, nothing merged, gates as whole matrices.
#include "base/mem.h"
#include "base/rng.h"
#include "circuit/run.h"
#include "circuit/short_form.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sentence.h"
#include "slow_run.h"

// --- circuits

static int place(Circuit *circuit, const char *gate, int column, int target) {
    Step step = step_of(circuit, gate_find(gate), target, column);
    int index = circuit_place(circuit, step, NULL);
    assert_int_not_equal(index, NO_STEP);
    return index;
}

static void place_cx(Circuit *circuit, int column, int control, int target) {
    Step step = step_of(circuit, gate_find("x"), target, column);
    step.controls = UINT32_C(1) << control;
    assert_int_not_equal(circuit_place(circuit, step, NULL), NO_STEP);
}

static void place_if(Circuit *circuit, const char *gate, int column, int target, int bit) {
    Step step = step_of(circuit, gate_find(gate), target, column);
    step.if_mask = step.if_bits = UINT64_C(1) << bit;
    assert_int_not_equal(circuit_place(circuit, step, NULL), NO_STEP);
}

static Run *run_of(const Circuit *circuit) {
    Error err = {0};
    Run *run = run_create(circuit, (RunOptions){0}, &err);
    assert_string_equal(err.key, "");
    assert_non_null(run);
    return run;
}

// --- comparing

// The density matrix of a moment from its branches.
static void assert_density(const Run *run, int after, const Slow *slow) {
    double complex density[SIZE][SIZE] = {{0}};
    double total = 0;
    for (int k = 0; k < run_branches(run, after); k++) {
        double weight;
        const State *v = run_branch(run, after, k, &weight, NULL);
        total += weight;
        for (int i = 0; i < SIZE * SIZE; i++)
            density[i / SIZE][i % SIZE] += weight * state_amplitude(v, (size_t)(i / SIZE)) *
                                           conj(state_amplitude(v, (size_t)(i % SIZE)));
    }
    assert_true(fabs(total - 1) < 1e-12);
    for (int i = 0; i < SIZE * SIZE; i++)
        assert_true(cabs(density[i / SIZE][i % SIZE] - slow->density[i / SIZE][i % SIZE]) <
                    1e-10);
}

// tr(ρP) for a Pauli matrix P on one qubit.
static double slow_mean(const Slow *slow, const char *pauli, int qubit) {
    Step step = {.gate = gate_find(pauli), .targets = {qubit, qubit}};
    double complex mean = 0;
    for (int i = 0; i < SIZE; i++)
        for (int j = 0; j < SIZE; j++)
            mean += slow->density[i][j] * entry(&step, j, i);
    return creal(mean);
}

static void assert_averages(const Run *run, int after, const Slow *slow) {
    double p[SIZE];
    run_probabilities(run, after, p);
    for (int i = 0; i < SIZE; i++)
        assert_true(fabs(p[i] - creal(slow->density[i][i])) < 1e-10);
    for (int q = 0; q < WIRES; q++) {
        Bloch b = run_bloch(run, after, q);
        assert_true(fabs(b.x - slow_mean(slow, "x", q)) < 1e-10);
        assert_true(fabs(b.y - slow_mean(slow, "y", q)) < 1e-10);
        assert_true(fabs(b.z - slow_mean(slow, "z", q)) < 1e-10);
    }
}

// tr(ρ²) is 1 exactly where there is one pure state.
static void assert_purity(const Run *run, int after, const Slow *slow) {
    double purity = 0;
    for (int i = 0; i < SIZE * SIZE; i++)
        purity += pow(cabs(slow->density[i / SIZE][i % SIZE]), 2);
    assert_int_equal(fabs(purity - 1) < 1e-9, run_pure(run, after) != NULL);
}

static void assert_outcomes(const Run *run, const Slow *slow) {
    int count;
    Reading *outcomes = run_distribution(run, &count);
    assert_non_null(outcomes);
    double expected[OUTCOMES];
    for (int i = 0; i < OUTCOMES; i++)
        expected[i] = run_measures(run) ? slow->outcomes[i] : creal(slow->density[i][i]);
    for (int k = 0; k < count; k++) {
        assert_true(k == 0 || outcomes[k - 1].bits < outcomes[k].bits);
        assert_true(fabs(outcomes[k].probability - expected[outcomes[k].bits]) < 1e-10);
        expected[outcomes[k].bits] = 0;
    }
    for (int i = 0; i < OUTCOMES; i++)
        assert_true(expected[i] < 1e-11);
    free(outcomes);
}

static void assert_no_twins(const Run *run, int after) {
    for (int i = 0; i < run_branches(run, after); i++)
        for (int j = 0; j < i; j++) {
            uint64_t left, right;
            const State *a = run_branch(run, after, i, NULL, &left);
            const State *b = run_branch(run, after, j, NULL, &right);
            assert_false(left == right && state_fidelity(a, b) > 1 - 1e-13);
        }
}

static void random_runs_equal_every_record_followed(void **unused) {
    (void)unused;
    Rng rng = rng_seeded(21);
    for (int trial = 0; trial < 150; trial++) {
        Circuit *circuit = random_circuit(&rng);
        Run *run = run_of(circuit);
        for (int after = 0; after <= run_columns(run); after++) {
            Slow *slow = slow_of(circuit, after);
            assert_density(run, after, slow);
            assert_averages(run, after, slow);
            assert_purity(run, after, slow);
            assert_no_twins(run, after);
            free(slow);
        }
        Slow *slow = slow_of(circuit, COLUMNS);
        assert_outcomes(run, slow);
        Run *end = run_create(circuit, (RunOptions){.distribution_only = true}, NULL);
        assert_outcomes(end, slow);
        free(slow);
        run_destroy(end);
        run_destroy(run);
        circuit_destroy(circuit);
    }
}

static void teleportation_arrives_on_every_branch(void **unused) {
    (void)unused;
    Rng rng = rng_seeded(23);
    for (int trial = 0; trial < 10; trial++) {
        Circuit *circuit = circuit_create(3);
        Step sent = step_of(circuit, gate_find("u"), 0, 0);
        for (int i = 0; i < 3; i++)
            sent.angles[i] = (Angle){"", 6 * rng_unit(&rng)};
        circuit_place(circuit, sent, NULL);
        place(circuit, "h", 0, 1);
        place_cx(circuit, 1, 1, 2);
        place_cx(circuit, 2, 0, 1);
        place(circuit, "h", 3, 0);
        place(circuit, "measure", 4, 0);
        place(circuit, "measure", 4, 1);
        place_if(circuit, "x", 5, 2, 1);
        place_if(circuit, "z", 6, 2, 0);
        Run *run = run_of(circuit);
        Bloch first = run_bloch(run, 1, 0);
        assert_int_equal(run_branches(run, 7), 4);
        for (int i = 0; i < 4; i++) {
            double weight;
            Bloch b = state_bloch(run_branch(run, 7, i, &weight, NULL), 2);
            double fidelity = (1 + first.x * b.x + first.y * b.y + first.z * b.z) / 2;
            assert_true(fabs(fidelity - 1) < 1e-12 && fabs(weight - 0.25) < 1e-12);
        }
        run_destroy(run);
        circuit_destroy(circuit);
    }
}

static void branches_that_read_and_are_the_same_are_one(void **unused) {
    (void)unused;
    Circuit *circuit = circuit_create(1);
    for (int round = 0; round < 20; round++) { // a million records, two branches
        place(circuit, "h", 2 * round, 0);
        place(circuit, "measure", 2 * round + 1, 0);
    }
    Run *run = run_of(circuit);
    assert_int_equal(run_branches(run, 40), 2);
    uint64_t bits;
    double weight;
    run_branch(run, 40, 1, &weight, &bits);
    assert_int_equal(bits, 1);
    assert_true(fabs(weight - 0.5) < 1e-12);
    assert_null(run_pure(run, 40));
    assert_true(bloch_length(run_bloch(run, 40, 0)) < 1e-12);
    assert_non_null(run_pure(run, 1));
    run_destroy(run);
    circuit_destroy(circuit);
}

// Twelve weak measurements whose records are forgotten: 4096 states that differ by a hair's
// breadth at most, all with the same bits. Comparing each with each after every one of the
// resets that follow would take minutes.
static void thousands_of_branches_of_equal_bits_stay_quick(void **unused) {
    (void)unused;
    Buffer text = {0};
    buffer_print(&text, "h 0");
    for (int k = 0; k < 12; k++)
        buffer_print(&text, "; ry(1.5) 1; cry(%g) 0 1; reset 1; p(%g) 0; rx(0.3) 0",
                     0.2 + 0.07 * k, 0.11 * k);
    for (int k = 0; k < 60; k++)
        buffer_print(&text, "; reset 2");
    Circuit *circuit = short_form_read(text.data, 3, NULL, NULL);
    assert_non_null(circuit);
    Run *run = run_of(circuit);
    assert_in_range(run_branches(run, run_columns(run)), 1000, 4096);
    double total = 0;
    for (int i = 0; i < run_branches(run, run_columns(run)); i++) {
        double weight;
        run_branch(run, run_columns(run), i, &weight, NULL);
        total += weight;
    }
    assert_true(fabs(total - 1) < 1e-9);
    run_destroy(run);
    circuit_destroy(circuit);
    buffer_clear(&text);
}

static void a_known_bit_of_a_pure_state_leaves_it_pure(void **unused) {
    (void)unused;
    Circuit *circuit = circuit_create(1);
    place(circuit, "h", 0, 0);
    place(circuit, "measure", 1, 0);
    place(circuit, "reset", 2, 0);
    Run *run = run_of(circuit);
    assert_int_equal(run_branches(run, 3), 2); // the bit still remembers
    assert_non_null(run_pure(run, 3));
    assert_null(run_pure(run, 2));
    run_destroy(run);
    circuit_destroy(circuit);
}

static void assert_same_moments(const Run *a, const Run *b, Rng *rng) {
    assert_int_equal(run_columns(a), run_columns(b));
    for (int i = 0; i < 3 * run_columns(a); i++) {
        int after = (int)rng_below(rng, (uint64_t)run_columns(a) + 1);
        double p[SIZE], q[SIZE];
        run_probabilities(a, after, p);
        run_probabilities(b, after, q);
        assert_int_equal(run_branches(a, after), run_branches(b, after));
        for (int k = 0; k < SIZE; k++)
            assert_true(fabs(p[k] - q[k]) < 1e-12);
        for (int wire = 0; wire < WIRES; wire++)
            assert_true(fabs(run_bloch(a, after, wire).x - run_bloch(b, after, wire).x) <
                        1e-12);
    }
}

static void moments_that_are_not_kept_are_worked_out_again(void **unused) {
    (void)unused;
    Rng rng = rng_seeded(24);
    for (int trial = 0; trial < 50; trial++) {
        Circuit *circuit = random_circuit(&rng);
        Run *all = run_of(circuit);
        for (size_t room = 1; room < 2000; room *= 3) {
            Run *few = run_create(circuit, (RunOptions){.cache_bytes = room}, NULL);
            assert_same_moments(few, all, &rng);
            run_destroy(few);
        }
        run_destroy(all);
        circuit_destroy(circuit);
    }
}

// `circuit` with a step of `column` taken out, most often, and another put in, if it fits.
static Circuit *edited(const Circuit *circuit, int column, Rng *rng) {
    Circuit *next = circuit_copy(circuit);
    int index = circuit_at(next, (int)rng_below(rng, WIRES), column);
    if (index != NO_STEP && rng_below(rng, 3)) circuit_remove(next, index, NULL);
    circuit_place(next, random_step(next, rng, column), NULL);
    return next;
}

static int least(int a, int b) {
    return a < b ? a : b;
}

// Edits one circuit many times, each run made from the one before.
static void edit_on(size_t room, Rng *rng) {
    Circuit *circuit = random_circuit(rng);
    Run *run = run_of(circuit);
    for (int edit = 0; edit < 200; edit++) {
        int column = (int)rng_below(rng, COLUMNS);
        Circuit *next = edited(circuit, column, rng);
        Run *fresh = run_create(next, (RunOptions){0}, NULL);
        RunOptions options = {.before = run, .cache_bytes = room};
        Run *after = run_create(next, options, NULL);
        assert_int_equal(after != NULL, fresh != NULL);
        if (after) {
            int both = least(circuit_columns(circuit), circuit_columns(next));
            if (!room) assert_true(run_shared(after) >= least(column, both));
            assert_same_moments(after, fresh, rng);
            run_destroy(run);
            run = after;
        }
        circuit_destroy(after ? circuit : next);
        circuit = after ? next : circuit;
        run_destroy(fresh);
    }
    run_destroy(run);
    circuit_destroy(circuit);
}

static void an_edit_shares_what_stands_before_it(void **unused) {
    (void)unused;
    Rng rng = rng_seeded(25);
    edit_on(0, &rng);
    edit_on(300, &rng);
}

static void an_empty_circuit_has_one_moment(void **unused) {
    (void)unused;
    Circuit *circuit = circuit_create(2);
    Run *run = run_of(circuit);
    assert_int_equal(run_columns(run), 0);
    assert_int_equal(run_branches(run, 0), 1);
    assert_false(run_measures(run));
    int count;
    Reading *outcomes = run_distribution(run, &count);
    assert_int_equal(count, 1);
    assert_true(outcomes[0].bits == 0 && outcomes[0].probability == 1);
    free(outcomes);
    run_destroy(run);
    circuit_destroy(circuit);
}

// --- what is refused

static void too_much_memory_is_refused_before_it_is_taken(void **unused) {
    (void)unused;
    Circuit *circuit = circuit_create(24);
    place(circuit, "h", 0, 23);
    Error err = {0};
    assert_null(run_create(circuit, (RunOptions){.most_bytes = 200000000}, &err));
    assert_sentence(&err, "run.memory",
                    "Working out this circuit needs at least 269 MB of memory, and "
                    "only 200 MB may be used. Use fewer qubits, or measure less in "
                    "the middle of the circuit.");
    circuit_destroy(circuit);
}

static void branches_count_as_memory_too(void **unused) {
    (void)unused;
    Circuit *circuit = circuit_create(2);
    place(circuit, "h", 0, 0);
    place(circuit, "measure", 1, 0);
    Error err = {0};
    assert_null(run_create(circuit, (RunOptions){.most_bytes = 127}, &err));
    assert_string_equal(err.key, "run.memory");
    Run *run = run_create(circuit, (RunOptions){.most_bytes = 128}, &err);
    assert_non_null(run);
    run_destroy(run);
    circuit_destroy(circuit);
}

static void too_many_branches_are_refused(void **unused) {
    (void)unused;
    Circuit *circuit = circuit_create(3);
    for (int wire = 0; wire < 3; wire++) {
        place(circuit, "h", 0, wire);
        place(circuit, "measure", 1, wire);
    }
    Error err = {0};
    assert_null(run_create(circuit, (RunOptions){.most_branches = 7}, &err));
    assert_sentence(&err, "run.branches",
                    "Measurements and resets make more than 7 different cases. "
                    "Measure less in the middle of the circuit.");
    Run *run = run_create(circuit, (RunOptions){.most_branches = 8}, &err);
    assert_int_equal(run_branches(run, 2), 8);
    run_destroy(run);
    circuit_destroy(circuit);
}

static void last_measurements_make_no_branches_for_the_distribution(void **unused) {
    (void)unused;
    Circuit *circuit = circuit_create(14);
    for (int wire = 0; wire < 14; wire++) {
        place(circuit, "h", 0, wire);
        place(circuit, "measure", 1, wire);
    }
    Run *run = run_create(circuit, (RunOptions){.distribution_only = true}, NULL);
    assert_non_null(run);
    int count;
    Reading *outcomes = run_distribution(run, &count);
    assert_int_equal(count, 1 << 14);
    for (int i = 0; i < count; i++)
        assert_true(outcomes[i].bits == (uint64_t)i &&
                    fabs(outcomes[i].probability * count - 1) < 1e-9);
    free(outcomes);
    run_destroy(run);
    circuit_destroy(circuit);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(random_runs_equal_every_record_followed),
        cmocka_unit_test(teleportation_arrives_on_every_branch),
        cmocka_unit_test(branches_that_read_and_are_the_same_are_one),
        cmocka_unit_test(thousands_of_branches_of_equal_bits_stay_quick),
        cmocka_unit_test(a_known_bit_of_a_pure_state_leaves_it_pure),
        cmocka_unit_test(moments_that_are_not_kept_are_worked_out_again),
        cmocka_unit_test(an_edit_shares_what_stands_before_it),
        cmocka_unit_test(an_empty_circuit_has_one_moment),
        cmocka_unit_test(too_much_memory_is_refused_before_it_is_taken),
        cmocka_unit_test(branches_count_as_memory_too),
        cmocka_unit_test(too_many_branches_are_refused),
        cmocka_unit_test(last_measurements_make_no_branches_for_the_distribution),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
