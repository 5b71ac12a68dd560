// Modules of a pack: run once, in the lesson's environment, found nowhere but in the pack.
#include "language_bench.h"

enum { MOST_FILES = 80 };

// Loads the first file; the error's key is "" where it went well.
static Outcome load_files(const LanguageFile *files, int count) {
    Cage *cage = new_cage();
    Data *parts = data_new_array();
    Outcome out = {0};
    LanguageSend send = {.part = keep_part, .to = parts};
    language_load(cage, files, count, files[0].name, 2000, &send, &out);
    data_free(parts);
    cage_destroy(cage);
    return out;
}

static LanguageFile file_of(const char *name, const char *text) {
    return (LanguageFile){name, text, strlen(text)};
}

static void expect(const char *lesson, const char *module, const char *key,
                   const char *args, const char *file, int line) {
    LanguageFile files[] = {file_of("01-a.lua", lesson), file_of("m.lua", module),
                            file_of("lib/n.lua", "return { m = require 'm' }"),
                            file_of("nothing.lua", "local x = 1")};
    Outcome out = load_files(files, 4);
    bool same = !strcmp(out.error.key, key) && (!args || !strcmp(out.error.args, args)) &&
                (!file || !strcmp(out.error.file, file)) && out.error.line == line;
    if (!same)
        fail_msg("%s\n%s:%d: %s [%s]", lesson, out.error.file, out.error.line,
                 out.error.key, out.error.args);
}

static void a_module_is_run_once_and_gives_its_value(void **state) {
    (void)state;
    static const char counter[] = "local c = { n = 0 } c.n = c.n + 1 return c";
    expect(PAGE "local a, b = require 'm', require('m')\na.n = a.n + 1 assert(b.n == 2)",
           counter, "", NULL, NULL, 0);
    expect(PAGE "assert(require 'lib.n'.m == require 'm')", counter, "", NULL, NULL, 0);
    expect(PAGE "assert(require 'nothing' == true)", counter, "", NULL, NULL, 0);
    expect(PAGE "require 'm'", "prose 'from a module'", "", NULL, NULL, 0);
    expect(PAGE "local ok = pcall(require, 'm') assert(not ok)\n"
                "ok = pcall(require, 'm') assert(not ok)",
           "error 'no'", "", NULL, NULL, 0);
}

static void only_files_of_the_pack_are_found(void **state) {
    (void)state;
    static const struct {
        const char *name, *key;
    } rows[] = {{"none", "module.missing"},  {"lib.none", "module.missing"},
                {"n", "module.missing"},     {"os", "module.missing"},
                {"../m", "module.name"},     {"/etc/passwd", "module.name"},
                {"lib/n", "module.name"},    {"M", "module.name"},
                {"m.lua", "module.missing"}, {"", "module.name"},
                {".m", "module.name"},       {"m.", "module.name"},
                {"lib..n", "module.name"},   {"01-a", "module.name"},
                {"m\\0x", "module.name"},    {"モジュール", "module.name"}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char lesson[200];
        snprintf(lesson, sizeof lesson, PAGE "require '%s'", rows[i].name);
        expect(lesson, "", rows[i].key, NULL, "01-a.lua", 3);
    }
    expect(PAGE "require {}", "", "language.needs_word", NULL, NULL, 3);
}

static void modules_that_wait_for_each_other_are_told(void **state) {
    (void)state;
    expect(PAGE "require 'm'", "require 'm'", "module.circle", "m\tm ← m", "m.lua", 1);
    expect(PAGE "require 'm'", "\nrequire 'lib.n'", "module.circle", "m\tm ← lib.n ← m",
           "lib/n.lua", 1);
    expect(PAGE "require 'm'", "return require 'm'", "module.circle", "m\tm ← m", NULL, 3);
    LanguageFile files[MOST_FILES] = {file_of("a.lua", PAGE "require 'm1'")};
    char names[MOST_FILES][16], texts[MOST_FILES][32];
    for (int i = 1; i < MOST_FILES; i++) {
        snprintf(names[i], sizeof names[i], "m%d.lua", i);
        snprintf(texts[i], sizeof texts[i], "return require 'm%d'", i + 1);
        files[i] = file_of(names[i], texts[i]);
    }
    Outcome out = load_files(files, MOST_FILES);
    assert_string_equal(out.error.key, "module.deep");
}

static void mistakes_in_a_module_have_its_file_and_line(void **state) {
    (void)state;
    expect(PAGE "require 'm'", "\nlocal = 1", "lua.syntax", NULL, "m.lua", 2);
    expect(PAGE "require 'm'", "\n\nerror 'no'", "lua.error", NULL, "m.lua", 3);
    expect(PAGE "require 'm'", "\nx = 1", "language.global", NULL, "m.lua", 2);
    expect(PAGE "require 'm'", "local x = （1）", "language.full_width", NULL, "m.lua", 1);
    expect(PAGE "require 'm'", "local x = '\xff'", "language.encoding", NULL, "m.lua", 1);
    expect(PAGE "require 'm'", "\x1bLua", "lua.syntax", NULL, NULL, 3);
    // A word that a module's function says for the lesson is told where the lesson called.
    expect(PAGE "local t = require 'm'\n\nt.make()",
           "return { make = function() circuit { qubits = 40 } end }", "language.range",
           NULL, NULL, 5);
}

static void a_module_has_no_more_than_its_lesson(void **state) {
    (void)state;
    expect(PAGE "require 'm'", "os.exit()", "language.no_library", "os", "m.lua", 1);
    expect(PAGE "require 'm'", "while true do end", "jail.time", NULL, "m.lua", 1);
}

static void a_new_module_cannot_be_asked_for_later(void **state) {
    (void)state;
    LanguageFile files[] = {
        file_of("a.lua", PAGE "require 'm'\n"
                              "local v = value(function() return require('m').x end)\n"
                              "prose '{=v}'"),
        file_of("m.lua", "return { x = 2 }"), file_of("n.lua", "return { x = 3 }")};
    Outcome out = load_files(files, 3);
    assert_string_equal(out.error.key, ""); // what was loaded stays
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_module_is_run_once_and_gives_its_value),
        cmocka_unit_test(only_files_of_the_pack_are_found),
        cmocka_unit_test(modules_that_wait_for_each_other_are_told),
        cmocka_unit_test(mistakes_in_a_module_have_its_file_and_line),
        cmocka_unit_test(a_module_has_no_more_than_its_lesson),
        cmocka_unit_test(a_new_module_cannot_be_asked_for_later),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
