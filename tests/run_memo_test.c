// What is kept with a run is found again, and ends with it.
#include "circuit/run_memo.h"
#include "circuit/short_form.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static Run *some_run(void) {
    Circuit *circuit = short_form_read("h 0; cx 0 1", 2, NULL, NULL);
    Run *run = run_create(circuit, (RunOptions){0}, NULL);
    circuit_destroy(circuit);
    assert_non_null(run);
    return run;
}

static void end(void *thing) {
    ++*(int *)thing;
}

static const char kind[] = "a thing", other[] = "another";

static void a_thing_is_found_by_all_of_its_key(void **unused) {
    (void)unused;
    Run *run = some_run();
    int ended = 0;
    MemoKey key = {.kind = kind, .after = 1, .numbers = {3}};
    assert_null(run_memo(run, &key));
    run_memo_keep(run, &key, &ended, 1, end);
    assert_ptr_equal(run_memo(run, &key), &ended);
    assert_null(run_memo(run, &(MemoKey){.kind = other, .after = 1, .numbers = {3}}));
    assert_null(run_memo(run, &(MemoKey){.kind = kind, .after = 2, .numbers = {3}}));
    assert_null(run_memo(run, &(MemoKey){.kind = kind, .after = 1, .numbers = {3, 1}}));
    assert_int_equal(ended, 0);
    run_destroy(run);
    assert_int_equal(ended, 1);
}

static void the_one_longest_unasked_for_goes_first(void **unused) {
    (void)unused;
    Run *run = some_run();
    int ended[MEMO_SLOTS + 1] = {0};
    for (int i = 0; i < MEMO_SLOTS; i++)
        run_memo_keep(run, &(MemoKey){.kind = kind, .after = i}, &ended[i], 1, end);
    assert_non_null(run_memo(run, &(MemoKey){.kind = kind, .after = 0}));
    run_memo_keep(run, &(MemoKey){.kind = kind, .after = 99}, &ended[MEMO_SLOTS], 1, end);
    assert_int_equal(ended[0], 0);
    assert_int_equal(ended[1], 1);
    assert_null(run_memo(run, &(MemoKey){.kind = kind, .after = 1}));
    run_destroy(run);
    for (int i = 0; i <= MEMO_SLOTS; i++)
        assert_int_equal(ended[i], 1);
}

static void what_is_large_pushes_out_as_much_as_it_needs(void **unused) {
    (void)unused;
    Run *run = some_run();
    int ended[4] = {0};
    for (int i = 0; i < 3; i++)
        run_memo_keep(run, &(MemoKey){.kind = kind, .after = i}, &ended[i], MEMO_BYTES / 3,
                      end);
    assert_int_equal(ended[0] + ended[1] + ended[2], 0);
    assert_non_null(run_memo(run, &(MemoKey){.kind = kind, .after = 0}));
    run_memo_keep(run, &(MemoKey){.kind = kind, .after = 9}, &ended[3], MEMO_BYTES / 2,
                  end);
    assert_int_equal(ended[0], 0); // asked for since
    assert_int_equal(ended[1] + ended[2], 2);
    // One that has no room beside anything stands alone.
    int all = 0;
    run_memo_keep(run, &(MemoKey){.kind = other}, &all, 2 * (size_t)MEMO_BYTES, end);
    assert_int_equal(ended[0] + ended[3], 2);
    assert_ptr_equal(run_memo(run, &(MemoKey){.kind = other}), &all);
    run_destroy(run);
    assert_int_equal(all, 1);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_thing_is_found_by_all_of_its_key),
        cmocka_unit_test(the_one_longest_unasked_for_goes_first),
        cmocka_unit_test(what_is_large_pushes_out_as_much_as_it_needs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
