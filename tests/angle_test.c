// Angles as text.
#include "circuit/angle.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void assert_written(Angle angle, const char *expected) {
    Buffer out = {0};
    angle_write(&out, &angle);
    assert_string_equal(out.data, expected);
    assert_true(strtod(out.data, NULL) == angle.value || angle.text[0]);
    buffer_clear(&out);
}

static void a_text_is_written_where_it_reads_as_the_value(void **state) {
    (void)state;
    assert_written((Angle){"pi/2", M_PI / 2}, "pi/2");
    assert_written((Angle){"", 0.1}, "0.1");
    assert_written((Angle){"", 1.0 / 3}, "0.3333333333333333");
    assert_written((Angle){"", M_PI}, "3.141592653589793");
    assert_written((Angle){"theta", 2}, "2");
    assert_written((Angle){"pi/2", 1}, "1");
    assert_written((Angle){"", 1e-30}, "1e-30");
}

static void negated_twice_is_the_same_text(void **state) {
    (void)state;
    const char *rows[][2] = {
        {"pi/2", "-pi/2"}, {"-3*pi/4", "3*pi/4"},
        {"a+b", "-(a+b)"}, {"-a+b", "-(-a+b)"},
        {"", ""},          {"1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1", ""}};
    for (int i = 0; i < 6; i++) {
        Angle angle = {"", 1.5};
        strcpy(angle.text, rows[i][0]);
        angle_negate(&angle);
        assert_string_equal(angle.text, rows[i][1]);
        assert_true(angle.value == -1.5);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_text_is_written_where_it_reads_as_the_value),
        cmocka_unit_test(negated_twice_is_the_same_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
