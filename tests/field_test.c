#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/text.h"
#include "desk/field.h"
#include "desk/gesture.h"

#include <string.h>

static bool press(Field *field, int key) {
    bool changed;
    assert_true(field_key(field, key, &changed));
    return changed;
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
    assert_false(field_key(&field, KEY_PAGE_DOWN, &changed));
    assert_false(field_key(&field, 'h', &changed));
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
    field_compose(&field, text);
    assert_true(text_valid(field.compose, strlen(field.compose)));
    field_insert(&field, "2"); // committing ends it
    assert_string_equal(field.compose, "");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_goes_in_at_the_caret),
        cmocka_unit_test(keys_take_whole_characters),
        cmocka_unit_test(other_keys_are_not_the_fields),
        cmocka_unit_test(line_breaks_and_bytes_that_are_no_text_stay_out),
        cmocka_unit_test(a_full_field_keeps_whole_characters),
        cmocka_unit_test(a_long_composition_is_cut_between_characters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
