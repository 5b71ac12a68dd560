// The Lua of lessons/README.md is what teachers copy first: all of it is checked in the
// jail.
#include "command_bench.h"
#include "scratch.h"

typedef struct Guide {
    char folder[64];
    char *text;
} Guide;

static int guide_open(void **state) {
    Guide *guide = mem_new(sizeof *guide);
    *state = guide;
    guide->text = file_read(KYUBI_SOURCE "/lessons/README.md", 1 << 22, NULL, NULL);
    return guide->text && scratch_make(guide->folder, "guide") ? 0 : -1;
}

static int guide_close(void **state) {
    Guide *guide = *state;
    bool gone = scratch_remove(guide->folder);
    free(guide->text);
    free(guide);
    return gone ? 0 : -1;
}

// From the heading on, to the next of its level; yours to free.
static char *section(const Guide *guide, const char *heading) {
    char *begin = strstr(guide->text, heading);
    assert_non_null(begin);
    const char *end = strstr(begin + 1, "\n## ");
    assert_non_null(end);
    Buffer part = {NULL};
    buffer_print(&part, "%.*s", (int)(end - begin), begin);
    return buffer_take(&part);
}

// Puts the next piece of Lua behind `lua` and moves behind it; false where there is none.
static bool next_lua(const char **at, Buffer *lua) {
    static const char opens[] = "\n```lua\n", closes[] = "\n```\n";
    const char *begin = strstr(*at, opens);
    if (!begin) return false;
    begin += strlen(opens);
    const char *end = strstr(begin, closes);
    assert_non_null(end);
    buffer_print(lua, "%.*s\n\n", (int)(end - begin), begin);
    *at = end;
    return true;
}

static void nothing_is_found(const Guide *guide, const char *name, const char *lua,
                             const char *option) {
    char *path = file_join(guide->folder, name);
    assert_true(file_write(path, lua, strlen(lua), NULL));
    Ran it = RAN(LANG_EN, "check", path, option);
    if (it.status || it.err[0]) fail_msg("%s:\n%s", name, it.err);
    ran_free(&it);
    free(path);
}

// Slow where sanitized: that build leaves it to the plain one.
static const char *layout(void) {
#ifdef __SANITIZE_ADDRESS__
    print_message("without --layout, for the sanitizers\n");
    return NULL;
#else
    return "--layout";
#endif
}

static void the_first_lesson_fits_its_page(void **state) {
    const Guide *guide = *state;
    Buffer lua = {NULL};
    const char *at = guide->text;
    assert_true(next_lua(&at, &lua));
    nothing_is_found(guide, "01-first.lua", lua.data, layout());
    buffer_clear(&lua);
}

// A piece that begins with its own name stands in a file beside the lesson.
static bool put_aside(const Guide *guide, const char *lua) {
    static const char mark[] = "-- tests/01-first.lua\n";
    if (strncmp(lua, mark, strlen(mark)) != 0) return false;
    char *folder = file_join(guide->folder, "tests");
    char *path = file_join(folder, "01-first.lua");
    assert_true(file_make_folder(folder, NULL));
    assert_true(file_write(path, lua, strlen(lua), NULL));
    free(path);
    free(folder);
    return true;
}

static void all_tests_pass(const Guide *guide) {
    char *path = file_join(guide->folder, "01-first.lua");
    Ran it = RAN(LANG_EN, "test", path);
    if (it.status || it.err[0]) fail_msg("%s", it.err);
    assert_non_null(strstr(it.out, "half a turn of the phase"));
    ran_free(&it);
    free(path);
}

static void the_tutorial_is_a_lesson_after_each_of_its_steps(void **state) {
    const Guide *guide = *state;
    char *tutorial = section(guide, "\n## はじめの 30 分");
    Buffer lua = {NULL}, piece = {NULL};
    const char *at = tutorial;
    int steps = 0;
    for (; next_lua(&at, &piece); buffer_clear(&piece)) {
        if (put_aside(guide, piece.data)) continue;
        buffer_print(&lua, "%s", piece.data);
        nothing_is_found(guide, "01-first.lua", lua.data, NULL);
        steps++;
    }
    assert_true(steps >= 6);
    nothing_is_found(guide, "01-first.lua", lua.data, layout());
    all_tests_pass(guide);
    buffer_clear(&lua);
    free(tutorial);
}

static void every_recipe_of_the_cookbook_runs_below_a_page_of_its_own(void **state) {
    static const char plate[] =
        "lesson { id = 'cook.one', title = 'Cook' }\npage 'p' 'P'\n";
    const Guide *guide = *state;
    char *cookbook = section(guide, "\n## 料理帳");
    const char *recipe = cookbook;
    int count = 0;
    for (; (recipe = strstr(recipe, "\n### ")); count++) {
        char name[32];
        const char *at = ++recipe;
        Buffer lua = {NULL};
        snprintf(name, sizeof name, "%02d-recipe.lua", count + 1);
        assert_int_equal(atoi(recipe + strlen("### ")), count + 1);
        buffer_print(&lua, "%s", plate);
        assert_true(next_lua(&at, &lua));
        nothing_is_found(guide, name, lua.data, NULL);
        buffer_clear(&lua);
    }
    assert_true(count >= 25);
    free(cookbook);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_first_lesson_fits_its_page),
        cmocka_unit_test(the_tutorial_is_a_lesson_after_each_of_its_steps),
        cmocka_unit_test(every_recipe_of_the_cookbook_runs_below_a_page_of_its_own),
    };
    return cmocka_run_group_tests(tests, guide_open, guide_close);
}
