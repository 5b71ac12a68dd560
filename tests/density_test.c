// Density matrices judged by whole matrices and by the definition of what is asked of them.
#include "short_memory.h"
#include "slow_density.h"

#include <stdlib.h>

static void a_fresh_one_is_all_zeros_or_all_mixed(void **unused) {
    (void)unused;
    for (int qubits = 1; qubits <= SLOW_QUBITS; qubits++) {
        Density *zero = density_create(qubits), *mixed = density_mixed(qubits);
        Slow first = {.rows = 1 << qubits}, even = {.rows = 1 << qubits};
        first.m[0][0] = 1;
        for (int i = 0; i < even.rows; i++)
            even.m[i][i] = 1.0 / even.rows;
        assert_slow(zero, &first);
        assert_slow(mixed, &even);
        density_destroy(zero);
        density_destroy(mixed);
    }
    density_destroy(NULL);
}

static const double complex letters[4][2][2] = {
    {{1, 0}, {0, 1}}, {{0, 1}, {1, 0}}, {{1, 0}, {0, -1}}, {{0, -I}, {I, 0}}};

// Tr(Pρ) by the Kronecker product.
static double slow_mean(const Slow *rho, int qubits, PauliTerm term) {
    double complex sum = 0;
    for (int i = 0; i < rho->rows; i++)
        for (int j = 0; j < rho->rows; j++) {
            double complex entry = term.coefficient;
            for (int q = 0; q < qubits; q++)
                entry *= letters[(term.x >> q & 1) | (term.z >> q & 1) << 1][i >> q & 1]
                                [j >> q & 1];
            sum += entry * rho->m[j][i];
        }
    return creal(sum);
}

static void a_matrix_comes_back_and_gives_every_pauli_mean(void **unused) {
    (void)unused;
    Rng rng = rng_seeded(1);
    for (int qubits = 1; qubits <= SLOW_QUBITS; qubits++) {
        Slow rho = slow_random(qubits, &rng);
        Density *density = slow_density(qubits, &rho), *copy = density_copy(density);
        assert_int_equal(density_qubits(density), qubits);
        assert_slow(copy, &rho);
        for (uint32_t x = 0; x < 1u << qubits; x++)
            for (uint32_t z = 0; z < 1u << qubits; z++) {
                PauliTerm term = {x, z, 0.7};
                double mean = density_mean(density, (PauliSum){&term, 1});
                assert_true(fabs(mean - slow_mean(&rho, qubits, term)) < 1e-14);
            }
        density_destroy(density);
        density_destroy(copy);
    }
}

static void means_of_a_sum_add_up(void **unused) {
    (void)unused;
    Density *density = density_create(2);
    const PauliTerm terms[] = {{0, 3, 2}, {0, 1, -0.5}, {1, 1, 9}};
    assert_true(fabs(density_mean(density, (PauliSum){terms, 3}) - 1.5) < 1e-15);
    assert_true(density_mean(density, (PauliSum){NULL, 0}) == 0);
    density_destroy(density);
}

static void a_state_gives_its_projector(void **unused) {
    (void)unused;
    Rng rng = rng_seeded(2);
    double complex amplitudes[SLOW_ROWS];
    for (int i = 0; i < SLOW_ROWS; i++)
        amplitudes[i] = slow_number(&rng);
    State *state = state_from(SLOW_QUBITS, amplitudes);
    Density *density = density_from_state(state);
    Slow rho = {.rows = SLOW_ROWS};
    for (size_t i = 0; i < SLOW_ROWS; i++)
        for (size_t j = 0; j < SLOW_ROWS; j++)
            rho.m[i][j] = state_amplitude(state, i) * conj(state_amplitude(state, j));
    assert_slow(density, &rho);
    for (int q = 0; q < SLOW_QUBITS; q++) {
        Bloch a = density_bloch(density, q), b = state_bloch(state, q);
        assert_true(fabs(a.x - b.x) + fabs(a.y - b.y) + fabs(a.z - b.z) < 1e-14);
    }
    state_destroy(state);
    density_destroy(density);
}

static void what_is_no_density_matrix_is_refused(void **unused) {
    (void)unused;
    Error err = {0};
    const double complex skew[4] = {0.5, 0.1, 0.2, 0.5};
    assert_null(density_from_matrix(1, skew, &err));
    assert_string_equal(err.key, "density.hermitian");
    assert_string_equal(err.args, "2\t1");
    const double complex imaginary[4] = {0.5, 0, 0, 0.5 + 0.1 * I};
    assert_null(density_from_matrix(1, imaginary, &err));
    assert_string_equal(err.args, "2\t2");
    const double complex unknown[4] = {0.5, NAN, NAN, 0.5};
    assert_null(density_from_matrix(1, unknown, &err));
    assert_string_equal(err.args, "2\t1");
    const double complex heavy[4] = {0.5, 0, 0, 0.75};
    assert_null(density_from_matrix(1, heavy, &err));
    assert_string_equal(err.key, "density.trace");
    assert_string_equal(err.args, "1.25");
    // Bloch vectors longer than 1, along x and along y.
    const double complex long_x[4] = {0.5, 0.5 + 1e-6, 0.5 + 1e-6, 0.5};
    assert_null(density_from_matrix(1, long_x, &err));
    assert_string_equal(err.key, "density.negative");
    const double complex long_y[4] = {0.5, -0.6 * I, 0.6 * I, 0.5};
    assert_null(density_from_matrix(1, long_y, &err));
    assert_string_equal(err.key, "density.negative");
}

// Their eigenvalues 0 come out a little to either side.
static void pure_states_pass_as_matrices(void **unused) {
    (void)unused;
    Rng rng = rng_seeded(8);
    for (int trial = 0; trial < 50; trial++) {
        double complex amplitudes[SLOW_ROWS];
        for (int i = 0; i < SLOW_ROWS; i++)
            amplitudes[i] = slow_number(&rng);
        State *state = state_from(SLOW_QUBITS, amplitudes);
        Density *pure = density_from_state(state);
        double complex rows[SLOW_ROWS * SLOW_ROWS];
        density_matrix(pure, rows);
        Error err = {0};
        Density *again = density_from_matrix(SLOW_QUBITS, rows, &err);
        assert_non_null(again);
        assert_true(fabs(density_overlap(pure, again) - 1) < 1e-14);
        state_destroy(state);
        density_destroy(pure);
        density_destroy(again);
    }
}

static int refused_for_room(void) {
    double complex *rows = calloc((size_t)1 << 20, sizeof *rows);
    if (!rows) return 1;
    rows[0] = 1;
    memory_shorten();
    Error err = {0};
    Density *ten = density_from_matrix(MAX_DENSITY_QUBITS, rows, &err);
    free(rows);
    if (ten || strcmp(err.key, "state.memory") != 0 || strcmp(err.args, "10") != 0)
        return 2;
    return density_create(MAX_DENSITY_QUBITS) || density_mixed(MAX_DENSITY_QUBITS) ? 3 : 0;
}

static void memory_that_is_short_is_said(void **unused) {
    (void)unused;
    with_short_memory(refused_for_room);
}

static void probabilities_are_the_diagonal(void **unused) {
    (void)unused;
    Rng rng = rng_seeded(3);
    Slow rho = slow_random(SLOW_QUBITS, &rng);
    Density *density = slow_density(SLOW_QUBITS, &rho);
    double all[SLOW_ROWS];
    density_probabilities(density, all);
    for (int i = 0; i < SLOW_ROWS; i++)
        assert_true(fabs(all[i] - creal(rho.m[i][i])) < 1e-14);
    for (uint32_t mask = 0; mask < SLOW_ROWS; mask++)
        for (uint32_t bits = 0; bits < SLOW_ROWS; bits++) {
            double sum = 0;
            for (uint32_t i = 0; i < SLOW_ROWS; i++)
                if ((i & mask) == (bits & mask)) sum += creal(rho.m[i][i]);
            assert_true(fabs(density_probability(density, mask, bits) - sum) < 1e-14);
        }
    density_destroy(density);
}

static void marginals_take_qubits_in_the_asked_order(void **unused) {
    (void)unused;
    Rng rng = rng_seeded(4);
    Slow rho = slow_random(SLOW_QUBITS, &rng);
    Density *density = slow_density(SLOW_QUBITS, &rho);
    for (int count = 0; count <= SLOW_QUBITS; count++) {
        int qubits[SLOW_QUBITS] = {0};
        double out[SLOW_ROWS], sums[SLOW_ROWS] = {0};
        slow_targets(SLOW_QUBITS, count, &rng, qubits);
        density_marginal(density, qubits, count, out);
        for (int i = 0; i < SLOW_ROWS; i++)
            sums[slow_bits(i, count, qubits)] += creal(rho.m[i][i]);
        for (int i = 0; i < 1 << count; i++)
            assert_true(fabs(out[i] - sums[i]) < 1e-14);
    }
    density_destroy(density);
}

// Σ over equal values of the qubits traced out.
static Slow slow_part(const Slow *rho, int count, const int *qubits) {
    Slow part = {.rows = 1 << count};
    int mask = 0;
    for (int k = 0; k < count; k++)
        mask |= 1 << qubits[k];
    for (int i = 0; i < rho->rows; i++)
        for (int j = 0; j < rho->rows; j++)
            if ((i & ~mask) == (j & ~mask))
                part.m[slow_bits(i, count, qubits)][slow_bits(j, count, qubits)] +=
                    rho->m[i][j];
    return part;
}

static void a_part_is_the_partial_trace(void **unused) {
    (void)unused;
    Rng rng = rng_seeded(5);
    Slow rho = slow_random(SLOW_QUBITS, &rng);
    Density *density = slow_density(SLOW_QUBITS, &rho);
    for (int trial = 0; trial < 30; trial++) {
        int count = 1 + trial % SLOW_QUBITS, qubits[SLOW_QUBITS];
        slow_targets(SLOW_QUBITS, count, &rng, qubits);
        Slow expected = slow_part(&rho, count, qubits);
        Density *part = density_part(density, qubits, count);
        assert_slow(part, &expected);
        density_destroy(part);
    }
    density_destroy(density);
}

static double complex trace_of(const Slow *a) {
    double complex trace = 0;
    for (int i = 0; i < a->rows; i++)
        trace += a->m[i][i];
    return trace;
}

static void purity_overlap_and_trace_are_traces_of_products(void **unused) {
    (void)unused;
    Rng rng = rng_seeded(6);
    for (int qubits = 1; qubits <= SLOW_QUBITS; qubits++) {
        Slow rho = slow_random(qubits, &rng), sigma = slow_random(qubits, &rng);
        Density *a = slow_density(qubits, &rho), *b = slow_density(qubits, &sigma);
        Slow square = slow_product(&rho, &rho), product = slow_product(&rho, &sigma);
        assert_true(fabs(density_purity(a) - creal(trace_of(&square))) < 1e-14);
        assert_true(fabs(density_overlap(a, b) - creal(trace_of(&product))) < 1e-14);
        assert_true(fabs(density_trace(a) - 1) < 1e-14);
        density_destroy(a);
        density_destroy(b);
    }
}

// --- rows of the course's map

static const Controls none = {0, 0};

static Density *bell_pair(void) {
    Density *density = density_create(2);
    density_apply(density, gate_find("h")->matrix(NULL), 0, none);
    density_apply(density, gate_find("x")->matrix(NULL), 1, (Controls){.ones = 1});
    return density;
}

static void c07_half_a_bell_pair_is_at_the_centre(void **unused) {
    (void)unused;
    Density *pair = bell_pair(), *half = density_part(pair, (int[]){1}, 1);
    assert_true(bloch_length(density_bloch(half, 0)) < 1e-15);
    assert_true(bloch_length(density_bloch(pair, 0)) < 1e-15);
    assert_true(fabs(density_purity(half) - 0.5) < 1e-15);
    density_destroy(pair);
    density_destroy(half);
}

static void c07_the_purity_at_length_0_6_is_0_68(void **unused) {
    (void)unused;
    const double complex rows[4] = {0.5, 0.3, 0.3, 0.5};
    Density *density = density_from_matrix(1, rows, NULL);
    assert_true(fabs(bloch_length(density_bloch(density, 0)) - 0.6) < 1e-15);
    assert_true(fabs(density_purity(density) - 0.68) < 1e-15);
    density_destroy(density);
}

static void c09_a_cnot_copies_plus_with_fidelity_one_half(void **unused) {
    (void)unused;
    const double complex plus[4] = {0.5, 0.5, 0.5, 0.5};
    State *wanted = state_from(2, plus);
    Density *copies = bell_pair(), *ideal = density_from_state(wanted);
    assert_true(fabs(density_overlap(copies, ideal) - 0.5) < 1e-15);
    state_destroy(wanted);
    density_destroy(copies);
    density_destroy(ideal);
}

// The Bužek–Hillery cloner, Phys. Rev. A 54, 1844: q0 and q1 are the clones, q2
// is the machine.
static void c09_the_best_cloner_reaches_five_sixths(void **unused) {
    (void)unused;
    Rng rng = rng_seeded(7);
    double big = sqrt(2.0 / 3), small = sqrt(1.0 / 6);
    for (int trial = 0; trial < 10; trial++) {
        double complex in[2] = {slow_number(&rng), slow_number(&rng)}, out[8] = {0};
        State *original = state_from(1, in);
        double complex a = state_amplitude(original, 0), b = state_amplitude(original, 1);
        out[0] = a * big;
        out[5] = out[6] = a * small;
        out[7] = b * big;
        out[1] = out[2] = b * small;
        State *cloned = state_from(3, out);
        Density *all = density_from_state(cloned), *pure = density_from_state(original);
        for (int clone = 0; clone < 2; clone++) {
            Density *one = density_part(all, &clone, 1);
            assert_true(fabs(density_overlap(one, pure) - 5.0 / 6) < 1e-14);
            density_destroy(one);
        }
        state_destroy(original);
        state_destroy(cloned);
        density_destroy(all);
        density_destroy(pure);
    }
}

// One round of the search for |111⟩, then noise on the register.
static void grover_round(Density *density, double noise) {
    const Controls both = {.ones = 6}, neither = {.zeros = 6};
    Matrix2 h = gate_find("h")->matrix(NULL), z = gate_find("z")->matrix(NULL);
    density_apply(density, z, 0, both);
    for (int q = 0; q < 3; q++)
        density_apply(density, h, q, none);
    density_apply(density, gate_find("x")->matrix(NULL), 0, none);
    density_apply(density, z, 0, neither);
    density_apply(density, gate_find("x")->matrix(NULL), 0, none);
    for (int q = 0; q < 3; q++)
        density_apply(density, h, q, none);
    density_blur(density, noise);
}

static void c11_grover_with_5_percent_noise_a_round_succeeds_with_0_8653(void **unused) {
    (void)unused;
    const double after[3] = {1.0 / 8, 0.7484375, 0.86533203125};
    Density *density = density_create(3);
    for (int q = 0; q < 3; q++)
        density_apply(density, gate_find("h")->matrix(NULL), q, none);
    for (int round = 0; round < 3; round++) {
        assert_true(fabs(density_probability(density, 7, 7) - after[round]) < 1e-12);
        grover_round(density, 0.05);
    }
    density_destroy(density);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_fresh_one_is_all_zeros_or_all_mixed),
        cmocka_unit_test(a_matrix_comes_back_and_gives_every_pauli_mean),
        cmocka_unit_test(means_of_a_sum_add_up),
        cmocka_unit_test(a_state_gives_its_projector),
        cmocka_unit_test(what_is_no_density_matrix_is_refused),
        cmocka_unit_test(pure_states_pass_as_matrices),
        cmocka_unit_test(memory_that_is_short_is_said),
        cmocka_unit_test(probabilities_are_the_diagonal),
        cmocka_unit_test(marginals_take_qubits_in_the_asked_order),
        cmocka_unit_test(a_part_is_the_partial_trace),
        cmocka_unit_test(purity_overlap_and_trace_are_traces_of_products),
        cmocka_unit_test(c07_half_a_bell_pair_is_at_the_centre),
        cmocka_unit_test(c07_the_purity_at_length_0_6_is_0_68),
        cmocka_unit_test(c09_a_cnot_copies_plus_with_fidelity_one_half),
        cmocka_unit_test(c09_the_best_cloner_reaches_five_sixths),
        cmocka_unit_test(c11_grover_with_5_percent_noise_a_round_succeeds_with_0_8653),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
