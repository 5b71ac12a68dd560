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

static void nothing_is_passed_over_as_a_comment(void **state) {
    (void)state;
    static const struct {
        const char *text, *sign;
        int column;
    } rows[] = {{"x // 2 == 1", "//", 3}, {"x == 1 /* or 2 */", "/*", 8}};
    for (size_t i = 0; i < 2; i++) {
        bool marked[16];
        Error err = {0};
        assert_false(predicate_table(rows[i].text, 4, marked, &err));
        assert_string_equal(err.key, "predicate.syntax");
        assert_string_equal(err.args, rows[i].sign);
        assert_int_equal(err.column, rows[i].column);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(expressions_mark_what_they_say),
        cmocka_unit_test(nothing_is_passed_over_as_a_comment),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
