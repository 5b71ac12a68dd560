// What the jail sends is not trusted: every field that is missing, of the wrong kind or out
// of range makes the part broken, and nothing makes the reader crash.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include "base/mem.h"
#include "base/rng.h"
#include "lesson/page.h"
#include "whole_page.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static Data *read_text(const char *text) {
    Data *data = data_read(text, strlen(text), (DataLimits){0}, "part", NULL);
    assert_non_null(data);
    return data;
}

static bool add(Lesson *lesson, const char *text, Error *err) {
    Data *data = read_text(text);
    bool good = lesson_add(lesson, data, err);
    data_free(data);
    return good;
}

// Reads the head and one page; the path of the field that was refused, "" when none was.
static void read_page(const Data *page, char *path, size_t size) {
    Lesson *lesson = lesson_create("a.lua");
    Error err = {.key = ""};
    assert_true(add(lesson, HEAD, &err));
    path[0] = '\0';
    if (!lesson_add(lesson, page, &err)) {
        assert_string_equal(err.key, "page.broken");
        assert_string_equal(err.file, "a.lua");
        snprintf(path, size, "%s", err.args[0] ? err.args : "(whole)");
    }
    lesson_destroy(lesson);
}

// The first `rows` rows of a picture of two.
static void add_picture(Lesson *lesson, int rows) {
    static const unsigned char rgba[8] = {1, 2, 3, 255, 4, 5, 6, 255};
    Band band = {
        .name = "a.png", .width = 1, .height = 2, .y = 0, .rows = rows, .rgba = rgba};
    Error err = {.key = ""};
    if (!lesson_add_band(lesson, &band, &err)) fail_msg("%s %s", err.key, err.args);
}

static void a_picture_without_its_last_rows_is_refused(void **state) {
    (void)state;
    Lesson *lesson = lesson_create("a.lua");
    Error err = {.key = ""};
    assert_true(add(lesson, HEAD, &err));
    add_picture(lesson, 1);
    assert_true(add(lesson, PAGE, &err));
    assert_false(lesson_complete(lesson, &err));
    assert_string_equal(err.key, "page.broken");
    assert_string_equal(err.args, "pixels");
    assert_string_equal(err.file, "a.lua");
    Band again = {.name = "a.png", .width = 1, .height = 2, .y = 0, .rows = 1};
    assert_false(lesson_add_band(lesson, &again, &err));
    assert_string_equal(err.key, "page.broken");
    lesson_destroy(lesson);
}

static void a_good_lesson_is_read_as_it_was_sent(void **state) {
    (void)state;
    Lesson *lesson = lesson_create("a.lua");
    Error err = {.key = ""};
    assert_true(add(lesson, HEAD, &err) && !lesson_complete(lesson, &err));
    assert_string_equal(err.key, "page.none");
    add_picture(lesson, 2);
    if (!add(lesson, PAGE, &err)) fail_msg("%s %s", err.key, err.args);
    assert_true(lesson_complete(lesson, &err));
    assert_string_equal(lesson->requires[0], "b");
    assert_true(lesson->page_count == 1 && lesson->pages[0].block_count == 15);
    assert_int_equal(lesson->source_count, 3);
    const Source *sources = lesson->sources;
    assert_float_equal(circuit_step(sources[0].start, 0)->angles[0].value, 1, 1e-12);
    assert_true(circuit_steps(sources[0].start) == 2 &&
                circuit_steps(sources[1].start) == 2);
    assert_true(circuit_step(sources[1].start, 1)->locked);
    assert_string_equal(sources[1].palette, "h x control");
    assert_int_equal(lesson->exercises[1].input, INPUT_CHOICE);
    assert_int_equal(lesson->exercises[3].input, INPUT_CIRCUIT);
    assert_int_equal(lesson->exercises[3].number, 4);
    const Block *blocks = lesson->pages[0].blocks;
    assert_string_equal(blocks[3].display->name, "bloch");
    assert_true(blocks[3].options.drag);
    assert_int_equal(blocks[4].options.seed, 7);
    assert_ptr_equal(lesson_exercise(lesson, "a"), &lesson->exercises[2]);
    assert_true(blocks[6].picture == 0 && blocks[6].width == 0.5);
    assert_true(blocks[7].picture == -1 && blocks[7].width == 1); // the pack has none
    assert_int_equal(lesson->pages[0].layout, LAYOUT_STAGE);
    assert_int_equal(blocks[1].callout, CALLOUT_CAUTION);
    assert_string_equal(blocks[8].id, "why");
    assert_string_equal(text_in(&blocks[8].title, LANG_EN), "Why");
    assert_string_equal(text_in(&blocks[9].cells[1].text, LANG_EN), "r");
    assert_true(blocks[9].across == 3 && blocks[9].cell_count == 2 && !blocks[9].ruled);
    assert_true(blocks[9].cells[1].pictured && blocks[9].cells[1].picture == 0);
    const Exercise *all = lesson->exercises;
    assert_true(all[3].demo_count == 1 && all[3].demos[0].source == 2);
    assert_string_equal(all[3].demos[0].displays[0].display->name, "ket");
    assert_true(all[4].input == INPUT_BARS && all[4].given && all[4].normalise);
    assert_float_equal(all[4].top, 0.5, 0);
    assert_string_equal(text_in(&all[4].title, LANG_EN), "t");
    assert_int_equal(blocks[4].cover, 4);
    assert_int_equal(blocks[3].cover, -1);
    assert_int_equal(all[5].start[0], 1);
    assert_int_equal(all[6].place_count, 1);
    assert_true(all[6].once);
    assert_null(lesson_exercise(lesson, "z"));
    assert_int_equal(lesson->pages[0].steps, 2);
    assert_int_equal(blocks[11].step, 1);
    assert_int_equal(lesson->variables[0].kind, VARIABLE_SLIDER);
    assert_string_equal(lesson->variables[0].id, "kept");
    assert_int_equal(lesson->variables[1].option_count, 2);
    assert_true(lesson->variables[2].acts);
    assert_string_equal(lesson->variables[3].words, "so");
    assert_float_equal(lesson->timers[0].every, 0.5, 0);
    assert_float_equal(circuit_step(lesson->sources[1].start, 0)->angles[0].value, 1, 0);
    lesson_destroy(lesson);
}

// A copy of `data` in which the value at place `*left` (counted down) is taken away or
// replaced by `with` (borrowed).
static Data *changed(const Data *data, int *left, const Data *with, bool *took) {
    if (data_is_object(data)) {
        Data *out = data_new_object();
        for (size_t i = 0; i < data_count(data); i++) {
            const Data *value;
            const char *key = data_key(data, i, &value);
            bool here = (*left)-- == 0;
            if (here) *took = true;
            if (here && with) data_put(out, key, data_copy(with));
            if (!here) data_put(out, key, changed(value, left, with, took));
        }
        return out;
    }
    if (data_is_array(data)) {
        Data *out = data_new_array();
        for (size_t i = 0; i < data_count(data); i++) {
            bool here = (*left)-- == 0;
            if (here) *took = true;
            if (here && with) data_push(out, data_copy(with));
            if (!here) data_push(out, changed(data_at(data, i), left, with, took));
        }
        return out;
    }
    return data_copy(data);
}

static void no_field_of_the_wrong_kind_or_size_is_taken(void **state) {
    (void)state;
    static const char *const wrongs[] = {"null",  "-1",        "1e300", "\"\\u0001\"",
                                         "[[1]]", "{\"x\":1}", "1.5"};
    Data *page = read_text(PAGE);
    for (size_t w = 0; w < sizeof wrongs / sizeof *wrongs; w++) {
        Data *list = read_text("[0]"), *with = NULL;
        char text[64];
        snprintf(text, sizeof text, "[%s]", wrongs[w]);
        data_free(list);
        list = read_text(text);
        with = data_copy(data_at(list, 0));
        for (int at = 0;; at++) {
            bool took = false;
            int left = at;
            Data *broken = changed(page, &left, with, &took);
            char path[256];
            read_page(broken, path, sizeof path);
            // Every number may be 1.5 that is an angle; all else must be refused.
            bool may = !strcmp(wrongs[w], "1.5");
            if (took && !may && !path[0]) {
                char *shown = data_write(broken);
                fail_msg("%s taken at %d: %s", wrongs[w], at, shown);
            }
            data_free(broken);
            if (!took) break;
        }
        data_free(with);
        data_free(list);
    }
    data_free(page);
}

static void leaving_any_field_out_never_crashes(void **state) {
    (void)state;
    Data *page = read_text(PAGE);
    int refused = 0;
    for (int at = 0;; at++) {
        bool took = false;
        int left = at;
        Data *broken = changed(page, &left, NULL, &took);
        char path[256];
        read_page(broken, path, sizeof path);
        refused += path[0] != '\0';
        data_free(broken);
        if (!took) break;
    }
    assert_true(refused > 25);
    data_free(page);
}

// Puts `with` in place of `what` in the good page; it must be refused at `path`.
static void refuse(const char *what, const char *with, const char *path) {
    const char *at = strstr(PAGE, what);
    assert_non_null(at);
    Buffer text = {NULL};
    buffer_print(&text, "%.*s%s%s", (int)(at - PAGE), PAGE, with, at + strlen(what));
    Data *page = read_text(text.data);
    char got[256];
    read_page(page, got, sizeof got);
    assert_string_equal(got, path);
    data_free(page);
    buffer_clear(&text);
}

static void what_points_nowhere_or_out_of_range_is_named(void **state) {
    (void)state;
    refuse("\"source\":1,\"demos", "\"source\":2,\"demos", "exercises[3].source"); // fixed
    refuse("\"source\":1,\"demos", "\"source\":3,\"demos", "exercises[3].source");
    refuse("\"source\":1,\"demos", "\"source\":0,\"demos",
           "exercises[3].source"); // an arrow
    refuse("\"source\":2,\"seconds", "\"source\":1,\"seconds",
           "exercises[3].demos[0].source");
    refuse("\"seconds\":4", "\"seconds\":0", "exercises[3].demos[0].seconds");
    refuse("\"source\":2,\"line", "\"source\":1,\"line",
           "exercises[3].demos[0].displays[0].source");
    refuse("\"top\":0.5", "\"top\":2", "exercises[4].top");
    refuse("\"start\":[1,0]", "\"start\":[1,1]", "exercises[5].start");
    refuse("\"start\":[1,0]", "\"start\":[1]", "exercises[5].start");
    refuse("\"start\":[1,0]", "\"start\":[1,2]", "exercises[5].start");
    refuse(",\"places\":[{\"text\":{\"en\":\"p\"}}]", "", "exercises[6].places");
    refuse("\"cover\":4", "\"cover\":0", "blocks[4].cover"); // no prediction
    refuse("\"cover\":4", "\"cover\":9", "blocks[4].cover");
    refuse("\"kind\":\"source\",\"source\":1", "\"kind\":\"source\",\"source\":9",
           "blocks[2].source");
    refuse("\"kind\":\"source\",\"source\":1", "\"kind\":\"source\"", "blocks[2].source");
    refuse("\"exercise\":0", "\"exercise\":7", "blocks[5].exercise");
    refuse("\"display\":\"bloch\"", "\"display\":\"blob\"", "blocks[3].display");
    refuse("\"source\":0,\"drag\":true", "\"source\":1,\"drag\":true", "blocks[3].drag");
    refuse("\"shots\":100", "\"shots\":1000001", "blocks[4].shots");
    refuse("\"callout\":\"caution\"", "\"callout\":\"x\"", "blocks[1].callout");
    refuse("\"id\":\"how\"", "\"id\":\"why\"", "blocks[10].id");
    refuse("\"id\":\"why\",", "", "blocks[8].id");
    refuse("\"title\":{\"en\":\"Why\"},", "", "blocks[8].title");
    refuse("\"across\":3", "\"across\":5", "blocks[9].across");
    refuse("{\"text\":{\"en\":\"l\"}},", "", "blocks[9].cells");
    refuse("\"layout\":\"stage\"", "\"layout\":\"wide\"", "layout");
    refuse("\"variable\":0,\"step\":1", "\"variable\":4,\"step\":1", "blocks[11].variable");
    refuse("\"variable\":0,\"step\":1", "\"variable\":3,\"step\":1", "blocks[11].variable");
    refuse("\"variable\":1,\"step\":2", "\"variable\":1,\"step\":0", "blocks[12].step");
    refuse("\"kind\":\"slider\"", "\"kind\":\"slidder\"", "variables[0].kind");
    refuse("\"to\":3", "\"to\":0.25", "variables[0].step");
    refuse("\"start\":1,\"id\"", "\"start\":4,\"id\"", "variables[0].start");
    refuse("\"to\":2,\"step\":1", "\"to\":3,\"step\":1", "variables[1].options");
    refuse("\"timer\":0", "\"timer\":1", "timers[0].timer");
    refuse("\"every\":0.5", "\"every\":0.01", "timers[0].every");
    refuse("\"variable\":0}", "\"variable\":9}", "sources[1].a[0].variable");
    refuse("ry(a/b)", "ry(c/b)", "sources[1].start");
    refuse(",{\"text\":{\"ja\":\"ボブ\"}}]", "]", "sources[1].wire_names");
    refuse("Alice", "Alice and B", "sources[1].wire_names[0].text");
    refuse("\"wires\":2", "\"wires\":21", "sources[1].wires");
    refuse("cx 0 1", "cx 0 7", "sources[1].start");
    refuse("h x control", "h y2", "sources[1].palette");
    refuse("\"theta\":1", "\"theta\":3.2", "sources[0].theta");
    refuse("\"phi\":2", "\"phi\":-0.1", "sources[0].phi");
    refuse("\"kind\":\"arrow\"", "\"kind\":\"bow\"", "sources[0].kind");
    refuse("\"kind\":\"number\"", "\"kind\":\"essay\"", "exercises[0].kind");
    refuse("\"id\":\"c\"", "\"id\":\"n\"", "exercises[1].id");
    refuse("\"id\":\"p\"", "\"id\":\"P p\"", "id");
    refuse(",{\"text\":{\"en\":\"b\"}}]", "]", "exercises[1].options");
    refuse("\"angle\":true", "\"angle\":1", "exercises[0].angle");
    refuse("a.png", "../a.png", "blocks[6].image");
    refuse("a.png", "a.gif", "blocks[6].image");
    refuse("\"width\":0.5", "\"width\":1.01", "blocks[6].width");
    refuse("\"width\":0.5", "\"width\":0", "blocks[6].width");
    refuse("\"image\":\"a.png\",", "", "blocks[6].image");
    refuse("\"line\":3", "\"line\":3,\"extra\":1", "extra");
    refuse("\"text\":{\"en\":\"x\"}}", "\"text\":{\"fr\":\"x\"}}", "blocks[0].text");
}

static void circuits_that_would_take_all_memory_are_refused(void **state) {
    (void)state;
    Buffer text = {0};
    buffer_print(&text, "{\"part\":\"page\",\"id\":\"p\",\"line\":3,\"title\":{\"en\":"
                        "\"P\"},\"sources\":[");
    for (int i = 0; i < 22; i++) { // two states kept and one at work, 16 MiB each
        buffer_print(&text, "%s{\"kind\":\"circuit\",\"line\":%d,\"wires\":20,",
                     i ? "," : "", i + 5);
        buffer_print(&text, "\"start\":\"h 0");
        for (int k = 0; k < 14; k++)
            buffer_print(&text, ";h 0");
        buffer_print(&text, "\"}");
    }
    buffer_print(&text, "]}");
    Lesson *lesson = lesson_create("a.lua");
    Error err = {.key = ""};
    assert_true(add(lesson, HEAD, &err));
    assert_false(add(lesson, text.data, &err));
    assert_string_equal(err.key, "lesson.states");
    assert_string_equal(err.file, "a.lua");
    assert_int_equal(err.line, 26); // the last
    lesson_destroy(lesson);
    buffer_clear(&text);
}

// The first of them is named, and the others are not looked at: thirty thousand a part, a
// hundred parts, would keep the window for minutes.
static void strangers_among_the_keys_cost_no_more_than_one(void **state) {
    (void)state;
    Buffer text = {0};
    buffer_print(&text, "{\"part\":\"page\"");
    for (int i = 0; i < 29000; i++)
        buffer_print(&text, ",\"%x\":0", i);
    buffer_print(&text, "}");
    Data *page = data_read(text.data, text.size, (DataLimits){.bytes = 1 << 20}, "a", NULL);
    assert_non_null(page);
    for (int i = 0; i < 100; i++) {
        char path[64];
        read_page(page, path, sizeof path);
        assert_string_equal(path, "0");
    }
    data_free(page);
    buffer_clear(&text);
}

static void parts_in_the_wrong_order_are_refused(void **state) {
    (void)state;
    Error err;
    Lesson *lesson = lesson_create("a.lua");
    assert_false(add(lesson, PAGE, &err));
    assert_string_equal(err.key, "page.broken");
    assert_int_equal(err.line, 3);
    assert_true(add(lesson, HEAD, &err));
    assert_false(add(lesson, HEAD, &err));
    assert_true(add(lesson, PAGE, &err));
    assert_false(add(lesson, PAGE, &err)); // the page's name is taken
    assert_false(add(lesson, "[]", &err));
    assert_false(add(lesson, "{\"part\":\"poem\"}", &err));
    lesson_destroy(lesson);
}

static void more_pages_than_allowed_are_refused(void **state) {
    (void)state;
    Lesson *lesson = lesson_create("a.lua");
    Error err;
    assert_true(add(lesson, HEAD, &err));
    for (int i = 0; i <= MAX_PAGES; i++) {
        char text[96];
        snprintf(text, sizeof text,
                 "{\"part\":\"page\",\"id\":\"p%d\",\"title\":{\"en\":\"P\"}}", i);
        assert_int_equal(add(lesson, text, &err), i < MAX_PAGES);
    }
    lesson_destroy(lesson);
}

// Bytes of the good page changed at random: whatever still is JSON must not crash.
static void ten_thousand_damaged_pages_crash_nothing(void **state) {
    (void)state;
    static const char LETTERS[] = "\"{}[],:0123456789.-eabz";
    Rng rng = rng_seeded(11);
    int read = 0;
    for (int round = 0; round < 10000; round++) {
        char text[sizeof PAGE];
        memcpy(text, PAGE, sizeof PAGE);
        for (uint64_t n = 1 + rng_below(&rng, 3); n; n--)
            text[rng_below(&rng, sizeof PAGE - 1)] =
                LETTERS[rng_below(&rng, sizeof LETTERS - 1)];
        Data *data = data_read(text, strlen(text), (DataLimits){0}, "part", NULL);
        if (!data) continue;
        read++;
        char path[256];
        read_page(data, path, sizeof path);
        data_free(data);
    }
    assert_true(read > 500);
}

static void check_verdict(const char *text, bool good) {
    Data *data = read_text(text);
    Verdict verdict;
    Error err = {.key = ""};
    assert_int_equal(verdict_read(data, &verdict, &err), good);
    if (!good) assert_string_equal(err.key, "page.broken");
    verdict_free(&verdict);
    data_free(data);
}

static void a_verdict_is_read_or_refused(void **state) {
    (void)state;
    check_verdict("{\"kind\":\"right\"}", true);
    check_verdict("{\"kind\":\"wrong\",\"misconception\":\"M07\",\"wrong\":2,"
                  "\"say\":{\"ja\":\"x\"}}",
                  true);
    check_verdict("{}", false);
    check_verdict("[]", false);
    check_verdict("{\"kind\":\"maybe\"}", false);
    check_verdict("{\"kind\":\"right\",\"wrong\":64}", false);
    check_verdict("{\"kind\":\"right\",\"wrong\":-1}", false);
    check_verdict("{\"kind\":\"right\",\"misconception\":\"M07M07M07\"}", false);
    check_verdict("{\"kind\":\"right\",\"say\":\"x\"}", false);
    check_verdict("{\"kind\":\"right\",\"more\":1}", false);
    check_verdict("{\"kind\":\"right\",\"truth\":[0.5,0.5],\"demo\":3}", true);
    check_verdict("{\"kind\":\"right\",\"demo\":32}", false);
    check_verdict("{\"kind\":\"right\",\"truth\":[1.5]}", false);
    check_verdict("{\"kind\":\"right\",\"truth\":[-0.1]}", false);
    check_verdict("{\"kind\":\"right\",\"truth\":[\"1\"]}", false);
    check_verdict("{\"kind\":\"right\",\"truth\":[0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0]}",
                  false);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_good_lesson_is_read_as_it_was_sent),
        cmocka_unit_test(a_picture_without_its_last_rows_is_refused),
        cmocka_unit_test(no_field_of_the_wrong_kind_or_size_is_taken),
        cmocka_unit_test(leaving_any_field_out_never_crashes),
        cmocka_unit_test(what_points_nowhere_or_out_of_range_is_named),
        cmocka_unit_test(circuits_that_would_take_all_memory_are_refused),
        cmocka_unit_test(strangers_among_the_keys_cost_no_more_than_one),
        cmocka_unit_test(parts_in_the_wrong_order_are_refused),
        cmocka_unit_test(more_pages_than_allowed_are_refused),
        cmocka_unit_test(ten_thousand_damaged_pages_crash_nothing),
        cmocka_unit_test(a_verdict_is_read_or_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
