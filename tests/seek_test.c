// The search by gestures: opened, typed in, walked through, followed.
#include "desk_bench.h"

#include "base/mem.h"

static const char LESSON[] =
    "lesson { id = \"own.one\", title = \"One\" }\n"
    "page \"first\" { ja = \"はじめ\", en = \"First\" }\n"
    "prose { ja = \"矢印を回します。\", en = \"Turn the arrow.\" }\n"
    "page \"second\" { ja = \"つぎ\", en = \"Second\" }\n"
    "prose { ja = \"{位相|いそう}が $p(1)$ を変えます。センサーもあります。\","
    "        en = \"A phase changes it.\" }\n"
    "exercise.number \"quarter\" { ask = { ja = \"四分の一は。\", en = \"A quarter?\" },\n"
    "  answer = \"1/4\", hints = { { ja = \"ひみつの手がかり\", en = \"Secret\" } } }\n"
    "page \"long\" { ja = \"ながい\", en = \"Long\" }\n"
    "local text = \"\"\n"
    "for i = 1, 60 do text = text .. \"Line \" .. i .. \".\\n\\n\" end\n"
    "prose { ja = text .. \"さいごに{干渉|かんしょう}が出ます。\", en = text .. \"Last.\" "
    "}\n"
    "prose { ja = text, en = text }\n"
    "behind \"why\" { title = \"Why\", ja = \"おくに{遠近|えんきん}がある。\", en = "
    "\"Deep.\" }\n"
    "columns { left = \"Left side\", right = \"Right side\" }\n"
    "page \"third\" { ja = \"おわり\", en = \"Third\" }\n"
    "local coin = circuit { qubits = 1, start = \"h 0\", palette = \"h x\" }\n";

static int setup(void **state) {
    Bench *b = bench_open(LESSON);
    assert_true(desk_open_lesson(b->desk, NULL, NULL));
    assert_string_equal(desk_screen(b->desk), "lesson");
    *state = b;
    return 0;
}

static int setup_library(void **state) {
    *state = bench_open(LESSON);
    return 0;
}

#define IN_PAGES(test) cmocka_unit_test_setup_teardown(test, setup, teardown_lesson)
#define IN_LIBRARY(test) \
    cmocka_unit_test_setup_teardown(test, setup_library, teardown_lesson)

static void put(Bench *b, GestureKind kind, const char *text) {
    desk_feed(b->desk, &(Gesture){.kind = kind, .text = text});
    desk_wait(b->desk);
}

static void seek_for(Bench *b, const char *text) {
    key(b, 'f', MOD_CTRL);
    put(b, GESTURE_TEXT, text);
}

static const Leaf *found(const Bench *b, int row) {
    assert_true(row < b->desk->seek.count);
    return b->desk->seek.found[row].leaf;
}

static void ctrl_f_opens_a_field_that_has_the_keyboard(void **state) {
    Bench *b = *state;
    key(b, 'f', MOD_CTRL);
    Rect caret;
    const SpotArea *area =
        scene_find(desk_scene(b->desk), (Spot){.kind = SPOT_SEARCH_FIELD});
    assert_non_null(area);
    assert_true(area->rect.w > 200);
    assert_true(desk_field(b->desk, &caret));
    assert_true(rect_has(area->rect, caret.x, caret.y));
    assert_true(reads_key(b, "search.how_here"));
    key(b, KEY_ESCAPE, 0);
    assert_false(b->desk->seek.open);
    assert_string_equal(desk_screen(b->desk), "lesson");
}

static void the_sign_and_the_box_in_the_bar_open_it(void **state) {
    Bench *b = *state;
    click(b, (Spot){.kind = SPOT_SEARCH});
    assert_true(b->desk->seek.open);
    feed_at(b, GESTURE_DOWN, 20, 780);
    feed_at(b, GESTURE_UP, 20, 780);
    assert_false(b->desk->seek.open);
    key(b, KEY_HOME, MOD_ALT);
    assert_true(reads_key(b, "search.box"));
    click(b, (Spot){.kind = SPOT_SEARCH});
    assert_true(b->desk->seek.open);
    assert_true(reads_key(b, "search.how"));
}

static void a_word_of_a_page_is_found_with_what_stands_around_it(void **state) {
    Bench *b = *state;
    seek_for(b, "位相");
    assert_int_equal(found(b, 0)->kind, LEAF_TERM);
    assert_int_equal(found(b, 1)->kind, LEAF_PAGE);
    assert_int_equal(found(b, 1)->page, 1);
    assert_true(reads(b, "が p(1) を変えます。"));
    key(b, KEY_DOWN, 0);
    key(b, KEY_ENTER, 0);
    assert_false(b->desk->seek.open);
    assert_int_equal(b->desk->study.page, 1);
}

static void results_follow_every_letter_and_both_languages(void **state) {
    Bench *b = *state;
    seek_for(b, "せんさ");
    assert_int_equal(found(b, 0)->page, 1);
    key(b, 'a', MOD_CTRL);
    put(b, GESTURE_TEXT, "turn ARROW");
    assert_int_equal(b->desk->seek.count, 1);
    assert_int_equal(found(b, 0)->page, 0);
    put(b, GESTURE_TEXT, "x");
    assert_int_equal(b->desk->seek.count, 0);
    assert_true(reads_key(b, "search.none_here"));
    key(b, KEY_BACKSPACE, 0);
    assert_int_equal(b->desk->seek.count, 1);
}

static void what_an_input_method_composes_is_sought_too(void **state) {
    Bench *b = *state;
    key(b, 'f', MOD_CTRL);
    put(b, GESTURE_COMPOSE, "いそう");
    assert_true(b->desk->seek.count > 0);
    assert_string_equal(found(b, 0)->key, "phase");
    key(b, KEY_ESCAPE, 0); // the input method's
    assert_true(b->desk->seek.open);
    put(b, GESTURE_COMPOSE, "");
    assert_int_equal(b->desk->seek.count, 0);
}

static void a_term_opens_its_card_and_comes_back(void **state) {
    Bench *b = *state;
    seek_for(b, "ブロッホ球");
    key(b, KEY_ENTER, 0);
    assert_non_null(b->desk->card.term);
    assert_string_equal(b->desk->card.term->key, "bloch-sphere");
    assert_true(reads(b, "ぶろっほきゅう"));
    key(b, KEY_ESCAPE, 0);
    assert_null(b->desk->card.term);
    assert_true(b->desk->seek.open);
    assert_int_equal(b->desk->focus.kind, SPOT_SEARCH_FIELD);
    click(b, (Spot){.kind = SPOT_FOUND, .a = 0});
    assert_non_null(b->desk->card.term);
    key(b, KEY_ESCAPE, 0);
    key(b, KEY_ESCAPE, 0);
    assert_false(b->desk->seek.open);
}

static void hints_are_not_given_away(void **state) {
    Bench *b = *state;
    seek_for(b, "手がかり");
    for (int i = 0; i < b->desk->seek.count; i++)
        assert_int_equal(found(b, i)->kind, LEAF_TERM);
    key(b, 'a', MOD_CTRL);
    put(b, GESTURE_TEXT, "四分の一");
    assert_int_equal(found(b, 0)->page, 1);
}

static void the_page_below_hears_no_key(void **state) {
    Bench *b = *state;
    desk_turn_to(b->desk, 3);
    key(b, 'f', MOD_CTRL);
    type(b, "hx");
    assert_string_equal(b->desk->seek.field.text, "hx");
    assert_int_equal(circuit_steps(workpiece_shown(&b->desk->study.pieces[0])), 1);
    key(b, KEY_PAGE_DOWN, 0);
    assert_int_equal(b->desk->study.page, 3);
    for (int i = 0; i < 30; i++) { // Tab stays on the sheet
        key(b, KEY_TAB, 0);
        SpotKind kind = b->desk->focus.kind;
        assert_true(kind == SPOT_SEARCH_FIELD || kind == SPOT_FOUND || kind == SPOT_CLOSE);
    }
}

static void arrows_choose_and_bring_the_chosen_into_sight(void **state) {
    Bench *b = *state;
    seek_for(b, "量子");
    assert_true(b->desk->seek.count > 20);
    assert_int_equal(b->desk->seek.chosen, 0);
    key(b, KEY_UP, 0);
    assert_int_equal(b->desk->seek.chosen, 0);
    for (int i = 0; i < 60; i++)
        key(b, KEY_DOWN, 0);
    assert_int_equal(b->desk->seek.chosen, b->desk->seek.count - 1);
    Rect last = spot_of(b, (Spot){.kind = SPOT_FOUND, .a = b->desk->seek.chosen})->rect;
    assert_true(last.h >= 44 && last.y + last.h < 800);
    key(b, KEY_PAGE_UP, 0);
    assert_int_equal(b->desk->seek.chosen, b->desk->seek.count - 6);
    put(b, GESTURE_TEXT, "計");
    assert_int_equal(b->desk->seek.chosen, 0); // another search begins at the top
}

static void the_library_searches_lessons_that_no_one_opened(void **state) {
    Bench *b = *state;
    seek_for(b, "位相");
    assert_false(b->desk->seek.reading);
    assert_int_equal(found(b, 1)->kind, LEAF_PAGE);
    assert_true(reads(b, "X1"));
    key(b, KEY_DOWN, 0);
    key(b, KEY_ENTER, 0);
    assert_string_equal(desk_screen(b->desk), "lesson");
    assert_int_equal(b->desk->study.page, 1);
}

static void a_lessons_title_opens_it(void **state) {
    Bench *b = *state;
    seek_for(b, "One");
    int row = 0;
    while (found(b, row)->kind != LEAF_LESSON)
        row++;
    click(b, (Spot){.kind = SPOT_FOUND, .a = row});
    assert_string_equal(desk_screen(b->desk), "lesson");
}

static void a_lesson_that_does_not_read_is_passed_over(void **state) {
    Bench *b = *state;
    bench_write(b, "lessons/own/01-one.lua", "nonsense(\n");
    seek_for(b, "位相");
    assert_int_equal(found(b, 0)->kind, LEAF_TERM);
    for (int i = 0; i < b->desk->seek.count; i++)
        assert_true(found(b, i)->kind != LEAF_PAGE);
}

static int row_of_page(Bench *b, int page) {
    for (int i = 0; i < b->desk->seek.count; i++)
        if (found(b, i)->kind == LEAF_PAGE && found(b, i)->page == page) return i;
    fail_msg("page %d was not found", page);
    return -1;
}

static void go_to_page(Bench *b, const char *word, int page) {
    seek_for(b, word);
    click(b, (Spot){.kind = SPOT_FOUND, .a = row_of_page(b, page)});
    assert_int_equal(b->desk->study.page, page);
}

// Whether the words are drawn between the bars of a window of 1280 × 800.
typedef struct Seen {
    const char *words;
    bool inside;
} Seen;

static void look_for(void *to, int part, const Mark *mark) {
    Seen *seen = to;
    (void)part;
    if (!mark->words || !strstr(mark->words, seen->words)) return;
    if (mark->rect.y > 52 && mark->rect.y + mark->rect.h < 736) seen->inside = true;
}

static bool in_sight(Bench *b, const char *words) {
    Seen seen = {words, false};
    scene_marks(desk_scene(b->desk), look_for, &seen);
    return seen.inside;
}

static void assert_marked(Bench *b, const char *words) {
    key(b, 'c', MOD_CTRL);
    char *text = desk_clipboard(b->desk);
    assert_non_null(text);
    assert_string_equal(text, words);
    free(text);
}

static void a_page_is_opened_where_the_word_stands_and_marks_it(void **state) {
    Bench *b = *state;
    desk_turn_to(b->desk, 2);
    assert_false(in_sight(b, "干渉"));
    go_to_page(b, "干渉", 2);
    assert_true(b->desk->study.text_scroll > 500);
    assert_true(in_sight(b, "干渉"));
    assert_marked(b, "干渉");
    feed_at(b, GESTURE_DOWN, 5, 400); // the next thing done takes the mark away
    feed_at(b, GESTURE_UP, 5, 400);
    key(b, 'c', MOD_CTRL);
    assert_null(desk_clipboard(b->desk));
    go_to_page(b, "かんしょう", 2); // as the term is read
    assert_marked(b, "干渉");
    go_to_page(b, "kanshou", 2);
    assert_marked(b, "干渉");
    key(b, KEY_ESCAPE, 0);
    go_to_page(b, "矢印", 0); // in sight already: nothing moves
    assert_true(b->desk->study.text_scroll == 0);
    assert_marked(b, "矢印");
}

static void what_looks_behind_is_opened_for_its_word(void **state) {
    Bench *b = *state;
    go_to_page(b, "遠近", 2);
    assert_true(b->desk->study.opened[2] != 0);
    assert_true(in_sight(b, "遠近"));
    assert_marked(b, "遠近");
    go_to_page(b, "right side", 2); // the second of two columns; the page is Japanese
    assert_marked(b, "Right");      // the first of the words typed
    key(b, KEY_F2, 0);
    go_to_page(b, "遠近", 2); // what is not on the English page is not marked there
    key(b, 'c', MOD_CTRL);
    assert_null(desk_clipboard(b->desk));
}

static void a_lesson_not_read_yet_opens_where_the_word_stands(void **state) {
    Bench *b = *state;
    seek_for(b, "kanshou");
    click(b, (Spot){.kind = SPOT_FOUND, .a = row_of_page(b, 2)});
    assert_string_equal(desk_screen(b->desk), "lesson");
    assert_int_equal(b->desk->study.page, 2);
    assert_true(in_sight(b, "干渉"));
    assert_marked(b, "干渉");
}

static void lessons_are_read_once_while_their_files_stay(void **state) {
    Bench *b = *state;
    seek_for(b, "干渉");
    assert_int_equal(row_of_page(b, 2) >= 0, true);
    key(b, KEY_ESCAPE, 0);
    desk_feed(b->desk, &(Gesture){.kind = GESTURE_KEY, .key = 'f', .mods = MOD_CTRL});
    assert_false(desk_busy(b->desk)); // nothing is read again
    assert_int_equal(row_of_page(b, 2) >= 0, true);
    key(b, KEY_ESCAPE, 0);
    char *path = bench_path(b, "lessons/own/01-one.lua");
    char *text = file_read(path, 1 << 16, NULL, NULL);
    Buffer more = {0};
    buffer_print(&more, "%spage \"new\" \"New\"\nprose \"Brandnew.\"\n", text);
    assert_true(file_write(path, more.data, more.size, NULL));
    seek_for(b, "brandnew");
    assert_int_equal(found(b, 0)->page, 4);
    key(b, KEY_ESCAPE, 0);
    assert_true(file_write(path, text, strlen(text), NULL));
    seek_for(b, "brandnew");
    assert_int_equal(b->desk->seek.count, 0);
    free(text);
    free(path);
    buffer_clear(&more);
}

static void reading_that_was_broken_off_goes_on(void **state) {
    Bench *b = *state;
    desk_feed(b->desk, &(Gesture){.kind = GESTURE_KEY, .key = 'f', .mods = MOD_CTRL});
    desk_poll(b->desk); // the child is only begun
    assert_true(b->desk->seek.visit != NULL);
    desk_feed(b->desk, &(Gesture){.kind = GESTURE_KEY, .key = KEY_ESCAPE});
    assert_false(b->desk->seek.open);
    seek_for(b, "干渉");
    assert_int_equal(row_of_page(b, 2) >= 0, true);
    int pages = 0;
    for (int i = 0; i < b->desk->seek.count; i++)
        pages += found(b, i)->kind == LEAF_PAGE;
    assert_int_equal(pages, 1); // and none twice
}

static void what_was_sought_stands_there_again(void **state) {
    Bench *b = *state;
    seek_for(b, "phase");
    key(b, KEY_ESCAPE, 0);
    key(b, 'f', MOD_CTRL);
    assert_string_equal(b->desk->seek.field.text, "phase");
    assert_true(b->desk->seek.count > 0);
    put(b, GESTURE_TEXT, "Q"); // typed over
    assert_string_equal(b->desk->seek.field.text, "Q");
    key(b, KEY_F1, 0);
    assert_string_equal(desk_screen(b->desk), "keys");
    key(b, KEY_ESCAPE, 0);
    assert_int_equal(b->desk->focus.kind, SPOT_SEARCH_FIELD);
}

static void leaving_the_screen_ends_the_search(void **state) {
    Bench *b = *state;
    seek_for(b, "phase");
    key(b, KEY_F9, 0);
    assert_string_equal(desk_screen(b->desk), "lab");
    assert_false(b->desk->seek.open);
    key(b, 'f', MOD_CTRL);
    assert_true(b->desk->seek.open); // the lab too can be left by a search
}

// At every size of window the sheet and its words stay within it.
static void the_sheet_fits_every_window(void **state) {
    Bench *b = *state;
    static const int sizes[][2] = {{1280, 800}, {640, 480}, {1920, 1080}, {1024, 768}};
    seek_for(b, "量子");
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
        for (int theme = 0; theme < THEME_COUNT; theme++) {
            desk_set_view(b->desk, sizes[i][0], sizes[i][1], (Theme)theme,
                          (Lang)(theme % 2));
            const Scene *scene = desk_scene(b->desk);
            const Metrics *m = &scene_look(scene)->metrics;
            for (int k = desk_first_spot(b->desk, scene); k < scene_spots(scene); k++) {
                Rect r = scene_spot_at(scene, k)->rect;
                if (r.h <= 0) continue; // scrolled out of sight
                assert_true(r.x >= 0 && r.x + r.w <= m->width + 0.01);
                assert_true(r.y >= 0 && r.y + r.h <= m->height + 0.01);
            }
        }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        IN_PAGES(ctrl_f_opens_a_field_that_has_the_keyboard),
        IN_PAGES(the_sign_and_the_box_in_the_bar_open_it),
        IN_PAGES(a_word_of_a_page_is_found_with_what_stands_around_it),
        IN_PAGES(results_follow_every_letter_and_both_languages),
        IN_PAGES(what_an_input_method_composes_is_sought_too),
        IN_PAGES(a_term_opens_its_card_and_comes_back),
        IN_PAGES(hints_are_not_given_away),
        IN_PAGES(the_page_below_hears_no_key),
        IN_PAGES(arrows_choose_and_bring_the_chosen_into_sight),
        IN_LIBRARY(the_library_searches_lessons_that_no_one_opened),
        IN_LIBRARY(a_lessons_title_opens_it),
        IN_LIBRARY(a_lesson_that_does_not_read_is_passed_over),
        IN_PAGES(a_page_is_opened_where_the_word_stands_and_marks_it),
        IN_PAGES(what_looks_behind_is_opened_for_its_word),
        IN_LIBRARY(a_lesson_not_read_yet_opens_where_the_word_stands),
        IN_LIBRARY(lessons_are_read_once_while_their_files_stay),
        IN_LIBRARY(reading_that_was_broken_off_goes_on),
        IN_PAGES(what_was_sought_stands_there_again),
        IN_PAGES(leaving_the_screen_ends_the_search),
        IN_PAGES(the_sheet_fits_every_window),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
