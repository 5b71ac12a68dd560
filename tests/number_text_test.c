// Numbers in a lesson's texts, against what a teacher would write.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include "lesson/number_text.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

typedef struct Row {
    double value;
    const char *format, *prose, *formula; // formula NULL: as in prose
} Row;

static void check(const Row *row, bool formula, const char *expected) {
    NumberFormat format;
    assert_true(number_format_find(row->format, &format));
    Buffer out = {0};
    number_text(&out, row->value, format, formula);
    assert_string_equal(out.data, expected);
    buffer_clear(&out);
}

static void a_number_is_written_as_a_teacher_would(void **state) {
    (void)state;
    static const Row rows[] = {
        {0, "", "0", NULL},
        {-0.0, "", "0", NULL},
        {0.5, "", "0.5", NULL},
        {-0.5, "", "−0.5", NULL},
        {1, "", "1", NULL},
        {M_SQRT1_2, "", "0.7071", NULL},
        {0.01234567, "", "0.01235", NULL},
        {0.99999, "", "1", NULL},
        {12.34567, "", "12.35", NULL},
        {1234.567, "", "1235", NULL},
        {100, "", "100", NULL},
        {123456, "", "123456", NULL},
        {2.5e8, "", "2.5×10^8", "2.5\\times 10^{8}"},
        {-3e-7, "", "−3×10^-7", "−3\\times 10^{-7}"},
        {0.25, "0", "0", NULL}, // to even, as printf
        {0.257, "2", "0.26", NULL},
        {-0.001, "2", "0.00", NULL},
        {0.25, "percent", "25%", "25\\%"},
        {0.12345, "percent1", "12.3%", "12.3\\%"},
        {0, "angle", "0", NULL},
        {M_PI, "angle", "π", "\\pi"},
        {-M_PI / 2, "angle", "−π/2", "−\\pi/2"},
        {2 * M_PI / 3, "angle", "2π/3", "2\\pi/3"},
        {1, "angle", "1", NULL},
        {M_PI / 3, "deg", "60°", "60^\\circ"},
        {0.5, "signed", "+0.5", NULL},
        {-0.5, "signed", "−0.5", NULL},
        {0, "signed", "0", NULL},
        {1234567, "count", "1,234,567", "1{,}234{,}567"},
        {-12, "count", "−12", NULL},
        {999.6, "count", "1,000", "1{,}000"},
        {NAN, "", "—", NULL},
        {INFINITY, "percent", "—", NULL},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check(&rows[i], false, rows[i].prose);
        check(&rows[i], true, rows[i].formula ? rows[i].formula : rows[i].prose);
    }
}

static void what_is_no_format_is_not_found(void **state) {
    (void)state;
    NumberFormat format;
    static const char *const wrong[] = {"10", "percents", "Angle", "-1", " ", "x"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        assert_false(number_format_find(wrong[i], &format));
}

// Read back, four digits are what is promised.
static void a_short_number_is_right_to_four_digits(void **state) {
    (void)state;
    NumberFormat format;
    assert_true(number_format_find("", &format));
    for (int i = 1; i < 4000; i++) {
        double value = pow(1.01, i - 2000) * (i % 2 ? 1 : -1);
        if (fabs(value) < 1e-4 || fabs(value) > 1e7) continue;
        Buffer out = {0};
        number_text(&out, value, format, false);
        bool minus = !strncmp(out.data, "−", strlen("−"));
        double read = strtod(out.data + (minus ? strlen("−") : 0), NULL);
        assert_true(fabs((minus ? -read : read) - value) <= 0.500001e-3 * fabs(value));
        buffer_clear(&out);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_number_is_written_as_a_teacher_would),
        cmocka_unit_test(what_is_no_format_is_not_found),
        cmocka_unit_test(a_short_number_is_right_to_four_digits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
