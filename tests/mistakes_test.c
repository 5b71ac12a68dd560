// Each usual mistake is made in a lesson that is really run, and gets its hint.
#include "language_bench.h"

#include "lesson/mistakes.h"

typedef struct Row {
    const char *text, *hint;
    const char *args; // NULL: whatever
} Row;

static const Row rows[] = {
    {PAGE "prose \"half a text\nprose 'x'", "mistake.quote"},
    {PAGE "prose [[ half a text\n", "mistake.long_text"},
    {PAGE "input.arrow { theta = 60deg }", "mistake.number"},
    {PAGE "local a = 1\nif a != 2 then prose 'x' end", "mistake.not_equal"},
    {PAGE "local a = 1\na += 1", "mistake.increase"},
    {PAGE "local a = 1\na -= 1", "mistake.increase"},
    {PAGE "local a = 1\nif a = 1 then prose 'x' end", "mistake.equals"},
    {PAGE "if 1 == 1 prose 'x' end", "mistake.then"},
    {PAGE "for i = 1, 2 prose 'x' end", "mistake.do"},
    {PAGE "local f = function() return 1\n", "mistake.end"},
    {PAGE "if 1 == 1 then\nprose 'x'", "mistake.end"},
    {PAGE "prose 'x'\nend", "mistake.end_extra"},
    {PAGE "prose {\n  ja = 'x'\n  en = 'y'\n}", "mistake.open_brace", "3"},
    {PAGE "prose {\n  ja = 'x',\n\npage 'q' 'Q'", "mistake.open_brace", "3"},
    {PAGE "local a = { 1", "mistake.open_brace_here"},
    {PAGE "prose { ja = 'x',", "mistake.file_end"},
    {PAGE "prose { ja = 'x' en = 'y' }", "mistake.comma", "en"},
    {PAGE "prose { ja = 'x' )", "mistake.other_bracket"},
    {PAGE "prose { ja = 'x' ]", "mistake.other_bracket"},
    {PAGE "prose { ja = 'x' } }", "mistake.brace_extra"},
    {PAGE "local a = math.sqrt(2", "mistake.bracket"},
    {PAGE "local end = 2", "mistake.name"},
    {PAGE "prose { ja: 'x' }", "mistake.colon", "ja"},
    {PAGE "circuit {\n  qubits: 1,\n}", "mistake.colon", "qubits"},
    {PAGE "stage { label = 'x', draw = function(g)\n  g:pop()\n}", "mistake.brace_extra"},
    {PAGE "local a = sin(1)", "mistake.group", "math.sin"},
    {PAGE "local a = sqrt(2) + sort", "mistake.group", "math.sqrt"},
    {PAGE "local a = format('x')", "mistake.group", "string.format"},
    {PAGE "prose\npage 'q' 'Q'\nfoo", "mistake.alone"},
    {PAGE "hello world", "mistake.alone"},
    {PAGE "local a = , 2", "mistake.symbol"},
    {PAGE "local a = { { 1 } { 2 } }", "mistake.list_comma"},
    {PAGE "local t = { 1 }\nlocal a = { t { 2 } }", "mistake.list_comma"},
    {PAGE "local x = 'x'\nlocal a = { x 'y' }", "mistake.text_comma"},
    {PAGE "local a = math.squareroot(2)", "mistake.call_nothing"},
    {PAGE "local a = {}\nlocal b = a.x + 1", "mistake.nothing_counts"},
    {PAGE "local a = {}\nlocal b = a.x.y", "mistake.index_nothing"},
    {PAGE "prose('x' .. {})", "mistake.join"},
    {PAGE "local a = 1 < 'x'", "mistake.compare"},
    {PAGE "local a = math.sqrt('x')", "mistake.argument"},
    {PAGE "circuit { qubits = 1, fixed = True }", "mistake.constant", "true"},
    {PAGE "circuit { qubits = 1, label = None }", "mistake.constant", "nil"},
    {PAGE "display.ket { of = pair }\n\nlocal pair = circuit { qubits = 2 }",
     "mistake.later", "5"},
    {PAGE "display.ket { of = circuita }\nlocal circuita = circuit { qubits = 2 }",
     "mistake.later", "4"},
    {PAGE "local pair = circuit { qubits = 2 }\ndisplay.ket { of = 'pair' }",
     "mistake.handle"},
    {PAGE "displai.ket { }", "mistake.doc", "display"},
    {PAGE "circuit { qubit = 1 }", "mistake.doc", "circuit"},
    {PAGE "circuit { qubits = 1, wires = 1 }", "mistake.doc", "circuit"},
    {PAGE "exercise.choice 'c' { " ASK "options = { { ja = 'a', sya = 'b' } } }",
     "mistake.doc", "exercise.choice"},
    {PAGE "while true do end", "mistake.loop"},
};
enum { ROWS = sizeof rows / sizeof *rows };

static void each_mistake_gets_its_hint(void **state) {
    (void)state;
    int wrong = 0;
    for (int i = 0; i < ROWS; i++) {
        Error err = error_of(rows[i].text), hint = {0};
        if (!err.key[0]) fail_msg("no error: %s", rows[i].text);
        bool any = mistake_hint(&err, rows[i].text, &hint);
        if (any && !strcmp(hint.key, rows[i].hint) &&
            (!rows[i].args || !strcmp(hint.args, rows[i].args)))
            continue;
        print_error("%s\n  %s [%s] line %d\n  got %s [%s], not %s\n", rows[i].text, err.key,
                    err.args, err.line, hint.key, hint.args, rows[i].hint);
        wrong++;
    }
    assert_int_equal(wrong, 0);
}

// What check finds by itself, without Lua.
static const struct {
    const char *key, *args, *hint;
} found[] = {{"layout.picture_room", "p\tja\t\t764\t760", "mistake.room"}};
enum { FOUND = sizeof found / sizeof *found };

static void a_finding_gets_its_hint_too(void **state) {
    (void)state;
    for (int i = 0; i < FOUND; i++) {
        Error err, hint;
        error_set(&err, found[i].key, "%s", found[i].args);
        assert_true(mistake_hint(&err, NULL, &hint));
        assert_string_equal(hint.key, found[i].hint);
    }
}

static void every_row_of_the_table_was_made(void **state) {
    (void)state;
    for (int i = 0; i < mistake_count(); i++) {
        bool made = false;
        for (int k = 0; k < ROWS; k++)
            made = made || !strcmp(rows[k].hint, mistake_key(i));
        for (int k = 0; k < FOUND; k++)
            made = made || !strcmp(found[k].hint, mistake_key(i));
        if (!made) fail_msg("nothing makes %s", mistake_key(i));
    }
}

static void an_error_that_says_enough_gets_none(void **state) {
    (void)state;
    static const char *const texts[] = {
        PAGE "circuit { qubits = 40 }",
        PAGE "theta = 1",
        PAGE "error('x')",
        PAGE "display.ket { of = pair }\nlocal pairs = 1 -- local pair",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        Error err = error_of(texts[i]), hint = {0};
        assert_true(err.key[0] != '\0');
        if (mistake_hint(&err, texts[i], &hint)) fail_msg("%s: %s", texts[i], hint.key);
    }
}

static void a_file_that_is_gone_is_no_trouble(void **state) {
    (void)state;
    Error err, hint;
    error_set(&err, "language.unknown", "pair");
    error_at(&err, "a.lua", 7, 0);
    assert_false(mistake_hint(&err, NULL, &hint));
    assert_false(mistake_hint(&err, "one line", &hint));
    error_set(&err, "lua.syntax", "near '!'");
    assert_true(mistake_hint(&err, NULL, &hint));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_mistake_gets_its_hint),
        cmocka_unit_test(a_finding_gets_its_hint_too),
        cmocka_unit_test(every_row_of_the_table_was_made),
        cmocka_unit_test(an_error_that_says_enough_gets_none),
        cmocka_unit_test(a_file_that_is_gone_is_no_trouble),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
