// Prose under the hand: what a gesture selects is read from the clipboard.
#include "desk_bench.h"

#include "base/mem.h"
#include "type/letters.h"

static const char LESSON[] =
    "lesson { id = \"own.one\", title = \"One\" }\n"
    "page \"first\" \"A page\"\n"
    "prose [[\n{量子|りょうし}ビットの{状態|じょうたい} $\\ket{\\psi}$ です。"
    "[term](term:qubit) and [there](page:second).\n\n"
    "A second paragraph that is long enough to be broken over two lines of the column, "
    "or even three of them, whatever the size of its type may be.\n]]\n"
    "prose \"The third.\"\n"
    "exercise.number \"quarter\" { ask = \"A quarter?\", answer = \"1/4\" }\n"
    "page \"second\" \"The other\"\n"
    "prose \"Nothing more.\"\n";

static int setup(void **state) {
    Bench *b = bench_open(LESSON);
    assert_true(desk_open_lesson(b->desk, NULL, NULL));
    *state = b;
    return 0;
}

// The place of the first letter that begins with `words`: `part` of its width from its
// left.
static Point at_letter(Bench *b, const char *words, double part) {
    const Scene *scene = desk_scene(b->desk);
    for (int i = 0; i < scene_texts(scene); i++) {
        SceneText t = scene_text_at(scene, i);
        Letters letters = letters_of(t.prose);
        for (int k = 0; k < letters.count; k++) {
            Rect r = letters.rows[k].rect;
            if (strncmp(letters.rows[k].text, words, strlen(words)) != 0) continue;
            letters_free(&letters);
            return (Point){t.x + r.x + part * r.w, t.y + r.y + r.h / 2};
        }
        letters_free(&letters);
    }
    fail_msg("no letter %s", words);
    return (Point){0};
}

static void down(Bench *b, Point at, int clicks, int mods) {
    desk_feed(
        b->desk,
        &(Gesture){
            .kind = GESTURE_DOWN, .x = at.x, .y = at.y, .clicks = clicks, .mods = mods});
}

static void drag_over(Bench *b, Point from, Point to) {
    down(b, from, 1, 0);
    feed_at(b, GESTURE_MOVE, (from.x + to.x) / 2, (from.y + to.y) / 2);
    feed_at(b, GESTURE_MOVE, to.x, to.y);
    feed_at(b, GESTURE_UP, to.x, to.y);
}

static void press(Bench *b, Point at, int clicks) {
    for (int i = 1; i <= clicks; i++) {
        down(b, at, i, 0);
        feed_at(b, GESTURE_UP, at.x, at.y);
    }
}

static void assert_copies(Bench *b, const char *expected) {
    key(b, 'c', MOD_CTRL);
    char *text = desk_clipboard(b->desk);
    if (!expected) {
        assert_null(text);
        return;
    }
    assert_non_null(text);
    assert_string_equal(text, expected);
    free(text);
}

static void a_drag_selects_from_letter_to_letter(void **state) {
    Bench *b = *state;
    drag_over(b, at_letter(b, "ビ", 0.1), at_letter(b, "です", 0.1));
    assert_copies(b, "ビットの状態 $\\ket{\\psi}$ ");
    assert_true(reads_key(b, "desk.copied_prose"));
    // And from the later to the earlier.
    drag_over(b, at_letter(b, "です", 0.1), at_letter(b, "ビ", 0.1));
    assert_copies(b, "ビットの状態 $\\ket{\\psi}$ ");
}

static void a_drag_goes_over_lines_paragraphs_and_blocks(void **state) {
    Bench *b = *state;
    drag_over(b, at_letter(b, "three of", 0.1), at_letter(b, "third.", 0.1));
    assert_copies(b, "three of them, whatever the size of its type may be.\nThe ");
}

static void two_clicks_take_a_word_and_three_its_paragraph(void **state) {
    Bench *b = *state;
    press(b, at_letter(b, "状", 0.5), 2);
    assert_copies(b, "状態");
    press(b, at_letter(b, "nough", 0.5), 2);
    assert_copies(b, "enough");
    press(b, at_letter(b, "\\ket", 0.5), 2);
    assert_copies(b, "$\\ket{\\psi}$");
    press(b, at_letter(b, "hird", 0.5), 3);
    assert_copies(b, "The third.");
}

static bool card_is_open(Bench *b) {
    return b->desk->card.term != NULL;
}

static void a_term_opens_by_one_press_and_is_taken_by_two(void **state) {
    Bench *b = *state;
    Point at = at_letter(b, "ビ", 0.5);
    down(b, at, 1, 0);
    assert_false(card_is_open(b)); // only when it is let go
    feed_at(b, GESTURE_UP, at.x, at.y);
    assert_true(card_is_open(b));
    down(b, at, 2, 0);
    assert_false(card_is_open(b));
    feed_at(b, GESTURE_UP, at.x, at.y);
    assert_false(card_is_open(b));
    assert_copies(b, "ビット");
    press(b, at, 3);
    assert_false(card_is_open(b));
    key(b, 'c', MOD_CTRL);
    char *text = desk_clipboard(b->desk);
    assert_int_equal(strncmp(text, "量子ビットの状態 ", strlen("量子ビットの状態 ")), 0);
    free(text);
    press(b, at, 1); // a later press is one of its own
    assert_true(card_is_open(b));
    down(b, (Point){at.x, at.y + 400}, 2, 0); // beside the word
    assert_true(card_is_open(b));
    feed_at(b, GESTURE_UP, at.x, at.y + 400);
    assert_false(card_is_open(b));
    drag_over(b, at_letter(b, "量", 0.1), at_letter(b, "状", 0.1));
    assert_false(card_is_open(b));
    assert_copies(b, "量子ビットの");
}

static void a_drag_after_two_clicks_goes_by_words(void **state) {
    Bench *b = *state;
    Point from = at_letter(b, "nough", 0.5), to = at_letter(b, "roken", 0.5);
    press(b, from, 1);
    down(b, from, 2, 0);
    feed_at(b, GESTURE_MOVE, to.x, to.y);
    feed_at(b, GESTURE_UP, to.x, to.y);
    assert_copies(b, "enough to be broken");
    press(b, to, 1);
    down(b, to, 2, 0);
    feed_at(b, GESTURE_MOVE, from.x, from.y);
    feed_at(b, GESTURE_UP, from.x, from.y);
    assert_copies(b, "enough to be broken");
}

static void shift_and_arrows_move_the_end_that_was_dragged(void **state) {
    Bench *b = *state;
    drag_over(b, at_letter(b, "hird", 0.1), at_letter(b, "ird", 0.1));
    key(b, KEY_RIGHT, MOD_SHIFT);
    key(b, KEY_RIGHT, MOD_SHIFT);
    assert_copies(b, "hir");
    for (int i = 0; i < 4; i++) // past where it began
        key(b, KEY_LEFT, MOD_SHIFT);
    assert_copies(b, "t");
    key(b, KEY_UP, MOD_SHIFT);
    key(b, 'c', MOD_CTRL);
    char *text = desk_clipboard(b->desk);
    assert_non_null(strchr(text, '\n')); // into the paragraph above
    free(text);
    drag_over(b, at_letter(b, "A second", 0.1), at_letter(b, "econd", 0.1));
    key(b, KEY_DOWN, MOD_SHIFT);
    key(b, 'c', MOD_CTRL);
    text = desk_clipboard(b->desk);
    assert_true(strlen(text) > 40 && !strchr(text, '\n'));
    free(text);
}

static void shift_and_a_press_take_the_selection_there(void **state) {
    Bench *b = *state;
    drag_over(b, at_letter(b, "second par", 0.1), at_letter(b, "paragraph", 0.1));
    Point to = at_letter(b, "that is", 0.1);
    down(b, to, 1, MOD_SHIFT);
    feed_at(b, GESTURE_UP, to.x, to.y);
    key(b, KEY_LEFT, MOD_SHIFT);
    assert_copies(b, "second paragraph");
}

static void all_of_the_column_is_selected_by_a_key(void **state) {
    Bench *b = *state;
    key(b, 'a', MOD_CTRL);
    key(b, 'c', MOD_CTRL);
    char *text = desk_clipboard(b->desk);
    assert_non_null(strstr(text, "A page\n量子ビット"));
    assert_non_null(strstr(text, "term and there."));
    assert_non_null(strstr(text, "The third.\nA quarter?"));
    assert_null(strstr(text, "りょうし"));
    free(text);
}

static void links_buttons_and_fields_stay_what_they_are(void **state) {
    Bench *b = *state;
    drag_over(b, at_letter(b, "ビ", 0.1), at_letter(b, "です", 0.1));
    click(b, (Spot){SPOT_LINK, 1, 0, 0, NULL});
    assert_true(reads_key(b, "desk.copied_prose") == false);
    assert_copies(b, NULL); // a press elsewhere ends the selection
    drag_over(b, at_letter(b, "term", 0.5), at_letter(b, "second par", 0.5));
    assert_copies(b, NULL); // a drag that begins on a link selects nothing
    click(b, (Spot){SPOT_FIELD, 0, 0, 0, NULL});
    type(b, "12");
    key(b, 'a', MOD_CTRL);
    assert_copies(b, "12"); // in a field the keys are the field's
    click(b, (Spot){SPOT_LINK, 2, 0, 0, NULL});
    assert_int_equal(b->desk->study.page, 1);
}

static void escape_and_turning_the_page_end_it(void **state) {
    Bench *b = *state;
    drag_over(b, at_letter(b, "ビ", 0.1), at_letter(b, "です", 0.1));
    key(b, KEY_ESCAPE, 0);
    assert_copies(b, NULL);
    drag_over(b, at_letter(b, "ビ", 0.1), at_letter(b, "です", 0.1));
    key(b, KEY_PAGE_DOWN, 0);
    assert_int_equal(b->desk->study.page, 1);
    assert_copies(b, NULL);
    press(b, at_letter(b, "Nothing", 0.5), 2);
    key(b, KEY_F2, 0);
    assert_copies(b, NULL);
}

static void a_larger_window_keeps_it(void **state) {
    Bench *b = *state;
    drag_over(b, at_letter(b, "ビ", 0.1), at_letter(b, "です", 0.1));
    desk_feed(b->desk, &(Gesture){.kind = GESTURE_RESIZE, .width = 900, .height = 700});
    assert_copies(b, "ビットの状態 $\\ket{\\psi}$ ");
}

static void a_finger_scrolls_and_taps_twice_for_a_word(void **state) {
    Bench *b = *state;
    Point from = at_letter(b, "ビ", 0.1), to = at_letter(b, "です", 0.1);
    desk_feed(
        b->desk,
        &(Gesture){
            .kind = GESTURE_DOWN, .x = from.x, .y = from.y, .clicks = 1, .finger = true});
    feed_at(b, GESTURE_MOVE, to.x, to.y);
    feed_at(b, GESTURE_UP, to.x, to.y);
    assert_copies(b, NULL);
    desk_feed(
        b->desk,
        &(Gesture){
            .kind = GESTURE_DOWN, .x = from.x, .y = from.y, .clicks = 2, .finger = true});
    feed_at(b, GESTURE_UP, from.x, from.y);
    assert_copies(b, "ビット");
}

static void a_drag_beyond_the_column_scrolls_it(void **state) {
    Bench *b = *state;
    desk_set_text(b->desk, TEXT_MOST, false);
    Point from = at_letter(b, "ビ", 0.1);
    down(b, from, 1, 0);
    double bottom = b->desk->metrics.height - b->desk->metrics.page_bar + 3;
    for (int i = 0; i < 5; i++)
        feed_at(b, GESTURE_MOVE, from.x + i, bottom);
    feed_at(b, GESTURE_UP, from.x, bottom);
    assert_true(b->desk->study.text_scroll > 0);
}

// The boxes drawn under what is selected.
static void count_tint(void *to, int part, const Mark *mark) {
    (void)part;
    *(int *)to += mark->fill == INK_SELECTED;
}

static void what_is_selected_is_tinted_line_by_line(void **state) {
    Bench *b = *state;
    int one = 0, more = 0;
    press(b, at_letter(b, "hird", 0.5), 2);
    scene_marks(desk_scene(b->desk), count_tint, &one);
    assert_int_equal(one, 1);
    press(b, at_letter(b, "second par", 0.5), 3);
    scene_marks(desk_scene(b->desk), count_tint, &more);
    assert_true(more >= 2);
}

#define ON_PROSE(test) cmocka_unit_test_setup_teardown(test, setup, teardown_lesson)

int main(void) {
    const struct CMUnitTest tests[] = {
        ON_PROSE(a_drag_selects_from_letter_to_letter),
        ON_PROSE(a_drag_goes_over_lines_paragraphs_and_blocks),
        ON_PROSE(two_clicks_take_a_word_and_three_its_paragraph),
        ON_PROSE(a_term_opens_by_one_press_and_is_taken_by_two),
        ON_PROSE(a_drag_after_two_clicks_goes_by_words),
        ON_PROSE(shift_and_arrows_move_the_end_that_was_dragged),
        ON_PROSE(shift_and_a_press_take_the_selection_there),
        ON_PROSE(all_of_the_column_is_selected_by_a_key),
        ON_PROSE(links_buttons_and_fields_stay_what_they_are),
        ON_PROSE(escape_and_turning_the_page_end_it),
        ON_PROSE(a_larger_window_keeps_it),
        ON_PROSE(a_finger_scrolls_and_taps_twice_for_a_word),
        ON_PROSE(a_drag_beyond_the_column_scrolls_it),
        ON_PROSE(what_is_selected_is_tinted_line_by_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
