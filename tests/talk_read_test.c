// Notes, votes and activities as the jail sends them: what is read of them, and that what
// is out of range or points nowhere is refused by the path of its field.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include "base/mem.h"
#include "lesson/page.h"

#include <string.h>

#include <cmocka.h>

static const char HEAD[] = "{\"part\":\"lesson\",\"id\":\"a\",\"title\":{\"en\":\"T\"}}";

static const char PAGE[] =
    "{\"part\":\"page\",\"id\":\"p\",\"line\":3,\"title\":{\"en\":\"P\"},"
    "\"variables\":["
    "{\"kind\":\"toggle\",\"label\":{\"en\":\"t\"},\"to\":1,\"step\":1},"
    "{\"kind\":\"tally\",\"label\":{\"en\":\"yes\"}},"
    "{\"kind\":\"tally\",\"label\":{\"en\":\"no\"}}],"
    "\"votes\":[{\"id\":\"v\",\"ask\":{\"en\":\"v?\"},\"tallies\":[1,2],"
    "\"right\":1,\"rehearse\":[18,999]}],"
    "\"activities\":[{\"seconds\":90,\"say\":{\"en\":\"talk\"}}],"
    "\"notes\":[{\"step\":0,\"text\":{\"en\":\"say\"}},"
    "{\"step\":2,\"text\":{\"en\":\"then\"},\"mistake\":{\"en\":\"m\"},"
    "\"expect\":[{\"value\":{\"en\":\"0.85\"},\"label\":{\"en\":\"p\"}}]}],"
    "\"minutes\":1.5,\"hall\":{\"shown\":true,\"question\":{\"en\":\"Q\"},\"layout\":"
    "\"beside\"},"
    "\"blocks\":["
    "{\"kind\":\"prose\",\"text\":{\"en\":\"x\"}},"
    "{\"kind\":\"input\",\"variable\":0,\"step\":1},"
    "{\"kind\":\"vote\",\"vote\":0,\"step\":2,\"only\":\"hall\"},"
    "{\"kind\":\"activity\",\"activity\":0,\"step\":2}]}";

static bool add(Lesson *lesson, const char *text, Error *err) {
    Data *data = data_read(text, strlen(text), (DataLimits){0}, "part", NULL);
    assert_non_null(data);
    bool good = lesson_add(lesson, data, err);
    data_free(data);
    return good;
}

static Lesson *read_lesson(const char *page, Error *err) {
    Lesson *lesson = lesson_create("a.lua");
    assert_true(add(lesson, HEAD, err));
    add(lesson, page, err);
    return lesson;
}

static void a_page_for_the_hall_is_read_as_it_was_sent(void **state) {
    (void)state;
    Error err = {.key = ""};
    Lesson *lesson = read_lesson(PAGE, &err);
    if (err.key[0]) fail_msg("%s %s", err.key, err.args);
    const Page *page = &lesson->pages[0];
    const Vote *vote = &lesson->votes[0];
    assert_true(lesson->vote_count == 1 && vote->option_count == 2 && vote->step == 2);
    assert_true(vote->right == 1 && vote->rehearsed && vote->rehearse[1] == 999);
    assert_string_equal(text_in(vote_option(lesson, vote, 0), LANG_EN), "yes");
    const Variable *tally = &lesson->variables[vote->tallies[1]];
    assert_true(tally->kind == VARIABLE_TALLY && tally->vote == 0 && tally->to == 999);
    assert_int_equal(lesson->variables[0].vote, -1);
    assert_true(!vote_past(vote, 2) && vote_past(vote, 3));
    assert_true(lesson->activities[0].seconds == 90 && lesson->activities[0].step == 2);
    assert_true(page->minutes == 1.5 && page->hall.layout == HALL_LAYOUT_BESIDE);
    assert_string_equal(text_in(page_question(page), LANG_EN), "Q");
    assert_ptr_equal(page_note(page, 1), &page->notes[0]);
    assert_ptr_equal(page_note(page, 2), &page->notes[1]);
    assert_string_equal(text_in(&page->notes[1].expected[0].label, LANG_EN), "p");
    const Block *blocks = page->blocks;
    assert_true(block_seen(&blocks[0], false) && block_seen(&blocks[0], true));
    assert_true(!block_seen(&blocks[2], false) && block_seen(&blocks[2], true));
    assert_int_equal(blocks[3].activity, 0);
    lesson_destroy(lesson);
}

// Puts `with` in place of `what` in the good page; it must be refused at `path`.
static void refuse(const char *what, const char *with, const char *path) {
    const char *at = strstr(PAGE, what);
    assert_non_null(at);
    Buffer text = {NULL};
    buffer_print(&text, "%.*s%s%s", (int)(at - PAGE), PAGE, with, at + strlen(what));
    Error err = {.key = ""};
    lesson_destroy(read_lesson(text.data, &err));
    assert_string_equal(err.key, "page.broken");
    assert_string_equal(err.args, path);
    buffer_clear(&text);
}

static void what_points_nowhere_or_out_of_range_is_named(void **state) {
    (void)state;
    refuse("\"tallies\":[1,2]", "\"tallies\":[1]", "votes[0].tallies");
    refuse("\"tallies\":[1,2]", "\"tallies\":[1,1]", "votes[0].tallies");
    refuse("\"tallies\":[1,2]", "\"tallies\":[0,2]", "votes[0].tallies"); // a toggle
    refuse("\"right\":1", "\"right\":2", "votes[0].right");
    refuse("\"rehearse\":[18,999]", "\"rehearse\":[18]", "votes[0].rehearse");
    refuse("\"rehearse\":[18,999]", "\"rehearse\":[18,1000]", "votes[0].rehearse");
    refuse("\"seconds\":90", "\"seconds\":0", "activities[0].seconds");
    refuse("\"step\":2,\"text\"", "\"step\":3,\"text\"", "notes[1].step");
    refuse("\"minutes\":1.5", "\"minutes\":601", "minutes");
    refuse("\"layout\":\"beside\"", "\"layout\":\"stage\"", "hall[0].layout");
    refuse("\"vote\":0", "\"vote\":1", "blocks[2].vote");
    refuse("\"only\":\"hall\"", "\"only\":\"all\"", "blocks[2].only");
    refuse("\"activity\":0", "\"activity\":1", "blocks[3].activity");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_page_for_the_hall_is_read_as_it_was_sent),
        cmocka_unit_test(what_points_nowhere_or_out_of_range_is_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
