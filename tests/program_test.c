// Programs judged by whole matrices on up to 5 qubits: every operation, every target, every
// choice of controls and anticontrols, every width of the machine.
#include "full_matrix.h"
#include "quantum/program.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

enum { MOST = 5 }; // qubits

static const double tolerance = 1e-13;

// Runs the program with every width, and compares with the matrix on the targets.
static void assert_acts(Program *program, const double complex *u, const int *targets,
                        int count, Controls controls, Rng *rng) {
    int qubits = program_qubits(program);
    for (int width = 0; width < WIDTH_COUNT; width++) {
        ProgramRun run = {.kernels = kernels_of((KernelWidth)width)};
        if (!run.kernels) continue;
        double complex vector[1 << MOST];
        State *state = full_random(rng, qubits, vector);
        program_run(program, 0, program_size(program), state, &run);
        full_apply(vector, u, targets, count, controls, qubits);
        assert_true(full_distance(state, vector) < tolerance);
        assert_true(run.weight == 1);
        state_destroy(state);
    }
    program_destroy(program);
}

static Matrix2 unitary(Rng *rng) {
    return gate_find("u")->matrix(
        (double[]){6 * rng_unit(rng), 6 * rng_unit(rng), 6 * rng_unit(rng)});
}

// Each kind of 2×2 matrix that has a kernel of its own.
static int matrices(Rng *rng, Matrix2 *out) {
    static const char *const names[] = {"h", "x", "y", "z", "s", "id"};
    int count = 0;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        out[count++] = gate_find(names[i])->matrix(NULL);
    double angle = rng_unit(rng);
    out[count++] = gate_find("rz")->matrix(&angle);
    out[count++] = gate_find("ry")->matrix(&angle);
    out[count++] = unitary(rng);
    out[count++] = (Matrix2){{{0.6 * I, 0}, {0, 1}}};
    out[count++] = (Matrix2){{{0.6 * I, 0}, {0, 0.6 * I}}};
    return count;
}

static void a_matrix_acts_on_every_target_under_all_controls(void **unused) {
    (void)unused;
    Rng rng = rng_seeded(21);
    for (int n = 1; n <= MOST; n++)
        for (int target = 0; target < n; target++)
            for (int choice = 0; choice < full_choices(n); choice++) {
                Guard guard = {0};
                if (!full_controls(choice, 1u << target, n, &guard.controls)) continue;
                Matrix2 u[16];
                int count = matrices(&rng, u);
                for (int i = 0; i < count; i++) {
                    Program *program = program_create(n);
                    program_matrix(program, u[i], target, guard);
                    assert_acts(program, &u[i].m[0][0], &target, 1, guard.controls, &rng);
                }
            }
}

static const double complex swapped[16] = {1, 0, 0, 0, 0, 0, 1, 0, 0, 1, 0, 0, 0, 0, 0, 1};

static void swap_acts_on_every_pair_under_all_controls(void **unused) {
    (void)unused;
    Rng rng = rng_seeded(22);
    for (int n = 2; n <= MOST; n++)
        for (int pair = 0; pair < n * n; pair++)
            for (int choice = 0; choice < full_choices(n); choice++) {
                int targets[] = {pair / n, pair % n};
                uint32_t both = 1u << targets[0] | 1u << targets[1];
                Guard guard = {0};
                if (targets[0] == targets[1]) continue;
                if (!full_controls(choice, both, n, &guard.controls)) continue;
                Program *program = program_create(n);
                program_swap(program, targets[0], targets[1], guard);
                assert_acts(program, swapped, targets, 2, guard.controls, &rng);
            }
}

static void a_phase_turns_where_all_controls_are_met(void **unused) {
    (void)unused;
    Rng rng = rng_seeded(23);
    for (int n = 1; n <= MOST; n++)
        for (int choice = 0; choice < full_choices(n); choice++) {
            Guard guard = {0};
            full_controls(choice, 0, n, &guard.controls);
            double theta = 6 * rng_unit(&rng);
            double complex turned[] = {cexp(I * theta)};
            Program *program = program_create(n);
            program_phase(program, theta, guard);
            assert_acts(program, turned, NULL, 0, guard.controls, &rng);
        }
}

// `count` different targets, number `choice` of qubits^count ways; false where two are one.
static bool targets_of(int choice, int count, int qubits, int *targets, uint32_t *mask) {
    *mask = 0;
    for (int k = 0; k < count; k++, choice /= qubits) {
        targets[k] = choice % qubits;
        if (*mask >> targets[k] & 1) return false;
        *mask |= 1u << targets[k];
    }
    return true;
}

static int ways(int count, int qubits) {
    int product = 1;
    for (int k = 0; k < count; k++)
        product *= qubits;
    return product;
}

static void random_numbers(Rng *rng, double complex *numbers, size_t count) {
    for (size_t i = 0; i < count; i++)
        numbers[i] = rng_unit(rng) - 0.5 + I * (rng_unit(rng) - 0.5);
}

// What a table of numbers or places does, tried on all targets and a third of the controls
// each, another third with every target.
typedef void Trial(Rng *rng, int qubits, const int *targets, int count, Guard guard);

static void try_all(Rng *rng, int most_targets, Trial *trial) {
    for (int n = 1; n <= MOST; n++)
        for (int count = 1; count <= n && count <= most_targets; count++)
            for (int choice = 0; choice < ways(count, n); choice++) {
                int targets[MOST];
                uint32_t mask;
                if (!targets_of(choice, count, n, targets, &mask)) continue;
                for (int control = choice % 3; control < full_choices(n); control += 3) {
                    Guard guard = {0};
                    if (full_controls(control, mask, n, &guard.controls))
                        trial(rng, n, targets, count, guard);
                }
            }
}

static void try_block(Rng *rng, int qubits, const int *targets, int count, Guard guard) {
    double complex u[256];
    random_numbers(rng, u, (size_t)1 << 2 * count);
    Program *program = program_create(qubits);
    program_block(program, u, (Qubits){targets, count}, guard);
    assert_acts(program, u, targets, count, guard.controls, rng);
}

static void a_block_acts_on_all_targets(void **unused) {
    (void)unused;
    Rng rng = rng_seeded(24);
    try_all(&rng, MAX_TARGETS, try_block);
}

static void try_diagonal(Rng *rng, int qubits, const int *targets, int count, Guard guard) {
    double complex factors[1 << MOST], u[1 << 2 * MOST] = {0};
    size_t size = (size_t)1 << count;
    random_numbers(rng, factors, size);
    for (size_t x = 0; x < size; x++)
        u[x * size + x] = factors[x];
    Program *program = program_create(qubits);
    assert_true(program_diagonal(program, factors, (Qubits){targets, count}, guard, NULL));
    assert_acts(program, u, targets, count, guard.controls, rng);
}

static void a_diagonal_multiplies_by_its_factors(void **unused) {
    (void)unused;
    Rng rng = rng_seeded(25);
    try_all(&rng, 3, try_diagonal);
}

static void shuffle(Rng *rng, uint32_t *to, size_t size) {
    for (size_t x = 0; x < size; x++) {
        size_t other = rng_below(rng, x + 1);
        to[x] = to[other];
        to[other] = (uint32_t)x;
    }
}

// The matrix that takes |x⟩ to |to[x]⟩.
static void place_matrix(const uint32_t *to, size_t size, double complex *u) {
    memset(u, 0, size * size * sizeof *u);
    for (size_t x = 0; x < size; x++)
        u[to[x] * size + x] = 1;
}

static void try_permutation(Rng *rng, int qubits, const int *targets, int count,
                            Guard guard) {
    uint32_t to[1 << MOST];
    double complex u[1 << 2 * MOST];
    size_t size = (size_t)1 << count;
    shuffle(rng, to, size);
    place_matrix(to, size, u);
    Program *program = program_create(qubits);
    assert_true(program_permutation(program, to, (Qubits){targets, count}, guard, NULL));
    assert_acts(program, u, targets, count, guard.controls, rng);
}

static void a_permutation_moves_every_value(void **unused) {
    (void)unused;
    Rng rng = rng_seeded(26);
    try_all(&rng, 3, try_permutation);
}

// --- gates and their powers

static void a_gate_acts_as_its_row_says(void **unused) {
    (void)unused;
    Rng rng = rng_seeded(27);
    double angles[] = {0.3, 1.7, -2.5};
    int targets[] = {2, 0};
    for (int i = 0; i < gate_count(); i++) {
        const Gate *gate = gate_row(i);
        Guard guard = {.controls = {.zeros = 1u << 1}};
        Program *program = program_create(3);
        if (gate->kind == GATE_MATRIX || gate->kind == GATE_SWAP)
            program_gate(program, gate, angles, targets, guard);
        Matrix2 u = {{{1, 0}, {0, 1}}};
        if (gate->kind == GATE_MATRIX) u = gate->matrix(angles);
        if (gate->kind == GATE_SWAP)
            assert_acts(program, swapped, targets, 2, guard.controls, &rng);
        else
            assert_acts(program, &u.m[0][0], targets, 1, guard.controls, &rng);
    }
}

static void a_root_of_swap_done_twice_is_swap(void **unused) {
    (void)unused;
    Rng rng = rng_seeded(28);
    static const double powers[][2] = {{0.5, 0.5}, {1, 0}, {3, 0}, {2, 1}, {-0.7, 1.7}};
    int targets[] = {3, 1};
    for (size_t i = 0; i < sizeof powers / sizeof *powers; i++) {
        Guard guard = {.controls = {.ones = 1u << 0}};
        Program *program = program_create(4);
        for (int k = 0; k < 2; k++)
            program_power(program, gate_find("swap"), NULL, targets, powers[i][k], guard);
        assert_acts(program, swapped, targets, 2, guard.controls, &rng);
    }
}

static void a_power_acts_as_its_matrix(void **unused) {
    (void)unused;
    Rng rng = rng_seeded(29);
    int target = 1;
    Guard guard = {.controls = {.ones = 1u << 0, .zeros = 1u << 2}};
    Program *program = program_create(3);
    program_power(program, gate_find("x"), NULL, &target, 0.5, guard);
    Matrix2 root = gate_find("sx")->matrix(NULL);
    assert_acts(program, &root.m[0][0], &target, 1, guard.controls, &rng);
}

static void what_does_nothing_is_left_out(void **unused) {
    (void)unused;
    Program *program = program_create(3);
    int targets[] = {0, 1};
    program_phase(program, 0, (Guard){0});
    program_gate(program, gate_find("id"), NULL, targets, (Guard){0});
    program_power(program, gate_find("swap"), NULL, targets, 2, (Guard){0});
    program_power(program, gate_find("h"), NULL, targets, 0, (Guard){0});
    assert_int_equal(program_size(program), 0);
    assert_int_equal(program_qubits(program), 3);
    program_destroy(program);
}

// --- measurement, reset, post-selection, conditions

static void measured_bits_follow_the_probabilities(void **unused) {
    (void)unused;
    enum { SHOTS = 20000 };
    Rng rng = rng_seeded(30);
    double theta = 1.1;
    int zero = 0, one = 1;
    Program *program = program_create(2);
    program_gate(program, gate_find("ry"), &theta, &zero, (Guard){0});
    program_gate(program, gate_find("x"), NULL, &one, (Guard){.controls.ones = 1});
    program_measure(program, 1, 5, (BitCondition){0});
    program_measure(program, 0, 63, (BitCondition){0});
    int ones = 0;
    State *state = state_create(2);
    for (int shot = 0; shot < SHOTS; shot++) {
        ProgramRun run = {.rng = &rng, .bits = shot % 2 ? UINT64_MAX : 0};
        state_reset(state);
        program_run(program, 0, program_size(program), state, &run);
        uint64_t read = UINT64_C(1) << 63 | UINT64_C(1) << 5;
        bool outcome = run.bits >> 5 & 1; // both agree, and other bits stay
        assert_true((run.bits & read) == (outcome ? read : 0));
        assert_true((run.bits & ~read) == (shot % 2 ? ~read : 0));
        assert_true(fabs(state_probability(state, 3, outcome ? 3 : 0) - 1) < 1e-12);
        ones += outcome;
    }
    double p = sin(theta / 2) * sin(theta / 2);
    assert_true(fabs(ones - SHOTS * p) < 5 * sqrt(SHOTS * p * (1 - p)));
    state_destroy(state);
    program_destroy(program);
}

static void certain_outcomes_need_no_chance(void **unused) {
    (void)unused;
    int zero = 0;
    Program *program = program_create(1);
    program_reset(program, 0, (BitCondition){0});
    program_gate(program, gate_find("x"), NULL, &zero, (Guard){0});
    program_measure(program, 0, 0, (BitCondition){0});
    program_reset(program, 0, (BitCondition){0});
    State *state = state_create(1);
    ProgramRun run = {0};
    program_run(program, 0, program_size(program), state, &run);
    assert_int_equal(run.bits, 1);
    assert_true(state_amplitude(state, 0) == 1);
    state_destroy(state);
    program_destroy(program);
}

static void reset_leaves_the_other_qubits_mixed(void **unused) {
    (void)unused;
    Rng rng = rng_seeded(31);
    int ones = 0;
    for (int shot = 0; shot < 2000; shot++) {
        State *bell = state_from(2, (double complex[]){1, 0, 0, 1});
        Program *program = program_create(2);
        program_reset(program, 0, (BitCondition){0});
        ProgramRun run = {.rng = &rng};
        program_run(program, 0, 1, bell, &run);
        assert_true(fabs(state_probability(bell, 1, 0) - 1) < 1e-12);
        double one = state_probability(bell, 2, 2);
        assert_true(one < 1e-12 || one > 1 - 1e-12);
        ones += one > 0.5;
        state_destroy(bell);
        program_destroy(program);
    }
    assert_true(abs(ones - 1000) < 5 * sqrt(500));
}

static void post_selection_keeps_its_probability(void **unused) {
    (void)unused;
    State *state = state_from(2, (double complex[]){1, 2, 3, 4});
    Program *program = program_create(2);
    program_post_select(program, 0, 1, (BitCondition){0});
    program_post_select(program, 1, 1, (BitCondition){0});
    ProgramRun run = {0};
    program_run(program, 0, 2, state, &run);
    assert_true(fabs(run.weight - 16.0 / 30) < 1e-12);
    assert_true(cabs(state_amplitude(state, 3) - 1) < 1e-12);
    program_post_select(program, 0, 0, (BitCondition){0});
    program_run(program, 2, 3, state, &run);
    assert_true(run.weight < 1e-15);
    state_destroy(state);
    program_destroy(program);
}

static void conditions_decide_by_the_classical_bits(void **unused) {
    (void)unused;
    static const BitCondition conditions[] = {
        {0},
        {.mask = 6, .wanted = 2},
        {.unless_mask = 3, .unless = 1},
        {.mask = 4, .wanted = 4, .unless_mask = 3, .unless = 3},
    };
    int zero = 0;
    for (int i = 0; i < 4; i++)
        for (uint64_t bits = 0; bits < 8; bits++) {
            bool wanted[] = {true, (bits & 6) == 2, (bits & 3) != 1,
                             (bits & 4) && (bits & 3) != 3};
            assert_int_equal(condition_met(conditions[i], bits), wanted[i]);
            Program *program = program_create(1);
            Guard guard = {.condition = conditions[i]};
            program_gate(program, gate_find("x"), NULL, &zero, guard);
            program_measure(program, 0, 3, conditions[i]);
            State *state = state_create(1);
            ProgramRun run = {.bits = bits};
            program_run(program, 0, 2, state, &run);
            assert_true(state_amplitude(state, wanted[i]) == 1);
            assert_int_equal(run.bits, wanted[i] ? bits | 8 : bits);
            state_destroy(state);
            program_destroy(program);
        }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_matrix_acts_on_every_target_under_all_controls),
        cmocka_unit_test(swap_acts_on_every_pair_under_all_controls),
        cmocka_unit_test(a_phase_turns_where_all_controls_are_met),
        cmocka_unit_test(a_block_acts_on_all_targets),
        cmocka_unit_test(a_diagonal_multiplies_by_its_factors),
        cmocka_unit_test(a_permutation_moves_every_value),
        cmocka_unit_test(a_gate_acts_as_its_row_says),
        cmocka_unit_test(a_root_of_swap_done_twice_is_swap),
        cmocka_unit_test(a_power_acts_as_its_matrix),
        cmocka_unit_test(what_does_nothing_is_left_out),
        cmocka_unit_test(measured_bits_follow_the_probabilities),
        cmocka_unit_test(certain_outcomes_need_no_chance),
        cmocka_unit_test(reset_leaves_the_other_qubits_mixed),
        cmocka_unit_test(post_selection_keeps_its_probability),
        cmocka_unit_test(conditions_decide_by_the_classical_bits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
