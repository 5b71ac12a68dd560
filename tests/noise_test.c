// Runs with noise, judged by whole density matrices multiplied out by the definition, and
// by trajectories.
#include "slow_noisy.h"

#include "circuit/circuit_noise.h"
#include "circuit/question.h"
#include "quantum/channel_kinds.h"
#define Reading TrajectoryReading // a run has readings too
#include "quantum/trajectory.h"
#undef Reading

static Noise noise_of(const char *name, double rate) {
    Noise noise = {{0}};
    assert_true(noise_find(name) >= 0);
    noise.rates[noise_find(name)] = rate;
    return noise;
}

static const char *const circuits[] = {
    "h 0; cx 0 1; ry(0.7) 2; swap 0 2; t 1; cx 2 1",
    "h 0; ry(1) 1; measure 0; if (c0 == 1) x 1; h 0; measure 1",
    "h 0; cx 0 1; reset 0; h 2; ctrl @ negctrl @ rx(0.4) 0 1 2; measure 2 -> 1; h 2; "
    "measure 2 -> 0",
};

static void every_rate_and_all_together_agree_with_whole_density_matrices(void **unused) {
    (void)unused;
    Noise all = {{0.02, 0.03, 0.01, 0.04, 0.05, 0.06, 0.07}};
    for (size_t c = 0; c < sizeof circuits / sizeof *circuits; c++) {
        for (int i = 0; i < NOISE_RATES; i++)
            check_circuit(circuits[c], noise_of(noise_name(i), 0.13));
        check_circuit(circuits[c], all);
    }
}

static void starts_are_made_without_noise_and_odd_controls_count_as_one_gate(void **u) {
    (void)u;
    Noise noise = noise_of("amplitude_damping", 0.2);
    Run *run = run_with("init(+) 0; init(i) 1; ctrlx @ z 0 1; t 1", noise, false);
    double h = sqrt(0.5);
    const double complex had[4] = {h, h, h, -h}, phase[4] = {1, 0, 0, I},
                         t[4] = {1, 0, 0, CMPLX(h, h)};
    SlowNoisy slow;
    slow_start(&slow);
    slow_act(&slow, 0, had, 1, (int[]){0}, (Controls){0});
    slow_act(&slow, 0, had, 1, (int[]){1}, (Controls){0});
    slow_act(&slow, 0, phase, 1, (int[]){1}, (Controls){0});
    compare_moment(run, 0, &slow);
    slow_act(&slow, 0, had, 1, (int[]){0}, (Controls){0});
    slow_act(&slow, 0, Z2, 1, (int[]){1}, (Controls){1, 0});
    slow_act(&slow, 0, had, 1, (int[]){0}, (Controls){0});
    slow_noise(&slow, 0, &noise, 3);
    compare_moment(run, 1, &slow);
    slow_act(&slow, 0, t, 1, (int[]){1}, (Controls){0});
    slow_noise(&slow, 0, &noise, 2);
    compare_moment(run, 2, &slow);
    run_destroy(run);
    Run *end = run_with("init(+) 0; init(1) 1; h 0; measure 0; measure 1",
                        noise_of("readout", 0.1), true);
    int count;
    Reading *list = run_distribution(end, &count);
    assert_int_equal(count, 4);
    assert_near(list[2].probability, 0.9 * 0.9);
    free(list);
    run_destroy(end);
}

static void trajectories_come_to_the_same(void **unused) {
    (void)unused;
    double gamma = 0.2, h = sqrt(0.5), mean[3 * QUBITS], error[3 * QUBITS];
    Channel *channel = channel_named(channel_kind_find("amplitude_damping"), &gamma, NULL);
    const double complex hadamard[4] = {h, h, h, -h};
    const NoisyStep steps[] = {{.u = hadamard, .count = 1, .targets = {0}},
                               {.channel = channel, .count = 1, .targets = {0}},
                               {.u = X2, .count = 1, .targets = {1}, .controls = {1, 0}},
                               {.channel = channel, .count = 1, .targets = {0}},
                               {.channel = channel, .count = 1, .targets = {1}}};
    State *start = state_create(QUBITS);
    Rng rng = rng_seeded(5);
    const Trajectories many = {start, steps, 5, 20000};
    assert_true(trajectories_average(&many, reading_bloch(QUBITS), &rng, mean, error));
    Run *run = run_with("h 0; cx 0 1", noise_of("amplitude_damping", gamma), false);
    for (int q = 0; q < QUBITS; q++) {
        Bloch arrow = run_bloch(run, 2, q);
        const double exact[3] = {arrow.x, arrow.y, arrow.z};
        for (int k = 0; k < 3; k++)
            assert_true(fabs(exact[k] - mean[3 * q + k]) <= 5 * error[3 * q + k] + 1e-9);
    }
    run_destroy(run);
    state_destroy(start);
    channel_destroy(channel);
}

static void what_is_read_of_qubits_has_the_errors_of_reading(void **unused) {
    (void)unused;
    Run *run = run_with("x 0", noise_of("readout", 0.1), false);
    double p[ROWS], r[ROWS];
    run_probabilities(run, 1, p);
    run_readings(run, 1, r);
    for (int i = 0; i < ROWS; i++) {
        double wanted = 1;
        for (int q = 0; q < QUBITS; q++)
            wanted *= (i >> q & 1) == (q == 0) ? 0.9 : 0.1;
        assert_near(p[i], i == 1);
        assert_near(r[i], wanted);
    }
    int count;
    Reading *list = run_distribution(run, &count);
    assert_int_equal(count, ROWS);
    for (int i = 0; i < count; i++)
        assert_near(list[i].probability, r[list[i].bits]);
    free(list);
    run_destroy(run);
}

static double answer(const Run *run, const char *question, const char *subject) {
    Asked asked = {.run = run, .after = run_columns(run)};
    double value;
    assert_true(question_answer(question_find(question, strlen(question)), &asked, subject,
                                &value, NULL));
    return value;
}

static void questions_are_answered_by_the_mixture(void **unused) {
    (void)unused;
    Noise noise = noise_of("readout", 0.1);
    noise.rates[noise_find("bit_flip")] = 0.25;
    Run *run = run_with("x 0", noise, false);
    assert_near(answer(run, "p", "**1"), 0.75 * 0.9 + 0.25 * 0.1);
    assert_near(answer(run, "p", "0*1"), (0.75 * 0.9 + 0.25 * 0.1) * 0.9);
    assert_near(answer(run, "expect", "IZZ"), -0.5);
    assert_near(answer(run, "z", "0"), -0.5);
    run_destroy(run);
}

static void a_state_that_noise_leaves_pure_is_told_and_a_mixture_is_not(void **unused) {
    (void)unused;
    Run *run = run_with("h 0; cx 0 1; s 1", noise_of("readout", 0.1), false);
    const State *pure = run_pure(run, 3);
    assert_non_null(pure);
    double complex ratio = state_amplitude(pure, 3) / state_amplitude(pure, 0);
    assert_true(cabs(ratio - I) < 1e-9);
    assert_null(run_matrix(run, 3));
    run_destroy(run);
    run = run_with("h 0", noise_of("depolarising", 0.01), false);
    assert_non_null(run_pure(run, 0));
    assert_null(run_pure(run, 1));
    assert_null(run_branch(run, 1, 0, NULL, NULL));
    run_destroy(run);
}

static void held_bits_are_held_as_they_are_read(void **unused) {
    (void)unused;
    Circuit *circuit = circuit_of("h 0; measure 0");
    RunOptions options = {.noise = noise_of("readout", 0.1), .held = {1, 1}};
    Run *run = run_create(circuit, options, NULL);
    assert_near(run_kept(run, 2), 0.5);
    assert_near(run_bloch(run, 2, 0).z, -0.8);
    run_destroy(run);
    circuit_destroy(circuit);
}

static void runs_share_only_under_the_same_noise(void **unused) {
    (void)unused;
    Circuit *circuit = circuit_of("h 0; cx 0 1; t 1");
    RunOptions options = {.noise = noise_of("dephasing", 0.1)};
    Run *first = run_create(circuit, options, NULL);
    options.before = first;
    Run *same = run_create(circuit, options, NULL);
    assert_int_equal(run_shared(same), 3);
    options.noise = noise_of("dephasing", 0.2);
    Run *other = run_create(circuit, options, NULL);
    assert_int_equal(run_shared(other), 0);
    assert_true(fabs(run_bloch(first, 1, 0).x - sqrt(0.9)) < 1e-12);
    assert_true(fabs(run_bloch(other, 1, 0).x - sqrt(0.8)) < 1e-12);
    run_destroy(first);
    run_destroy(same);
    run_destroy(other);
    circuit_destroy(circuit);
}

static void kept_moments_that_went_are_worked_out_again(void **unused) {
    (void)unused;
    Circuit *circuit = circuit_of("h 0; t 0; h 0; t 0; h 0; measure 0; h 0; t 0; h 0");
    Noise noise = noise_of("amplitude_damping", 0.1);
    Run *all = run_create(circuit, (RunOptions){.noise = noise}, NULL);
    Run *few = run_create(circuit, (RunOptions){.noise = noise, .cache_bytes = 1}, NULL);
    for (int after = run_columns(all); after >= 0; after--)
        assert_near(run_bloch(few, after, 0).x, run_bloch(all, after, 0).x);
    run_destroy(all);
    run_destroy(few);
    circuit_destroy(circuit);
}

static void refuses(int qubits, Noise noise, const char *key) {
    Error err = {.key = ""};
    Circuit *circuit = circuit_create(qubits);
    assert_null(run_create(circuit, (RunOptions){.noise = noise}, &err));
    assert_string_equal(err.key, key);
    circuit_destroy(circuit);
}

static void rates_out_of_range_and_too_many_qubits_are_refused(void **unused) {
    (void)unused;
    refuses(1, noise_of("depolarising", 1.5), "noise.range");
    refuses(1, noise_of("readout", -0.1), "noise.range");
    refuses(1, noise_of("bit_flip", NAN), "noise.range");
    refuses(17, noise_of("bit_flip", 0.1), "noise.qubits");
    Circuit *large = circuit_create(9);
    Run *run = run_create(large, (RunOptions){0}, NULL);
    assert_non_null(run);
    assert_null(run_noise(run));
    run_destroy(run);
    circuit_destroy(large);
}

// One row for each channel of one qubit and one parameter.
static void the_names_are_those_of_the_channels(void **unused) {
    (void)unused;
    int found = 0;
    for (int i = 0; i < channel_kind_count(); i++) {
        const ChannelKind *kind = channel_kind(i);
        bool simple = kind->qubits == 1 && kind->parameters == 1;
        assert_int_equal(noise_find(kind->name) >= 0, simple);
        found += simple;
    }
    assert_int_equal(found, NOISE_RATES - 1);
    assert_int_equal(noise_find("readout"), NOISE_RATES - 1);
    assert_int_equal(noise_find("depolarizing"), -1);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_rate_and_all_together_agree_with_whole_density_matrices),
        cmocka_unit_test(starts_are_made_without_noise_and_odd_controls_count_as_one_gate),
        cmocka_unit_test(trajectories_come_to_the_same),
        cmocka_unit_test(what_is_read_of_qubits_has_the_errors_of_reading),
        cmocka_unit_test(questions_are_answered_by_the_mixture),
        cmocka_unit_test(a_state_that_noise_leaves_pure_is_told_and_a_mixture_is_not),
        cmocka_unit_test(held_bits_are_held_as_they_are_read),
        cmocka_unit_test(runs_share_only_under_the_same_noise),
        cmocka_unit_test(kept_moments_that_went_are_worked_out_again),
        cmocka_unit_test(rates_out_of_range_and_too_many_qubits_are_refused),
        cmocka_unit_test(the_names_are_those_of_the_channels),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
