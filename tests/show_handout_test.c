// A handout that is asked for during a show: which one, where, and what is said of it.
#include "show_bench.h"

#include "base/mem.h"
#include "show_talk.h"

static HandoutWish wish_of(Stand *s) {
    HandoutWish wish;
    assert_true(show_handout_wish(s->show, &wish));
    return wish;
}

static Stand *open_in_folder(void) {
    Stand *s = stand_open(TALK);
    free(s->show->desk->documents);
    s->show->desk->documents = mem_text(s->b->folder);
    return s;
}

static void the_sheet_asks_which_one_and_the_show_stays(void **state) {
    (void)state;
    HandoutWish none;
    Stand *s = open_in_folder();
    press(s, KEY_PAGE_DOWN);
    press_in(s, SHOW_PRESENTER, 'p', MOD_CTRL);
    assert_true(shows(s, SHOW_PRESENTER, "The handout as a PDF"));
    assert_false(show_handout_wish(s->show, &none));
    press(s, '2');
    HandoutWish wish = wish_of(s);
    assert_int_equal(wish.kind, HANDOUT_BLANKS);
    assert_int_equal(wish.lang, LANG_EN);
    assert_string_equal(wish.lesson, "own.one");
    assert_true(file_ends_in(wish.path, "/S03 A CHSH tournament handout to write on.pdf"));
    assert_true(file_exists(wish.path));
    assert_int_equal(s->show->sheet, PRESENTER_PLAIN);
    assert_true(stands_at(s, 0, 1));
    stand_close(s);
}

static void how_far_it_is_and_where_it_went_is_said(void **state) {
    (void)state;
    HandoutWish none;
    Stand *s = open_in_folder();
    click_on(s, act_spot(SHOW_HANDOUT, 0));
    click_on(s, act_spot(SHOW_HANDOUT, 1));
    assert_true(shows(s, SHOW_PRESENTER, "The handout is begun"));
    show_say_handout(s->show, 2, 5);
    assert_true(shows(s, SHOW_PRESENTER, "2 of 5 sheets"));
    unsigned number = wish_of(s).number;
    show_act(s->show, act_spot(SHOW_HANDOUT, 2)); // one at a time
    assert_int_equal(wish_of(s).number, number);
    assert_int_equal(wish_of(s).kind, HANDOUT_NOTES);
    show_say_handout_done(s->show, NULL);
    assert_false(show_handout_wish(s->show, &none));
    assert_true(shows(s, SHOW_PRESENTER, "Saved as"));
    press(s, KEY_PAGE_DOWN);
    assert_false(shows(s, SHOW_PRESENTER, "Saved as"));
    press_in(s, SHOW_PRESENTER, 'p', MOD_CTRL);
    assert_true(shows(s, SHOW_PRESENTER, "Saved as"));
    press(s, '1');
    assert_int_equal(wish_of(s).number, number + 1);
    stand_close(s);
}

static void one_that_fails_leaves_no_file_and_its_reason(void **state) {
    (void)state;
    Stand *s = open_in_folder();
    show_act(s->show, act_spot(SHOW_HANDOUT, 1));
    char *path = mem_text(wish_of(s).path);
    Error err = {0};
    error_set(&err, "errand.said", "%s", "the disk is full");
    show_say_handout_done(s->show, &err);
    assert_false(file_exists(path));
    assert_true(shows(s, SHOW_PRESENTER, "the disk is full"));
    free(path);
    free(s->show->desk->documents);
    s->show->desk->documents = mem_text("/nowhere/at all");
    HandoutWish none;
    show_act(s->show, act_spot(SHOW_HANDOUT, 1));
    assert_false(show_handout_wish(s->show, &none));
    assert_true(shows(s, SHOW_PRESENTER, "/nowhere/at all"));
    stand_close(s);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_sheet_asks_which_one_and_the_show_stays),
        cmocka_unit_test(how_far_it_is_and_where_it_went_is_said),
        cmocka_unit_test(one_that_fails_leaves_no_file_and_its_reason),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
