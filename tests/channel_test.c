// Channels judged by whole matrices, Σ KρK†.
#include "quantum/channel.h"

#include "quantum/channel_kinds.h"
#include "slow_density.h"

#include <stdlib.h>

static const Controls none = {0, 0};

static Channel *named(const char *name, double a, double b, double c) {
    Channel *channel =
        channel_named(channel_kind_find(name), (const double[]){a, b, c}, NULL);
    assert_non_null(channel);
    return channel;
}

// Random Kraus operators: `count` blocks of rows of one isometry, made by Gram and Schmidt
// on its columns.
static void random_kraus(int qubits, int count, Rng *rng, double complex *kraus) {
    int columns = 1 << qubits, rows = count * columns;
    for (int j = 0; j < columns; j++) {
        for (int i = 0; i < rows; i++)
            kraus[i * columns + j] = slow_number(rng);
        for (int before = 0; before < j; before++) {
            double complex overlap = 0;
            for (int i = 0; i < rows; i++)
                overlap += conj(kraus[i * columns + before]) * kraus[i * columns + j];
            for (int i = 0; i < rows; i++)
                kraus[i * columns + j] -= overlap * kraus[i * columns + before];
        }
        double length = 0;
        for (int i = 0; i < rows; i++)
            length += creal(kraus[i * columns + j] * conj(kraus[i * columns + j]));
        for (int i = 0; i < rows; i++)
            kraus[i * columns + j] /= sqrt(length);
    }
}

static Channel *random_channel(int qubits, int count, Rng *rng) {
    double complex kraus[64 * 16];
    random_kraus(qubits, count, rng, kraus);
    Channel *channel = channel_create(qubits, kraus, count, NULL);
    assert_non_null(channel);
    return channel;
}

static Slow slow_channel(const Channel *channel, int qubits, const int *targets,
                         const Slow *rho) {
    Slow sum = {.rows = rho->rows};
    for (int k = 0; k < channel_count(channel); k++) {
        Slow full = slow_operator(qubits, channel_kraus(channel, k),
                                  channel_qubits(channel), targets, none);
        slow_add_conjugated(&sum, &full, rho);
    }
    return sum;
}

static void check_on(const Channel *channel, int qubits, const int *targets, Rng *rng) {
    Slow rho = slow_random(qubits, rng);
    Density *density = slow_density(qubits, &rho);
    density_channel(density, channel, targets);
    Slow after = slow_channel(channel, qubits, targets, &rho);
    assert_slow(density, &after);
    density_destroy(density);
}

static void any_kraus_set_acts_as_its_sum_on_all_targets(void **unused) {
    (void)unused;
    Rng rng = rng_seeded(1);
    for (int count = 1; count <= 5; count++) {
        Channel *one = random_channel(1, count, &rng),
                *two = random_channel(2, count, &rng);
        for (int qubits = 1; qubits <= SLOW_QUBITS; qubits++)
            for (int a = 0; a < qubits; a++) {
                check_on(one, qubits, &a, &rng);
                for (int b = 0; b < qubits; b++)
                    if (a != b) check_on(two, qubits, (int[]){a, b}, &rng);
            }
        channel_destroy(one);
        channel_destroy(two);
    }
}

static void on_each_qubit_is_on_one_after_the_other(void **unused) {
    (void)unused;
    Rng rng = rng_seeded(2);
    Channel *channel = random_channel(1, 3, &rng);
    Slow rho = slow_random(3, &rng);
    Density *density = slow_density(3, &rho);
    density_channel_each(density, channel);
    for (int q = 0; q < 3; q++)
        rho = slow_channel(channel, 3, &q, &rho);
    assert_slow(density, &rho);
    density_destroy(density);
    channel_destroy(channel);
}

static void operators_that_are_no_channel_are_refused_with_the_distance(void **unused) {
    (void)unused;
    Error err = {0};
    const double complex half[4] = {1, 0, 0, 0.5};
    assert_null(channel_create(1, half, 1, &err));
    assert_string_equal(err.key, "channel.kraus");
    assert_string_equal(err.args, "0.75");
    const double complex unknown[4] = {1, 0, 0, NAN};
    assert_null(channel_create(1, unknown, 1, &err));
    assert_string_equal(err.args, "nan");
    assert_null(channel_create(1, half, 0, &err));
    assert_string_equal(err.key, "channel.count");
    assert_string_equal(err.args, "0\t256");
    assert_null(channel_create(1, half, MAX_KRAUS + 1, &err));
    assert_string_equal(err.key, "channel.count");
    channel_destroy(NULL);
}

static void operators_of_zero_are_left_out(void **unused) {
    (void)unused;
    Channel *channel = named("bit_flip", 0, 0, 0);
    assert_int_equal(channel_count(channel), 1);
    assert_true(channel_is_idle(channel, 0));
    channel_destroy(channel);
}

static void mixtures_of_unitaries_are_known_with_their_weights(void **unused) {
    (void)unused;
    Channel *noise = named("depolarising", 0.3, 0, 0), *decay;
    decay = named("amplitude_damping", 0.3, 0, 0);
    assert_true(channel_is_mixture(noise));
    assert_false(channel_is_mixture(decay));
    for (int k = 0; k < 4; k++) {
        assert_true(fabs(channel_weight(noise, k) - (k ? 0.1 : 0.7)) < 1e-15);
        assert_int_equal(channel_is_idle(noise, k), k == 0);
    }
    assert_true(fabs(channel_weight(decay, 1) - 0.15) < 1e-15);
    channel_destroy(noise);
    channel_destroy(decay);
}

// Row (a, i), column (b, j) is Σ K[a][i] conj K[b][j].
static void choi_matrices_are_sums_over_the_operators(void **unused) {
    (void)unused;
    Rng rng = rng_seeded(3);
    for (int qubits = 1; qubits <= 2; qubits++) {
        Channel *channel = random_channel(qubits, 3, &rng);
        int rows = 1 << qubits, size = rows * rows;
        double complex choi[16 * 16];
        channel_choi(channel, choi);
        for (int row = 0; row < size; row++)
            for (int column = 0; column < size; column++) {
                double complex sum = 0;
                for (int k = 0; k < 3; k++) {
                    const double complex *m = channel_kraus(channel, k);
                    sum += m[row % rows * rows + row / rows] *
                           conj(m[column % rows * rows + column / rows]);
                }
                assert_true(cabs(choi[row * size + column] - sum) < 1e-14);
            }
        channel_destroy(channel);
    }
}

static void assert_same_map(const Channel *a, const Channel *b) {
    int size = transfer_size(channel_qubits(a));
    for (int i = 0; i < size * size; i++)
        assert_true(fabs(channel_transfer(a)->r[i] - channel_transfer(b)->r[i]) < 1e-12);
}

static void a_transfer_matrix_gives_the_channel_back(void **unused) {
    (void)unused;
    Rng rng = rng_seeded(4);
    for (int qubits = 1; qubits <= 2; qubits++)
        for (int count = 1; count <= 6; count++) {
            Channel *channel = random_channel(qubits, count, &rng);
            Channel *again =
                channel_from_transfer(qubits, channel_transfer(channel)->r, NULL);
            assert_same_map(channel, again);
            int most = transfer_size(qubits);
            assert_int_equal(channel_count(again), count < most ? count : most);
            channel_destroy(channel);
            channel_destroy(again);
        }
}

static void a_map_that_is_not_physical_is_refused(void **unused) {
    (void)unused;
    Error err = {0};
    // Transposing: y changes its sign. The Choi matrix is SWAP, with the eigenvalue -1.
    const double transpose[16] = {1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, -1};
    assert_null(channel_from_transfer(1, transpose, &err));
    assert_string_equal(err.key, "channel.unphysical");
    assert_string_equal(err.args, "-1");
    const double fading[16] = {0.9, 0, 0, 0, 0, 0.5, 0, 0, 0, 0, 0.5, 0, 0, 0, 0, 0.5};
    assert_null(channel_from_transfer(1, fading, &err));
    assert_string_equal(err.key, "channel.kraus");
    assert_string_equal(err.args, "0.1");
    const double unknown[16] = {NAN};
    assert_null(channel_from_transfer(1, unknown, &err));
    assert_string_equal(err.key, "channel.unphysical");
}

static void composition_is_one_after_the_other(void **unused) {
    (void)unused;
    Rng rng = rng_seeded(5);
    for (int trial = 0; trial < 12; trial++) {
        int qubits = 1 + trial % 2, targets[2] = {2, 0};
        Channel *a = random_channel(qubits, 1 + trial % 5, &rng);
        Channel *b = random_channel(qubits, 1 + trial / 3, &rng);
        Channel *both = channel_compose(a, b);
        Slow rho = slow_random(3, &rng);
        Density *density = slow_density(3, &rho);
        density_channel(density, both, targets);
        rho = slow_channel(a, 3, targets, &rho);
        rho = slow_channel(b, 3, targets, &rho);
        assert_slow(density, &rho);
        assert_true(channel_count(both) <= transfer_size(qubits));
        channel_destroy(a);
        channel_destroy(b);
        channel_destroy(both);
        density_destroy(density);
    }
}

static void pauli_noise_composed_stays_a_mixture(void **unused) {
    (void)unused;
    Channel *x = named("bit_flip", 0.1, 0, 0), *z = named("phase_flip", 0.2, 0, 0);
    Channel *twice = channel_compose(x, x), *both = channel_compose(x, z);
    assert_int_equal(channel_count(twice), 2);
    assert_true(fabs(channel_weight(twice, 1) - 0.18) < 1e-15);
    assert_true(channel_is_mixture(twice) && channel_is_mixture(both));
    assert_int_equal(channel_count(both), 4);
    channel_destroy(x);
    channel_destroy(z);
    channel_destroy(twice);
    channel_destroy(both);
}

// The average over pure states is that over the six along the axes, a 2-design.
static double six_state_fidelity(const Channel *channel, const Matrix2 *u) {
    static const double complex states[6][2] = {
        {1, 0},
        {0, 1},
        {M_SQRT1_2, M_SQRT1_2},
        {M_SQRT1_2, -M_SQRT1_2},
        {M_SQRT1_2, M_SQRT1_2 * I},
        {M_SQRT1_2, -M_SQRT1_2 * I},
    };
    double sum = 0;
    for (int i = 0; i < 6; i++) {
        State *state = state_from(1, states[i]);
        Density *after = density_from_state(state);
        state_apply(state, *u, 0, none);
        Density *wanted = density_from_state(state);
        density_channel(after, channel, (int[]){0});
        sum += density_overlap(after, wanted) / 6;
        state_destroy(state);
        density_destroy(after);
        density_destroy(wanted);
    }
    return sum;
}

static void fidelity_is_the_average_over_pure_states(void **unused) {
    (void)unused;
    Rng rng = rng_seeded(6);
    for (int trial = 0; trial < 10; trial++) {
        Matrix2 u;
        slow_unitary(1, &rng, &u.m[0][0]);
        Channel *channel = random_channel(1, 1 + trial % 4, &rng);
        Channel *gate = channel_create(1, &u.m[0][0], 1, NULL);
        double fidelity = channel_fidelity(channel, &u.m[0][0]);
        assert_true(fabs(fidelity - six_state_fidelity(channel, &u)) < 1e-14);
        assert_true(fabs(channel_fidelity(gate, &u.m[0][0]) - 1) < 1e-14);
        channel_destroy(channel);
        channel_destroy(gate);
    }
    const double complex same[16] = {1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1};
    Channel *pair = named("depolarising_2", 0.1, 0, 0); // d F = (d + 1) F_avg - 1
    assert_true(fabs(channel_fidelity(pair, same) - (0.9 * 4 + 1) / 5) < 1e-14);
    channel_destroy(pair);
}

// --- rows of the course's map

static void c08_t2_is_50_us_from_t1_50_and_tphi_100(void **unused) {
    (void)unused;
    assert_true(fabs(channel_t2(50e-6, 100e-6) - 50e-6) < 1e-18);
}

static void c08_idling_100_ns_costs_a_gate_error_of_2_217e_3(void **unused) {
    (void)unused;
    const double complex same[4] = {1, 0, 0, 1};
    Channel *idle = named("idling", 100e-9, 30e-6, 20e-6);
    Channel *short_idle = named("idling", 20e-9, 50e-6, 50e-6);
    assert_true(fabs(1 - channel_fidelity(idle, same) - 0.002217137593351959) < 1e-15);
    assert_true(fabs(1 - channel_fidelity(short_idle, same) - 0.0001999600053328443) <
                1e-15);
    channel_destroy(idle);
    channel_destroy(short_idle);
}

// CHSH with Z and X on one side and (Z ± X)/√2 on the other: S = √2 (ZZ + XX).
static double chsh_after(double p) {
    const PauliTerm terms[2] = {{0, 3, M_SQRT2}, {3, 0, M_SQRT2}};
    Channel *channel = named("depolarising", p, 0, 0);
    Density *pair = density_create(2);
    density_apply(pair, gate_find("h")->matrix(NULL), 0, none);
    density_apply(pair, gate_find("x")->matrix(NULL), 1, (Controls){.ones = 1});
    density_channel_each(pair, channel);
    double s = density_mean(pair, (PauliSum){terms, 2});
    channel_destroy(channel);
    density_destroy(pair);
    return s;
}

static void c08_depolarised_pairs_lose_chsh_at_p_0_1193(void **unused) {
    (void)unused;
    assert_true(fabs(chsh_after(0.02) - 2.6795890040484354) < 1e-12);
    assert_true(fabs(chsh_after(0.05) - 2.4638742953344592) < 1e-12);
    assert_true(fabs(chsh_after(0.1) - 2.1244630403649163) < 1e-12);
    double low = 0, high = 0.5;
    for (int i = 0; i < 60; i++) {
        double p = (low + high) / 2;
        if (chsh_after(p) > 2)
            low = p;
        else
            high = p;
    }
    assert_true(fabs(low - 0.11932768855971408) < 1e-12);
}

static void depolarising_by_3_percent_shrinks_the_arrow_to_0_96(void **unused) {
    (void)unused;
    const double complex tilted[2] = {0.6, 0.8 * I};
    State *state = state_from(1, tilted);
    Density *density = density_from_state(state);
    Channel *channel = named("depolarising", 0.03, 0, 0);
    density_channel(density, channel, (int[]){0});
    assert_true(fabs(bloch_length(density_bloch(density, 0)) - 0.96) < 1e-15);
    state_destroy(state);
    density_destroy(density);
    channel_destroy(channel);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(any_kraus_set_acts_as_its_sum_on_all_targets),
        cmocka_unit_test(on_each_qubit_is_on_one_after_the_other),
        cmocka_unit_test(operators_that_are_no_channel_are_refused_with_the_distance),
        cmocka_unit_test(operators_of_zero_are_left_out),
        cmocka_unit_test(mixtures_of_unitaries_are_known_with_their_weights),
        cmocka_unit_test(choi_matrices_are_sums_over_the_operators),
        cmocka_unit_test(a_transfer_matrix_gives_the_channel_back),
        cmocka_unit_test(a_map_that_is_not_physical_is_refused),
        cmocka_unit_test(composition_is_one_after_the_other),
        cmocka_unit_test(pauli_noise_composed_stays_a_mixture),
        cmocka_unit_test(fidelity_is_the_average_over_pure_states),
        cmocka_unit_test(c08_t2_is_50_us_from_t1_50_and_tphi_100),
        cmocka_unit_test(c08_idling_100_ns_costs_a_gate_error_of_2_217e_3),
        cmocka_unit_test(c08_depolarised_pairs_lose_chsh_at_p_0_1193),
        cmocka_unit_test(depolarising_by_3_percent_shrinks_the_arrow_to_0_96),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
