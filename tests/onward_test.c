// Where "Continue" leads: a table of records and what must come of each, and the same by
// hand, through closed windows, broken files and packs that are gone.
#include "desk_bench.h"

#define PAGES                                                              \
    "page \"first\" \"First\"\nprose \"Read.\"\nstep()\nprose \"More.\"\n" \
    "page \"second\" \"Second\"\n"                                         \
    "exercise.number \"half\" { ask = \"A half?\", answer = \"1/2\" }\n"   \
    "page \"third\" \"Third\"\nprose \"The end.\"\n"

static const struct {
    const char *file, *text;
} files[] = {
    {"lessons/own/pack.json",
     "{\"id\":\"a\",\"version\":\"1\",\"api\":0,\"title\":{\"en\":\"A\"},\"lessons\":["
     "{\"id\":\"a.one\",\"map\":\"A1\",\"file\":\"1.lua\",\"title\":{\"en\":\"One\"},"
     "\"minutes\":12},"
     "{\"id\":\"a.two\",\"map\":\"A2\",\"title\":{\"en\":\"Two\"},"
     "\"requires\":[\"a.one\"]},"
     "{\"id\":\"a.three\",\"map\":\"A3\",\"file\":\"3.lua\",\"title\":{\"en\":\"Three\"},"
     "\"minutes\":9,\"requires\":[\"a.two\"]}]}"},
    {"lessons/own/1.lua",
     "lesson { id = \"a.one\", title = \"One\", minutes = 12 }\n" PAGES},
    {"lessons/own/3.lua",
     "lesson { id = \"a.three\", title = \"Three\", minutes = 9 }\n" PAGES},
    {"lessons/two/pack.json",
     "{\"id\":\"b\",\"version\":\"1\",\"api\":0,\"title\":{\"en\":\"B\"},\"lessons\":["
     "{\"id\":\"b.one\",\"map\":\"B1\",\"file\":\"1.lua\",\"title\":{\"en\":\"One of B\"}},"
     "{\"id\":\"b.two\",\"map\":\"B2\",\"file\":\"2.lua\",\"title\":{\"en\":\"Two of "
     "B\"}}]}"},
    {"lessons/two/1.lua", "lesson { id = \"b.one\", title = \"One of B\" }\n" PAGES},
    {"lessons/two/2.lua", "lesson { id = \"b.two\", title = \"Two of B\" }\n" PAGES},
};

static int set_up(void **state) {
    Bench *b = bench_open(SMALL_LESSON);
    char *folder = bench_path(b, "lessons/two");
    file_make_folder(folder, NULL);
    free(folder);
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        bench_write(b, files[i].file, files[i].text);
    bench_again(b);
    assert_int_equal(b->desk->pack_count, 2);
    *state = b;
    return 0;
}

static int tear_down(void **state) {
    bench_close(*state, true);
    return 0;
}

// --- the table

// The record in words, in the order in which it came: "a.one" was opened, "a.one!" is done,
// "-a.one" could not be opened just now.
typedef struct Case {
    const char *what, *record;
    bool due;
    HereKind kind;
    const char *lesson, *why;
} Case;

static const Case cases[] = {
    {"never opened", "", false, HERE_BEGIN, "a.one", NULL},
    {"never opened, and cards are due", "", true, HERE_BEGIN, "a.one", NULL},
    {"in the middle", "a.one", false, HERE_CONTINUE, "a.one", NULL},
    {"in the middle, a review beside it", "a.one", true, HERE_CONTINUE, "a.one", NULL},
    {"of two that are begun the later", "a.one b.one", false, HERE_CONTINUE, "b.one", NULL},
    {"done: the next, past one that is planned", "a.one a.one!", false, HERE_NEXT,
     "a.three", NULL},
    {"done: the next is begun already", "a.three a.one a.one!", false, HERE_CONTINUE,
     "a.three", NULL},
    {"done: the next, though another course is begun", "b.one a.one a.one!", false,
     HERE_NEXT, "a.three", NULL},
    {"the last is done: what was passed over", "a.three a.three!", false, HERE_NEXT,
     "a.one", NULL},
    {"a course is done: review", "b.one a.one a.one! a.three a.three!", true, HERE_REVIEW,
     "a.three", NULL},
    {"a course is done: another that is begun", "b.two a.one a.one! a.three a.three!",
     false, HERE_CONTINUE, "b.two", NULL},
    {"a course is done: another", "a.one a.one! a.three a.three!", false, HERE_NEXT,
     "b.one", NULL},
    {"read once more: what was begun before goes on", "b.one a.one a.one! b.two a.one",
     false, HERE_CONTINUE, "b.two", NULL},
    {"read once more, nothing else begun", "a.one a.one! a.one", false, HERE_NEXT,
     "a.three", NULL},
    {"broken: the next of its course", "a.one -a.one", false, HERE_NEXT, "a.three",
     "onward.stuck"},
    {"broken, as its course is", "a.one -a.one -a.three", false, HERE_NEXT, "b.one",
     "onward.stuck"},
    {"broken, another is begun", "b.two a.one -a.one -a.three", false, HERE_CONTINUE,
     "b.two", "onward.stuck"},
    {"the next is broken: the one after it", "b.one b.one! a.one a.one! -a.three", false,
     HERE_NEXT, "b.two", NULL},
    {"its pack is gone", "gone.one", false, HERE_NEXT, "a.one", "onward.gone"},
    {"its pack is gone, another is begun", "b.one gone.one", false, HERE_CONTINUE, "b.one",
     "onward.gone"},
    {"done, and then its pack went", "gone.one gone.one!", false, HERE_NEXT, "a.one", NULL},
    {"only planned now", "a.two", false, HERE_NEXT, "a.three", "onward.stuck"},
    {"all is done", "a.one a.one! a.three a.three! b.one b.one! b.two b.two!", false,
     HERE_DONE, "b.two", NULL},
    {"all is done, and cards are due",
     "a.one a.one! a.three a.three! b.one b.one! b.two b.two!", true, HERE_REVIEW, "b.two",
     NULL},
    {"nothing opens", "-a.one -a.three -b.one -b.two", false, HERE_NOTHING, NULL, NULL},
};

static void play(Desk *desk, const char *record) {
    char text[128], *rest;
    snprintf(text, sizeof text, "%s", record);
    int64_t when = 1000;
    for (char *word = strtok_r(text, " ", &rest); word; word = strtok_r(NULL, " ", &rest)) {
        char *end = strchr(word, '!');
        when += 10;
        if (end) *end = 0;
        if (word[0] == '-')
            onward_stuck(desk, word + 1);
        else if (end)
            assert_true(progress_finish(desk->progress, word, when, NULL));
        else
            assert_true(progress_set_place(desk->progress, word, 1, 3, when, NULL));
    }
}

static const char *lesson_of(const Desk *desk, const Here *here) {
    return desk->packs[here->pack]->lessons[here->lesson].id;
}

static void each_record_leads_where_it_must(void **state) {
    Bench *b = *state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const Case *row = &cases[i];
        progress_close(b->desk->progress);
        b->desk->progress = progress_open_memory();
        b->desk->stuck = (Stuck){.count = 0};
        play(b->desk, row->record);
        Onward to = onward(b->desk, row->due);
        bool good = to.here.kind == row->kind && !to.why == !row->why;
        if (good && row->why) good = !strcmp(to.why, row->why);
        if (good && row->lesson) good = !strcmp(lesson_of(b->desk, &to.here), row->lesson);
        if (!good)
            fail_msg("%s: %d %s %s", row->what, (int)to.here.kind,
                     lesson_of(b->desk, &to.here), to.why ? to.why : "-");
    }
}

static void of_many_broken_ones_the_oldest_is_forgotten(void **state) {
    Bench *b = *state;
    char id[16];
    for (int i = 0; i < 2 * MOST_STUCK; i++) {
        snprintf(id, sizeof id, "x.%d", i);
        onward_stuck(b->desk, id);
        onward_stuck(b->desk, id); // twice is once
    }
    assert_int_equal(b->desk->stuck.count, MOST_STUCK);
    assert_string_equal(b->desk->stuck.ids[0], "x.8");
}

// --- by hand

static const Spot first_of_a = {SPOT_LESSON, 0, 0, 0, NULL},
                  third_of_a = {SPOT_LESSON, 0, 2, 0, NULL};

// Tab reaches the card first.
static void press_card(Bench *b) {
    key(b, KEY_HOME, MOD_ALT);
    assert_string_equal(desk_screen(b->desk), "library");
    key(b, KEY_TAB, 0);
    key(b, KEY_ENTER, 0);
    desk_wait(b->desk);
}

static const char *open_id(Bench *b) {
    return study_lesson(&b->desk->study)->id;
}

static void it_goes_on_at_the_same_page_and_step(void **state) {
    Bench *b = *state;
    press_card(b);
    assert_string_equal(open_id(b), "a.one");
    assert_true(study_go_on(&b->desk->study));
    bench_again(b);
    assert_true(reads(b, "1 / 3"));
    press_card(b);
    assert_string_equal(open_id(b), "a.one");
    assert_int_equal(b->desk->study.page, 0);
    assert_int_equal(b->desk->study.steps[0], 1);
}

static void walked_through_with_a_question_open_it_goes_on_there(void **state) {
    Bench *b = *state;
    press_card(b);
    for (int i = 0; i < 3; i++)
        click(b, (Spot){.kind = SPOT_NEXT});
    assert_string_equal(desk_screen(b->desk), "library");
    press_card(b);
    assert_int_equal(b->desk->study.page, 1);
    bench_again(b);
    press_card(b);
    assert_string_equal(open_id(b), "a.one");
    assert_int_equal(b->desk->study.page, 1);
}

static void a_broken_lesson_makes_way_and_is_met_again_when_mended(void **state) {
    Bench *b = *state;
    press_card(b);
    bench_write(b, "lessons/own/1.lua", "lesson {");
    bench_again(b);
    press_card(b);
    assert_string_equal(desk_screen(b->desk), "error");
    press_card(b);
    assert_string_equal(open_id(b), "a.three");
    key(b, KEY_HOME, MOD_ALT);
    bench_write(b, "lessons/own/1.lua", files[1].text);
    click(b, first_of_a);
    assert_string_equal(open_id(b), "a.one");
    assert_int_equal(b->desk->stuck.count, 0);
}

static void a_lesson_whose_file_vanished_makes_way_with_a_sentence(void **state) {
    Bench *b = *state;
    press_card(b);
    bench_again(b);
    char *path = bench_path(b, "lessons/own/1.lua");
    assert_int_equal(unlink(path), 0);
    free(path);
    press_card(b);
    assert_string_equal(desk_screen(b->desk), "error");
    key(b, KEY_HOME, MOD_ALT);
    assert_true(reads(b, "「A1 One」がひらけないので"));
    b->desk->lang = LANG_EN;
    desk_set_look(b->desk);
    assert_true(reads(b, "“A1 One” cannot be opened"));
    assert_true(has_spot(b, third_of_a));
}

static void a_pack_that_is_gone_is_told_and_another_is_offered(void **state) {
    Bench *b = *state;
    click(b, (Spot){SPOT_LESSON, 1, 0, 0, NULL});
    char command[128];
    snprintf(command, sizeof command, "rm -r '%s/lessons/two'", b->folder);
    assert_int_equal(system(command), 0); // NOLINT(cert-env33-c): a folder of ours
    bench_again(b);
    assert_true(reads(b, "（b.one）は、いまここにありません"));
    press_card(b);
    assert_string_equal(open_id(b), "a.one");
    key(b, KEY_HOME, MOD_ALT);
    assert_false(reads(b, "b.one"));
}

static void a_course_that_is_done_begins_its_review(void **state) {
    Bench *b = *state;
    play(b->desk, "a.one a.one! a.three a.three!");
    assert_true(deck_enter(b->desk->progress, "a.one", "half", FSRS_GOOD, 1000, NULL));
    desk_show(b->desk, "library");
    assert_true(reads_key(b, "review.begin"));
    int begins = 0;
    const Scene *scene = desk_scene(b->desk);
    for (int i = 0; i < scene_spots(scene); i++)
        begins += scene_spot_at(scene, i)->spot.kind == SPOT_REVIEW;
    assert_int_equal(begins, 1); // and no second card offers it
    press_card(b);
    assert_true(b->desk->reviewing.on);
}

// --- what the map says

static void a_lesson_that_only_planned_ones_come_before_can_be_begun(void **state) {
    Bench *b = *state;
    LibraryModel model = {.packs = (const Pack *const *)b->desk->packs,
                          .pack_count = b->desk->pack_count,
                          .progress = b->desk->progress};
    assert_int_equal(library_mark(&model, 0, 2), MARK_LATER); // a.one comes before a.two
    play(b->desk, "a.one!");
    assert_int_equal(library_mark(&model, 0, 1), MARK_PLANNED);
    assert_int_equal(library_mark(&model, 0, 2), MARK_OPEN);
}

static void try(Bench *b, bool right) {
    Attempt attempt = {
        .lesson = "a.one", .exercise = "half", .answer = "1", .right = right};
    assert_true(progress_attempt(b->desk->progress, &attempt, NULL));
}

static void a_weak_lesson_says_so_while_it_is(void **state) {
    Bench *b = *state;
    for (int i = 0; i < 3; i++)
        try(b, false);
    try(b, true);
    play(b->desk, "a.one a.one!");
    for (int size = 0; size < 2; size++) {
        desk_set_view(b->desk, size ? 700 : 1280, size ? 900 : 800, THEME_LIGHT, LANG_JA);
        desk_show(b->desk, "library");
        assert_true(reads_key(b, "mark.weak"));
    }
    bring_into_sight(b, first_of_a);
    feed_on(b, GESTURE_MOVE, first_of_a);
    assert_true(reads(b, "弱い問題 1 問"));
    assert_non_null(strstr(spot_of(b, first_of_a)->name, "弱い問題 1 問"));
    try(b, true);
    b->desk->dirty = true;
    assert_false(reads_key(b, "mark.weak"));
    assert_false(reads(b, "弱い問題"));
}

static void the_focus_of_keys_shows_what_a_number_stands_for(void **state) {
    Bench *b = *state;
    desk_show(b->desk, "library");
    assert_false(reads(b, "A3 Three"));
    desk_focus_by_key(b->desk, third_of_a);
    assert_true(reads(b, "A3 Three"));
    assert_true(reads(b, "約 9 分 ・ 先に A1"));
}

#define AT_DESK(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        AT_DESK(each_record_leads_where_it_must),
        AT_DESK(of_many_broken_ones_the_oldest_is_forgotten),
        AT_DESK(it_goes_on_at_the_same_page_and_step),
        AT_DESK(walked_through_with_a_question_open_it_goes_on_there),
        AT_DESK(a_broken_lesson_makes_way_and_is_met_again_when_mended),
        AT_DESK(a_lesson_whose_file_vanished_makes_way_with_a_sentence),
        AT_DESK(a_pack_that_is_gone_is_told_and_another_is_offered),
        AT_DESK(a_course_that_is_done_begins_its_review),
        AT_DESK(a_lesson_that_only_planned_ones_come_before_can_be_begun),
        AT_DESK(a_weak_lesson_says_so_while_it_is),
        AT_DESK(the_focus_of_keys_shows_what_a_number_stands_for),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
