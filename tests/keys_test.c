#include "desk_bench.h"

#include "view/screen_keys.h"

#include <ctype.h>

// One cap of the sheet as a key: "Ctrl+Z", "F5", "→", "Ctrl++".
typedef struct Cap {
    int key, mods;
} Cap;

static const struct {
    const char *name;
    int key;
} named[] = {
    {"Space", ' '},
    {"Tab", KEY_TAB},
    {"Space", ' '},
    {"Enter", KEY_ENTER},
    {"Esc", KEY_ESCAPE},
    {"Delete", KEY_DELETE},
    {"PageDown", KEY_PAGE_DOWN},
    {"PageUp", KEY_PAGE_UP},
    {"Home", KEY_HOME},
    {"←", KEY_LEFT},
    {"→", KEY_RIGHT},
    {"↑", KEY_UP},
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

static void every_key_on_the_sheet_does_something_in_its_group(void **state) {
    (void)state;
    int count;
    const KeyLine *lines = desk_key_lines(&count);
    for (int i = 0; i < count; i++) {
        char text[64];
        snprintf(text, sizeof text, "%s", lines[i].keys);
        for (char *cap = strtok(text, " "); cap; cap = strtok(NULL, " ")) {
            if (!strcmp(cap, "…")) continue;
            Cap key = cap_of(cap);
            bool bound = desk_key_bound(lines[i].group, key.key, key.mods);
            if (!bound) print_error("%s: %s\n", lines[i].words, cap);
            assert_true(bound);
        }
    }
}

static void the_lines_of_the_sheet_have_words_and_stand_by_group(void **state) {
    (void)state;
    Words *words = words_open(KYUBI_SOURCE "/assets/words.tsv", NULL);
    int count, groups = 0;
    const KeyLine *lines = desk_key_lines(&count);
    for (int i = 0; i < count; i++) {
        assert_true(words_has(words, lines[i].group));
        assert_true(words_has(words, lines[i].words));
        groups += !i || strcmp(lines[i].group, lines[i - 1].group) != 0;
    }
    assert_int_equal(groups, 3);
    words_close(words);
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
    for (int i = 0; i < 5; i++) { // Tab stays on the sheet
        key(b, KEY_TAB, 0);
        assert_int_equal(b->desk->focus.kind, SPOT_CLOSE);
    }
    key(b, KEY_ENTER, 0);
    assert_string_equal(desk_screen(b->desk), "lab");
    key(b, '?', MOD_SHIFT);
    key(b, KEY_ESCAPE, 0);
    assert_string_equal(desk_screen(b->desk), "lab");
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
        cmocka_unit_test(every_key_on_the_sheet_does_something_in_its_group),
        cmocka_unit_test(the_lines_of_the_sheet_have_words_and_stand_by_group),
        cmocka_unit_test_setup_teardown(every_gate_with_a_letter_is_placed_by_it, setup,
                                        teardown),
        cmocka_unit_test(no_letter_is_both_a_gate_and_a_command),
        cmocka_unit_test_setup_teardown(under_the_sheet_keys_change_no_circuit, setup,
                                        teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
