// The author's log and what functions took: what a child says is kept small and clean.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "lesson/watching.h"

#include <stdio.h>
#include <string.h>

static void print(AuthorLog *log, const char *text) {
    log_print(log, text, strlen(text));
}

static void the_place_goes_over_and_comes_back(void **state) {
    (void)state;
    char head[LOG_PLACE];
    AuthorLog *log = log_create();
    log_turn(log, 4);
    log_place_write(head, "lib/tools.lua", 17, RAN_TIMER, 12);
    char message[LOG_PLACE + 32];
    snprintf(message, sizeof message, "%sone\ntwo\n", head);
    print(log, message);
    assert_int_equal(log_rows(log), 2);
    const LogRow *row = log_row(log, 1);
    assert_string_equal(row->text, "two");
    assert_string_equal(row->error.file, "lib/tools.lua");
    assert_int_equal(row->error.line, 17);
    assert_int_equal(row->of, RAN_TIMER);
    assert_int_equal(row->line, 12);
    assert_int_equal(row->page, 4);
    log_destroy(log);
}

static void a_message_without_a_place_is_taken_as_it_is(void **state) {
    (void)state;
    static const char *const lies[] = {"a\tb\n",
                                       "\n",
                                       "a.lua\t-1\tload\t0\n",
                                       "a.lua\t99999999999\tload\t0\n",
                                       "a\t1\tnone\t0\n",
                                       "a\t1\tload\t0\t5\n",
                                       "a\tx\tload\t0\n"};
    AuthorLog *log = log_create();
    for (size_t i = 0; i < sizeof lies / sizeof *lies; i++) {
        print(log, lies[i]);
        assert_int_equal(log_row(log, log_rows(log) - 1)->error.line, 0);
        assert_string_equal(log_row(log, log_rows(log) - 1)->error.file, "");
    }
    log_print(log, "", 0);
    log_destroy(log);
}

static void a_long_line_ends_behind_a_whole_character(void **state) {
    (void)state;
    char text[1201] = "";
    for (int i = 0; i < 400; i++)
        strcat(text, "あ");
    AuthorLog *log = log_create();
    print(log, text);
    assert_int_equal(strlen(log_row(log, 0)->text), (LOG_TEXT - 1) / 3 * 3);
    log_destroy(log);
}

static void ten_thousand_lines_leave_the_last(void **state) {
    (void)state;
    AuthorLog *log = log_create();
    for (int i = 0; i < 10000; i++) {
        char text[32];
        snprintf(text, sizeof text, "%d\n", i / 2); // each twice
        print(log, text);
    }
    assert_int_equal(log_rows(log), LOG_ROWS);
    assert_string_equal(log_row(log, LOG_ROWS - 1)->text, "4999");
    assert_int_equal(log_row(log, LOG_ROWS - 1)->count, 2);
    assert_string_equal(log_row(log, 0)->text, "4800");
    log_clear(log);
    assert_int_equal(log_rows(log), 0);
    print(log, "anew");
    assert_string_equal(log_row(log, 0)->text, "anew");
    log_destroy(log);
}

static Data *row_of(const char *of, int line, long long count, double most) {
    Data *row = data_new_object();
    data_put(row, "of", data_new_text(of));
    data_put(row, "line", data_new_integer(line));
    data_put(row, "count", data_new_integer(count));
    data_put(row, "last", data_new_number(most / 2));
    data_put(row, "most", data_new_number(most));
    return row;
}

static void rows_that_are_none_are_left_out(void **state) {
    (void)state;
    Data *list = data_new_array();
    data_push(list, row_of("value", -1, 1, 1));
    data_push(list, row_of("nothing", 1, 1, 1));
    data_push(list, row_of("value", 1, 0, 1));
    data_push(list, row_of("value", 1, 1000000000000, 1));
    data_push(list, data_new_text("value"));
    data_push(list, row_of("draw", 7, 2, -5));
    RanRow rows[8];
    assert_int_equal(ran_read(list, rows, 8), 1);
    assert_int_equal(rows[0].kind, RAN_DRAW);
    assert_true(rows[0].most == 0); // a time below 0 is none
    assert_int_equal(ran_read(NULL, rows, 8), 0);
    data_free(list);
}

static void what_was_counted_goes_over_and_comes_back(void **state) {
    (void)state;
    RanRow sent[2] = {{.kind = RAN_CHECK, .line = 9, .count = 3, .last = 1.5, .most = 2.25},
                      {.kind = RAN_VALUE, .line = 4, .count = 1, .last = 0.5, .most = 0.5}};
    ran_set_read(&sent[1], 0);
    ran_set_read(&sent[1], 199);
    ran_set_read(&sent[1], 200); // there is none such
    Data *list = ran_write(sent, 2);
    RanRow rows[4];
    assert_int_equal(ran_read(list, rows, 4), 2);
    assert_memory_equal(&rows[0], &sent[0], sizeof rows[0]);
    assert_true(ran_reads(&rows[1], 0) && ran_reads(&rows[1], 199));
    assert_false(ran_reads(&rows[1], 1) || ran_reads(&rows[1], 200));
    data_free(list);
}

static void only_so_many_functions_are_told_apart(void **state) {
    (void)state;
    static RanRow rows[RAN_ROWS];
    int count = 0;
    for (int i = 0; i < RAN_ROWS; i++)
        assert_non_null(ran_row(rows, &count, RAN_VALUE, i + 1));
    assert_null(ran_row(rows, &count, RAN_VALUE, RAN_ROWS + 1));
    assert_ptr_equal(ran_row(rows, &count, RAN_VALUE, 5), &rows[4]);
    assert_int_equal(count, RAN_ROWS);
}

static void a_function_over_half_of_its_limit_is_told_once(void **state) {
    (void)state;
    AuthorLog *log = log_create();
    Watching watching;
    watching_start(
        &watching, log,
        (Budgets){.open = 2000, .call = 100, .stage = 250, .check = 2000, .memory_mb = 64});
    Outcome outcome = {.kb = 2048, .cpu = 30};
    for (int i = 0; i < 3; i++) {
        Data *list = data_new_array();
        data_push(list, row_of("value", 5, 1, 51 + i));
        data_push(list, row_of("draw", 6, 1, 51 + i));
        watching_take(&watching, &outcome, list, i == 0);
        data_free(list);
    }
    assert_int_equal(log_rows(log), 1);
    assert_int_equal(log_row(log, 0)->kind, LOG_SLOW);
    assert_int_equal(log_row(log, 0)->line, 5);
    assert_int_equal(watching.kb, 2048);
    assert_int_equal(watching.most_kb, 65536);
    assert_int_equal(watching.count, 3); // the load too
    watching_end(&watching);
    log_destroy(log);
}

static void where_nobody_looks_nothing_is_kept(void **state) {
    (void)state;
    Watching watching;
    watching_start(
        &watching, NULL,
        (Budgets){.open = 2000, .call = 100, .stage = 250, .check = 2000, .memory_mb = 64});
    watching_take(&watching, &(Outcome){.kb = 9}, NULL, true);
    watching_mistake(&watching, &(Error){.key = "x"});
    assert_int_equal(watching.count, 0);
    assert_int_equal(watching.kb, 0);
    watching_end(&watching);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_place_goes_over_and_comes_back),
        cmocka_unit_test(a_message_without_a_place_is_taken_as_it_is),
        cmocka_unit_test(a_long_line_ends_behind_a_whole_character),
        cmocka_unit_test(ten_thousand_lines_leave_the_last),
        cmocka_unit_test(rows_that_are_none_are_left_out),
        cmocka_unit_test(what_was_counted_goes_over_and_comes_back),
        cmocka_unit_test(only_so_many_functions_are_told_apart),
        cmocka_unit_test(a_function_over_half_of_its_limit_is_told_once),
        cmocka_unit_test(where_nobody_looks_nothing_is_kept),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
