// Named channels judged by their formulas for the matrix of one qubit.
#include "quantum/channel_kinds.h"

#include "slow_density.h"

static Slow pauli(int digit) {
    static const double complex m[4][2][2] = {
        {{1, 0}, {0, 1}}, {{0, 1}, {1, 0}}, {{1, 0}, {0, -1}}, {{0, -I}, {I, 0}}};
    Slow slow = {.rows = 2};
    memcpy(slow.m[0], m[digit][0], sizeof m[digit][0]);
    memcpy(slow.m[1], m[digit][1], sizeof m[digit][1]);
    return slow;
}

static void add_weighted(Slow *sum, const Slow *part, double weight) {
    for (int i = 0; i < sum->rows; i++)
        for (int j = 0; j < sum->rows; j++)
            sum->m[i][j] += weight * part->m[i][j];
}

// Each Pauli matrix with its probability.
static Slow pauli_noise(const Slow *rho, const double weights[4]) {
    Slow sum = {.rows = 2};
    for (int digit = 0; digit < 4; digit++) {
        Slow letter = pauli(digit), turned = slow_conjugated(&letter, rho);
        add_weighted(&sum, &turned, weights[digit]);
    }
    return sum;
}

// What is left of 1, what goes to 0 and to 1, and the factor of the corners.
static Slow relaxed(const Slow *rho, double left, double ground, double coherence) {
    Slow after = {.rows = 2};
    after.m[0][0] = left * rho->m[0][0] + (1 - left) * ground;
    after.m[1][1] = left * rho->m[1][1] + (1 - left) * (1 - ground);
    after.m[0][1] = coherence * rho->m[0][1];
    after.m[1][0] = coherence * rho->m[1][0];
    return after;
}

static Slow expected(const ChannelKind *kind, const double *v, const Slow *rho) {
    const char *name = kind->name;
    if (!strcmp(name, "bit_flip"))
        return pauli_noise(rho, (double[]){1 - v[0], v[0], 0, 0});
    if (!strcmp(name, "phase_flip"))
        return pauli_noise(rho, (double[]){1 - v[0], 0, v[0], 0});
    if (!strcmp(name, "bit_phase_flip"))
        return pauli_noise(rho, (double[]){1 - v[0], 0, 0, v[0]});
    if (!strcmp(name, "depolarising"))
        return pauli_noise(rho, (double[]){1 - v[0], v[0] / 3, v[0] / 3, v[0] / 3});
    if (!strcmp(name, "amplitude_damping"))
        return relaxed(rho, 1 - v[0], 1, sqrt(1 - v[0]));
    if (!strcmp(name, "generalised_damping"))
        return relaxed(rho, 1 - v[0], v[1], sqrt(1 - v[0]));
    if (!strcmp(name, "dephasing")) {
        Slow after = *rho;
        after.m[0][1] *= sqrt(1 - v[0]);
        after.m[1][0] *= sqrt(1 - v[0]);
        return after;
    }
    assert_string_equal(name, "idling");
    return relaxed(rho, exp(-v[0] / v[1]), 1, exp(-v[0] / v[2]));
}

// A time for a time: t, T1 and T2 near each other, in range.
static void draw_values(const ChannelKind *kind, Rng *rng, double *values) {
    for (int i = 0; i < kind->parameters; i++)
        values[i] = rng_unit(rng);
    if (kind->parameters == 3) values[2] *= 2 * values[1];
}

static void every_kind_of_one_qubit_does_what_its_formula_says(void **unused) {
    (void)unused;
    Rng rng = rng_seeded(1);
    for (int index = 0; index < channel_kind_count(); index++) {
        const ChannelKind *kind = channel_kind(index);
        for (int trial = 0; kind->qubits == 1 && trial < 20; trial++) {
            double values[MAX_CHANNEL_PARAMETERS];
            draw_values(kind, &rng, values);
            Slow rho = slow_random(1, &rng), after = expected(kind, values, &rho);
            Density *density = slow_density(1, &rho);
            Channel *channel = channel_named(kind, values, NULL);
            density_channel(density, channel, (int[]){0});
            assert_slow(density, &after);
            density_destroy(density);
            channel_destroy(channel);
        }
    }
}

static void two_qubits_depolarise_by_fifteen_strings(void **unused) {
    (void)unused;
    Rng rng = rng_seeded(2);
    Slow rho = slow_random(2, &rng), after = {.rows = 4};
    for (int string = 0; string < 16; string++) {
        Slow low = pauli(string & 3), high = pauli(string >> 2), both = {.rows = 4};
        for (int i = 0; i < 4; i++)
            for (int j = 0; j < 4; j++)
                both.m[i][j] = low.m[i & 1][j & 1] * high.m[i >> 1][j >> 1];
        Slow turned = slow_conjugated(&both, &rho);
        add_weighted(&after, &turned, string ? 0.3 / 15 : 0.7);
    }
    Density *density = slow_density(2, &rho);
    Channel *channel =
        channel_named(channel_kind_find("depolarising_2"), (double[]){0.3}, NULL);
    density_channel(density, channel, (int[]){0, 1});
    assert_slow(density, &after);
    density_destroy(density);
    channel_destroy(channel);
}

static void every_row_is_found_and_holds_at_the_ends_of_its_ranges(void **unused) {
    (void)unused;
    for (int index = 0; index < channel_kind_count(); index++) {
        const ChannelKind *kind = channel_kind(index);
        assert_ptr_equal(channel_kind_find(kind->name), kind);
        assert_true(strlen(kind->source) > 0);
        for (int corner = 0; corner < 1 << kind->parameters; corner++) {
            double values[MAX_CHANNEL_PARAMETERS];
            for (int i = 0; i < kind->parameters; i++) {
                assert_true(strlen(kind->parameter[i].name) > 0);
                values[i] =
                    corner >> i & 1 ? kind->parameter[i].most : kind->parameter[i].least;
            }
            if (kind->parameters == 3 && values[2] > 2 * values[1]) continue;
            Channel *channel = channel_named(kind, values, NULL);
            assert_non_null(channel);
            assert_int_equal(channel_qubits(channel), kind->qubits);
            channel_destroy(channel);
        }
    }
    assert_null(channel_kind(-1));
    assert_null(channel_kind(channel_kind_count()));
    assert_null(channel_kind_find("noise"));
    assert_null(channel_kind_find(NULL));
}

static void values_out_of_range_are_refused_by_name(void **unused) {
    (void)unused;
    Error err = {0};
    const ChannelKind *kind = channel_kind_find("generalised_damping");
    assert_null(channel_named(kind, (double[]){0.5, 1.5}, &err));
    assert_string_equal(err.key, "channel.range");
    assert_string_equal(err.args, "generalised_damping\tground\t0\t1\t1.5");
    assert_null(channel_named(kind, (double[]){NAN, 0.5}, &err));
    assert_string_equal(err.args, "generalised_damping\tgamma\t0\t1\tnan");
    kind = channel_kind_find("idling");
    assert_null(channel_named(kind, (double[]){-1, 1, 1}, &err));
    assert_string_equal(err.key, "channel.time");
    assert_string_equal(err.args, "idling\tt\t0\t-1");
    assert_null(channel_named(kind, (double[]){1, 0, 1}, &err));
    assert_string_equal(err.args, "idling\tt1\t1e-15\t0");
}

static void t2_longer_than_twice_t1_is_refused(void **unused) {
    (void)unused;
    Error err = {0};
    const ChannelKind *kind = channel_kind_find("idling");
    assert_null(channel_named(kind, (double[]){1, 3, 7}, &err));
    assert_string_equal(err.key, "channel.t2");
    assert_string_equal(err.args, "7\t6");
    double t1 = 0.1;
    Channel *longest = channel_named(kind, (double[]){0.3, t1, channel_t2(t1, INFINITY)},
                                     NULL); // nothing but decay
    assert_non_null(longest);
    assert_int_equal(channel_count(longest), 2);
    channel_destroy(longest);
}

static void a_time_is_waited_in_two_halves(void **unused) {
    (void)unused;
    const ChannelKind *kind = channel_kind_find("idling");
    Channel *half = channel_named(kind, (double[]){1, 4, 3}, NULL);
    Channel *whole = channel_named(kind, (double[]){2, 4, 3}, NULL);
    Channel *twice = channel_compose(half, half);
    for (int i = 0; i < 16; i++)
        assert_true(fabs(channel_transfer(whole)->r[i] - channel_transfer(twice)->r[i]) <
                    1e-14);
    channel_destroy(half);
    channel_destroy(whole);
    channel_destroy(twice);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_kind_of_one_qubit_does_what_its_formula_says),
        cmocka_unit_test(two_qubits_depolarise_by_fifteen_strings),
        cmocka_unit_test(every_row_is_found_and_holds_at_the_ends_of_its_ranges),
        cmocka_unit_test(values_out_of_range_are_refused_by_name),
        cmocka_unit_test(t2_longer_than_twice_t1_is_refused),
        cmocka_unit_test(a_time_is_waited_in_two_halves),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
