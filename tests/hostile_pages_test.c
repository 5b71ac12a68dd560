// Pages that a pack might hold to trouble whoever lays them out and paints them. Each is
// drawn in both languages, or refused with its line; no library below ever complains.
#include "command_bench.h"
#include "scratch.h"

#include <glib.h>

typedef struct Hostile {
    const char *name, *lua;
    const char *refused; // a part of the sentence; NULL: it is drawn
} Hostile;

#define MARK "\\u{0301}"
static const char PLATE[] = "lesson { id = 'h.page', title = 'T' } page 'p' 'P'\n";
static const Hostile pages[] = {
    {"a hundred thousand combining marks", "prose('a' .. ('" MARK "'):rep(100000))",
     "16384"},
    {"as many marks as a text may have", "prose('a' .. ('" MARK "'):rep(8000))", NULL},
    {"marks wherever words may stand",
     "local s = ('" MARK "'):rep(150)\n"
     "page 'q' (s) prose(s) prose('{' .. s .. '|' .. s .. '}') callout 'note' (s)\n"
     "local x = input.slider { from = 0, to = 1, label = s }\n"
     "input.menu { label = s, options = { s, 'b' .. s } }\n"
     "exercise.choice 'c' { ask = s, hints = { s }, options = {\n"
     "  { ja = s, en = s, right = true }, { ja = 'x' .. s, en = 'x' .. s } } }",
     NULL},
    {"a title of marks, longer than its bar",
     "lesson { id = 'h.page', title = ('" MARK "'):rep(180) } page 'p' (('" MARK
     "'):rep(180))",
     NULL},
    {"one word of eight thousand letters", "prose(('x'):rep(8000)) prose(('あ'):rep(2000))",
     NULL},
    {"directions turned and never turned back",
     "prose('a' .. ('\\u{202E}\\u{2066}'):rep(1000) .. 'b\\u{2067}' .. ('('):rep(500))",
     NULL},
    {"joiners without end", "prose(('\\u{1F468}\\u{200D}'):rep(1500))", NULL},
    {"a table of three hundred columns",
     "prose(('| a '):rep(300) .. '|\\n' .. ('|---'):rep(300) .. '|\\n' .. ('| a "
     "'):rep(300) "
     ".. '|')",
     NULL},
    {"lists within lists",
     "local s = '' for i = 0, 80 do s = s .. (' '):rep(2 * i) .. '- a\\n' "
     "end prose(s)",
     NULL},
    {"fractions within fractions",
     "prose('$' .. ('\\\\frac{1}{'):rep(400) .. '1' .. ('}'):rep(400) .. '$')", NULL},
    {"roots within roots",
     "prose('$$' .. ('\\\\sqrt{'):rep(400) .. '1' .. ('}'):rep(400) .. '$$')", NULL},
    {"braces that never close", "prose('$' .. ('{'):rep(5000) .. '$')", NULL},
    {"scripts upon scripts", "prose('$' .. ('x^{'):rep(400) .. ('}'):rep(400) .. '$')",
     NULL},
    {"a million blocks", "for i = 1, 1000000 do prose('x') end", "64"},
    {"a million steps", "for i = 1, 1000000 do prose('x') step() end", "64"},
    {"steps with nothing between them", "prose 'x' step() step()", "step()"},
    {"a label of ten megabytes",
     "input.slider { from = 0, to = 1, label = ('x'):rep(10 * 1024 * 1024) }", "16384"},
    {"a size that is no number",
     "stage { label = 'x', height = 0/0, draw = function() end }", "height"},
    {"a slider without an end", "input.slider { from = 0, to = 1/0, label = 'x' }", "to"},
    {"an error that steers the terminal", "error('\\27[31m\\u{9b}31m\\u{202e}')", "[31m"},
    {"a text that holds itself", "local t = {} t.ja = t t.en = t prose(t)", "prose"},
    {"sixty texts of marks within a drawing",
     "stage { label = 'x', draw = function(g) for i = 1, 60 do\n"
     "  g:text(8, i / 8, ('" MARK "'):rep(100) .. i, { size = 100, wrap = 0.1 }) end end }",
     NULL},
    {"the largest shapes under the largest scale",
     "stage { label = 'x', draw = function(g) g:scale(1000)\n"
     "  g:circle(0.1, 0.1, 0.9, { fill = 'fox', width = 0.001, dash = true })\n"
     "  g:line(-0.9, -0.9, 0.9, 0.9, { dash = true, width = 0.0000001 }) end }",
     NULL},
    {"four thousand corners, filled and dashed",
     "stage { label = 'x', draw = function(g) local p = {}\n"
     "  for i = 1, 3000 do p[2 * i - 1] = i * 7919 % 16 p[2 * i] = i * 10007 % 9 end\n"
     "  g:polygon(p, { fill = 'fox', ink = 'ink', width = 0.01, dash = true }) end }",
     NULL},
    {"twenty-eight thousand formulas", "for i = 1, 7 do prose(('$x$ '):rep(4000)) end",
     "1000"},
    {"as many formulas as a page may have", "for i = 1, 5 do prose(('$x$ '):rep(200)) end",
     NULL},
    {"twenty circuits of twenty qubits",
     "for i = 1, 20 do page('p' .. i) 'P' circuit { qubits = 20 } end", "4194304"},
    {"as many amplitudes as a lesson may keep",
     "for i = 1, 4 do circuit { qubits = 18 } circuit { qubits = 17 } end", NULL},
    {"a wide circuit with everything on it",
     "local c = circuit { qubits = 20, start = ('h 0; cx 0 19; rx(pi/3) 7; '):rep(60) }\n"
     "display.bloch { of = c } display.histogram { of = c }",
     NULL},
};

static int complaints;

static GLogWriterOutput count_complaints(GLogLevelFlags level, const GLogField *fields,
                                         gsize count, gpointer unused) {
    (void)unused;
    if (level & (G_LOG_LEVEL_ERROR | G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING))
        complaints++;
    return g_log_writer_default(level, fields, count, NULL);
}

static void draw(const Hostile *page, const char *folder, Lang lang) {
    char *path = file_join(folder, "01-page.lua"), *picture = file_join(folder, "page.png");
    Buffer lua = {NULL};
    bool own = !strncmp(page->lua, "lesson", strlen("lesson"));
    buffer_print(&lua, "%s%s\n", own ? "" : PLATE, page->lua);
    assert_true(file_write(path, lua.data, lua.size, NULL));
    Ran it = RAN(lang, "render", path, "-o", picture);
    if (!page->refused != !it.status) fail_msg("%s: %d %s", page->name, it.status, it.err);
    if (page->refused ? !strstr(it.err, page->refused) : it.err[0])
        fail_msg("%s: said \"%s\"", page->name, it.err);
    if (page->refused && !strstr(it.err, "01-page.lua:"))
        fail_msg("%s: no place: %s", page->name, it.err);
    if (strpbrk(it.err, "\x1b\r\a") || strstr(it.err, "\xc2\x9b") ||
        strstr(it.err, "\u202e"))
        fail_msg("%s: steers: %s", page->name, it.err);
    if (complaints) fail_msg("%s: a library complained", page->name);
    assert_true(file_exists(picture));
    assert_int_equal(remove(picture), 0);
    ran_free(&it);
    buffer_clear(&lua);
    free(picture);
    free(path);
}

// Many times slower where sanitized: the plain build draws them all in both languages.
#ifdef __SANITIZE_ADDRESS__
enum { LANGUAGES = 1 };
#else
enum { LANGUAGES = LANG_COUNT };
#endif

static void hostile_pages_are_drawn_or_refused_with_their_line(void **unused) {
    (void)unused;
    char folder[64];
    if (LANGUAGES == 1) print_message("in one language, for the sanitizers\n");
    assert_true(scratch_make(folder, "pages"));
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++)
        for (int lang = 0; lang < LANGUAGES; lang++)
            draw(&pages[i], folder, (Lang)lang);
    assert_true(scratch_remove(folder));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hostile_pages_are_drawn_or_refused_with_their_line),
    };
    g_log_set_writer_func(count_complaints, NULL, NULL);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
