// Displays placed in a circuit on a desk: by drag, by key and by box, with dots, undone,
// copied, sized; what they show, and that nothing works it out twice.
#include "view/inset_view.h"

#include "circuit/inset.h"
#include "circuit/joint.h"
#include "circuit/paths.h"
#include "circuit/short_form.h"
#include "desk_bench.h"
#include "lesson/display.h"
#include "view/display.h"
#include "view/gate_card.h"
#include "view/inset_icon.h"

static void lab_has(Bench *b, const char *form) {
    char *text = short_form_write(lab_circuit(b), true);
    assert_string_equal(text, form);
    free(text);
}

static void lab_of(Bench *b, const char *text, int wires) {
    Workpiece *piece = &b->desk->lab.piece;
    Error err = {0};
    Circuit *c = short_form_read(text, wires, NULL, &err);
    if (!c) fail_msg("%s: %s %s", text, err.key, err.args);
    assert_true(workpiece_commit(piece, c, &err));
    desk_changed(b->desk, piece);
}

static const InsetSight *sight_of(Bench *b, int step) {
    return inset_sight(workpiece_insets(&b->desk->lab.piece), step);
}

// Drops what is held.
static void drop(Bench *b, Spot on) {
    feed_on(b, GESTURE_UP, on);
    desk_wait(b->desk);
}

static void every_row_is_a_display_with_a_picture_an_icon_and_words(void **state) {
    Bench *b = *state;
    for (int i = 0; i < inset_count(); i++) {
        const Inset *inset = inset_row(i);
        char key_of[64];
        if (!display_find(inset->gate.name)) fail_msg("%s is no display", inset->gate.name);
        assert_non_null(display_view_find(inset->gate.name));
        if (!inset_has_icon(&inset->gate)) fail_msg("%s has no icon", inset->gate.name);
        const char *const forms[] = {"gate.%s", "gate.%s.about"};
        for (int k = 0; k < 2; k++) {
            snprintf(key_of, sizeof key_of, forms[k], inset->gate.name);
            assert_true(words_has(b->words, key_of));
        }
    }
}

static void a_display_comes_by_drag_by_its_key_and_from_the_sheet_of_all(void **state) {
    Bench *b = *state;
    drag(b, gate_tile("histogram", -1), cell(0, 1, -1));
    assert_true(sight_of(b, 0)->run);
    drop(b, cell(0, 1, -1));
    lab_has(b, "@column 2 display histogram 0");
    key(b, 'z', MOD_CTRL);
    lab_has(b, "");
    key(b, 'g', 0);
    type(b, "bloch");
    assert_true(has_spot(b, (Spot){SPOT_PALETTE, tool_named("bloch").code, -1, 1, NULL}));
    key(b, KEY_ESCAPE, 0);
    click(b, cell(1, 2, -1));
    key(b, 'b', MOD_SHIFT);
    lab_has(b, "@column 3 display bloch 1");
    key(b, 'z', MOD_CTRL);
    lab_has(b, "");
    key(b, 'y', MOD_CTRL);
    lab_has(b, "@column 3 display bloch 1");
    click(b, (Spot){SPOT_STEP, 0, 1, -1, NULL});
    key(b, KEY_DELETE, 0);
    lab_has(b, "");
}

static void it_moves_under_the_hand_and_shows_the_state_where_it_would_stand(void **state) {
    Bench *b = *state;
    lab_of(b, "display bloch 0; x 0", 2);
    assert_true(fabs(run_bloch(sight_of(b, 0)->run, sight_of(b, 0)->after, 0).z - 1) <
                1e-12);
    drag(b, (Spot){SPOT_STEP, 0, 0, -1, NULL}, cell(0, 2, -1));
    lab_has(b, "@column 2 x 0; display bloch 0"); // not dropped yet
    const InsetSight *sight = sight_of(b, 1);
    assert_true(fabs(run_bloch(sight->run, sight->after, 0).z + 1) < 1e-12);
    drop(b, cell(0, 2, -1));
    lab_has(b, "@column 2 x 0; display bloch 0");
    key(b, 'z', MOD_CTRL);
    lab_has(b, "display bloch 0; x 0");
}

// ⟨σ⟩ of a wire in (|00⟩ + |11⟩)/√2 where the other is 1: all of it points down.
static void under_a_dot_it_shows_the_state_where_that_holds_and_how_likely(void **state) {
    Bench *b = *state;
    lab_of(b, "h 0; cx 0 1; display bloch 1", 2);
    const InsetSight *sight = sight_of(b, 2);
    assert_false(sight->given);
    assert_true(fabs(run_bloch(sight->run, sight->after, 1).z) < 1e-12);
    drag(b, gate_tile("control", -1), cell(0, 2, -1));
    lab_has(b, "h 0; cx 0 1; ctrl @ display bloch 0 1");
    sight = sight_of(b, 2);
    assert_true(sight->given && !sight->never);
    assert_true(fabs(sight->chance - 0.5) < 1e-12);
    assert_true(fabs(run_bloch(sight->run, sight->after, 1).z + 1) < 1e-12);
    assert_true(reads(b, "50%"));
    drop(b, cell(0, 2, -1));
    lab_has(b, "h 0; cx 0 1; ctrl @ display bloch 0 1");
}

static void where_its_condition_never_holds_it_says_so(void **state) {
    Bench *b = *state;
    lab_of(b, "x 0; negctrl @ display histogram 0 1", 2);
    assert_true(sight_of(b, 1)->never);
    assert_null(sight_of(b, 1)->run);
    assert_true(reads(b, "0%"));
    click(b, cell(1, 1, -1)); // the cursor: the status line says it
    char *said = desk_aloud(b->desk, 0, 0);
    const char *never = words_in(b->words, b->desk->lang, "inset.never");
    const char *tail = strstr(never, b->desk->lang == LANG_EN ? "its condition" : "条件");
    assert_non_null(strstr(said, tail));
    free(said);
}

static void what_it_shows_does_not_hang_on_the_time_line(void **state) {
    Bench *b = *state;
    lab_of(b, "h 0; display bloch 0; h 0; x 0", 1);
    Workpiece *piece = &b->desk->lab.piece;
    for (int after = 0; after <= 4; after++) {
        workpiece_to_moment(piece, after);
        b->desk->dirty = true;
        desk_scene(b->desk);
        const InsetSight *sight = sight_of(b, 1);
        assert_true(fabs(run_bloch(sight->run, sight->after, 0).x - 1) < 1e-12);
    }
}

static void frames_do_not_work_it_out_again(void **state) {
    Bench *b = *state;
    lab_of(b, "h 0; cx 0 1; ctrl @ display ket 0 1; display histogram 0:1", 3);
    desk_scene(b->desk);
    int looked = inset_sights_looked(b->desk->lab.piece.insets);
    for (int i = 0; i < 20; i++) {
        feed_at(b, GESTURE_MOVE, 300 + 10 * i, 300);
        b->desk->dirty = true;
        desk_scene(b->desk);
    }
    assert_int_equal(inset_sights_looked(b->desk->lab.piece.insets), looked);
    key(b, 'z', MOD_CTRL);
    desk_scene(b->desk);
    assert_int_equal(inset_sights_looked(b->desk->lab.piece.insets), looked + 1);
}

static void after_a_measurement_it_shows_the_average_over_branches(void **state) {
    Bench *b = *state;
    lab_of(b, "ry(pi/3) 0; measure 0; display bloch 0; if (c0 == 1) display bloch 0", 1);
    const InsetSight *all = sight_of(b, 2), *one = sight_of(b, 3);
    double z = cos(M_PI / 3);
    assert_true(fabs(run_bloch(all->run, all->after, 0).z - z) < 1e-12);
    assert_true(fabs(run_bloch(one->run, one->after, 0).z + 1) < 1e-12);
    assert_true(one->given && fabs(one->chance - (1 - z) / 2) < 1e-12);
}

static void it_is_chosen_by_a_box_copied_and_pasted_with_its_dots(void **state) {
    Bench *b = *state;
    lab_of(b, "h 0; ctrl @ display bloch 0 1", 2);
    drag(b, cell(0, 3, -1), cell(1, 1, -1)); // over the display alone
    drop(b, cell(1, 1, -1));
    key(b, 'c', MOD_CTRL);
    click(b, cell(0, 4, -1));
    char *text = desk_clipboard(b->desk); // OpenQASM, which comes back
    assert_non_null(strstr(text, "// kyubi: display ctrl @ bloch q[0], q[1];"));
    desk_scene(b->desk);
    desk_feed(b->desk, &(Gesture){.kind = GESTURE_PASTE, .text = text});
    free(text);
    lab_has(b, "h 0; ctrl @ display bloch 0 1; @column 5 ctrl @ display bloch 0 1");
}

static void its_tab_draws_it_over_more_wires(void **state) {
    Bench *b = *state;
    lab_of(b, "display histogram 0", 3);
    click(b, (Spot){SPOT_STEP, 0, 0, -1, NULL});
    drag(b, (Spot){SPOT_SIZE, 0, 0, -1, NULL}, cell(2, 0, -1));
    drop(b, cell(2, 0, -1));
    lab_has(b, "display histogram 0:2");
}

static void a_column_comes_before_it_as_before_any_step(void **state) {
    Bench *b = *state;
    lab_of(b, "display bloch 0", 1);
    Circuit *next = circuit_copy(lab_circuit(b));
    assert_true(circuit_insert_column(next, 0, NULL));
    assert_true(workpiece_commit(&b->desk->lab.piece, next, NULL));
    lab_has(b, "@column 2 display bloch 0");
}

static void its_card_says_what_it_shows_and_has_its_wires_and_dots(void **state) {
    Bench *b = *state;
    lab_of(b, "h 0; @column 2 display bloch 1", 2);
    click(b, (Spot){SPOT_STEP, 1, 1, -1, NULL});
    key(b, 'i', 0);
    assert_true(reads_key(b, "gate.bloch"));
    assert_true(reads(b, "いまは")); // what it shows
    assert_true(has_spot(b, (Spot){SPOT_CARD_FIELD, MODIFIER_RANGE, 0, 0, NULL}));
    click(b, (Spot){SPOT_CARD_ACT, CARD_DOT, 0, 0, NULL});
    lab_has(b, "h 0; ctrl @ display bloch 0 1");
    click(b, (Spot){SPOT_CARD_ACT, CARD_LARGER, 0, 0, NULL}); // there is no wire more
    assert_true(b->desk->gate_card.note.key[0]);
}

static void nothing_in_it_can_be_pressed_but_the_step(void **state) {
    Bench *b = *state;
    lab_of(b, "h 0; display amplitudes 0:1; display ket 0; display histogram 0:1", 2);
    Spot first = {SPOT_STEP, 1, 0, -1, NULL};
    const SpotArea *area = spot_of(b, first);
    for (int i = 1; i < 8; i++)
        for (int k = 1; k < 8; k++) {
            const SpotArea *hit =
                scene_hit(desk_scene(b->desk), area->rect.x + i * area->rect.w / 8,
                          area->rect.y + k * area->rect.h / 8);
            assert_true(hit && spot_same(hit->spot, first));
        }
}

static void press_twice(Bench *b, Spot spot) {
    Point at = middle(b, spot);
    for (int clicks = 1; clicks <= 2; clicks++)
        for (int up = 0; up < 2; up++)
            desk_feed(b->desk, &(Gesture){.kind = up ? GESTURE_UP : GESTURE_DOWN,
                                          .x = at.x,
                                          .y = at.y,
                                          .clicks = clicks});
    desk_wait(b->desk);
}

static void it_opens_large_by_two_presses_by_enter_and_from_its_card(void **state) {
    Bench *b = *state;
    lab_of(b, "h 0; cx 0 1; ctrl @ display bloch 0 1", 2);
    Spot step = {SPOT_STEP, 2, 1, -1, NULL};
    press_twice(b, step);
    assert_true(b->desk->enlarged.open);
    assert_true(reads(b, "50.0")); // the chance of its condition
    key(b, KEY_ESCAPE, 0);
    assert_false(b->desk->enlarged.open);
    click(b, step);
    key(b, KEY_ENTER, 0);
    assert_true(b->desk->enlarged.open);
    key(b, KEY_ESCAPE, 0);
    click(b, step);
    key(b, 'i', 0);
    click(b, display_spot(DISPLAY_ENLARGE, 2, -1));
    assert_true(b->desk->enlarged.open);
    assert_false(b->desk->gate_card.open);
    key(b, KEY_ESCAPE, 0);
    assert_string_equal(desk_screen(b->desk), "lab");
    lab_has(b, "h 0; cx 0 1; ctrl @ display bloch 0 1");
}

static void one_that_shows_nothing_says_why_it_does_not_open(void **state) {
    Bench *b = *state;
    lab_of(b, "ctrl @ display bloch 0 1", 2);
    press_twice(b, (Spot){SPOT_STEP, 0, 1, -1, NULL});
    assert_false(b->desk->enlarged.open);
    assert_true(reads_key(b, "inset.card.never"));
    click(b, (Spot){SPOT_STEP, 0, 1, -1, NULL});
    key(b, 'i', 0);
    assert_false(has_spot(b, display_spot(DISPLAY_ENLARGE, 0, -1)));
}

static const char LIMITED[] =
    "lesson { id = \"own.one\", title = \"One\" }\n"
    "page \"first\" \"First\"\n"
    "exercise.build \"one\" { ask = \"Make it.\", qubits = 2, start = \"\","
    " palette = \"h bloch\", goal = state \"(|00> + |01>)/sqrt(2)\","
    " limit = { gates = 1 }, solution = \"h 0\" }\n";

static int setup_limited(void **state) {
    Bench *b = bench_open(LIMITED);
    assert_true(desk_open_lesson(b->desk, NULL, NULL));
    *state = b;
    return 0;
}

static void a_limit_of_gates_counts_no_displays(void **state) {
    Bench *b = *state;
    Workpiece *piece = &b->desk->study.pieces[0];
    Error err = {0};
    const char *const order[] = {"bloch", "h", "bloch"};
    for (int i = 0; i < 3; i++) {
        Circuit *next = placed(piece, order[i], 0, i, &err);
        if (!next) fail_msg("%s: %s", order[i], err.key);
        assert_true(workpiece_commit(piece, next, &err));
    }
    assert_int_equal(workpiece_gates(piece), 1);
    assert_null(placed(piece, "h", 1, 0, &err));
    assert_string_equal(err.key, "desk.most_gates");
}

static const char SHOWING[] =
    "lesson { id = \"own.one\", title = \"One\" }\n"
    "page \"first\" \"First\"\n"
    "local pair = circuit { qubits = 2, start = \"h 0; cx 0 1; ctrl @ display bloch 0 1\","
    " palette = \"h bloch\" }\n"
    "prose \"Look.\"\n";

static int setup_showing(void **state) {
    Bench *b = bench_open(SHOWING);
    assert_true(desk_open_lesson(b->desk, NULL, NULL));
    *state = b;
    return 0;
}

static void a_lesson_s_circuit_shows_them_offers_them_and_says_them(void **state) {
    Bench *b = *state;
    assert_true(reads(b, "50%"));
    assert_true(has_spot(b, gate_tile("bloch", 0)));
    assert_false(has_spot(b, gate_tile("histogram", 0)));
    char *said = desk_aloud(b->desk, 0, 0);
    const char *chance = b->desk->lang == LANG_EN ? "with 50.0%" : "50.0％";
    if (!strstr(said, chance)) fail_msg("%s", said);
    free(said);
}

// The first and the last two of a table with two wires for each side: its columns are the
// upper half, its rows the lower; the answer by hand.
static void a_table_of_conditions_splits_its_wires_in_two(void **state) {
    Bench *b = *state;
    lab_of(b,
           "ry(pi/3) 0; cx 0 1; h 2; x 3; display conditional 0:3; "
           "ctrl @ display conditional 3 0:1",
           4);
    CircuitModel model = {.circuit = lab_circuit(b),
                          .source = -1,
                          .insets = workpiece_insets(&b->desk->lab.piece)};
    const DisplayKind *kind;
    DisplayModel shown;
    assert_true(inset_display(&model, 4, &kind, &shown));
    assert_int_equal(shown.options.given, 3);
    assert_int_equal(shown.options.wires, 12);
    Joint joint;
    assert_true(joint_read(shown.run, shown.after, 12, 3, &joint));
    // P(q1 q0 = 11) = sin²(π/6) = 1/4; q3 = 1 always, q2 half of the time.
    assert_true(fabs(joint.column[0] - 0.75) < 1e-12 &&
                fabs(joint.column[3] - 0.25) < 1e-12);
    assert_true(fabs(joint_cell(&joint, GIVEN_COLUMN, 2, 3) - 0.5) < 1e-12);
    assert_true(inset_display(&model, 5, &kind, &shown));
    assert_int_equal(shown.options.given, 1);
    assert_int_equal(shown.options.wires, 2);
    assert_true(joint_read(shown.run, shown.after, 2, 1, &joint));
    assert_true(fabs(joint_cell(&joint, GIVEN_COLUMN, 1, 1) - 1) < 1e-12);
    assert_true(fabs(joint_cell(&joint, GIVEN_COLUMN, 1, 0)) < 1e-12);
}

// After h the matrix is that of h, and after a measurement there is none.
static void what_shows_the_whole_way_is_of_what_came_before_it(void **state) {
    Bench *b = *state;
    lab_of(b,
           "h 0; display matrix 0; s 0; display matrix 0; display paths 0; measure 0; "
           "display branches 0",
           1);
    const double r = sqrt(0.5);
    const double complex h[] = {r, r, r, -r}, sh[] = {r, r, I * r, -I * r};
    for (int k = 0; k < 2; k++) {
        const InsetSight *sight = sight_of(b, k ? 3 : 1);
        const double complex *matrix = run_matrix_kept(sight->run, -1, sight->after);
        assert_non_null(matrix);
        for (int i = 0; i < 4; i++)
            assert_true(cabs(matrix[i] - (k ? sh : h)[i]) < 1e-12);
    }
    Paths *paths = run_paths(sight_of(b, 4)->run, sight_of(b, 4)->after, 0);
    assert_int_equal(paths->layers, 2);
    assert_true(cabs(paths->nodes[2][1] - I * r) < 1e-12);
    paths_destroy(paths);
    click(b, (Spot){SPOT_STEP, 6, 0, -1, NULL});
    key(b, KEY_ENTER, 0);
    assert_true(b->desk->enlarged.open);
    assert_true(reads(b, "→ c0"));
    key(b, KEY_ESCAPE, 0);
}

static void what_shows_the_whole_way_refuses_a_dot_with_a_sentence(void **state) {
    Bench *b = *state;
    lab_of(b, "display paths 0", 2);
    drag(b, gate_tile("control", -1), cell(1, 0, -1));
    drop(b, cell(1, 0, -1));
    lab_has(b, "display paths 0");
    assert_true(b->desk->refused);
    const char *sentence = words_in(b->words, b->desk->lang, "circuit.display_dots");
    assert_non_null(strstr(b->desk->status, strchr(sentence, ' ')));
}

// Ten wires have a matrix, eleven do not: it says so, and the box is not empty.
static void in_a_circuit_too_large_for_it_it_says_so(void **state) {
    Bench *b = *state;
    lab_of(b, "h 0; display matrix 0", 11);
    click(b, cell(0, 1, -1));
    char *said = desk_aloud(b->desk, 0, 0);
    if (!strstr(said, "10") || !strstr(said, "11")) fail_msg("%s", said);
    free(said);
    assert_true(reads(b, "—"));
}

static const char FIXED[] =
    "lesson { id = \"own.one\", title = \"One\" }\n"
    "page \"first\" \"First\"\n"
    "local pair = circuit { qubits = 1, start = \"h 0; display bloch 0\", fixed = true }\n"
    "display.ket { of = pair }\n";

static int setup_fixed(void **state) {
    Bench *b = bench_open(FIXED);
    assert_true(desk_open_lesson(b->desk, NULL, NULL));
    *state = b;
    return 0;
}

static void in_a_circuit_that_is_only_shown_one_press_opens_it(void **state) {
    Bench *b = *state;
    Spot spot = display_spot(DISPLAY_ENLARGE, 1, 0);
    assert_true(spot_of(b, spot)->finger);
    click(b, spot);
    assert_true(b->desk->enlarged.open);
    key(b, KEY_ESCAPE, 0);
    assert_string_equal(desk_screen(b->desk), "lesson");
}

#define FIXED_LESSON(test) \
    cmocka_unit_test_setup_teardown(test, setup_fixed, teardown_lesson)
#define SHOWING_LESSON(test) \
    cmocka_unit_test_setup_teardown(test, setup_showing, teardown_lesson)
#define LIMITED_LESSON(test) \
    cmocka_unit_test_setup_teardown(test, setup_limited, teardown_lesson)

int main(void) {
    const struct CMUnitTest tests[] = {
        IN_LAB(every_row_is_a_display_with_a_picture_an_icon_and_words),
        IN_LAB(a_display_comes_by_drag_by_its_key_and_from_the_sheet_of_all),
        IN_LAB(it_moves_under_the_hand_and_shows_the_state_where_it_would_stand),
        IN_LAB(under_a_dot_it_shows_the_state_where_that_holds_and_how_likely),
        IN_LAB(where_its_condition_never_holds_it_says_so),
        IN_LAB(what_it_shows_does_not_hang_on_the_time_line),
        IN_LAB(frames_do_not_work_it_out_again),
        IN_LAB(after_a_measurement_it_shows_the_average_over_branches),
        IN_LAB(it_is_chosen_by_a_box_copied_and_pasted_with_its_dots),
        IN_LAB(its_tab_draws_it_over_more_wires),
        IN_LAB(a_column_comes_before_it_as_before_any_step),
        IN_LAB(its_card_says_what_it_shows_and_has_its_wires_and_dots),
        IN_LAB(nothing_in_it_can_be_pressed_but_the_step),
        IN_LAB(it_opens_large_by_two_presses_by_enter_and_from_its_card),
        IN_LAB(one_that_shows_nothing_says_why_it_does_not_open),
        IN_LAB(a_table_of_conditions_splits_its_wires_in_two),
        IN_LAB(what_shows_the_whole_way_is_of_what_came_before_it),
        IN_LAB(what_shows_the_whole_way_refuses_a_dot_with_a_sentence),
        IN_LAB(in_a_circuit_too_large_for_it_it_says_so),
        FIXED_LESSON(in_a_circuit_that_is_only_shown_one_press_opens_it),
        SHOWING_LESSON(a_lesson_s_circuit_shows_them_offers_them_and_says_them),
        LIMITED_LESSON(a_limit_of_gates_counts_no_displays),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
