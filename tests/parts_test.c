#include "quantum/parts.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void bits_go_to_the_places_of_the_part(void **unused) {
    (void)unused;
    const int part[] = {4, 0, 2};
    assert_int_equal(part_index(1, 3, part), 1 << 4);
    assert_int_equal(part_index(2, 3, part), 1 << 0);
    assert_int_equal(part_index(6, 3, part), 1 << 0 | 1 << 2);
    assert_int_equal(part_mask(3, part), 1 << 4 | 1 << 0 | 1 << 2);
    assert_int_equal(part_index(7, 0, part), 0);
}

static void the_others_rise(void **unused) {
    (void)unused;
    int others[6];
    assert_int_equal(part_others(6, 3, (int[]){4, 0, 2}, others), 3);
    assert_memory_equal(others, ((int[]){1, 3, 5}), 3 * sizeof(int));
    assert_int_equal(part_others(1, 1, (int[]){0}, others), 0);
}

// 2·bit 0 + 1·bit 2 of eight numbers that are powers of two: each sum tells its terms.
static void numbers_of_the_same_value_are_added_up(void **unused) {
    (void)unused;
    const double all[] = {1, 2, 4, 8, 16, 32, 64, 128};
    double sums[4];
    part_sums(3, all, 2, (int[]){2, 0}, sums);
    const double expected[] = {1 + 4, 16 + 64, 2 + 8, 32 + 128};
    assert_memory_equal(sums, expected, sizeof sums);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bits_go_to_the_places_of_the_part),
        cmocka_unit_test(the_others_rise),
        cmocka_unit_test(numbers_of_the_same_value_are_added_up),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
