// Formulas and matrices in Quirk's words.
#include "circuit/quirk_formula.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <string.h>

static const struct Formula {
    const char *text;
    double complex value;
} formulas[] = {
    {"1", 1},
    {" 2.5e-1 ", 0.25},
    {"pi/3", M_PI / 3},
    {"2 pi", 2 * M_PI},
    {"2(3)4", 24},
    {"1/2 pi", M_PI / 2}, // products and quotients from left to right
    {"-2^2", 4},          // a sign binds closer than a power
    {"2^-1", 0.5},
    {"2^3^2", 64}, // powers from left to right
    {"2^0", 1},
    {"0^2", 0},
    {"1-2-3", -4},
    {"1 - -2", 3},
    {"+3", 3},
    {"sqrt 2 / 2", M_SQRT1_2},
    {"√½", M_SQRT1_2},
    {"√(2)^2", 2},
    {"cos pi", -1},
    {"SIN(PI/2)", 1},
    {"tan(0)+exp 0+ln e", 2},
    {"asin 1 + acos 1 + atan 0", M_PI / 2},
    {"arcsin(1)arccos(0)", M_PI *M_PI / 4},
    {"¼+⅓+⅜", 0.25 + 1.0 / 3 + 0.375},
    {"-i", -I},
    {"1+2i", 1 + 2 * I},
    {"e^(i pi)", -1},
    {"sqrt(-4)", 2 * I},
    {".5", 0.5},
};

static void formulas_have_the_value_of_quirk(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof formulas / sizeof *formulas; i++) {
        double complex value;
        const char *text = formulas[i].text;
        assert_int_equal(quirk_formula(text, strlen(text), &value), FORMULA_FINE);
        if (cabs(value - formulas[i].value) > 1e-13)
            fail_msg("%s is %g%+gi", text, creal(value), cimag(value));
    }
}

static void assert_fault(const char *text, FormulaFault fault) {
    double complex value;
    if (quirk_formula(text, strlen(text), &value) != fault) fail_msg("%s", text);
}

static void what_is_no_formula_is_broken(void **state) {
    (void)state;
    static const char *const broken[] = {
        "",       "(",     "(1",   "1)",       "pi +",   "2 +* 3", "foo", "1/0", "asin i",
        "acos i", "1.2.3", "ln 0", "atan(2i)", "10^999", "#",      "é",   ".",   "acos 2",
    };
    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++)
        assert_fault(broken[i], FORMULA_BROKEN);
    char deep[400];
    memset(deep, '(', sizeof deep - 1);
    deep[sizeof deep - 1] = 0;
    assert_fault(deep, FORMULA_BROKEN);
    memset(deep, '7', sizeof deep - 1);
    assert_fault(deep, FORMULA_BROKEN);
}

static void the_time_is_told_from_a_mistake(void **state) {
    (void)state;
    assert_fault("t", FORMULA_TIME);
    assert_fault("sin(pi t)", FORMULA_TIME);
    assert_fault("2T+1", FORMULA_TIME);
}

static void only_the_given_part_is_read(void **state) {
    (void)state;
    double complex value;
    assert_int_equal(quirk_formula("12,3", 2, &value), FORMULA_FINE);
    assert_true(value == 12);
    assert_int_equal(quirk_formula("sinx", 3, &value), FORMULA_BROKEN);
}

static void a_matrix_has_two_rows_of_two(void **state) {
    (void)state;
    Matrix2 m;
    assert_int_equal(quirk_matrix(" {{1,-i}, {i/2 , 2^½}}", &m), FORMULA_FINE);
    assert_true(m.m[0][0] == 1 && m.m[0][1] == -I && m.m[1][0] == 0.5 * I);
    assert_true(cabs(m.m[1][1] - M_SQRT2) < 1e-15);
    static const char *const broken[] = {
        "",           "{1,2}",           "{{1},{2}}",     "{{1,2},{3,4}",
        "{{1,2,3}}",  "{{1,2},{3,4}}x",  "{{1,2}{3,4}}",  "{{1,2},{3,4},{5,6}}",
        "{{1,},{2}}", "{{1,2},{3,4,5}}", "{{(,2},{3,4}}",
    };
    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++)
        assert_int_equal(quirk_matrix(broken[i], &m), FORMULA_BROKEN);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(formulas_have_the_value_of_quirk),
        cmocka_unit_test(what_is_no_formula_is_broken),
        cmocka_unit_test(the_time_is_told_from_a_mistake),
        cmocka_unit_test(only_the_given_part_is_read),
        cmocka_unit_test(a_matrix_has_two_rows_of_two),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
