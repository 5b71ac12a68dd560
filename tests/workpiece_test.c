#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "circuit/short_form.h"
#include "desk/workpiece.h"

#include <math.h>
#include <stdlib.h>

static Circuit *read(const char *text) {
    Circuit *circuit = short_form_read(text, 0, NULL, NULL);
    assert_non_null(circuit);
    return circuit;
}

static Circuit *put(const Workpiece *piece, const char *name, int wire, int column,
                    Error *err) {
    Tool tool = tool_named(name);
    return workpiece_put(piece, &tool, wire, column, err);
}

static int steps(const Workpiece *piece) {
    return circuit_steps(workpiece_shown(piece));
}

static void a_preview_is_shown_but_is_not_the_present(void **state) {
    (void)state;
    Workpiece piece;
    workpiece_start(&piece, -1, NULL);
    assert_true(workpiece_preview(&piece, read("h 0; cx 0 1"), NULL));
    assert_int_equal(steps(&piece), 2);
    assert_int_equal(run_columns(piece.run), 2);
    assert_int_equal(circuit_steps(history_now(piece.history)), 0);
    workpiece_put_back(&piece);
    assert_int_equal(steps(&piece), 0);
    assert_int_equal(run_columns(piece.run), 0);
    workpiece_end(&piece);
}

static void undo_and_redo_show_what_they_reach(void **state) {
    (void)state;
    Workpiece piece;
    workpiece_start(&piece, -1, NULL);
    workpiece_commit(&piece, read("h 0; x 1"), NULL);
    workpiece_commit(&piece, read("h 0; cx 0 1"), NULL);
    piece.chosen = 1;
    assert_true(workpiece_undo(&piece));
    assert_int_equal(piece.chosen, NO_STEP);
    assert_int_equal(run_columns(piece.run), 1);
    assert_true(workpiece_undo(&piece));
    assert_false(workpiece_undo(&piece));
    assert_true(workpiece_redo(&piece));
    assert_true(workpiece_redo(&piece));
    assert_false(workpiece_redo(&piece));
    assert_int_equal(steps(&piece), 2);
    workpiece_end(&piece);
}

static void a_circuit_that_cannot_run_is_refused(void **state) {
    (void)state;
    Workpiece piece;
    Error err = {0};
    workpiece_start(&piece, -1, NULL);
    Circuit *large = circuit_create(1);
    circuit_set_bits(large, 13, NULL);
    for (int c = 0; c < 13; c++) { // 2^13 cases
        Step measure = step_of(large, gate_find("measure"), 0, 2 * c + 1);
        measure.bit = c;
        circuit_place(large, step_of(large, gate_find("h"), 0, 2 * c), NULL);
        circuit_place(large, measure, NULL);
    }
    assert_false(workpiece_commit(&piece, large, &err));
    assert_string_equal(err.key, "run.branches");
    assert_int_equal(circuit_wires(workpiece_shown(&piece)), 2);
    assert_non_null(piece.run);
    workpiece_end(&piece);
}

static void a_start_that_cannot_run_keeps_its_wires(void **state) {
    (void)state;
    Source source = {.start = read("h 0; measure 0; h 1; measure 1; h 4; measure 4")};
    Workpiece piece;
    workpiece_start_within(&piece, 0, &source, 512);             // one state of five qubits
    assert_int_equal(circuit_wires(workpiece_shown(&piece)), 5); // displays look at q4
    assert_int_equal(steps(&piece), 0);
    assert_int_equal(run_qubits(piece.run), 5);
    workpiece_end(&piece);
    workpiece_start_within(&piece, 0, &source, 1 << 20);
    assert_int_equal(steps(&piece), 6);
    workpiece_end(&piece);
    circuit_destroy(source.start);
}

// What is shown stays until the worker is done; an older order is not taken for a newer
// one.
static void a_large_circuit_is_left_to_the_worker(void **state) {
    (void)state;
    Workpiece piece;
    Worker *worker = worker_create(1);
    workpiece_start(&piece, -1, NULL);
    piece.worker = worker;
    assert_true(workpiece_commit(&piece, read("h 16"), NULL));
    assert_int_equal(circuit_wires(workpiece_shown(&piece)), 17);
    assert_int_equal(run_qubits(piece.run), 2); // as before
    int first = piece.ticket;
    assert_true(workpiece_commit(&piece, read("h 16; x 0"), NULL));
    assert_true(piece.ticket > first);
    while (piece.ticket) {
        Finished finished;
        if (!worker_collect(worker, &finished)) continue;
        assert_int_equal(workpiece_receive(&piece, &finished), finished.ticket > first);
        if (finished.ticket == first) run_destroy(finished.run);
    }
    assert_int_equal(run_qubits(piece.run), 17);
    assert_true(run_bloch(piece.run, 1, 0).z < -0.999);
    // A small one is worked out at once, and what the worker still had is not waited for.
    assert_true(workpiece_commit(&piece, read("h 16; x 1"), NULL));
    assert_true(workpiece_commit(&piece, read("x 0"), NULL));
    assert_int_equal(piece.ticket, 0);
    assert_int_equal(run_qubits(piece.run), 1);
    workpiece_end(&piece);
    worker_destroy(worker);
}

static void the_limit_counts_the_learners_gates_alone(void **state) {
    (void)state;
    Source source = {.kind = SOURCE_CIRCUIT, .start = circuit_create(1), .most_gates = 1};
    Step given = step_of(source.start, gate_find("x"), 0, 0);
    given.locked = true;
    circuit_place(source.start, given, NULL);
    Workpiece piece;
    Error err = {0};
    workpiece_start(&piece, 0, &source);
    Circuit *one = put(&piece, "h", 0, 1, &err);
    assert_non_null(one);
    workpiece_commit(&piece, one, NULL);
    assert_null(put(&piece, "h", 0, 2, &err));
    assert_string_equal(err.key, "desk.most_gates");
    workpiece_end(&piece);
    circuit_destroy(source.start);
}

static void a_dot_goes_to_the_nearest_step_of_its_column(void **state) {
    (void)state;
    Workpiece piece;
    Error err = {0};
    workpiece_start(&piece, -1, NULL);
    workpiece_commit(&piece, read("x 1; h 3"), NULL);
    Circuit *next = put(&piece, "anticontrol", 0, 0, &err);
    assert_non_null(next);
    const Step *step = circuit_step(next, circuit_at(next, 1, 0));
    assert_int_equal(step->anticontrols, 1);
    circuit_destroy(next);
    assert_null(put(&piece, "control", 0, 4, &err));
    assert_string_equal(err.key, "desk.no_target");
    workpiece_end(&piece);
}

// Judged by the state itself: cos(θ/2) and e^{iφ} sin(θ/2), worked out here.
static void an_arrow_turns_and_keeps_its_longitude_at_the_pole(void **state) {
    (void)state;
    Source source = {
        .kind = SOURCE_ARROW, .theta = M_PI / 4, .phi = M_PI / 3, .snap = M_PI / 12};
    Workpiece piece;
    workpiece_start(&piece, 0, &source);
    workpiece_turn(&piece, M_PI / 3, M_PI / 2, true);
    const State *now = run_pure(piece.run, run_columns(piece.run));
    double complex one = state_amplitude(now, 1);
    assert_float_equal(cabs(one), 0.5, 1e-12);
    assert_float_equal(carg(one), M_PI / 2, 1e-12);
    workpiece_turn(&piece, -1, M_PI / 2, true); // beyond the pole is the pole
    assert_float_equal(piece.theta, 0, 1e-12);
    assert_float_equal(piece.phi, M_PI / 2, 1e-12);
    assert_true(workpiece_undo(&piece));
    assert_float_equal(piece.theta, M_PI / 3, 1e-12);
    workpiece_turn(&piece, 2, -M_PI / 2, false);
    workpiece_put_back(&piece);
    assert_float_equal(piece.theta, M_PI / 3, 1e-12);
    assert_float_equal(piece.phi, M_PI / 2, 1e-12);
    workpiece_end(&piece);
}

static void the_moment_stays_within_what_is_shown(void **state) {
    (void)state;
    Workpiece piece;
    workpiece_start(&piece, -1, NULL);
    workpiece_commit(&piece, read("h 0; x 0; z 0"), NULL);
    assert_int_equal(workpiece_moment(&piece), 3);
    workpiece_to_moment(&piece, 2);
    assert_int_equal(workpiece_moment(&piece), 2);
    workpiece_to_moment(&piece, -4);
    assert_int_equal(workpiece_moment(&piece), 0);
    workpiece_to_moment(&piece, 9);
    assert_int_equal(piece.moment, AT_END);
    workpiece_to_moment(&piece, 2);
    workpiece_commit(&piece, read("h 0"), NULL);
    assert_int_equal(workpiece_moment(&piece), 1);
    workpiece_end(&piece);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_preview_is_shown_but_is_not_the_present),
        cmocka_unit_test(undo_and_redo_show_what_they_reach),
        cmocka_unit_test(a_circuit_that_cannot_run_is_refused),
        cmocka_unit_test(a_start_that_cannot_run_keeps_its_wires),
        cmocka_unit_test(a_large_circuit_is_left_to_the_worker),
        cmocka_unit_test(the_limit_counts_the_learners_gates_alone),
        cmocka_unit_test(a_dot_goes_to_the_nearest_step_of_its_column),
        cmocka_unit_test(an_arrow_turns_and_keeps_its_longitude_at_the_pole),
        cmocka_unit_test(the_moment_stays_within_what_is_shown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
