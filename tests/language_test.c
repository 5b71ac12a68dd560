// The lesson language: every word's example runs, every mistake is said with its line, and
// the guide for teachers names every word.
#include "language_bench.h"

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
        {PAGE "local t = require 'x'", "module.missing", "x\tx.lua", 3},
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
         "circuit\twires\tqubits, start, names, limit, palette, locked, fixed, noise, "
         "label, only",
         3},
        {PAGE "circuit { qubits = 1, start = 'hh 0' }", "short.gate_near", NULL, 3},
        {PAGE "circuit { qubits = 1, start = 'h 3' }", "circuit.no_wire", NULL, 3},
        {PAGE "circuit { qubits = 2,\nnames = { 'Alice' } }", "language.wire_names", "1\t2",
         4},
        {PAGE "circuit { qubits = 1, names = { 'Alice and B' } }", "language.wire_name",
         "Alice and B\t10", 3},
        {PAGE "circuit { qubits = 1, names = { { ja = 'ボブ', en = '$b$' } } }",
         "language.wire_name", "$b$\t10", 3},
        {PAGE "circuit { qubits = 1, names = { 'a\\nb' } }", "language.wire_name", NULL, 3},
        {PAGE "circuit { qubits = 1, names = { ' ' } }", "language.wire_name", NULL, 3},
        {PAGE "circuit { qubits = 1, names = { 7 } }", "language.needs_text", NULL, 3},
        {PAGE "circuit { qubits = 1, limit = 4 }", "language.needs_limit", NULL, 3},
        {PAGE "circuit { qubits = 1, limit = { gates = 0 } }", "language.range", NULL, 3},
        {PAGE "circuit { qubits = 1, limit = { queries = 1 } }", "language.field", NULL, 3},
        {PAGE "circuit { qubits = 1, start = 'h 0; x 0',\nlimit = { gates = 1 } }",
         "language.start_limit", "2\t1", 4},
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
        {PAGE "local c = circuit { qubits = 11 }\ndisplay.matrix { of = c }",
         "language.display", "display.matrix\t10\t11", 4},
        {PAGE "local c = circuit { qubits = 2 }\ndisplay.bloch { of = c, qubit = 2 }",
         "language.range", NULL, 4},
        {PAGE "local c = circuit { qubits = 2 }\nlocal x = c.wires", "language.handle",
         "wires\tcircuit", 4},
        {PAGE "prose { de = 'x' }", "language.field", "prose\tde\tja, en, only", 3},
        {PAGE "prose { ja = 1 }", "language.needs_text", NULL, 3},
        {PAGE "prose(nil)", "language.missing", NULL, 3},
        {PAGE "callout 'nota' 'x'", "language.needs_choice",
         "callout\tname\tnote, caution, try, history, term\tnota", 3},
        {PAGE "prose { ja = 'x', only = 'all' }", "language.needs_choice",
         "prose\tonly\tlearner, hall\t\"all\"", 3},
        {PAGE "page 'b' { ja = 'x', hall = 1 }", "language.needs_hall", "page\thall\t1", 3},
        {PAGE "page 'b' { ja = 'x', hall = { hide = 'x' } }", "language.field",
         "page hall\thide\tquestion, layout", 3},
        {PAGE "page 'b' { ja = 'x', hall = {\nlayout = 'wide' } }", "language.needs_choice",
         "page hall\tlayout\tpicture, beside, text\t\"wide\"", 4},
        {PAGE "page 'b' { ja = 'x', minutes = 0 }", "language.range", NULL, 3},
        {PAGE "vote 'v' { ask = 'x',\noptions = { 'a' } }", "language.vote_options", "v\t1",
         4},
        {PAGE "vote 'v' { ask = 'x', options = { 'a', 'b' },\nright = 3 }",
         "language.vote_right", "v\t3\t2", 4},
        {PAGE "vote 'v' { ask = 'x', options = { 'a', 'b' },\nrehearse = { 3 } }",
         "language.vote_rehearse", "v\t1\t2", 4},
        {PAGE "vote 'v' { ask = 'x', options = { 'a', 'b' },\nrehearse = { 3, 1000 } }",
         "language.range", "vote\trehearse\t0\t999\t1000", 4},
        {PAGE "vote 'v' { ask = 'x', options = { 'a', 'b' } }\n"
              "vote 'v' { ask = 'x', options = { 'a', 'b' } }",
         "language.id_twice", "v\t3", 4},
        {PAGE "vote 'v' { options = { 'a', 'b' } }", "language.missing", "vote\task", 3},
        {PAGE "local a = vote 'v' { ask = 'x', options = { 'a', 'b' } }\n"
              "local n = value(function() a:set(1) return 1 end)",
         "language.handle", "set\tvalue", 4},
        {PAGE "activity { say = 'x' }", "language.activity_time", NULL, 3},
        {PAGE "activity { say = 'x', minutes = 1, seconds = 1 }", "language.activity_time",
         NULL, 3},
        {PAGE "activity { minutes = 1 }", "language.missing", "activity\tsay", 3},
        {PAGE "notes { ja = 'x', expect = { { value = true, label = 'y' } } }",
         "language.needs_figure", NULL, 3},
        {PAGE "prose 'x'\nstep()\nnotes 'x'", "language.notes_step", NULL, 5},
        {PAGE "page 'A b' 'x'", "language.needs_id", NULL, 3},
        {PAGE "page 'b' { ja = 'x', layout = 'wide' }", "language.needs_choice",
         "page\tlayout\tbeside, reading, stage\t\"wide\"", 3},
        {PAGE "page 'b' { layout = 'stage' }", "language.needs_text", NULL, 3},
        {PAGE "behind 'b' 'x'", "language.missing", "behind\ttitle", 3},
        {PAGE "behind 'b' { ja = 'x' }", "language.missing", "behind\ttitle", 3},
        {PAGE "behind 'B' { title = 't', ja = 'x' }", "language.needs_id", NULL, 3},
        {PAGE "behind 'b' { title = 't', ja = 'x' }\nbehind 'b' { title = 't', ja = 'y' }",
         "language.id_twice", "b\t3", 4},
        {HEAD "behind 'b' { title = 't', ja = 'x' }", "language.page_first", "behind", 2},
        {PAGE "columns { left = 'x' }", "language.missing", "columns\tright", 3},
        {PAGE "columns { left = 'x', rihgt = 'y' }", "language.field_near", NULL, 3},
        {PAGE "grid { cells = { { ja = 'x' } } }", "language.cells", NULL, 3},
        {PAGE "grid { columns = 5, cells = { { ja = 'x' }, { ja = 'y' } } }",
         "language.range", "grid\tcolumns\t2\t4\t5", 3},
        {PAGE "grid { cells = { { ja = 'x' },\n{ image = 'a.gif', ja = 'y' } } }",
         "language.needs_picture", NULL, 4},
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
         "exercise.choice options[1]\trihgtly\tja, en, right, misconception, "
         "try, say",
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
        {PAGE "prose {\nja = 'x',\nde = 'x' }", "language.field", NULL, 5},
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

// A file of tests is only read here; command_test_test runs them all.
static Error error_of_tests(const char *text) {
    static const char lesson[] = PAGE "prose 'x'";
    LanguageFile files[] = {{"a.lua", lesson, sizeof lesson - 1},
                            {"tests/a.lua", text, strlen(text)}};
    Cage *cage = new_cage();
    Data *parts = data_new_array();
    LanguageSend send = {.part = keep_part, .to = parts};
    Outcome out;
    Error err = {.key = ""};
    if (!language_load(cage, files, 2, "a.lua", 2000, &send, &out)) err = out.error;
    data_free(parts);
    cage_destroy(cage);
    return err;
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
        if (!strcmp(data_text(data_get(word, "form"), ""), "verb"))
            continue; // bind_stage_test draws them
        buffer_print(&text, "%s%s\n%s", whole ? "" : PAGE, example,
                     whole ? "page 'p' 'P'" : "");
        bool tests = data_bool(data_get(word, "tests"), false);
        Error err = tests ? error_of_tests(example) : error_of(text.data);
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
        bool verb = !strcmp(data_text(data_get(word, "form"), ""), "verb");
        snprintf(heading, sizeof heading, verb ? "\n| `%s(" : "\n### `%s`\n",
                 data_text(data_get(word, "name"), ""));
        const char *part = strstr(verb ? strstr(guide, "\n### `g`\n") : guide, heading);
        if (!part) print_error("lessons/README.md lacks %s", heading);
        assert_non_null(part);
        if (!part) break;
        const char *end = strstr(part + 1, "\n### ");
        if (verb && data_count(fields)) // the options of them all stand in one table
            fields = data_get(data_at(fields, data_count(fields) - 1), "fields");
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
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
