// Runs with noise, judged by whole density matrices multiplied out by the definition, and
// by trajectories.
#include "slow_density.h"

#include "circuit/noise.h"
#include "circuit/question.h"
#include "circuit/run.h"
#include "circuit/short_form.h"
#include "quantum/channel_kinds.h"
#define Reading TrajectoryReading // a run has readings too
#include "quantum/trajectory.h"
#undef Reading

#include <stdio.h>
#include <stdlib.h>

enum { QUBITS = 3, ROWS = 1 << QUBITS };

static Noise noise_of(const char *name, double rate) {
    Noise noise = {{0}};
    assert_true(noise_find(name) >= 0);
    noise.rates[noise_find(name)] = rate;
    return noise;
}

static Circuit *circuit_of(const char *text) {
    Error err = {.key = ""};
    Circuit *circuit = short_form_read(text, QUBITS, NULL, &err);
    if (!circuit) fail_msg("%s: %s %s", text, err.key, err.args);
    return circuit;
}

static Run *run_with(const char *text, Noise noise, bool end_alone) {
    Circuit *circuit = circuit_of(text);
    Error err = {.key = ""};
    Run *run = run_create(
        circuit, (RunOptions){.noise = noise, .distribution_only = end_alone}, &err);
    if (!run) fail_msg("%s: %s %s", text, err.key, err.args);
    circuit_destroy(circuit);
    return run;
}

// --- the slow way: ρ times the chance of each record of two bits

typedef struct SlowNoisy {
    Slow of[4];
} SlowNoisy;

static void slow_start(SlowNoisy *slow) {
    memset(slow, 0, sizeof *slow);
    for (int b = 0; b < 4; b++)
        slow->of[b].rows = ROWS;
    slow->of[0].m[0][0] = 1;
}

static void slow_act(SlowNoisy *slow, int b, const double complex *u, int count,
                     const int *targets, Controls controls) {
    Slow whole = slow_operator(QUBITS, u, count, targets, controls);
    slow->of[b] = slow_conjugated(&whole, &slow->of[b]);
}

static const double complex I2[4] = {1, 0, 0, 1}, X2[4] = {0, 1, 1, 0},
                            Y2[4] = {0, -I, I, 0}, Z2[4] = {1, 0, 0, -1};

// Σ K ρ K† by the textbook's operators, written down once more.
static void slow_channel(SlowNoisy *slow, int b, const char *name, double p, int qubit) {
    double complex kraus[4][4] = {{0}};
    const double complex *flips[3] = {X2, Y2, Z2};
    double weight[3] = {0};
    if (!strcmp(name, "bit_flip")) weight[0] = p;
    if (!strcmp(name, "bit_phase_flip")) weight[1] = p;
    if (!strcmp(name, "phase_flip")) weight[2] = p;
    for (int k = 0; !strcmp(name, "depolarising") && k < 3; k++)
        weight[k] = p / 3;
    bool damps = !strcmp(name, "amplitude_damping"), fades = !strcmp(name, "dephasing");
    for (int i = 0; i < 4; i++) {
        kraus[0][i] = sqrt(1 - weight[0] - weight[1] - weight[2]) * I2[i];
        for (int k = 0; k < 3; k++)
            kraus[k + 1][i] = sqrt(weight[k]) * flips[k][i];
    }
    if (damps || fades) kraus[0][3] = sqrt(1 - p);
    if (damps) kraus[1][1] = sqrt(p);
    if (fades) kraus[1][3] = sqrt(p);
    Slow sum = {.rows = ROWS};
    for (int k = 0; k < 4; k++) {
        Slow whole = slow_operator(QUBITS, kraus[k], 1, &qubit, (Controls){0});
        slow_add_conjugated(&sum, &whole, &slow->of[b]);
    }
    slow->of[b] = sum;
}

static void slow_noise(SlowNoisy *slow, int b, const Noise *noise, uint32_t wires) {
    for (int i = 0; i < NOISE_RATES - 1; i++)
        for (int q = 0; q < QUBITS; q++)
            if (wires >> q & 1) slow_channel(slow, b, noise_name(i), noise->rates[i], q);
}

static void slow_measure(SlowNoisy *slow, const Noise *noise, int qubit, int bit) {
    SlowNoisy after;
    slow_start(&after);
    after.of[0].m[0][0] = 0;
    double wrong = noise->rates[NOISE_RATES - 1];
    for (int b = 0; b < 4; b++)
        for (int was = 0; was < 2; was++)
            for (int read = 0; read < 2; read++) {
                int to = (b & ~(1 << bit)) | read << bit;
                double chance = read == was ? 1 - wrong : wrong;
                for (int i = 0; i < ROWS; i++)
                    for (int j = 0; j < ROWS; j++)
                        if ((i >> qubit & 1) == was && (j >> qubit & 1) == was)
                            after.of[to].m[i][j] += chance * slow->of[b].m[i][j];
            }
    *slow = after;
}

static void slow_gate(SlowNoisy *slow, const Noise *noise, int b, const Step *step) {
    double complex u[16] = {1, 0, 0, 0, 0, 0, 1, 0, 0, 1, 0, 0, 0, 0, 0, 1};
    int count = step->gate->kind == GATE_SWAP ? 2 : 1;
    Matrix2 one = {{{0}}};
    if (count == 1) one = step_matrix(step), memcpy(u, one.m, sizeof one.m);
    slow_act(slow, b, u, count, step->targets,
             (Controls){step->controls, step->anticontrols});
    slow_noise(slow, b, noise, step_wires(step));
}

static void slow_reset(SlowNoisy *slow, int b, int qubit) {
    Slow sum = {.rows = ROWS};
    const double complex zero[4] = {1, 0, 0, 0}, falls[4] = {0, 1, 0, 0};
    const double complex *both[2] = {zero, falls};
    for (int k = 0; k < 2; k++) {
        Slow whole = slow_operator(QUBITS, both[k], 1, &qubit, (Controls){0});
        slow_add_conjugated(&sum, &whole, &slow->of[b]);
    }
    slow->of[b] = sum;
}

static void slow_step(SlowNoisy *slow, const Noise *noise, const Step *step) {
    if (step->gate->kind == GATE_MEASURE) {
        slow_measure(slow, noise, step->targets[0], step->bit);
        return;
    }
    for (int b = 0; b < 4; b++) {
        if (!step_allowed(step, (uint64_t)b)) continue;
        if (step->gate->kind == GATE_RESET)
            slow_reset(slow, b, step->targets[0]);
        else
            slow_gate(slow, noise, b, step);
    }
}

static double slow_chance(const SlowNoisy *slow, int b) {
    double sum = 0;
    for (int i = 0; i < ROWS; i++)
        sum += creal(slow->of[b].m[i][i]);
    return sum;
}

// Tr ρP of the whole mixture.
static double slow_mean(const SlowNoisy *slow, const double complex *p, int qubit) {
    Slow whole = slow_operator(QUBITS, p, 1, &qubit, (Controls){0});
    double sum = 0;
    for (int b = 0; b < 4; b++) {
        Slow product = slow_product(&whole, &slow->of[b]);
        for (int i = 0; i < ROWS; i++)
            sum += creal(product.m[i][i]);
    }
    return sum;
}

#define assert_near(a, b) assert_true(fabs((a) - (b)) < 1e-11)

static void compare_moment(const Run *run, int after, const SlowNoisy *slow) {
    double p[ROWS];
    run_probabilities(run, after, p);
    for (int i = 0; i < ROWS; i++) {
        double sum = 0;
        for (int b = 0; b < 4; b++)
            sum += creal(slow->of[b].m[i][i]);
        assert_near(p[i], sum);
    }
    for (int q = 0; q < QUBITS; q++) {
        Bloch arrow = run_bloch(run, after, q);
        assert_near(arrow.x, slow_mean(slow, X2, q));
        assert_near(arrow.y, slow_mean(slow, Y2, q));
        assert_near(arrow.z, slow_mean(slow, Z2, q));
    }
}

static void compare_outcomes(const Run *run, const SlowNoisy *slow) {
    int count;
    double total = 0;
    Reading *list = run_distribution(run, &count);
    for (int i = 0; i < count; i++) {
        assert_near(list[i].probability, slow_chance(slow, (int)list[i].bits));
        total += list[i].probability;
    }
    assert_near(total, 1);
    free(list);
}

static void check_circuit(const char *text, Noise noise) {
    Run *run = run_with(text, noise, false), *end = run_with(text, noise, true);
    Circuit *circuit = circuit_of(text);
    SlowNoisy slow;
    slow_start(&slow);
    int done = 0;
    for (int after = 0; after <= run_columns(run); after++) {
        for (; done < circuit_steps(circuit); done++) {
            if (circuit_step(circuit, done)->column >= after) break;
            slow_step(&slow, &noise, circuit_step(circuit, done));
        }
        compare_moment(run, after, &slow);
    }
    if (run_measures(run)) {
        compare_outcomes(run, &slow);
        compare_outcomes(end, &slow);
    }
    run_destroy(run);
    run_destroy(end);
    circuit_destroy(circuit);
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
    RunOptions options = {
        .noise = noise_of("readout", 0.1), .held_mask = 1, .held_bits = 1};
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
    refuses(9, noise_of("bit_flip", 0.1), "noise.qubits");
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
