// Circuits compared up to a phase and the order of their wires, judged by whole matrices;
// and inputs that show a difference, opened as circuits.
#include "circuit/match.h"

#include "base/rng.h"
#include "circuit/run.h"
#include "circuit/short_form.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static Circuit *circuit_of(const char *text, int wires) {
    Error err = {.key = ""};
    Circuit *circuit = short_form_read(text, wires, NULL, &err);
    if (!circuit) fail_msg("%s: %s %s", text, err.key, err.args);
    return circuit;
}

static Match match_of(const Circuit *a, const Circuit *b) {
    Error err = {.key = ""};
    Match match;
    if (!circuit_match(a, b, &match, &err)) fail_msg("%s %s", err.key, err.args);
    return match;
}

static Match match_texts(const char *a, const char *b, int wires) {
    Circuit *x = circuit_of(a, wires), *y = circuit_of(b, wires);
    Match match = match_of(x, y);
    circuit_destroy(x);
    circuit_destroy(y);
    return match;
}

// The first matrix with its wires at to[…], times e^{i phase}, must be the second.
static void assert_by_matrices(const Circuit *a, const Circuit *b, const Match *match) {
    int wires = circuit_wires(a);
    size_t size = (size_t)1 << wires;
    double complex *u = circuit_matrix(a, NULL), *v = circuit_matrix(b, NULL);
    for (size_t r = 0; r < size; r++)
        for (size_t c = 0; c < size; c++) {
            size_t row = 0, column = 0;
            for (int w = 0; w < wires; w++) {
                int to = match->kind == MATCH_WIRES ? match->to[w] : w;
                row |= (r >> w & 1) << to;
                column |= (c >> w & 1) << to;
            }
            double complex wanted = cexp(I * match->phase) * u[r * size + c];
            assert_true(cabs(v[row * size + column] - wanted) < 1e-9);
        }
    free(u);
    free(v);
}

static void the_same_and_a_phase_are_told(void **unused) {
    (void)unused;
    assert_int_equal(match_texts("h 0; h 0", "x 1; x 1", 2).kind, MATCH_SAME);
    assert_int_equal(match_texts("swap 0 1", "cx 0 1; cx 1 0; cx 0 1", 2).kind, MATCH_SAME);
    Match match = match_texts("z 0", "rz(pi) 0", 1);
    assert_int_equal(match.kind, MATCH_PHASE);
    assert_true(fabs(match.phase + M_PI / 2) < 1e-9);
}

static void a_random_order_of_the_wires_is_found_again(void **unused) {
    (void)unused;
    static const char *const gates[] = {"h", "t", "sx", "s"};
    Rng rng = rng_seeded(11);
    for (int wires = 2; wires <= 7; wires++)
        for (int round = 0; round < 4; round++) {
            Circuit *a = circuit_create(wires), *b = circuit_create(wires);
            int to[8];
            for (int w = 0; w < wires; w++)
                to[w] = w;
            for (int w = wires - 1; w > 0; w--) {
                int other = (int)rng_below(&rng, (uint64_t)w + 1), kept = to[w];
                to[w] = to[other];
                to[other] = kept;
            }
            for (int i = 0; i < 5 * wires; i++) {
                int w = (int)rng_below(&rng, (uint64_t)wires);
                int v = (w + 1 + (int)rng_below(&rng, (uint64_t)wires - 1)) % wires;
                bool linked = rng_below(&rng, 2);
                const char *name = linked ? "x" : gates[rng_below(&rng, 4)];
                Step step = step_of(a, gate_find(name), w, i);
                if (linked) step.controls = UINT32_C(1) << v;
                circuit_place(a, step, NULL);
                step.targets[0] = step.targets[1] = to[w];
                if (linked) step.controls = UINT32_C(1) << to[v];
                circuit_place(b, step, NULL);
            }
            Match match = match_of(a, b);
            assert_true(match.kind == MATCH_WIRES || match.kind == MATCH_SAME);
            assert_by_matrices(a, b, &match);
            circuit_destroy(a);
            circuit_destroy(b);
        }
}

static void wires_that_are_all_alike_do_not_explode(void **unused) {
    (void)unused;
    Circuit *a = circuit_create(10), *b = circuit_create(10);
    for (int w = 0; w < 10; w++) {
        circuit_place(a, step_of(a, gate_find("h"), w, 0), NULL);
        circuit_place(b, step_of(b, gate_find("h"), w, 0), NULL);
    }
    Step link = step_of(a, gate_find("z"), 0, 1);
    link.controls = 2;
    circuit_place(a, link, NULL);
    link.targets[0] = link.targets[1] = 8;
    link.controls = 1 << 9;
    circuit_place(b, link, NULL);
    Match match = match_of(a, b);
    assert_int_equal(match.kind, MATCH_WIRES);
    assert_by_matrices(a, b, &match);
    circuit_destroy(a);
    circuit_destroy(b);
}

// Both circuits put in the input that was found: outputs overlap as was said.
static void assert_input_shows(const char *a, const char *b, int wires,
                               Difference difference) {
    Circuit *x = circuit_of(a, wires), *y = circuit_of(b, wires);
    Match match = match_of(x, y);
    assert_true(match.kind == MATCH_DIFFERENT && match.opens);
    assert_int_equal(match.how.difference, difference);
    Circuit *from_x = circuit_with_input(x, &match, NULL);
    Circuit *from_y = circuit_with_input(y, &match, NULL);
    Run *run_x = run_create(from_x, (RunOptions){0}, NULL);
    Run *run_y = run_create(from_y, (RunOptions){0}, NULL);
    const State *out_x = run_pure(run_x, run_columns(run_x));
    const State *out_y = run_pure(run_y, run_columns(run_y));
    double fidelity = pow(cabs(state_overlap(out_x, out_y)), 2);
    assert_true(fabs(fidelity - match.how.fidelity) < 1e-9);
    assert_true(fidelity < 1 - 1e-6);
    run_destroy(run_x);
    run_destroy(run_y);
    circuit_destroy(from_x);
    circuit_destroy(from_y);
    circuit_destroy(x);
    circuit_destroy(y);
}

static void an_input_that_shows_the_difference_opens_as_a_circuit(void **unused) {
    (void)unused;
    assert_input_shows("x 0", "h 0", 1, DIFFERENCE_BASIS);
    assert_input_shows("cx 0 1", "id 0", 3, DIFFERENCE_BASIS);
    assert_input_shows("z 0", "s 0", 2, DIFFERENCE_PAIR);
    assert_input_shows("ctrl @ ctrl @ z 0 1 2", "id 0", 3, DIFFERENCE_PAIR);
    // On more than ten wires product states are tried where basis states were too many.
    assert_input_shows("ccz 10 11 0; h 3", "h 3; z 11", 12, DIFFERENCE_RANDOM);
}

static void measured_circuits_are_told_by_their_outcomes(void **unused) {
    (void)unused;
    Match match = match_texts("h 0; measure 0", "x 0; measure 0", 1);
    assert_true(match.kind == MATCH_DIFFERENT && !match.opens);
    assert_int_equal(match.how.difference, DIFFERENCE_OUTCOME);
    assert_int_equal(match_texts("h 0; measure 0", "sx 0; measure 0", 1).kind, MATCH_SAME);
    match = match_texts("x 0; bit_flip(0.25) 0; measure 0", "x 0; measure 0", 1);
    assert_int_equal(match.how.difference, DIFFERENCE_OUTCOME);
    assert_int_equal(match_texts("noise bit_flip(0.2); x 0", "x 0", 1).kind, MATCH_SAME);
    Circuit *circuit = circuit_of("x 0", 1);
    Error err = {.key = ""};
    Match none = {.kind = MATCH_SAME};
    assert_null(circuit_with_input(circuit, &none, &err));
    assert_string_equal(err.key, "match.no_input");
    circuit_destroy(circuit);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same_and_a_phase_are_told),
        cmocka_unit_test(a_random_order_of_the_wires_is_found_again),
        cmocka_unit_test(wires_that_are_all_alike_do_not_explode),
        cmocka_unit_test(an_input_that_shows_the_difference_opens_as_a_circuit),
        cmocka_unit_test(measured_circuits_are_told_by_their_outcomes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
