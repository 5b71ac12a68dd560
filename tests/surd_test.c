// What is written is read again, by a small reader of its own, and must have the value.
#include "quantum/surd.h"

#include "matrix_bench.h"

#include <stdio.h>
#include <stdlib.h>

static const double tolerance = 1e-9;

// "3", "√2" or "3√2".
static double read_term(const char **at) {
    char *end = (char *)*at;
    double value = **at >= '0' && **at <= '9' ? strtod(*at, &end) : 1;
    *at = end;
    if (strncmp(*at, "√", strlen("√")) != 0) return value;
    value *= sqrt(strtod(*at + strlen("√"), &end));
    *at = end;
    return value;
}

// "(2 + √2)/4", "√5 - 1".
static double read_sum(const char *at) {
    at += *at == '(';
    double first = read_term(&at);
    double sign = at[1] == '-' ? -1 : 1;
    at += strlen(" + ");
    double sum = first + sign * read_term(&at);
    at += *at == ')';
    return *at == '/' ? sum / strtod(at + 1, NULL) : sum;
}

// "cos(3π/16)/√2".
static double read_wave(const char *at) {
    char below[8] = "";
    const char *turn = at + strlen("cos(");
    double k = strncmp(turn, "π", strlen("π")) == 0 ? 1 : strtod(turn, NULL);
    double m = strtod(strchr(at, '/') + 1, NULL);
    sscanf(strchr(at, ')'), ")/%7s", below);
    double value = strncmp(at, "sin", 3) == 0 ? sin(k * M_PI / m) : cos(k * M_PI / m);
    if (strcmp(below, "√2") == 0) return value / M_SQRT2;
    return strcmp(below, "2") == 0 ? value / 2 : value;
}

static void check(double x) {
    Buffer text = {0}, tex = {0};
    assert_true(surd_write(x, tolerance, false, &text, &tex));
    bool wave = strncmp(text.data, "cos", 3) == 0 || strncmp(text.data, "sin", 3) == 0;
    assert_near(wave ? read_wave(text.data) : read_sum(text.data), x, 1e-9);
    buffer_clear(&text);
    buffer_clear(&tex);
}

static void sums_have_their_value(void **unused) {
    (void)unused;
    static const int roots[] = {2, 3, 5}, below[] = {1, 2, 3, 4, 6, 8, 16};
    int seen = 0;
    for (int r = 0; r < 3; r++)
        for (int c = 0; c < 7; c++)
            for (int a = -16; a <= 16; a++)
                for (int b = -4; b <= 4; b++) {
                    double x = (a + b * sqrt(roots[r])) / below[c];
                    if (a == 0 || b == 0 || x <= 0) continue;
                    check(x);
                    seen++;
                }
    assert_true(seen > 2000);
}

static void waves_have_their_value(void **unused) {
    (void)unused;
    for (int m = 5; m <= 16; m++)
        for (int k = 1; 4 * k < m; k++) {
            if ((m % 2 == 0 && k % 2 == 0) || (m % 3 == 0 && k % 3 == 0)) continue;
            if (m == 6 || (m == 12 && k == 2)) continue; // √3/2 and 1/2, written elsewhere
            check(cos(k * M_PI / m));
            check(sin(k * M_PI / m) * M_SQRT1_2);
            check(cos(k * M_PI / m) / 2);
        }
}

static void a_bare_sum_behind_a_minus_has_brackets(void **unused) {
    (void)unused;
    Buffer text = {0}, tex = {0};
    assert_true(surd_write(1 + M_SQRT2, tolerance, true, &text, &tex));
    assert_string_equal(text.data, "(1 + √2)");
    assert_string_equal(tex.data, "(1 + \\sqrt{2})");
    buffer_clear(&text);
    buffer_clear(&tex);
}

static void other_numbers_are_left_alone(void **unused) {
    (void)unused;
    Buffer text = {0}, tex = {0};
    static const double others[] = {0.123456, 0.75, 1e300, (2 + M_SQRT2) / 4 + 1e-8, 17.3};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        assert_false(surd_write(others[i], tolerance, false, &text, &tex));
    assert_int_equal(text.size + tex.size, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sums_have_their_value),
        cmocka_unit_test(waves_have_their_value),
        cmocka_unit_test(a_bare_sum_behind_a_minus_has_brackets),
        cmocka_unit_test(other_numbers_are_left_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
