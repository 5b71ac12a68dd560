// Conditions on classical bits, judged by going through everything that the bits may read.
#include "circuit/condition.h"

#include "base/rng.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

enum { BITS = 5, ROWS = 1 << BITS };

static bool cube_holds(Cube cube, uint64_t row) {
    return (row & cube.mask) == cube.bits;
}

// Which rows hold; fails where two cubes hold at once.
static uint64_t table_of(const Condition *c) {
    uint64_t table = 0;
    for (uint64_t row = 0; row < ROWS; row++) {
        int holding = 0;
        for (int i = 0; i < c->count; i++)
            holding += cube_holds(c->cubes[i], row);
        assert_true(holding <= 1);
        table |= (uint64_t)holding << row;
    }
    return table;
}

static uint64_t table_of_terms(const Condition *c, int *count) {
    Term terms[MOST_CUBES];
    *count = condition_terms(c, terms);
    uint64_t table = 0;
    for (uint64_t row = 0; row < ROWS; row++) {
        int holding = 0;
        for (int i = 0; i < *count; i++)
            holding += cube_holds(terms[i].when, row) &&
                       !(terms[i].unless.mask && cube_holds(terms[i].unless, row));
        assert_true(holding <= 1);
        table |= (uint64_t)holding << row;
    }
    return table;
}

static Condition random_condition(Rng *rng, int depth) {
    Condition a, b;
    uint64_t mask = rng_below(rng, ROWS);
    condition_set_cube(&a, mask, rng_below(rng, ROWS) & mask);
    if (!depth) return a;
    a = random_condition(rng, depth - 1);
    b = random_condition(rng, depth - 1);
    int kind = (int)rng_below(rng, 3);
    assert_true(kind == 0   ? condition_and(&a, &b)
                : kind == 1 ? condition_or(&a, &b)
                            : condition_not(&a));
    return a;
}

static void formulas_hold_where_their_tables_do(void **state) {
    (void)state;
    Rng rng = rng_seeded(3);
    const uint64_t all = (UINT64_C(1) << ROWS) - 1;
    for (int i = 0; i < 3000; i++) {
        Condition a = random_condition(&rng, 2), b = random_condition(&rng, 2), c = a;
        uint64_t ta = table_of(&a), tb = table_of(&b);
        assert_true(condition_and(&c, &b));
        assert_true(table_of(&c) == (ta & tb));
        c = a;
        assert_true(condition_or(&c, &b));
        assert_true(table_of(&c) == (ta | tb));
        c = a;
        assert_true(condition_not(&c));
        assert_true(table_of(&c) == (all & ~ta));
        int terms;
        assert_true(table_of_terms(&a, &terms) == ta);
    }
}

static void numbers_are_compared_digit_by_digit(void **state) {
    (void)state;
    const uint8_t at[] = {3, 0, 4, 1};
    for (uint64_t limit = 0; limit < 20; limit++) {
        Condition c;
        condition_less(&c, at, 4, limit);
        for (uint64_t row = 0; row < ROWS; row++) {
            uint64_t number = 0;
            for (int i = 0; i < 4; i++)
                number |= (row >> at[i] & 1) << i;
            assert_int_equal(table_of(&c) >> row & 1, number < limit);
        }
    }
    uint8_t every[64];
    for (int i = 0; i < 64; i++)
        every[i] = (uint8_t)i;
    Condition c;
    condition_less(&c, every, 64, UINT64_MAX);
    assert_int_equal(c.count, 64);
    assert_true(condition_bits(&c) == UINT64_MAX);
}

static void one_term_says_all_but_one(void **state) {
    (void)state;
    Condition a, b;
    int terms;
    condition_set_cube(&a, 0x1f, 0x0a);
    assert_true(condition_not(&a));
    table_of_terms(&a, &terms);
    assert_int_equal(terms, 1);
    condition_set_cube(&b, 1, 1); // nested in another: what that says is not said again
    condition_set_cube(&a, 6, 4);
    assert_true(condition_not(&a) && condition_and(&a, &b));
    Term term[MOST_CUBES];
    assert_int_equal(condition_terms(&a, term), 1);
    assert_true(term[0].when.mask == 1 && term[0].when.bits == 1);
    assert_true(term[0].unless.mask == 6 && term[0].unless.bits == 4);
    condition_set(&a, false);
    assert_int_equal(condition_terms(&a, term), 0);
    condition_set(&a, true);
    assert_int_equal(condition_terms(&a, term), 1);
    assert_true(!term[0].when.mask && !term[0].unless.mask);
}

// The parity of seven bits needs 64 cubes, that of eight too many.
static void too_many_cubes_are_refused_and_change_nothing(void **state) {
    (void)state;
    Condition parity, bit;
    condition_set(&parity, false);
    for (int i = 0; i < 8; i++) {
        condition_set_cube(&bit, UINT64_C(1) << i, UINT64_C(1) << i);
        Condition other = bit, even = parity;
        bool fits = condition_not(&even) && condition_and(&even, &bit) &&
                    condition_not(&other) && condition_and(&other, &parity) &&
                    condition_or(&even, &other);
        assert_int_equal(fits, i < 7);
        if (fits) parity = even;
    }
    assert_int_equal(parity.count, 64);
    Condition before = parity;
    condition_set_cube(&bit, 0x300, 0x100);
    assert_false(condition_or(&parity, &bit));
    assert_true(condition_not(&bit));
    assert_false(condition_and(&parity, &bit));
    assert_int_equal(parity.count, before.count);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(formulas_hold_where_their_tables_do),
        cmocka_unit_test(numbers_are_compared_digit_by_digit),
        cmocka_unit_test(one_term_says_all_but_one),
        cmocka_unit_test(too_many_cubes_are_refused_and_change_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
