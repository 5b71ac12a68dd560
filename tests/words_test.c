#include "base/words.h"

#include "source_tree.h"

#include <ctype.h>
#include <fnmatch.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <unistd.h>

#include <cmocka.h>

#define TABLE KYUBI_SOURCE "/assets/words.tsv"

static char *path_of_table(void) {
    Buffer path = {0};
    buffer_print(&path, "%s/tests/words-%d.tsv", KYUBI_BUILD, (int)getpid());
    return buffer_take(&path);
}

static Words *words_of(const char *table, Error *err) {
    char *path = path_of_table();
    assert_true(file_write(path, table, strlen(table), NULL));
    Words *words = words_open(path, err);
    unlink(path);
    free(path);
    return words;
}

static void check_and_free(char *found, const char *expected) {
    assert_string_equal(found, expected);
    free(found);
}

static void a_key_has_words_in_both_languages(void **state) {
    (void)state;
    Words *words = words_of("# key\tja\ten\n\nb.two\t二\ttwo\na.one\t一\tone", NULL);
    assert_int_equal(words_count(words), 2);
    assert_string_equal(words_key(words, 0), "a.one");
    assert_string_equal(words_in(words, LANG_JA, "b.two"), "二");
    assert_string_equal(words_in(words, LANG_EN, "a.one"), "one");
    assert_true(words_has(words, "a.one"));
    assert_false(words_has(words, "a"));
    assert_string_equal(words_in(words, LANG_EN, "c.none"), "c.none");
    assert_string_equal(lang_name(LANG_JA), "ja");
    assert_string_equal(lang_name(LANG_EN), "en");
    words_close(words);
}

static void places_are_filled_with_arguments(void **state) {
    (void)state;
    Words *words = words_of("wire\t線 {2} の {1}\tWire {1} of {2}{3}, {x} {0}\n", NULL);
    check_and_free(words_fill(words, LANG_EN, "wire", "5\t3"), "Wire 5 of 3, {x} {0}");
    check_and_free(words_fill(words, LANG_JA, "wire", "5\t3"), "線 3 の 5");
    check_and_free(words_fill(words, LANG_EN, "wire", ""), "Wire  of , {x} {0}");
    check_and_free(words_say(words, LANG_EN, "wire", "%d\t%s\t!", 7, "{1}"),
                   "Wire 7 of {1}!, {x} {0}");
    words_close(words);
}

static void name_wire(const void *of, int wire, char *text, size_t size) {
    snprintf(text, size, "%s%d", (const char *)of, wire);
}

static void wires_are_called_by_their_names(void **state) {
    (void)state;
    Words *words = words_of("w\tq{2} の {1}\t{1} on q{2}, q{3}, q2, q{x}\n", NULL);
    Words *naming = words_naming(words, (WireNames){name_wire, "alice"});
    check_and_free(words_fill(naming, LANG_EN, "w", "H\t5\tbob"),
                   "H on alice5, qbob, q2, q{x}"); // "bob" is no wire's number
    check_and_free(words_fill(naming, LANG_JA, "w", "3\t0"), "alice0 の 3");
    check_and_free(words_fill(naming, LANG_EN, "w", "H"), "H on q, q, q2, q{x}");
    check_and_free(words_fill(words, LANG_JA, "w", "3\t0"), "q0 の 3");
    words_close(naming);
    words_close(words);
}

static void an_error_reads_with_and_without_its_place(void **state) {
    (void)state;
    Words *words = words_of("k\tだめ {1}\tbad {1}\n", NULL);
    Error err;
    error_set(&err, "k", "%s", "x");
    check_and_free(words_error(words, LANG_EN, &err), "bad x");
    check_and_free(words_error_line(words, LANG_JA, &err), "kyubi: だめ x");
    error_at(&err, "a.lua", 0, 0);
    check_and_free(words_error_line(words, LANG_EN, &err), "a.lua: bad x");
    error_at(&err, NULL, 3, 0);
    check_and_free(words_error_line(words, LANG_EN, &err), "a.lua:3: bad x");
    err.column = 9;
    check_and_free(words_error_line(words, LANG_EN, &err), "a.lua:3:9: bad x");
    Words *missing = words_of(
        "file.this\tこのファイル\tThis file\nfile.no\t{1} がない\t{1} is not there\n",
        NULL);
    error_set(&err, "file.no", "%s", "x.lua");
    error_at(&err, "x.lua", 0, 0);
    check_and_free(words_error_line(missing, LANG_JA, &err), "x.lua: このファイルがない");
    check_and_free(words_error_line(missing, LANG_EN, &err),
                   "x.lua: This file is not there");
    words_close(missing);
    words_close(words);
}

static void what_steers_a_terminal_is_left_out_of_errors(void **state) {
    (void)state;
    Words *words = words_of("k\t{1}、{2}\t{1}, {2}.\n", NULL);
    Error err;
    error_set(&err, "k", "%s\t%s",
              "a\x1b[31m\xc2\x9b"
              "31m\u202e"
              "b\nx.lua:1: fine",
              "量\xff子\r");
    check_and_free(words_error(words, LANG_EN, &err), "a?[31m31mb?x.lua:1: fine, 量?子?.");
    error_set(&err, "k", "1\t2");
    error_at(&err, "\u2066\x1b]0;a\a\xc2\x90.lua\n", 0, 0);
    check_and_free(words_error_line(words, LANG_EN, &err), "?]0;a?.lua?: 1, 2.");
    words_close(words);
}

static void broken_tables_are_refused_with_their_line(void **state) {
    (void)state;
    static const char *const broken[] = {
        "# comment\nkey only\n", "# comment\nkey\tja\n",   "# comment\nkey\tja\ten\tmore\n",
        "# comment\n\tja\ten\n", "# comment\nkey\t\ten\n", "# comment\nkey\tja\t\n",
    };
    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) {
        Error err = {0};
        assert_null(words_of(broken[i], &err));
        assert_string_equal(err.key, "words.columns");
        assert_int_equal(err.line, 2);
    }
    Error err = {0};
    assert_null(words_of("k\ta\tb\nl\ta\tb\nk\tc\td\n", &err));
    assert_string_equal(err.key, "words.twice");
    assert_string_equal(err.args, "k");
    assert_null(words_open("/dev/null/none", &err));
    assert_string_equal(err.key, "file.missing");
}

static void a_text_in_one_language_serves_both(void **state) {
    (void)state;
    Text text = {.in = {[LANG_EN] = mem_text("one")}};
    assert_string_equal(text_in(&text, LANG_JA), "one");
    text.in[LANG_JA] = mem_text("一");
    assert_string_equal(text_in(&text, LANG_JA), "一");
    assert_string_equal(text_in(&text, LANG_EN), "one");
    text_free(&text);
    assert_string_equal(text_in(&text, LANG_EN), "");
}

// From here on the tests read the real table against the real sources.
typedef struct Census {
    Words *words;
    bool *used; // by the index of the key
    int faults;
} Census;

static int open_census(void **state) {
    Census *census = mem_new(sizeof *census);
    Error err = {0};
    census->words = words_open(TABLE, &err);
    if (!census->words) printf("%s:%d: %s %s\n", err.file, err.line, err.key, err.args);
    if (!census->words) return -1;
    census->used = mem_new((size_t)words_count(census->words));
    *state = census;
    return 0;
}

static int close_census(void **state) {
    Census *census = *state;
    if (!census) return 0; // the table could not be read, which open_census said
    words_close(census->words);
    free(census->used);
    free(census);
    return 0;
}

// The set of {1} … {9} in a sentence, as bits.
static int arguments_of(const char *sentence) {
    int found = 0;
    for (; *sentence; sentence++)
        if (sentence[0] == '{' && isdigit((unsigned char)sentence[1]) && sentence[2] == '}')
            found |= 1 << (sentence[1] - '0');
    return found;
}

static void both_languages_name_the_same_arguments(void **state) {
    Census *census = *state;
    for (int i = 0; i < words_count(census->words); i++) {
        const char *key = words_key(census->words, i);
        int ja = arguments_of(words_in(census->words, LANG_JA, key));
        int en = arguments_of(words_in(census->words, LANG_EN, key));
        if (ja == en && !(ja & 1)) continue;
        printf("assets/words.tsv: %s: {n} differ between ja and en, or {0} is used\n", key);
        census->faults++;
    }
    assert_int_equal(census->faults, 0);
}

// "gate.missing", "gate.%s": small letters, digits, '_', '-', with a dot within; no file's
// name.
static bool looks_like_key(const char *text) {
    static const char *const files[] = {".c",    ".h",   ".lua", ".json", ".tsv",
                                        ".db",   ".png", ".txt", ".ttf",  ".kyubi",
                                        ".qasm", ".so",  ".sock"};
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        if (source_ends_in(text, files[i])) return false;
    const char *dot = strchr(text, '.');
    size_t plain = strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789_-.");
    return dot && dot > text && dot[1] && !text[plain] && islower((unsigned char)text[0]);
}

static bool is_key_place(const char *text, const char *literal) {
    static const char *const calls[] = {"error_set(", "words_in(", "words_say(",
                                        "words_fill(", "fail(L, "};
    const char *from = literal - text > 120 ? literal - 120 : text;
    for (size_t i = 0; i < sizeof calls / sizeof *calls; i++) {
        const char *call = NULL;
        for (const char *next = from; (next = strstr(next, calls[i])) && next < literal;
             next++)
            call = next;
        if (!call) continue;
        const char *between = call + strlen(calls[i]);
        size_t quiet = strcspn(between, "\";{}");
        if (between + quiet == literal - 1) return true;
    }
    return false;
}

static void find_missing(void *with, const char *path, const char *text) {
    Census *census = with;
    if (!source_ends_in(path, ".c")) return;
    const char *at = text;
    size_t size;
    for (const char *literal; (literal = source_literal(&at, &size, false));) {
        char key[96];
        snprintf(key, sizeof key, "%.*s", (int)size, literal);
        if (!looks_like_key(key) || words_has(census->words, key)) continue;
        if (!is_key_place(text, literal)) continue;
        printf("%s: \"%s\" is not in assets/words.tsv\n", path, key);
        census->faults++;
    }
}

static void every_key_that_the_sources_say_is_in_the_table(void **state) {
    Census *census = *state;
    census->faults = 0;
    source_walk("engine", find_missing, census);
    assert_int_equal(census->faults, 0);
}

static void a_missing_key_is_found(void **state) {
    Census *census = *state;
    census->faults = 0;
    find_missing(census, "x.c", "return error_set(err, \"no.such\", \"%d\", 1);");
    find_missing(census, "x.c",
                 "words_in(words, lang, bad ? \"no.such\" : \"file.missing\")");
    find_missing(census, "x.c",
                 "// error_set(err, \"no.such\")\n f(\"no.such\"); \"a.lua\"");
    assert_int_equal(census->faults, 2);
    census->faults = 0;
}

// A key is used when a literal is it, or is the pattern it is composed by ("gate.%s", or
// "gate." with something put behind it).
static void mark_used(void *with, const char *path, const char *text) {
    Census *census = with;
    bool lua = source_ends_in(path, ".lua");
    const char *at = text;
    size_t size;
    for (const char *literal; (literal = source_literal(&at, &size, lua));) {
        char pattern[96] = "";
        if (size < 1 || size >= sizeof pattern - 1) continue;
        size_t length = 0;
        for (size_t i = 0; i < size; i++) {
            bool place = literal[i] == '%' && i + 1 < size;
            pattern[length++] = place ? '*' : literal[i];
            i += place;
        }
        if (!isalpha((unsigned char)pattern[0])) continue;
        if (pattern[length - 1] == '.') pattern[length++] = '*';
        pattern[length] = 0;
        bool too_wide = pattern[strcspn(pattern, ".*")] == '*'; // a sentence, or "%s" alone
        if (too_wide) continue;
        for (int i = 0; i < words_count(census->words); i++)
            if (!fnmatch(pattern, words_key(census->words, i), 0)) census->used[i] = true;
    }
}

static void every_key_of_the_table_is_used(void **state) {
    Census *census = *state;
    int unused = 0;
    source_walk("engine", mark_used, census);
    source_walk("lessons", mark_used, census);
    for (int i = 0; i < words_count(census->words); i++) {
        if (census->used[i]) continue;
        printf("assets/words.tsv: nothing says \"%s\"\n", words_key(census->words, i));
        unused++;
    }
    assert_int_equal(unused, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_key_has_words_in_both_languages),
        cmocka_unit_test(places_are_filled_with_arguments),
        cmocka_unit_test(wires_are_called_by_their_names),
        cmocka_unit_test(an_error_reads_with_and_without_its_place),
        cmocka_unit_test(what_steers_a_terminal_is_left_out_of_errors),
        cmocka_unit_test(broken_tables_are_refused_with_their_line),
        cmocka_unit_test(a_text_in_one_language_serves_both),
        cmocka_unit_test(both_languages_name_the_same_arguments),
        cmocka_unit_test(a_missing_key_is_found),
        cmocka_unit_test(every_key_that_the_sources_say_is_in_the_table),
        cmocka_unit_test(every_key_of_the_table_is_used),
    };
    return cmocka_run_group_tests(tests, open_census, close_census);
}
