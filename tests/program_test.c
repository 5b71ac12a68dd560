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

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_matrix_acts_on_every_target_under_all_controls),
        cmocka_unit_test(swap_acts_on_every_pair_under_all_controls),
        cmocka_unit_test(a_phase_turns_where_all_controls_are_met),
        cmocka_unit_test(a_block_acts_on_all_targets),
        cmocka_unit_test(a_diagonal_multiplies_by_its_factors),
        cmocka_unit_test(a_permutation_moves_every_value),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
