// Displays wherever they stand: their cards, their large form, copies of them, and the
// basis states that light up in all of them.
#include "desk_bench.h"

static Spot of(DisplayAct act, int index) {
    return display_spot(act, index, DISPLAY_SHELVED);
}

static Spot choice(const char *option, int value) {
    for (int i = 0; i < display_options(); i++)
        if (!strcmp(display_option(i)->name, option))
            return display_spot(DISPLAY_OPTION, i, value);
    fail();
    return (Spot){0};
}

static int place(const Bench *b, const char *name) {
    const Shelf *shelf = &b->desk->shelving.now;
    for (int i = 0; i < shelf->count; i++)
        if (!strcmp(shelf->at[i].kind->name, name)) return i;
    fail();
    return -1;
}

static const DisplayOptions *options(const Bench *b, const char *name) {
    return &b->desk->shelving.now.at[place(b, name)].options;
}

// --- the card

static void the_gear_opens_a_card_that_sets_and_undo_takes_back(void **state) {
    Bench *b = *state;
    click(b, of(DISPLAY_CARD, place(b, "histogram")));
    assert_true(reads_key(b, "option.shots"));
    click(b, choice("shots", 100));
    assert_int_equal(options(b, "histogram")->shots, 100);
    assert_true(reads(b, "100 回"));
    key(b, KEY_ESCAPE, 0);
    assert_string_equal(desk_screen(b->desk), "lab");
    key(b, 'z', MOD_CTRL);
    assert_int_equal(options(b, "histogram")->shots, 1000);
}

static void wires_are_chosen_by_pressing_their_names(void **state) {
    Bench *b = *state;
    click(b, of(DISPLAY_CARD, place(b, "bloch")));
    click(b, choice("qubit", 1));
    assert_int_equal(options(b, "bloch")->qubit, 1);
    click(b, choice("qubit", -1));
    assert_int_equal(options(b, "bloch")->qubit, -1);
}

// Of wires that are written in |+⟩ and |−⟩ none is none, and all of them are all.
static void every_wire_of_a_ket_may_be_written_in_another_basis(void **state) {
    Bench *b = *state;
    click(b, of(DISPLAY_CARD, place(b, "ket")));
    click(b, choice("x_wires", 0));
    click(b, choice("x_wires", 1));
    assert_int_equal(options(b, "ket")->x_wires, 3);
    click(b, choice("x_wires", -1));
    assert_int_equal(options(b, "ket")->x_wires, 0);
    click(b, choice("wires", 0));
    click(b, choice("wires", 1)); // of wires that are looked at, all of them is the usual
    assert_int_equal(options(b, "ket")->wires, 0);
}

static void a_right_click_and_i_open_the_same_card(void **state) {
    Bench *b = *state;
    Spot ground = of(DISPLAY_GROUND, place(b, "bloch"));
    Point at = middle(b, ground);
    feed_at(b, GESTURE_MENU, at.x, at.y);
    assert_true(has_spot(b, choice("angles", 1)));
    key(b, KEY_ESCAPE, 0);
    assert_false(has_spot(b, choice("angles", 1)));
    desk_focus_by_key(b->desk, ground);
    key(b, 'i', 0);
    assert_true(has_spot(b, choice("angles", 1)));
}

static void a_card_moves_its_display(void **state) {
    Bench *b = *state;
    click(b, of(DISPLAY_CARD, place(b, "ket")));
    click(b, display_spot(DISPLAY_SIDE, 0, 0));
    assert_true(b->desk->shelving.now.at[place(b, "ket")].below);
    click(b, display_spot(DISPLAY_SIDE, 0, 0));
    click(b, display_spot(DISPLAY_STEP, -1, 0));
    click(b, display_spot(DISPLAY_STEP, -1, 0));
    click(b, display_spot(DISPLAY_STEP, -1, 0));
    assert_int_equal(place(b, "ket"), 0);
    assert_true(has_spot(b, display_spot(DISPLAY_STEP, -1, 0))); // the card is still open
}

static const char SET_LESSON[] =
    "lesson { id = \"own.one\", title = \"One\" }\n"
    "page \"first\" \"First\"\n"
    "local coin = circuit { qubits = 2, start = \"h 0; cx 0 1\", palette = \"h x\" }\n"
    "display.histogram { of = coin, shots = 100, seed = 5 }\n"
    "display.bloch { of = coin }\n";

static int setup_set_lesson(void **state) {
    Bench *b = bench_open(SET_LESSON);
    assert_true(desk_open_lesson(b->desk, NULL, NULL));
    *state = b;
    return 0;
}

static Spot paged(Bench *b, const char *name) {
    const Page *page = &desk_lesson(b->desk)->pages[0];
    for (int i = 0; i < page->block_count; i++)
        if (page->blocks[i].kind == BLOCK_DISPLAY &&
            !strcmp(page->blocks[i].display->name, name))
            return display_spot(DISPLAY_GROUND, i, DISPLAY_PAGED);
    fail();
    return (Spot){0};
}

static void on_a_page_what_the_lesson_says_stays(void **state) {
    Bench *b = *state;
    Point at = middle(b, paged(b, "histogram"));
    feed_at(b, GESTURE_MENU, at.x, at.y);
    assert_true(reads_key(b, "display.histogram.about"));
    assert_false(has_spot(b, choice("shots", 10)));
    key(b, KEY_ESCAPE, 0);
    at = middle(b, paged(b, "bloch"));
    feed_at(b, GESTURE_MENU, at.x, at.y);
    click(b, choice("qubit", 1));
    Shown shown;
    assert_true(shown_find(b->desk, paged(b, "bloch"), &shown));
    assert_int_equal(shown.model.options.qubit, 1);
    key(b, KEY_ESCAPE, 0);
    assert_false(reads(b, "q0 "));
}

static void a_finger_that_rests_on_a_display_of_a_page_opens_its_card(void **state) {
    Bench *b = *state;
    Point at = middle(b, paged(b, "bloch"));
    desk_feed(b->desk,
              &(Gesture){.kind = GESTURE_DOWN, .x = at.x, .y = at.y, .finger = true});
    desk_feed(b->desk,
              &(Gesture){.kind = GESTURE_HOLD, .x = at.x, .y = at.y, .finger = true});
    assert_true(reads_key(b, "display.bloch.about"));
}

// --- large

static void f11_fills_the_window_and_esc_goes_back(void **state) {
    Bench *b = *state;
    click(b, of(DISPLAY_ENLARGE, place(b, "ket")));
    assert_true(b->desk->enlarged.open);
    assert_true(reads_key(b, "enlarged.how"));
    key(b, KEY_ESCAPE, 0);
    assert_false(b->desk->enlarged.open);
    assert_string_equal(desk_screen(b->desk), "lab");
    key(b, KEY_F11, 0);
    assert_true(b->desk->enlarged.open);
    key(b, KEY_F11, 0);
    assert_false(b->desk->enlarged.open);
}

static void arrows_step_the_time_line_there(void **state) {
    Bench *b = *state;
    keys(b, "h");
    key(b, KEY_RIGHT, 0);
    keys(b, "t");
    key(b, KEY_F11, 0);
    assert_true(reads(b, "2 / 2"));
    key(b, KEY_LEFT, 0);
    assert_true(reads(b, "1 / 2"));
    assert_int_equal(workpiece_moment(&b->desk->lab.piece), 1);
    key(b, KEY_HOME, 0);
    assert_true(reads(b, "0 / 2"));
    key(b, KEY_END, 0);
    assert_true(reads(b, "2 / 2"));
    click(b, display_spot(DISPLAY_MOMENT, -1, 0));
    assert_true(reads(b, "1 / 2"));
}

static void its_card_and_its_copies_open_over_a_large_display(void **state) {
    Bench *b = *state;
    int bloch = place(b, "bloch");
    click(b, of(DISPLAY_ENLARGE, bloch));
    click(b, of(DISPLAY_CARD, bloch));
    assert_true(has_spot(b, choice("qubit", 1)));
    key(b, KEY_ESCAPE, 0);
    assert_true(b->desk->enlarged.open);
    click(b, of(DISPLAY_COPY, bloch));
    assert_true(has_spot(b, display_spot(DISPLAY_SAVE, 0, 0)));
    key(b, KEY_ESCAPE, 0);
    key(b, KEY_ESCAPE, 0);
    assert_false(b->desk->enlarged.open);
}

static void a_display_of_a_page_is_enlarged_too(void **state) {
    Bench *b = *state;
    desk_focus_by_key(b->desk, paged(b, "bloch"));
    key(b, KEY_F11, 0);
    assert_true(b->desk->enlarged.open);
    assert_true(spot_same(b->desk->enlarged.subject, paged(b, "bloch")));
    key(b, KEY_ESCAPE, 0);
    assert_string_equal(desk_screen(b->desk), "lesson");
}

// --- copies

static char *file_there(Bench *b, const char *name) {
    char *path = bench_path(b, name);
    Error err = {0};
    char *text = file_read(path, 1 << 24, NULL, &err);
    free(path);
    return text;
}

static void save_as(Bench *b, int form) {
    click(b, of(DISPLAY_COPY, place(b, "bloch")));
    click(b, display_spot(DISPLAY_FORM, form, 0));
    click(b, display_spot(DISPLAY_SAVE, 0, 0));
    key(b, KEY_ESCAPE, 0);
}

static void the_sheet_of_copies_stands_still_while_its_form_is_chosen(void **state) {
    Bench *b = *state;
    desk_feed(b->desk, &(Gesture){.kind = GESTURE_RESIZE, .width = 1280, .height = 620});
    click(b, of(DISPLAY_COPY, place(b, "histogram")));
    Spot first = display_spot(DISPLAY_FORM, 0, 0);
    double y = scene_find(desk_scene(b->desk), first)->rect.y;
    for (int form = 3; form >= 0; form--) {
        click(b, display_spot(DISPLAY_FORM, form, 0));
        assert_float_equal(scene_find(desk_scene(b->desk), first)->rect.y, y, 1e-9);
    }
    key(b, KEY_ESCAPE, 0);
}

static void pictures_go_to_the_documents_and_never_over_a_file(void **state) {
    Bench *b = *state;
    static const struct {
        const char *file, *begin;
    } forms[] = {{"ブロッホ球.png", "\x89PNG"},
                 {"ブロッホ球.svg", "<?xml"},
                 {"ブロッホ球.pdf", "%PDF"}};
    for (int i = 0; i < 3; i++) {
        save_as(b, i);
        char *text = file_there(b, forms[i].file);
        assert_non_null(text);
        assert_memory_equal(text, forms[i].begin, 4);
        free(text);
    }
    save_as(b, 0);
    char *second = bench_path(b, "ブロッホ球 (2).png");
    assert_true(file_exists(second));
    free(second);
}

static void esc_leaves_no_file(void **state) {
    Bench *b = *state;
    click(b, of(DISPLAY_COPY, place(b, "bloch")));
    assert_true(reads(b, "ブロッホ球.png")); // where it will be is told first
    key(b, KEY_ESCAPE, 0);
    char *path = bench_path(b, "ブロッホ球.png");
    assert_false(file_exists(path));
    free(path);
}

static void every_display_tells_its_numbers(void **state) {
    Bench *b = *state;
    for (int i = 0; i < b->desk->shelving.now.count; i++) {
        free(desk_clipboard(b->desk));
        assert_true(display_copy_numbers(b->desk, of(DISPLAY_GROUND, i)));
        char *text = desk_clipboard(b->desk);
        assert_true(text && strstr(text, "\r\n"));
        assert_non_null(strstr(b->desk->status, "数の表"));
        free(text);
    }
}

static void ctrl_c_on_a_display_copies_its_numbers(void **state) {
    Bench *b = *state;
    desk_focus_by_key(b->desk, of(DISPLAY_GROUND, place(b, "bloch")));
    desk_hush(b->desk);
    key(b, 'c', MOD_CTRL);
    assert_non_null(b->desk->status);
}

// --- lit

// A circuit whose state is (√3/2)|00⟩ + (1/2)|11⟩.
static void open_pair(Bench *b) {
    Error err = {0};
    Circuit *pair = circuit_create(2);
    Step ry = {.gate = gate_find("ry"), .angles = {{.value = M_PI / 3}}};
    Step cx = {.gate = gate_find("x"), .targets = {1}, .controls = 1, .column = 1};
    assert_true(circuit_place(pair, ry, &err) != NO_STEP);
    assert_true(circuit_place(pair, cx, &err) != NO_STEP);
    assert_true(desk_open_circuit(b->desk, pair, &err));
}

static Spot basis(uint32_t bits) {
    return (Spot){SPOT_BASIS, -1, 3, (int)bits, NULL};
}

static void what_is_lit_is_told_with_amplitude_and_probability(void **state) {
    Bench *b = *state;
    open_pair(b);
    lit_press(b->desk, basis(3));
    assert_true(reads(b, "|11⟩：振幅 0.500 ∠0°、確率 25.0%"));
    lit_press(b->desk, basis(0));
    assert_true(reads(b, "|00⟩：振幅 0.866 ∠0°、確率 75.0%"));
    lit_press(b->desk, (Spot){SPOT_BASIS, -1, 2, 2, NULL}); // q1 = 1
    assert_true(reads(b, "q1 = 1：確率 25.0%"));
}

// ⟨ZZ⟩ of the pair is 3/4 + 1/4, ⟨X⟩ of one of its wires 0.
static void a_mean_that_is_lit_says_what_lights_with_it(void **state) {
    Bench *b = *state;
    open_pair(b);
    desk_act(b->desk, lit_mean_spot(-1, (PauliTerm){0, 3, 1}));
    assert_true(reads(b, "⟨Z0 Z1⟩ = +1.000。光っているのは、+1 と数える基底状態です。"));
    desk_act(b->desk, lit_mean_spot(-1, (PauliTerm){1, 0, 1}));
    assert_true(reads(b, "⟨X0⟩ = +0.000。X や Y"));
    key(b, KEY_ESCAPE, 0);
    assert_int_equal(lit_now(b->desk).kind, SPOT_NONE);
    desk_act(b->desk, lit_mean_spot(-1, (PauliTerm){1 << 9, 0, 1})); // has no such wire
    desk_scene(b->desk);
}

static void a_press_pins_and_esc_lets_go(void **state) {
    Bench *b = *state;
    open_pair(b);
    desk_act(b->desk, basis(3));
    assert_true(spot_same(lit_now(b->desk), basis(3)));
    assert_true(spot_same(scene_look(desk_scene(b->desk))->lit, basis(3)));
    key(b, KEY_ESCAPE, 0);
    assert_int_equal(lit_now(b->desk).kind, SPOT_NONE);
    assert_string_equal(desk_screen(b->desk), "lab");
    desk_act(b->desk, basis(3));
    desk_act(b->desk, basis(3));
    assert_int_equal(lit_now(b->desk).kind, SPOT_NONE);
}

static void what_is_pinned_of_wires_that_are_gone_says_nothing(void **state) {
    Bench *b = *state;
    open_pair(b);
    desk_act(b->desk, (Spot){SPOT_BASIS, -1, 1 << 9, 1 << 9, NULL});
    desk_scene(b->desk);
    desk_act(b->desk, (Spot){SPOT_BASIS, -1, 0, 0, NULL});
    desk_scene(b->desk);
    desk_act(b->desk, (Spot){SPOT_BASIS, 77, 1, 1, NULL});
    desk_scene(b->desk);
}

// Some display of the lab draws basis states: arrows go over all of them and light each.
static void arrows_go_from_basis_state_to_basis_state(void **state) {
    Bench *b = *state;
    open_pair(b);
    uint32_t seen = 0;
    for (int i = 0; i < b->desk->shelving.now.count; i++) {
        Spot ground = of(DISPLAY_GROUND, i);
        if (!has_spot(b, ground)) continue;
        desk_focus_by_key(b->desk, ground);
        for (int k = 0; k < 6; k++) {
            key(b, KEY_RIGHT, 0);
            Spot lit = lit_now(b->desk);
            if (lit.kind == SPOT_BASIS && lit.b == 3) seen |= 1U << lit.c;
        }
    }
    assert_true(seen == 0 || (seen & 9) == 9);
}

static const char PREDICT_LESSON[] =
    "lesson { id = \"own.one\", title = \"One\" }\n"
    "page \"first\" \"First\"\n"
    "local twice = circuit { qubits = 1, start = \"h 0; h 0\", palette = \"h x z\" }\n"
    "display.histogram { of = twice }\n"
    "display.bloch { of = twice }\n"
    "exercise.predict \"bars\" { of = twice, ask = \"What comes out?\" }\n";

static int setup_predict_lesson(void **state) {
    Bench *b = bench_open(PREDICT_LESSON);
    assert_true(desk_open_lesson(b->desk, NULL, NULL));
    *state = b;
    return 0;
}

static void what_a_prediction_covers_is_neither_told_nor_enlarged_nor_copied(void **state) {
    Bench *b = *state;
    Spot covered = paged(b, "histogram");
    lit_press(b->desk, (Spot){SPOT_BASIS, 0, 1, 0, NULL});
    assert_false(reads(b, "確率 100.0%"));
    assert_false(display_card_open(b->desk, covered));
    assert_false(enlarged_open(b->desk, covered));
    assert_false(display_copy_open(b->desk, covered));
    assert_false(display_copy_numbers(b->desk, covered));
    b->desk->study.answers[0].shown = true;
    b->desk->dirty = true;
    assert_true(reads(b, "確率 100.0%"));
    assert_true(enlarged_open(b->desk, covered));
}

// --- order

static void one_key_turns_the_order_and_it_is_remembered(void **state) {
    Bench *b = *state;
    assert_int_equal(scene_look(desk_scene(b->desk))->order, ORDER_FIRST_RIGHT);
    key(b, 'r', MOD_CTRL);
    assert_int_equal(scene_look(desk_scene(b->desk))->order, ORDER_FIRST_LEFT);
    bench_again(b);
    key(b, KEY_F9, 0);
    assert_int_equal(scene_look(desk_scene(b->desk))->order, ORDER_FIRST_LEFT);
    open_pair(b);
    Error err = {0};
    Circuit *one = circuit_create(2);
    circuit_place(one, (Step){.gate = gate_find("x")}, &err);
    assert_true(desk_open_circuit(b->desk, one, &err));
    lit_press(b->desk, basis(1)); // q0 = 1
    assert_true(reads(b, "|10⟩：振幅 1.000"));
    key(b, 'r', MOD_CTRL);
    desk_hush(b->desk);
    assert_true(reads(b, "|01⟩：振幅 1.000"));
}

static void a_course_may_fix_the_order_for_its_pages(void **state) {
    Bench *b = *state;
    b->desk->packs[0]->order = PACK_ORDER_LEFT;
    b->desk->dirty = true;
    assert_int_equal(scene_look(desk_scene(b->desk))->order, ORDER_FIRST_LEFT);
    key(b, 'r', MOD_CTRL);
    assert_int_equal(scene_look(desk_scene(b->desk))->order, ORDER_FIRST_LEFT);
    key(b, 'r', MOD_CTRL);
    assert_int_equal(scene_look(desk_scene(b->desk))->order, ORDER_FIRST_LEFT);
    assert_non_null(strstr(b->desk->status, "決まっています"));
    key(b, KEY_F9, 0);
    assert_int_equal(scene_look(desk_scene(b->desk))->order, ORDER_FIRST_RIGHT);
}

#define IN_SET(test) \
    cmocka_unit_test_setup_teardown(test, setup_set_lesson, teardown_lesson)

int main(void) {
    const struct CMUnitTest tests[] = {
        IN_LAB(the_gear_opens_a_card_that_sets_and_undo_takes_back),
        IN_LAB(wires_are_chosen_by_pressing_their_names),
        IN_LAB(every_wire_of_a_ket_may_be_written_in_another_basis),
        IN_LAB(a_right_click_and_i_open_the_same_card),
        IN_LAB(a_card_moves_its_display),
        IN_SET(on_a_page_what_the_lesson_says_stays),
        IN_SET(a_finger_that_rests_on_a_display_of_a_page_opens_its_card),
        IN_LAB(f11_fills_the_window_and_esc_goes_back),
        IN_LAB(arrows_step_the_time_line_there),
        IN_LAB(its_card_and_its_copies_open_over_a_large_display),
        IN_SET(a_display_of_a_page_is_enlarged_too),
        IN_LAB(the_sheet_of_copies_stands_still_while_its_form_is_chosen),
        IN_LAB(pictures_go_to_the_documents_and_never_over_a_file),
        IN_LAB(esc_leaves_no_file),
        IN_LAB(every_display_tells_its_numbers),
        IN_LAB(ctrl_c_on_a_display_copies_its_numbers),
        IN_LAB(what_is_lit_is_told_with_amplitude_and_probability),
        IN_LAB(a_mean_that_is_lit_says_what_lights_with_it),
        IN_LAB(a_press_pins_and_esc_lets_go),
        IN_LAB(what_is_pinned_of_wires_that_are_gone_says_nothing),
        IN_LAB(arrows_go_from_basis_state_to_basis_state),
        cmocka_unit_test_setup_teardown(
            what_a_prediction_covers_is_neither_told_nor_enlarged_nor_copied,
            setup_predict_lesson, teardown_lesson),
        IN_SET(a_course_may_fix_the_order_for_its_pages),
        IN_LAB(one_key_turns_the_order_and_it_is_remembered),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
