// Gates and maps of density matrices judged by whole matrices, UρU†, on every width.
#include "every_width.h"
#include "slow_density.h"

#include "quantum/density_inside.h"

static const Controls free_of_controls = {0, 0};

static Density *density_on(const Kernels *kernels, int qubits, const Slow *rho) {
    Density *density = slow_density(qubits, rho);
    density_use(density, kernels);
    return density;
}

static Density *zero_on(const Kernels *kernels, int qubits) {
    Density *density = density_create(qubits);
    assert_non_null(density);
    density_use(density, kernels);
    return density;
}

static void check_gate(const Kernels *kernels, int qubits, Matrix2 u, int target,
                       Controls controls, Rng *rng) {
    Slow rho = slow_random(qubits, rng);
    Density *density = density_on(kernels, qubits, &rho);
    Slow full = slow_operator(qubits, &u.m[0][0], 1, &target, controls);
    density_apply(density, u, target, controls);
    Slow after = slow_conjugated(&full, &rho);
    assert_slow(density, &after);
    density_destroy(density);
}

// The kind of each of the other three qubits, a digit of base 3 each.
static Controls controls_of(int number, int target) {
    Controls controls = {0};
    for (int q = 0; q < SLOW_QUBITS; q++) {
        if (q == target) continue;
        if (number % 3 == 1) controls.ones |= 1u << q;
        if (number % 3 == 2) controls.zeros |= 1u << q;
        number /= 3;
    }
    return controls;
}

static void every_gate_acts_as_its_matrix_under_all_controls(void **kernels) {
    Rng rng = rng_seeded(1);
    for (int row = 0; row < gate_count(); row++) {
        const Gate *gate = gate_row(row);
        if (gate->kind != GATE_MATRIX) continue;
        double angles[3] = {6 * rng_unit(&rng), 6 * rng_unit(&rng), 6 * rng_unit(&rng)};
        for (int target = 0; target < SLOW_QUBITS; target++)
            for (int number = 0; number < 27; number++)
                check_gate(*kernels, SLOW_QUBITS, gate->matrix(angles), target,
                           controls_of(number, target), &rng);
    }
}

static void gates_act_on_registers_of_one_to_four_qubits(void **kernels) {
    Rng rng = rng_seeded(2);
    for (int qubits = 1; qubits <= SLOW_QUBITS; qubits++)
        for (int row = 0; row < gate_count(); row++) {
            const Gate *gate = gate_row(row);
            int target = (int)rng_below(&rng, (uint64_t)qubits);
            if (gate->kind != GATE_MATRIX) continue;
            double angles[3] = {6 * rng_unit(&rng), 6 * rng_unit(&rng), 6 * rng_unit(&rng)};
            check_gate(*kernels, qubits, gate->matrix(angles), target,
                       slow_controls(qubits, 1, &target, &rng), &rng);
        }
}

static void check_matrix(const Kernels *kernels, int qubits, int count, const int *targets,
                         Controls controls, Rng *rng) {
    double complex u[SLOW_ROWS * SLOW_ROWS];
    slow_unitary(count, rng, u);
    Slow rho = slow_random(qubits, rng);
    Density *density = density_on(kernels, qubits, &rho);
    Slow full = slow_operator(qubits, u, count, targets, controls);
    density_apply_matrix(density, u, count, targets, controls);
    Slow after = slow_conjugated(&full, &rho);
    assert_slow(density, &after);
    density_destroy(density);
}

static void matrices_act_on_one_to_four_targets_in_any_order(void **kernels) {
    Rng rng = rng_seeded(3);
    for (int trial = 0; trial < 300; trial++) {
        int qubits = 1 + trial % SLOW_QUBITS, targets[MAX_TARGETS];
        int count = 1 + (int)rng_below(&rng, (uint64_t)qubits);
        slow_targets(qubits, count, &rng, targets);
        Controls controls = slow_controls(qubits, count, targets, &rng);
        check_matrix(*kernels, qubits, count, targets,
                     trial % 3 ? controls : free_of_controls, &rng);
    }
}

static void every_pair_of_targets_takes_a_matrix(void **kernels) {
    Rng rng = rng_seeded(4);
    for (int qubits = 2; qubits <= SLOW_QUBITS; qubits++)
        for (int a = 0; a < qubits; a++)
            for (int b = 0; b < qubits; b++)
                if (a != b)
                    check_matrix(*kernels, qubits, 2, (int[]){a, b}, free_of_controls,
                                 &rng);
}

static void swaps_exchange_two_qubits_under_controls(void **kernels) {
    static const double complex exchange[16] = {1, 0, 0, 0, 0, 0, 1, 0,
                                                0, 1, 0, 0, 0, 0, 0, 1};
    Rng rng = rng_seeded(5);
    for (int trial = 0; trial < 60; trial++) {
        int qubits = 2 + trial % 3, pair[2];
        slow_targets(qubits, 2, &rng, pair);
        Controls controls = slow_controls(qubits, 2, pair, &rng);
        if (trial % 2) controls = free_of_controls;
        Slow rho = slow_random(qubits, &rng);
        Density *density = density_on(*kernels, qubits, &rho);
        Slow full = slow_operator(qubits, exchange, 2, pair, controls);
        density_swap(density, pair[0], pair[1], controls);
        Slow after = slow_conjugated(&full, &rho);
        assert_slow(density, &after);
        density_destroy(density);
    }
}

static void random_gate(State *state, Density *density, Rng *rng) {
    int qubits = state_qubits(state), targets[3];
    int count = 1 + (int)rng_below(rng, qubits < 3 ? (uint64_t)qubits : 3);
    double complex u[64];
    slow_targets(qubits, count, rng, targets);
    Controls controls = slow_controls(qubits, count, targets, rng);
    if (rng_below(rng, 2)) controls = free_of_controls;
    slow_unitary(count, rng, u);
    state_apply_matrix(state, u, count, targets, controls);
    density_apply_matrix(density, u, count, targets, controls);
}

static void a_pure_state_stays_the_density_of_its_state(void **kernels) {
    Rng rng = rng_seeded(6);
    for (int qubits = 1; qubits <= 6; qubits++) {
        State *state = state_create(qubits);
        Density *density = zero_on(*kernels, qubits);
        for (int gate = 0; gate < 40; gate++)
            random_gate(state, density, &rng);
        Density *pure = density_from_state(state);
        assert_true(fabs(density_overlap(density, pure) - 1) < 1e-12);
        assert_true(fabs(density_purity(density) - 1) < 1e-12);
        for (uint32_t bits = 0; bits < state_size(qubits); bits++) {
            uint32_t all = (uint32_t)state_size(qubits) - 1;
            double expected = state_probability(state, all, bits);
            assert_true(fabs(density_probability(density, all, bits) - expected) < 1e-12);
        }
        state_destroy(state);
        density_destroy(density);
        density_destroy(pure);
    }
}

// A Clifford circuit over ten qubits and its pure state, which reach the longest runs.
static void clifford_circuits_of_ten_qubits_agree_with_the_state(void **kernels) {
    static const char *const names[] = {"h", "s", "sx", "x", "y", "z", "sdg", "sxdg"};
    Rng rng = rng_seeded(7);
    State *state = state_create(MAX_DENSITY_QUBITS);
    Density *density = zero_on(*kernels, MAX_DENSITY_QUBITS);
    for (int step = 0; step < 60; step++) {
        Matrix2 u = gate_find(names[rng_below(&rng, 8)])->matrix(NULL);
        Matrix2 pauli = gate_find(names[3 + rng_below(&rng, 3)])->matrix(NULL);
        int pair[2];
        slow_targets(MAX_DENSITY_QUBITS, 2, &rng, pair);
        Controls controls = {.ones = 1u << pair[1]};
        state_apply(state, u, pair[0], free_of_controls);
        density_apply(density, u, pair[0], free_of_controls);
        state_apply(state, pauli, pair[0], controls);
        density_apply(density, pauli, pair[0], controls);
    }
    Density *pure = density_from_state(state);
    assert_true(fabs(density_overlap(density, pure) - 1) < 1e-12);
    state_destroy(state);
    density_destroy(density);
    density_destroy(pure);
}

static void trace_and_purity_hold_over_ten_thousand_gates(void **kernels) {
    Rng rng = rng_seeded(8);
    Slow rho = slow_random(2, &rng);
    Density *density = density_on(*kernels, 2, &rho);
    double purity = density_purity(density);
    for (int gate = 0; gate < 10000; gate++) {
        double angles[3] = {6 * rng_unit(&rng), 6 * rng_unit(&rng), 6 * rng_unit(&rng)};
        int target = gate % 2;
        Controls controls = {.ones = gate % 3 ? 0 : 1u << (1 - target)};
        density_apply(density, gate_find("u")->matrix(angles), target, controls);
    }
    assert_true(fabs(density_trace(density) - 1) < 1e-12);
    assert_true(fabs(density_purity(density) - purity) < 1e-12);
    density_destroy(density);
}

static void check_kraus(Density *density, const Slow *rho, const double complex *kraus,
                        int qubit) {
    Slow after = {.rows = rho->rows};
    for (int k = 0; k < 2; k++) {
        Slow full = slow_operator(density_qubits(density), kraus + (ptrdiff_t)4 * k, 1,
                                  &qubit, free_of_controls);
        slow_add_conjugated(&after, &full, rho);
    }
    assert_slow(density, &after);
}

static void dephasing_and_reset_are_their_kraus_sums(void **kernels) {
    static const double complex measured[8] = {1, 0, 0, 0, 0, 0, 0, 1};
    static const double complex fallen[8] = {1, 0, 0, 0, 0, 1, 0, 0};
    Rng rng = rng_seeded(9);
    for (int qubit = 0; qubit < SLOW_QUBITS; qubit++) {
        Slow rho = slow_random(SLOW_QUBITS, &rng);
        Density *density = density_on(*kernels, SLOW_QUBITS, &rho);
        Density *copy = density_copy(density);
        density_dephase(density, qubit);
        check_kraus(density, &rho, measured, qubit);
        density_reset(copy, qubit);
        check_kraus(copy, &rho, fallen, qubit);
        density_destroy(density);
        density_destroy(copy);
    }
}

static void blurring_mixes_the_whole_register_with_noise(void **kernels) {
    Rng rng = rng_seeded(10);
    Slow rho = slow_random(3, &rng);
    Density *density = density_on(*kernels, 3, &rho);
    density_blur(density, 0.2);
    for (int i = 0; i < rho.rows; i++)
        for (int j = 0; j < rho.rows; j++)
            rho.m[i][j] = 0.8 * rho.m[i][j] + (i == j ? 0.2 / 8 : 0);
    assert_slow(density, &rho);
    density_destroy(density);
}

static void a_map_on_each_qubit_is_the_map_on_one_after_the_other(void **kernels) {
    static const double complex bit_flip[8] = {0.8, 0, 0, 0.8, 0, 0.6, 0.6, 0};
    static const double complex decay[8] = {1, 0, 0, 0.8, 0, 0.6, 0, 0};
    Rng rng = rng_seeded(11);
    for (int qubits = 1; qubits <= SLOW_QUBITS; qubits++)
        for (int which = 0; which < 2; which++) {
            Slow rho = slow_random(qubits, &rng);
            Density *density = density_on(*kernels, qubits, &rho);
            const double complex *kraus = which ? bit_flip : decay;
            Transfer transfer;
            transfer_kraus(&transfer, 1, kraus, 2);
            density_transfer_each(density, &transfer);
            for (int q = 0; q < qubits; q++) {
                Slow sum = {.rows = rho.rows};
                for (int k = 0; k < 2; k++) {
                    Slow full = slow_operator(qubits, kraus + (ptrdiff_t)4 * k, 1, &q,
                                              free_of_controls);
                    slow_add_conjugated(&sum, &full, &rho);
                }
                rho = sum;
            }
            assert_slow(density, &rho);
            density_destroy(density);
        }
}

static void projecting_keeps_what_agrees(void **kernels) {
    Rng rng = rng_seeded(12);
    for (uint32_t mask = 0; mask < SLOW_ROWS; mask++) {
        uint32_t bits = (uint32_t)rng_below(&rng, SLOW_ROWS);
        Slow rho = slow_random(SLOW_QUBITS, &rng), kept = {.rows = SLOW_ROWS};
        Density *density = density_on(*kernels, SLOW_QUBITS, &rho);
        double probability = 0;
        for (uint32_t i = 0; i < SLOW_ROWS; i++)
            if ((i & mask) == (bits & mask)) probability += creal(rho.m[i][i]);
        for (uint32_t i = 0; i < SLOW_ROWS; i++)
            for (uint32_t j = 0; j < SLOW_ROWS; j++)
                if ((i & mask) == (bits & mask) && (j & mask) == (bits & mask))
                    kept.m[i][j] = rho.m[i][j] / probability;
        assert_true(fabs(density_project(density, mask, bits) - probability) < 1e-14);
        assert_slow(density, &kept);
        density_destroy(density);
    }
}

static void what_cannot_be_is_not_projected_on(void **kernels) {
    Density *density = zero_on(*kernels, 2);
    assert_true(density_project(density, 1, 1) < 1e-15);
    assert_true(fabs(density_probability(density, 3, 0) - 1) < 1e-15);
    density_destroy(density);
}

static void copies_and_parts_stay_on_their_width(void **kernels) {
    Density *density = zero_on(*kernels, 2), *copy = density_copy(density);
    Density *part = density_part(density, (int[]){1}, 1);
    assert_ptr_equal(copy->kernels, *kernels);
    assert_ptr_equal(part->kernels, *kernels);
    density_use(copy, NULL);
    assert_ptr_equal(copy->kernels, kernels_best());
    density_destroy(density);
    density_destroy(copy);
    density_destroy(part);
}

int main(void) {
    struct CMUnitTest tests[] = {
        cmocka_unit_test(every_gate_acts_as_its_matrix_under_all_controls),
        cmocka_unit_test(gates_act_on_registers_of_one_to_four_qubits),
        cmocka_unit_test(matrices_act_on_one_to_four_targets_in_any_order),
        cmocka_unit_test(every_pair_of_targets_takes_a_matrix),
        cmocka_unit_test(swaps_exchange_two_qubits_under_controls),
        cmocka_unit_test(a_pure_state_stays_the_density_of_its_state),
        cmocka_unit_test(clifford_circuits_of_ten_qubits_agree_with_the_state),
        cmocka_unit_test(trace_and_purity_hold_over_ten_thousand_gates),
        cmocka_unit_test(dephasing_and_reset_are_their_kraus_sums),
        cmocka_unit_test(blurring_mixes_the_whole_register_with_noise),
        cmocka_unit_test(a_map_on_each_qubit_is_the_map_on_one_after_the_other),
        cmocka_unit_test(projecting_keeps_what_agrees),
        cmocka_unit_test(what_cannot_be_is_not_projected_on),
        cmocka_unit_test(copies_and_parts_stay_on_their_width),
    };
    return RUN_ON_EVERY_WIDTH(tests);
}
