#include "type/formula_macros.h"

#include "base/mem.h"
#include "type/formula.h"
#include "type/prose.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

static int open_fonts(void **state) {
    Error err;
    *state = fonts_open(KYUBI_BUILD "/fonts", &err);
    return *state ? 0 : -1;
}

static int close_fonts(void **state) {
    fonts_close(*state);
    return 0;
}

static double width(Fonts *fonts, const char *tex) {
    Error err = {0};
    Formula *formula = formula_create(fonts, tex, 20, false, &err);
    if (!formula) fail_msg("%s: %s %s", tex, err.key, err.args);
    double found = formula_width(formula);
    formula_destroy(formula);
    return found;
}

static const FormulaMacro macros[] = {
    {"half", "\\frac{1}{2}"}, {"pair", "(#1,#2)"},     {"defeq", "\\equiv"},
    {"wave", "\\cos#1 x"},    {"twice", "\\pair#1#1"}, {"nothing", ""},
};
enum { COUNT = sizeof macros / sizeof *macros };

// Every macro stands for what a reader would write in its place.
static void macros_are_what_they_stand_for(void **state) {
    static const char *const same[][2] = {
        {"\\half", "\\frac12"},
        {"\\half^2", "\\frac{1}{2}^2"},
        {"\\pair{a+b}{c}", "(a+b,c)"},
        {"\\pair ab", "(a,b)"},
        {"a\\defeq b", "a\\equiv b"},
        {"\\frac\\half2", "\\frac{\\frac12}2"},
        {"\\wave a", "\\cos a x"},
        {"\\wave{\\theta}", "\\cos\\theta x"},
        {"\\twice{\\pair{a}{\\}}}", "((a,\\}),(a,\\}))"},
        {"a\\nothing b", "ab"},
    };
    Error err = {0};
    assert_true(formula_macros_use(*state, macros, COUNT, &err));
    for (size_t i = 0; i < sizeof same / sizeof *same; i++)
        if (width(*state, same[i][0]) - width(*state, same[i][1]) > 1 ||
            width(*state, same[i][1]) - width(*state, same[i][0]) > 1)
            fail_msg("%s: %g, not %g", same[i][0], width(*state, same[i][0]),
                     width(*state, same[i][1]));
}

static void other_macros_replace_those_before(void **state) {
    Error err = {0};
    const FormulaMacro wide = {"half", "abcdef"};
    assert_true(formula_macros_use(*state, macros, COUNT, &err));
    double before = width(*state, "\\half");
    assert_true(formula_macros_use(*state, &wide, 1, &err));
    assert_true(width(*state, "\\half") > 2 * before); // nothing set before is remembered
    assert_null(formula_create(*state, "\\pair", 20, false, &err));
    assert_string_equal(err.key, "formula.unknown_far");
}

static void arguments_are_counted_by_their_numbers(void **state) {
    (void)state;
    assert_int_equal(formula_macro_arguments(&macros[0]), 0);
    assert_int_equal(formula_macro_arguments(&macros[1]), 2);
    assert_ptr_equal(formula_macro_find(macros, COUNT, "wave"), &macros[3]);
    assert_null(formula_macro_find(macros, COUNT, "none"));
}

static void macros_that_cannot_be_are_refused(void **state) {
    static const struct {
        FormulaMacro macro;
        const char *key;
    } wrong[] = {
        {{"a1", "x"}, "formula.macro_name"},
        {{"", "x"}, "formula.macro_name"},
        {{"abcdefghijabcdefghijabcdefghijabcdefghij", "x"}, "formula.macro_name"},
        {{"open", "{"}, "formula.brace"},
        {{"loop", "a\\loop"}, "formula.deep"},
        {{"cell", "a & b"}, "formula.row"},
    };
    Error err = {0};
    assert_true(formula_macros_use(*state, macros, COUNT, &err));
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        assert_false(formula_macros_use(*state, &wrong[i].macro, 1, &err));
        assert_string_equal(err.key, wrong[i].key);
    }
    assert_true(width(*state, "\\half") > 0); // the macros before are still there
}

static void growth_without_end_is_refused(void **state) {
    static const FormulaMacro growing[] = {
        {"a", "\\b\\b\\b\\b\\b\\b\\b\\b"}, {"b", "\\c\\c\\c\\c\\c\\c\\c\\c"},
        {"c", "\\d\\d\\d\\d\\d\\d\\d\\d"}, {"d", "\\e\\e\\e\\e\\e\\e\\e\\e"},
        {"e", "xxxxxxxxxxxxxxxxxxxxxxxx"},
    };
    Error err = {0};
    assert_false(formula_macros_use(*state, growing, 5, &err));
    assert_string_equal(err.key, "formula.written");
}

// Sets so many formulas of the macro \row, no two alike; how many became formulas.
static int formulas_set(Fonts *fonts, int count, const char *frame, Error *fault) {
    Buffer text = {0};
    for (int i = 0; i < count; i++)
        buffer_print(&text, frame, i);
    Prose *prose = prose_create(fonts, text.data, &(ProseStyle){.size = 18, .pitch = 32});
    int set = 0;
    for (int i = 0; i < prose_pieces(prose); i++)
        set += prose_piece(prose, i).kind == PIECE_FORMULA;
    if (!prose_fault(prose, fault)) *fault = (Error){0};
    prose_destroy(prose);
    buffer_clear(&text);
    return set;
}

static void a_text_pays_for_what_its_macros_write(void **state) {
    char sum[201];
    for (int i = 0; i < 200; i++)
        sum[i] = i % 2 ? '+' : 'x';
    sum[200] = 0;
    FormulaMacro row = {"row", sum};
    static const char *const frames[] = {"$\\row %d$ ", "$$\\row %d$$\n\n",
                                         "|$\\row %d$|\n|---|\n\n"};
    Error err = {0};
    assert_true(formula_macros_use(*state, &row, 1, &err));
    for (size_t i = 0; i < sizeof frames / sizeof *frames; i++) {
        assert_int_equal(formulas_set(*state, 8, frames[i], &err), 8);
        assert_string_equal(err.key, "");
        assert_in_range(formulas_set(*state, 1000, frames[i], &err), 8, 900);
        assert_string_equal(err.key, "formula.written_text");
    }
    assert_int_equal(formulas_set(*state, 500, "$x %d$ ", &err), 500);
    assert_string_equal(err.key, "");
}

static void faults_within_a_macro_stand_at_its_call(void **state) {
    Error err = {0};
    assert_true(formula_macros_use(*state, macros, COUNT, &err));
    assert_null(formula_create(*state, "x + \\pair{\\frca}{y}", 20, false, &err));
    assert_string_equal(err.key, "formula.unknown");
    assert_int_equal(err.column, 5);
    assert_null(formula_create(*state, "\\pair{a}", 20, false, &err));
    assert_string_equal(err.key, "formula.argument");
    assert_null(formula_create(*state, "\\pair{a", 20, false, &err));
    assert_string_equal(err.key, "formula.brace");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(macros_are_what_they_stand_for),
        cmocka_unit_test(other_macros_replace_those_before),
        cmocka_unit_test(arguments_are_counted_by_their_numbers),
        cmocka_unit_test(macros_that_cannot_be_are_refused),
        cmocka_unit_test(growth_without_end_is_refused),
        cmocka_unit_test(a_text_pays_for_what_its_macros_write),
        cmocka_unit_test(faults_within_a_macro_stand_at_its_call),
    };
    return cmocka_run_group_tests(tests, open_fonts, close_fonts);
}
