// Functions of a lesson in the jail: what they read is noted, they run again only when that
// has changed, what they set is told; and mistakes are said with their line.
#include "language_bench.h"

#include <math.h>

typedef struct Bench {
    Cage *cage;
    Data *parts;
} Bench;

static void open_lesson(Bench *b, const char *text) {
    Outcome out;
    b->cage = new_cage();
    b->parts = data_new_array();
    if (!load(b->cage, text, b->parts, &out))
        fail_msg("%s %s line %d", out.error.key, out.error.args, out.error.line);
}

static void close_lesson(Bench *b) {
    data_free(b->parts);
    cage_destroy(b->cage);
}

static char *written(const Data *data) {
    return data ? data_write(data) : mem_text("");
}

static void says(Bench *b, const char *arg, const char *expected) {
    Data *answer = call(b->cage, "changed", arg);
    char *text = data_write(answer);
    Data *wanted = data_read(expected, strlen(expected), (DataLimits){0}, "", NULL);
    assert_non_null(wanted);
    // Lua's tables have no order of keys: compared field by field.
    static const char *const names[] = {"revision", "values", "sets"};
    for (int i = 0; i < 3; i++) {
        char *is = written(data_get(answer, names[i]));
        char *should = written(data_get(wanted, names[i]));
        bool same = strlen(is) == strlen(should);
        for (char *c = is; same && *c; c++) // the same letters, in any order
            same = strchr(should, *c) != NULL;
        if (!same) fail_msg("%s:\n%s\ninstead of\n%s", arg, text, expected);
        free(is);
        free(should);
    }
    data_free(wanted);
    data_free(answer);
    free(text);
}

// How often each function ran; a button tells it.
static const char COUNTED[] = PAGE
    "local a = input.slider { from = 0, to = 9, label = 'a' }\n"
    "local b = input.slider { from = 0, to = 9, label = 'b' }\n"
    "local c = circuit { qubits = 1, start = 'h 0' }\n"
    "local runs = { a = 0, b = 0, c = 0, both = 0 }\n"
    "local of_a = value(function() runs.a = runs.a + 1 return a.value + 1 end)\n"
    "local of_b = value(function() runs.b = runs.b + 1 return b.value > 4 and 'big' or "
    "'small' end)\n"
    "local of_c = value(function() runs.c = runs.c + 1 return q.probability(c, '1') end)\n"
    "local both = value(function() runs.both = runs.both + 1\n"
    "  if a.value == 0 then return 0 end return of_a.value + b.value end)\n"
    "local told = remember 'told' { }\n"
    "input.button { label = 'tell', run = function()\n"
    "  told:set(runs.a * 1000 + runs.b * 100 + runs.c * 10 + runs.both) end }\n";

static int runs_of(Bench *b) {
    Data *answer = call(b->cage, "changed", "{\"revision\":99,\"button\":7}");
    const Data *set = data_at(data_get(answer, "sets"), 0);
    static int last = -1; // an unchanged number is set all the same
    if (set) last = (int)data_integer(data_get(set, "number"), -1);
    data_free(answer);
    return last;
}

static void a_function_does_not_run_again_when_something_else_changed(void **state) {
    (void)state;
    Bench b;
    open_lesson(&b, COUNTED);
    assert_int_equal(runs_of(&b), 1111); // once each, to open
    says(&b, "{\"revision\":1,\"variables\":[{\"variable\":1,\"number\":3}]}",
         "{\"revision\":1}");
    assert_int_equal(runs_of(&b), 1211); // both read only a: it was 0
    says(&b, "{\"revision\":2,\"variables\":[{\"variable\":0,\"number\":2}]}",
         "{\"revision\":2,\"values\":[{\"variable\":2,\"number\":3},{\"variable\":5,"
         "\"number\":6}]}");
    assert_int_equal(runs_of(&b), 2212);
    says(&b, "{\"revision\":3,\"variables\":[{\"variable\":1,\"number\":5}]}",
         "{\"revision\":3,\"values\":[{\"variable\":3,\"text\":\"big\"},{\"variable\":5,"
         "\"number\":8}]}");
    assert_int_equal(runs_of(&b), 2313); // now both has read b too
    says(&b, "{\"revision\":4,\"sources\":[{\"source\":0,\"circuit\":\"x 0\"}]}",
         "{\"revision\":4,\"values\":[{\"variable\":4,\"number\":1.0}]}");
    assert_int_equal(runs_of(&b), 2323);
    says(&b, "{\"revision\":5,\"variables\":[{\"variable\":1,\"number\":5}]}",
         "{\"revision\":5}"); // the same number
    assert_int_equal(runs_of(&b), 2323);
    close_lesson(&b);
}

static void what_functions_set_is_fitted_and_settles_values(void **state) {
    (void)state;
    Bench b;
    open_lesson(&b,
                PAGE "local a = input.slider { from = 0, to = 9, step = 2, label = 'a' }\n"
                     "local n = remember 'n' { start = 5 }\n"
                     "local sum = value(function() return a.value + n.value end)\n"
                     "input.button { label = 'go', run = function(k) a:set(100) "
                     "n:set(n.value + k) end }\n"
                     "timer { every = 1, run = function(t) n:set(t) end }\n");
    says(&b, "{\"revision\":1,\"variables\":[{\"variable\":3,\"number\":2}],\"button\":3}",
         "{\"revision\":1,\"values\":[{\"variable\":2,\"number\":15}],"
         "\"sets\":[{\"variable\":0,\"number\":8},{\"variable\":1,\"number\":7}]}");
    says(&b, "{\"revision\":2,\"timer\":0,\"t\":1.5}",
         "{\"revision\":2,\"values\":[{\"variable\":2,\"number\":9.5}],"
         "\"sets\":[{\"variable\":1,\"number\":1.5}]}");
    says(&b, "{\"revision\":3,\"timer\":9,\"button\":99}", "{\"revision\":3}");
    close_lesson(&b);
}

static void a_value_that_failed_is_told_once_it_works_again(void **state) {
    (void)state;
    Bench b;
    open_lesson(&b, PAGE "local a = input.slider { from = 0, to = 9, label = 'a' }\n"
                         "local twice = value(function() return a.value * 2 end)\n"
                         "local bad = value(function()\n"
                         "  if a.value == 5 then return {} end return 1 end)\n");
    char *json = NULL;
    Outcome out;
    const char arg[] = "{\"revision\":1,\"variables\":[{\"variable\":0,\"number\":5}]}";
    assert_false(language_call(b.cage, "changed", arg, strlen(arg), 100, &json, &out));
    assert_string_equal(out.error.key, "language.needs_value");
    assert_int_equal(out.error.line, 5);
    says(&b, "{\"revision\":2,\"variables\":[{\"variable\":0,\"number\":4}]}",
         "{\"revision\":2,\"values\":[{\"variable\":1,\"number\":8}]}");
    close_lesson(&b);
}

static void words_of_physics_take_circuits_and_arrows(void **state) {
    (void)state;
    Bench b;
    open_lesson(&b, PAGE
                "local a = input.slider { from = 0, to = 3, start = 1, label = 'a' }\n"
                "local arrow = input.arrow { theta = 'a/2' }\n"
                "local c = circuit { qubits = 1, start = 'ry(a) 0' }\n"
                "local z = value(function() local _, _, z = q.bloch(arrow) return z end)\n"
                "local same = value(function() return q.overlap(c, q.run(c)) > 0.999999 "
                "and 1 or 0 end)\n"
                "local form = value(function() return c.circuit end)\n");
    Data *answer = call(b.cage, "changed",
                        "{\"revision\":1,\"variables\":[{\"variable\":0,\"number\":2}]}");
    const Data *values = data_get(answer, "values");
    assert_int_equal(data_count(values), 2); // the overlap is what it was
    assert_string_equal(data_text(data_get(data_at(values, 1), "text"), ""), "ry(2) 0");
    assert_float_equal(data_number(data_get(data_at(values, 0), "number"), 0), cos(1),
                       1e-12);
    data_free(answer);
    says(&b,
         "{\"revision\":2,\"sources\":[{\"source\":1,\"circuit\":\"h 0\"},"
         "{\"source\":0,\"theta\":0,\"phi\":0}]}",
         "{\"revision\":2,\"values\":[{\"variable\":1,\"number\":1.0},"
         "{\"variable\":3,\"text\":\"h 0\"}]}");
    close_lesson(&b);
}

static const Data *expression_at(Bench *b, size_t index) {
    const Data *last = data_at(b->parts, data_count(b->parts) - 1);
    return data_at(data_get(last, "expressions"), index);
}

static const Data *name_at(Bench *b, size_t index, const char *name) {
    return data_get(data_get(expression_at(b, index), "names"), name);
}

static void names_are_the_locals_at_that_line(void **state) {
    (void)state;
    Bench b;
    open_lesson(&b, PAGE "local k = 2\n"
                         "local a = input.slider { from = 0, to = 9, label = 'a' }\n"
                         "local pair = circuit { qubits = 2, start = 'ry(a) 0' }\n"
                         "local function panel(k) prose(\"{=a + k}\") end\n"
                         "panel(7)\n"
                         "prose \"{=k} {=p(pair, '11'):percent}\"\n"
                         "do local a = 3 prose \"{=a:2}\" end\n");
    assert_int_equal(data_integer(data_get(name_at(&b, 0, "k"), "number"), 0), 7);
    assert_int_equal(data_integer(data_get(name_at(&b, 0, "a"), "variable"), -1), 0);
    assert_int_equal(data_integer(data_get(name_at(&b, 1, "k"), "number"), 0), 2);
    assert_int_equal(data_integer(data_get(name_at(&b, 2, "pair"), "source"), -1), 0);
    assert_string_equal(data_text(data_get(expression_at(&b, 2), "format"), ""), "percent");
    assert_int_equal(data_integer(data_get(name_at(&b, 3, "a"), "number"), 0), 3);
    close_lesson(&b);
}

typedef struct Mistake {
    const char *text, *key, *args;
    int line;
} Mistake;

#define A "local a = input.slider { from = 0, to = 9, label = 'a' }\n"
#define PAIR "local pair = circuit { qubits = 2 }\n"

static void mistakes_are_said_with_their_line(void **state) {
    (void)state;
    static const Mistake rows[] = {
        {PAGE A "prose '{=b}'", "expression.unknown", NULL, 4},
        {PAGE "local theta = 1\nprose [[\nSo\n{=thetta} ]]", "expression.unknown_near",
         "thetta\ttheta", 6},
        {PAGE "prose '{=1 +}'", "expression.end", NULL, 3},
        {PAGE "prose '{=}'", "expression.end", NULL, 3},
        {"lesson { id = 'a', title = '{=1}' }", "language.expression_title", NULL, 1},
        {PAGE "prose '{=1:procent}'", "language.format_near", "procent\tpercent", 3},
        {PAGE "prose '{=1:11}'", "language.format", NULL, 3},
        {PAGE PAIR "prose '{=pair}'", "expression.circuit", NULL, 4},
        {PAGE PAIR "prose '{=p(pair, \"1\")}'", "question.bits", NULL, 4},
        {PAGE "local w = value(function() return 'x' end)\nprose '{=w + 1}'",
         "language.text_in_expression", "w", 4},
        {PAGE A "local x = a.value", "language.read_early", "value", 4},
        {PAGE A "a:set(3)", "language.set_early", NULL, 4},
        {PAGE A "local x = a.vlaue", "language.handle", "vlaue\tvalue, set", 4},
        {PAGE A "a.value = 3", "language.handle_set", NULL, 4},
        {PAGE A "local v = value(function()\n a:set(3) return 1 end)", "language.set_early",
         NULL, 5},
        {PAGE "local v = value(function() return {} end)", "language.needs_value", "table",
         3},
        {PAGE "local v = value(function() return 0/0 end)", "language.needs_value", NULL,
         3},
        {PAGE "local v = value(function() return '\\1' end)", "language.needs_value", NULL,
         3},
        {PAGE "local v = value(3)", "language.needs_function", "value\trun\t3", 3},
        {PAGE "input.slider { from = 0, to = 1 }", "language.missing", NULL, 3},
        {PAGE "input.slider { from = 1, to = 1, label = 'a' }", "language.range_empty",
         NULL, 3},
        {PAGE "input.slider { from = 0, to = 1, start = 2, label = 'a' }", "language.range",
         NULL, 3},
        {PAGE "input.slider { from = 0, to = 1, step = 2, label = 'a' }", "language.range",
         NULL, 3},
        {PAGE "input.slidr { }", "language.unknown_near", "input.slidr\tinput.slider", 3},
        {PAGE "input.menu { label = 'm', options = { 'a' } }", "language.menu", "1", 3},
        {PAGE "input.menu { label = 'm', start = 3, options = { 'a', 'b' } }",
         "language.range", NULL, 3},
        {PAGE "step()", "language.step_empty", NULL, 3},
        {PAGE "prose 'a'\nstep()\nstep()", "language.step_empty", NULL, 5},
        {HEAD "step()", "language.page_first", "step", 2},
        {HEAD "input.toggle { label = 'a' }", "language.page_first", "input.toggle", 2},
        {PAGE "timer { every = 0.001, run = function() end }", "language.range", NULL, 3},
        {PAGE A "circuit { qubits = 1,\n start = 'ry(b) 0' }", "expression.unknown", NULL,
         5},
        {PAGE A "circuit { qubits = 1, start = 'ry(a + 0.000000000000000000000000000000000"
                "000000000000001) 0' }",
         "language.angle_long", NULL, 4},
        {PAGE A "input.arrow { theta = 'a + b' }", "expression.unknown", NULL, 4},
        {PAGE "for i = 1, 201 do remember('n' .. i) { } end", "language.too_many",
         "variables\t200", 3},
        {PAGE "for i = 1, 4 do prose(string.rep('{=1} ', 300)) end", "language.too_many",
         "expressions\t1000", 3},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Error err = error_of(rows[i].text);
        if (strcmp(err.key, rows[i].key) != 0 || err.line != rows[i].line ||
            (rows[i].args && strcmp(err.args, rows[i].args) != 0))
            fail_msg("%s\n%s:%d: %s [%s]", rows[i].text, err.file, err.line, err.key,
                     err.args);
    }
}

static void a_function_that_never_ends_is_stopped(void **state) {
    (void)state;
    Bench b;
    open_lesson(&b,
                PAGE A "local v = value(function() while a.value > 4 do end return 1 end)");
    char *json = NULL;
    Outcome out;
    const char arg[] = "{\"revision\":1,\"variables\":[{\"variable\":0,\"number\":5}]}";
    assert_false(language_call(b.cage, "changed", arg, strlen(arg), 50, &json, &out));
    assert_int_equal(out.status, OUTCOME_TIME);
    assert_int_equal(out.error.line, 4);
    close_lesson(&b);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_function_does_not_run_again_when_something_else_changed),
        cmocka_unit_test(what_functions_set_is_fitted_and_settles_values),
        cmocka_unit_test(a_value_that_failed_is_told_once_it_works_again),
        cmocka_unit_test(words_of_physics_take_circuits_and_arrows),
        cmocka_unit_test(names_are_the_locals_at_that_line),
        cmocka_unit_test(mistakes_are_said_with_their_line),
        cmocka_unit_test(a_function_that_never_ends_is_stopped),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
