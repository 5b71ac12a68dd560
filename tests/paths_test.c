// Paths through a circuit, against sums over every sequence of basis states by the whole
// matrices of its steps, and against what the run itself makes of the state.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "circuit/paths.h"
#include "circuit/short_form.h"
#include "slow_step.h"

static Circuit *circuit_of(const char *text, int wires) {
    Circuit *circuit = short_form_read(text, wires, NULL, NULL);
    assert_non_null(circuit);
    return circuit;
}

static Run *run_of(const char *text, int wires) {
    Circuit *circuit = circuit_of(text, wires);
    Run *run = run_create(circuit, (RunOptions){0}, NULL);
    assert_non_null(run);
    circuit_destroy(circuit);
    return run;
}

static const struct {
    const char *text;
    int wires;
} cases[] = {
    {"h 0; h 0", 1},
    {"h 0; s 0; h 0; t 0; sx 0", 1},
    {"h 0; cx 0 1; h 0; h 1", 2},
    {"h 0; h 1; z 0; x 1; swap 0 1; ry(0.7) 1", 2},
    {"h 0; h 1; h 2; negctrl @ h 2 0; barrier 0 1; cx 1 2; h 1", 3},
    {"h 0; h 1; h 2; h 3; cx 0 3; t 3; h 3", 4},
    {"", 2},
};
enum { CASES = sizeof cases / sizeof *cases };

// Σ over all sequences s₀ = 0 … s_n = state of the products of matrix entries: each step
// once more, in the order in which they act. Also how many products are not nothing.
static double complex sum_paths(const Circuit *circuit, int step, size_t from, size_t state,
                                double complex product, double *count) {
    if (step == circuit_steps(circuit)) {
        *count += from == state;
        return from == state ? product : 0;
    }
    if (!step_unitary(circuit_step(circuit, step)))
        return sum_paths(circuit, step + 1, from, state, product, count);
    Square square = square_step(circuit_wires(circuit), circuit_step(circuit, step));
    double complex sum = 0;
    for (size_t to = 0; to < square.size; to++) {
        double complex entry = square.at[to * square.size + from];
        if (cabs(entry) > 1e-12)
            sum += sum_paths(circuit, step + 1, to, state, product * entry, count);
    }
    free(square.at);
    return sum;
}

static void the_last_nodes_are_sums_over_every_path(void **unused) {
    (void)unused;
    for (int i = 0; i < CASES; i++) {
        Circuit *circuit = circuit_of(cases[i].text, cases[i].wires);
        Run *run = run_of(cases[i].text, cases[i].wires);
        Paths *paths = run_paths(run, run_columns(run), 0);
        assert_non_null(paths);
        for (int s = 0; s < 1 << cases[i].wires; s++) {
            double count = 0;
            double complex sum = sum_paths(circuit, 0, 0, (size_t)s, 1, &count);
            assert_true(cabs(sum - paths->nodes[paths->layers][s]) < 1e-12);
            assert_true(paths_count(paths, s) <= count);
        }
        paths_destroy(paths);
        run_destroy(run);
        circuit_destroy(circuit);
    }
}

static void every_moment_ends_in_the_state_of_the_run(void **unused) {
    (void)unused;
    for (int i = 0; i < CASES; i++) {
        Run *run = run_of(cases[i].text, cases[i].wires);
        for (int after = 0; after <= run_columns(run); after++)
            for (int most = 0; most <= 4; most += 4) {
                Paths *paths = run_paths(run, after, most);
                const State *state = run_pure(run, after);
                for (int s = 0; s < 1 << cases[i].wires; s++)
                    assert_true(cabs(paths->nodes[paths->layers][s] -
                                     state_amplitude(state, (size_t)s)) < 1e-12);
                assert_true(!most || paths->layers <= most);
                paths_destroy(paths);
            }
        run_destroy(run);
    }
}

// Every edge by the whole matrix of its gate; every node is the sum of what comes.
static void edges_carry_entries_of_the_gates_matrices(void **unused) {
    (void)unused;
    for (int i = 0; i < CASES; i++) {
        Run *run = run_of(cases[i].text, cases[i].wires);
        Paths *paths = run_paths(run, run_columns(run), 0);
        for (int k = 0; k < paths->layers; k++) {
            const PathLayer *layer = &paths->layer[k];
            Square square = square_step(cases[i].wires, &layer->step);
            double complex sums[PATH_NODES] = {0};
            for (int e = 0; e < layer->count; e++) {
                PathEdge edge = layer->edges[e];
                double complex entry =
                    square.at[(size_t)edge.to * square.size + (size_t)edge.from];
                assert_true(cabs(edge.factor - entry) < 1e-12);
                assert_true(cabs(edge.carried - entry * paths->nodes[k][edge.from]) <
                            1e-12);
                sums[edge.to] += edge.carried;
            }
            for (size_t s = 0; s < square.size; s++)
                assert_true(cabs(sums[s] - paths->nodes[k + 1][s]) < 1e-9);
            free(square.at);
        }
        paths_destroy(paths);
        run_destroy(run);
    }
}

static void two_hadamards_cancel_the_paths_to_one(void **unused) {
    (void)unused;
    Run *run = run_of("h 0; h 0", 1);
    Paths *paths = run_paths(run, 2, 0);
    PathMeeting zero = paths_meeting(paths, 2, 0), one = paths_meeting(paths, 2, 1);
    assert_int_equal(paths->layers, 2);
    assert_int_equal(zero.count, 2);
    assert_true(cabs(zero.sum - 1) < 1e-12 && fabs(zero.strength - 1) < 1e-12);
    assert_false(path_cancelled(zero));
    assert_int_equal(one.count, 2);
    assert_true(fabs(one.strength - 1) < 1e-12); // ½ and −½
    assert_true(path_cancelled(one));
    assert_true(paths_count(paths, 1) == 2);
    paths_destroy(paths);
    run_destroy(run);
}

static void a_lit_state_lights_the_nodes_that_lead_to_it(void **unused) {
    (void)unused;
    Run *run = run_of("h 0; cx 0 1", 2);
    Paths *paths = run_paths(run, 2, 0);
    unsigned reach[3];
    paths_leading(paths, 3, reach);
    assert_int_equal(reach[0], 1u << 0);
    assert_int_equal(reach[1], 1u << 1);
    assert_int_equal(reach[2], 1u << 3);
    paths_leading(paths, 2, reach); // nothing ever comes there
    assert_int_equal(reach[1], 0);
    paths_destroy(paths);
    run_destroy(run);
}

static void what_is_before_the_last_gates_is_left_out_by_columns(void **unused) {
    (void)unused;
    Run *run = run_of("h 0; h 1; x 0; z 1; h 0; h 1; t 0; h 0", 2);
    Paths *paths = run_paths(run, run_columns(run), 5);
    assert_int_equal(paths->layers + paths->skipped, 8);
    assert_true(paths->layers <= 5 && paths->layers >= 4);
    paths_destroy(paths);
    run_destroy(run);
}

static void starts_of_wires_are_the_first_nodes(void **unused) {
    (void)unused;
    Circuit *circuit = circuit_of("h 0", 1);
    WireStart plus = {.theta = {"pi/2", M_PI / 2}};
    assert_true(circuit_set_start(circuit, 0, plus, NULL));
    Run *run = run_create(circuit, (RunOptions){0}, NULL);
    Paths *paths = run_paths(run, 1, 0);
    assert_true(cabs(paths->nodes[0][0] - M_SQRT1_2) < 1e-12);
    assert_true(cabs(paths->nodes[0][1] - M_SQRT1_2) < 1e-12);
    assert_true(path_cancelled(paths_meeting(paths, 1, 1)));
    paths_destroy(paths);
    run_destroy(run);
    circuit_destroy(circuit);
}

static void what_is_not_a_unitary_has_no_paths(void **unused) {
    (void)unused;
    static const char *const texts[] = {"h 0; measure 0; h 0", "reset 0",
                                        "measure 0; if (c0 == 1) x 0"};
    for (int i = 0; i < 3; i++) {
        Run *run = run_of(texts[i], 1);
        assert_null(run_paths(run, run_columns(run), 0));
        Paths *start = run_paths(run, 0, 0); // before it there are
        assert_non_null(start);
        paths_destroy(start);
        run_destroy(run);
    }
    Run *wide = run_of("h 0", 5);
    assert_null(run_paths(wide, 1, 0));
    run_destroy(wide);
}

static void noise_has_no_paths(void **unused) {
    (void)unused;
    Circuit *circuit = circuit_of("h 0", 1);
    RunOptions options = {0};
    options.noise.rates[0] = 0.1;
    Run *run = run_create(circuit, options, NULL);
    assert_non_null(run_noise(run));
    assert_null(run_paths(run, 1, 0));
    run_destroy(run);
    circuit_destroy(circuit);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_last_nodes_are_sums_over_every_path),
        cmocka_unit_test(every_moment_ends_in_the_state_of_the_run),
        cmocka_unit_test(edges_carry_entries_of_the_gates_matrices),
        cmocka_unit_test(two_hadamards_cancel_the_paths_to_one),
        cmocka_unit_test(a_lit_state_lights_the_nodes_that_lead_to_it),
        cmocka_unit_test(what_is_before_the_last_gates_is_left_out_by_columns),
        cmocka_unit_test(starts_of_wires_are_the_first_nodes),
        cmocka_unit_test(what_is_not_a_unitary_has_no_paths),
        cmocka_unit_test(noise_has_no_paths),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
