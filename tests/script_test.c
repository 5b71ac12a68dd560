// A lesson's file looked at before Lua reads it.
#include "jail/script.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static Error fault_of(const char *bytes, size_t size) {
    Error err = {.key = ""};
    bool good = script_check(script_of(bytes, size), &err);
    assert_int_equal(good, !err.key[0]);
    return err;
}

static void bytes_that_are_no_utf8_are_refused_with_their_line(void **unused) {
    (void)unused;
    Error err = fault_of("a\nb\0c", 5);
    assert_string_equal(err.key, "language.encoding");
    assert_int_equal(err.line, 2);
    err = fault_of("--\n\n-- \xff", 8);
    assert_string_equal(err.key, "language.encoding");
    assert_int_equal(err.line, 3);
    assert_string_equal(fault_of("", 0).key, "");
}

static void a_byte_order_mark_is_skipped(void **unused) {
    (void)unused;
    Script script = script_of("\xef\xbb\xbfx", 4);
    assert_int_equal(script.size, 1);
    assert_int_equal(script.text[0], 'x');
}

static void strings_and_comments_may_hold_anything(void **unused) {
    (void)unused;
    static const char TEXT[] =
        "-- 、\n--[[ “\n” ]] a = [==[ ＝ ]] \\k ]==] .. '、' .. \"、\"";
    assert_string_equal(fault_of(TEXT, strlen(TEXT)).key, "");
}

static const char FIELDS[] = "exercise.number 'n' { ask = 'wrong = {',\n"
                             "  computed = function() local a, b = 1, 2\n"
                             "    if a == b then return { wrong = 1 } end return b end,\n"
                             "  wrong = {\n"
                             "    { when = 1, say = 'x' },\n"
                             "    { when = 2,\n"
                             "      say = { ja = 'x',\n"
                             "              en = 'y' } },\n"
                             "  }, hints = given,\n"
                             "}\n"
                             "prose { label = 'x' }\n";

static int line_of(const char *path) {
    return script_field((Script){FIELDS, strlen(FIELDS)}, 1, path);
}

static void a_field_is_found_where_it_stands(void **unused) {
    (void)unused;
    assert_int_equal(line_of("ask"), 1);
    assert_int_equal(line_of("computed"), 2);
    assert_int_equal(line_of("wrong"), 4);
    assert_int_equal(line_of("wrong[1].say"), 5);
    assert_int_equal(line_of("wrong[2]"), 6);
    assert_int_equal(line_of("wrong[2].say.en"), 8);
}

static void a_field_that_is_not_there_has_the_line_of_what_should_hold_it(void **unused) {
    (void)unused;
    assert_int_equal(line_of("label"), 1); // the next statement's is another
    assert_int_equal(line_of("wrong[1].other"), 5);
    assert_int_equal(line_of("wrong[3].say"), 4);
    assert_int_equal(line_of("hints[2].ja"), 9);
    assert_int_equal(line_of(""), 1);
    assert_int_equal(line_of("["), 1);
    assert_int_equal(line_of("wrong[2].["), 6);
    assert_int_equal(script_field((Script){FIELDS, 40}, 99, "ask"), 99);
}

typedef struct Told {
    char text[400];
} Told;

static void tell(void *to, const FreeName *name) {
    Told *told = to;
    size_t size = strlen(told->text);
    snprintf(told->text + size, sizeof told->text - size, "%.*s%s%.*s:%d ", (int)name->size,
             name->name, name->member ? "." : "", (int)name->member_size,
             name->member ? name->member : "", name->line);
}

static void names_that_nothing_makes_are_free(void **unused) {
    (void)unused;
    static const struct {
        const char *script, *free;
    } rows[] = {
        {"local a = b", "b:1 "},
        {"local a, b <const>, c = d, a\nprint(b, c)", "d:1 print:2 "},
        {"for i = 1, n do x(i) end", "n:1 x:1 "},
        {"for k, v in pairs(t) do v = k end", "pairs:1 t:1 "},
        {"local function f(a, b) return f(a, b) end", ""},
        {"local t = {}\nfunction t.g(x) return x end\nfunction t:h(y) return self or y end",
         "self:3 "},
        {"local f = function(...) return ... end", ""},
        {"word { key = 1, [name] = other, nested = { key = value } }",
         "word:1 name:1 other:1 value:1 "},
        {"q.run 'x'\nq.run 'y'\nq.bloch(q)", "q.run:1 q.bloch:3 q:3 "},
        {"local s = a .. b.c .. 'd' .. (e):f()", "a:1 b.c:1 e:1 "},
        {"local s = a..b", "a:1 b:1 "},
        {"x.y.z = 1", "x.y:1 "},
        {"made = 1", ""},
        {"local a\nif a == b then c() end", "b:2 c:2 "},
        {"-- comment name\nlocal t = [[ text name ]] .. \"quoted name\"", ""},
        {"local n = 1e5 + 0x1p4 + 3", ""},
        {"goto done\n::done::", ""},
        {"local x = a < b and c > d", "a:1 b:1 c:1 d:1 "},
        {"local a = function(p, q) return p + q end\nlocal z = r", "r:2 "},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Told told = {""};
        const char *text = rows[i].script;
        script_free_names((Script){text, strlen(text)}, tell, &told);
        assert_string_equal(told.text, rows[i].free);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bytes_that_are_no_utf8_are_refused_with_their_line),
        cmocka_unit_test(a_byte_order_mark_is_skipped),
        cmocka_unit_test(strings_and_comments_may_hold_anything),
        cmocka_unit_test(a_field_is_found_where_it_stands),
        cmocka_unit_test(a_field_that_is_not_there_has_the_line_of_what_should_hold_it),
        cmocka_unit_test(names_that_nothing_makes_are_free),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
