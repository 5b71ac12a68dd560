#include "base/file.h"
#include "base/mem.h"
#include "base/places.h"

#include <pwd.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static char *make_folder(void) {
    char *folder = mem_text(KYUBI_BUILD "/tests/places-XXXXXX");
    assert_non_null(mkdtemp(folder));
    return folder;
}

static void add_folder(const char *folder, const char *name) {
    char *path = file_join(folder, name);
    assert_true(file_make_folder(path, NULL));
    free(path);
}

static void drop_folder(const char *folder, const char *name) {
    char *path = file_join(folder, name);
    assert_int_equal(rmdir(path), 0);
    free(path);
}

static void the_source_and_the_build_are_found_when_nothing_is_set(void **state) {
    (void)state;
    unsetenv("KYUBI_HOME");
    Places places;
    Error err = {0};
    assert_true(places_find(&places, &err));
    assert_string_equal(places.program, KYUBI_BUILD "/tests");
    assert_string_equal(places.assets, KYUBI_SOURCE "/assets");
    assert_string_equal(places.fonts, KYUBI_BUILD "/fonts");
    assert_string_equal(places.lessons, KYUBI_SOURCE "/lessons");
    char *jail = places_jail(&places);
    assert_string_equal(jail, KYUBI_BUILD "/tests/kyubi-jail");
    free(jail);
    places_free(&places);
    assert_null(places.assets);
}

static void kyubi_home_wins_and_is_the_only_one_asked(void **state) {
    (void)state;
    char *home = make_folder();
    add_folder(home, "assets");
    add_folder(home, "fonts");
    setenv("KYUBI_HOME", home, 1);
    Places places;
    Error err = {0};
    assert_false(places_find(&places, &err));
    assert_string_equal(err.key, "places.missing");
    assert_string_equal(err.args, "lessons");
    add_folder(home, "lessons");
    assert_true(places_find(&places, &err));
    assert_memory_equal(places.assets, home, strlen(home));
    assert_memory_equal(places.lessons, home, strlen(home));
    places_free(&places);
    unsetenv("KYUBI_HOME");
    drop_folder(home, "assets");
    drop_folder(home, "fonts");
    drop_folder(home, "lessons");
    rmdir(home);
    free(home);
}

static void check_profile(const Places *places, const char *asked, const char *expected) {
    char *profile = places_profile(places, asked, NULL);
    assert_string_equal(profile, expected);
    assert_true(file_is_folder(profile));
    free(profile);
}

static void the_profile_is_asked_for_or_beside_or_in_the_data_folder(void **state) {
    (void)state;
    char *home = make_folder(), *asked = file_join(home, "asked");
    char *data = file_join(home, "data"), *in_data = file_join(data, "kyubi");
    char *usual = file_join(home, ".local/share/kyubi"),
         *beside = file_join(home, "kyubi-profile");
    Places places = {.program = home};
    setenv("HOME", home, 1);
    setenv("XDG_DATA_HOME", "not/from/the/root", 1);
    check_profile(&places, NULL, usual);
    setenv("XDG_DATA_HOME", data, 1);
    check_profile(&places, NULL, in_data);
    add_folder(home, "kyubi-profile");
    check_profile(&places, NULL, beside);
    check_profile(&places, asked, asked);
    static const char *const made[] = {
        "asked",        "data/kyubi", "data",         ".local/share/kyubi",
        ".local/share", ".local",     "kyubi-profile"};
    for (size_t i = 0; i < sizeof made / sizeof *made; i++)
        drop_folder(home, made[i]);
    rmdir(home);
    free(asked);
    free(data);
    free(in_data);
    free(usual);
    free(beside);
    free(home);
}

static void without_home_the_account_s_own_is_taken(void **state) {
    (void)state;
    const struct passwd *account = getpwuid(getuid());
    if (!account || access(account->pw_dir, W_OK)) skip();
    Places places = {.program = "/dev/null"};
    char *usual = file_join(account->pw_dir, ".local/share/kyubi");
    bool there = file_exists(usual);
    unsetenv("XDG_DATA_HOME");
    for (int empty = 0; empty < 2; empty++) {
        unsetenv("HOME");
        if (empty) setenv("HOME", "", 1);
        check_profile(&places, NULL, usual);
    }
    if (!there) rmdir(usual);
    free(usual);
}

static void a_profile_that_cannot_be_made_is_refused(void **state) {
    (void)state;
    Places places = {.program = "/dev/null"};
    Error err = {0};
    assert_null(places_profile(&places, "/dev/null/x", &err));
    assert_string_equal(err.key, "file.unwritable");
    assert_string_equal(err.file, "/dev/null/x");
    assert_null(places_profile(&places, "", &err)); // --profile ""
    assert_string_equal(err.key, "file.unwritable");
}

static void check_documents(const char *expected) {
    Places places;
    assert_true(places_find(&places, NULL));
    assert_string_equal(places.documents, expected);
    places_free(&places);
}

static void documents_go_where_the_desktop_keeps_them_or_home(void **state) {
    (void)state;
    static const struct {
        const char *rows;
        const char *folder; // in the home; "": the home itself
    } cases[] = {
        {"", ""},
        {"# XDG_DOCUMENTS_DIR=\"$HOME/docs\"\nXDG_MUSIC_DIR=\"$HOME/docs\"\n", ""},
        {"XDG_MUSIC_DIR=\"$HOME/music\"\nXDG_DOCUMENTS_DIR=\"$HOME/docs\"\n", "docs"},
        {"XDG_DOCUMENTS_DIR=\"$HOME/gone\"\n", ""},
        {"XDG_DOCUMENTS_DIR=\"docs\"\n", ""},
        {"XDG_DOCUMENTS_DIR=\"$HOME/docs", "docs"},
    };
    char *home = make_folder(), *docs = file_join(home, "docs");
    char *rows = file_join(home, ".config/user-dirs.dirs");
    setenv("HOME", home, 1);
    unsetenv("XDG_CONFIG_HOME");
    check_documents(home);
    add_folder(home, "docs");
    add_folder(home, ".config");
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_true(file_write(rows, cases[i].rows, strlen(cases[i].rows), NULL));
        check_documents(cases[i].folder[0] ? docs : home);
    }
    Buffer row = {0};
    buffer_print(&row, "XDG_DOCUMENTS_DIR=\"%s\"\n", docs);
    assert_true(file_write(rows, row.data, row.size, NULL));
    check_documents(docs);
    setenv("XDG_CONFIG_HOME", docs, 1); // nothing is written there
    check_documents(home);
    unsetenv("XDG_CONFIG_HOME");
    unlink(rows);
    drop_folder(home, ".config");
    drop_folder(home, "docs");
    rmdir(home);
    buffer_clear(&row);
    free(rows);
    free(docs);
    free(home);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_source_and_the_build_are_found_when_nothing_is_set),
        cmocka_unit_test(kyubi_home_wins_and_is_the_only_one_asked),
        cmocka_unit_test(the_profile_is_asked_for_or_beside_or_in_the_data_folder),
        cmocka_unit_test(without_home_the_account_s_own_is_taken),
        cmocka_unit_test(documents_go_where_the_desktop_keeps_them_or_home),
        cmocka_unit_test(a_profile_that_cannot_be_made_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
