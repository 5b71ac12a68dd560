// What expressions in x mark, against the same questions in C.
#include "circuit/predicate.h"

#include "definition_bench.h"

static bool says(int x, const char *text) {
    bool marked[16];
    Error err = {0};
    if (!predicate_table(text, 4, marked, &err)) fail_msg("%s: %s", text, err.key);
    return marked[x];
}

static void expressions_mark_what_they_say(void **state) {
    (void)state;
    for (int x = 0; x < 16; x++) {
        assert_int_equal(says(x, "x == 5 || x = 7"), x == 5 || x == 7);
        assert_int_equal(says(x, "2 < x and x <= 9 and not x = 4"),
                         x > 2 && x <= 9 && x != 4);
        assert_int_equal(says(x, "x0 ^ x1 ⊕ x3"), (x ^ x >> 1 ^ x >> 3) & 1);
        assert_int_equal(says(x, "x & 6 == 2"), (x & 6) == 2);
        assert_int_equal(says(x, "x*x mod 15 == 1"), x * x % 15 == 1);
        assert_int_equal(says(x, "!(x >> 2) or x0 ∧ x2"),
                         !(x >> 2) || ((x & 1) && (x & 4)));
        assert_int_equal(says(x, "(x - 9) % 5 == 2"), ((x - 9) % 5 + 5) % 5 == 2);
        assert_int_equal(says(x, "~x == 3 | 8"), (~x & 15) == 11);
        assert_int_equal(says(x, "-x + 3 > -2"), 3 - x > -2);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(expressions_mark_what_they_say),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
