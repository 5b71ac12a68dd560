// The files of a pack in a folder: read without following links, listed by the rules. Of
// archives: unpack_test.
#include "lesson/pack_files.h"

#include "base/file.h"
#include "base/mem.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <cmocka.h>

#include "scratch.h"

typedef struct Bench {
    char folder[64];
    PackFiles *files;
    Buffer found, faults;
} Bench;

static int set_up(void **state) {
    Bench *b = mem_new(sizeof *b);
    if (!scratch_make(b->folder, "files")) return -1;
    b->files = pack_files_of_folder(b->folder);
    *state = b;
    return 0;
}

static int tear_down(void **state) {
    Bench *b = *state;
    bool gone = scratch_remove(b->folder);
    pack_files_close(b->files);
    buffer_clear(&b->found);
    buffer_clear(&b->faults);
    free(b);
    return gone ? 0 : -1;
}

static void put(const Bench *b, const char *name, const char *text) {
    char *path = file_join(b->folder, name), *folder = file_folder(path);
    assert_true(file_make_folder(folder, NULL));
    assert_true(file_write(path, text, strlen(text), NULL));
    free(folder);
    free(path);
}

static void put_link(const Bench *b, const char *to, const char *name) {
    char *path = file_join(b->folder, name);
    assert_int_equal(symlink(to, path), 0);
    free(path);
}

static void found(void *to, const char *name, size_t size) {
    buffer_print(&((Bench *)to)->found, "%s:%zu ", name, size);
}

static void fault(void *to, const Error *about) {
    buffer_print(&((Bench *)to)->faults, "%s(%s) ", about->key, about->args);
}

static void expect_walk(Bench *b, const PackLimits *limits, const char *names,
                        const char *faults) {
    buffer_clear(&b->found);
    buffer_clear(&b->faults);
    PackWalk walk = {.found = found, .fault = fault, .to = b};
    assert_true(pack_files_walk(b->files, limits, walk, NULL));
    assert_string_equal(b->found.data ? b->found.data : "", names);
    assert_string_equal(b->faults.data ? b->faults.data : "", faults);
}

static void expect_read(const Bench *b, const char *name, const char *key) {
    Error err = {.key = ""};
    char *bytes = pack_files_read(b->files, name, 100, NULL, &err);
    assert_string_equal(err.key, key);
    assert_int_equal(bytes != NULL, !key[0]);
    if (key[0]) assert_true(strncmp(err.file, b->folder, strlen(b->folder)) == 0);
    free(bytes);
}

static void files_are_read_through_their_folders(void **state) {
    Bench *b = *state;
    size_t size;
    put(b, "lib/deep/a.lua", "x = 1");
    put(b, "empty.txt", "");
    char *text = pack_files_read(b->files, "lib/deep/a.lua", 5, &size, NULL);
    assert_string_equal(text, "x = 1");
    assert_int_equal(size, 5);
    free(text);
    expect_read(b, "empty.txt", "");
    expect_read(b, "lib/deep", "pack.not_file");
    expect_read(b, "lib/none.lua", "file.missing");
    expect_read(b, "empty.txt/a", "file.missing");
    Error err;
    assert_null(pack_files_read(b->files, "lib/deep/a.lua", 4, &size, &err));
    assert_string_equal(err.key, "file.too_large");
}

static void nothing_outside_of_the_folder_is_read(void **state) {
    Bench *b = *state;
    put(b, "a.lua", "x");
    put(b, "lib/b.lua", "x");
    put_link(b, "/etc/passwd", "c.lua");
    put_link(b, "a.lua", "d.lua"); // not even one that stays within
    put_link(b, "/etc", "etc");
    put_link(b, "lib", "other");
    expect_read(b, "c.lua", "pack.not_file");
    expect_read(b, "d.lua", "pack.not_file");
    expect_read(b, "etc/passwd", "file.missing");
    expect_read(b, "other/b.lua", "file.missing");
    expect_read(b, "../passwd", "file.missing");
    expect_read(b, "lib/../a.lua", "file.missing");
    expect_read(b, "/etc/passwd", "file.missing");
    PackLimits limits = pack_limits();
    expect_walk(b, &limits, "a.lua:1 lib/b.lua:1 ",
                "pack.not_file(c.lua) pack.not_file(d.lua) pack.not_file(etc) "
                "pack.not_file(other) ");
}

static void pipes_sockets_and_devices_are_not_waited_for(void **state) {
    Bench *b = *state;
    char *pipe = file_join(b->folder, "pipe.lua");
    assert_int_equal(mkfifo(pipe, 0600), 0);
    struct sockaddr_un at = {.sun_family = AF_UNIX};
    snprintf(at.sun_path, sizeof at.sun_path, "%s/socket.lua", b->folder);
    int handle = socket(AF_UNIX, SOCK_STREAM, 0);
    assert_int_equal(bind(handle, (struct sockaddr *)&at, sizeof at), 0);
    expect_read(b, "pipe.lua", "pack.not_file");
    expect_read(b, "socket.lua", "pack.not_file");
    PackLimits limits = pack_limits();
    expect_walk(b, &limits, "", "pack.not_file(pipe.lua) pack.not_file(socket.lua) ");
    close(handle);
    free(pipe);
}

static void folders_obey_the_rules_of_archives(void **state) {
    Bench *b = *state;
    static const char *const names[] = {"a.lua",
                                        "A.lua",
                                        "b.exe",
                                        "con.txt",
                                        "d\n.txt",
                                        " e.txt",
                                        "x/y/z/y/z/y/z/y/a.lua",
                                        "lib/ok.lua",
                                        "lib/か\xe3\x82\x99.txt"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        put(b, names[i], "x");
    PackLimits limits = pack_limits();
    expect_walk(b, &limits, "A.lua:1 lib/ok.lua:1 ",
                "pack.name_edge( e.txt) pack.name_twice(a.lua\tA.lua) "
                "pack.name_type(b.exe) pack.name_device(con.txt) "
                "pack.name_letter(d?.txt\tU+000A) "
                "pack.name_letter(lib/か?.txt\tU+3099) "
                "pack.name_deep(x/y/z/y/z/y/z/y/a.lua\t8) ");
}

static void sizes_and_numbers_are_limited(void **state) {
    Bench *b = *state;
    PackLimits limits = pack_limits();
    limits.lua = 3;
    limits.unpacked = 6;
    limits.files = 5;
    put(b, "a.lua", "1234");
    put(b, "b.lua", "123");
    put(b, "c.lua", "123");
    put(b, "d.lua", "1");
    expect_walk(b, &limits, "b.lua:3 c.lua:3 ",
                "pack.file_large(a.lua\t1) pack.unpacked_large(d.lua\t1) ");
    limits.unpacked = 99;
    put(b, "e/f.lua", "1");
    put(b, "g.lua", "1");
    put(b, "h.lua", "1"); // one more too many is not told again
    expect_walk(b, &limits, "b.lua:3 c.lua:3 d.lua:1 e/f.lua:1 ",
                "pack.file_large(a.lua\t1) pack.many_files(5) ");
}

static void what_editors_leave_is_no_part_of_a_pack(void **state) {
    Bench *b = *state;
    put(b, "a.lua", "");
    put(b, "a.lua~", "");
    put(b, ".a.lua.swp", "");
    put(b, ".git/config", "");
    put(b, "lib/.hidden.lua", "");
    PackLimits limits = pack_limits();
    expect_walk(b, &limits, "a.lua:0 ", "");
}

static void names_are_listed_by_their_ending(void **state) {
    Bench *b = *state;
    put(b, "b.lua", "");
    put(b, "a.PNG", "");
    put(b, "lib/a.lua", "");
    char **names = pack_files_list(b->files, ".lua");
    assert_string_equal(names[0], "b.lua");
    assert_string_equal(names[1], "lib/a.lua");
    assert_null(names[2]);
    free(names);
    PackFiles *around = pack_files_around(b->folder); // a lesson alone
    names = pack_files_list(around, NULL);
    assert_string_equal(names[0], "a.PNG");
    assert_string_equal(names[1], "b.lua");
    assert_null(names[2]);
    free(names);
    pack_files_close(around);
    PackFiles *nowhere = pack_files_of_folder("/nowhere");
    Error err;
    PackLimits limits = pack_limits();
    assert_false(pack_files_walk(nowhere, &limits, (PackWalk){NULL}, &err));
    assert_string_equal(err.key, "file.missing");
    names = pack_files_list(nowhere, NULL);
    assert_null(names[0]);
    free(names);
    pack_files_close(nowhere);
}

static void a_file_is_known_by_its_stamp(void **state) {
    Bench *b = *state;
    assert_int_equal(pack_files_stamp(b->files, "a.lua"), 0);
    assert_false(pack_files_have(b->files, "a.lua"));
    put(b, "a.lua", "x");
    uint64_t before = pack_files_stamp(b->files, "a.lua");
    assert_int_not_equal(before, 0);
    assert_true(pack_files_have(b->files, "a.lua"));
    put(b, "a.lua", "xy");
    assert_int_not_equal(pack_files_stamp(b->files, "a.lua"), before);
    assert_false(pack_files_packed(b->files));
    assert_string_equal(pack_files_path(b->files), b->folder);
}

int main(void) {
#define FRESH(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        FRESH(files_are_read_through_their_folders),
        FRESH(nothing_outside_of_the_folder_is_read),
        FRESH(pipes_sockets_and_devices_are_not_waited_for),
        FRESH(folders_obey_the_rules_of_archives),
        FRESH(sizes_and_numbers_are_limited),
        FRESH(what_editors_leave_is_no_part_of_a_pack),
        FRESH(names_are_listed_by_their_ending),
        FRESH(a_file_is_known_by_its_stamp),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
