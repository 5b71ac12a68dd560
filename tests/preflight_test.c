// The look over a lesson before a show, and the lesson on paper.
#include "desk_bench.h"

#include "desk/handout.h"
#include "desk/preflight.h"

static const char good[] =
    "lesson { id = 'own.one', title = { en = 'One', ja = 'いち' }, minutes = 5 }\n"
    "page 'a' { en = 'First', ja = 'はじめ', hall = true, minutes = 2 }\n"
    "prose { en = 'Short.', ja = '短い文です。' }\n"
    "notes { en = 'Say *hello* slowly.', ja = 'ゆっくり言います。',\n"
    "  mistake = { en = 'It is a wave.', ja = '波だと思う。' },\n"
    "  expect = { { value = 0.8536, label = { en = 'entangled', ja = 'もつれ' } } } }\n"
    "step()\n"
    "prose { en = 'More.', ja = '続きです。' }\n"
    "page 'b' { en = 'Last', ja = 'おわり', hall = true, minutes = 3 }\n"
    "prose { en = 'Bye.', ja = 'おわりです。' }\n"
    "notes { en = 'Bow.', ja = 'おじぎをします。' }\n";
static const char poor[] =
    "lesson { id = 'own.one', title = { en = 'One', ja = 'いち' }, minutes = 5 }\n"
    "page 'a' { en = 'First', ja = 'はじめ', hall = true, minutes = 7 }\n"
    "prose { en = 'Short.', ja = '短い文です。' }\n"
    "notes { en = 'English alone.' }\n"
    "page 'b' { en = 'Last', ja = 'おわり', hall = true }\n"
    "stage { label = { en = 'x', ja = 'x' }, draw = function(g)\n"
    "  g:text(8, 4, 'pale', { size = 0.9, ink = 'observed' }) end }\n";

static Preflight looked(Bench *b, const char *const *screens, int count) {
    PreflightOptions options = {.places = &b->places,
                                .words = b->words,
                                .fonts = b->fonts,
                                .lang = LANG_EN,
                                .lesson = "own.one",
                                .screens = screens,
                                .screen_count = count};
    return hall_preflight(&options);
}

static bool says(const Preflight *found, PreflightMark mark, const char *words) {
    for (int i = 0; i < found->count; i++)
        if (found->lines[i].mark == mark && strstr(found->lines[i].words, words))
            return true;
    for (int i = 0; i < found->count; i++)
        print_error("%s %s\n", preflight_sign(found->lines[i].mark), found->lines[i].words);
    return false;
}

static void a_lesson_that_is_ready_has_rings_alone(void **state) {
    (void)state;
    Bench *b = bench_open(good);
    static const char *const screens[] = {"Laptop", "Projector"};
    Preflight found = looked(b, screens, 2);
    static const char *const words[] = {"2 screens", "“One” opens", "All 2 pages",
                                        "seed 1",    "5 of 5",      "both languages"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        assert_true(says(&found, PREFLIGHT_GOOD, words[i]));
    assert_int_equal(found.worst, PREFLIGHT_GOOD);
    assert_int_equal(found.count, 6);
    preflight_free(&found);
    bench_close(b, true);
}

static void what_is_missing_is_told_with_what_to_do(void **state) {
    (void)state;
    Bench *b = bench_open(poor);
    static const char *const screens[] = {"Laptop"};
    Preflight found = looked(b, screens, 1);
    assert_true(says(&found, PREFLIGHT_ALMOST, "Only one screen"));
    assert_true(says(&found, PREFLIGHT_BAD, "01-one.lua:5"));
    assert_true(says(&found, PREFLIGHT_BAD, "“pale”"));
    assert_true(says(&found, PREFLIGHT_BAD, "7 minutes, 2 more than 5"));
    assert_true(says(&found, PREFLIGHT_BAD, "lack a language: a"));
    assert_true(says(&found, PREFLIGHT_ALMOST, "without notes: b"));
    assert_int_equal(found.worst, PREFLIGHT_BAD);
    preflight_free(&found);
    bench_close(b, true);
}

static void a_lesson_that_is_not_there_is_one_line(void **state) {
    (void)state;
    Bench *b = bench_open(good);
    PreflightOptions options = {.places = &b->places,
                                .words = b->words,
                                .fonts = b->fonts,
                                .path = "/nowhere/at/all"};
    Preflight found = hall_preflight(&options);
    assert_int_equal(found.count, 1);
    assert_int_equal(found.worst, PREFLIGHT_BAD);
    preflight_free(&found);
    bench_close(b, true);
}

// --- on paper

static int pages_of(const char *pdf) {
    char command[160], line[128];
    int pages = 0;
    snprintf(command, sizeof command, "pdfinfo '%s' 2>/dev/null", pdf);
    FILE *out = popen(command, "r"); // NOLINT(cert-env33-c): a file of ours
    while (out && fgets(line, sizeof line, out))
        if (sscanf(line, "Pages: %d", &pages) == 1) break;
    if (out) pclose(out);
    return pages;
}

static void a_handout_has_a_sheet_for_each_step(void **state) {
    (void)state;
    Bench *b = bench_open(good);
    Error err = {0};
    desk_destroy(b->desk);
    b->desk = desk_create((DeskOptions){.places = &b->places,
                                        .words = b->words,
                                        .fonts = b->fonts,
                                        .lang = LANG_JA,
                                        .theme = -1,
                                        .ruby = -1,
                                        .still = true,
                                        .hall = true,
                                        .width = 1920,
                                        .height = 1080},
                          &err);
    assert_true(desk_open_lesson(b->desk, "own.one", &err));
    for (int kind = 0; kind < HANDOUT_COUNT; kind++) {
        char *path = bench_path(b, "handout.pdf");
        assert_true(
            handout_write(b->desk, (HandoutOptions){(HandoutKind)kind, path, NULL}, &err));
        size_t size = 0;
        char *text = file_read(path, 1 << 24, &size, &err);
        assert_non_null(text);
        assert_memory_equal(text, "%PDF", 4);
        free(text);
        int pages = pages_of(path);
        if (pages) assert_int_equal(pages, 3); // where pdfinfo is there
        free(path);
    }
    assert_false(handout_write(
        b->desk, (HandoutOptions){HANDOUT_NOTES, "/nowhere/at/all.pdf", NULL}, &err));
    assert_string_equal(err.key, "canvas.failed");
    bench_close(b, true);
}

static void handouts_are_found_by_name(void **state) {
    (void)state;
    HandoutKind kind;
    assert_true(handout_find("notes", &kind) && kind == HANDOUT_NOTES);
    assert_true(handout_find("blanks", &kind) && kind == HANDOUT_BLANKS);
    assert_false(handout_find("slides", &kind));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_lesson_that_is_ready_has_rings_alone),
        cmocka_unit_test(what_is_missing_is_told_with_what_to_do),
        cmocka_unit_test(a_lesson_that_is_not_there_is_one_line),
        cmocka_unit_test(a_handout_has_a_sheet_for_each_step),
        cmocka_unit_test(handouts_are_found_by_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
