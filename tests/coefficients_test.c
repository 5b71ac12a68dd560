// Coefficients of kets: how they read, and when a common factor is worth it.
#include "quantum/coefficients.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <string.h>

static void reads(const double complex *a, int count, CoefficientStyle style,
                  const char *common, const char *wanted, bool exact) {
    Coefficient out[8];
    char factor[COEFFICIENT_ROOM], all[600] = "";
    assert_int_equal(coefficients_tex(a, count, style, out, factor), exact);
    for (int i = 0; i < count; i++) {
        strcat(all, i ? "; " : "");
        strcat(all, out[i].minus ? "-" : "");
        strcat(all, out[i].tex);
    }
    assert_string_equal(factor, common);
    assert_string_equal(all, wanted);
}

static void numbers_are_recognised(void **unused) {
    (void)unused;
    CoefficientStyle plain = {0};
    double h = sqrt(0.5);
    reads((double complex[]){h, h * I}, 2, plain, "",
          "\\frac{1}{\\sqrt{2}}; \\frac{i}{\\sqrt{2}}", true);
    reads((double complex[]){0.5, -sqrt(3) / 2 * I}, 2, plain, "",
          "\\frac{1}{2}; -\\frac{\\sqrt{3}}{2}i", true);
    reads((double complex[]){1}, 1, plain, "", "", true);
    reads((double complex[]){cos(M_PI / 8), sin(M_PI / 8) * I}, 2, plain, "",
          "\\cos\\frac{\\pi}{8}; i\\sin\\frac{\\pi}{8}", true);
    reads((double complex[]){h, h * cexp(I * M_PI / 4)}, 2, plain, "",
          "\\frac{1}{\\sqrt{2}}; \\frac{1}{\\sqrt{2}}e^{i\\pi/4}", true);
    // No known phase, but both parts are ratios.
    reads((double complex[]){sqrt(0.75), 0.3 + 0.4 * I}, 2, plain, "",
          "\\frac{\\sqrt{3}}{2}; (\\frac{3}{10} + \\frac{2}{5}i)", true);
}

static void a_common_factor_is_pulled_out_where_that_is_shorter(void **unused) {
    (void)unused;
    CoefficientStyle plain = {0}, bracketed = {.bracketed = true}, whole = {.whole = true};
    double complex even[] = {0.5, 0.5, -0.5, 0.5 * I};
    reads(even, 4, plain, "\\frac{1}{2}", "; ; -; i", true);
    reads(even, 4, whole, "", "\\frac{1}{2}; \\frac{1}{2}; -\\frac{1}{2}; \\frac{i}{2}",
          true);
    double h = sqrt(0.5);
    reads((double complex[]){h, h}, 2, plain, "",
          "\\frac{1}{\\sqrt{2}}; \\frac{1}{\\sqrt{2}}", true);
    reads((double complex[]){h, h}, 2, bracketed, "\\frac{1}{\\sqrt{2}}", "; ", true);
    // √2 : 1 : 1, and 3 : 4 : 5 by a part of the least.
    reads((double complex[]){h, 0.5, 0.5}, 3, plain, "\\frac{1}{2}", "\\sqrt{2}; ; ", true);
    double l = 1 / sqrt(50);
    reads((double complex[]){3 * l, 4 * l, 5 * l}, 3, plain, "\\frac{1}{5\\sqrt{2}}",
          "3; 4; 5", true);
}

static void what_is_not_recognised_makes_all_decimals(void **unused) {
    (void)unused;
    CoefficientStyle plain = {0};
    reads((double complex[]){cos(0.4), sin(0.4) * cexp(0.7 * I)}, 2, plain, "",
          "0.92; 0.39e^{i40^\\circ}", false);
    reads((double complex[]){0.99999, -0.0044}, 2, plain, "", "1.00; -0.0044", false);
    reads((double complex[]){0.9876, 0.0000251}, 2, plain, "", "0.99; 2.5\\times10^{-5}",
          false);
    reads((double complex[]){1, 0.5}, 2, (CoefficientStyle){.decimals = true}, "", "; 0.50",
          false);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_are_recognised),
        cmocka_unit_test(a_common_factor_is_pulled_out_where_that_is_shorter),
        cmocka_unit_test(what_is_not_recognised_makes_all_decimals),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
