// What a show is to go on from, kept in a file by a thread.
#include "app/keeping.h"

#include "base/data.h"

#include "base/file.h"
#include "base/mem.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

static char folder[] = "/tmp/kyubi-keeping-XXXXXX", *file;

static int set_up(void **state) {
    (void)state;
    if (!mkdtemp(folder)) return 1;
    file = file_join(folder, "show.json");
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    unlink(file);
    free(file);
    return rmdir(folder);
}

static void the_last_text_is_there_at_the_end(void **state) {
    (void)state;
    Keeping *keeping = keeping_start(file);
    char text[16] = "";
    for (int i = 0; i < 500; i++) {
        snprintf(text, sizeof text, "text %d", i);
        keeping_put(keeping, text);
    }
    keeping_end(keeping, false);
    char *kept = file_read(file, 100, NULL, NULL);
    assert_string_equal(kept, "text 499");
    free(kept);
}

static void a_show_that_is_over_leaves_nothing(void **state) {
    (void)state;
    Keeping *keeping = keeping_start(file);
    keeping_put(keeping, "something");
    keeping_end(keeping, true);
    assert_false(file_exists(file));
    keeping_put(NULL, "nothing");
    keeping_end(NULL, true);
}

static void keep(const char *path, const char *lesson, const char *state) {
    char *text = kept_show(path, lesson, state);
    assert_true(file_write(file, text, strlen(text), NULL));
    free(text);
}

static long long begun; // seconds since 1970

// As it was kept, with when that was.
static void expect(const char *path, const char *lesson, const char *state) {
    char *found = kept_state(file, path, lesson);
    if (!state) {
        assert_null(found);
        return;
    }
    Data *data = data_read(found, strlen(found), (DataLimits){0}, "found", NULL);
    assert_non_null(data);
    assert_int_equal(data_integer(data_get(data, "page"), 0), 3);
    assert_string_equal(data_text(data_get(data, "ja"), ""), "量子");
    long long cut = data_integer(data_get(data, "cut"), 0);
    assert_true(cut >= begun && cut <= (long long)time(NULL));
    data_free(data);
    free(found);
}

static void a_state_is_found_by_its_path_and_lesson_alone(void **state) {
    (void)state;
    begun = (long long)time(NULL);
    static const char said[] = "{\"page\":3,\"ja\":\"量子\"}";
    keep("/tmp", NULL, said);
    expect("/tmp", NULL, said);
    expect("/tmp/../tmp/", NULL, said);
    expect("/tmp", "demo.chsh", NULL);
    expect("/", NULL, NULL);
    keep("/nowhere/at all", "demo.chsh", said);
    expect("/nowhere/at all", "demo.chsh", said);
    expect("/nowhere/at all", NULL, NULL);
}

static void when_a_show_was_cut_off_is_said_once(void **state) {
    (void)state;
    keep("/tmp", NULL, "{\"page\":3,\"cut\":77}");
    char *found = kept_state(file, "/tmp", NULL);
    assert_non_null(strstr(found, "\"cut\":77"));
    assert_null(strstr(strstr(found, "cut") + 1, "cut"));
    free(found);
}

static void a_broken_file_is_as_good_as_none(void **state) {
    (void)state;
    const char *broken[] = {"",
                            "{",
                            "[]",
                            "{\"path\":\"/tmp\",\"lesson\":\"\"}",
                            "{\"path\":\"/tmp\",\"lesson\":\"\",\"state\":7}",
                            "{\"path\":\"/tmp\",\"lesson\":\"\",\"state\":\"{\"}",
                            "\xff\xfe"};
    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) {
        assert_true(file_write(file, broken[i], strlen(broken[i]), NULL));
        expect("/tmp", NULL, NULL);
    }
    unlink(file);
    expect("/tmp", NULL, NULL);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_last_text_is_there_at_the_end),
        cmocka_unit_test(a_show_that_is_over_leaves_nothing),
        cmocka_unit_test(a_state_is_found_by_its_path_and_lesson_alone),
        cmocka_unit_test(when_a_show_was_cut_off_is_said_once),
        cmocka_unit_test(a_broken_file_is_as_good_as_none),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
