// Inputs of a page under mouse, finger and keys, with the real jail behind them: every
// gesture, what follows it in the same frame, what comes later, what is taken back and
// kept.
#include "desk_bench.h"

#include "base/mem.h"

static const char LESSON[] =
    "lesson { id = 'own.one', title = 'One' }\n"
    "page 'p' 'P'\n"
    "local theta = input.slider { from = 0, to = 3, step = 0.5, start = 1, label = 'Slide' "
    "}\n"
    "local free = input.slider { from = -1, to = 1, start = 0, label = 'Free' }\n"
    "local phi = input.dial { label = 'Dial' }\n"
    "local on = input.toggle { label = 'Switch' }\n"
    "local menu = input.menu { label = 'Menu', options = { 'one', 'two', 'three' } }\n"
    "local count = remember 'count' { start = 0 }\n"
    "local press = input.button { label = 'Press', run = function(n) count:set(count.value "
    "+ n) end }\n"
    "local field = input.field { from = 1, to = 100, start = 5, label = 'Field', remember "
    "= 'field' }\n"
    "local c = circuit { qubits = 1, start = 'ry(theta) 0', palette = 'h x' }\n"
    "local twice = value(function() return theta.value * 2 end)\n"
    "local prob = value(function() return q.probability(c, '1') end)\n"
    "prose 'theta={=theta:2} asked={=p(c, \"1\"):4} twice={=twice:2} prob={=prob:4} "
    "count={=count} "
    "menu={=menu}'\n"
    "page 'q' 'Q'\n"
    "prose 'first'\n"
    "step()\n"
    "prose 'second'\n"
    "exercise.number 'n' { ask = 'hidden question', answer = 1 }\n"
    "step()\n"
    "prose 'third'\n";

enum { THETA, FREE, PHI, ON, MENU, COUNT, PRESS, FIELD, TWICE, PROB };

static int setup(void **state) {
    Bench *b = bench_open(LESSON);
    Error err = {0};
    assert_true(desk_open_lesson(b->desk, NULL, &err));
    const Error *failed = desk_error(b->desk);
    if (failed)
        fail_msg("%s:%d %s %s", failed->file, failed->line, failed->key, failed->args);
    *state = b;
    return 0;
}

static Spot input(int variable) {
    return (Spot){.kind = SPOT_INPUT, .a = variable};
}

static Spot number(int variable) {
    return (Spot){.kind = SPOT_INPUT_FIELD, .a = variable};
}

static double now(const Bench *b, int variable) {
    return live_number(b->desk->study.live, variable);
}

// A share of the way along a slider.
static Point along(Bench *b, int variable, double share) {
    Rect r = spot_of(b, input(variable))->rect;
    return (Point){r.x + 10 + share * (r.w - 20), r.y + r.h / 2};
}

static void down_at(Bench *b, Point at) {
    feed_at(b, GESTURE_MOVE, at.x, at.y);
    feed_at(b, GESTURE_DOWN, at.x, at.y);
}

static void move_to(Bench *b, Point at) {
    feed_at(b, GESTURE_MOVE, at.x, at.y);
}

// Says "theta=1.50 asked=…", what the page shows of the slider at that number.
static bool shows(Bench *b, double theta) {
    char words[64];
    snprintf(words, sizeof words, "theta=%.2f", theta);
    if (!reads(b, words)) return false;
    snprintf(words, sizeof words, "asked=%.4f", pow(sin(theta / 2), 2));
    return reads(b, words);
}

static void text_and_circuit_follow_a_slider_in_the_same_frame(void **state) {
    Bench *b = *state;
    assert_true(shows(b, 1));
    bring_into_sight(b, input(THETA));
    down_at(b, along(b, THETA, 0.5)); // no poll in between: nothing was asked of the jail
    assert_true(shows(b, 1.5));
    for (int i = 6; i >= 0; i--) {
        move_to(b, along(b, THETA, i / 6.0));
        assert_true(shows(b, 0.5 * i));
    }
    Point end = along(b, THETA, 0.98);
    move_to(b, end);
    assert_float_equal(now(b, THETA), 3, 0);
    feed_at(b, GESTURE_UP, end.x, end.y);
    assert_true(shows(b, 3));
    const Step *step = circuit_step(workpiece_shown(&b->desk->study.pieces[0]), 0);
    assert_float_equal(step->angles[0].value, 3, 0);
}

static void values_of_functions_come_a_moment_later(void **state) {
    Bench *b = *state;
    assert_true(reads(b, "twice=2.00"));
    down_at(b, along(b, THETA, 0.5));
    assert_true(reads(b, "twice=2.00")); // as it was
    desk_wait(b->desk);
    assert_true(reads(b, "twice=3.00"));
    char words[32];
    snprintf(words, sizeof words, "prob=%.4f", pow(sin(0.75), 2));
    assert_true(reads(b, words)); // of the circuit, which followed
}

static void values_follow_a_gate_while_it_is_in_the_hand(void **state) {
    Bench *b = *state;
    Spot tile = gate_tile("x", 0);
    bring_into_sight(b, tile);
    drag(b, tile, cell(0, 2, 0));
    char words[32];
    snprintf(words, sizeof words, "asked=%.4f", pow(cos(0.5), 2));
    assert_true(reads(b, words));
    desk_wait(b->desk);
    snprintf(words, sizeof words, "prob=%.4f", pow(cos(0.5), 2));
    assert_true(reads(b, words));
    key(b, KEY_ESCAPE, 0);
    assert_true(shows(b, 1));
}

static void escape_puts_a_held_slider_back(void **state) {
    Bench *b = *state;
    down_at(b, along(b, THETA, 1));
    assert_true(shows(b, 3));
    key(b, KEY_ESCAPE, 0);
    assert_true(shows(b, 1));
    move_to(b, along(b, THETA, 0)); // the hand holds nothing any more
    assert_true(shows(b, 1));
    key(b, 'z', MOD_CTRL);
    assert_true(shows(b, 1));
}

static void a_drag_is_taken_back_at_once_and_done_again(void **state) {
    Bench *b = *state;
    down_at(b, along(b, THETA, 0));
    move_to(b, along(b, THETA, 0.5));
    Point at = along(b, THETA, 1);
    move_to(b, at);
    feed_at(b, GESTURE_UP, at.x, at.y);
    key(b, 'z', MOD_CTRL);
    assert_true(shows(b, 1));
    key(b, 'y', MOD_CTRL);
    assert_true(shows(b, 3));
}

static void undo_takes_back_what_was_done_last_of_both(void **state) {
    Bench *b = *state;
    Workpiece *piece = &b->desk->study.pieces[0];
    click(b, gate_tile("x", 0));
    assert_int_equal(circuit_steps(workpiece_shown(piece)), 2);
    click(b, input(ON));
    key(b, 'z', MOD_CTRL);
    assert_float_equal(now(b, ON), 0, 0);
    assert_int_equal(circuit_steps(workpiece_shown(piece)), 2);
    desk_focus(b->desk, cell(0, 1, 0));
    key(b, 'z', MOD_CTRL);
    assert_int_equal(circuit_steps(workpiece_shown(piece)), 1);
    assert_true(shows(b, 1)); // the earlier circuit follows what is now
}

static void every_key_moves_a_slider(void **state) {
    Bench *b = *state;
    desk_focus_by_key(b->desk, input(THETA));
    static const struct {
        int key;
        double now;
    } rows[] = {{KEY_RIGHT, 1.5},     {KEY_UP, 2},   {KEY_LEFT, 1.5},
                {KEY_DOWN, 1},        {KEY_END, 3},  {KEY_RIGHT, 3},
                {KEY_PAGE_DOWN, 2.5}, {KEY_HOME, 0}, {KEY_LEFT, 0},
                {KEY_PAGE_UP, 0.5},   {'2', 0.5}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        key(b, rows[i].key, 0);
        assert_float_equal(now(b, THETA), rows[i].now, 1e-12);
    }
    assert_int_equal(b->desk->study.page, 0); // PageDown was the slider's
    key(b, KEY_ESCAPE, 0);
    desk_focus_by_key(b->desk, input(FREE)); // without steps: a hundredth, a tenth
    key(b, KEY_RIGHT, 0);
    assert_float_equal(now(b, FREE), 0.02, 1e-12);
    key(b, KEY_PAGE_UP, 0);
    assert_float_equal(now(b, FREE), 0.22, 1e-12);
}

static void a_slider_without_steps_stands_on_short_numbers(void **state) {
    Bench *b = *state;
    for (int i = 0; i <= 20; i++) {
        Point at = along(b, FREE, i / 20.0 + 0.0007);
        down_at(b, at);
        double hundred = now(b, FREE) * 100;
        assert_float_equal(hundred, round(hundred), 1e-9);
        feed_at(b, GESTURE_UP, at.x, at.y);
    }
    assert_float_equal(now(b, FREE), 1, 0);
}

// Direction 0 is at the right, angles grow anticlockwise.
static void a_dial_turns_with_the_hand(void **state) {
    Bench *b = *state;
    Point at = middle(b, input(PHI));
    static const double quarters[] = {0, M_PI / 2, M_PI, 3 * M_PI / 2};
    for (int i = 1; i < 4; i++) {
        double a = quarters[i] + 0.05; // it snaps
        down_at(b, (Point){at.x + 30 * cos(a), at.y - 30 * sin(a)});
        assert_float_equal(now(b, PHI), quarters[i], 1e-9);
        feed_at(b, GESTURE_UP, at.x, at.y);
    }
    down_at(b, (Point){at.x + 30 * cos(-0.3), at.y - 30 * sin(-0.3)});
    assert_float_equal(now(b, PHI), 2 * M_PI - M_PI / 12, 1e-9);
    move_to(b, (Point){at.x + 30 * cos(0.3), at.y - 30 * sin(0.3)}); // over the seam
    assert_float_equal(now(b, PHI), M_PI / 12, 1e-9);
    key(b, KEY_ESCAPE, 0);
    desk_focus_by_key(b->desk, input(PHI));
    key(b, KEY_END, 0);
    assert_float_equal(now(b, PHI), 2 * M_PI, 1e-9);
}

static void a_switch_switches(void **state) {
    Bench *b = *state;
    click(b, input(ON));
    assert_float_equal(now(b, ON), 1, 0);
    assert_true(reads_key(b, "input.on"));
    desk_focus_by_key(b->desk, input(ON));
    key(b, ' ', 0);
    assert_float_equal(now(b, ON), 0, 0);
    key(b, KEY_ENTER, 0);
    assert_float_equal(now(b, ON), 1, 0);
    key(b, 'z', MOD_CTRL);
    assert_float_equal(now(b, ON), 0, 0);
}

static void a_menu_has_one_of_its_options(void **state) {
    Bench *b = *state;
    Spot third = {.kind = SPOT_INPUT, .a = MENU, .b = 2};
    click(b, third);
    assert_true(reads(b, "menu=3"));
    key(b, KEY_LEFT, 0);
    assert_true(reads(b, "menu=2"));
    key(b, KEY_UP, 0);
    key(b, KEY_UP, 0);
    assert_true(reads(b, "menu=1"));
    key(b, KEY_RIGHT, 0);
    assert_true(reads(b, "menu=2"));
}

static void a_button_runs_its_function_once_a_press(void **state) {
    Bench *b = *state;
    click(b, input(PRESS));
    assert_true(reads(b, "count=1"));
    click(b, input(PRESS));
    assert_true(reads(b, "count=3")); // it is given how often
    desk_focus_by_key(b->desk, input(PRESS));
    key(b, ' ', 0);
    assert_true(reads(b, "count=6"));
    assert_float_equal(now(b, PRESS), 3, 0);
}

static void a_number_is_typed_kindly(void **state) {
    Bench *b = *state;
    click(b, number(FIELD));
    type(b, "3/2");
    key(b, KEY_ENTER, 0);
    assert_float_equal(now(b, FIELD), 1.5, 0);
    key(b, 'a', MOD_CTRL);
    desk_feed(b->desk, &(Gesture){.kind = GESTURE_TEXT, .text = "４２"});
    click(b, input(ON)); // leaving takes it
    assert_float_equal(now(b, FIELD), 42, 0);
}

static void a_number_that_does_not_fit_is_refused_with_the_range(void **state) {
    Bench *b = *state;
    click(b, number(FIELD));
    type(b, "101");
    key(b, KEY_ENTER, 0);
    assert_float_equal(now(b, FIELD), 5, 0);
    assert_true(b->desk->refused);
    assert_non_null(strstr(b->desk->status, "100"));
    type(b, "x");
    key(b, KEY_ENTER, 0);
    assert_true(b->desk->refused);
    assert_float_equal(now(b, FIELD), 5, 0);
    key(b, KEY_ESCAPE, 0);
    assert_float_equal(now(b, FIELD), 5, 0);
    assert_null(desk_focused_field(b->desk));
}

static void a_digit_on_a_slider_types_its_number(void **state) {
    Bench *b = *state;
    desk_focus_by_key(b->desk, input(THETA));
    key(b, '2', 0);
    assert_non_null(desk_focused_field(b->desk));
    type(b, ".4");
    key(b, KEY_ENTER, 0);
    assert_true(shows(b, 2.5)); // on its steps
    assert_int_equal(b->desk->focus.kind, SPOT_INPUT);
    key(b, KEY_LEFT, 0);
    assert_true(shows(b, 2));
    click(b, number(THETA));
    type(b, "1");
    key(b, KEY_ENTER, 0);
    assert_true(shows(b, 1));
}

static void every_input_is_large_enough_for_a_finger_and_says_its_name(void **state) {
    Bench *b = *state;
    static const int inputs[] = {THETA, FREE, PHI, ON, MENU, PRESS, FIELD};
    for (size_t i = 0; i < sizeof inputs / sizeof *inputs; i++) {
        Spot spot = inputs[i] == FIELD ? number(FIELD) : input(inputs[i]);
        const SpotArea *area = spot_of(b, spot);
        assert_true(area->rect.w >= 44 && area->rect.h >= 44);
        assert_non_null(area->name);
        Text label = b->desk->study.visit
                         ? study_lesson(&b->desk->study)->variables[inputs[i]].label
                         : (Text){{NULL}};
        bool option = inputs[i] == MENU;
        assert_non_null(strstr(area->name, option ? "one" : text_in(&label, LANG_EN)));
    }
    assert_non_null(strstr(spot_of(b, input(THETA))->name, "1.0"));
}

static void tab_reaches_every_input(void **state) {
    Bench *b = *state;
    bool met[16] = {false};
    for (int i = 0; i < 40; i++) {
        key(b, KEY_TAB, 0);
        Spot focus = b->desk->focus;
        if (focus.kind == SPOT_INPUT || focus.kind == SPOT_INPUT_FIELD) met[focus.a] = true;
    }
    assert_true(met[THETA] && met[FREE] && met[PHI] && met[ON] && met[MENU] && met[PRESS] &&
                met[FIELD]);
    for (int i = 0; i < 40; i++) // passing through changes nothing
        key(b, KEY_TAB, MOD_SHIFT);
    assert_true(shows(b, 1));
    assert_float_equal(now(b, FIELD), 5, 0);
}

static void what_is_remembered_is_there_the_next_time(void **state) {
    Bench *b = *state;
    click(b, input(PRESS));
    click(b, input(PRESS));
    click(b, number(FIELD));
    type(b, "7");
    key(b, KEY_ENTER, 0);
    Point end = along(b, THETA, 1);
    down_at(b, end);
    feed_at(b, GESTURE_UP, end.x, end.y);
    bench_again(b);
    assert_true(desk_open_lesson(b->desk, NULL, NULL));
    assert_true(reads(b, "count=3"));
    assert_float_equal(now(b, FIELD), 7, 0);
    assert_true(shows(b, 1)); // nobody asked for it
    click(b, input(PRESS));
    assert_true(reads(b, "count=4")); // and its functions know
}

static void a_reload_keeps_what_was_moved(void **state) {
    Bench *b = *state;
    Point end = along(b, THETA, 1);
    down_at(b, end);
    feed_at(b, GESTURE_UP, end.x, end.y);
    desk_wait(b->desk);
    key(b, KEY_F5, 0);
    desk_wait(b->desk);
    assert_int_equal(b->desk->loads, 2);
    assert_true(shows(b, 3));
    assert_true(reads(b, "twice=6.00"));
    Buffer text = {0};
    buffer_print(&text, "%s", LESSON);
    memcpy(strstr(text.data, "start = 1,"), "start = 2,", strlen("start = 2,"));
    bench_write(b, "lessons/own/01-one.lua", text.data);
    key(b, KEY_F5, 0);
    desk_wait(b->desk);
    assert_true(shows(b, 2)); // its author has changed it
    buffer_clear(&text);
}

static void steps_come_one_by_one(void **state) {
    Bench *b = *state;
    desk_turn_to(b->desk, 1);
    assert_true(reads(b, "first"));
    assert_false(reads(b, "second"));
    assert_false(reads(b, "hidden question"));
    assert_int_equal(study_page_exercise(&b->desk->study), -1);
    click(b, (Spot){.kind = SPOT_CONTINUE});
    assert_true(reads(b, "second"));
    assert_true(reads(b, "hidden question"));
    assert_false(reads(b, "third"));
    desk_focus(b->desk, (Spot){0});
    key(b, ' ', 0);
    assert_true(reads(b, "third"));
    assert_false(has_spot(b, (Spot){.kind = SPOT_CONTINUE}));
    key(b, ' ', 0); // nothing more
    key(b, KEY_F5, 0);
    desk_wait(b->desk);
    assert_true(reads(b, "third")); // kept over a reload
}

static void a_verdict_waits_for_what_was_changed_before(void **state) {
    Bench *b = *state;
    desk_turn_to(b->desk, 1);
    desk_show_step(b->desk, 9);
    study_press(&b->desk->study, PRESS); // its function is still to run
    field_set(&b->desk->study.answers[0].field, "1");
    study_typed(&b->desk->study, 0);
    study_check(&b->desk->study, 0);
    desk_wait(b->desk);
    assert_int_equal(b->desk->study.answers[0].verdict.kind, VERDICT_RIGHT);
    assert_float_equal(now(b, COUNT), 1, 0);
}

#define ON_PAGE(test) cmocka_unit_test_setup_teardown(test, setup, teardown_lesson)

int main(void) {
    const struct CMUnitTest tests[] = {
        ON_PAGE(text_and_circuit_follow_a_slider_in_the_same_frame),
        ON_PAGE(values_of_functions_come_a_moment_later),
        ON_PAGE(values_follow_a_gate_while_it_is_in_the_hand),
        ON_PAGE(escape_puts_a_held_slider_back),
        ON_PAGE(a_drag_is_taken_back_at_once_and_done_again),
        ON_PAGE(undo_takes_back_what_was_done_last_of_both),
        ON_PAGE(every_key_moves_a_slider),
        ON_PAGE(a_slider_without_steps_stands_on_short_numbers),
        ON_PAGE(a_dial_turns_with_the_hand),
        ON_PAGE(a_switch_switches),
        ON_PAGE(a_menu_has_one_of_its_options),
        ON_PAGE(a_button_runs_its_function_once_a_press),
        ON_PAGE(a_number_is_typed_kindly),
        ON_PAGE(a_number_that_does_not_fit_is_refused_with_the_range),
        ON_PAGE(a_digit_on_a_slider_types_its_number),
        ON_PAGE(every_input_is_large_enough_for_a_finger_and_says_its_name),
        ON_PAGE(tab_reaches_every_input),
        ON_PAGE(what_is_remembered_is_there_the_next_time),
        ON_PAGE(a_reload_keeps_what_was_moved),
        ON_PAGE(steps_come_one_by_one),
        ON_PAGE(a_verdict_waits_for_what_was_changed_before),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
