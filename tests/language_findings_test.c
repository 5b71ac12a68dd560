// What the jail finds wrong with a lesson that runs, and how it judges answers.
#include "language_bench.h"

typedef struct Found {
    const char *key, *args;
    int line;
} Found;

// The findings of a lesson that loads, and no others.
static void check_findings(const char *text, const Found *rows, size_t count) {
    Cage *cage = new_cage();
    Data *parts = data_new_array();
    Outcome out;
    assert_true(load(cage, text, parts, &out));
    Data *result = call(cage, "findings", "null");
    const Data *list = data_get(result, "findings");
    for (size_t i = 0; i < count && i < data_count(list); i++) {
        const Data *finding = data_at(list, i);
        assert_string_equal(data_text(data_get(finding, "key"), ""), rows[i].key);
        assert_string_equal(data_text(data_get(finding, "args"), ""), rows[i].args);
        assert_int_equal(data_integer(data_get(finding, "line"), 0), rows[i].line);
    }
    assert_int_equal(data_count(list), count);
    data_free(result);
    data_free(parts);
    cage_destroy(cage);
}

static void findings_name_what_is_wrong_with_a_lesson_that_runs(void **state) {
    (void)state;
    static const char TEXT[] =
        "lesson { id = 'a', title = { ja = '題', en = 'T' } }\n"
        "page 'p' { ja = '頁', en = 'P' }\n"
        "prose { ja = 'だけ' }\n"
        "prose 'かな'\n"
        "exercise.number 'n' { ask = '$x$', answer = 0.5, tolerance = 0.01,\n"
        "  computed = function() return q.probability(state '|1>', '1') end,\n"
        "  wrong = { { when = 0.501, say = 'x' }, { when = 2, say = 'x' }, { when = 2, say "
        "= 'x' } } }\n"
        "exercise.choice 'c' { ask = '$x$', options = { { ja = '1', en = '1', right = true "
        "}, "
        "{ ja = '2', en = '2' } } }\n";
    static const Found rows[] = {
        {"check.translation", "en", 3},     {"check.translation", "en", 4},
        {"check.wrong_right", "n\t1", 7},   {"check.wrong_twice", "n\t2\t3", 7},
        {"check.computed", "n\t0.5\t1", 6}, {"check.option_silent", "c\t2", 8}};
    check_findings(TEXT, rows, sizeof rows / sizeof *rows);
}

static void findings_of_a_circuit_say_why_it_cannot_be_right(void **state) {
    (void)state;
    static const char TEXT[] = PAGE
        "exercise.build 'palette' { " ASK "qubits = 2, palette = 'h', start = 'z 1',\n"
        " goal = state '|00>', solution = 'z 1; h 0; cx 0 1; negctrl @ x 0 1; h 0' }\n"
        "exercise.build 'state' { " ASK
        "qubits = 1, goal = state '|+>', solution = 'x 0' }\n"
        "exercise.build 'gates' { " ASK
        "qubits = 1, goal = state '|1>', solution = 'h 0; z 0; h 0',\n"
        " limit = { gates = 1 } }\n"
        "exercise.build 'measured' { " ASK
        "qubits = 1, goal = state '|0>', solution = 'measure 0' }\n"
        "exercise.build 'example' { " ASK "qubits = 1, goal = state '|0>', solution = '',\n"
        " wrong = { { when = state '|->', example = 'z 0', say = 'x' } } }\n";
    static const Found rows[] = {
        {"check.untouched", "palette", 3},
        {"check.unoffered", "palette\tx", 4},
        {"check.unoffered", "palette\tcontrol", 4},
        {"check.unoffered", "palette\tanticontrol", 4},
        {"check.solution_state", "palette", 4},
        {"check.solution_state", "state", 5},
        {"check.solution_gates", "gates\t3\t1", 6},
        {"check.untouched", "measured", 8},
        {"check.solution_measured", "measured", 8},
        {"check.untouched", "example", 9},
        {"check.example", "example\t1", 10},
    };
    check_findings(TEXT, rows, sizeof rows / sizeof *rows);
}

static void a_missing_translation_is_named_by_its_field_and_line(void **state) {
    (void)state;
    static const char TEXT[] = "lesson { id = 'a', title = { ja = '題', en = 'T' } }\n"
                               "page 'p' { ja = '頁', en = 'P' }\n"
                               "exercise.number 'n' { answer = 1,\n"
                               " ask = { ja = '問', en = 'Q' },\n"
                               " explain = { ja = '解' },\n"
                               " hints = { { ja = '一', en = '1' },\n"
                               "  '二' } }\n";
    static const Found rows[] = {{"check.translation_of", "hints[2]\ten", 7},
                                 {"check.translation_of", "explain\ten", 5}};
    check_findings(TEXT, rows, sizeof rows / sizeof *rows);
}

static void a_text_that_one_bracket_closes_is_told_by_the_bracket(void **state) {
    (void)state;
    static const char TEXT[] = "lesson { id = 'a', title = { ja = '題', en = 'T' } }\n"
                               "page 'p' { ja = '頁', en = 'P' }\n"
                               "prose { ja = [[ 文 ],\n en = [[ Text ]] }\n";
    static const Found rows[] = {{"check.bracket", "en", 3}};
    check_findings(TEXT, rows, sizeof rows / sizeof *rows);
}

static void an_error_in_computed_has_a_line_even_from_a_last_call(void **state) {
    (void)state;
    static const struct {
        const char *text, *key;
        int line;
    } rows[] = {
        {NUMBER "computed = function()\nreturn q.probability(state '|0>', '2') end }",
         "language.bits", 5},
        {NUMBER "computed = function()\nlocal p = q.probability(state '|0>', '2')\n"
                "return p end }",
         "language.bits", 6},
        {NUMBER "computed = function()\nreturn nil + 1 end }", "lua.error", 6},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Cage *cage = new_cage();
        Data *parts = data_new_array();
        Outcome out;
        char *json;
        assert_true(load(cage, rows[i].text, parts, &out));
        assert_false(language_call(cage, "findings", "null", 4, 2000, &json, &out));
        assert_string_equal(out.error.key, rows[i].key);
        assert_int_equal(out.error.line, rows[i].line);
        data_free(parts);
        cage_destroy(cage);
    }
}

// Every play of the lesson's exercise "e" gets the verdict it says, the right one first.
static void check_plays(const char *text) {
    Cage *cage = new_cage();
    Data *parts = data_new_array();
    Outcome out;
    if (!load(cage, text, parts, &out)) fail_msg("%s %s", text, out.error.key);
    Data *result = call(cage, "plays", "{\"exercise\":\"e\"}");
    const Data *plays = data_get(result, "plays");
    assert_true(data_count(plays) > 0);
    for (size_t i = 0; i < data_count(plays); i++) {
        Data *arg = data_new_object();
        data_put(arg, "exercise", data_new_text("e"));
        data_put(arg, "answer", data_copy(data_get(data_at(plays, i), "answer")));
        char *json = data_write(arg);
        Data *verdict = call(cage, "check", json);
        const char *kind = data_text(data_get(verdict, "kind"), "");
        const char *expected = data_text(data_get(data_at(plays, i), "expected"), "");
        if (strcmp(kind, expected) != 0) fail_msg("%s\n%s: %s", text, json, kind);
        data_free(verdict);
        free(json);
        data_free(arg);
    }
    data_free(result);
    data_free(parts);
    cage_destroy(cage);
}

static void rounding_makes_no_right_answer_wrong(void **state) {
    (void)state;
    static const char *const kets[] = {"|+>",
                                       "|-i>",
                                       "|0> + 2|1>",
                                       "3|0> - (1 + 2i)|1>",
                                       "cos(0.3)|0> + exp(i*1.1) sin(0.3)|1>",
                                       "0.1|0> + 0.7i|1>"};
    for (size_t i = 0; i < sizeof kets / sizeof *kets; i++) {
        char text[400];
        snprintf(text, sizeof text,
                 PAGE "exercise.aim 'e' { " ASK "target = state '%s', fidelity = 1,\n"
                      " wrong = { { when = state '|0>', say = 'x' } } }",
                 kets[i]);
        check_plays(text);
    }
    static const char *const numbers[] = {"100/3", "-1e9/7", "1e-7/3", "sqrt(2)*1e5", "0"};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        char text[400];
        snprintf(text, sizeof text,
                 PAGE "exercise.number 'e' { " ASK "answer = '%s', tolerance = 0,\n"
                      " wrong = { { when = '%s + 1', say = 'x' } } }",
                 numbers[i], numbers[i]);
        check_plays(text);
    }
}

static void a_long_japanese_name_is_cut_but_stays_readable(void **state) {
    (void)state;
    for (int shift = 0; shift < 3; shift++) {
        char text[1000];
        snprintf(text, sizeof text, PAGE "page '%s", "abc" + shift);
        for (int i = 0; i < 100; i++)
            strcat(text, "状");
        strcat(text, "' 'x'");
        Error err = error_of(text);
        assert_string_equal(err.key, "language.needs_id");
        assert_non_null(strstr(err.args, "状状"));
        assert_true(text_valid(err.args, strlen(err.args)));
    }
}

static const char BUILD[] =
    PAGE "exercise.build 'b' { " ASK "qubits = 2, goal = state '(|00> + |11>)/sqrt(2)',\n"
         " limit = { gates = 2 }, solution = 'h 0; cx 0 1',\n"
         " wrong = { { when = state '(|00> + |01>)/sqrt(2)', example = 'h 0',"
         " misconception = 'M10', say = 'x' } } }";

static void check_build(Cage *cage, const char *circuit, const char *kind) {
    char arg[200];
    snprintf(arg, sizeof arg, "{\"exercise\":\"b\",\"answer\":{\"circuit\":\"%s\"}}",
             circuit);
    Data *verdict = call(cage, "check", arg);
    assert_string_equal(data_text(data_get(verdict, "kind"), ""), kind);
    data_free(verdict);
}

static void a_built_circuit_is_judged_by_its_state_and_its_cost(void **state) {
    (void)state;
    Cage *cage = new_cage();
    Data *parts = data_new_array();
    Outcome out;
    assert_true(load(cage, BUILD, parts, &out));
    check_build(cage, "h 0; cx 0 1", "right");
    check_build(cage, "h 1; cx 1 0", "right");
    check_build(cage, "h 0; cx 0 1; z 0; z 0", "near");
    check_build(cage, "h 0", "wrong");
    check_build(cage, "h 0; cx 0 1; z 0", "wrong");
    check_build(cage, "h 0; measure 0", "wrong");
    check_build(cage, "h 0; cx 0 5", "unreadable");
    check_build(cage, "nonsense", "unreadable");
    data_free(parts);
    cage_destroy(cage);
}

static void a_call_that_does_not_exist_fails_with_a_key(void **state) {
    (void)state;
    Cage *cage = new_cage();
    char *json;
    Outcome out;
    assert_false(language_call(cage, "environment", "null", 4, 100, &json, &out));
    assert_string_equal(out.error.key, "language.function");
    assert_false(
        language_call(cage, "check", "{\"exercise\":\"x\"}", 16, 100, &json, &out));
    assert_string_equal(out.error.key, "language.exercise");
    assert_false(language_call(cage, "check", "{", 1, 100, &json, &out));
    assert_string_equal(out.error.key, "json.broken");
    cage_destroy(cage);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(findings_name_what_is_wrong_with_a_lesson_that_runs),
        cmocka_unit_test(findings_of_a_circuit_say_why_it_cannot_be_right),
        cmocka_unit_test(a_text_that_one_bracket_closes_is_told_by_the_bracket),
        cmocka_unit_test(a_missing_translation_is_named_by_its_field_and_line),
        cmocka_unit_test(an_error_in_computed_has_a_line_even_from_a_last_call),
        cmocka_unit_test(rounding_makes_no_right_answer_wrong),
        cmocka_unit_test(a_long_japanese_name_is_cut_but_stays_readable),
        cmocka_unit_test(a_built_circuit_is_judged_by_its_state_and_its_cost),
        cmocka_unit_test(a_call_that_does_not_exist_fails_with_a_key),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
