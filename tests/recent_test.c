#include "type/recent.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>

enum { MOST = 8, MANY = 100 };

static void end(void *thing) {
    ++*(int *)thing;
}

static RecentKey key_of(const char *words) {
    return (RecentKey){.words = words, .size = 18};
}

static void what_was_kept_is_found_by_all_it_is_set_from(void **state) {
    (void)state;
    int ended = 0;
    Recent *recent = recent_create(MOST, end);
    RecentKey key = {"0.25", 18, 300, 1}, other = key;
    recent_keep(recent, key, &ended);
    assert_ptr_equal(recent_find(recent, key), &ended);
    other.words = "0.26";
    assert_null(recent_find(recent, other));
    other = key, other.size = 19;
    assert_null(recent_find(recent, other));
    other = key, other.column = 0;
    assert_null(recent_find(recent, other));
    other = key, other.how = 2;
    assert_null(recent_find(recent, other));
    recent_destroy(recent);
    assert_int_equal(ended, 1);
}

static void words_are_copied(void **state) {
    (void)state;
    int ended = 0;
    char words[] = "0.25";
    Recent *recent = recent_create(MOST, end);
    recent_keep(recent, key_of(words), &ended);
    words[3] = '6';
    assert_null(recent_find(recent, key_of(words)));
    assert_ptr_equal(recent_find(recent, key_of("0.25")), &ended);
    recent_destroy(recent);
}

static void what_is_asked_for_stays_while_others_go(void **state) {
    (void)state;
    int ended[MANY] = {0}, mine = 0, gone = 0;
    Recent *recent = recent_create(MOST, end);
    recent_keep(recent, key_of("mine"), &mine);
    for (int i = 0; i < MANY; i++) {
        char words[16];
        snprintf(words, sizeof words, "%d", i);
        recent_keep(recent, key_of(words), &ended[i]);
        assert_ptr_equal(recent_find(recent, key_of("mine")), &mine);
    }
    assert_int_equal(mine, 0);
    for (int i = 0; i < MANY; i++)
        gone += ended[i];
    assert_int_equal(gone, MANY + 1 - MOST); // all places are taken
    recent_destroy(recent);
    for (int i = 0; i < MANY; i++)
        assert_int_equal(ended[i], 1);
    assert_int_equal(mine, 1);
}

static void the_one_not_asked_for_the_longest_time_goes(void **state) {
    (void)state;
    int ended[5] = {0};
    const char *const words[] = {"a", "b", "c", "d", "e"};
    Recent *recent = recent_create(4, end); // one slot
    for (int i = 0; i < 4; i++)
        recent_keep(recent, key_of(words[i]), &ended[i]);
    assert_non_null(recent_find(recent, key_of("a")));
    recent_keep(recent, key_of("e"), &ended[4]);
    assert_int_equal(ended[1], 1);
    assert_null(recent_find(recent, key_of("b")));
    assert_non_null(recent_find(recent, key_of("a")));
    recent_destroy(recent);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_kept_is_found_by_all_it_is_set_from),
        cmocka_unit_test(words_are_copied),
        cmocka_unit_test(what_is_asked_for_stays_while_others_go),
        cmocka_unit_test(the_one_not_asked_for_the_longest_time_goes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
