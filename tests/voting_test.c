// A vote on a page as a lone learner meets it: pressed by mouse, finger and keys, taken
// back, read by texts, functions and tests, and beside the right answer later. What is for
// the hall alone is not there.
#include "desk_bench.h"

#include "cli/page_said.h"

static const char LESSON[] =
    "lesson { id = 'own.one', title = 'One' }\n"
    "page 'p' { ja = 'P', hall = { question = 'Asked above' }, minutes = 2 }\n"
    "notes 'for the presenter alone'\n"
    "prose { ja = 'for one', only = 'learner' }\n"
    "prose { ja = 'for many', only = 'hall' }\n"
    "local yes, no, maybe = vote 'v' { ask = 'Which?', right = 2,\n"
    "  options = { 'Yes it is', 'No it is not', 'Who knows' }, rehearse = { 9, 8, 7 } }\n"
    "activity { seconds = 90, say = 'Tell your neighbour' }\n"
    "local most = value(function() return math.max(yes.value, no.value, maybe.value) end)\n"
    "prose 'hands {=yes},{=no},{=maybe} most {=most}'\n"
    "step()\n"
    "prose 'this is why'\n"
    "page 'q' 'Q'\n"
    "prose 'last'\n";

static int setup(void **state) {
    Bench *b = bench_open(LESSON);
    Error err = {0};
    assert_true(desk_open_lesson(b->desk, NULL, &err));
    const Error *failed = desk_error(b->desk);
    if (failed)
        fail_msg("%s:%d %s %s", failed->file, failed->line, failed->key, failed->args);
    *state = b;
    return 0;
}

static Spot option(int number) {
    return (Spot){.kind = SPOT_VOTE, .a = 0, .b = number};
}

// Whether the page says the tallies so, in its text and in what a function made of them.
static bool counts(Bench *b, const char *hands, const char *most) {
    char words[64];
    desk_wait(b->desk);
    snprintf(words, sizeof words, "hands %s most %s", hands, most);
    return reads(b, words);
}

static void a_press_is_a_guess_and_only_the_last_one_counts(void **state) {
    Bench *b = *state;
    assert_true(counts(b, "0,0,0", "0"));
    click(b, option(0));
    assert_true(counts(b, "1,0,0", "1"));
    click(b, option(2));
    assert_true(counts(b, "0,0,1", "1"));
    click(b, option(2)); // again: nothing new
    assert_true(counts(b, "0,0,1", "1"));
}

static void a_guess_is_taken_back_as_a_whole_and_done_again(void **state) {
    Bench *b = *state;
    click(b, option(0));
    click(b, option(1));
    key(b, 'z', MOD_CTRL);
    assert_true(counts(b, "1,0,0", "1"));
    key(b, 'z', MOD_CTRL);
    assert_true(counts(b, "0,0,0", "0"));
    key(b, 'z', MOD_CTRL | MOD_SHIFT);
    key(b, 'z', MOD_CTRL | MOD_SHIFT);
    assert_true(counts(b, "0,1,0", "1"));
}

static void the_keys_alone_reach_every_option(void **state) {
    Bench *b = *state;
    for (int i = 0; i < 40 && !spot_same(b->desk->focus, option(1)); i++)
        key(b, KEY_TAB, 0);
    assert_true(spot_same(b->desk->focus, option(1)));
    key(b, KEY_ENTER, 0);
    assert_true(counts(b, "0,1,0", "1"));
}

static void a_finger_finds_each_option(void **state) {
    Bench *b = *state;
    for (int i = 0; i < 3; i++) {
        const SpotArea *area = spot_of(b, option(i));
        assert_true(area->finger && area->rect.h >= 44 && area->rect.w >= 44);
        assert_true(area->name && area->name[0]);
    }
}

static void the_guess_stays_beside_the_right_answer(void **state) {
    Bench *b = *state;
    assert_false(reads_key(b, "vote.right"));
    click(b, option(0));
    assert_false(reads_key(b, "vote.guess")); // the mark says it, and it may yet change
    click(b, (Spot){.kind = SPOT_CONTINUE});
    assert_true(reads_key(b, "vote.right"));
    assert_true(reads_key(b, "vote.guess"));
    assert_false(has_spot(b, option(1)));
    desk_act(b->desk, option(1)); // as if it had been pressed yet
    assert_true(counts(b, "1,0,0", "1"));
}

static void a_guess_stands_once_the_page_behind_was_read(void **state) {
    Bench *b = *state;
    desk_turn_to(b->desk, 1);
    desk_turn_to(b->desk, 0);
    assert_false(reads_key(b, "vote.right")); // nothing was guessed yet
    click(b, option(0));
    assert_true(reads_key(b, "vote.right"));
    assert_true(reads_key(b, "vote.guess"));
    assert_false(has_spot(b, option(1)));
}

static void a_learner_sees_neither_notes_nor_what_is_for_the_hall(void **state) {
    Bench *b = *state;
    assert_true(reads(b, "for one"));
    assert_true(reads(b, "Tell your neighbour"));
    assert_false(reads(b, "for many"));
    assert_false(reads(b, "for the presenter alone"));
    assert_false(reads(b, "Asked above"));
    char *said = page_said(&b->desk->study, LANG_EN);
    assert_non_null(strstr(said, "No it is not"));
    assert_null(strstr(said, "for many"));
    free(said);
}

static void a_reading_of_the_saved_file_keeps_the_guess(void **state) {
    Bench *b = *state;
    click(b, option(1));
    study_reload(&b->desk->study);
    desk_wait(b->desk);
    assert_true(counts(b, "0,1,0", "1"));
}

#define ON_PAGE(test) cmocka_unit_test_setup_teardown(test, setup, teardown_lesson)

int main(void) {
    const struct CMUnitTest tests[] = {
        ON_PAGE(a_press_is_a_guess_and_only_the_last_one_counts),
        ON_PAGE(a_guess_is_taken_back_as_a_whole_and_done_again),
        ON_PAGE(the_keys_alone_reach_every_option),
        ON_PAGE(a_finger_finds_each_option),
        ON_PAGE(the_guess_stays_beside_the_right_answer),
        ON_PAGE(a_guess_stands_once_the_page_behind_was_read),
        ON_PAGE(a_learner_sees_neither_notes_nor_what_is_for_the_hall),
        ON_PAGE(a_reading_of_the_saved_file_keeps_the_guess),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
