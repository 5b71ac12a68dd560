#include "lesson/limits.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void zeros_become_the_usual_limits(void **state) {
    (void)state;
    JailLimits usual = jail_limits(), filled = jail_limits_filled((JailLimits){0});
    assert_memory_equal(&usual, &filled, sizeof usual);
    filled = jail_limits_filled((JailLimits){.call_ms = 7, .page_bytes = 9});
    assert_int_equal(filled.call_ms, 7);
    assert_int_equal(filled.page_bytes, 9);
    assert_int_equal(filled.load_ms, 2000);
    assert_int_equal(filled.unpack_ms, 5000);
    assert_int_equal(filled.memory_mb, 64);
}

static void a_tenth_is_a_tenth_but_for_start_and_memory(void **state) {
    (void)state;
    JailLimits tenth = jail_limits_over(10);
    assert_int_equal(tenth.start_ms, 10000);
    assert_int_equal(tenth.load_ms, 200);
    assert_int_equal(tenth.call_ms, 10);
    assert_int_equal(tenth.unpack_ms, 500);
    assert_int_equal(tenth.test_ms, 1000);
    assert_int_equal(tenth.test_requests, 100);
    assert_int_equal(tenth.memory_mb, 32);
    assert_int_equal(tenth.page_bytes, 209715);
    assert_int_equal(tenth.print_bytes, 6553);
    assert_int_equal(tenth.pixel_bytes, 6710886);
    assert_int_equal(tenth.messages, 6);
}

static void no_limit_becomes_nothing(void **state) {
    (void)state;
    JailLimits least = jail_limits_over(1000000000);
    assert_int_equal(least.call_ms, 1);
    assert_int_equal(least.page_bytes, 1);
    assert_int_equal(least.messages, 1);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(zeros_become_the_usual_limits),
        cmocka_unit_test(a_tenth_is_a_tenth_but_for_start_and_memory),
        cmocka_unit_test(no_limit_becomes_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
