// Inputs as they are drawn: the table, and what a place on a slider or a dial means.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include "base/file.h"
#include "view/control_view.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

// The names that the jail sends, as live_read.c takes them, are those of the rows here: a
// lesson with one of each is read and its kinds are looked up.
static void every_input_has_its_view(void **state) {
    (void)state;
    static const char *const names[] = {"slider", "dial",   "toggle",
                                        "menu",   "button", "field"};
    assert_int_equal(sizeof names / sizeof *names, VARIABLE_INPUTS);
    for (int i = 0; i < VARIABLE_INPUTS; i++) {
        assert_string_equal(control_view((VariableKind)i)->name, names[i]);
        assert_non_null(control_view((VariableKind)i)->add);
        char text[256];
        snprintf(text, sizeof text,
                 "{\"part\":\"page\",\"id\":\"p\",\"title\":{\"en\":\"P\"},\"variables\":[{"
                 "\"kind\":\"%s\",\"label\":{\"en\":\"l\"},\"from\":1,\"to\":2%s}]}",
                 names[i],
                 i == VARIABLE_MENU
                     ? ",\"options\":[{\"text\":{\"en\":\"a\"}},{\"text\":{\"en\":\"b\"}}]"
                     : "");
        Lesson *lesson = lesson_create("a.lua");
        const char head[] = "{\"part\":\"lesson\",\"id\":\"a\",\"title\":{\"en\":\"T\"}}";
        Data *first = data_read(head, strlen(head), (DataLimits){0}, "", NULL);
        Data *page = data_read(text, strlen(text), (DataLimits){0}, "", NULL);
        assert_true(lesson_add(lesson, first, NULL));
        assert_true(lesson_add(lesson, page, NULL));
        assert_int_equal(lesson->variables[0].kind, i);
        data_free(first);
        data_free(page);
        lesson_destroy(lesson);
    }
}

typedef struct Shown {
    double from, step, number;
    const char *unit, *whole, *typed;
} Shown;

static void numbers_are_shown_as_fine_as_their_steps(void **state) {
    (void)state;
    static const Shown rows[] = {
        {0, 0.5, 1, NULL, "1.0", "1.0"},
        {0, 1, 3, NULL, "3", "3"},
        {0, 0.25, 0.5, NULL, "0.50", "0.50"},
        {0.5, 1, 1.5, NULL, "1.5", "1.5"},
        {0, 0, 0.123456, NULL, "0.1235", "0.1235"},
        {-1, 0.5, -0.5, NULL, "−0.5", "−0.5"},
        {0, 5, 30, "deg", "30°", "30"},
        {0, M_PI / 12, M_PI / 3, "rad", "π/3", "π/3"},
        {0, 0, 1, "rad", "1", "1"},
        {0, 1, 3, "V", "3 V", "3"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Variable about = {.kind = VARIABLE_SLIDER,
                          .from = rows[i].from,
                          .to = 100,
                          .step = rows[i].step,
                          .unit = {{[LANG_EN] = (char *)rows[i].unit}}};
        char *whole = control_value(&about, LANG_JA, rows[i].number, true);
        char *typed = control_value(&about, LANG_JA, rows[i].number, false);
        assert_string_equal(whole, rows[i].whole);
        assert_string_equal(typed, rows[i].typed);
        free(whole);
        free(typed);
    }
}

static void a_dial_follows_the_hand_the_short_way(void **state) {
    (void)state;
    Rect rect = {10, 20, 96, 96};
    Variable turn = {.kind = VARIABLE_DIAL, .from = 0, .to = 2 * M_PI};
    Variable degrees = {.kind = VARIABLE_DIAL,
                        .from = -180,
                        .to = 180,
                        .unit = {{[LANG_EN] = (char *)"deg"}}};
    for (int i = 0; i < 360; i++) {
        double a = i * M_PI / 180, x = 58 + 30 * cos(a), y = 68 - 30 * sin(a);
        double number = dial_number_at(rect, &turn, M_PI, x, y);
        assert_float_equal(cos(number), cos(a), 1e-9);
        assert_float_equal(sin(number), sin(a), 1e-9);
        assert_true(number >= -1e-9 && number <= 2 * M_PI + 1e-9);
        double degree = dial_number_at(rect, &degrees, 0, x, y);
        assert_float_equal(remainder(degree - i, 360), 0, 1e-9);
        assert_true(fabs(degree) <= 180 + 1e-9);
    }
    assert_float_equal(dial_number_at(rect, &turn, 1.25, 58, 68), 1.25, 0); // at the hub
    // Three turns: it goes on from where it is.
    Variable turns = {.kind = VARIABLE_DIAL, .from = 0, .to = 6 * M_PI};
    assert_float_equal(dial_number_at(rect, &turns, 4.1 * M_PI, 58 + 30, 68), 4 * M_PI,
                       1e-9);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_input_has_its_view),
        cmocka_unit_test(numbers_are_shown_as_fine_as_their_steps),
        cmocka_unit_test(a_dial_follows_the_hand_the_short_way),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
