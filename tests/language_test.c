// The lesson language: every word's example runs, every mistake is said with its line, and
// the guide for teachers names every word.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include "base/data.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/text.h"
#include "jail/language.h"
#include "jail/prelude.h"
#include "lesson/display.h"
#include "lesson/page.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h> // last: it has a macro `fail`

static int open_protected(lua_State *L) {
    language_open(L);
    return 0;
}

static Cage *new_cage(void) {
    Cage *cage = cage_create((CageOptions){0});
    Outcome out;
    lua_pushcfunction(cage_lua(cage), open_protected);
    if (!cage_call(cage, 0, 0, 2000, &out))
        fail_msg("%s: %s", out.error.key, out.error.args);
    return cage;
}

static void keep_part(void *to, const char *json, size_t size) {
    Data *part = data_read(json, size, (DataLimits){0}, "part", NULL);
    assert_non_null(part);
    data_push(to, part);
}

// Runs `text` as the file a.lua; its parts are pushed to `parts`.
static bool load(Cage *cage, const char *text, Data *parts, Outcome *out) {
    LanguageFile file = {"a.lua", text, strlen(text)};
    LanguageSend send = {.part = keep_part, .to = parts};
    return language_load(cage, &file, 1, "a.lua", 2000, &send, out);
}

static Data *call(Cage *cage, const char *function, const char *arg) {
    char *json = NULL;
    Outcome out;
    if (!language_call(cage, function, arg, strlen(arg), 2000, &json, &out))
        fail_msg("%s: %s %s", function, out.error.key, out.error.args);
    Data *data = data_read(json, strlen(json), (DataLimits){0}, function, NULL);
    free(json);
    assert_non_null(data);
    return data;
}

// What went wrong with a lesson; "" when nothing did. The parts are read as the parent
// would.
static Error error_of(const char *text) {
    Cage *cage = new_cage();
    Data *parts = data_new_array();
    Outcome out;
    Error err = {.key = ""};
    if (!load(cage, text, parts, &out)) err = out.error;
    Lesson *lesson = lesson_create("a.lua");
    for (size_t i = 0; !err.key[0] && i < data_count(parts); i++)
        lesson_add(lesson, data_at(parts, i), &err);
    if (!err.key[0]) lesson_complete(lesson, &err);
    lesson_destroy(lesson);
    data_free(parts);
    cage_destroy(cage);
    return err;
}

#define HEAD "lesson { id = 'a', title = 'A' }\n"
#define PAGE HEAD "page 'p' 'P'\n"
#define ASK "ask = '?', "

typedef struct Mistake {
    const char *text, *key, *args;
    int line;
} Mistake;

static void check_mistakes(const Mistake *rows, size_t count) {
    for (size_t i = 0; i < count; i++) {
        Error err = error_of(rows[i].text);
        if (strcmp(err.key, rows[i].key) != 0 || err.line != rows[i].line ||
            (rows[i].args && strcmp(err.args, rows[i].args) != 0))
            fail_msg("%s\n%s:%d: %s [%s]", rows[i].text, err.file, err.line, err.key,
                     err.args);
        assert_string_equal(err.file, "a.lua");
    }
}

static void an_unknown_name_is_an_error_with_its_line_and_the_likeliest(void **state) {
    (void)state;
    static const Mistake rows[] = {
        {PAGE "prosa 'x'", "language.unknown_near", "prosa\tprose", 3},
        {PAGE "\nfrobnicate()", "language.unknown", "frobnicate", 4},
        {PAGE "input.arow {}", "language.unknown_near", "input.arow\tinput.arrow", 3},
        {PAGE "exercise.quiz 'a' {}", "language.unknown", "exercise.quiz", 3},
        {PAGE "theta = 1", "language.global", "theta", 3},
        {PAGE "circuit = 1", "language.global", "circuit", 3},
        {PAGE "input.arrow = 1", "language.global", "arrow", 3},
        {PAGE "if os then end", "language.no_library", "os", 3},
        {PAGE "local t = io.open 'x'", "language.no_library", "io", 3},
        {PAGE "local t = require 'x'", "language.no_library", "require", 3},
        {PAGE "print 'x'", "language.print", NULL, 3},
    };
    check_mistakes(rows, sizeof rows / sizeof *rows);
}

static void a_wrong_argument_is_an_error_that_says_what_is_allowed(void **state) {
    (void)state;
    static const Mistake rows[] = {
        {PAGE "image 'a.gif' { alt = 'x' }", "language.needs_picture",
         "image\tname\t\"a.gif\"", 3},
        {PAGE "image '../a.png' { alt = 'x' }", "language.needs_picture", NULL, 3},
        {PAGE "image 'a.png' { }", "language.missing", "image\talt", 3},
        {PAGE "image 'a.png' { alt = 'x', width = 2 }", "language.range", NULL, 3},
        {PAGE "image 'a.png'", "language.unfinished", "image\ta.png", 3},
        {HEAD "image 'a.png' { alt = 'x' }", "language.page_first", "image", 2},
        {PAGE "for i = 1, 10 do page('q' .. i)('Q') for j = 1, 11 do\n"
              "image(i .. '-' .. j .. '.png') { alt = 'x' } end end",
         "language.too_many", "pictures\t100", 4},
        {PAGE "circuit { qubits = 40 }", "language.range", "circuit\tqubits\t1\t20\t40", 3},
        {PAGE "circuit { qubits = 1.5 }", "language.needs_integer", "circuit\tqubits\t1.5",
         3},
        {PAGE "circuit { }", "language.missing", "circuit\tqubits", 3},
        {PAGE "circuit { qubit = 1 }", "language.field_near", "circuit\tqubit\tqubits", 3},
        {PAGE "circuit { qubits = 1, wires = 1 }", "language.field",
         "circuit\twires\tqubits, start, palette, locked, fixed, label", 3},
        {PAGE "circuit { qubits = 1, start = 'hh 0' }", "short.gate_near", NULL, 3},
        {PAGE "circuit { qubits = 1, start = 'h 3' }", "circuit.no_wire", NULL, 3},
        {PAGE "circuit { qubits = 1, palette = 'h foo' }", "language.palette",
         "circuit\tpalette\tfoo", 3},
        {PAGE "circuit { qubits = 1, palette = '' }", "language.palette_empty",
         "circuit\tpalette", 3},
        {PAGE "circuit { qubits = 1, fixed = 1 }", "language.needs_flag",
         "circuit\tfixed\t1", 3},
        {PAGE "circuit 'x'", "language.form", NULL, 3},
        {PAGE "input.arrow { theta = 4 }", "language.range", NULL, 3},
        {PAGE "input.arrow { theta = 'pie' }", "expression.unknown_near", NULL, 3},
        {PAGE "input.arrow { theta = {} }", "language.needs_angle",
         "input.arrow\ttheta\ttable", 3},
        {PAGE "display.ket { of = 'x' }", "language.needs_source", NULL, 3},
        {PAGE "local c = circuit { qubits = 6 }\ndisplay.amplitudes { of = c }",
         "language.display", "display.amplitudes\t5\t6", 4},
        {PAGE "local c = circuit { qubits = 2 }\ndisplay.bloch { of = c, qubit = 2 }",
         "language.range", NULL, 4},
        {PAGE "local c = circuit { qubits = 2 }\nlocal x = c.wires", "language.handle",
         "wires", 4},
        {PAGE "prose { de = 'x' }", "language.needs_text", NULL, 3},
        {PAGE "prose { ja = 1 }", "language.needs_text", NULL, 3},
        {PAGE "prose(nil)", "language.missing", NULL, 3},
        {PAGE "callout 'nota' 'x'", "language.needs_choice",
         "callout\tname\tnote, warn, term\tnota", 3},
        {PAGE "page 'A b' 'x'", "language.needs_id", NULL, 3},
        {PAGE "local s = state '|2>'", "ket.label", "2", 3},
        {PAGE "local s = state 'sqrt(2'", "expression.bracket", NULL, 3},
        {PAGE "local s = state '|0> + |00>'", "ket.sizes", NULL, 3},
        {PAGE "q.overlap(state '|0>', state '|00>')", "language.sizes", "1\t2", 3},
        {PAGE "q.overlap(state '|0>')", "language.missing", "q.overlap\tb", 3},
        {PAGE "q.probability(state '|0>', '2')", "language.bits", "1\t2", 3},
        {PAGE "q.bloch(state '|0>', 1)", "language.qubit", "1\t0", 3},
        {PAGE "q.run 'measure 0'", "language.mixture", "q.run", 3},
    };
    check_mistakes(rows, sizeof rows / sizeof *rows);
}

static void an_exercise_that_cannot_work_is_refused(void **state) {
    (void)state;
    static const Mistake rows[] = {
        {PAGE "exercise.number 'n' { " ASK " }", "language.missing",
         "exercise.number\tanswer", 3},
        {PAGE "exercise.number 'n' { answer = 1 }", "language.missing",
         "exercise.number\task", 3},
        {PAGE "exercise.number 'n' { " ASK "answer = 1, wrong = { { when = 2 } } }",
         "language.missing", "exercise.number wrong[1]\tsay", 3},
        {PAGE "exercise.number 'n' { " ASK "answer = 1, wrong = { { when = 2, say = 'x', "
              "misconception = 'X' } } }",
         "language.needs_misconception", "exercise.number wrong[1]\tmisconception\t\"X\"",
         3},
        {PAGE "exercise.choice 'c' { " ASK "options = { { ja = 'a', right = true }, "
              "{ ja = 'b',\nmisconception = 'M19' } } }",
         "language.needs_misconception", NULL, 4},
        {PAGE "exercise.choice 'c' { " ASK "options = {\n'yes' } }", "language.needs_row",
         "exercise.choice\toptions[1]\t{ ja = \"…\", en = \"…\", right = true }\t\"yes\"",
         4},
        {PAGE "exercise.number 'n' { " ASK "answer = 1, wrong = { 2 } }",
         "language.needs_row", "exercise.number\twrong[1]\t{ when = …, say = { … } }\t2",
         3},
        {PAGE "exercise.choice 'c' { " ASK "options = { { ja = 'a', rihgtly = true } } }",
         "language.field",
         "exercise.choice options[1]\trihgtly\tright, misconception, say, "
         "ja, en",
         3},
        {PAGE "exercise.build 'b' { " ASK
              "qubits = 1, goal = state '|0>', solution = 'h 0',\nlimit = 3 }",
         "language.needs_limit", "exercise.build\tlimit\t3", 4},
        {PAGE "exercise.number 'n' { " ASK "answer = 1, computed = 1 }",
         "language.needs_function", NULL, 3},
        {PAGE "exercise.number 'n'", "language.unfinished", "exercise.number\tn", 3},
        {PAGE "exercise.number 'n' { " ASK "answer = 1 }\nexercise.number 'n' { " ASK
              "answer = 1 }",
         "language.id_twice", "n\t3", 4},
        {PAGE "exercise.choice 'c' { " ASK "options = { { ja = 'a' }, { ja = 'b' } } }",
         "language.options", "exercise.choice", 3},
        {PAGE "exercise.choice 'c' { " ASK "options = { { ja = 'a', right = true }, "
              "{ ja = 'b', right = true } } }",
         "language.options", NULL, 3},
        {PAGE "exercise.choice 'c' { " ASK "options = { { right = true } } }",
         "language.needs_text", NULL, 3},
        {PAGE "exercise.aim 'a' { " ASK "target = state '|00>' }", "language.one_qubit",
         "exercise.aim\ttarget\t2", 3},
        {PAGE "local c = circuit { qubits = 1 }\nexercise.aim 'a' { " ASK
              "of = c, target = state '|0>' }",
         "language.needs_arrow", NULL, 4},
        {PAGE "exercise.build 'b' { " ASK
              "qubits = 2, goal = state '|0>', solution = 'h 0' }",
         "language.state_size", "exercise.build\tgoal\t2\t1", 3},
        {PAGE "exercise.build 'b' { " ASK
              "qubits = 1, goal = state '|0>', solution = 'h 0', limit = { gate = 1 } }",
         "language.field_near", NULL, 3},
    };
    check_mistakes(rows, sizeof rows / sizeof *rows);
}

static void what_an_editor_or_input_method_spoils_is_named_with_its_line(void **state) {
    (void)state;
    static const Mistake rows[] = {
        {HEAD "page 'p' '\x8a\xbf'", "language.encoding", NULL, 2}, // Shift_JIS
        {PAGE "prose '\xb4\xc1'", "language.encoding", NULL, 3},    // EUC
        {PAGE "prose '全角、文の中'\n-- 全角、注の中\nprose { ja = 'x'、 en = 'x' }",
         "language.full_width", "、\t,", 5},
        {PAGE "prose “x”", "language.full_width", "“\t\"", 3},
        {PAGE "prose { ja ＝ 'x' }", "language.full_width", "＝\t=", 3},
        {PAGE "prose　'x'", "language.blank", NULL, 3},
        {PAGE "\nprose { ja = 状態 }", "language.outside", "状", 4},
        {"\xef\xbb\xbf" PAGE "prosa 'x'", "language.unknown_near", NULL, 3},
        {"\xef\xbb\xbf" PAGE, "", NULL, 0},
    };
    for (size_t i = 0; i + 1 < sizeof rows / sizeof *rows; i++)
        check_mistakes(&rows[i], 1);
    assert_string_equal(error_of(rows[sizeof rows / sizeof *rows - 1].text).key, "");
}

static void a_backslash_that_lua_swallows_is_named_with_its_own_line(void **state) {
    (void)state;
    static const Mistake rows[] = {
        {PAGE "prose {\n ja = 'x',\n en = \"$\\frac{1}{2}$\" }", "language.backslash", NULL,
         5},
        {PAGE "prose {\n ja = \"$\\theta$\" }", "language.backslash", NULL, 4},
        {PAGE "prose \"$\\beta$\"", "language.backslash", NULL, 3},
        {PAGE "prose \"$\\alpha$\"", "language.backslash", NULL, 3},
        {PAGE "prose \"$\\rho$\"", "language.backslash", NULL, 3},
        {PAGE "prose \"$\\nu$\"", "language.backslash", NULL, 3},
        {PAGE "prose \"$\\zeta$\"", "language.backslash", NULL, 3},
        {PAGE "prose \"$\\xi$\"", "language.backslash", NULL, 3},
        {PAGE "prose \"$\\uparrow$\"", "language.backslash", NULL, 3},
        {PAGE "prose \"\\ket{0}\"", "language.backslash", NULL, 3},
        {PAGE "exercise.number 'n' { ask = '?', answer = 1,\n hints = { 'a',\n"
              "'$\\theta$' } }",
         "language.backslash", NULL, 5},
        {PAGE "local t = '$a \\times b$'\nprose(t)", "language.backslash", NULL, 4},
    };
    check_mistakes(rows, sizeof rows / sizeof *rows);
    static const char *const good[] = {
        PAGE "prose [[\n\tindented $\\theta$\n\tand\ttabbed\n]]",
        PAGE "prose \"$\\\\theta$\\nand \\\"so\\\" on\"",
        PAGE "local a = ('x\\ty'):find '\\t'",
    };
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        assert_string_equal(error_of(good[i]).key, "");
}

#define NUMBER PAGE "exercise.number 'n' {\n" ASK "answer = 1,\n"

static void a_mistake_within_an_exercise_has_the_line_of_its_field(void **state) {
    (void)state;
    static const Mistake rows[] = {
        {NUMBER "tolerence = 1 }", "language.field_near", NULL, 5},
        {NUMBER "tolerance = 'x' }", "language.needs_number", NULL, 5},
        {NUMBER "\nexplain = {\njp = 'x' } }", "language.needs_text", NULL, 7},
        {NUMBER "wrong = { { when = 2, say = 'x' },\n{ when = 3, sya = 'x' } } }",
         "language.field_near", "exercise.number wrong[2]\tsya\tsay", 6},
        {NUMBER "wrong = { { when = 2, say = 'x' },\n{ when = 3 } } }", "language.missing",
         "exercise.number wrong[2]\tsay", 6},
        {NUMBER "wrong = {\n{ when = 'pie', say = 'x' } } }", "expression.unknown_near",
         NULL, 6},
        {NUMBER "hints = { 'x',\n1 } }", "language.needs_text", NULL, 6},
        {PAGE "exercise.build 'b' { " ASK "\nqubits = 1, goal = state '|0>',\n"
              "solution = 'h 1' }",
         "circuit.no_wire", NULL, 5},
        {PAGE "exercise.build 'b' { " ASK "\nqubits = 1,\ngoal = state '|00>',\n"
              "solution = 'h 0' }",
         "language.state_size", NULL, 5},
        {PAGE "exercise.aim 'a' { " ASK "\ntarget = state '|00>' }", "language.one_qubit",
         NULL, 4},
        {PAGE "prose {\nja = 'x',\nde = 'x' }", "language.needs_text", NULL, 5},
    };
    check_mistakes(rows, sizeof rows / sizeof *rows);
}

static void the_order_of_a_lesson_is_kept(void **state) {
    (void)state;
    static const Mistake rows[] = {
        {"page 'p' 'P'", "language.lesson_first", NULL, 1},
        {"local x = 1", "language.lesson_first", NULL, 1},
        {HEAD "prose 'x'", "language.page_first", "prose", 2},
        {HEAD HEAD, "language.lesson_twice", NULL, 2},
        {PAGE "page 'p' 'P'", "language.id_twice", "p\t2", 3},
        {HEAD "for i = 1, 101 do page('p' .. i)('P') end", "language.too_many",
         "pages\t100", 2},
        {HEAD, "page.none", NULL, 0},
        {PAGE "prose(", "lua.syntax", NULL, 3},
        {PAGE "error('x')", "lua.error", "x", 3},
        {PAGE "local x = nil + 1", "lua.error", NULL, 3},
    };
    check_mistakes(rows, sizeof rows / sizeof *rows);
}

static void a_page_too_large_to_send_is_named(void **state) {
    (void)state;
    Error err = error_of(PAGE "for i = 1, 40 do prose(string.rep('x', 16000)) end");
    assert_string_equal(err.key, "language.page_large");
    assert_string_equal(err.args, "p");
    assert_int_equal(err.line, 2);
}

static void every_word_has_an_example_that_runs(void **state) {
    (void)state;
    Cage *cage = new_cage();
    Data *words = call(cage, "words", "null");
    const Data *list = data_get(words, "words");
    assert_true(data_count(list) > 15);
    for (size_t i = 0; i < data_count(list); i++) {
        const Data *word = data_at(list, i);
        const char *name = data_text(data_get(word, "name"), "");
        const char *example = data_text(data_get(word, "example"), NULL);
        assert_non_null(example);
        assert_non_null(strstr(example, name));
        assert_true(data_text(data_get(word, "ja"), "")[0] != '\0');
        assert_true(data_text(data_get(word, "en"), "")[0] != '\0');
        Buffer text = {NULL};
        bool whole = !strcmp(name, "lesson");
        buffer_print(&text, "%s%s\n%s", whole ? "" : PAGE, example,
                     whole ? "page 'p' 'P'" : "");
        Error err = error_of(text.data);
        if (err.key[0]) fail_msg("%s: %s [%s] line %d", name, err.key, err.args, err.line);
        buffer_clear(&text);
    }
    data_free(words);
    cage_destroy(cage);
}

static void the_guide_for_teachers_names_every_word_and_field(void **state) {
    (void)state;
    char *guide = file_read(KYUBI_SOURCE "/lessons/README.md", 1 << 20, NULL, NULL);
    assert_non_null(guide);
    Cage *cage = new_cage();
    Data *words = call(cage, "words", "null");
    const Data *list = data_get(words, "words");
    for (size_t i = 0; i < data_count(list); i++) {
        const Data *word = data_at(list, i), *fields = data_get(word, "fields");
        char heading[80];
        snprintf(heading, sizeof heading, "\n### `%s`\n",
                 data_text(data_get(word, "name"), ""));
        const char *part = strstr(guide, heading);
        if (!part) print_error("lessons/README.md lacks %s", heading);
        assert_non_null(part);
        if (!part) break;
        const char *end = strstr(part + 1, "\n### ");
        for (size_t f = 0; f < data_count(fields); f++) {
            char row[80];
            snprintf(row, sizeof row, "| `%s` |",
                     data_text(data_get(data_at(fields, f), "name"), ""));
            const char *at = strstr(part, row);
            if (!at || (end && at > end)) fail_msg("%s lacks %s", heading, row);
        }
    }
    data_free(words);
    cage_destroy(cage);
    free(guide);
}

static void every_display_is_a_word(void **state) {
    (void)state;
    for (int i = 0; i < display_kinds(); i++) {
        char text[160];
        snprintf(text, sizeof text,
                 PAGE "local c = circuit { qubits = 1 }\ndisplay.%s { of = c }",
                 display_kind(i)->name);
        assert_string_equal(error_of(text).key, "");
    }
}

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
        {"check.wrong_right", "n\t1", 5},   {"check.wrong_twice", "n\t2\t3", 5},
        {"check.computed", "n\t0.5\t1", 5}, {"check.option_silent", "c\t2", 8}};
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
        {"check.unoffered", "palette\tx", 3},
        {"check.unoffered", "palette\tcontrol", 3},
        {"check.unoffered", "palette\tanticontrol", 3},
        {"check.solution_state", "palette", 3},
        {"check.solution_state", "state", 5},
        {"check.solution_gates", "gates\t3\t1", 6},
        {"check.solution_measured", "measured", 8},
        {"check.example", "example\t1", 9},
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
        cmocka_unit_test(an_unknown_name_is_an_error_with_its_line_and_the_likeliest),
        cmocka_unit_test(a_wrong_argument_is_an_error_that_says_what_is_allowed),
        cmocka_unit_test(an_exercise_that_cannot_work_is_refused),
        cmocka_unit_test(what_an_editor_or_input_method_spoils_is_named_with_its_line),
        cmocka_unit_test(a_backslash_that_lua_swallows_is_named_with_its_own_line),
        cmocka_unit_test(a_mistake_within_an_exercise_has_the_line_of_its_field),
        cmocka_unit_test(the_order_of_a_lesson_is_kept),
        cmocka_unit_test(a_page_too_large_to_send_is_named),
        cmocka_unit_test(every_word_has_an_example_that_runs),
        cmocka_unit_test(the_guide_for_teachers_names_every_word_and_field),
        cmocka_unit_test(every_display_is_a_word),
        cmocka_unit_test(findings_name_what_is_wrong_with_a_lesson_that_runs),
        cmocka_unit_test(findings_of_a_circuit_say_why_it_cannot_be_right),
        cmocka_unit_test(a_missing_translation_is_named_by_its_field_and_line),
        cmocka_unit_test(an_error_in_computed_has_a_line_even_from_a_last_call),
        cmocka_unit_test(rounding_makes_no_right_answer_wrong),
        cmocka_unit_test(a_long_japanese_name_is_cut_but_stays_readable),
        cmocka_unit_test(a_built_circuit_is_judged_by_its_state_and_its_cost),
        cmocka_unit_test(a_call_that_does_not_exist_fails_with_a_key),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
