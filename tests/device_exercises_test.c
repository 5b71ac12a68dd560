// Exercises that are answered with a program, with marks or with pulses: what their authors
// may write wrong, what `check` finds, and how answers are judged.
#include "language_bench.h"

#include <math.h>

typedef struct Mistake {
    const char *text, *key;
    int line;
} Mistake;

#define CODE PAGE "exercise.code 'c' { " ASK "calls = 'f', "
#define SOLVED "solution = 'function f(a) return a end' }"
#define DECODE PAGE "exercise.decode 'd' { " ASK
#define PULSE \
    PAGE "exercise.pulse 'p' { " ASK "start = state '|0>', target = state '|1>',\n"

static void what_cannot_work_is_refused_with_its_line(void **state) {
    (void)state;
    static const Mistake rows[] = {
        {CODE SOLVED, "language.code_cases", 3},
        {CODE "cases = {}, " SOLVED, "language.code_cases", 3},
        {CODE "reference = function() end, " SOLVED, "language.code_cases", 3},
        {CODE "cases = { { input = 1, output = 1 } }, " SOLVED, "language.needs_list", 3},
        {CODE "cases = {\n{ input = {} } }, " SOLVED, "language.missing", 4},
        {CODE "cases = { { input = {}, output = 1 } } }", "language.missing", 3},
        {CODE "cases = { { input = {}, output = 1 } }, start = 1, " SOLVED,
         "language.needs_code", 3},
        {PAGE "exercise.code 'c' { " ASK "calls = 'a b', cases = { { input = {}, output = "
              "1 } }, " SOLVED,
         "language.needs_word", 3},
        {DECODE "error = { 4 } }", "language.missing", 3},
        {DECODE "error = {}, solution = { 4 } }", "language.decode_dark", 3},
        {DECODE "error = { 9 }, solution = { 4 } }", "language.qubit", 3},
        {DECODE "error = { 4 },\nsolution = { -1 } }", "language.qubit", 4},
        {DECODE "error = 'x', solution = { 4 } }", "language.needs_qubits", 3},
        {DECODE "distance = 4, error = { 4 }, solution = { 4 } }", "language.needs_choice",
         3},
        {PULSE "solution = { { turn = 'z', angle = 1 } } }", "language.needs_choice", 4},
        {PULSE "solution = { { turn = 'x' } } }", "language.pulse_row", 4},
        {PULSE "solution = { { turn = 'x', angle = '90 deg', wait = 1 } } }",
         "language.pulse_row", 4},
        {PULSE "solution = { { turn = 'x', angle = '50 deg' } } }", "language.pulse_step",
         4},
        {PULSE "solution = { { wait = 0.5 } } }", "language.pulse_step", 4},
        {PULSE "most = 1, solution = { { wait = 1 }, { wait = 1 } } }", "language.many", 4},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Error err = error_of(rows[i].text);
        if (strcmp(err.key, rows[i].key) != 0 || err.line != rows[i].line)
            fail_msg("%s\n%d: %s [%s]", rows[i].text, err.line, err.key, err.args);
    }
}

typedef struct Found {
    const char *key, *args;
} Found;

static void check_findings(const char *text, const Found *rows, size_t count) {
    Cage *cage = new_cage();
    Data *parts = data_new_array();
    Outcome out;
    if (!load(cage, text, parts, &out)) fail_msg("%s %s", out.error.key, out.error.args);
    Data *result = call(cage, "findings", "null");
    const Data *list = data_get(result, "findings");
    for (size_t i = 0; i < count && i < data_count(list); i++) {
        const Data *finding = data_at(list, i);
        assert_string_equal(data_text(data_get(finding, "key"), ""), rows[i].key);
        assert_string_equal(data_text(data_get(finding, "args"), ""), rows[i].args);
    }
    assert_int_equal(data_count(list), count);
    data_free(result);
    data_free(parts);
    cage_destroy(cage);
}

#define CASES "cases = { { input = { 1 }, output = 1 }, { input = { 2 }, output = 4 } }, "

static void check_finds_what_is_wrong_with_programs(void **state) {
    (void)state;
    static const char TEXT[] = PAGE
        "exercise.code 'a' { " ASK "calls = 'f', " CASES
        "solution = 'function f(x) return 2 * x - 1 end', start = 'function f(x) return x "
        "* x end',\n"
        " wrong = { { when = 'function f(x) return x ^ 2 end', say = 'x' },\n"
        "  { when = 'function f(x) return x end', say = 'x' }, { when = 'function f(y) "
        "return y end', say = 'x' },\n"
        "  { when = 'function f(x) return y end', say = 'x' } } }\n"
        "exercise.code 'b' { " ASK "calls = 'f', " CASES
        "solution = 'function g() end' }\n";
    static const Found rows[] = {
        {"check.untouched", "a"},
        {"check.solution_gives", "a\t2\t3\t4"},
        {"check.wrong_right", "a\t1"},
        {"check.wrong_twice", "a\t2\t3"},
        {"check.wrong_code", "a\t4\ty (1)"},
        {"check.solution_stops", "b\tf (0)"},
    };
    check_findings(TEXT, rows, sizeof rows / sizeof *rows);
}

static void check_finds_what_is_wrong_with_devices(void **state) {
    (void)state;
    static const char TEXT[] = PAGE
        "exercise.decode 'd' { " ASK "error = { 4 }, solution = { 4 },\n"
        " wrong = { { when = { 4 }, say = 'x' }, { when = { 0 }, say = 'x' }, { when = { 0 "
        "}, say = 'x' } } }\n"
        "exercise.pulse 'p' { " ASK "start = state '|0>', target = state '|0>',\n"
        " solution = { { turn = 'x', angle = '180 deg' }, { turn = 'x', angle = '180 deg' "
        "} },\n"
        " wrong = { { when = { { turn = 'y', angle = '360 deg' } }, say = 'x' } } }\n";
    static const Found rows[] = {
        {"check.wrong_right", "d\t1"},
        {"check.wrong_twice", "d\t2\t3"},
        {"check.untouched", "p"},
        {"check.wrong_right", "p\t1"},
    };
    check_findings(TEXT, rows, sizeof rows / sizeof *rows);
}

typedef struct Judged {
    const char *answer, *kind, *words; // words within what is said in English; NULL: any
} Judged;

static void check_answers(const char *text, const char *exercise, const Judged *rows,
                          size_t count) {
    Cage *cage = new_cage();
    Data *parts = data_new_array();
    Outcome out;
    if (!load(cage, text, parts, &out)) fail_msg("%s %s", out.error.key, out.error.args);
    for (size_t i = 0; i < count; i++) {
        Buffer arg = {NULL};
        buffer_print(&arg, "{\"exercise\":\"%s\",\"answer\":%s}", exercise, rows[i].answer);
        Data *verdict = call(cage, "check", arg.data);
        const char *kind = data_text(data_get(verdict, "kind"), "");
        const char *said = data_text(data_get(data_get(verdict, "say"), "en"), "");
        if (strcmp(kind, rows[i].kind) != 0 ||
            (rows[i].words && !strstr(said, rows[i].words)))
            fail_msg("%s: %s %s", rows[i].answer, kind, said);
        data_free(verdict);
        buffer_clear(&arg);
    }
    data_free(parts);
    cage_destroy(cage);
}

#define PROGRAM(body) "{\"code\":\"function f(a, b) " body " end\"}"

static void programs_are_judged_by_values(void **state) {
    (void)state;
    static const char TEXT[] =
        PAGE "exercise.code 'c' { " ASK "calls = 'f', physics = true, cases = {\n"
             " { input = { 1, 'x' }, output = { 2, { k = q.complex(0, 1) } } },\n"
             " { input = { 0.1, 'y' }, output = 0.3, hidden = true } },\n"
             " solution = 'function f() end' }\n";
    static const Judged rows[] = {
        {PROGRAM("if a == 1 then return { 2, { k = q.complex(0, 1) } } end return a + 0.2"),
         "right", NULL},
        {PROGRAM("if a == 1 then return { 2, { k = q.complex(0, 1) } } end return a"),
         "wrong", "hidden cases"},
        {PROGRAM("return { 2, { k = q.complex(0, 1.001) } }"), "wrong",
         "`f(1, \"x\")` gave"},
        {PROGRAM("return { 2, { k = q.complex(0, 1) }, 3 }"), "wrong", "should be"},
        {PROGRAM("return { 2.0, { k = q.complex(0, 1) } }"), "wrong", "hidden cases"},
        {PROGRAM("return b"), "wrong", "`\"x\"`"},
        {PROGRAM("return q.run('h 0')"), "wrong", NULL},
        {"{\"code\":\"\"}", "unreadable", NULL},
        {"{\"code\":5}", "unreadable", NULL},
        {"{}", "unreadable", NULL},
    };
    check_answers(TEXT, "c", rows, sizeof rows / sizeof *rows);
}

// The same inputs for everybody; what is right comes from the reference.
static void a_reference_is_tried_on_inputs_by_chance(void **state) {
    (void)state;
    static const char TEXT[] = PAGE
        "exercise.code 'c' { " ASK "calls = 'f', trials = 50,\n"
        " inputs = function(random) return { random(1, 6), random() } end,\n"
        " reference = function(a, b) assert(a >= 1 and a <= 6 and b >= 0 and b < 1) return "
        "a * b end,\n"
        " solution = 'function f(a, b) return b * a end' }\n";
    static const Judged rows[] = {
        {PROGRAM("return a * b"), "right", NULL},
        {PROGRAM("if a == 6 then return 0 end return a * b"), "wrong", "`f(6, "},
    };
    check_answers(TEXT, "c", rows, sizeof rows / sizeof *rows);
}

// A stabiliser times a right correction is right as well: qubits 1, 2, 4 and 5 are an X
// plaquette or not; both kinds of lamps are tried with every single error.
static void every_single_error_of_a_code_can_be_corrected(void **state) {
    (void)state;
    for (int distance = 3; distance <= 5; distance += 2)
        for (int x = 0; x < 2; x++)
            for (int q = 0; q < distance * distance; q++) {
                char text[400], answer[40];
                snprintf(text, sizeof text,
                         PAGE "exercise.decode 'd' { " ASK "distance = %d, checks = '%c', "
                              "error = { %d }, solution = { %d } }\n",
                         distance, "ZX"[x], q, q);
                snprintf(answer, sizeof answer, "{\"chosen\":[%d]}", q);
                Judged rows[] = {{answer, "right", NULL},
                                 {"{\"chosen\":[]}", "wrong", "lamps stay lit"},
                                 {"{\"chosen\":5}", "unreadable", NULL},
                                 {"{\"chosen\":[0.5]}", "unreadable", NULL}};
                check_answers(text, "d", rows, 4);
            }
}

// Turns that all go too far by a share e: X then X ends e·π short of where it began.
static void pulses_are_judged_by_their_fidelity(void **state) {
    (void)state;
    char said[64];
    double e = 0.1 * 3.14159265358979323846;
    snprintf(said, sizeof said, "fidelity is %.3f", (1 + cos(e)) / 2);
    static const char TEXT[] = PAGE
        "exercise.pulse 'p' { " ASK
        "start = state '|0>', target = state '|1>', over = 0.1, "
        "fidelity = 0.999,\n"
        " solution = { { turn = 'x', angle = '90 deg' }, { turn = 'y', angle = '180 deg' "
        "}, { turn = 'x', angle = '90 deg' } } }\n";
    const Judged rows[] = {
        {"{\"pulses\":[{\"axis\":0,\"angle\":3.14159265358979}]}", "wrong", said},
        {"{\"pulses\":[{\"axis\":0,\"angle\":1.5707963267949},{\"axis\":1,\"angle\":"
         "3.14159265358979},{\"axis\":0,\"angle\":1.5707963267949}]}",
         "right", NULL},
        {"{\"pulses\":[]}", "wrong", "fidelity is 0.000"},
        {"{\"pulses\":[{\"axis\":7,\"angle\":1}]}", "unreadable", NULL},
        {"{\"pulses\":[{\"axis\":0,\"angle\":1e300}]}", "unreadable", NULL},
        {"{\"pulses\":[1]}", "unreadable", NULL},
        {"{\"pulses\":[{\"wait\":-1}]}", "unreadable", NULL},
        {"{\"pulses\":3}", "unreadable", NULL},
    };
    check_answers(TEXT, "p", rows, sizeof rows / sizeof *rows);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_cannot_work_is_refused_with_its_line),
        cmocka_unit_test(check_finds_what_is_wrong_with_programs),
        cmocka_unit_test(check_finds_what_is_wrong_with_devices),
        cmocka_unit_test(programs_are_judged_by_values),
        cmocka_unit_test(a_reference_is_tried_on_inputs_by_chance),
        cmocka_unit_test(every_single_error_of_a_code_can_be_corrected),
        cmocka_unit_test(pulses_are_judged_by_their_fidelity),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
