// The expression language, and what people type into a number field.
#include "circuit/expression.h"

#include "base/mem.h"
#include "base/rng.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

static const double pi = 3.14159265358979323846;

static void expressions_have_their_values(void **state) {
    (void)state;
    const Name names[] = {{"theta", 0.5}, {"x1", 3}, {"θ", 0.25}, {"x", 7}, {0}};
    const struct {
        const char *text;
        double value;
    } rows[] = {
        {"1", 1},
        {"pi/2", pi / 2},
        {"1+2*3", 7},
        {"2-3-4", -5},
        {"8/4/2", 1},
        {"-2^2", -4},
        {"2^-1", 0.5},
        {"2^3^2", 512},
        {"(1+2)*3", 9},
        {"30 deg", pi / 6},
        {"90/2 deg", pi / 4},
        {"60°", pi / 3},
        {"cos(60°)", 0.5},
        {"cos(theta/2)^2", cos(0.25) * cos(0.25)},
        {"sqrt(2)/2", sqrt(0.5)},
        {"√2/2", sqrt(0.5)},
        {"√(3)/2", sqrt(0.75)},
        {"2π", 2 * pi},
        {"3√2/2", 3 * sqrt(0.5)},
        {"-3*pi/8", -3 * pi / 8},
        {"pi*-0.25", -pi / 4},
        {"1.5e-3", 0.0015},
        {".5", 0.5},
        {"2.", 2},
        {"--1", 1},
        {" abs( -x1 ) ", 3},
        {"2 x", 14},
        {"θ+x", 7.25},
        {"ln(exp(2))", 2},
        {"log(exp(2))", 2},
        {"acos(0)+asin(1)+atan(0)+tan(0)+sin(0)", pi},
        {"1\n+\n1", 2},
        {"2**3**2", 512},
        {"-2**2*3", -12},
        {"tau/2+τ/2", 2 * pi},
        {"log(euler)", 1},
        {"mod(7, 3)", 1},
        {"mod(-1, 4)", 3},
        {"pow(2, -1)", 0.5},
        {"floor(-1.5)+ceiling(1.2)", 0},
        {"popcount(13)", 3},
        {"arcsin(1)+arccos(0)+arctan(0)", pi},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        double value = NAN;
        Error err = {0};
        if (!expression_value(rows[i].text, names, &value, &err))
            fail_msg("%s: %s", rows[i].text, err.key);
        if (!(fabs(value - rows[i].value) < 1e-12)) fail_msg("%s: %g", rows[i].text, value);
    }
}

static void faults_have_a_key_and_a_place(void **state) {
    (void)state;
    const Name names[] = {{"theta", 0.5}, {0}};
    const struct {
        const char *text, *key, *args;
        int line, column;
    } rows[] = {
        {"", "expression.end", "\t", 1, 1},
        {"1 + ", "expression.end", "\t", 1, 5},
        {"1 + * 2", "expression.syntax", "*\t", 1, 5},
        {"(1 + 2", "expression.bracket", "\t", 1, 7},
        {"1 + 2)", "expression.syntax", ")\t", 1, 6},
        {"2 3", "expression.syntax", "3\t", 1, 3},
        {"75%", "expression.syntax", "%\t", 1, 3},
        {"0,75", "expression.syntax", ",\t", 1, 2},
        {"tehta/2", "expression.unknown_near", "tehta\ttheta", 1, 1},
        {"1 +\n  sqr(2)", "expression.unknown_near", "sqr\tsqrt", 2, 3},
        {"√2 + quux", "expression.unknown", "quux\t", 1, 6},
        {"sqrt 2", "expression.call", "sqrt\t", 1, 6},
        {"1/0", "expression.not_finite", "\t", 1, 1},
        {"sqrt(-1)", "expression.not_finite", "\t", 1, 1},
        {".", "expression.syntax", ".\t", 1, 1},
        {"あ", "expression.syntax", "あ\t", 1, 1},
        {"mod(1)", "expression.syntax", ")\t", 1, 6},
        {"popcount(-1)", "expression.not_finite", "\t", 1, 1},
        {"flor(1)", "expression.unknown_near", "flor\tfloor", 1, 1},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        double value = 17;
        Error err = {0};
        assert_false(expression_value(rows[i].text, names, &value, &err));
        assert_string_equal(err.key, rows[i].key);
        assert_string_equal(err.args, rows[i].args);
        assert_int_equal(err.line, rows[i].line);
        assert_int_equal(err.column, rows[i].column);
        assert_true(value == 17);
    }
}

static void what_people_type_is_read_kindly(void **state) {
    (void)state;
    const struct {
        const char *typed;
        bool angle;
        double value;
    } rows[] = {
        {"０．７５", false, 0.75},
        {"75％", false, 0.75},
        {"75%", false, 0.75},
        {"7.5 %", false, 0.075},
        {"3/4", false, 0.75},
        {"３／４", false, 0.75},
        {"3÷4", false, 0.75},
        {"√2/2", false, sqrt(0.5)},
        {"√(3)/2", false, sqrt(0.75)},
        {"1/√2", false, sqrt(0.5)},
        {"−1", false, -1},
        {"－１", false, -1},
        {"ー1", false, -1},
        {"+1", false, 1},
        {"π/3", true, pi / 3},
        {"π/3", false, pi / 3},
        {"2pi/3", true, 2 * pi / 3},
        {"60°", true, pi / 3},
        {"60°", false, 60},
        {"60 deg", true, pi / 3},
        {"60 deg", false, 60},
        {"６０度", true, pi / 3},
        {"cos(60°)", false, 0.5},
        {"cos（６０°）", false, 0.5},
        {"cos(60°) + 1°", false, 1.5},
        {"1.5e-3", false, 0.0015},
        {"1.5×10^-3", false, 0.0015},
        {"0,75", false, 0.75},
        {"０，７５", false, 0.75},
        {"0、75", false, 0.75},
        {"0。75", false, 0.75},
        {"0,750", false, 0.75},
        {"1,000", false, 1000},
        {"1,024.5", false, 1024.5},
        {"12,5", false, 12.5},
        {"¼", false, 0.25},
        {" 1 ", false, 1},
        {"3√2", false, 3 * sqrt(2)},
        {"2(1+1)", false, 4},
        {"(1+1)(2+1)", false, 6},
        {"2π/3", false, 2 * pi / 3},
        {"π/(2π)", false, 0.5},
        {"1/2*π", false, pi / 2},
        {"90/2 deg", true, pi / 4},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        double value = NAN;
        Error err = {0};
        if (!number_typed(rows[i].typed, rows[i].angle, &value, &err))
            fail_msg("%s: %s", rows[i].typed, err.key);
        if (!(fabs(value - rows[i].value) < 1e-12))
            fail_msg("%s: %g", rows[i].typed, value);
    }
}

static void what_is_no_number_is_quoted_back(void **state) {
    (void)state;
    const char *rows[] = {"",    "abc", "1,2,3", "0.7.5", "1/0",
                          "3 4", "√",   "theta", "1½",    "²"};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        double value;
        Error err = {0};
        assert_false(number_typed(rows[i], false, &value, &err));
        assert_string_equal(err.key, "number.unreadable");
        assert_string_equal(err.args, rows[i]);
    }
}

static void what_could_mean_two_numbers_is_refused(void **state) {
    (void)state;
    const char *rows[] = {"pi/2pi/4", "1/2π",   "π/2 pi",   "1/2√2",
                          "1/2(1+1)", "3/4/5π", "1/(2)(3)", "1/2 degree"};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        double value;
        Error err = {0};
        if (number_typed(rows[i], true, &value, &err)) fail_msg("%s: %g", rows[i], value);
        assert_string_equal(err.key, "number.unreadable");
        assert_string_equal(err.args, rows[i]);
    }
}

static void deep_nesting_and_long_numbers_are_refused(void **state) {
    (void)state;
    const char *signs[] = {"(", "-", "√", "cos(", "2^", "9"};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        Buffer text = {0};
        for (size_t at = 0; at < 900; at++)
            buffer_print(&text, "%s", signs[i]);
        double value;
        Error err = {0};
        assert_false(expression_value(text.data, NULL, &value, &err));
        assert_string_equal(err.key, i < 5 ? "expression.deep" : "expression.syntax");
        buffer_clear(&text);
    }
}

static void random_text_is_a_number_or_an_error(void **state) {
    (void)state;
    Rng rng = rng_seeded(11);
    const char *pieces[] = {"1", "2.5", "(", ")",  "+",    "-", "*", "/", "^",    "°",
                            "π", "√",   "%", "pi", "cos(", "e", ",", " ", "\xff", "\n"};
    for (int i = 0; i < 50000; i++) {
        Buffer words = {0};
        for (int j = (int)rng_below(&rng, 12); j > 0; j--)
            buffer_print(&words, "%s",
                         pieces[rng_below(&rng, sizeof pieces / sizeof *pieces)]);
        char *text = buffer_take(&words);
        double value = NAN;
        Error err = {0};
        bool read = expression_value(text, NULL, &value, &err);
        assert_true(read ? isfinite(value) && !err.key[0] : err.key[0] && err.line > 0);
        Error typed = {0};
        read = number_typed(text, i & 1, &value, &typed);
        assert_true(read ? isfinite(value) : typed.key[0] != 0);
        free(text);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(expressions_have_their_values),
        cmocka_unit_test(faults_have_a_key_and_a_place),
        cmocka_unit_test(what_people_type_is_read_kindly),
        cmocka_unit_test(what_is_no_number_is_quoted_back),
        cmocka_unit_test(what_could_mean_two_numbers_is_refused),
        cmocka_unit_test(deep_nesting_and_long_numbers_are_refused),
        cmocka_unit_test(random_text_is_a_number_or_an_error),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
