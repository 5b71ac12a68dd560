#include "desk_bench.h"

#include "base/text.h"

static void ask(Bench *b, const char *text) {
    if (!b->desk->prompt.open) key(b, 'k', MOD_CTRL);
    key(b, 'a', MOD_CTRL);
    desk_feed(b->desk, &(Gesture){.kind = GESTURE_TEXT, .text = text});
}

static const PromptItem *row(const Bench *b, int i) {
    const Prompt *prompt = &b->desk->prompt;
    assert_true(i < prompt->count);
    return &prompt->items.items[prompt->rows[i]];
}

// The place of an id among what is listed; -1: it is not.
static int place_of(const Bench *b, const char *id) {
    for (int i = 0; i < b->desk->prompt.count; i++)
        if (!strcmp(row(b, i)->id, id)) return i;
    return -1;
}

static void lists(Bench *b, const char *typed, const char *id) {
    ask(b, typed);
    if (place_of(b, id) < 0) print_error("\"%s\" does not find %s\n", typed, id);
    assert_true(place_of(b, id) >= 0);
}

static void put(Bench *b, const char *typed) {
    ask(b, typed);
    key(b, KEY_ENTER, 0);
}

static void it_opens_by_key_and_by_its_button_and_closes(void **state) {
    Bench *b = *state;
    key(b, 'k', MOD_CTRL);
    assert_true(has_spot(b, (Spot){.kind = SPOT_PROMPT_FIELD}));
    Rect rect;
    assert_true(desk_field(b->desk, &rect)); // an input method knows where to stand
    key(b, KEY_ESCAPE, 0);
    assert_false(b->desk->prompt.open);
    assert_string_equal(desk_screen(b->desk), "lab");
    Rect button = spot_of(b, (Spot){.kind = SPOT_PROMPT})->rect;
    assert_true(button.w >= 44 && button.h >= 44);
    click(b, (Spot){.kind = SPOT_PROMPT});
    assert_true(b->desk->prompt.open);
    key(b, 'k', MOD_CTRL);
    assert_false(b->desk->prompt.open);
    click(b, (Spot){.kind = SPOT_PROMPT});
    feed_at(b, GESTURE_DOWN, 5, 400); // beside the sheet
    feed_at(b, GESTURE_UP, 5, 400);
    assert_false(b->desk->prompt.open);
}

static void it_takes_the_place_of_other_sheets(void **state) {
    Bench *b = *state;
    key(b, '?', MOD_SHIFT);
    key(b, 'k', MOD_CTRL);
    assert_false(b->desk->keys_open);
    assert_true(b->desk->prompt.open);
    key(b, KEY_F8, 0);
    assert_false(b->desk->prompt.open);
    assert_true(b->desk->choices.open);
    key(b, 'k', MOD_CTRL);
    key(b, 'f', MOD_CTRL);
    assert_false(b->desk->prompt.open);
    assert_true(b->desk->seek.open);
    key(b, 'k', MOD_CTRL);
    assert_false(b->desk->seek.open);
    assert_true(b->desk->prompt.open);
}

static const char *const undo_names[] = {
    "元に戻す", "もとにもどす", "モトニモドス", "ﾓﾄﾆﾓﾄﾞｽ", "motonimodosu",
    "modosu",   "アンドゥ",     "undo",         "UNDO",    "take back",
};

static void an_action_is_found_by_every_name_in_either_window(void **state) {
    Bench *b = *state;
    for (int lang = 0; lang < LANG_COUNT; lang++) {
        for (size_t i = 0; i < sizeof undo_names / sizeof *undo_names; i++) {
            // The sounds of romaji are asked for by a Japanese window alone.
            if (lang == LANG_EN && !strncmp(undo_names[i], "mo", 2)) continue;
            lists(b, undo_names[i], "circuit.undo");
        }
        key(b, KEY_ESCAPE, 0);
        key(b, KEY_F2, 0);
    }
}

static void what_was_found_stays_while_romaji_is_unfinished(void **state) {
    Bench *b = *state;
    static const char *const steps[] = {"moto",     "moton",     "motoni",    "motonim",
                                        "motonimo", "motonimod", "motonimodo"};
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
        lists(b, steps[i], "circuit.undo");
}

static void every_action_that_is_here_is_found_by_its_names(void **state) {
    Bench *b = *state;
    key(b, 'h', 0);
    key(b, 'k', MOD_CTRL);
    const Command *command;
    int here = 0;
    for (int i = 0; (command = desk_command(i)); i++) {
        bool lab = command->where == ANYWHERE || command->where == ON_CIRCUIT ||
                   command->where == ON_LAB;
        if (!command->words || !lab) continue;
        here++;
        lists(b, words_in(b->words, LANG_JA, command->words), command->id);
        lists(b, words_in(b->words, LANG_EN, command->words), command->id);
        if (!command->also) continue;
        char names[256];
        snprintf(names, sizeof names, "%s", words_in(b->words, LANG_JA, command->also));
        for (char *name = strtok(names, ";"); name; name = strtok(NULL, ";"))
            lists(b, name, command->id);
    }
    assert_true(here > 25);
}

static bool is_kanji(uint32_t c) {
    return c >= 0x4E00 && c <= 0x9FFF;
}

static bool has_kanji(const char *text) {
    while (*text)
        if (is_kanji(text_next(&text))) return true;
    return false;
}

// Among names with ';' between, one without any kanji.
static bool has_reading(const char *names) {
    char copy[256];
    snprintf(copy, sizeof copy, "%s", names);
    for (char *name = strtok(copy, ";"); name; name = strtok(NULL, ";"))
        if (!has_kanji(name)) return true;
    return false;
}

static void every_name_with_kanji_has_its_reading(void **state) {
    Bench *b = *state;
    const Command *command;
    int without = 0;
    for (int i = 0; (command = desk_command(i)); i++) {
        if (!command->words) continue;
        if (!has_kanji(words_in(b->words, LANG_JA, command->words))) continue;
        const char *also = command->also ? words_in(b->words, LANG_JA, command->also) : "";
        if (has_reading(also)) continue;
        print_error("%s: its name has kanji; write how it is read into a word `also`\n",
                    command->id);
        without++;
    }
    assert_int_equal(without, 0);
}

static void a_gate_is_placed_at_the_cursor(void **state) {
    Bench *b = *state;
    key(b, KEY_DOWN, 0);
    key(b, KEY_RIGHT, 0);
    put(b, "アダマール");
    assert_false(b->desk->prompt.open);
    assert_int_equal(circuit_steps(lab_circuit(b)), 1);
    const Step *step = circuit_step(lab_circuit(b), 0);
    assert_string_equal(step->gate->name, "h");
    assert_int_equal(step->targets[0], 1);
    assert_int_equal(step->column, 1);
    key(b, KEY_RIGHT, 0);
    key(b, 'x', 0); // the keyboard is the circuit's again
    assert_int_equal(circuit_steps(lab_circuit(b)), 2);
}

static void one_letter_names_the_gate_first(void **state) {
    Bench *b = *state;
    ask(b, "h");
    assert_string_equal(row(b, 0)->id, "gate.h");
    ask(b, "そくてい");
    assert_string_equal(row(b, 0)->id, "gate.measure");
    ask(b, "rx");
    assert_string_equal(row(b, 0)->id, "gate.rx");
}

static void settings_are_set(void **state) {
    Bench *b = *state;
    put(b, "とうえいよう");
    assert_int_equal(b->desk->theme, THEME_PROJECTOR);
    put(b, "light screen");
    assert_int_equal(b->desk->theme, THEME_LIGHT);
    put(b, "えいごにする");
    assert_int_equal(b->desk->lang, LANG_EN);
    put(b, "Furigana off");
    assert_int_equal(b->desk->ruby, RUBY_OFF);
}

static void what_cannot_be_done_shows_why_and_is_not_done(void **state) {
    Bench *b = *state;
    ask(b, "redo");
    assert_string_equal(row(b, 0)->id, "circuit.redo");
    assert_true(reads_key(b, "desk.no_redo"));
    key(b, KEY_ENTER, 0);
    assert_true(b->desk->prompt.open);
    assert_true(b->desk->prompt.refused);
    assert_true(reads_key(b, "desk.no_redo"));
    ask(b, "h");
    assert_false(b->desk->prompt.refused);
}

static void chords_stand_beside_the_names(void **state) {
    Bench *b = *state;
    ask(b, "undo");
    assert_string_equal(row(b, 0)->keys, "Ctrl+Z");
    assert_true(reads(b, "Ctrl"));
    ask(b, "rx");
    assert_string_equal(row(b, 0)->keys, "Shift+X");
}

static void arrows_choose_and_the_pointer_does(void **state) {
    Bench *b = *state;
    key(b, 'k', MOD_CTRL);
    int all = b->desk->prompt.count;
    key(b, KEY_UP, 0);
    assert_int_equal(b->desk->prompt.chosen, 0);
    key(b, KEY_DOWN, 0);
    assert_int_equal(b->desk->prompt.chosen, 1);
    for (int i = 0; i < all + 3; i++)
        key(b, KEY_DOWN, 0);
    assert_int_equal(b->desk->prompt.chosen, all - 1);
    spot_of(b, (Spot){.kind = SPOT_PROMPT_ROW, .a = all - 1}); // scrolled into sight
    ask(b, "Xを");
    ask(b, "bit flip");
    int x = place_of(b, "gate.x");
    Rect target = spot_of(b, (Spot){.kind = SPOT_PROMPT_ROW, .a = x})->rect;
    assert_true(target.h >= 44);
    click(b, (Spot){.kind = SPOT_PROMPT_ROW, .a = x});
    assert_string_equal(circuit_step(lab_circuit(b), 0)->gate->name, "x");
}

static void what_was_done_last_comes_first_and_is_kept(void **state) {
    Bench *b = *state;
    put(b, "アダマール");
    put(b, "undo");
    put(b, "アダマール");
    key(b, 'k', MOD_CTRL);
    assert_string_equal(row(b, 0)->id, "gate.h");
    assert_string_equal(row(b, 1)->id, "circuit.undo");
    key(b, KEY_ESCAPE, 0);
    bench_again(b);
    key(b, KEY_F9, 0);
    key(b, 'k', MOD_CTRL);
    assert_string_equal(row(b, 0)->id, "gate.h");
    assert_string_equal(row(b, 1)->id, "circuit.undo");
}

static void no_more_than_eight_are_remembered(void **state) {
    Bench *b = *state;
    static const char *const names[] = {"gate.h", "gate.x", "gate.y",  "gate.z", "gate.s",
                                        "gate.t", "gate.p", "gate.rx", "gate.ry"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        put(b, names[i] + 5);
    int blanks = 0;
    for (const char *at = b->desk->prompt.recent; *at; at++)
        blanks += *at == ' ';
    assert_int_equal(blanks, MOST_RECENT - 1);
    assert_null(strstr(b->desk->prompt.recent, "gate.h"));
}

static void what_an_input_method_composes_is_sought_at_once(void **state) {
    Bench *b = *state;
    key(b, 'k', MOD_CTRL);
    desk_feed(b->desk,
              &(Gesture){.kind = GESTURE_COMPOSE, .text = "もとにもど", .start = -1});
    assert_int_equal(place_of(b, "circuit.undo"), 0);
    key(b, KEY_DOWN, 0); // the input method's
    assert_int_equal(b->desk->prompt.chosen, 0);
    key(b, KEY_ESCAPE, 0);
    assert_true(b->desk->prompt.open);
    desk_feed(b->desk, &(Gesture){.kind = GESTURE_COMPOSE, .text = "", .start = -1});
    desk_feed(b->desk, &(Gesture){.kind = GESTURE_TEXT, .text = "元に戻"});
    assert_int_equal(place_of(b, "circuit.undo"), 0);
}

static void nothing_found_says_what_to_try(void **state) {
    Bench *b = *state;
    ask(b, "qqqqq");
    assert_int_equal(b->desk->prompt.count, 0);
    assert_true(reads_key(b, "prompt.none"));
    key(b, KEY_ENTER, 0);
    assert_true(b->desk->prompt.open);
}

static void a_lesson_is_opened_by_its_number_or_a_reading_of_its_title(void **state) {
    Bench *b = *state;
    lists(b, "りょうしびっと", "lesson.core.qubit");
    lists(b, "ryoushibitto", "lesson.core.qubit");
    put(b, "C01");
    assert_string_equal(desk_screen(b->desk), "lesson");
    assert_string_equal(desk_lesson(b->desk)->id, "core.qubit");
    key(b, 'k', MOD_CTRL);
    assert_true(place_of(b, "page.0") >= 0);
    assert_int_equal(place_of(b, "circuit.more_wires"), -1); // the lab's
    put(b, "2 ページ");
    assert_int_equal(b->desk->study.page, 1);
}

static void a_lesson_refuses_gates_that_it_does_not_offer(void **state) {
    Bench *b = *state;
    ask(b, "rx");
    assert_string_equal(row(b, 0)->why.key, "desk.not_offered");
    put(b, "x");
    const Circuit *coin = workpiece_shown(&b->desk->study.pieces[0]);
    assert_string_equal(circuit_step(coin, circuit_steps(coin) - 1)->gate->name, "x");
}

static void a_command_works_on_what_had_the_keyboard(void **state) {
    Bench *b = *state;
    key(b, 'h', 0);
    Spot before = b->desk->focus;
    put(b, "えらんだげーとをけす");
    assert_int_equal(circuit_steps(lab_circuit(b)), 0);
    assert_true(spot_same(b->desk->focus, before));
}

static void a_circuit_that_is_typed_is_placed_behind_the_present_one(void **state) {
    Bench *b = *state;
    key(b, 'y', 0);
    ask(b, "h 0; cx 0 2");
    assert_string_equal(row(b, 0)->id, "circuit.typed");
    key(b, KEY_ENTER, 0);
    assert_false(b->desk->prompt.open);
    const Circuit *now = lab_circuit(b);
    assert_int_equal(circuit_wires(now), 3);
    assert_int_equal(circuit_steps(now), 3);
    assert_string_equal(circuit_step(now, 0)->gate->name, "y");
    assert_int_equal(circuit_step(now, 1)->column, 1);
    assert_int_equal(circuit_step(now, 2)->controls, 1);
    key(b, 'z', MOD_CTRL); // one step
    assert_int_equal(circuit_steps(lab_circuit(b)), 1);
    ask(b, "C01"); // a lesson's number is no circuit
    assert_int_equal(place_of(b, "circuit.typed"), -1);
    ask(b, "h");
    assert_int_equal(place_of(b, "circuit.typed"), -1);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        IN_LAB(it_opens_by_key_and_by_its_button_and_closes),
        IN_LAB(it_takes_the_place_of_other_sheets),
        IN_LAB(an_action_is_found_by_every_name_in_either_window),
        IN_LAB(what_was_found_stays_while_romaji_is_unfinished),
        IN_LAB(every_action_that_is_here_is_found_by_its_names),
        IN_LAB(every_name_with_kanji_has_its_reading),
        IN_LAB(a_gate_is_placed_at_the_cursor),
        IN_LAB(one_letter_names_the_gate_first),
        IN_LAB(settings_are_set),
        IN_LAB(what_cannot_be_done_shows_why_and_is_not_done),
        IN_LAB(chords_stand_beside_the_names),
        IN_LAB(arrows_choose_and_the_pointer_does),
        IN_LAB(what_was_done_last_comes_first_and_is_kept),
        IN_LAB(no_more_than_eight_are_remembered),
        IN_LAB(what_an_input_method_composes_is_sought_at_once),
        IN_LAB(nothing_found_says_what_to_try),
        IN_LAB(a_lesson_is_opened_by_its_number_or_a_reading_of_its_title),
        IN_LESSON(a_lesson_refuses_gates_that_it_does_not_offer),
        IN_LAB(a_circuit_that_is_typed_is_placed_behind_the_present_one),
        IN_LAB(a_command_works_on_what_had_the_keyboard),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
