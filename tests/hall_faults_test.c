// Lessons that break the rules of a hall, one page a rule, and what is said of them.
#include "desk_bench.h"

#include "desk/hall_faults.h"

#define LABEL "label = { en = 'x', ja = 'x' }"
static const char lesson_text[] =
    "lesson { id = 'own.one', title = { en = 'One', ja = 'One' } }\n"
    "page 'good' { en = 'Good', ja = 'よい', hall = true }\n"
    "prose { en = 'Short.', ja = '短い文です。' }\n"
    "local pair = circuit { qubits = 2, start = 'h 0; cx 0 1' }\n"
    "display.histogram { of = pair }\n"
    "page 'full' { en = 'Full', ja = 'Full', hall = true }\n"
    "prose { en = 'A short one.', ja = '短い。' }\n"
    "prose { en = [[ LONG ]], ja = '短い。' }\n" // line 8
    "page 'pictures' { en = 'Many', ja = 'Many', hall = true }\n"
    "local one = circuit { qubits = 1, start = 'h 0' }\n"
    "for i = 1, 12 do display.bloch { of = one } end\n"
    "page 'faint' { en = 'Faint', ja = 'Faint', hall = true }\n"
    "stage { " LABEL ", draw = function(g)\n"
    "  g:text(8, 4, 'pale', { size = 0.9, ink = 'observed' }) end }\n"
    "page 'cut' { en = 'Cut', ja = 'Cut', hall = true }\n"
    "stage { " LABEL ", draw = function(g)\n"
    "  g:text(15.8, 4, 'a label that leaves the window', { size = 0.9, anchor = 'left' }) "
    "end }\n"
    "page 'overlap' { en = 'Over', ja = 'Over', hall = true }\n"
    "stage { " LABEL ", draw = function(g)\n"
    "  g:text(8, 4, 'first', { size = 0.9 }) g:text(8, 4.2, 'other', { size = 0.9 }) end "
    "}\n"
    "page 'wide' { en = 'Wide', ja = 'Wide', hall = true }\n"
    "prose { en = [[\n| u | v |\n|---|---|\n| $FORMULA$ | $x$ |\n]], ja = '式です。' }\n";

enum { GOOD, FULL, PICTURES, FAINT, CUT, OVERLAP, WIDE, PAGES };

static void add_until(Buffer *text, const char **from, const char *mark) {
    const char *at = strstr(*from, mark);
    buffer_add(text, *from, (size_t)(at - *from));
    *from = at + strlen(mark);
}

static char *lesson_filled(void) {
    Buffer text = {0};
    const char *from = lesson_text;
    add_until(&text, &from, "LONG");
    for (int i = 0; i < 90; i++)
        buffer_print(&text, "word%d and more, ", i);
    add_until(&text, &from, "FORMULA");
    for (int i = 0; i < 24; i++)
        buffer_print(&text, "a_{%d}", i);
    buffer_print(&text, "b%s", from);
    return buffer_take(&text);
}

static Bench *opened(int theme) {
    char *lesson = lesson_filled();
    Bench *b = bench_open(lesson);
    free(lesson);
    desk_destroy(b->desk);
    Error err = {0};
    b->desk = desk_create((DeskOptions){.places = &b->places,
                                        .words = b->words,
                                        .fonts = b->fonts,
                                        .lang = LANG_EN,
                                        .theme = theme,
                                        .ruby = -1,
                                        .still = true,
                                        .hall = true,
                                        .width = 1920,
                                        .height = 1080},
                          &err);
    assert_non_null(b->desk);
    assert_true(desk_open_lesson(b->desk, "own.one", &err));
    if (desk_error(b->desk))
        print_error("%s:%d %s %s\n", desk_error(b->desk)->file, desk_error(b->desk)->line,
                    desk_error(b->desk)->key, desk_error(b->desk)->args);
    assert_int_equal(desk_pages(b->desk), PAGES);
    return b;
}

typedef struct Told {
    const char *key, *words; // asked for
    int line;                // of the first that has both
    int count, other;        // of that key; of others
    bool said;               // the sentence has no key in it, in both languages
    const Words *sentences;
} Told;

static void take(void *to, const Error *fault) {
    Told *told = to;
    if (strcmp(fault->key, told->key) != 0) {
        told->other++;
        return;
    }
    if (!strstr(fault->args, told->words)) return;
    if (!told->count++) told->line = fault->line;
    for (int lang = 0; lang < LANG_COUNT; lang++) {
        char *line = words_error_line(told->sentences, (Lang)lang, fault);
        told->said = strstr(line, told->words) && !strstr(line, fault->key) &&
                     strstr(line, "01-one.lua");
        free(line);
    }
}

static Told look(Bench *b, int page, const char *key, const char *words) {
    Told told = {.key = key, .words = words, .sentences = b->words};
    hall_faults(b->desk, page, take, &told);
    return told;
}

static int begin(void **state) {
    *state = opened(-1);
    return 0;
}

static int end(void **state) {
    bench_close(*state, true);
    return 0;
}

static void a_page_that_keeps_the_rules_has_no_fault(void **state) {
    Told told = look(*state, GOOD, "hall.full", "");
    assert_int_equal(told.count + told.other, 0);
}

static void text_that_does_not_fit_is_told_with_the_line_of_the_longest(void **state) {
    Told told = look(*state, FULL, "hall.full", "word0 and more");
    assert_int_equal(told.count, 1); // in English alone; the Japanese page fits
    assert_int_equal(told.line, 8);
    assert_true(told.said);
}

static void pictures_that_do_not_fit_are_told(void **state) {
    Told told = look(*state, PICTURES, "hall.pictures", "pictures");
    assert_true(told.count > 0 && told.said);
}

static void a_rule_that_a_page_can_break_has_one_that_does(void **state) {
    static const struct {
        int page, line;
        const char *key, *words;
    } rows[] = {{FAINT, 12, "hall.faint", "pale"},
                {CUT, 15, "hall.cut", "a label that"},
                {OVERLAP, 18, "hall.overlap", "first"},
                {WIDE, 21, "hall.cut", "a_{0}"}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Told told = look(*state, rows[i].page, rows[i].key, rows[i].words);
        if (!told.count) print_error("%s\n", rows[i].key);
        assert_true(told.count > 0);
        assert_int_equal(told.line, rows[i].line);
        assert_true(told.said);
    }
}

static void thin_lines_are_told_where_a_theme_has_them(void **state) {
    Told told = look(*state, GOOD, "hall.thin", "");
    assert_int_equal(told.count, 0); // the projector's are wide enough, always
    Bench *dark = opened(THEME_DARK);
    assert_true(look(dark, GOOD, "hall.thin", "").count > 0);
    bench_close(dark, true);
}

int main(void) {
#define HALL(test) cmocka_unit_test_setup_teardown(test, begin, end)
    const struct CMUnitTest tests[] = {
        HALL(a_page_that_keeps_the_rules_has_no_fault),
        HALL(text_that_does_not_fit_is_told_with_the_line_of_the_longest),
        HALL(pictures_that_do_not_fit_are_told),
        HALL(a_rule_that_a_page_can_break_has_one_that_does),
        HALL(thin_lines_are_told_where_a_theme_has_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
