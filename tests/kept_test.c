// What is noted of installed packs: enough to do without the jail, and never believed when
// it does not fit.
#include "lesson/kept.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "installing.h"

// Many times, so without waiting for the disk.
static void put(const char *path, const char *bytes, size_t size) {
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, size, file), size);
    assert_int_equal(fclose(file), 0);
}

static Pack *open_there(const Bench *b, Error *err) {
    *err = (Error){.key = ""};
    return installed_open(b->profile, "my.pack.kyubi", &nobody, "/no/jail", err);
}

static void expect_fault(const Bench *b, const char *key) {
    Error err;
    assert_null(open_there(b, &err));
    assert_string_equal(err.key, key);
    assert_true(err.file[0]);
}

static void one_that_is_noted_needs_no_jail(void **state) {
    Bench *b = *state;
    Error err;
    expect(b, "1", LESSON, false, INSTALL_NEW, "");
    Pack *pack = open_there(b, &err);
    assert_non_null(pack);
    assert_true(pack->installed);
    assert_non_null(pack_files_hash(pack->files)); // shut
    assert_string_equal(pack->lessons[0].file, "01-first.lua");
    assert_null(pack_files_read(pack->files, "01-first.lua", 1000, NULL, NULL));
    pack_close(pack);
    char *path = installed_path(b->profile, "my.pack"); // as a copied profile has it
    assert_int_equal(utimensat(-100, path, NULL, 0), 0);
    pack = open_there(b, &err);
    assert_non_null(pack);
    pack_close(pack);
    free(path);
}

static void one_of_which_nothing_is_noted_is_read_and_noted(void **state) {
    Bench *b = *state;
    Error err;
    expect(b, "1", LESSON, false, INSTALL_NEW, "");
    char *note = installed_note(b->profile, "my.pack");
    assert_int_equal(unlink(note), 0);
    expect_fault(b, "jail.start");
    expect_there(b, "1");
    assert_true(file_exists(note));
    Pack *pack = open_there(b, &err);
    assert_non_null(pack);
    pack_close(pack);
    free(note);
}

// Each byte of the note in its turn, and every length.
static void a_damaged_note_is_told(void **state) {
    Bench *b = *state;
    expect(b, "1", LESSON, false, INSTALL_NEW, "");
    char *note = installed_note(b->profile, "my.pack");
    size_t size;
    char *text = file_read(note, 1 << 20, &size, NULL);
    for (size_t i = 0; i < size; i += 3) {
        text[i] ^= 1;
        put(note, text, size);
        expect_fault(b, "kept.damaged");
        text[i] ^= 1;
        put(note, text, i);
        expect_fault(b, "kept.damaged");
    }
    expect(b, "1", LESSON, false, INSTALL_MENDED, "");
    expect_there(b, "1");
    free(text);
    free(note);
}

static void other_bytes_than_were_installed_are_told(void **state) {
    Bench *b = *state;
    expect(b, "1", LESSON, false, INSTALL_NEW, "");
    char *path = installed_path(b->profile, "my.pack");
    char *other = make(b, "my.pack", "1", LESSON "-- altered\n");
    size_t size;
    char *bytes = file_read(other, 1 << 20, &size, NULL);
    assert_true(file_write(path, bytes, size, NULL));
    expect_fault(b, "installed.changed");
    expect(b, "1", LESSON, false, INSTALL_MENDED, "");
    free(bytes);
    free(other);
    free(path);
}

static void a_hash_in_parts_is_the_hash_of_the_whole(void **state) {
    (void)state;
    char bytes[3000], whole[ARCHIVE_HASH], parts[ARCHIVE_HASH];
    memset(bytes, 'q', sizeof bytes);
    archive_hash("", 0, whole); // BLAKE2b-256 of nothing
    assert_string_equal(whole,
                        "0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8");
    archive_hash(bytes, sizeof bytes, whole);
    ArchiveHash *hash = archive_hash_start();
    for (size_t at = 0; at < sizeof bytes; at += 100)
        archive_hash_add(hash, bytes + at, 100);
    archive_hash_end(hash, parts);
    assert_string_equal(parts, whole);
}

int main(void) {
#define FRESH(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        FRESH(one_that_is_noted_needs_no_jail),
        FRESH(one_of_which_nothing_is_noted_is_read_and_noted),
        FRESH(a_damaged_note_is_told),
        FRESH(other_bytes_than_were_installed_are_told),
        FRESH(a_hash_in_parts_is_the_hash_of_the_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
