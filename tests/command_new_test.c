// `kyubi new`: what it makes passes `kyubi check --layout` as it stands.
#include "command_bench.h"

#include <sys/stat.h>
#include <unistd.h>

static char *new_folder(void) {
    char *folder = mem_text("/tmp/kyubi-new-XXXXXX");
    assert_non_null(mkdtemp(folder));
    return folder;
}

static void remove_folder(char *path) {
    char **names = file_list(path, NULL, NULL);
    for (char **name = names; name && *name; name++) {
        char *inner = file_join(path, *name);
        if (file_is_folder(inner)) {
            remove_folder(inner);
            inner = NULL;
        } else {
            unlink(inner);
        }
        free(inner);
    }
    free(names);
    rmdir(path);
    free(path);
}

static void every_template_passes_check_with_its_layout(void **state) {
    (void)state;
    static const char *const templates[] = {"lesson", "course", "demo"};
    char *folder = new_folder();
    for (size_t i = 0; i < sizeof templates / sizeof *templates; i++) {
        char *path = file_join(folder, templates[i]);
        Ran made = RAN(LANG_EN, "new", path, "--template", templates[i]);
        assert_string_equal(made.err, "");
        assert_int_equal(made.status, 0);
        ran_free(&made);
        Ran checked = RAN(LANG_EN, "check", path, "--layout");
        assert_string_equal(checked.err, "");
        assert_int_equal(checked.status, 0);
        ran_free(&checked);
        free(path);
    }
    remove_folder(folder);
}

// The list of templates is also the folder of them.
static void every_folder_of_templates_is_on_offer(void **state) {
    (void)state;
    char **names = file_list(KYUBI_SOURCE "/assets/templates", NULL, NULL);
    int count = 0;
    for (; names[count]; count++) {
        char *folder = new_folder();
        Ran made = RAN(LANG_EN, "new", folder, "--template", names[count]);
        assert_int_equal(made.status, 0);
        ran_free(&made);
        remove_folder(folder);
    }
    assert_int_equal(count, 3);
    free(names);
}

static void the_next_steps_name_what_was_made(void **state) {
    (void)state;
    char *folder = new_folder(), *path = file_join(folder, "Physics 2");
    Ran made = RAN(LANG_EN, "new", path);
    Buffer said = {0};
    buffer_print(&said,
                 "Made %s. Next:\n  1. kyubi open \"%s\"   opens it; the window reads it "
                 "again whenever you save.\n  2. Change 01-first.lua in \"%s\" with your "
                 "editor; kyubi check \"%s\" says what to mend.\n  3. To hand it out, give "
                 "pack.json in \"%s\" an id that nobody else has, such as tanaka.light.\n",
                 path, path, path, path, path);
    assert_string_equal(made.out, said.data);
    buffer_clear(&said);
    ran_free(&made);
    char *manifest = file_join(path, "pack.json");
    char *text = file_read(manifest, 1 << 20, NULL, NULL);
    assert_non_null(strstr(text, "\"id\": \"physics-2\""));
    assert_non_null(strstr(text, "\"id\": \"physics-2.first\""));
    assert_null(strstr(text, "@ID@"));
    free(text);
    free(manifest);
    free(path);
    remove_folder(folder);
}

static void a_name_without_letters_gives_an_id_all_the_same(void **state) {
    (void)state;
    char *folder = new_folder(), *path = file_join(folder, "物理 2");
    Ran made = RAN(LANG_JA, "new", path, "--template", "demo");
    assert_int_equal(made.status, 0);
    ran_free(&made);
    char *manifest = file_join(path, "pack.json");
    char *text = file_read(manifest, 1 << 20, NULL, NULL);
    assert_non_null(strstr(text, "\"id\": \"my-lessons\""));
    free(text);
    free(manifest);
    free(path);
    remove_folder(folder);
}

static void editors_find_the_words(void **state) {
    (void)state;
    char *folder = new_folder();
    Ran made = RAN(LANG_EN, "new", folder), doc = RAN(LANG_EN, "doc", "--format", "lua");
    assert_int_equal(made.status, 0);
    char *words = file_join(folder, ".kyubi/words.lua");
    char *settings = file_join(folder, ".luarc.json");
    char *text = file_read(words, 1 << 22, NULL, NULL);
    assert_string_equal(text, doc.out);
    free(text);
    text = file_read(settings, 1 << 20, NULL, NULL);
    Data *data = data_read(text, strlen(text), (DataLimits){0}, "settings", NULL);
    assert_non_null(data);
    data_free(data);
    free(text);
    free(settings);
    free(words);
    ran_free(&made);
    ran_free(&doc);
    remove_folder(folder);
}

static void nothing_is_written_over(void **state) {
    (void)state;
    char *folder = new_folder(), *mine = file_join(folder, "mine.txt");
    assert_true(file_write(mine, "mine", 4, NULL));
    Ran full = RAN(LANG_EN, "new", folder), file = RAN(LANG_EN, "new", mine);
    assert_int_equal(full.status, 1);
    assert_int_equal(file.status, 1);
    assert_non_null(strstr(full.err, "is there already. Nothing was changed"));
    assert_non_null(strstr(file.err, "is there already. Nothing was changed"));
    char **names = file_list(folder, NULL, NULL);
    assert_string_equal(names[0], "mine.txt");
    assert_null(names[1]);
    free(names);
    ran_free(&full);
    ran_free(&file);
    free(mine);
    remove_folder(folder);
}

static void a_folder_that_cannot_be_made_is_named(void **state) {
    (void)state;
    Ran it = RAN(LANG_EN, "new", "/proc/none/here");
    assert_int_equal(it.status, 1);
    assert_non_null(strstr(it.err, "/proc/none"));
    ran_free(&it);
}

static void wrong_words_are_refused(void **state) {
    (void)state;
    Ran ran[] = {RAN(LANG_EN, "new"), RAN(LANG_EN, "new", "a", "b"),
                 RAN(LANG_EN, "new", "a", "--template"),
                 RAN(LANG_EN, "new", "a", "--template", "quiz"),
                 RAN(LANG_EN, "new", "--x")};
    for (size_t i = 0; i < sizeof ran / sizeof *ran; i++) {
        assert_int_equal(ran[i].status, 2);
        assert_string_equal(ran[i].out, "");
        assert_non_null(strstr(ran[i].err, "Usage: kyubi new PATH"));
        ran_free(&ran[i]);
    }
    assert_false(file_exists("a"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_template_passes_check_with_its_layout),
        cmocka_unit_test(every_folder_of_templates_is_on_offer),
        cmocka_unit_test(the_next_steps_name_what_was_made),
        cmocka_unit_test(a_name_without_letters_gives_an_id_all_the_same),
        cmocka_unit_test(editors_find_the_words),
        cmocka_unit_test(nothing_is_written_over),
        cmocka_unit_test(a_folder_that_cannot_be_made_is_named),
        cmocka_unit_test(wrong_words_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
