// Portions of a run judged by whole density matrices: every branch's amplitudes, and
// projectors written out.
#include "base/rng.h"
#include "circuit/portion.h"
#include "circuit/short_form.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "slow_step.h"

static const char *const CIRCUITS[] = {
    "h 0; cx 0 1; ry(0.7) 2; cx 2 3",
    "h 0; ry(1.1) 1; cx 0 1; measure 0; if (c0 == 1) h 2; rx(0.4) 3; cx 1 3",
    "ry(0.9) 0; cx 0 1; s 1; ry(2.2) 2; cz 1 2; cx 2 3; t 3; h 3",
    "h 0; h 1; h 2; measure 1; reset 2; cx 0 3; rz(0.3) 3; h 3"};
enum { WIRES = 4, SIZE = 1 << WIRES };

static Run *run_of(const char *text, RunOptions options) {
    Circuit *circuit = short_form_read(text, WIRES, NULL, NULL);
    assert_non_null(circuit);
    Run *run = run_create(circuit, options, NULL);
    assert_non_null(run);
    circuit_destroy(circuit);
    return run;
}

// Σ weight |ψ⟩⟨ψ| of a moment of pure branches.
static Square whole_density(const Run *run, int after) {
    Square rho = square_zero(WIRES);
    for (int b = 0; b < run_branches(run, after); b++) {
        double weight;
        const State *state = run_branch(run, after, b, &weight, NULL);
        for (size_t r = 0; r < SIZE; r++)
            for (size_t c = 0; c < SIZE; c++)
                rho.at[r * SIZE + c] +=
                    weight * state_amplitude(state, r) * conj(state_amplitude(state, c));
    }
    return rho;
}

// The bits of `i` on the wires of `mask`, packed.
static size_t packed(size_t i, uint32_t mask) {
    size_t value = 0;
    for (int w = 0, k = 0; w < WIRES; w++)
        if (mask >> w & 1) value |= (i >> w & 1) << k++;
    return value;
}

static int wires_of(uint32_t mask) {
    return __builtin_popcount(mask);
}

static double complex *traced(Square rho, uint32_t mask) {
    size_t rows = (size_t)1 << wires_of(mask);
    double complex *out = calloc(rows * rows, sizeof *out);
    for (size_t r = 0; r < SIZE; r++)
        for (size_t c = 0; c < SIZE; c++)
            if ((r & ~(size_t)mask) == (c & ~(size_t)mask))
                out[packed(r, mask) * rows + packed(c, mask)] += rho.at[r * SIZE + c];
    return out;
}

static void a_portion_is_the_partial_trace_of_all_branches(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof CIRCUITS / sizeof *CIRCUITS; i++) {
        Run *run = run_of(CIRCUITS[i], (RunOptions){0});
        for (int after = 0; after <= run_columns(run); after++) {
            Square rho = whole_density(run, after);
            for (uint32_t mask = 1; mask < SIZE; mask++) {
                size_t rows = (size_t)1 << wires_of(mask);
                double complex *wanted = traced(rho, mask), got[SIZE * SIZE];
                double chances[SIZE];
                run_portion_density(run, after, mask, got);
                run_portion_probabilities(run, after, mask, chances);
                for (size_t k = 0; k < rows * rows; k++)
                    assert_true(cabs(got[k] - wanted[k]) < 1e-12);
                for (size_t k = 0; k < rows; k++)
                    assert_true(fabs(chances[k] - creal(wanted[k * rows + k])) < 1e-12);
                free(wanted);
            }
            free(rho.at);
        }
        run_destroy(run);
    }
}

static void a_portion_has_a_state_exactly_where_its_purity_is_one(void **state) {
    (void)state;
    int pure = 0, mixed = 0;
    for (size_t i = 0; i < sizeof CIRCUITS / sizeof *CIRCUITS; i++) {
        Run *run = run_of(CIRCUITS[i], (RunOptions){0});
        for (int after = 0; after <= run_columns(run); after++) {
            Square rho = whole_density(run, after);
            for (uint32_t mask = 1; mask < SIZE; mask++) {
                size_t rows = (size_t)1 << wires_of(mask);
                double complex *part = traced(rho, mask);
                double purity = 0;
                for (size_t k = 0; k < rows * rows; k++)
                    purity += creal(part[k] * conj(part[k]));
                State *own = run_portion_state(run, after, mask);
                assert_true((purity > 1 - 1e-9) == (own != NULL));
                for (size_t r = 0; own && r < rows; r++)
                    for (size_t c = 0; c < rows; c++) {
                        double complex entry =
                            state_amplitude(own, r) * conj(state_amplitude(own, c));
                        assert_true(cabs(entry - part[r * rows + c]) < 1e-9);
                    }
                own ? pure++ : mixed++;
                state_destroy(own);
                free(part);
            }
            free(rho.at);
        }
        run_destroy(run);
    }
    assert_true(pure > 50 && mixed > 50);
}

// The projector on what the dots let through, as slow_step.h knows it, on both sides.
static void a_condition_is_a_projector_on_both_sides(void **state) {
    (void)state;
    static const ControlDot dots[] = {{DOT_CONTROL, 'z'},     {DOT_ANTICONTROL, 'z'},
                                      {DOT_CONTROL, 'x'},     {DOT_ANTICONTROL, 'y'},
                                      {DOT_PARITY, 'z'},      {DOT_PARITY, 'x'},
                                      {DOT_ANTICONTROL, 'x'}, {DOT_CONTROL, 'y'}};
    enum { DOTS = sizeof dots / sizeof *dots };
    Rng rng = rng_seeded(7);
    int never = 0;
    for (int round = 0; round < 120; round++) {
        Run *run = run_of(CIRCUITS[round % 4], (RunOptions){0});
        int after = (int)(rng_unit(&rng) * (run_columns(run) + 1));
        Step step = {.gate = gate_find("id"), .targets = {3}};
        for (int w = 0; w < 3; w++)
            if (rng_unit(&rng) < 0.7)
                step_add_dot(&step, w, dots[(int)(rng_unit(&rng) * DOTS)]);
        Square let = square_dots(WIRES, &step), rho = whole_density(run, after);
        Square wanted = square_zero(WIRES);
        memcpy(wanted.at, let.at, SIZE * SIZE * sizeof *let.at);
        square_multiply(&rho, let); // P ρ
        for (size_t r = 0; r < SIZE; r++)
            for (size_t c = 0; c < SIZE; c++) {
                wanted.at[r * SIZE + c] = 0;
                for (size_t k = 0; k < SIZE; k++)
                    wanted.at[r * SIZE + c] += rho.at[r * SIZE + k] * let.at[k * SIZE + c];
            }
        double total = 0, chance;
        for (size_t k = 0; k < SIZE; k++)
            total += creal(wanted.at[k * SIZE + k]);
        Run *given = run_given(run, after, &step, &chance);
        assert_true(fabs(chance - total) < 1e-12);
        never += given == NULL;
        Square got = given ? whole_density(given, 0) : square_zero(WIRES);
        for (size_t k = 0; given && k < SIZE * SIZE; k++)
            assert_true(cabs(got.at[k] - wanted.at[k] / total) < 1e-9);
        assert_true(given || total < 1e-12);
        run_destroy(given);
        free(got.at);
        free(wanted.at);
        free(rho.at);
        free(let.at);
        run_destroy(run);
    }
    assert_true(never > 0 && never < 100);
}

static void classical_conditions_choose_branches(void **state) {
    (void)state;
    Run *run = run_of("ry(2*pi/3) 0; measure 0; if (c0 == 1) x 1", (RunOptions){0});
    Step step = {.gate = gate_find("id"), .if_mask = 1, .if_bits = 1};
    double chance, ones[2];
    Run *given = run_given(run, run_columns(run), &step, &chance);
    assert_non_null(given);
    assert_true(fabs(chance - 0.75) < 1e-12);
    run_portion_probabilities(given, 0, 2, ones);
    assert_true(fabs(ones[1] - 1) < 1e-12);
    run_destroy(given);
    run_destroy(run);
}

// With noise the branches are density matrices: q0 is |1⟩ with 1 − γ, and q1 follows it.
static void a_noisy_condition_is_one_of_density_matrices(void **state) {
    (void)state;
    RunOptions options = {0};
    options.noise.rates[noise_find("bit_flip")] = 0.1;
    Run *run = run_of("x 0", options);
    double complex rho[4];
    run_portion_density(run, run_columns(run), 1, rho);
    assert_true(fabs(creal(rho[3]) - 0.9) < 1e-12 && fabs(creal(rho[0]) - 0.1) < 1e-12);
    assert_null(run_portion_state(run, run_columns(run), 1));
    State *still = run_portion_state(run, run_columns(run), 2);
    assert_non_null(still);
    state_destroy(still);
    double chance;
    Run *given = run_given(run, run_columns(run),
                           &(Step){.gate = gate_find("id"), .controls = 1}, &chance);
    assert_true(given && fabs(chance - 0.9) < 1e-12);
    run_portion_density(given, 0, 1, rho);
    assert_true(fabs(creal(rho[3]) - 1) < 1e-12);
    run_destroy(given);
    run_destroy(run);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_portion_is_the_partial_trace_of_all_branches),
        cmocka_unit_test(a_portion_has_a_state_exactly_where_its_purity_is_one),
        cmocka_unit_test(a_condition_is_a_projector_on_both_sides),
        cmocka_unit_test(classical_conditions_choose_branches),
        cmocka_unit_test(a_noisy_condition_is_one_of_density_matrices),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
