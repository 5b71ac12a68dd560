// Numbers and angles in words that several formats share.
#include "circuit/angle_text.h"

#include "circuit/expression.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdlib.h>

static void assert_prints(void (*print)(Buffer *, double), double value, const char *text) {
    Buffer out = {0};
    print(&out, value);
    assert_string_equal(out.data, text);
    buffer_clear(&out);
}

static void fractions_are_in_lowest_terms(void **state) {
    (void)state;
    Fraction f;
    assert_true(fraction_near(-0.75, &f));
    assert_int_equal(f.over, -3);
    assert_int_equal(f.under, 4);
    assert_true(fraction_near(2 * 0.1 + 0.1, &f)); // 0.30000000000000004
    assert_int_equal(f.over, 3);
    assert_int_equal(f.under, 10);
    assert_false(fraction_near(0.3 + 1e-12, &f));
    assert_false(fraction_near(1.0 / 65, &f));
    assert_false(fraction_near(1e9, &f));
    assert_false(fraction_near(NAN, &f));
}

static void ratios_and_angles_read_well(void **state) {
    (void)state;
    assert_prints(ratio_print, 0.125, "1/8");
    assert_prints(ratio_print, -2, "-2");
    assert_prints(ratio_print, 0, "0");
    assert_prints(ratio_print, 1e-20, "1e-20");
    assert_prints(ratio_print, M_PI, "3.141592653589793");
    assert_prints(angle_print, M_PI, "pi");
    assert_prints(angle_print, -3 * M_PI / 4, "-3*pi/4");
    assert_prints(angle_print, 0, "0");
    assert_prints(angle_print, 1e-20, "1e-20");
    assert_prints(angle_print, 0.1, "0.1");
    assert_prints(angle_print, 2 * M_PI, "2*pi");
}

static void what_is_printed_reads_as_the_same_number(void **state) {
    (void)state;
    for (int i = -200; i <= 200; i++) {
        double value = i % 3 ? i * M_PI / 48 : i * 0.0173;
        Buffer out = {0};
        double read;
        angle_print(&out, value);
        assert_true(expression_value(out.data, NULL, &read, NULL));
        assert_true(fabs(read - value) <= 1e-14 * fabs(value));
        buffer_clear(&out);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fractions_are_in_lowest_terms),
        cmocka_unit_test(ratios_and_angles_read_well),
        cmocka_unit_test(what_is_printed_reads_as_the_same_number),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
