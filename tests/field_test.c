#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/rng.h"
#include "base/text.h"
#include "desk/field.h"
#include "desk/gesture.h"

#include <stdlib.h>
#include <string.h>

static bool press(Field *field, int key) {
    bool changed;
    assert_true(field_key(field, key, 0, &changed));
    return changed;
}

static bool press_with(Field *field, int mods, int key) {
    bool changed;
    assert_true(field_key(field, key, mods, &changed));
    return changed;
}

static void expect_selected(const Field *field, const char *text) {
    char *selected = field_selected(field);
    assert_string_equal(selected, text);
    free(selected);
}

static void text_goes_in_at_the_caret(void **state) {
    (void)state;
    Field field;
    field_set(&field, "√2");
    press(&field, KEY_HOME);
    press(&field, KEY_RIGHT);
    assert_true(field_insert(&field, "（3"));
    assert_string_equal(field.text, "√（32");
    assert_int_equal(field.caret, (int)strlen("√（3"));
}

static void keys_take_whole_characters(void **state) {
    (void)state;
    Field field;
    field_set(&field, "π度");
    assert_true(press(&field, KEY_BACKSPACE));
    assert_string_equal(field.text, "π");
    press(&field, KEY_LEFT);
    assert_false(press(&field, KEY_BACKSPACE));
    assert_true(press(&field, KEY_DELETE));
    assert_false(press(&field, KEY_DELETE));
    assert_string_equal(field.text, "");
    press(&field, KEY_RIGHT);
    press(&field, KEY_END);
    assert_int_equal(field.caret, 0);
}

static void other_keys_are_not_the_fields(void **state) {
    (void)state;
    Field field;
    bool changed;
    field_set(&field, "1");
    assert_false(field_key(&field, KEY_PAGE_DOWN, 0, &changed));
    assert_false(field_key(&field, 'h', 0, &changed));
    assert_false(field_key(&field, 'z', 0, &changed));
    assert_false(field_key(&field, 'q', MOD_CTRL, &changed));
    assert_false(field_key(&field, KEY_LEFT, MOD_ALT, &changed));
    assert_false(changed);
}

static void line_breaks_and_bytes_that_are_no_text_stay_out(void **state) {
    (void)state;
    Field field;
    field_set(&field, "");
    assert_true(field_insert(&field, "1\n2\t\x7f"));
    assert_string_equal(field.text, "12");
    assert_false(field_insert(&field, "\xff\xc3"));
    assert_string_equal(field.text, "12");
}

static void a_full_field_keeps_whole_characters(void **state) {
    (void)state;
    Field field;
    field_set(&field, "");
    for (int i = 0; i < 2 * FIELD_SIZE; i++)
        field_insert(&field, "度");
    assert_true(text_valid(field.text, strlen(field.text)));
    assert_true(strlen(field.text) < FIELD_SIZE);
    assert_true(strlen(field.text) > FIELD_SIZE - 5);
    assert_false(field_insert(&field, "度"));
}

static void a_long_composition_is_cut_between_characters(void **state) {
    (void)state;
    Field field;
    char text[3 * FIELD_SIZE + 1] = "";
    for (size_t i = 0; i < FIELD_SIZE; i++)
        memcpy(text + 3 * i, "量", 4);
    field_set(&field, "1");
    field_compose(&field, text, -1, 0);
    assert_true(text_valid(field.compose, strlen(field.compose)));
    field_insert(&field, "2"); // committing ends it
    assert_string_equal(field.compose, "");
}

static void the_clause_is_told_in_characters_and_kept_in_bytes(void **state) {
    (void)state;
    Field field;
    field_set(&field, "1");
    field_compose(&field, "量子ビット", 2, 2);
    assert_int_equal(field.clause, 6);
    assert_int_equal(field.clause_end, 12);
    field_compose(&field, "量子ビット", 3, 9);
    assert_int_equal(field.clause_end, 15);
    field_compose(&field, "量子ビット", 1, 0); // a caret alone
    assert_int_equal(field.clause, 3);
    assert_int_equal(field.clause_end, 3);
    field_compose(&field, "量子ビット", -1, 2);
    assert_int_equal(field.clause, 15);
    assert_int_equal(field.clause_end, 15);
}

static void shift_selects_and_typing_replaces_it(void **state) {
    (void)state;
    Field field;
    field_set(&field, "2π/3");
    press_with(&field, MOD_SHIFT, KEY_LEFT);
    press_with(&field, MOD_SHIFT, KEY_LEFT);
    expect_selected(&field, "/3");
    press_with(&field, MOD_SHIFT, KEY_RIGHT);
    expect_selected(&field, "3");
    assert_true(field_insert(&field, "4"));
    assert_string_equal(field.text, "2π/4");
    press_with(&field, MOD_SHIFT, KEY_HOME);
    expect_selected(&field, "2π/4");
    assert_true(press(&field, KEY_BACKSPACE));
    assert_string_equal(field.text, "");
    field_set(&field, "12");
    press(&field, KEY_HOME);
    press_with(&field, MOD_SHIFT, KEY_END);
    assert_true(press(&field, KEY_DELETE));
    assert_string_equal(field.text, "");
}

static void an_arrow_leaves_the_selection_at_its_end(void **state) {
    (void)state;
    Field field;
    field_set(&field, "1234");
    field_place(&field, 1, false);
    field_place(&field, 3, true);
    press(&field, KEY_LEFT);
    assert_int_equal(field.caret, 1);
    expect_selected(&field, "");
    field_place(&field, 3, true);
    press(&field, KEY_RIGHT);
    assert_int_equal(field.caret, 3);
    press_with(&field, MOD_CTRL, 'a');
    expect_selected(&field, "1234");
    press(&field, KEY_HOME);
    expect_selected(&field, "");
}

static void ctrl_goes_by_words(void **state) {
    (void)state;
    Field field;
    field_set(&field, "sqrt(2)*2π / 3");
    const char *right_of[] = {"3", "2π / 3", "2)*2π / 3", "sqrt(2)*2π / 3"};
    for (size_t i = 0; i < sizeof right_of / sizeof *right_of; i++) {
        press_with(&field, MOD_CTRL, KEY_LEFT);
        assert_string_equal(field.text + field.caret, right_of[i]);
    }
    press_with(&field, MOD_CTRL, KEY_RIGHT);
    assert_int_equal(field.caret, 4);
    assert_true(press_with(&field, MOD_CTRL, KEY_BACKSPACE));
    assert_string_equal(field.text, "(2)*2π / 3");
    assert_true(press_with(&field, MOD_CTRL, KEY_DELETE));
    assert_string_equal(field.text, ")*2π / 3");
    press_with(&field, MOD_CTRL | MOD_SHIFT, KEY_RIGHT);
    expect_selected(&field, ")*2π");
}

static void undo_takes_back_a_run_of_letters_and_redo_brings_it_again(void **state) {
    (void)state;
    Field field;
    field_set(&field, "1");
    field_insert(&field, "2");
    field_insert(&field, "3");
    press(&field, KEY_BACKSPACE);
    press(&field, KEY_BACKSPACE);
    assert_true(press_with(&field, MOD_CTRL, 'z'));
    assert_string_equal(field.text, "123");
    assert_true(press_with(&field, MOD_CTRL, 'z'));
    assert_string_equal(field.text, "1");
    assert_false(press_with(&field, MOD_CTRL, 'z'));
    assert_true(press_with(&field, MOD_CTRL, 'y'));
    assert_string_equal(field.text, "123");
    assert_true(press_with(&field, MOD_CTRL | MOD_SHIFT, 'z'));
    assert_string_equal(field.text, "1");
    assert_false(press_with(&field, MOD_CTRL, 'y'));
    press_with(&field, MOD_CTRL, 'z');
    field_insert(&field, "4");
    assert_string_equal(field.text, "1234");
    assert_false(press_with(&field, MOD_CTRL, 'y'));
}

static void undo_brings_back_what_was_replaced_with_its_selection(void **state) {
    (void)state;
    Field field;
    field_set(&field, "pi/2");
    field_select_all(&field);
    field_insert(&field, "7");
    field_insert(&field, "1");
    assert_string_equal(field.text, "71");
    assert_true(field_undo(&field));
    assert_string_equal(field.text, "pi/2");
    expect_selected(&field, "pi/2");
    field_place(&field, 2, false);
    field_insert(&field, "x");
    field_paste(&field, "yz");
    assert_true(field_undo(&field));
    assert_string_equal(field.text, "pix/2");
}

static void what_is_pasted_loses_its_line_breaks_and_fits(void **state) {
    (void)state;
    Field field;
    field_set(&field, "12");
    field_select_all(&field);
    assert_true(field_paste(&field, "3\r\n/\n4\n"));
    assert_string_equal(field.text, "3/4");
    field_select_all(&field);
    assert_false(field_paste(&field, "\n\xff"));
    assert_string_equal(field.text, "3/4");
    char text[3 * FIELD_SIZE];
    memset(text, '7', sizeof text - 1);
    text[sizeof text - 1] = 0;
    assert_true(field_paste(&field, text));
    assert_int_equal(strlen(field.text), FIELD_SIZE - 1);
    field_select_all(&field); // a full field makes room by what is replaced
    assert_true(field_paste(&field, "1"));
    assert_string_equal(field.text, "1");
}

// What is composed stands in the selection's place; that goes only when it is committed.
static void composing_leaves_the_selection_until_it_is_committed(void **state) {
    (void)state;
    Field field;
    field_set(&field, "12");
    field_select_all(&field);
    field_compose(&field, "さん", -1, 0);
    field_compose(&field, "", -1, 0);
    expect_selected(&field, "12");
    field_compose(&field, "さん", -1, 0);
    field_insert(&field, "３");
    assert_string_equal(field.text, "３");
}

// Whatever keys come: whole characters, caret and anchor between them.
static void random_keys_leave_a_valid_text(void **state) {
    (void)state;
    Rng rng = rng_seeded(5);
    const int keys[] = {KEY_LEFT, KEY_RIGHT,     KEY_HOME,   KEY_END, 'a',
                        'z',      KEY_BACKSPACE, KEY_DELETE, 'y',     KEY_LEFT};
    const char *texts[] = {"π", "12", " ", "√(", "度数", "abcdefghijklmnopqrstuvwxyz"};
    Field field;
    field_set(&field, "2π");
    for (int i = 0; i < 20000; i++) {
        bool changed;
        int mods = (int)rng_below(&rng, 4);
        if (rng_below(&rng, 3))
            field_key(&field, keys[rng_below(&rng, 10)], mods, &changed);
        else
            field_insert(&field, texts[rng_below(&rng, 6)]);
        size_t length = strlen(field.text);
        assert_true(length < FIELD_SIZE && text_valid(field.text, length));
        assert_true(field.caret >= 0 && (size_t)field.caret <= length);
        assert_true(text_valid(field.text, (size_t)field.caret));
        assert_true((size_t)field.anchor <= length);
        assert_true(text_valid(field.text, (size_t)field.anchor));
        assert_true(field.now <= field.newest && field.newest <= FIELD_PAST);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_goes_in_at_the_caret),
        cmocka_unit_test(keys_take_whole_characters),
        cmocka_unit_test(other_keys_are_not_the_fields),
        cmocka_unit_test(line_breaks_and_bytes_that_are_no_text_stay_out),
        cmocka_unit_test(a_full_field_keeps_whole_characters),
        cmocka_unit_test(a_long_composition_is_cut_between_characters),
        cmocka_unit_test(the_clause_is_told_in_characters_and_kept_in_bytes),
        cmocka_unit_test(shift_selects_and_typing_replaces_it),
        cmocka_unit_test(an_arrow_leaves_the_selection_at_its_end),
        cmocka_unit_test(ctrl_goes_by_words),
        cmocka_unit_test(undo_takes_back_a_run_of_letters_and_redo_brings_it_again),
        cmocka_unit_test(undo_brings_back_what_was_replaced_with_its_selection),
        cmocka_unit_test(what_is_pasted_loses_its_line_breaks_and_fits),
        cmocka_unit_test(composing_leaves_the_selection_until_it_is_committed),
        cmocka_unit_test(random_keys_leave_a_valid_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
