#include "quantum/kernels.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void the_best_width_is_the_widest_there_is(void **unused) {
    (void)unused;
    int widest = 0;
    for (int width = 0; width < WIDTH_COUNT; width++) {
        const Kernels *kernels = kernels_of((KernelWidth)width);
        if (!kernels) continue;
        assert_int_equal(kernels_width(kernels), width);
        widest = width;
    }
    assert_int_equal(kernels_width(kernels_best()), widest);
}

static void every_machine_has_the_narrowest(void **unused) {
    (void)unused;
    assert_non_null(kernels_of(WIDTH_SSE2));
}

static void widths_have_the_names_of_the_command_line(void **unused) {
    (void)unused;
    assert_string_equal(kernels_name(WIDTH_SSE2), "sse2");
    assert_string_equal(kernels_name(WIDTH_AVX2), "avx2");
    assert_string_equal(kernels_name(WIDTH_AVX512), "avx512");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_best_width_is_the_widest_there_is),
        cmocka_unit_test(every_machine_has_the_narrowest),
        cmocka_unit_test(widths_have_the_names_of_the_command_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
