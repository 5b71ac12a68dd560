// A pack's picture files: regular ones are given, everything else is passed over.
#include "lesson/picture_files.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include "base/file.h"
#include "base/mem.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

typedef struct Seen {
    Buffer names;
    int most;
} Seen;

static bool take(void *to, const char *name, const char *bytes, size_t size) {
    Seen *seen = to;
    assert_int_equal(bytes[size], 0);
    buffer_print(&seen->names, "%s:%zu ", name, size);
    return --seen->most > 0;
}

static void check(const char *folder, int most, const char *names) {
    Seen seen = {.most = most};
    PackFiles *files = pack_files_of_folder(folder);
    picture_files_read(files, take, &seen);
    pack_files_close(files);
    char *got = buffer_take(&seen.names);
    assert_string_equal(got, names);
    free(got);
}

static char *make(const char *folder, const char *name, size_t size) {
    char *path = file_join(folder, name);
    char *bytes = mem_new(size + 1);
    assert_true(file_write(path, bytes, size, NULL));
    free(bytes);
    return path;
}

static void only_regular_files_of_the_folder_are_given(void **state) {
    (void)state;
    char folder[] = "/tmp/kyubi-pictures-XXXXXX";
    assert_non_null(mkdtemp(folder));
    char *link_path = file_join(folder, "c-link.png"), *pipe = file_join(folder, "d.png");
    char *inner = file_join(folder, "e.png"), *hard = file_join(folder, "secret.txt");
    char *paths[] = {make(folder, "b.png", 3),
                     make(folder, "a.png", 0),
                     make(folder, "f.png", PICTURE_FILE_BYTES + 1),
                     make(folder, "g h.png", 1),
                     make(folder, "i.txt", 1),
                     hard};
    assert_true(file_write(hard, "x", 1, NULL));
    assert_int_equal(symlink(hard, link_path), 0);
    assert_int_equal(mkfifo(pipe, 0600), 0);
    assert_int_equal(mkdir(inner, 0700), 0);
    check(folder, 99, "a.png:0 b.png:3 ");
    check(folder, 1, "a.png:0 ");
    check("/nowhere", 1, "");
    rmdir(inner);
    unlink(pipe);
    unlink(link_path);
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        unlink(paths[i]);
        free(paths[i]);
    }
    free(inner);
    free(pipe);
    free(link_path);
    assert_int_equal(rmdir(folder), 0);
}

static void all_together_stay_under_the_limit(void **state) {
    (void)state;
    char folder[] = "/tmp/kyubi-pictures-XXXXXX", name[16];
    assert_non_null(mkdtemp(folder));
    enum { FILES = 9 };
    Buffer expected = {0};
    char *paths[FILES];
    for (int i = 0; i < FILES; i++) {
        snprintf(name, sizeof name, "%d.png", i);
        paths[i] = make(folder, name, PICTURE_FILE_BYTES);
        if ((i + 1) * (size_t)PICTURE_FILE_BYTES <= PICTURE_FILES_BYTES)
            buffer_print(&expected, "%s:%d ", name, PICTURE_FILE_BYTES);
    }
    check(folder, 99, expected.data);
    for (int i = 0; i < FILES; i++) {
        unlink(paths[i]);
        free(paths[i]);
    }
    buffer_clear(&expected);
    assert_int_equal(rmdir(folder), 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(only_regular_files_of_the_folder_are_given),
        cmocka_unit_test(all_together_stay_under_the_limit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
