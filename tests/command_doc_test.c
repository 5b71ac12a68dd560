// `kyubi doc`: what it tells is compared with the table it was told from, with the guide
// for teachers, and by Lua itself.
#include "command_bench.h"

#include "cli/findings.h"

#include <lauxlib.h>
#include <lualib.h>

static void all_words_are_listed_by_their_first_sentence(void **state) {
    (void)state;
    Ran it = RAN(LANG_EN, "doc"), json = RAN(LANG_EN, "doc", "--format", "json");
    assert_int_equal(it.status, 0);
    Data *data = ran_data(&json);
    const Data *words = data_get(data, "words");
    assert_true(data_count(words) > 15);
    for (size_t i = 0; i < data_count(words); i++) {
        char line[80];
        snprintf(line, sizeof line, "\n  %s ",
                 data_text(data_get(data_at(words, i), "name"), "?"));
        if (!strstr(it.out, line)) fail_msg("the list lacks%s", line);
    }
    assert_int_equal(data_integer(data_get(data, "api"), -1), 0);
    assert_non_null(strstr(it.out, "  circuit "));
    assert_null(strstr(it.out, "\n\n\n"));
    data_free(data);
    ran_free(&it);
    ran_free(&json);
}

static void a_word_is_told_with_its_fields_ranges_and_example(void **state) {
    (void)state;
    Ran it = RAN(LANG_EN, "doc", "circuit");
    assert_int_equal(it.status, 0);
    static const char *const parts[] = {
        "circuit { … }\n  A circuit that the learner edits",
        "qubits                   integer 1–20 · needed\n",
        "start                    circuit in the short form · default \"\"\n",
        "  Gives: circuit or arrow\n",
        "Example:\n  circuit { qubits = 2, start = \"h 0; cx 0 1\"",
    };
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (!strstr(it.out, parts[i])) fail_msg("no %s in\n%s", parts[i], it.out);
    ran_free(&it);
    it = RAN(LANG_JA, "doc", "q.run");
    assert_non_null(strstr(it.out, "誤りになるのは： 回路に測定か初期化があるとき\n"));
    ran_free(&it);
    it = RAN(LANG_EN, "doc", "input.arrow");
    assert_non_null(strstr(it.out, "angle 0–180° · default 0°\n"));
    assert_non_null(strstr(it.out, "default 15°\n"));
    ran_free(&it);
    it = RAN(LANG_EN, "doc", "input.slider");
    assert_non_null(strstr(it.out, "number or expression · needed\n"));
    assert_null(strstr(it.out, "e+"));
    ran_free(&it);
    it = RAN(LANG_EN, "doc", "page");
    assert_non_null(strstr(it.out, "choice: beside, reading, stage\n"));
    ran_free(&it);
}

static void a_group_is_told_word_by_word(void **state) {
    (void)state;
    Ran it = RAN(LANG_EN, "doc", "display");
    assert_int_equal(it.status, 0);
    assert_non_null(strstr(it.out, "display.bloch { … }\n"));
    assert_non_null(strstr(it.out, "display.ket { … }\n"));
    assert_null(strstr(it.out, "circuit { … }\n"));
    ran_free(&it);
}

static void the_verbs_of_a_stage_are_told_like_words(void **state) {
    (void)state;
    Ran it = RAN(LANG_EN, "doc", "g:rect");
    assert_int_equal(it.status, 0);
    static const char *const parts[] = {
        "g:rect(x, y, w, h, { … })\n  A rectangle.\n",
        "  w                        number · needed\n",
        "  options.radius           number 0–100 · default 0\n",
        "  Fails: w or h is negative\n",
    };
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (!strstr(it.out, parts[i])) fail_msg("no %s in\n%s", parts[i], it.out);
    ran_free(&it);
    it = RAN(LANG_EN, "doc", "g");
    assert_non_null(strstr(it.out, "g:line(x1, y1, x2, y2, { … })\n"));
    assert_non_null(strstr(it.out, "g:animate()\n"));
    ran_free(&it);
    it = RAN(LANG_EN, "doc", "stage", "--format", "md");
    assert_null(strstr(it.out, "### `g`"));
    ran_free(&it);
    it = RAN(LANG_EN, "doc", "g", "--format", "md");
    assert_non_null(strstr(it.out, "| `g:polygon(points, { … })` | "));
    assert_non_null(strstr(it.out, "| `smooth` | "));
    assert_non_null(strstr(it.out, "`tint-fox`, "));
    ran_free(&it);
}

static void a_misspelt_word_gets_the_nearest(void **state) {
    (void)state;
    static const struct {
        const char *word, *near;
    } rows[] = {
        {"circiut", "“circuit”"},
        {"bloch", "“display.bloch”"},
        {"blohc", "“display.bloch”"},
        {"display.blcoh", "“display.bloch”"},
        {"exercise.numbr", "“exercise.number”"},
        {"polylin", "“g:polyline”"},
        {"g:crcle", "“g:circle”"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Ran it = RAN(LANG_EN, "doc", rows[i].word);
        assert_int_equal(it.status, 1);
        assert_string_equal(it.out, "");
        if (!strstr(it.err, rows[i].near)) fail_msg("%s: %s", rows[i].word, it.err);
        ran_free(&it);
    }
    Ran it = RAN(LANG_EN, "doc", "frobnicate");
    assert_int_equal(it.status, 1);
    assert_string_equal(
        it.err, "kyubi: There is no word “frobnicate”. kyubi doc alone lists them all.\n");
    ran_free(&it);
}

static void wrong_words_are_refused(void **state) {
    (void)state;
    Ran ran[] = {RAN(LANG_EN, "doc", "--format"), RAN(LANG_EN, "doc", "--format", "pdf"),
                 RAN(LANG_EN, "doc", "page", "prose"), RAN(LANG_EN, "doc", "--all"),
                 RAN(LANG_EN, "doc", "--findings", "--format", "lua")};
    for (size_t i = 0; i < sizeof ran / sizeof *ran; i++) {
        assert_int_equal(ran[i].status, 2);
        assert_string_equal(ran[i].out, "");
        assert_non_null(strstr(ran[i].err, "Usage: kyubi doc [WORD]"));
        ran_free(&ran[i]);
    }
}

// The guide holds the text between its marks: kyubi doc --format md writes it.
static void the_guide_for_teachers_has_the_reference_word_for_word(void **state) {
    (void)state;
    char *guide = file_read(KYUBI_SOURCE "/lessons/README.md", 1 << 22, NULL, NULL);
    static const char *const BEGIN = "<!-- begin: kyubi doc --format md -->\n";
    const char *from = strstr(guide, BEGIN);
    assert_non_null(from);
    from += strlen(BEGIN);
    from += strspn(from, "\n"); // a blank line may stand before it
    const char *end = strstr(from, "<!-- end -->");
    assert_non_null(end);
    Ran it = RAN(LANG_JA, "doc", "--format", "md");
    size_t size = (size_t)(end - from);
    if (strlen(it.out) != size || strncmp(it.out, from, size) != 0)
        fail_msg("lessons/README.md is not what the table says. Put the output of "
                 "build/plain/kyubi doc --format md between its marks");
    ran_free(&it);
    free(guide);
}

static void every_type_of_a_field_has_a_name_in_both_languages(void **state) {
    (void)state;
    Ran it = RAN(LANG_EN, "doc", "--format", "json");
    Data *data = ran_data(&it);
    const Data *types = data_get(data, "types"), *kinds = data_get(data, "kinds");
    for (size_t i = 0; i < data_count(kinds); i++) {
        const char *kind = data_text(data_at(kinds, i), "");
        const Data *row = NULL;
        for (size_t k = 0; k < data_count(types); k++)
            if (!strcmp(data_text(data_get(data_at(types, k), "name"), ""), kind))
                row = data_at(types, k);
        if (!data_text(data_get(row, "ja"), NULL) ||
            !data_text(data_get(row, "en"), NULL) || !data_text(data_get(row, "lua"), NULL))
            fail_msg("arguments.types lacks a row for the reader %s", kind);
    }
    data_free(data);
    ran_free(&it);
}

// "input.arrow" → its function on the stack.
static void push_path(lua_State *L, const char *path) {
    char *copy = mem_text(path), *rest = NULL;
    lua_pushglobaltable(L);
    for (char *part = strtok_r(copy, ".", &rest); part; part = strtok_r(NULL, ".", &rest)) {
        lua_getfield(L, -1, part);
        lua_remove(L, -2);
    }
    free(copy);
}

static void the_annotations_are_lua_with_a_function_for_each_word(void **state) {
    (void)state;
    Ran lua = RAN(LANG_EN, "doc", "--format", "lua");
    Ran json = RAN(LANG_EN, "doc", "--format", "json");
    Data *data = ran_data(&json);
    lua_State *L = luaL_newstate();
    luaL_openlibs(L);
    if (luaL_dostring(L, lua.out) != LUA_OK) fail_msg("%s", lua_tostring(L, -1));
    const Data *words = data_get(data, "words");
    for (size_t i = 0; i < data_count(words); i++) {
        const char *name = data_text(data_get(data_at(words, i), "name"), "");
        if (strchr(name, ':')) continue; // of a class, below
        push_path(L, name);
        if (!lua_isfunction(L, -1)) fail_msg("no function %s", name);
        lua_pop(L, 1);
    }
    lua_close(L);
    static const char *const parts[] = {
        "---@meta kyubi\n",
        "---@class kyubi.source\n",
        "---@field qubits integer ",
        "---@field layout? \"beside\"|\"reading\"|\"stage\" ",
        "---@field wrong? kyubi.word.exercise.number.wrong[] ",
        "---@return number, number, number\nfunction q.bloch(state, qubit) end\n",
        "---@return fun(given: kyubi.word.exercise.build): kyubi.source\n",
        "---@return fun(given: kyubi.word.page|string): nil\n",
        "---@return fun(given: kyubi.word.behind): nil\n",
        "---@class kyubi.pen\nlocal g = {}\n",
        "---@field draw fun(g: kyubi.pen, t: number, step: integer, since: number) ",
        "function g:rect(x, y, w, h, options) end\n",
        "function g:push() end\n",
        "---@param options? kyubi.word.g.rect.options ",
        "---@param options kyubi.word.g.area.options ",
        "---@param name \"note\"|\"caution\"|\"try\"|\"history\"|\"term\"\n",
    };
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (!strstr(lua.out, parts[i])) fail_msg("no %s", parts[i]);
    data_free(data);
    ran_free(&lua);
    ran_free(&json);
}

// Lua's tables have no order; what is told has.
static void the_same_table_is_the_same_text(void **state) {
    (void)state;
    static const char *const formats[] = {"text", "md", "json", "lua"};
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        Ran one = RAN(LANG_EN, "doc", "--format", formats[i]);
        Ran two = RAN(LANG_EN, "doc", "--format", formats[i]);
        if (strcmp(one.out, two.out) != 0) fail_msg("%s differs", formats[i]);
        ran_free(&one);
        ran_free(&two);
    }
}

// What a word gives has a name too.
static void every_result_has_a_name_in_both_languages(void **state) {
    (void)state;
    Ran it = RAN(LANG_EN, "doc", "--format", "json");
    Data *data = ran_data(&it);
    const Data *words = data_get(data, "words"), *types = data_get(data, "types");
    for (size_t i = 0; i < data_count(words); i++) {
        const char *gives = data_text(data_get(data_at(words, i), "gives"), NULL);
        bool named = !gives;
        for (size_t k = 0; gives && k < data_count(types); k++)
            named =
                named || !strcmp(data_text(data_get(data_at(types, k), "name"), ""), gives);
        if (!named) fail_msg("arguments.types lacks %s", gives);
    }
    data_free(data);
    ran_free(&it);
}

static void every_code_that_check_can_print_is_told_with_what_to_do(void **state) {
    (void)state;
    Ran json = RAN(LANG_EN, "doc", "--findings", "--format", "json");
    Ran text = RAN(LANG_EN, "doc", "--findings");
    Ran table = RAN(LANG_EN, "doc", "--findings", "--format", "md");
    Data *data = ran_data(&json);
    const Data *list = data_get(data, "findings");
    assert_true(data_count(list) > 150);
    for (size_t i = 0; i < data_count(list); i++) {
        const char *code = data_text(data_get(data_at(list, i), "code"), "?");
        const char *severity = data_text(data_get(data_at(list, i), "severity"), "?");
        const char *sentence = data_text(data_get(data_at(list, i), "en"), "?");
        char line[700];
        snprintf(line, sizeof line, "%s  (%s)\n  %s\n", code, severity, sentence);
        if (!strstr(text.out, line)) fail_msg("not told: %s", line);
        snprintf(line, sizeof line, "| `%s` | %s | ", code, severity);
        if (!strstr(table.out, line)) fail_msg("no row: %s", line);
        assert_null(strstr(sentence, "{1}"));
    }
    assert_true(finding_is("check.title"));
    assert_true(finding_is("language.unknown_near"));
    assert_false(finding_is("check.count_errors"));
    assert_false(finding_is("circuit.cell"));
    data_free(data);
    ran_free(&json);
    ran_free(&text);
    ran_free(&table);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_words_are_listed_by_their_first_sentence),
        cmocka_unit_test(a_word_is_told_with_its_fields_ranges_and_example),
        cmocka_unit_test(a_group_is_told_word_by_word),
        cmocka_unit_test(the_verbs_of_a_stage_are_told_like_words),
        cmocka_unit_test(a_misspelt_word_gets_the_nearest),
        cmocka_unit_test(wrong_words_are_refused),
        cmocka_unit_test(the_guide_for_teachers_has_the_reference_word_for_word),
        cmocka_unit_test(every_type_of_a_field_has_a_name_in_both_languages),
        cmocka_unit_test(the_annotations_are_lua_with_a_function_for_each_word),
        cmocka_unit_test(the_same_table_is_the_same_text),
        cmocka_unit_test(every_result_has_a_name_in_both_languages),
        cmocka_unit_test(every_code_that_check_can_print_is_told_with_what_to_do),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
