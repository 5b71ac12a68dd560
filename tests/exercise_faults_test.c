// What is found wrong with exercises that cannot work, and the mistakes in writing them.
#include "exercise_bench.h"

// --- what is found

static const struct {
    const char *text, *key, *args;
} faults[] = {
    {"exercise.predict 'e' { ask = '?', truth = { 0.8, 0.8 } }", "check.truth_sum",
     "e\t1.6"},
    {"exercise.predict 'e' { ask = '?', truth = { 1, 0 }, wrong = { { when = { 0.96, 0.04 "
     "}, "
     "say = 'x' } } }",
     "check.wrong_right", "e\t1"},
    {"exercise.predict 'e' { ask = '?', truth = { 1, 0 }, computed = function() return { "
     "0.5, "
     "0.5 } end }",
     "check.computed_bars", "e\t0.5"},
    {"exercise.predict 'e' { ask = '?', truth = { 1, 0 }, computed = function() return 1 "
     "end }",
     "check.computed_list", "e\t2"},
    {"exercise.sort 'e' { ask = '?', items = { { ja = 'a', rank = 1 }, { ja = 'b', rank = "
     "1 } "
     "} }",
     "check.untouched", "e"},
    {"exercise.place 'e' { ask = '?', places = { 'p' }, items = { { ja = 'a', place = 0 }, "
     "{ ja "
     "= 'b', place = 0 } } }",
     "check.untouched", "e"},
    {"exercise.place 'e' { ask = '?', once = true, places = { 'p' }, items = { { ja = 'a', "
     "place = 1 }, { ja = 'b', place = 1 } } }",
     "check.place_twice", "e\t1\t2"},
    {"exercise.place 'e' { ask = '?', places = { 'p', 'q' }, items = { { ja = 'a', place = "
     "1 }, "
     "{ ja = 'b', place = 2 } }, wrong = { { item = 1, place = 1, say = 'x' } } }",
     "check.wrong_right", "e\t1"},
    {"exercise.build 'e' { ask = '?', qubits = 1, start = 'x 0', goal = state '|1>', "
     "solution = "
     "'x 0' }",
     "check.untouched", "e"},
    {"exercise.aim 'e' { ask = '?', start = state '|+>', target = state '|+>' }",
     "check.untouched", "e"},
    {"exercise.build 'e' { ask = '?', qubits = 1, goal = unitary 'x 0', solution = 'y 0' }",
     "check.solution_unitary", "e"},
    {"exercise.build 'e' { ask = '?', qubits = 1, solution = 'h 0', property = function() "
     "return "
     "false end }",
     "check.solution_property", "e"},
    {"exercise.build 'e' { ask = '?', qubits = 1, goal = unitary 'z 0', solution = 'h 0; x "
     "0; h "
     "0', limit = { queries = 1, query = 'h' } }",
     "check.solution_queries", "e\t2\t1"},
    {"exercise.number 'e' { given = { a = one_of { 1, 2 } }, ask = '?', answer = 'a^2', "
     "wrong = "
     "{ { when = '2*a', say = 'x' } } }",
     "check.given_right", "e\t1\ta = 2"},
    {"exercise.number 'e' { given = { a = between(1, 3) }, ask = '?', answer = 'a', "
     "computed = "
     "function(given) return given.a == 3 and 4 or given.a end }",
     "check.given_computed", "e\t3\t4\ta = 3"},
    {"exercise.number 'e' { given = { a = between(1, 100), b = between(1, 100) }, ask = "
     "'?', "
     "answer = 'a + b' }",
     "check.given_sampled", "e\t10000\t1000"},
    {"exercise.number 'e' { given = { a = between(2, 3) }, ask = '?', answer = 'a', wrong "
     "= { { "
     "when = '-a', say = 'x' }, { when = '0 - a', say = 'x' } } }",
     "check.wrong_twice", "e\t1\t2"},
};

static void each_fault_is_found_and_nothing_else(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
        char text[600];
        snprintf(text, sizeof text, PAGE "%s", faults[i].text);
        Bench b = open_lesson(text);
        Data *result = call(b.cage, "findings", "null");
        const Data *list = data_get(result, "findings");
        bool found = false;
        for (size_t k = 0; k < data_count(list); k++) {
            const Data *one = data_at(list, k);
            const char *key = data_text(data_get(one, "key"), "");
            bool is = !strcmp(key, faults[i].key) &&
                      !strcmp(data_text(data_get(one, "args"), ""), faults[i].args);
            bool row = !strcmp(key, "check.given_row"); // a twin never speaks
            if (!is && !row)
                fail_msg("%s\n%s %s", text, key, data_text(data_get(one, "args"), ""));
            found = found || is;
        }
        if (!found) fail_msg("%s\nno %s", text, faults[i].key);
        data_free(result);
        close_lesson(&b);
    }
}

static void each_mistake_is_said_with_its_line(void **state) {
    (void)state;
    static const struct {
        const char *text, *key;
        int line;
    } rows[] = {
        {"exercise.predict 'e' { ask = '?' }", "language.truth", 3},
        {"exercise.predict 'e' { ask = '?', circuit = 'h 0',\ntruth = { 1, 0 } }",
         "language.truth", 3},
        {"exercise.predict 'e' { ask = '?', circuit = 'h 0',\nbars = { 'a' } }",
         "language.bars", 4},
        {"exercise.predict 'e' { ask = '?', circuit = 'h 0; x 4' }", "language.outcomes",
         3},
        {"exercise.predict 'e' { ask = '?', circuit = 'h 0',\noutcomes = { '0', '10' } }",
         "language.outcome", 4},
        {"exercise.predict 'e' { ask = '?', truth = { 1, 0 },\nwrong = { {\nwhen = { 1 }, "
         "say = "
         "'x' } } }",
         "language.bars", 5},
        {"exercise.predict 'e' { ask = '?', truth = { 1, 2 } }", "language.range", 3},
        {"exercise.predict 'e' { ask = '?', truth = { 1, 0, 1 },\ngroups = 2 }",
         "language.groups", 4},
        {"exercise.predict 'e' { ask = '?', truth = { 1, 1 },\ngroups = 2 }",
         "language.groups", 4},
        {"exercise.predict 'e' { ask = '?', truth = { 1, 0 }, covers = { 'x' } }",
         "language.needs_display", 3},
        {"local c = circuit { qubits = 1 }\nlocal d = display.ket { of = c }\npage 'q' "
         "'Q'\n"
         "exercise.predict 'e' { ask = '?', truth = { 1, 0 }, covers = { d } }",
         "language.cover_page", 6},
        {"exercise.predict 'e' { ask = '?', of = input.arrow { theta = 1 } }",
         "language.needs_circuit_source", 3},
        {"exercise.sort 'e' { ask = '?', items = { { ja = 'a' } } }", "language.items", 3},
        {"exercise.sort 'e' { ask = '?', items = { { ja = 'a' }, { ja = 'b' } },\nwrong = "
         "{ { when "
         "= { 1, 3 }, say = 'x' } } }",
         "language.order", 4},
        {"exercise.place 'e' { ask = '?', places = { 'p' }, items = { { ja = 'a', place = "
         "1 },\n{ ja "
         "= 'b', place = 2 } } }",
         "language.place", 4},
        {"exercise.build 'e' { ask = '?', qubits = 1, solution = 'h 0' }", "language.goal",
         3},
        {"exercise.build 'e' { ask = '?', qubits = 1, solution = 'h 0', goal = state "
         "'|0>',\nstrict "
         "= true }",
         "language.strict", 4},
        {"exercise.build 'e' { ask = '?', qubits = 1, solution = 'h 0', goal = '|0>' }",
         "language.needs_goal", 3},
        {"exercise.build 'e' { ask = '?', qubits = 1, solution = 'h 0', goal = unitary 'cx "
         "0 1' }",
         "circuit.no_wire", 3},
        {"exercise.number 'e' { ask = '?', answer = 1, given = { a = 3 } }",
         "language.needs_given", 3},
        {"exercise.number 'e' { ask = '?', answer = 'b', given = { a = one_of { 1 } } }",
         "expression.unknown", 3},
        {"local x = one_of { 1, 'a' }", "language.needs_drawn", 3},
        {"local x = between(2, 1)", "language.between", 3},
        {"local x = between(0, 1e6)", "language.between", 3},
        {"display.ket { }", "language.missing", 3},
        {"exercise.number 'e' { ask = '?', answer = 1, wrong = { { when = 2, say = 'x', "
         "try = 3 } } "
         "}",
         "language.needs_demo", 3},
        {"local d = demo { circuit = 'h 0' }", "language.demo_displays", 3},
        {"local d = demo { circuit = 'h 0', 3 }", "language.demo", 3},
        {"local d = demo { circuit = 'h 0', display.bloch { qubit = 2 } }",
         "language.range", 3},
        {"local d = demo { circuit = 'h 0', display.phases { wires = { 1 } } }",
         "language.range", 3},
        {"local d = demo { circuit = 'h 0', display.bloch { points = { { at = { 0, 1 } } } "
         "} "
         "}",
         "language.ball_place", 3},
        {"exercise.kind 'number' { check = unheard, plays = 1 }", "language.unknown", 3},
        {"exercise.kind 'sort' { check = function() end, plays = function() end }",
         "language.kind_name", 3},
        {"exercise.kind 'mine' { fields = { { 'a', 'thing' } }, check = function() end, "
         "plays = "
         "function() end }",
         "language.kind_field", 3},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char text[600];
        snprintf(text, sizeof text, PAGE "%s", rows[i].text);
        Error err = error_of(text);
        if (strcmp(err.key, rows[i].key) != 0 || err.line != rows[i].line)
            fail_msg("%s\n%d: %s [%s]", text, err.line, err.key, err.args);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_fault_is_found_and_nothing_else),
        cmocka_unit_test(each_mistake_is_said_with_its_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
