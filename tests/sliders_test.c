// Parameters of a circuit on the desk: typed into an angle, dragged, keyed, typed as a
// number, taken back, kept; and the time that runs.
#include "desk_bench.h"

#include "circuit/names.h"
#include "circuit/parameters.h"

#include <stdlib.h>

static Spot slider(int index) {
    return (Spot){.kind = SPOT_PARAMETER, .a = index, .c = -1};
}

static Spot number(int index) {
    return (Spot){.kind = SPOT_PARAMETER_FIELD, .a = index, .c = -1};
}

static const Spot ANGLE = {.kind = SPOT_ANGLE};
static const Spot CYCLE = {.kind = SPOT_CYCLE, .c = -1};

static double angle_of(const Bench *b, int step) {
    return circuit_step(lab_circuit(b), step)->angles[0].value;
}

static double value(const Bench *b, int index) {
    return circuit_parameter(lab_circuit(b), index).now.value;
}

// The angle of the chosen step, typed and taken.
static void set_angle(Bench *b, const char *text) {
    click(b, ANGLE);
    key(b, 'a', MOD_CTRL);
    type(b, text);
    key(b, KEY_ENTER, 0);
}

static int setup(void **state) {
    setup_lab(state);
    Bench *b = *state;
    click(b, cell(0, 0, -1));
    key(b, 'x', MOD_SHIFT); // Rx(π/2)
    assert_int_equal(circuit_steps(lab_circuit(b)), 1);
    return 0;
}

static void a_new_name_makes_its_slider_and_leaves_the_angle(void **state) {
    Bench *b = *state;
    set_angle(b, "theta/2");
    assert_string_equal(circuit_step(lab_circuit(b), 0)->angles[0].text, "theta/2");
    assert_int_equal(circuit_parameters(lab_circuit(b)), 1);
    assert_float_equal(value(b, 0), M_PI, 1e-12);
    assert_float_equal(angle_of(b, 0), M_PI_2, 1e-12);
    assert_true(has_spot(b, slider(0)) && has_spot(b, number(0)));
    assert_true(reads(b, "theta"));
    key(b, 'z', MOD_CTRL); // one act
    assert_int_equal(circuit_parameters(lab_circuit(b)), 0);
    assert_false(has_spot(b, slider(0)));
    assert_string_equal(circuit_step(lab_circuit(b), 0)->angles[0].text, "pi/2");
    key(b, 'y', MOD_CTRL);
    assert_int_equal(circuit_parameters(lab_circuit(b)), 1);
}

static void a_name_alone_begins_with_the_angle(void **state) {
    Bench *b = *state;
    set_angle(b, "60 deg");
    set_angle(b, "a");
    assert_float_equal(value(b, 0), M_PI / 3, 1e-12);
    set_angle(b, "a+b"); // the first stays, so the second is nothing
    assert_int_equal(circuit_parameters(lab_circuit(b)), 2);
    assert_float_equal(value(b, 1), 0, 1e-12);
}

static void what_no_formula_can_say_is_refused(void **state) {
    Bench *b = *state;
    static const char *const bad[] = {"theta/", "foo(theta)", "1/(theta-theta)", "1/t",
                                      "theta theta theta theta theta theta theta theta"
                                      " theta"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        Circuit *before = circuit_copy(lab_circuit(b));
        set_angle(b, bad[i]);
        assert_true(b->desk->lab.angle_wrong);
        assert_true(b->desk->refused && b->desk->status);
        assert_true(circuit_equal(before, lab_circuit(b)));
        circuit_destroy(before);
        key(b, KEY_ESCAPE, 0);
    }
}

static Point along(Bench *b, int index, double share) {
    Rect r = spot_of(b, slider(index))->rect;
    return (Point){r.x + 10 + share * (r.w - 20), r.y + r.h / 2};
}

static void a_drag_turns_all_that_names_it_in_the_same_frame(void **state) {
    Bench *b = *state;
    set_angle(b, "theta");
    click(b, cell(1, 1, -1));
    key(b, 'z', MOD_SHIFT);
    set_angle(b, "2*theta");
    bring_into_sight(b, slider(0));
    Point at = along(b, 0, 0.25);
    feed_at(b, GESTURE_MOVE, at.x, at.y);
    feed_at(b, GESTURE_DOWN, at.x, at.y);
    assert_float_equal(angle_of(b, 0), M_PI_2, 1e-12); // near a twelfth of π it is that
    for (int i = 1; i < 20; i++) {
        at = along(b, 0, i / 20.0);
        feed_at(b, GESTURE_MOVE, at.x, at.y);
        double theta = value(b, 0);
        assert_float_equal(theta, 2 * M_PI * i / 20, 0.06);
        assert_float_equal(angle_of(b, 0), theta, 1e-12);
        assert_float_equal(angle_of(b, 1), 2 * theta, 1e-12);
        Bloch arrow = run_bloch(b->desk->lab.piece.run, 2, 0);
        assert_float_equal(arrow.z, cos(theta), 1e-9); // what displays show
    }
    double last = value(b, 0);
    feed_at(b, GESTURE_UP, at.x, at.y);
    assert_float_equal(value(b, 0), last, 0);
    key(b, 'z', MOD_CTRL); // all of it is one act
    assert_float_equal(value(b, 0), M_PI_2, 1e-12);
    assert_float_equal(angle_of(b, 1), M_PI, 1e-12);
}

static void escape_puts_a_held_slider_back(void **state) {
    Bench *b = *state;
    set_angle(b, "theta");
    bring_into_sight(b, slider(0));
    Point at = along(b, 0, 0.9);
    feed_at(b, GESTURE_DOWN, at.x, at.y);
    assert_true(value(b, 0) > 5);
    key(b, KEY_ESCAPE, 0);
    assert_float_equal(value(b, 0), M_PI_2, 1e-12);
    at = along(b, 0, 0.1);
    feed_at(b, GESTURE_MOVE, at.x, at.y);
    assert_float_equal(value(b, 0), M_PI_2, 1e-12);
}

static void keys_turn_a_slider(void **state) {
    Bench *b = *state;
    set_angle(b, "theta");
    for (int i = 0; i < 60 && b->desk->focus.kind != SPOT_PARAMETER; i++)
        key(b, KEY_TAB, 0);
    assert_int_equal(b->desk->focus.kind, SPOT_PARAMETER); // without a mouse
    key(b, KEY_RIGHT, 0);
    assert_float_equal(value(b, 0), M_PI_2 + M_PI / 12, 1e-12);
    key(b, KEY_LEFT, MOD_SHIFT);
    assert_float_equal(value(b, 0), M_PI_2 + M_PI / 12 - M_PI / 180, 1e-12);
    key(b, KEY_HOME, 0);
    assert_float_equal(value(b, 0), 0, 0);
    key(b, KEY_LEFT, 0); // at its end
    assert_float_equal(value(b, 0), 0, 0);
    key(b, KEY_END, 0);
    assert_float_equal(value(b, 0), 2 * M_PI, 1e-12);
    key(b, 'z', MOD_CTRL);
    assert_float_equal(value(b, 0), 0, 0);
}

static void a_number_is_typed_and_widens_the_range(void **state) {
    Bench *b = *state;
    set_angle(b, "theta");
    click(b, number(0));
    key(b, 'a', MOD_CTRL);
    type(b, "3*pi");
    key(b, KEY_ENTER, 0);
    assert_float_equal(value(b, 0), 3 * M_PI, 1e-12);
    Parameter p = circuit_parameter(lab_circuit(b), 0);
    assert_string_equal(p.now.text, "3*pi");
    assert_float_equal(p.to, 4 * M_PI, 1e-12);
    assert_int_equal(b->desk->focus.kind, SPOT_PARAMETER); // keys go on from there
    type(b, "90");
    key(b, KEY_ENTER, 0);
    assert_float_equal(value(b, 0), 90, 1e-12);
    click(b, number(0));
    key(b, 'a', MOD_CTRL);
    type(b, "many");
    key(b, KEY_ENTER, 0);
    assert_true(b->desk->refused);
    assert_float_equal(value(b, 0), 90, 1e-12);
}

static void a_value_without_result_is_refused(void **state) {
    Bench *b = *state;
    set_angle(b, "1/a");
    click(b, number(0));
    key(b, 'a', MOD_CTRL);
    type(b, "0");
    key(b, KEY_ENTER, 0);
    assert_true(b->desk->refused);
    assert_true(isfinite(angle_of(b, 0)));
}

static void what_is_not_named_any_more_goes_and_comes_back(void **state) {
    Bench *b = *state;
    set_angle(b, "theta");
    set_angle(b, "pi/4");
    assert_int_equal(circuit_parameters(lab_circuit(b)), 0);
    assert_false(has_spot(b, slider(0)));
    key(b, 'z', MOD_CTRL);
    assert_int_equal(circuit_parameters(lab_circuit(b)), 1);
    assert_true(has_spot(b, slider(0)));
}

static void the_lab_keeps_its_sliders_and_names(void **state) {
    Bench *b = *state;
    set_angle(b, "theta/2");
    Error err = {0};
    Circuit *next = circuit_copy(lab_circuit(b));
    assert_true(circuit_name_wire(next, 1, "ボブ", &err));
    assert_true(workpiece_commit(&b->desk->lab.piece, next, &err));
    desk_changed(b->desk, &b->desk->lab.piece);
    desk_wait(b->desk);
    Circuit *before = circuit_copy(lab_circuit(b));
    bench_again(b);
    key(b, KEY_F9, 0);
    assert_true(circuit_equal(before, lab_circuit(b)));
    assert_true(has_spot(b, slider(0)));
    circuit_destroy(before);
}

static void time_runs_and_rests(void **state) {
    Bench *b = *state;
    assert_int_equal(desk_wakes(b->desk), -1);
    set_angle(b, "2*pi*t");
    assert_true(has_spot(b, slider(TIME_SLIDER)));
    assert_true(b->desk->lab.piece.cycles); // who names the time wants to see it
    assert_true(desk_wakes(b->desk) >= 0);
    int revision = history_revision(b->desk->lab.piece.history);
    b->desk->sliders.ticked = 0;
    workpiece_set_cycle(&b->desk->lab.piece, 0);
    sliders_poll(b->desk, 1000);
    assert_true(sliders_poll(b->desk, 3000));
    assert_float_equal(angle_of(b, 0), M_PI_2, 1e-12);
    assert_true(sliders_poll(b->desk, 9000 + 1000)); // round the end of a cycle
    assert_float_equal(angle_of(b, 0), M_PI / 4, 1e-12);
    assert_int_equal(history_revision(b->desk->lab.piece.history), revision);
    click(b, CYCLE);
    assert_false(b->desk->lab.piece.cycles);
    assert_int_equal(desk_wakes(b->desk), -1); // at rest nothing wakes
    Rect r = spot_of(b, slider(TIME_SLIDER))->rect;
    feed_at(b, GESTURE_DOWN, r.x + r.w / 2, r.y + r.h / 2);
    feed_at(b, GESTURE_UP, r.x + r.w / 2, r.y + r.h / 2);
    assert_float_equal(circuit_time(lab_circuit(b)), 0.5, 0.01);
    assert_int_equal(history_revision(b->desk->lab.piece.history), revision);
    double time = circuit_time(lab_circuit(b));
    key(b, 'z', MOD_CTRL);
    key(b, 'y', MOD_CTRL);
    assert_float_equal(circuit_time(lab_circuit(b)), time, 0);
    assert_float_equal(angle_of(b, 0), 2 * M_PI * time, 1e-12);
    key(b, KEY_F12, MOD_SHIFT); // by the keyboard too
    assert_true(b->desk->lab.piece.cycles);
    key(b, KEY_F12, MOD_SHIFT);
    assert_int_equal(desk_wakes(b->desk), -1);
    click(b, cell(0, 0, -1));
    set_angle(b, "pi");
    key(b, KEY_F12, MOD_SHIFT);
    assert_false(b->desk->lab.piece.cycles);
    assert_non_null(b->desk->status); // there is none to run
}

static const char NAMED[] =
    "lesson { id = 'own.one', title = 'One' }\n"
    "page 'p' 'P'\n"
    "local theta = input.slider { from = 0, to = 3, step = 0.5, start = 1, label = 'S' }\n"
    "local c = circuit { qubits = 1, start = 'ry(theta) 0', palette = 'h x ry' }\n";

static int setup_named(void **state) {
    Bench *b = bench_open(NAMED);
    assert_true(desk_open_lesson(b->desk, NULL, NULL));
    *state = b;
    return 0;
}

// A lesson's variable is the lesson's; a new name is the learner's, and both may stand in
// one formula.
static void a_lesson_s_names_and_the_learner_s_do_not_fight(void **state) {
    Bench *b = *state;
    Workpiece *piece = &b->desk->study.pieces[0];
    Spot field = {.kind = SPOT_ANGLE, .a = 1};
    click(b, cell(0, 0, 0));
    click(b, field);
    key(b, 'a', MOD_CTRL);
    type(b, "2*theta");
    key(b, KEY_ENTER, 0);
    assert_int_equal(circuit_parameters(workpiece_shown(piece)), 0);
    assert_float_equal(circuit_step(workpiece_shown(piece), 0)->angles[0].value, 2, 0);
    click(b, field);
    key(b, 'a', MOD_CTRL);
    type(b, "theta+mine");
    key(b, KEY_ENTER, 0);
    assert_int_equal(circuit_parameters(workpiece_shown(piece)), 1);
    Spot own = {.kind = SPOT_PARAMETER, .a = 0, .c = 0};
    assert_true(has_spot(b, own));
    bring_into_sight(b, own);
    Rect r = spot_of(b, own)->rect;
    feed_at(b, GESTURE_DOWN, r.x + r.w / 2, r.y + r.h / 2);
    feed_at(b, GESTURE_UP, r.x + r.w / 2, r.y + r.h / 2);
    double mine = circuit_parameter(workpiece_shown(piece), 0).now.value;
    assert_float_equal(mine, M_PI, 0.05);
    desk_scene(b->desk);
    assert_float_equal(circuit_step(workpiece_shown(piece), 0)->angles[0].value, 1 + mine,
                       1e-12);
    study_set(&b->desk->study, 0, 2);
    b->desk->dirty = true;
    desk_scene(b->desk);
    assert_float_equal(circuit_step(workpiece_shown(piece), 0)->angles[0].value, 2 + mine,
                       1e-12);
}

#define WITH_RX(test) cmocka_unit_test_setup_teardown(test, setup, teardown_lab)

int main(void) {
    const struct CMUnitTest tests[] = {
        WITH_RX(a_new_name_makes_its_slider_and_leaves_the_angle),
        WITH_RX(a_name_alone_begins_with_the_angle),
        WITH_RX(what_no_formula_can_say_is_refused),
        WITH_RX(a_drag_turns_all_that_names_it_in_the_same_frame),
        WITH_RX(escape_puts_a_held_slider_back),
        WITH_RX(keys_turn_a_slider),
        WITH_RX(a_number_is_typed_and_widens_the_range),
        WITH_RX(a_value_without_result_is_refused),
        WITH_RX(what_is_not_named_any_more_goes_and_comes_back),
        WITH_RX(the_lab_keeps_its_sliders_and_names),
        WITH_RX(time_runs_and_rests),
        cmocka_unit_test_setup_teardown(a_lesson_s_names_and_the_learner_s_do_not_fight,
                                        setup_named, teardown_lesson),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
