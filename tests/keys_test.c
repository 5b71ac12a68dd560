#include "desk_bench.h"

#include "desk/commands.h"

#include <ctype.h>

// One cap of the sheet as a key: "Ctrl+Z", "F5", "→", "Ctrl++".
typedef struct Cap {
    int key, mods;
} Cap;

static const struct {
    const char *name;
    int key;
} named[] = {
    {"Space", ' '},          {"Tab", KEY_TAB},
    {"Space", ' '},          {"Enter", KEY_ENTER},
    {"Esc", KEY_ESCAPE},     {"Delete", KEY_DELETE},
    {"Insert", KEY_INSERT},  {"PageDown", KEY_PAGE_DOWN},
    {"PageUp", KEY_PAGE_UP}, {"Home", KEY_HOME},
    {"End", KEY_END},        {"←", KEY_LEFT},
    {"→", KEY_RIGHT},        {"↑", KEY_UP},
    {"↓", KEY_DOWN},
};

static Cap cap_of(const char *text) {
    static const struct {
        const char *name;
        int mod;
    } mods[] = {{"Ctrl+", MOD_CTRL}, {"Alt+", MOD_ALT}, {"Shift+", MOD_SHIFT}};
    Cap cap = {0};
    for (int i = 0; i < 3; i++)
        if (!strncmp(text, mods[i].name, strlen(mods[i].name))) {
            cap.mods |= mods[i].mod;
            text += strlen(mods[i].name);
        }
    for (size_t i = 0; i < sizeof named / sizeof *named; i++)
        if (!strcmp(text, named[i].name)) cap.key = named[i].key;
    if (text[0] == 'F' && isdigit((unsigned char)text[1]))
        cap.key = KEY_F1 + atoi(text + 1) - 1;
    if (!cap.key && text[0] && !text[1]) cap.key = tolower((unsigned char)text[0]);
    if (cap.key == '?') cap.mods |= MOD_SHIFT;
    return cap;
}

// Whether a row of the line's own has the chord, or is a family that shows it.
static bool has_cap(const KeyLine *line, const char *cap) {
    Cap key = cap_of(cap);
    const Command *row;
    for (int i = 0; (row = desk_command(i)); i++) {
        if (!row->line || strcmp(row->line, line->words) != 0) continue;
        if (strcmp(desk_command_group(row), line->group) != 0) continue;
        if (row->caps && strstr(row->caps, cap)) return true;
        for (int k = 0; k < MOST_CHORDS; k++)
            if (row->chords[k].key == key.key && row->chords[k].mods == key.mods)
                return true;
    }
    return false;
}

static void every_cap_of_the_sheet_is_a_chord_of_a_row_of_its_line(void **state) {
    (void)state;
    CommandLines all = command_lines();
    for (int i = 0; i < all.count; i++) {
        char text[128];
        snprintf(text, sizeof text, "%s", all.lines[i].keys);
        for (char *cap = strtok(text, " "); cap; cap = strtok(NULL, " ")) {
            if (!has_cap(&all.lines[i], cap))
                print_error("%s: %s\n", all.lines[i].words, cap);
            assert_true(has_cap(&all.lines[i], cap));
        }
    }
    command_lines_free(&all);
}

static void the_lines_of_the_sheet_have_words_and_stand_by_group(void **state) {
    (void)state;
    Words *words = words_open(KYUBI_SOURCE "/assets/words.tsv", NULL);
    CommandLines all = command_lines();
    int groups = 0;
    for (int i = 0; i < all.count; i++) {
        assert_true(words_has(words, all.lines[i].group));
        assert_true(words_has(words, all.lines[i].words));
        groups += !i || strcmp(all.lines[i].group, all.lines[i - 1].group) != 0;
        for (int k = 0; k < i; k++) // a line that is shown twice has lost its neighbours
            if (!strcmp(all.lines[i].group, all.lines[k].group))
                assert_string_not_equal(all.lines[i].words, all.lines[k].words);
    }
    assert_true(groups >= 3);
    command_lines_free(&all);
    words_close(words);
}

static void every_command_has_an_id_and_words_of_its_own(void **state) {
    (void)state;
    Words *words = words_open(KYUBI_SOURCE "/assets/words.tsv", NULL);
    const Command *row;
    for (int i = 0; (row = desk_command(i)); i++) {
        assert_ptr_equal(desk_command_of(row->id), row);
        if (row->words) assert_true(words_has(words, row->words));
        bool runs = row->spot.kind || row->action;
        assert_false(row->words && !runs); // the palette of commands can do it
        assert_false(runs && row->takes);
        assert_false(row->takes && row->line && !row->caps);
        assert_true(row->words || row->line || row->chords[0].key || row->takes);
    }
    assert_null(desk_command_of("circuit.none"));
    words_close(words);
}

// What was shown once is shown as it was.
static void the_sheet_joins_the_caps_of_rows_that_share_a_line(void **state) {
    (void)state;
    static const char *const lines[][2] = {
        {"keys.undo", "Ctrl+Z Ctrl+Y"},
        {"keys.text", "Ctrl++ Ctrl+- Ctrl+0"},
        {"keys.sheet", "?"},
        {"keys.cursor", "← → ↑ ↓"},
        {"keys.mend", "R E C"},
        {"keys.grade", "Shift+F4"},
        {"keys.library", "Alt+Home"},
        {"keys.continue", "Space"},
    };
    CommandLines all = command_lines();
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        const char *keys = NULL;
        for (int k = 0; k < all.count; k++)
            if (!strcmp(all.lines[k].words, lines[i][0])) keys = all.lines[k].keys;
        assert_string_equal(keys, lines[i][1]);
    }
    command_lines_free(&all);
}

// Two commands of one place never have one chord: the second would never be reached.
static void no_two_commands_of_a_place_share_a_chord(void **state) {
    (void)state;
    const Command *row, *other;
    for (int i = 0; (row = desk_command(i)); i++)
        for (int j = 0; j < i && (other = desk_command(j)); j++) {
            bool both = row->where == other->where || row->where == ANYWHERE ||
                        other->where == ANYWHERE;
            if (!both || row->caps || other->caps) continue;
            if (!row->action && !row->spot.kind) continue;
            if (!other->action && !other->spot.kind) continue;
            for (int k = 0; k < MOST_CHORDS && row->chords[k].key; k++)
                for (int l = 0; l < MOST_CHORDS && other->chords[l].key; l++) {
                    bool same = row->chords[k].key == other->chords[l].key &&
                                row->chords[k].mods == other->chords[l].mods;
                    if (same) print_error("%s and %s\n", row->id, other->id);
                    assert_false(same);
                }
        }
}

static void a_command_that_cannot_be_done_says_why(void **state) {
    Bench *b = *state;
    const Command *undo = desk_command_of("circuit.undo");
    assert_false(desk_command_is_there(b->desk, undo)); // no circuit in the library
    key(b, KEY_F9, 0);
    assert_true(desk_command_is_there(b->desk, undo));
    Error err = {0};
    assert_false(desk_command_can(b->desk, undo, &err));
    assert_string_equal(err.key, "desk.no_undo");
    desk_command_run(b->desk, undo);
    assert_true(reads_key(b, "desk.no_undo"));
    key(b, 'h', 0);
    assert_true(desk_command_can(b->desk, undo, &err));
    desk_command_run(b->desk, undo);
    assert_int_equal(circuit_steps(lab_circuit(b)), 0);
    key(b, '?', MOD_SHIFT);
    assert_false(desk_command_is_there(b->desk, undo)); // under the sheet
}

static void every_gate_with_a_letter_is_placed_by_it(void **state) {
    Bench *b = *state;
    key(b, KEY_F9, 0);
    for (int i = 0; i < gate_count(); i++) {
        const Gate *gate = gate_row(i);
        if (!gate->key) continue;
        key(b, tolower(gate->key), isupper((unsigned char)gate->key) ? MOD_SHIFT : 0);
        assert_int_equal(circuit_steps(lab_circuit(b)), 1);
        assert_ptr_equal(circuit_step(lab_circuit(b), 0)->gate, gate);
        key(b, 'z', MOD_CTRL);
        assert_int_equal(circuit_steps(lab_circuit(b)), 0);
    }
}

static void every_letter_of_the_sheet_that_places_is_a_gates(void **state) {
    (void)state;
    static const char *const ids[] = {"circuit.place", "circuit.place_turn",
                                      "circuit.measure"};
    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) {
        char caps[64];
        snprintf(caps, sizeof caps, "%s", desk_command_of(ids[i])->caps);
        for (char *cap = strtok(caps, " "); cap; cap = strtok(NULL, " ")) {
            Cap key = cap_of(cap);
            bool found = false;
            for (int k = 0; k < gate_count(); k++) {
                int letter = gate_row(k)->key;
                if (!letter || tolower(letter) != key.key) continue;
                found |= (isupper(letter) != 0) == ((key.mods & MOD_SHIFT) != 0);
            }
            assert_true(found);
        }
    }
}

static void no_letter_is_both_a_gate_and_a_command(void **state) {
    (void)state;
    for (int i = 0; i < gate_count(); i++)
        if (gate_row(i)->key) assert_null(strchr("coCO,.?", gate_row(i)->key));
}

static void under_the_sheet_keys_change_no_circuit(void **state) {
    Bench *b = *state;
    key(b, KEY_F9, 0);
    key(b, '?', MOD_SHIFT);
    assert_string_equal(desk_screen(b->desk), "keys");
    keys(b, "hxc");
    key(b, 'z', MOD_CTRL);
    assert_int_equal(circuit_steps(lab_circuit(b)), 0);
    for (int i = 0; i < 6; i++) { // Tab stays on the sheet
        key(b, KEY_TAB, 0);
        SpotKind kind = b->desk->focus.kind;
        assert_true(kind == SPOT_CLOSE || kind == SPOT_KEYS_PRINT);
    }
    assert_int_equal(b->desk->focus.kind, SPOT_CLOSE);
    key(b, KEY_ENTER, 0);
    assert_string_equal(desk_screen(b->desk), "lab");
    key(b, '?', MOD_SHIFT);
    key(b, KEY_ESCAPE, 0);
    assert_string_equal(desk_screen(b->desk), "lab");
}

// The window asks for text only while desk_field; then an input method leaves the keys
// alone. Where it composes all the same, what it composes is not the circuit's.
static void letters_reach_the_circuit_while_an_input_method_is_on(void **state) {
    Bench *b = *state;
    key(b, KEY_F9, 0);
    Rect rect;
    assert_false(desk_field(b->desk, &rect));
    key(b, 'h', 0);
    desk_feed(b->desk, &(Gesture){.kind = GESTURE_COMPOSE, .text = "ｈ", .start = -1});
    assert_false(desk_field(b->desk, &rect));
    key(b, KEY_RIGHT, 0);
    key(b, 'x', 0);
    desk_feed(b->desk, &(Gesture){.kind = GESTURE_TEXT, .text = "ｈｘ"});
    assert_int_equal(circuit_steps(lab_circuit(b)), 2);
    assert_string_equal(circuit_step(lab_circuit(b), 1)->gate->name, "x");
}

static int setup(void **state) {
    *state = bench_open(NULL);
    return 0;
}

static int teardown(void **state) {
    bench_close(*state, false);
    return 0;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_cap_of_the_sheet_is_a_chord_of_a_row_of_its_line),
        cmocka_unit_test(the_lines_of_the_sheet_have_words_and_stand_by_group),
        cmocka_unit_test(every_command_has_an_id_and_words_of_its_own),
        cmocka_unit_test(the_sheet_joins_the_caps_of_rows_that_share_a_line),
        cmocka_unit_test(no_two_commands_of_a_place_share_a_chord),
        cmocka_unit_test_setup_teardown(a_command_that_cannot_be_done_says_why, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(every_gate_with_a_letter_is_placed_by_it, setup,
                                        teardown),
        cmocka_unit_test(every_letter_of_the_sheet_that_places_is_a_gates),
        cmocka_unit_test(no_letter_is_both_a_gate_and_a_command),
        cmocka_unit_test_setup_teardown(
            letters_reach_the_circuit_while_an_input_method_is_on, setup, teardown),
        cmocka_unit_test_setup_teardown(under_the_sheet_keys_change_no_circuit, setup,
                                        teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
