#include "base/file.h"
#include "base/mem.h"

#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

static char *make_folder(void) {
    char *folder = mem_text(KYUBI_BUILD "/tests/file-XXXXXX");
    assert_non_null(mkdtemp(folder));
    return folder;
}

static void remove_tree(char *folder) {
    char **names = file_list(folder, NULL, NULL);
    for (char **name = names; *name; name++) {
        char *path = file_join(folder, *name);
        if (file_is_folder(path))
            remove_tree(path);
        else if (!unlink(path))
            free(path);
    }
    free(names);
    assert_int_equal(rmdir(folder), 0);
    free(folder);
}

static void what_was_written_is_read(void **state) {
    (void)state;
    char *folder = make_folder(), *path = file_join(folder, "名前.txt");
    Error err = {0};
    assert_true(file_write(path, "a\0b", 3, &err));
    size_t size = 0;
    char *bytes = file_read(path, 3, &size, &err);
    assert_int_equal(size, 3);
    assert_memory_equal(bytes, "a\0b", 4); // and a zero behind it
    free(bytes);
    assert_true(file_write(path, "", 0, &err));
    bytes = file_read(path, 0, NULL, &err);
    assert_string_equal(bytes, "");
    free(bytes);
    char **names = file_list(folder, NULL, &err);
    assert_string_equal(names[0], "名前.txt");
    assert_null(names[1]); // nothing half-written lies beside it
    free(names);
    free(path);
    remove_tree(folder);
}

static void check_unread(const char *path, size_t most, const char *key) {
    Error err = {0};
    assert_null(file_read(path, most, NULL, &err));
    assert_string_equal(err.key, key);
    assert_string_equal(err.args, path);
    assert_string_equal(err.file, path);
}

static void what_cannot_be_read_says_why(void **state) {
    (void)state;
    char *folder = make_folder(), *path = file_join(folder, "a"),
         *pipe = file_join(folder, "p");
    assert_true(file_write(path, "1234", 4, NULL));
    assert_int_equal(mkfifo(pipe, 0600), 0);
    check_unread(path, 3, "file.too_large");
    check_unread(folder, 100, "file.not_regular");
    check_unread(pipe, 100, "file.not_regular"); // and does not wait for a writer
    check_unread("/dev/null", 100, "file.not_regular");
    check_unread("/dev/null/x", 100, "file.missing");
    unlink(path);
    check_unread(path, 100, "file.missing");
    assert_int_equal(symlink("a", path), 0);
    check_unread(path, 100, "file.unreadable"); // a link to itself
    free(path);
    free(pipe);
    remove_tree(folder);
}

static void a_file_that_cannot_be_written_stays_as_it_was(void **state) {
    (void)state;
    char *folder = make_folder(), *path = file_join(folder, "taken");
    Error err = {0};
    assert_false(file_write("/dev/null/x", "1", 1, &err));
    assert_string_equal(err.key, "file.unwritable");
    assert_string_equal(err.file, "/dev/null/x");
    assert_int_equal(mkdir(path, 0755), 0);
    assert_false(file_write(path, "1", 1, &err)); // a folder is in its place
    assert_string_equal(err.args, path);
    assert_true(file_is_folder(path));
    char **names = file_list(folder, NULL, NULL);
    assert_null(names[1]);
    free(names);
    free(path);
    remove_tree(folder);
}

static void folders_are_made_with_those_above(void **state) {
    (void)state;
    char *folder = make_folder(), *deep = file_join(folder, "a/b/c");
    Error err = {0};
    assert_true(file_make_folder(deep, &err));
    assert_true(file_make_folder(deep, &err));
    assert_true(file_is_folder(deep) && file_exists(deep));
    char *path = file_join(folder, "f"), *below = file_join(folder, "f/g");
    assert_true(file_write(path, "", 0, NULL));
    assert_true(file_exists(path));
    assert_false(file_is_folder(path));
    assert_false(file_make_folder(below, &err));
    assert_string_equal(err.key, "file.unwritable");
    assert_string_equal(err.file, below);
    free(path);
    free(below);
    free(deep);
    remove_tree(folder);
}

static void a_folder_lists_its_names_in_order(void **state) {
    (void)state;
    char *folder = make_folder();
    static const char *const made[] = {"b.lua", "a.lua", "B.lua", ".lua", "a.txt", "lua"};
    for (size_t i = 0; i < sizeof made / sizeof *made; i++) {
        char *path = file_join(folder, made[i]);
        assert_true(file_write(path, "", 0, NULL));
        free(path);
    }
    char **names = file_list(folder, ".lua", NULL);
    static const char *const expected[] = {".lua", "B.lua", "a.lua", "b.lua"};
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++)
        assert_string_equal(names[i], expected[i]);
    assert_null(names[4]);
    free(names);
    names = file_list(folder, ".none", NULL);
    assert_null(names[0]);
    free(names);
    Error err = {0};
    assert_null(file_list("/dev/null/x", NULL, &err));
    assert_string_equal(err.key, "file.missing");
    remove_tree(folder);
}

static void check_and_free(char *found, const char *expected) {
    assert_string_equal(found, expected);
    free(found);
}

static void paths_are_joined_and_taken_apart(void **state) {
    (void)state;
    check_and_free(file_join("a", "b"), "a/b");
    check_and_free(file_join("a/", "b"), "a/b");
    check_and_free(file_join("/", "b"), "/b");
    assert_string_equal(file_name("a/b/c.lua"), "c.lua");
    assert_string_equal(file_name("c.lua"), "c.lua");
    assert_string_equal(file_name("a/"), "");
    check_and_free(file_stem("a.b/c.tar.gz"), "c.tar");
    check_and_free(file_stem("a.b/c"), "c");
    check_and_free(file_stem("a/.lua"), ".lua");
    check_and_free(file_folder("a/b/c.lua"), "a/b");
    check_and_free(file_folder("c.lua"), ".");
    check_and_free(file_folder("/c.lua"), "/");
}

static void a_new_file_takes_no_ones_place(void **state) {
    (void)state;
    char *folder = make_folder(), *first = file_join(folder, "名.pdf");
    assert_true(file_write(first, "mine", 4, NULL));
    Error err = {0};
    static const char *const expected[] = {"名 (2).pdf", "名 (3).pdf"};
    for (int i = 0; i < 2; i++) {
        char *path = file_new(folder, "名", ".pdf", &err);
        assert_string_equal(file_name(path), expected[i]);
        assert_true(file_exists(path));
        free(path);
    }
    char *kept = file_read(first, 10, NULL, NULL);
    check_and_free(kept, "mine");
    free(first);
    assert_null(file_new("/dev/null/x", "a", ".pdf", &err));
    assert_string_equal(err.key, "file.unwritable");
    remove_tree(folder);
}

static void a_file_that_was_changed_has_another_stamp(void **state) {
    (void)state;
    char *folder = make_folder(), *path = file_join(folder, "a");
    assert_true(file_stamp(path) == 0);
    assert_true(file_write(path, "one", 3, NULL));
    uint64_t one = file_stamp(path);
    assert_true(one != 0 && file_stamp(path) == one);
    assert_true(file_write(path, "four", 4, NULL));
    uint64_t four = file_stamp(path);
    assert_true(four != one);
    struct timespec times[2] = {{1000, 0}, {1000, 1}}; // its length the same
    assert_int_equal(utimensat(AT_FDCWD, path, times, 0), 0);
    assert_true(file_stamp(path) != four && file_stamp(path) != 0);
    free(path);
    remove_tree(folder);
}

static void a_title_becomes_a_name_on_every_system(void **state) {
    (void)state;
    check_and_free(file_name_from("C01 量子ビット"), "C01 量子ビット");
    check_and_free(file_name_from("a/b\\c:d*e?f\"g<h>i|j"), "a／b＼c：d＊e？f＂g＜h＞i｜j");
    check_and_free(file_name_from("../up"), "．.／up");
    check_and_free(file_name_from("  .\n\thid\x7F. . "), "．hid");
    check_and_free(file_name_from(" \n "), "Kyubi");
    char longest[1000] = "";
    for (int i = 0; i < 200; i++)
        strcat(longest, "量");
    char *name = file_name_from(longest);
    assert_int_equal(strlen(name), 180); // whole characters of three bytes
    free(name);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_written_is_read),
        cmocka_unit_test(what_cannot_be_read_says_why),
        cmocka_unit_test(a_file_that_cannot_be_written_stays_as_it_was),
        cmocka_unit_test(folders_are_made_with_those_above),
        cmocka_unit_test(a_folder_lists_its_names_in_order),
        cmocka_unit_test(paths_are_joined_and_taken_apart),
        cmocka_unit_test(a_new_file_takes_no_ones_place),
        cmocka_unit_test(a_file_that_was_changed_has_another_stamp),
        cmocka_unit_test(a_title_becomes_a_name_on_every_system),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
