// Noise by trials, judged by the exact density matrices of the same circuit on eight
// qubits, within five standard errors.
#include "circuit/run.h"

#include "circuit/bits_seen.h"
#include "circuit/circuit_noise.h"
#include "circuit/portion.h"
#include "circuit/short_form.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

static Circuit *circuit_of(const char *text, int wires) {
    Error err = {.key = ""};
    Circuit *circuit = short_form_read(text, wires, NULL, &err);
    if (!circuit) fail_msg("%s: %s %s", text, err.key, err.args);
    return circuit;
}

static Run *run_of(const Circuit *circuit, RunOptions options) {
    Error err = {.key = ""};
    Run *run = run_create(circuit, options, &err);
    if (!run) fail_msg("%s %s", err.key, err.args);
    return run;
}

static const char *const circuits[] = {
    "noise depolarising(0.05); h 0; cx 0 1; cx 1 2; cx 2 3; ry(1) 4; cx 4 5; cx 5 6; "
    "cx 6 7; cx 3 4",
    "noise amplitude_damping(0.1); noise dephasing(0.05); noise readout(0.04) 0 3; h 0; "
    "h 1; x 2; cx 0 3; ctrl @ rx(1) 1 4; ccx 2 3 5; swap 5 6; h 7; cx 7 6",
    "h 0; cx 0 1; bit_flip(0.2) 0; idling(1, 4, 5) 1; measure 0; if (c0 == 1) x 2; h 3; "
    "generalised_damping(0.4, 0.7) 3; depolarising(0.3) 2; reset 1; h 7; cx 7 6; measure 6",
    "noise readout(0.1); h 0; cx 0 1; amplitude_damping(0.3) 1; measure 0; post1 1; h 5",
};

// Where a value is the same in every trial its error is 0, and it must be exact.
static void assert_within(double sampled, double exact, double error, const char *what) {
    if (fabs(sampled - exact) > 5 * error + 1e-9)
        fail_msg("%s: %g, exactly %g, error %g", what, sampled, exact, error);
}

// A value that few trials had shows too small an error: at least one trial in all of them.
static void compare(const Run *sampled, const Run *exact, int after, int trials) {
    enum { SIZE = 256 };
    double p[SIZE], q[SIZE], error[SIZE];
    run_readings(sampled, after, p);
    run_readings(exact, after, q);
    run_reading_errors(sampled, after, error);
    for (int i = 0; i < SIZE; i++) {
        double least = sqrt(q[i] * (1 - q[i]) / trials);
        assert_within(p[i], q[i], fmax(error[i], least), "reading");
    }
    for (int w = 0; w < 8; w++) {
        Bloch a = run_bloch(sampled, after, w), b = run_bloch(exact, after, w);
        Bloch e = run_bloch_error(sampled, after, w);
        assert_within(a.x, b.x, e.x + 1 / sqrt(trials) / 10, "x");
        assert_within(a.y, b.y, e.y + 1 / sqrt(trials) / 10, "y");
        assert_within(a.z, b.z, e.z + 1 / sqrt(trials) / 10, "z");
    }
}

static void trials_agree_with_density_matrices_within_five_errors(void **unused) {
    (void)unused;
    for (size_t c = 0; c < sizeof circuits / sizeof *circuits; c++) {
        Circuit *circuit = circuit_of(circuits[c], 8);
        Run *exact = run_of(circuit, (RunOptions){0});
        assert_int_equal(run_trials(exact), 0);
        for (uint64_t seed = 1; seed <= 3; seed++) {
            RunOptions options = {.sampled = true, .trials = 2000, .noise_seed = seed};
            Run *sampled = run_of(circuit, options);
            assert_int_equal(run_trials(sampled), 2000);
            for (int after = 0; after <= run_columns(exact); after++)
                compare(sampled, exact, after, 2000);
            run_destroy(sampled);
        }
        run_destroy(exact);
        circuit_destroy(circuit);
    }
}

// Of some wires together, of the bits, and of a mean: as histograms and means show them.
static void compare_parts(const Run *sampled, const Run *exact, int after, int trials) {
    enum { WIRES = 0x31, SIZE = 8 };
    double p[SIZE], q[SIZE], error[SIZE], bits[256], truth[256], off[256];
    run_portion_readings(sampled, after, WIRES, p);
    run_portion_readings(exact, after, WIRES, q);
    run_portion_reading_errors(sampled, after, WIRES, error);
    for (int i = 0; i < SIZE; i++)
        assert_within(p[i], q[i], fmax(error[i], sqrt(q[i] * (1 - q[i]) / trials) / 3),
                      "reading of three wires");
    int first, count = circuit_bits_seen(run_circuit(exact), ALL_BITS, &first);
    run_bits_seen(sampled, after, ALL_BITS, bits);
    run_bits_seen(exact, after, ALL_BITS, truth);
    run_bits_errors(sampled, after, ALL_BITS, off);
    for (int i = 0; count && i < 1 << count; i++)
        assert_within(bits[i], truth[i],
                      fmax(off[i], sqrt(truth[i] * (1 - truth[i]) / trials)), "bits");
    PauliTerm term = {0x21, 0x11, 1};
    PauliSum sum = {&term, 1};
    assert_within(run_mean(sampled, after, sum), run_mean(exact, after, sum),
                  run_mean_error(sampled, after, sum) + 1 / sqrt(trials) / 10, "mean");
    assert_true(run_mean_error(exact, after, sum) == 0);
}

static void parts_agree_with_density_matrices_within_five_errors(void **unused) {
    (void)unused;
    for (size_t c = 0; c < sizeof circuits / sizeof *circuits; c++) {
        Circuit *circuit = circuit_of(circuits[c], 8);
        Run *exact = run_of(circuit, (RunOptions){0});
        RunOptions options = {.sampled = true, .trials = 2000, .noise_seed = 5};
        Run *sampled = run_of(circuit, options);
        for (int after = 0; after <= run_columns(exact); after++)
            compare_parts(sampled, exact, after, 2000);
        run_destroy(sampled);
        run_destroy(exact);
        circuit_destroy(circuit);
    }
}

static void weights_are_shares_of_the_trials(void **unused) {
    (void)unused;
    Circuit *circuit = circuit_of(circuits[1], 8);
    Run *run = run_of(circuit, (RunOptions){.sampled = true});
    assert_int_equal(run_trials(run), 200);
    int branches = run_branches(run, run_columns(run));
    double sum = 0, weight;
    assert_true(branches > 1 && branches <= 200);
    for (int i = 0; i < branches; i++) {
        assert_non_null(run_branch(run, run_columns(run), i, &weight, NULL));
        assert_true(fabs(weight * 200 - round(weight * 200)) < 1e-9 && weight > 0);
        sum += weight;
    }
    assert_true(fabs(sum - 1) < 1e-12);
    run_destroy(run);
    circuit_destroy(circuit);
}

static void assert_same(const Run *a, const Run *b) {
    for (int after = run_columns(a); after >= 0; after--) {
        assert_int_equal(run_branches(a, after), run_branches(b, after));
        for (int w = 0; w < run_qubits(a); w++) {
            Bloch x = run_bloch(a, after, w), y = run_bloch(b, after, w);
            assert_true(fabs(x.x - y.x) + fabs(x.y - y.y) + fabs(x.z - y.z) < 1e-12);
        }
    }
}

static void the_same_seed_gives_the_same_however_it_is_worked_out(void **unused) {
    (void)unused;
    Circuit *circuit = circuit_of(circuits[0], 10), *longer = circuit_copy(circuit);
    Run *all = run_of(circuit, (RunOptions){0});
    assert_int_equal(run_trials(all), 200); // nine qubits and more need no asking
    Run *few = run_of(circuit, (RunOptions){.cache_bytes = 1});
    assert_same(all, few);
    Step step = step_of(longer, gate_find("h"), 9, circuit_columns(longer));
    assert_true(circuit_place(longer, step, NULL) != NO_STEP);
    Run *fresh = run_of(longer, (RunOptions){0});
    Run *shared = run_of(longer, (RunOptions){.before = all});
    assert_true(run_shared(shared) > 0);
    assert_same(fresh, shared);
    Run *other = run_of(circuit, (RunOptions){.noise_seed = 2, .before = all});
    assert_int_equal(run_shared(other), 0);
    Run *const runs[] = {all, few, fresh, shared, other};
    for (int i = 0; i < 5; i++)
        run_destroy(runs[i]);
    circuit_destroy(circuit);
    circuit_destroy(longer);
}

// On sixteen qubits a chain of entangled pairs can be said in closed form: z of each end is
// a product of (1 − 2p) for each flip between.
static void sixteen_qubits_follow_a_closed_form(void **unused) {
    (void)unused;
    Circuit *circuit = circuit_create(16);
    for (int w = 0; w < 16; w++) {
        Step flip = step_of(circuit, gate_find("x"), w, 0);
        circuit_place(circuit, flip, NULL);
    }
    Noise noise = {{0}};
    noise_set(&noise, noise_find("bit_flip"), 0.1);
    assert_true(circuit_set_noise(circuit, &noise, NULL));
    Run *run = run_of(circuit, (RunOptions){.trials = 400});
    for (int w = 0; w < 16; w++)
        assert_within(run_bloch(run, 1, w).z, -0.8, 0.6 / sqrt(400), "z");
    run_destroy(run);
    circuit_destroy(circuit);
}

static void more_than_sixteen_qubits_are_refused(void **unused) {
    (void)unused;
    Error err = {.key = ""};
    Circuit *circuit = circuit_of("h 0; bit_flip(0.1) 0", 17);
    assert_null(run_create(circuit, (RunOptions){0}, &err));
    assert_string_equal(err.key, "noise.qubits");
    assert_string_equal(err.args, "16\t17");
    circuit_destroy(circuit);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(trials_agree_with_density_matrices_within_five_errors),
        cmocka_unit_test(parts_agree_with_density_matrices_within_five_errors),
        cmocka_unit_test(weights_are_shares_of_the_trials),
        cmocka_unit_test(the_same_seed_gives_the_same_however_it_is_worked_out),
        cmocka_unit_test(sixteen_qubits_follow_a_closed_form),
        cmocka_unit_test(more_than_sixteen_qubits_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
