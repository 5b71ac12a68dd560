// Kinds of exercises that lessons and packs bring: they judge with functions of their own,
// over every input that there is.
#include "exercise_bench.h"

// --- a lesson's own kinds

static const char OWN[] = PAGE
    "exercise.kind 'multiple' { title = 'a multiple', fields = { { 'of', 'integer', "
    "needed = true } },\n"
    "check = function(values, answer)\n"
    "  if answer == 0 then return 'near', 'Not 0.' end\n"
    "  return answer % values.of == 0 end,\n"
    "plays = function(values) return { { answer = 2 * values.of, expected = 'right' },\n"
    "  { answer = values.of + 1, expected = 'wrong' } } end }\n"
    "exercise.multiple 'e' { " ASK "of = 7 }";

static void a_lessons_own_kind_judges_with_its_own_function(void **state) {
    (void)state;
    Bench b = open_lesson(OWN);
    expect_kind(&b, "{\"text\":\"２１\"}", "right");
    expect_kind(&b, "{\"text\":\"22\"}", "wrong");
    expect_kind(&b, "{\"text\":\"0\"}", "near");
    expect_kind(&b, "{\"text\":\"many\"}", "unreadable");
    const Data *exercise = data_at(data_get(data_at(b.parts, 1), "exercises"), 0);
    assert_string_equal(data_text(data_get(exercise, "kind"), ""), "number");
    close_lesson(&b);
}

// Each input that an own kind can be like, with an answer that its check gets.
static void own_kinds_use_every_input_of_the_prelude(void **state) {
    (void)state;
    static const struct {
        const char *like, *fields, *play, *answer;
    } rows[] = {
        // NULL: its fields come in any order
        {"choice", "options = { 'a', 'b' }", "{ 2 }", "{\"chosen\":[1]}"},
        {"sort", "items = { 'a', 'b' }", "{ 2, 1 }", "{\"order\":[1,0]}"},
        {"place", "items = { 'a', 'b' }, places = { 'p' }", "{ 1, 0 }",
         "{\"places\":[1,0]}"},
        {"aim", "", "state '|0>'", NULL},
        {"build", "qubits = 1", "'x 0'", "{\"circuit\":\"x 0\"}"},
        {"number", "", "3", "{\"text\":\"3\"}"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char text[700];
        snprintf(text, sizeof text,
                 PAGE "exercise.kind 'mine' { like = '%s',\n"
                      "check = function(values, answer) return answer ~= nil end,\n"
                      "plays = function() return { { answer = %s, expected = 'right' } } "
                      "end }\nexercise.mine 'e' { " ASK "%s }",
                 rows[i].like, rows[i].play, rows[i].fields);
        Bench b = open_lesson(text);
        Data *result = call(b.cage, "plays", "{\"exercise\":\"e\"}");
        const Data *play = data_at(data_get(result, "plays"), 0);
        char *json = data_write(data_get(play, "answer"));
        if (rows[i].answer) assert_string_equal(json, rows[i].answer);
        expect_kind(&b, json, "right");
        free(json);
        data_free(result);
        close_lesson(&b);
    }
}

static void kinds_of_a_pack_serve_its_lessons(void **state) {
    (void)state;
    static const char KINDS[] =
        "exercise.kind 'odd' { check = function(_, n) return n % 2 == 1 end,\n"
        "plays = function() return { { answer = 1, expected = 'right' } } end }";
    static const char LESSON[] = PAGE "exercise.odd 'e' { ask = '?' }";
    LanguageFile files[] = {{"a.lua", LESSON, sizeof LESSON - 1},
                            {LANGUAGE_KINDS, KINDS, sizeof KINDS - 1}};
    Bench b = {new_cage(), data_new_array()};
    LanguageSend send = {.part = keep_part, .to = b.parts};
    Outcome out;
    assert_true(language_load(b.cage, files, 2, "a.lua", 2000, &send, &out));
    expect_kind(&b, "{\"text\":\"5\"}", "right");
    expect_kind(&b, "{\"text\":\"4\"}", "wrong");
    close_lesson(&b);
    files[1].bytes = "exercise.kind 'odd' {\n\n";
    files[1].size = strlen(files[1].bytes);
    b = (Bench){new_cage(), data_new_array()};
    assert_false(language_load(b.cage, files, 2, "a.lua", 2000, &send, &out));
    assert_string_equal(out.error.file, LANGUAGE_KINDS);
    close_lesson(&b);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_lessons_own_kind_judges_with_its_own_function),
        cmocka_unit_test(own_kinds_use_every_input_of_the_prelude),
        cmocka_unit_test(kinds_of_a_pack_serve_its_lessons),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
