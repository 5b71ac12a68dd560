// A show that is asked for at the learner's desk: which lesson, and in what words.
#include "desk_bench.h"

static const char LESSON[] = "lesson { id = 'own.one', title = 'One' }\n"
                             "page 'a' 'First'\nprose 'text'\n"
                             "page 'b' 'Second'\nprose 'text'\n";

// The words behind the program's path, with ' ' between; "" where none are asked for.
static char *asked(Bench *b) {
    char **words = desk_show_words(b->desk);
    Buffer out = {0};
    buffer_print(&out, "%s", "");
    for (int i = 0; words && words[i]; i++) {
        if (i) buffer_print(&out, "%s%s", i > 1 ? " " : "", words[i]);
        if (!i) assert_true(file_ends_in(words[i], "/kyubi"));
        free(words[i]);
    }
    free(words);
    return buffer_take(&out);
}

static void press(Bench *b, int key, int mods) {
    desk_feed(b->desk, &(Gesture){.kind = GESTURE_KEY, .key = key, .mods = mods});
}

static void expect(Bench *b, const char *lesson, int page) {
    char *words = asked(b), *profile = bench_path(b, "profile");
    Buffer wanted = {0};
    buffer_print(&wanted, "--profile %s --lang en present %s --lesson %s --page %d",
                 profile, b->desk->packs[b->desk->study_pack]->folder, lesson, page);
    assert_string_equal(words, wanted.data);
    buffer_clear(&wanted);
    free(profile);
    free(words);
}

static void a_lesson_is_presented_from_its_open_page(void **state) {
    (void)state;
    Bench *b = bench_open(LESSON);
    desk_set_view(b->desk, 1280, 800, THEME_LIGHT, LANG_EN);
    assert_true(desk_open_lesson(b->desk, "own.one", NULL));
    assert_null(desk_show_words(b->desk));
    press(b, KEY_F5, MOD_CTRL);
    expect(b, "own.one", 1);
    assert_null(desk_show_words(b->desk));
    desk_turn_to(b->desk, 1);
    desk_act(b->desk, (Spot){SPOT_PRESENT});
    expect(b, "own.one", 2);
    bench_close(b, true);
}

static void the_library_presents_what_is_chosen_there(void **state) {
    (void)state;
    Bench *b = bench_open(LESSON);
    desk_set_view(b->desk, 1280, 800, THEME_LIGHT, LANG_EN);
    desk_go(b->desk, SCREEN_LIBRARY);
    press(b, KEY_F5, MOD_CTRL);
    assert_null(desk_show_words(b->desk));
    assert_non_null(strstr(b->desk->status, "Choose the lesson"));
    Spot lesson = {SPOT_LESSON, b->desk->pack_count - 1, 0};
    desk_focus_by_key(b->desk, lesson);
    press(b, KEY_F5, MOD_CTRL);
    b->desk->study_pack = lesson.a;
    expect(b, "own.one", 1);
    bench_close(b, true);
}

static void it_is_said_what_became_of_it(void **state) {
    (void)state;
    Bench *b = bench_open(LESSON);
    desk_set_view(b->desk, 1280, 800, THEME_LIGHT, LANG_EN);
    assert_true(desk_open_lesson(b->desk, "own.one", NULL));
    desk_show_said(b->desk, SHOW_BEGINS, NULL);
    assert_string_equal(b->desk->status, "The show begins. A window for you opens.");
    desk_show_said(b->desk, SHOW_ON_ALREADY, NULL);
    assert_non_null(strstr(b->desk->status, "on already"));
    Error err = {0};
    error_set(&err, "errand.start", "%s\t%s", "/x/kyubi", "gone");
    desk_show_said(b->desk, SHOW_NOT_STARTED, &err);
    assert_string_equal(b->desk->status,
                        "The show could not be started. /x/kyubi does not run (gone). "
                        "Install Kyubi again.");
    bench_close(b, true);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_lesson_is_presented_from_its_open_page),
        cmocka_unit_test(the_library_presents_what_is_chosen_there),
        cmocka_unit_test(it_is_said_what_became_of_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
