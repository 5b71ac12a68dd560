#include "base/table.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>

static void texts_are_quoted_where_they_must_be(void **state) {
    (void)state;
    Table table = {.cells = 0};
    table_text(&table, "状態");
    table_text(&table, "p, q");
    table_text(&table, "say \"q0\"\nhere");
    table_text(&table, "");
    table_end_row(&table);
    char *csv = table_take(&table);
    assert_string_equal(csv, "状態,\"p, q\",\"say \"\"q0\"\"\nhere\",\r\n");
    free(csv);
}

static void numbers_read_back_the_same(void **state) {
    (void)state;
    static const double numbers[] = {0.5, 1.0 / 3, 0.1 + 0.2, -1e-17, 1e300, 3};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        Table table = {.cells = 0};
        table_number(&table, numbers[i]);
        char *csv = table_take(&table);
        assert_true(strtod(csv, NULL) == numbers[i]);
        free(csv);
    }
    Table table = {.cells = 0};
    table_number(&table, -0.0);
    table_number(&table, 0.25);
    table_integer(&table, 1000);
    table_end_row(&table);
    char *csv = table_take(&table);
    assert_string_equal(csv, "0,0.25,1000\r\n");
    free(csv);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_are_quoted_where_they_must_be),
        cmocka_unit_test(numbers_read_back_the_same),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
