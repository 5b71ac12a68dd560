#include "edits_bench.h"

#include "desk/dots.h"

static void a_bit_that_is_not_there_is_refused(void **state) {
    Bench *b = *state;
    keys(b, "x");
    key(b, '7', MOD_ALT);
    assert_lab(b, "x 0");
    assert_true(b->desk->refused);
    key(b, KEY_RIGHT, 0);
    key(b, '0', MOD_ALT); // nothing stands here
    assert_lab(b, "x 0");
}

static void the_step_at_the_cursor_is_meant_where_none_is_chosen(void **state) {
    Bench *b = *state;
    make(b, "measure 0; @column 2 x 1", 2);
    key(b, KEY_DOWN, 0);
    key(b, KEY_RIGHT, 0);
    key(b, '0', MOD_ALT);
    assert_lab(b, "measure 0; if (c0 == 1) x 1");
}

static void alt_and_a_digit_make_a_condition(void **state) {
    Bench *b = *state;
    make(b, "measure 0; @column 2 x 1", 2);
    click(b, on_step(b, 1, 1));
    key(b, '0', MOD_ALT);
    assert_lab(b, "measure 0; if (c0 == 1) x 1");
    key(b, '0', MOD_ALT | MOD_SHIFT);
    assert_lab(b, "measure 0; if (c0 == 0) x 1");
    key(b, '0', MOD_ALT | MOD_SHIFT);
    assert_lab(b, "measure 0; @column 2 x 1");
}

static void a_control_on_a_measured_wire_is_a_condition(void **state) {
    Bench *b = *state;
    make(b, "measure 0; @column 2 x 1", 2);
    drag(b, (Spot){SPOT_PALETTE, TOOL_CONTROL, -1, 0, NULL}, cell(0, 1, -1));
    feed_on(b, GESTURE_UP, cell(0, 1, -1));
    assert_lab(b, "measure 0; if (c0 == 1) x 1");
    drag(b, (Spot){SPOT_PALETTE, TOOL_ANTICONTROL, -1, 0, NULL}, cell(0, 1, -1));
    feed_on(b, GESTURE_UP, cell(0, 1, -1));
    assert_lab(b, "measure 0; if (c0 == 0) x 1");
}

static Circuit *circuit_of(const char *text) {
    return short_form_read(text, 3, NULL, NULL);
}

static void a_bit_says_what_a_wire_is_until_either_changes(void **state) {
    (void)state;
    static const struct {
        const char *text;
        int bit; // of wire 0 in the last column
    } cases[] = {
        {"measure 0; @column 5 x 1", 0},
        {"measure 0 -> 2; @column 5 x 1", 2},
        {"@column 5 x 1", -1},
        {"measure 0; h 0; @column 5 x 1", -1},
        {"measure 0; reset 0; @column 5 x 1", -1},
        {"measure 0; @column 2 measure 1 -> 0; @column 5 x 1", -1},
        {"h 0; measure 0; @column 5 x 1", 0},
        {"@column 5 x 1; @column 6 measure 0", -1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Circuit *circuit = circuit_of(cases[i].text);
        assert_non_null(circuit);
        assert_int_equal(dots_measured(circuit, 0, 4), cases[i].bit);
        circuit_destroy(circuit);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        IN_LAB(the_step_at_the_cursor_is_meant_where_none_is_chosen),
        IN_LAB(a_bit_that_is_not_there_is_refused),
        IN_LAB(alt_and_a_digit_make_a_condition),
        IN_LAB(a_control_on_a_measured_wire_is_a_condition),
        cmocka_unit_test(a_bit_says_what_a_wire_is_until_either_changes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
