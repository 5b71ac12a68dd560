// Packs: the courses that come with Kyubi, and manifests that must be refused.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/file.h"
#include "lesson/pack.h"
#include "lesson/pack_version.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void check_course(const char *name, int lessons, int units) {
    char folder[512];
    snprintf(folder, sizeof folder, "%s/lessons/%s", KYUBI_SOURCE, name);
    Error err = {.key = ""};
    Pack *pack = pack_open(folder, &err);
    if (!pack) print_error("%s: %s %s\n", folder, err.key, err.args);
    assert_non_null(pack);
    if (!pack) return;
    assert_int_equal(pack->lesson_count, lessons);
    assert_int_equal(pack->unit_count, units);
    for (int i = 0; i < lessons; i++) {
        assert_non_null(pack->lessons[i].title.in[LANG_JA]);
        assert_non_null(pack->lessons[i].title.in[LANG_EN]);
        assert_ptr_equal(pack_lesson(pack, pack->lessons[i].id), &pack->lessons[i]);
    }
    pack_close(pack);
}

static void the_three_courses_list_all_lessons_of_the_map(void **state) {
    (void)state;
    check_course("core", 25, 6);
    check_course("native", 16, 4);
    check_course("summer", 10, 4);
}

static void a_planned_lesson_has_no_file(void **state) {
    (void)state;
    Pack *pack = pack_open(KYUBI_SOURCE "/lessons/core", NULL);
    assert_string_equal(pack_lesson(pack, "core.qubit")->file, "01-qubit.lua");
    assert_null(pack_lesson(pack, "core.gates")->file);
    assert_string_equal(pack_lesson(pack, "core.gates")->requires[0], "core.qubit");
    assert_null(pack_lesson(pack, "core.nothing"));
    pack_close(pack);
}

// Writes `manifest` into a folder of its own and opens it; the folder is gone afterwards.
static Pack *open_manifest(const char *manifest, Error *err) {
    char folder[] = "/tmp/kyubi-pack-XXXXXX";
    assert_non_null(mkdtemp(folder));
    char path[64], lesson[64];
    snprintf(path, sizeof path, "%s/pack.json", folder);
    snprintf(lesson, sizeof lesson, "%s/a.lua", folder);
    *err = (Error){.key = ""};
    assert_true(file_write(lesson, "", 0, err));
    if (manifest) assert_true(file_write(path, manifest, strlen(manifest), err));
    Pack *pack = pack_open(folder, err);
    unlink(path);
    unlink(lesson);
    rmdir(folder);
    return pack;
}

#define HEAD "{\"id\":\"p\",\"version\":\"1\",\"api\":0,\"title\":{\"en\":\"P\"},"
#define LESSON "{\"id\":\"a\",\"title\":{\"en\":\"A\"}"

static void the_smallest_manifest_is_enough(void **state) {
    (void)state;
    Error err;
    Pack *pack = open_manifest(HEAD "\"lessons\":[" LESSON ",\"file\":\"a.lua\"}]}", &err);
    assert_non_null(pack);
    assert_string_equal(pack->lessons[0].file, "a.lua");
    pack_close(pack);
}

static void a_pack_brings_commands_for_formulas(void **state) {
    (void)state;
    Error err;
    Pack *pack =
        open_manifest(HEAD "\"macros\":{\"mean\":\"<#1>\",\"half\":\"\\\\frac12\"},"
                           "\"lessons\":[" LESSON "}]}",
                      &err);
    assert_non_null(pack);
    assert_int_equal(pack->macro_count, 2);
    for (int i = 0; i < 2; i++) {
        bool half = !strcmp(pack->macros[i].name, "half");
        assert_string_equal(pack->macros[i].name, half ? "half" : "mean");
        assert_string_equal(pack->macros[i].tex, half ? "\\frac12" : "<#1>");
    }
    pack_close(pack);
}

static void a_pack_may_fix_the_order_of_bits(void **state) {
    (void)state;
    static const char *const words[] = {"", "\"q0\":\"right\",", "\"q0\":\"left\","};
    for (int i = 0; i < 3; i++) {
        char text[512];
        snprintf(text, sizeof text, HEAD "%s\"lessons\":[" LESSON ",\"file\":\"a.lua\"}]}",
                 words[i]);
        Error err = {0};
        Pack *pack = open_manifest(text, &err);
        assert_non_null(pack);
        assert_int_equal(pack->order, i);
        pack_close(pack);
    }
}

static void every_wrong_field_is_named(void **state) {
    (void)state;
    static const struct {
        const char *manifest, *key, *args;
    } rows[] = {
        {NULL, "pack.missing", NULL},
        {"{", "json.broken", NULL},
        {"[]", "pack.field_whole", "\t[]"},
        {"7", "json.broken", NULL},
        {HEAD "\"lessons\":[]}", "pack.no_lessons", "lessons"},
        {HEAD "\"colour\":1}", "pack.field_unknown",
         "colour\tid, version, api, licence, authors, title, audience, units, macros, q0, "
         "lessons, uses"},
        {HEAD "\"lesons\":[" LESSON "}]}", "pack.field_near", "lesons\tlessons"},
        {HEAD "\"あいうえおかきくけこあいうえおかきくけこあいうえおかきくけこあいうえおかき"
              "くけこさ\":1}",
         "pack.field_unknown",
         "あいうえおかきくけこあいうえおかきくけこあいうえおかきくけこあいうえおかきくけこ…"
         "\tid, version, api, licence, "
         "authors, title, audience, units, macros, q0, lessons, uses"},
        {"{\"version\":\"1\",\"api\":0}", "pack.field_missing", "id"},
        {"{\"id\":\"p\",\"version\":\"1\"}", "pack.field_missing", "api"},
        {"{\"id\":\"p\",\"version\":\"1\",\"api\":1}", "pack.api", "api\t1"},
        {"{\"id\":\"p\",\"version\":\"1\",\"api\":\"0\"}", "pack.api", "api\t\"0\""},
        {"{\"id\":\"p\",\"version\":1.5}", "pack.field_word", "version\t1.5"},
        {"{\"id\":\"P P\"}", "pack.field_id", "id\t\"P P\""},
        {"{\"id\":\"p\",\"version\":\"1\",\"api\":0,\"title\":\"P\"}", "pack.field_text",
         "title\t\"P\""},
        {HEAD "\"lessons\":{}}", "pack.field_list", "lessons\t200\t{}"},
        {HEAD "\"macros\":{\"a\":1},\"lessons\":[]}", "pack.macros", "macros\t{\"a\":1}"},
        {HEAD "\"q0\":\"top\",\"lessons\":[]}", "pack.order", "q0\t\"top\""},
        {HEAD "\"macros\":[],\"lessons\":[]}", "pack.macros", "macros\t[]"},
        {HEAD "\"authors\":[1],\"lessons\":[]}", "pack.authors", "authors\t[1]"},
        {HEAD "\"lessons\":[{\"id\":\"a\",\"title\":{\"fr\":\"A\"}}]}", "pack.field_text",
         "lessons[0].title\t{\"fr\":\"A\"}"},
        {HEAD "\"lessons\":[{\"id\":\"a\"}]}", "pack.field_missing", "lessons[0].title"},
        {HEAD "\"lessons\":[" LESSON ",\"fil\":\"a.lua\"}]}", "pack.field_near",
         "lessons[0].fil\tfile"},
        {HEAD "\"lessons\":[" LESSON "}," LESSON "}]}", "pack.id_twice",
         "lessons[1].id\ta\tlessons[0].id"},
        {HEAD "\"lessons\":[" LESSON ",\"file\":\"../a.lua\"}]}", "pack.file_name",
         "lessons[0].file\t\"../a.lua\""},
        {HEAD "\"lessons\":[" LESSON ",\"file\":\"b.lua\"}]}", "pack.no_file",
         "lessons[0].file\tb.lua"},
        {HEAD "\"lessons\":[" LESSON ",\"minutes\":-1}]}", "pack.field_number",
         "lessons[0].minutes\t0\t600\t-1"},
        {HEAD "\"lessons\":[" LESSON ",\"minutes\":\"5\"}]}", "pack.field_number",
         "lessons[0].minutes\t0\t600\t\"5\""},
        {HEAD "\"lessons\":[" LESSON ",\"minutes\":1.5}]}", "pack.field_number",
         "lessons[0].minutes\t0\t600\t1.5"},
        {HEAD "\"units\":[{\"title\":{\"en\":\"U\"}}],\"lessons\":[" LESSON
              ",\"unit\":1}]}",
         "pack.unit", "lessons[0].unit\t1\t1"},
        {HEAD "\"units\":[{\"titel\":{\"en\":\"U\"}}]}", "pack.field_near",
         "units[0].titel\ttitle"},
        {HEAD "\"lessons\":[" LESSON ",\"requires\":[1]}]}", "pack.requires",
         "lessons[0].requires\t[1]"},
        {HEAD "\"lessons\":[7]}", "pack.field_object", "lessons[0]\t7"},
        {"{\"id\":[\"12345678901234567890123456789012345678901234567890\"]}",
         "pack.field_word", "id\t[\"12345678901234567890123456789012345678\u2026"},
    };
    Words *words = words_open(KYUBI_SOURCE "/assets/words.tsv", NULL);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Error err;
        assert_null(open_manifest(rows[i].manifest, &err));
        assert_string_equal(err.key, rows[i].key);
        if (rows[i].args) assert_string_equal(err.args, rows[i].args);
        assert_non_null(strstr(err.file, "pack.json"));
        assert_true(words_has(words, err.key));
    }
    words_close(words);
}

static void a_wrong_field_is_told_with_its_line(void **state) {
    (void)state;
    static const struct {
        const char *manifest;
        int line;
    } rows[] = {
        {"{\n \"id\": \"p\",\n \"versoin\": \"1\" }", 3},
        {"\n\n{ \"id\": \"p\" }", 3}, // what is missing: where the object begins
        {"{ \"id\": \"p\", \"version\": \"1\",\n\"title\": {\"en\": \"api \\\" {\"},\n"
         "\"api\": 1 }",
         3},
        {HEAD "\"units\": [\n{\"title\": {\"en\": \"\\\"lessons\\\": [\"}}],\n"
              "\"lessons\": [\n" LESSON ", \"minutes\": 5 },\n {\"id\": \"b\",\n"
              "\"title\": {\"en\": \"B\"},\n\"minutes\": true} ] }",
         7},
        {HEAD "\"lessons\": [\n" LESSON "},\n" LESSON "} ] }", 3},
        {HEAD "\"lessons\": [\n1 ] }", 2},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Error err;
        assert_null(open_manifest(rows[i].manifest, &err));
        assert_int_equal(err.line, rows[i].line);
    }
}

static void a_byte_order_mark_is_passed_over(void **state) {
    (void)state;
    Error err;
    Pack *pack = open_manifest("\xef\xbb\xbf" HEAD "\"lessons\":[" LESSON "}]}", &err);
    assert_non_null(pack);
    pack_close(pack);
    assert_null(open_manifest("\xef\xbb\xbf{\n\"ide\": 1 }", &err));
    assert_int_equal(err.line, 2);
}

static void a_lone_lesson_is_a_pack_of_one(void **state) {
    (void)state;
    Error err;
    Pack *pack = pack_of_file(KYUBI_SOURCE "/lessons/core/01-qubit.lua", &err);
    assert_non_null(pack);
    assert_int_equal(pack->lesson_count, 1);
    assert_string_equal(pack->lessons[0].file, "01-qubit.lua");
    assert_string_equal(pack->folder, KYUBI_SOURCE "/lessons/core");
    pack_close(pack);
    assert_null(pack_of_file("no.lua", &err));
    assert_string_equal(err.key, "file.missing");
    assert_null(pack_of_file("nowhere", &err));
    assert_string_equal(err.key, "file.missing");
    assert_null(pack_of_file(KYUBI_SOURCE "/README.md", &err));
    assert_string_equal(err.key, "pack.not_lesson");
}

static void versions_are_in_order(void **state) {
    (void)state;
    static const char *const rising[] = {"0.1-alpha", "0.1",     "0.1.1", "0.2",
                                         "0.10",      "1-beta",  "1-rc",  "1",
                                         "1.0.1",     "2.0.0.1", "10"};
    enum { COUNT = sizeof rising / sizeof *rising };
    for (int i = 0; i < COUNT; i++)
        for (int k = 0; k < COUNT; k++)
            assert_int_equal(pack_version_compare(rising[i], rising[k]),
                             i < k ? -1 : i > k);
    assert_int_equal(pack_version_compare("1", "1.0.0"), 0);
    assert_int_equal(pack_version_compare("1.0-a", "1-a"), 0);
    static const char *const wrong[] = {"v1",         "1.", ".1", "1..2",
                                        "1.2.3.4.5",  "1-", "1 ", "1-ä",
                                        "1234567890", "-1", "1.x"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        char text[300];
        snprintf(text, sizeof text,
                 "{\"id\":\"p\",\"version\":\"%s\",\"api\":0,\"title\":{\"en\":\"P\"},"
                 "\"lessons\":[" LESSON "}]}",
                 wrong[i]);
        Error err;
        assert_null(open_manifest(text, &err));
        assert_string_equal(err.key, "pack.version");
    }
}

static void a_pack_names_its_authors_and_what_it_uses(void **state) {
    (void)state;
    Error err;
    Pack *pack =
        open_manifest(HEAD "\"licence\":\"MIT\",\"authors\":[\"A\",\"ビー\"],"
                           "\"uses\":[{\"id\":\"x\"},{\"id\":\"y.z\",\"version\":\"1.2\"}],"
                           "\"lessons\":[" LESSON "}]}",
                      &err);
    assert_non_null(pack);
    assert_string_equal(pack->licence, "MIT");
    assert_int_equal(pack->author_count, 2);
    assert_string_equal(pack->authors[1], "ビー");
    assert_int_equal(pack->use_count, 2);
    assert_string_equal(pack->uses[0].version, "");
    assert_string_equal(pack->uses[1].id, "y.z");
    assert_string_equal(pack->uses[1].version, "1.2");
    pack_close(pack);
    assert_null(open_manifest(
        HEAD "\"uses\":[{\"version\":\"1\"}],\"lessons\":[" LESSON "}]}", &err));
    assert_string_equal(err.key, "pack.field_missing");
    assert_string_equal(err.args, "uses[0].id");
    assert_null(
        open_manifest(HEAD "\"authors\":[\"A\\nB\"],\"lessons\":[" LESSON "}]}", &err));
    assert_string_equal(err.key, "pack.authors");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_three_courses_list_all_lessons_of_the_map),
        cmocka_unit_test(a_planned_lesson_has_no_file),
        cmocka_unit_test(the_smallest_manifest_is_enough),
        cmocka_unit_test(a_pack_brings_commands_for_formulas),
        cmocka_unit_test(a_pack_may_fix_the_order_of_bits),
        cmocka_unit_test(every_wrong_field_is_named),
        cmocka_unit_test(a_wrong_field_is_told_with_its_line),
        cmocka_unit_test(a_byte_order_mark_is_passed_over),
        cmocka_unit_test(versions_are_in_order),
        cmocka_unit_test(a_pack_names_its_authors_and_what_it_uses),
        cmocka_unit_test(a_lone_lesson_is_a_pack_of_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
