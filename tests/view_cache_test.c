#include "view/view_cache.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static int setup(void **state) {
    *state = fonts_open(KYUBI_BUILD "/fonts", NULL);
    return *state ? 0 : -1;
}

static int teardown(void **state) {
    fonts_close(*state);
    return 0;
}

static const ProseStyle style = {.width = 300, .size = 18, .pitch = 29};

static void the_same_text_is_set_once(void **state) {
    ViewCache *cache = view_cache_create(*state);
    const Prose *first = view_cache_prose(cache, "量子ビット", &style);
    assert_ptr_equal(view_cache_prose(cache, "量子ビット", &style), first);
    ProseStyle narrow = style;
    narrow.width = 40;
    assert_ptr_not_equal(view_cache_prose(cache, "量子ビット", &narrow), first);
    assert_ptr_not_equal(view_cache_prose(cache, "古典ビット", &style), first);
    view_cache_destroy(cache);
}

static void prose_stays_while_it_is_asked_for(void **state) {
    ViewCache *cache = view_cache_create(*state);
    const Prose *first = view_cache_prose(cache, "kept", &style);
    for (int i = 0; i < 300; i++) {
        view_cache_age(cache);
        assert_ptr_equal(view_cache_prose(cache, "kept", &style), first);
    }
    view_cache_destroy(cache);
}

static void prose_is_readable_for_a_hundred_scenes(void **state) {
    ViewCache *cache = view_cache_create(*state);
    const Prose *prose = view_cache_prose(cache, "kept", &style);
    for (int i = 0; i < 100; i++)
        view_cache_age(cache);
    assert_true(prose_height(prose) > 0);
    view_cache_age(cache); // forgotten now; a leak check sees that it is freed
    view_cache_destroy(cache);
}

static void text_is_set_anew_once_the_cache_was_renewed(void **state) {
    ViewCache *cache = view_cache_create(*state);
    const Prose *old = view_cache_prose(cache, "x", &style);
    view_cache_renew(cache);
    const Prose *new = view_cache_prose(cache, "x", &style);
    assert_ptr_not_equal(old, new);
    assert_ptr_equal(view_cache_prose(cache, "x", &style), new);
    view_cache_destroy(cache);
}

static void end_count(void *picture) {
    ++*(int *)picture;
}

static void pictures_are_found_by_their_key(void **state) {
    ViewCache *cache = view_cache_create(*state);
    int ended = 0;
    assert_null(view_cache_picture(cache, 7));
    view_cache_keep(cache, 7, &ended, 1000, end_count);
    assert_ptr_equal(view_cache_picture(cache, 7), &ended);
    assert_int_equal(view_cache_bytes(cache), 1000);
    view_cache_destroy(cache);
    assert_int_equal(ended, 1);
}

static void the_picture_longest_unasked_for_goes_first(void **state) {
    ViewCache *cache = view_cache_create(*state);
    int ended[5] = {0};
    const size_t quarter = VIEW_CACHE_BYTES / 4;
    for (uint64_t i = 0; i < 4; i++)
        view_cache_keep(cache, i, &ended[i], quarter, end_count);
    assert_non_null(view_cache_picture(cache, 0));
    view_cache_keep(cache, 4, &ended[4], quarter, end_count);
    assert_int_equal(ended[0], 0);
    assert_int_equal(ended[1], 1);
    assert_null(view_cache_picture(cache, 1));
    assert_true(view_cache_bytes(cache) <= VIEW_CACHE_BYTES);
    view_cache_destroy(cache);
}

static void a_picture_larger_than_everything_is_ended_at_once(void **state) {
    ViewCache *cache = view_cache_create(*state);
    int ended = 0;
    view_cache_keep(cache, 1, &ended, (size_t)VIEW_CACHE_BYTES + 1, end_count);
    assert_int_equal(ended, 1);
    assert_null(view_cache_picture(cache, 1));
    view_cache_destroy(cache);
}

// Whatever their keys share.
static void pictures_asked_for_in_turns_are_each_known_again(void **state) {
    ViewCache *cache = view_cache_create(*state);
    static const uint64_t keys[] = {0x5f7, 0x9f7, 0x125f7};
    for (int i = 0; i < 3; i++)
        assert_false(view_cache_again(cache, keys[i]));
    for (int i = 0; i < 9; i++)
        assert_true(view_cache_again(cache, keys[i % 3]));
    view_cache_destroy(cache);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same_text_is_set_once),
        cmocka_unit_test(prose_stays_while_it_is_asked_for),
        cmocka_unit_test(prose_is_readable_for_a_hundred_scenes),
        cmocka_unit_test(text_is_set_anew_once_the_cache_was_renewed),
        cmocka_unit_test(pictures_are_found_by_their_key),
        cmocka_unit_test(the_picture_longest_unasked_for_goes_first),
        cmocka_unit_test(a_picture_larger_than_everything_is_ended_at_once),
        cmocka_unit_test(pictures_asked_for_in_turns_are_each_known_again),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
