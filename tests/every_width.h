// Tests that are run once with the kernels of each width of this machine, the narrowest
// first; which one is not here is printed. A test finds them in *state.
#ifndef KYUBI_TESTS_EVERY_WIDTH_H
#define KYUBI_TESTS_EVERY_WIDTH_H

#include "quantum/kernels.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

// How many tests failed. `tests` is an array.
#define RUN_ON_EVERY_WIDTH(tests) run_on_every_width(tests, sizeof(tests) / sizeof *(tests))

static inline int run_on_every_width(struct CMUnitTest *tests, size_t count) {
    int failed = 0;
    for (int width = 0; width < WIDTH_COUNT; width++) {
        const char *name = kernels_name((KernelWidth)width);
        const Kernels *kernels = kernels_of((KernelWidth)width);
        if (!kernels) {
            print_message("no %s here\n", name);
            continue;
        }
        for (size_t i = 0; i < count; i++)
            tests[i].initial_state = (void *)kernels;
        failed += _cmocka_run_group_tests(name, tests, count, NULL, NULL);
    }
    return failed;
}

#endif
