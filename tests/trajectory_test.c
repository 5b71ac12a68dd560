// Trajectories judged by the density matrix that their average must be.
#include "quantum/trajectory.h"

#include "quantum/channel_kinds.h"
#include "short_memory.h"
#include "slow_density.h"

#include <stdlib.h>

enum { QUBITS = 3, MOST_STEPS = 24, RUNS = 4000 };

static const char *const kinds[] = {"bit_flip",          "depolarising",
                                    "amplitude_damping", "generalised_damping",
                                    "dephasing",         "depolarising_2"};
enum { KINDS = sizeof kinds / sizeof *kinds };

// Random gates on one to three qubits, and after each a channel.
typedef struct Noisy {
    NoisyStep steps[MOST_STEPS];
    double complex gates[MOST_STEPS][64];
    Channel *channels[KINDS];
} Noisy;

static void noisy_make(Noisy *noisy, Rng *rng) {
    for (int i = 0; i < KINDS; i++)
        noisy->channels[i] =
            channel_named(channel_kind_find(kinds[i]), (double[]){0.25, 0.7}, NULL);
    for (int i = 0; i < MOST_STEPS; i++) {
        NoisyStep *step = &noisy->steps[i];
        *step = (NoisyStep){0};
        if (i % 2) {
            step->channel = noisy->channels[i / 2 % KINDS];
            slow_targets(QUBITS, channel_qubits(step->channel), rng, step->targets);
            continue;
        }
        step->count = 1 + i / 2 % 3;
        slow_targets(QUBITS, step->count, rng, step->targets);
        step->controls = slow_controls(QUBITS, step->count, step->targets, rng);
        slow_unitary(step->count, rng, noisy->gates[i]);
        step->u = noisy->gates[i];
    }
}

static void noisy_free(Noisy *noisy) {
    for (int i = 0; i < KINDS; i++)
        channel_destroy(noisy->channels[i]);
}

static Density *exact(const Noisy *noisy) {
    Density *density = density_create(QUBITS);
    for (int i = 0; i < MOST_STEPS; i++) {
        const NoisyStep *step = &noisy->steps[i];
        if (step->u)
            density_apply_matrix(density, step->u, step->count, step->targets,
                                 step->controls);
        else
            density_channel(density, step->channel, step->targets);
    }
    return density;
}

static void average(const Noisy *noisy, Reading reading, uint64_t seed, double *mean,
                    double *error) {
    Rng rng = rng_seeded(seed);
    State *start = state_create(QUBITS);
    Trajectories trajectories = {start, noisy->steps, MOST_STEPS, RUNS};
    assert_true(trajectories_average(&trajectories, reading, &rng, mean, error));
    state_destroy(start);
}

// Within five standard errors, which must be a fair size.
static void assert_near(double mean, double error, double expected) {
    assert_true(error > 1e-4 && error < 2 / sqrt(RUNS));
    assert_true(fabs(mean - expected) < 5 * error);
}

static void averages_are_those_of_the_density_matrix(void **unused) {
    (void)unused;
    for (uint64_t seed = 1; seed <= 3; seed++) {
        Rng rng = rng_seeded(seed);
        Noisy noisy;
        noisy_make(&noisy, &rng);
        Density *density = exact(&noisy);
        double mean[1 << QUBITS], error[1 << QUBITS], all[1 << QUBITS], bloch[3 * QUBITS],
            bloch_error[3 * QUBITS];
        average(&noisy, reading_bloch(QUBITS), 10 + seed, bloch, bloch_error);
        for (int q = 0; q < QUBITS; q++) {
            Bloch b = density_bloch(density, q);
            assert_near(bloch[3 * q], bloch_error[3 * q], b.x);
            assert_near(bloch[3 * q + 1], bloch_error[3 * q + 1], b.y);
            assert_near(bloch[3 * q + 2], bloch_error[3 * q + 2], b.z);
        }
        density_probabilities(density, all);
        average(&noisy, reading_probabilities(QUBITS), 20 + seed, mean, error);
        for (int i = 0; i < 1 << QUBITS; i++)
            assert_near(mean[i], error[i], all[i]);
        const PauliTerm terms[] = {{3, 5, 0.3}, {4, 2, -0.6}};
        PauliSum sum = {terms, 2};
        average(&noisy, reading_mean(&sum), 30 + seed, mean, error);
        assert_near(*mean, *error, density_mean(density, sum));
        density_destroy(density);
        noisy_free(&noisy);
    }
}

static void a_trajectory_keeps_its_length_and_its_seed(void **unused) {
    (void)unused;
    Rng rng = rng_seeded(5);
    Noisy noisy;
    noisy_make(&noisy, &rng);
    Rng first = rng_seeded(6), again = first;
    State *a = state_create(QUBITS), *b = state_create(QUBITS);
    for (int round = 0; round < 200; round++) {
        trajectory_run(a, noisy.steps, MOST_STEPS, &first);
        trajectory_run(b, noisy.steps, MOST_STEPS, &again);
    }
    assert_true(fabs(state_probability(a, 0, 0) - 1) < 1e-12);
    size_t bytes = state_size(QUBITS) * sizeof(double);
    assert_memory_equal(state_re(a), state_re(b), bytes);
    assert_memory_equal(state_im(a), state_im(b), bytes);
    state_destroy(a);
    state_destroy(b);
    noisy_free(&noisy);
}

static void certain_noise_has_no_error_bar(void **unused) {
    (void)unused;
    Channel *fall =
        channel_named(channel_kind_find("amplitude_damping"), (double[]){1}, NULL);
    Channel *flip = channel_named(channel_kind_find("bit_flip"), (double[]){1}, NULL);
    const NoisyStep steps[2] = {{.channel = fall, .targets = {0}},
                                {.channel = flip, .targets = {1}}};
    const double complex in[4] = {0, 1, 0, 0}; // q0 is 1 and falls; q1 is 0 and is flipped
    State *start = state_from(2, in);
    double mean[4], error[4];
    Rng rng = rng_seeded(7);
    Trajectories trajectories = {start, steps, 2, 5};
    assert_true(
        trajectories_average(&trajectories, reading_probabilities(2), &rng, mean, error));
    for (int i = 0; i < 4; i++) {
        assert_true(fabs(mean[i] - (i == 2)) < 1e-15);
        assert_true(error[i] < 1e-15);
    }
    state_destroy(start);
    channel_destroy(fall);
    channel_destroy(flip);
}

static void standard_errors_are_those_of_a_coin(void **unused) {
    (void)unused;
    Channel *flip = channel_named(channel_kind_find("bit_flip"), (double[]){0.2}, NULL);
    const NoisyStep step = {.channel = flip, .targets = {0}};
    State *start = state_create(1);
    double mean[2], error[2];
    Rng rng = rng_seeded(8);
    Trajectories trajectories = {start, &step, 1, RUNS};
    assert_true(
        trajectories_average(&trajectories, reading_probabilities(1), &rng, mean, error));
    double expected =
        sqrt(mean[1] * (1 - mean[1]) / (RUNS - 1)); // of 0 and 1 drawn so often
    assert_true(fabs(error[1] - expected) < 1e-12);
    assert_near(mean[1], error[1], 0.2);
    state_destroy(start);
    channel_destroy(flip);
}

// A GHZ state of sixteen qubits, each flipped with its chance: Z of one qubit and the
// parity of two follow by counting.
static void sixteen_qubits_are_within_reach(void **unused) {
    (void)unused;
    enum { MANY = 16 };
    static const double complex h[4] = {M_SQRT1_2, M_SQRT1_2, M_SQRT1_2, -M_SQRT1_2};
    static const double complex x[4] = {0, 1, 1, 0};
    Channel *flip = channel_named(channel_kind_find("bit_flip"), (double[]){0.1}, NULL);
    NoisyStep steps[2 * MANY] = {{.u = h, .count = 1}};
    for (int q = 1; q < MANY; q++)
        steps[q] = (NoisyStep){
            .u = x, .count = 1, .targets = {q}, .controls = {.ones = 1u << (q - 1)}};
    for (int q = 0; q < MANY; q++)
        steps[MANY + q] = (NoisyStep){.channel = flip, .targets = {q}};
    const PauliTerm parity = {0, 1u << 3 | 1u << 12, 1};
    PauliSum sum = {&parity, 1};
    State *start = state_create(MANY);
    double mean, error;
    Rng rng = rng_seeded(9);
    Trajectories trajectories = {start, steps, 2 * MANY, 60};
    assert_true(
        trajectories_average(&trajectories, reading_mean(&sum), &rng, &mean, &error));
    assert_true(fabs(mean - 0.8 * 0.8) < 5 * error && error < 0.2);
    state_destroy(start);
    channel_destroy(flip);
}

static int refused_for_room(void) {
    double mean, error;
    const PauliTerm term = {0, 1, 1};
    PauliSum sum = {&term, 1};
    State *start = state_create(16);
    Trajectories trajectories = {start, NULL, 0, 2};
    Rng rng = rng_seeded(1);
    memory_shorten();
    return start &&
           trajectories_average(&trajectories, reading_mean(&sum), &rng, &mean, &error);
}

static void memory_that_is_short_is_told(void **unused) {
    (void)unused;
    with_short_memory(refused_for_room);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(averages_are_those_of_the_density_matrix),
        cmocka_unit_test(a_trajectory_keeps_its_length_and_its_seed),
        cmocka_unit_test(certain_noise_has_no_error_bar),
        cmocka_unit_test(standard_errors_are_those_of_a_coin),
        cmocka_unit_test(sixteen_qubits_are_within_reach),
        cmocka_unit_test(memory_that_is_short_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
