// Installed packs are unpacked when they are opened: meanwhile hands are answered, it can
// be broken off, and one that does not open hinders nothing.
#include "desk_bench.h"

#include "lesson/installed.h"
#include "pack_maker.h"

#define HEAD "lesson { id = \"my.first\", title = { en = \"First\" } }\n"
#define PAGES                                                                    \
    HEAD "page \"one\" \"One\"\nprose \"kumquat\"\npage \"two\" \"Two\"\nprose " \
         "\"durian\"\n"

static char *put(const Bench *b, const char *id, const char *lesson) {
    char *profile = bench_path(b, "profile"), *folder = installed_folder(profile);
    char *path = installed_path(profile, id);
    assert_true(file_make_folder(folder, NULL));
    pack_make(path, id, "1", "", lesson);
    free(profile);
    free(folder);
    return path;
}

// As a pack is after its first day: noted, and shut.
static void start_shut(Bench *b) {
    bench_again(b);
    bench_again(b);
    b->desk->lang = LANG_EN;
}

static const PackFiles *files_of(const Bench *b, const char *id) {
    for (int i = 0; i < b->desk->pack_count; i++)
        if (!strcmp(b->desk->packs[i]->id, id)) return b->desk->packs[i]->files;
    fail_msg("no pack %s", id);
    return NULL;
}

static int set_up(void **state) {
    *state = bench_open(NULL);
    return 0;
}

static int tear_down(void **state) {
    bench_close(*state, false);
    return 0;
}

static void it_is_unpacked_once_it_is_opened(void **state) {
    Bench *b = *state;
    int built_in = b->desk->pack_count;
    free(put(b, "my.pack", PAGES));
    start_shut(b);
    assert_non_null(pack_files_hash(files_of(b, "my.pack")));
    click(b, (Spot){SPOT_LESSON, built_in, 0});
    assert_string_equal(desk_screen(b->desk), "lesson");
    assert_int_equal(desk_pages(b->desk), 2);
    assert_null(b->desk->status);
    assert_null(pack_files_hash(files_of(b, "my.pack")));
}

static void altered_bytes_are_not_opened(void **state) {
    Bench *b = *state;
    int built_in = b->desk->pack_count;
    char *path = put(b, "a.pack", PAGES);
    free(put(b, "b.pack", PAGES));
    start_shut(b);
    pack_make(path, "a.pack", "1", "", PAGES "prose \"altered\"\n");
    click(b, (Spot){SPOT_LESSON, built_in, 0});
    assert_string_equal(desk_screen(b->desk), "library");
    assert_true(b->desk->refused);
    assert_non_null(
        strstr(b->desk->status, "“a.pack” cannot be opened. Its bytes have changed"));
    assert_int_equal(unlink(path), 0);
    click(b, (Spot){SPOT_LESSON, built_in, 0});
    assert_non_null(strstr(b->desk->status, "“a.pack” cannot be opened."));
    click(b, (Spot){SPOT_LESSON, built_in + 1, 0});
    assert_string_equal(desk_screen(b->desk), "lesson");
    free(path);
}

static void esc_breaks_it_off(void **state) {
    Bench *b = *state;
    int built_in = b->desk->pack_count;
    free(put(b, "my.pack", PAGES));
    start_shut(b);
    desk_begin(b->desk, built_in, 0);
    assert_true(desk_busy(b->desk));
    desk_feed(b->desk, &(Gesture){.kind = GESTURE_KEY, .key = KEY_ESCAPE});
    assert_false(desk_busy(b->desk));
    assert_string_equal(b->desk->status, "Stopped opening it.");
    assert_string_equal(desk_screen(b->desk), "library");
    click(b, (Spot){SPOT_LESSON, built_in, 0}); // and it can be opened again
    assert_string_equal(desk_screen(b->desk), "lesson");
}

static void going_elsewhere_breaks_it_off(void **state) {
    Bench *b = *state;
    int built_in = b->desk->pack_count;
    free(put(b, "my.pack", PAGES));
    start_shut(b);
    desk_begin(b->desk, built_in, 0);
    desk_go(b->desk, SCREEN_LAB);
    desk_wait(b->desk);
    assert_string_equal(desk_screen(b->desk), "lab");
    assert_non_null(pack_files_hash(files_of(b, "my.pack")));
    desk_go(b->desk, SCREEN_LIBRARY);
    desk_begin(b->desk, built_in, 0); // left behind by the desk itself: nothing leaks
}

// A lesson of so many bytes: a comment that is long.
static char *large_lesson(size_t size) {
    char *text = mem_new(size + sizeof PAGES + 8);
    size_t at = (size_t)sprintf(text, "%s", PAGES);
    while (at < size)
        at += (size_t)sprintf(text + at, "-- %d\n", rand() % 1000);
    return text;
}

static void a_long_one_shows_how_far_it_is(void **state) {
    Bench *b = *state;
    int built_in = b->desk->pack_count;
    char *lesson = large_lesson(900000);
    free(put(b, "my.pack", lesson));
    start_shut(b);
    desk_begin(b->desk, built_in, 0);
    b->desk->unwrap.since -= 5000; // it has taken long already
    int told = 0;
    while (b->desk->unwrap.work) {
        desk_poll(b->desk);
        bool says = b->desk->status && strstr(b->desk->status, "Opening “My” (1 MB).");
        told += says && b->desk->unwrap.work;
    }
    desk_wait(b->desk);
    assert_string_equal(desk_screen(b->desk), "lesson");
    assert_null(b->desk->status);
    if (!told) print_message("it was there at once: nothing was to be shown\n");
    free(lesson);
}

static void the_search_reads_what_is_shut(void **state) {
    Bench *b = *state;
    free(put(b, "a.pack", PAGES));
    char *broken = put(b, "b.pack", PAGES);
    free(put(b, "c.pack", HEAD "page \"three\" \"Three\"\nprose \"rambutan\"\n"));
    start_shut(b);
    assert_int_equal(truncate(broken, 50), 0);
    key(b, 'f', MOD_CTRL);
    desk_feed(b->desk, &(Gesture){.kind = GESTURE_TEXT, .text = "rambutan"});
    desk_wait(b->desk);
    assert_int_equal(b->desk->seek.count, 1);
    key(b, KEY_ENTER, 0);
    assert_string_equal(desk_screen(b->desk), "lesson");
    assert_non_null(pack_files_hash(files_of(b, "b.pack")));
    free(broken);
}

static void a_page_that_was_found_is_turned_to(void **state) {
    Bench *b = *state;
    int built_in = b->desk->pack_count;
    free(put(b, "my.pack", PAGES));
    start_shut(b);
    desk_begin(b->desk, built_in, 0);
    desk_turn_when_read(b->desk, 1);
    desk_wait(b->desk);
    assert_int_equal(b->desk->study.page, 1);
}

static void a_file_that_is_dropped_opens(void **state) {
    Bench *b = *state;
    b->desk->lang = LANG_EN;
    char *path = bench_path(b, "a.kyubi");
    pack_make(path, "my.pack", "1", "", PAGES);
    desk_feed(b->desk, &(Gesture){.kind = GESTURE_FILE, .text = path});
    desk_wait(b->desk);
    assert_string_equal(desk_screen(b->desk), "lesson");
    desk_go(b->desk, SCREEN_LIBRARY);
    assert_int_equal(truncate(path, 50), 0);
    desk_feed(b->desk, &(Gesture){.kind = GESTURE_FILE, .text = path});
    desk_wait(b->desk);
    assert_string_equal(desk_screen(b->desk), "library");
    assert_true(b->desk->refused);
    free(path);
}

int main(void) {
#define FRESH(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        FRESH(it_is_unpacked_once_it_is_opened),
        FRESH(altered_bytes_are_not_opened),
        FRESH(esc_breaks_it_off),
        FRESH(going_elsewhere_breaks_it_off),
        FRESH(a_long_one_shows_how_far_it_is),
        FRESH(the_search_reads_what_is_shut),
        FRESH(a_page_that_was_found_is_turned_to),
        FRESH(a_file_that_is_dropped_opens),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
