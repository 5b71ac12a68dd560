// Gestures in, a scene out: the lab by hand and by keys, the switches, what is kept.
#include "desk_bench.h"

#include "base/mem.h"
#include "circuit/short_form.h"

static void assert_lab(Bench *b, const char *text) {
    char *now = short_form_write(lab_circuit(b), true);
    assert_string_equal(now, text);
    free(now);
}

static void a_gate_is_previewed_in_the_hand_and_placed_when_let_go(void **state) {
    Bench *b = *state;
    drag(b, gate_tile("h", -1), cell(0, 2, -1));
    const Workpiece *piece = &b->desk->lab.piece;
    assert_lab(b, "@column 3 h 0");
    assert_int_equal(circuit_steps(history_now(piece->history)), 0);
    Bloch q0 = run_bloch(piece->run, run_columns(piece->run), 0);
    assert_float_equal(q0.x, 1, 1e-12); // every display shows the circuit as it would be
    assert_true(reads(b, "Esc") || b->desk->status);
    feed_on(b, GESTURE_UP, cell(0, 2, -1));
    assert_int_equal(circuit_steps(history_now(piece->history)), 1);
    assert_int_equal(b->desk->focus.kind, SPOT_CELL);
    keys(b, "x"); // goes on by key where the hand left: taken
    assert_true(b->desk->refused);
}

static void a_refused_drop_says_why_and_the_gate_goes_back(void **state) {
    Bench *b = *state;
    keys(b, "h");
    drag(b, gate_tile("x", -1), cell(0, 0, -1));
    assert_true(b->desk->refused);
    feed_on(b, GESTURE_UP, cell(0, 0, -1));
    assert_true(b->desk->refused);
    assert_non_null(b->desk->status);
    assert_lab(b, "h 0");
}

static void escape_in_mid_drag_puts_everything_back(void **state) {
    Bench *b = *state;
    keys(b, "h");
    drag(b, (Spot){SPOT_STEP, 0, 0, -1, NULL}, cell(1, 3, -1));
    assert_lab(b, "@column 4 h 1");
    key(b, KEY_ESCAPE, 0);
    assert_lab(b, "h 0");
    feed_on(b, GESTURE_UP, cell(1, 3, -1));
    assert_lab(b, "h 0");
    assert_string_equal(desk_screen(b->desk), "lab");
}

static void keys_and_second_fingers_in_mid_drag_do_no_harm(void **state) {
    Bench *b = *state;
    keys(b, "h");
    drag(b, (Spot){SPOT_STEP, 0, 0, -1, NULL}, cell(1, 3, -1));
    key(b, 'z', MOD_CTRL);
    assert_lab(b, "");
    feed_on(b, GESTURE_MOVE, cell(1, 1, -1));
    feed_on(b, GESTURE_UP, cell(1, 1, -1));
    assert_lab(b, "");
    drag(b, gate_tile("h", -1), cell(0, 0, -1));
    feed_on(b, GESTURE_DOWN, gate_tile("x", -1)); // a second finger
    assert_lab(b, "");
    feed_on(b, GESTURE_MOVE, cell(1, 0, -1));
    feed_on(b, GESTURE_UP, cell(1, 0, -1));
    feed_on(b, GESTURE_UP, cell(0, 0, -1));
    assert_lab(b, "x 1");
}

static void leaving_the_window_with_a_step_keeps_it_in_the_hand(void **state) {
    Bench *b = *state;
    keys(b, "h");
    drag(b, (Spot){SPOT_STEP, 0, 0, -1, NULL}, cell(1, 3, -1));
    feed_at(b, GESTURE_MOVE, -400, 90000);
    desk_feed(b->desk, &(Gesture){.kind = GESTURE_LEAVE});
    assert_lab(b, ""); // as it would be
    feed_on(b, GESTURE_MOVE, cell(1, 1, -1));
    feed_on(b, GESTURE_UP, cell(1, 1, -1));
    assert_lab(b, "@column 2 h 1");
    drag(b, (Spot){SPOT_STEP, 0, 1, -1, NULL}, cell(0, 0, -1));
    feed_at(b, GESTURE_UP, -400, -400);
    assert_lab(b, "");
}

static void a_bell_pair_is_built_by_keys_alone(void **state) {
    Bench *b = *state;
    keys(b, "h");
    key(b, KEY_DOWN, 0);
    key(b, KEY_RIGHT, 0);
    keys(b, "x");
    key(b, KEY_UP, 0);
    keys(b, "c");
    assert_lab(b, "h 0; cx 0 1");
    const Workpiece *piece = &b->desk->lab.piece;
    double p[4];
    run_probabilities(piece->run, run_columns(piece->run), p);
    assert_float_equal(p[0], 0.5, 1e-12);
    assert_float_equal(p[3], 0.5, 1e-12);
    key(b, KEY_DOWN, 0);
    key(b, KEY_RIGHT, MOD_SHIFT); // moves the chosen gate, its control with it
    assert_lab(b, "h 0; @column 3 cx 0 1");
    key(b, KEY_DELETE, 0);
    assert_lab(b, "h 0");
    for (int i = 0; i < 5; i++)
        key(b, 'z', MOD_CTRL);
    assert_lab(b, "");
    for (int i = 0; i < 9; i++)
        key(b, 'y', MOD_CTRL);
    assert_lab(b, "h 0");
}

static void an_angle_is_typed_and_what_cannot_be_read_is_said(void **state) {
    Bench *b = *state;
    key(b, 'x', MOD_SHIFT);
    key(b, KEY_ENTER, 0);
    Rect rect;
    assert_true(desk_field(b->desk, &rect));
    for (int i = 0; i < 20; i++)
        key(b, KEY_BACKSPACE, 0);
    type(b, "pi/3");
    key(b, KEY_ENTER, 0);
    assert_lab(b, "rx(pi/3) 0");
    key(b, KEY_ENTER, 0);
    type(b, "?!");
    key(b, KEY_ENTER, 0);
    assert_true(b->desk->lab.angle_wrong);
    assert_true(b->desk->refused);
    key(b, KEY_ESCAPE, 0);
    assert_string_equal(desk_screen(b->desk), "lab");
    assert_lab(b, "rx(pi/3) 0");
    key(b, KEY_ENTER, 0);
    key(b, KEY_HOME, 0);
    type(b, "2*");
    key(b, KEY_TAB, 0); // leaving takes it too
    assert_lab(b, "rx(2*pi/3) 0");
}

static void disabled_things_say_why(void **state) {
    Bench *b = *state;
    static const struct {
        Spot spot;
        const char *key;
    } rows[] = {
        {{.kind = SPOT_UNDO}, "desk.no_undo"},
        {{.kind = SPOT_REDO}, "desk.no_redo"},
        {{.kind = SPOT_CLEAR}, "desk.nothing_to_clear"},
    };
    for (int i = 0; i < 3; i++) {
        click(b, rows[i].spot);
        assert_string_equal(b->desk->status,
                            words_in(b->words, b->desk->lang, rows[i].key));
    }
    click(b, (Spot){.kind = SPOT_WIRES, .a = -1});
    click(b, (Spot){.kind = SPOT_WIRES, .a = -1});
    assert_string_equal(b->desk->status,
                        words_in(b->words, b->desk->lang, "desk.least_wires"));
}

static void the_lab_is_there_again_with_columns_wires_bits_and_conditions(void **state) {
    Bench *b = *state;
    Error err = {0};
    const char *text = "h 0; measure 0 -> 3; @column 5 if (c3 == 1) x 1; rz(pi/7) 2";
    Circuit *circuit = short_form_read(text, 5, NULL, &err);
    assert_non_null(circuit);
    circuit_set_bits(circuit, 7, NULL);
    Circuit *copy = circuit_copy(circuit);
    assert_true(workpiece_commit(&b->desk->lab.piece, circuit, &err));
    desk_changed(b->desk, &b->desk->lab.piece);
    bench_again(b);
    assert_true(circuit_equal(lab_circuit(b), copy));
    circuit_destroy(copy);
    key(b, KEY_F9, 0);
    click(b, (Spot){.kind = SPOT_CLEAR});
    bench_again(b);
    assert_int_equal(circuit_steps(lab_circuit(b)), 0);
    assert_int_equal(circuit_wires(lab_circuit(b)), 5);
}

static void the_lab_is_written_when_the_hand_rests(void **state) {
    Bench *b = *state;
    desk_feed(b->desk, &(Gesture){.kind = GESTURE_KEY, .key = 'h'});
    assert_true(b->desk->lab.unsaved);
    desk_poll(b->desk); // the turn that shows it does not wait for the disk
    assert_true(b->desk->lab.unsaved);
    assert_true(desk_busy(b->desk));
    desk_poll(b->desk);
    assert_false(b->desk->lab.unsaved);
    assert_false(desk_busy(b->desk));
    char *kept = desk_setting(b->desk, "lab");
    assert_string_equal(kept, "2 2\nh 0");
    free(kept);
}

static void a_kept_lab_that_does_not_read_is_set_aside(void **state) {
    Bench *b = *state;
    desk_set_setting(b->desk, "lab", "2 2\nhadamard 0");
    bench_again(b);
    assert_int_equal(circuit_steps(lab_circuit(b)), 0);
    char *aside = desk_setting(b->desk, "lab.unread");
    assert_string_equal(aside, "2 2\nhadamard 0");
    free(aside);
}

static void language_theme_and_size_switch_and_are_kept(void **state) {
    Bench *b = *state;
    assert_true(reads(b, words_in(b->words, LANG_JA, "lab.title")));
    key(b, KEY_F2, 0);
    assert_true(reads(b, words_in(b->words, LANG_EN, "lab.title")));
    key(b, KEY_F3, 0);
    key(b, '+', MOD_CTRL);
    key(b, KEY_F4, 0);
    key(b, KEY_F6, 0);
    Theme theme = b->desk->theme;
    bench_again(b);
    assert_int_equal(b->desk->lang, LANG_EN);
    assert_int_equal(b->desk->theme, theme);
    assert_int_equal(b->desk->text, 110);
    assert_int_equal(b->desk->ruby, RUBY_OFF);
    assert_true(b->desk->wide);
}

// F4 goes round the four levels, Shift+F4 on to the next school grade.
static void furigana_goes_round_its_levels_and_grades(void **state) {
    Bench *b = *state;
    static const Ruby round[] = {RUBY_OFF, RUBY_TERMS, RUBY_GRADE, RUBY_ON};
    assert_int_equal(b->desk->ruby, RUBY_ON);
    for (int i = 0; i < 4; i++) {
        key(b, KEY_F4, 0);
        assert_int_equal(b->desk->ruby, round[i]);
    }
    static const int grades[] = {8, 1, 2, 3};
    for (int i = 0; i < 4; i++) {
        key(b, KEY_F4, MOD_SHIFT);
        assert_int_equal(b->desk->ruby, RUBY_GRADE);
        assert_int_equal(b->desk->grade, grades[i]);
    }
    bench_again(b);
    assert_int_equal(b->desk->ruby, RUBY_GRADE);
    assert_int_equal(b->desk->grade, 3);
}

static void text_goes_up_down_and_back_by_keys(void **state) {
    Bench *b = *state;
    for (int i = 0; i < 20; i++)
        key(b, '+', MOD_CTRL);
    assert_int_equal(b->desk->text, TEXT_MOST);
    for (int i = 0; i < 20; i++)
        key(b, '-', MOD_CTRL);
    assert_int_equal(b->desk->text, TEXT_LEAST);
    bench_again(b);
    assert_int_equal(b->desk->text, TEXT_LEAST);
    key(b, '0', MOD_CTRL);
    assert_int_equal(b->desk->text, TEXT_USUAL);
    desk_set_setting(b->desk, "text", "60");
    bench_again(b);
    assert_int_equal(b->desk->text, TEXT_USUAL);
}

static void the_largest_text_reads_in_one_flow(void **state) {
    Bench *b = *state;
    assert_true(desk_open_lesson(b->desk, NULL, NULL));
    const Spot pictures = {SPOT_SCROLL, SCROLL_PICTURE};
    int halves = 0, flows = 0;
    for (int text = TEXT_USUAL; text <= TEXT_MOST; text += TEXT_MOST - TEXT_USUAL) {
        desk_set_text(b->desk, text, false);
        const Scene *scene = desk_scene(b->desk);
        bool found = false;
        for (int i = 0; i < scene_spots(scene); i++) {
            Spot spot = scene_spot_at(scene, i)->spot;
            found = found || (spot.kind == pictures.kind && spot.a == pictures.a);
        }
        *(found ? &halves : &flows) += 1;
    }
    assert_int_equal(halves, 1);
    assert_int_equal(flows, 1);
    assert_true(desk_scroll_by(b->desk, SCROLL_TEXT, 1e6));
}

static void a_record_that_cannot_be_written_is_said_once_and_work_goes_on(void **state) {
    Bench *b = *state;
    Error full = {0};
    error_set(&full, "progress.unwritable", "%s", "kyubi.db");
    desk_wrote(b->desk, false, &full);
    assert_true(b->desk->refused);
    assert_true(reads_key(b, "lab.unsaved"));
    desk_hush(b->desk);
    desk_wrote(b->desk, false, &full);
    assert_null(b->desk->status);
    keys(b, "h"); // written well: the sign goes
    key(b, KEY_RIGHT, 0);
    assert_true(reads_key(b, "lab.saved"));
    assert_lab(b, "h 0");
}

static void the_seed_of_the_lab_is_drawn_and_typed(void **state) {
    Bench *b = *state;
    key(b, 'h', 0);
    assert_int_equal(b->desk->lab.piece.seed, 1);
    click(b, (Spot){.kind = SPOT_SEED, .a = -1});
    assert_int_equal(b->desk->lab.piece.seed, 2);
    click(b, (Spot){.kind = SPOT_SEED_FIELD, .a = -1});
    assert_true(reads_key(b, "seed.label"));
    Rect rect;
    assert_true(desk_field(b->desk, &rect));
    key(b, KEY_BACKSPACE, 0);
    key(b, KEY_ENTER, 0);
    assert_true(b->desk->seed.wrong);
    assert_string_equal(b->desk->status, words_in(b->words, b->desk->lang, "seed.number"));
    type(b, "77");
    key(b, KEY_ENTER, 0);
    assert_int_equal(b->desk->lab.piece.seed, 77);
    assert_false(reads_key(b, "seed.label"));
    click(b, (Spot){.kind = SPOT_SEED_FIELD, .a = -1});
    type(b, "1");
    key(b, KEY_ESCAPE, 0);
    assert_int_equal(b->desk->lab.piece.seed, 77);
    assert_string_equal(desk_screen(b->desk), "lab");
}

// The tip is under the pointer: the spot of an arrow is the square around its ball.
static void a_dragged_tip_is_where_the_pointer_is(void **state) {
    Bench *b = *state;
    desk_turn_to(b->desk, 2);
    Workpiece *piece = &b->desk->study.pieces[1];
    Rect r = spot_of(b, (Spot){.kind = SPOT_ARROW, .a = 1})->rect;
    double x = r.x + r.w / 2, y = r.y + r.h / 2, radius = r.w / 2, tx, ty, depth;
    assert_float_equal(r.w, r.h, 1e-9);
    ball_project(0, 0, 1, &tx, &ty, &depth);
    feed_at(b, GESTURE_DOWN, x + radius * tx, y - radius * ty);
    ball_project(1, 0, 0, &tx, &ty, &depth); // θ = 90°, φ = 0°: on the front
    assert_true(depth > 0);
    feed_at(b, GESTURE_MOVE, x + radius * tx, y - radius * ty);
    feed_at(b, GESTURE_UP, x + radius * tx, y - radius * ty);
    assert_float_equal(piece->theta, M_PI / 2, 1e-9);
    assert_float_equal(piece->phi, 0, 1e-9);
    key(b, 'z', MOD_CTRL);
}

static void a_lessons_seed_is_drawn_and_typed(void **state) {
    Bench *b = *state;
    Workpiece *piece = &b->desk->study.pieces[0];
    assert_int_equal(desk_seed(b->desk, 0), 5);
    click(b, (Spot){.kind = SPOT_SEED, .a = 0});
    assert_int_equal(piece->seed, 6);
    click(b, (Spot){.kind = SPOT_SEED_FIELD, .a = 0});
    assert_true(reads_key(b, "seed.label"));
    for (int i = 0; i < 3; i++)
        key(b, KEY_BACKSPACE, 0);
    type(b, "42");
    key(b, KEY_ENTER, 0);
    assert_int_equal(piece->seed, 42);
    assert_true(reads(b, "42"));
    click(b, (Spot){.kind = SPOT_SEED_FIELD, .a = 0});
    click(b, (Spot){.kind = SPOT_NEXT});
    assert_false(b->desk->seed.open);
}

static void the_library_tells_and_opens(void **state) {
    Bench *b = *state;
    key(b, KEY_HOME, MOD_ALT);
    assert_string_equal(desk_screen(b->desk), "library");
    click(b, (Spot){.kind = SPOT_LESSON, .a = 0, .b = 0});
    assert_string_equal(desk_screen(b->desk), "lesson");
    for (int i = 0; i < 4; i++) {
        assert_false(progress_finished(b->desk->progress, "own.one"));
        click(b, (Spot){.kind = SPOT_NEXT});
    }
    assert_string_equal(desk_screen(b->desk), "library");
    assert_false(
        progress_finished(b->desk->progress, "own.one")); // questions are still open
    assert_non_null(b->desk->status);
}

static void without_a_record_one_can_work_and_is_told(void **state) {
    Bench *b = *state;
    desk_destroy(b->desk);
    Error why = {0};
    error_set(&why, "progress.newer", "%s", "progress.db");
    b->desk = desk_create((DeskOptions){.places = &b->places,
                                        .words = b->words,
                                        .fonts = b->fonts,
                                        .unkept = &why,
                                        .lang = LANG_EN,
                                        .theme = -1,
                                        .width = 1280,
                                        .height = 800},
                          NULL);
    assert_non_null(b->desk);
    desk_show(b->desk, "library");
    assert_true(reads(b, "nothing is kept"));
    assert_true(reads(b, "later Kyubi"));
    desk_show(b->desk, "lab");
    keys(b, "h");
    desk_poll(b->desk);
    assert_true(b->desk->unwritable); // and the lab does not say "saved"
    assert_false(b->desk->refused);
}

static void a_circuit_too_large_for_the_desk_is_sent_to_the_terminal(void **state) {
    Bench *b = *state;
    char path[] = "/tmp/kyubi-desk-XXXXXX.qasm";
    int file = mkstemps(path, 5);
    assert_true(file >= 0);
    close(file);
    Buffer text = {0};
    Error err = {0};
    buffer_print(&text, "OPENQASM 3;\nqubit[21] q;\n");
    assert_true(file_write(path, text.data, text.size, NULL));
    assert_false(desk_open(b->desk, path, &err));
    assert_string_equal(err.key, "desk.many_wires");
    assert_string_equal(err.args, "21\t20");
    buffer_clear(&text);
    buffer_print(&text, "OPENQASM 3;\nqubit q;\nfor int i in [0:4000] { x q; }\n");
    assert_true(file_write(path, text.data, text.size, NULL));
    assert_false(desk_open(b->desk, path, &err));
    assert_string_equal(err.key, "desk.many_steps");
    assert_string_equal(err.args, "4001\t4000");
    assert_lab(b, "");
    buffer_clear(&text);
    remove(path);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        IN_LAB(a_gate_is_previewed_in_the_hand_and_placed_when_let_go),
        IN_LAB(a_circuit_too_large_for_the_desk_is_sent_to_the_terminal),
        IN_LAB(a_refused_drop_says_why_and_the_gate_goes_back),
        IN_LAB(escape_in_mid_drag_puts_everything_back),
        IN_LAB(keys_and_second_fingers_in_mid_drag_do_no_harm),
        IN_LAB(leaving_the_window_with_a_step_keeps_it_in_the_hand),
        IN_LAB(a_bell_pair_is_built_by_keys_alone),
        IN_LAB(an_angle_is_typed_and_what_cannot_be_read_is_said),
        IN_LAB(disabled_things_say_why),
        IN_LAB(the_lab_is_there_again_with_columns_wires_bits_and_conditions),
        IN_LAB(without_a_record_one_can_work_and_is_told),
        IN_LAB(the_lab_is_written_when_the_hand_rests),
        IN_LAB(a_kept_lab_that_does_not_read_is_set_aside),
        IN_LAB(language_theme_and_size_switch_and_are_kept),
        IN_LAB(furigana_goes_round_its_levels_and_grades),
        IN_LAB(text_goes_up_down_and_back_by_keys),
        IN_LAB(the_largest_text_reads_in_one_flow),
        IN_LAB(a_record_that_cannot_be_written_is_said_once_and_work_goes_on),
        IN_LAB(the_seed_of_the_lab_is_drawn_and_typed),
        IN_LESSON(a_dragged_tip_is_where_the_pointer_is),
        IN_LESSON(a_lessons_seed_is_drawn_and_typed),
        IN_LESSON(the_library_tells_and_opens),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
