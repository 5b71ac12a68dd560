// Packs: the courses that come with Kyubi, and manifests that must be refused.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/file.h"
#include "lesson/pack.h"

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
    assert_null(pack_lesson(pack, "core.measurement")->file);
    assert_string_equal(pack_lesson(pack, "core.measurement")->requires[0], "core.qubit");
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

static void every_wrong_field_is_named(void **state) {
    (void)state;
    static const struct {
        const char *manifest, *key, *args;
    } rows[] = {
        {NULL, "pack.missing", NULL},
        {"{", "json.broken", NULL},
        {"[]", "pack.field", ""},
        {HEAD "\"lessons\":[]}", "pack.field", "lessons"},
        {HEAD "\"extra\":1,\"lessons\":[" LESSON "}]}", "pack.field", "extra"},
        {"{\"id\":\"p\",\"version\":\"1\",\"api\":9,\"title\":{\"en\":\"P\"},\"lessons\":[]"
         "}",
         "pack.field", "api"},
        {"{\"id\":\"P P\",\"version\":\"1\",\"api\":0,\"title\":{\"en\":\"P\"}}",
         "pack.field", "id"},
        {HEAD "\"lessons\":[{\"id\":\"a\",\"title\":{\"fr\":\"A\"}}]}", "pack.field",
         "lessons[0].title"},
        {HEAD "\"lessons\":[" LESSON "}," LESSON "}]}", "pack.field", "lessons[1].id"},
        {HEAD "\"lessons\":[" LESSON ",\"file\":\"../a.lua\"}]}", "pack.field",
         "lessons[0].file"},
        {HEAD "\"lessons\":[" LESSON ",\"file\":\"b.lua\"}]}", "pack.no_file", "b.lua"},
        {HEAD "\"lessons\":[" LESSON ",\"minutes\":-1}]}", "pack.field",
         "lessons[0].minutes"},
        {HEAD "\"lessons\":[" LESSON ",\"unit\":1}]}", "pack.field", "lessons[0].unit"},
        {HEAD "\"lessons\":[" LESSON ",\"requires\":[1]}]}", "pack.field",
         "lessons[0].requires"},
        {HEAD "\"lessons\":[7]}", "pack.field", "lessons[0]"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Error err;
        assert_null(open_manifest(rows[i].manifest, &err));
        assert_string_equal(err.key, rows[i].key);
        if (rows[i].args) assert_string_equal(err.args, rows[i].args);
        assert_non_null(strstr(err.file, "pack.json"));
    }
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
    assert_null(pack_of_file("README.md", &err));
    assert_string_equal(err.key, "pack.not_lesson");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_three_courses_list_all_lessons_of_the_map),
        cmocka_unit_test(a_planned_lesson_has_no_file),
        cmocka_unit_test(the_smallest_manifest_is_enough),
        cmocka_unit_test(every_wrong_field_is_named),
        cmocka_unit_test(a_lone_lesson_is_a_pack_of_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
