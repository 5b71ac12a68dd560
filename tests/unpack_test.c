// Archives opened by a jail: good ones, broken ones, and a jail that lies.
#include "lesson/unpack.h"

#include "base/file.h"
#include "base/mem.h"
#include "lesson/child.h"
#include "lesson/pack.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "lying_zip.h"
#include "open_files.h"

#define JAIL KYUBI_BUILD "/kyubi-jail"

static const char MANIFEST[] =
    "{\"id\":\"my.pack\",\"version\":\"1.2\",\"api\":0,\"title\":{\"en\":\"My\"},"
    "\"authors\":[\"A\",\"B\"],\"uses\":[{\"id\":\"other\",\"version\":\"0.9\"}],"
    "\"lessons\":[{\"id\":\"a\",\"file\":\"01-a.lua\",\"title\":{\"en\":\"A\"}}]}";

static char *path_of(const char *name) {
    Buffer path = {0};
    buffer_print(&path, "/tmp/kyubi-unpack-%d-%s", (int)getpid(), name);
    return buffer_take(&path);
}

static char *write_zip(const ZipEntry *entries, size_t count, ZipEnd end) {
    char *path = path_of("a.kyubi");
    Buffer zip = zip_of(entries, count, end);
    assert_true(file_write(path, zip.data, zip.size, NULL));
    buffer_clear(&zip);
    return path;
}

static void expect(const char *path, const char *jail, const char *key, const char *file) {
    Error err = {.key = ""};
    PackFiles *files = unpack(path, jail, &err);
    if (strcmp(err.key, key) != 0) fail_msg("%s %s, not %s", err.key, err.args, key);
    assert_int_equal(files != NULL, !key[0]);
    if (file) assert_string_equal(err.file, file);
    pack_files_close(files);
}

static void an_archive_is_read_into_memory(void **state) {
    (void)state;
    char *large = mem_new(700001); // more than one message holds
    memset(large, 'x', 700000);
    const ZipEntry entries[] = {{.name = "pack.json", .bytes = MANIFEST},
                                {.name = "b.txt", .bytes = large, .deflated = true},
                                {.name = "a/"},
                                {.name = "a/c.lua", .bytes = "x = 1\n"},
                                {.name = "01-a.lua", .bytes = ""}};
    char *path = write_zip(entries, 5, (ZipEnd){0});
    Error err = {.key = ""};
    PackFiles *files = unpack(path, JAIL, &err);
    if (!files) fail_msg("%s %s", err.key, err.args);
    unlink(path); // it is not looked at again
    assert_true(pack_files_packed(files));
    assert_string_equal(pack_files_path(files), path);
    char **names = pack_files_list(files, NULL);
    static const char *const expected[] = {"01-a.lua", "a/c.lua", "b.txt", "pack.json"};
    for (int i = 0; i < 4; i++)
        assert_string_equal(names[i], expected[i]);
    assert_null(names[4]);
    free(names);
    size_t size;
    char *bytes = pack_files_read(files, "b.txt", 700000, &size, NULL);
    assert_int_equal(size, 700000);
    assert_string_equal(bytes, large);
    free(bytes);
    bytes = pack_files_read(files, "01-a.lua", 1, &size, NULL);
    assert_string_equal(bytes, "");
    free(bytes);
    assert_null(pack_files_read(files, "b.txt", 699999, &size, &err));
    assert_string_equal(err.key, "file.too_large");
    assert_null(pack_files_read(files, "c.lua", 1, &size, &err));
    assert_string_equal(err.key, "file.missing");
    assert_true(pack_files_have(files, "a/c.lua"));
    assert_false(pack_files_have(files, "a"));
    pack_files_close(files);
    free(path);
    free(large);
}

static void a_pack_says_what_it_is(void **state) {
    (void)state;
    const ZipEntry entries[] = {{.name = "01-a.lua", .bytes = "lesson {}"},
                                {.name = "pack.json", .bytes = MANIFEST}};
    char *path = write_zip(entries, 2, (ZipEnd){0});
    Error err = {.key = ""};
    Pack *pack = pack_at(path, JAIL, &err);
    if (!pack) fail_msg("%s %s", err.key, err.args);
    assert_string_equal(pack->id, "my.pack");
    assert_string_equal(pack->version, "1.2");
    assert_string_equal(pack->folder, path);
    assert_int_equal(pack->author_count, 2);
    assert_string_equal(pack->authors[1], "B");
    assert_int_equal(pack->use_count, 1);
    assert_string_equal(pack->uses[0].id, "other");
    assert_string_equal(pack->uses[0].version, "0.9");
    pack_close(pack);
    unlink(path);
    free(path);
}

static void a_broken_archive_is_told_with_its_place(void **state) {
    (void)state;
    const ZipEntry wrong[] = {{.name = "pack.json", .bytes = "{}", .crc = 1}},
                   text[] = {{.name = "pack.json", .bytes = "{\n\x1b}"}},
                   manifest[] = {{.name = "pack.json", .bytes = "{\n}"}};
    char *path = write_zip(wrong, 1, (ZipEnd){0});
    char *within = file_join(path, "pack.json");
    expect(path, JAIL, "archive.crc", path);
    free(write_zip(text, 1, (ZipEnd){0}));
    expect(path, JAIL, "pack.content_text", within);
    free(write_zip(manifest, 1, (ZipEnd){0}));
    expect(path, JAIL, "", NULL);
    Error err = {.key = ""};
    assert_null(pack_of_archive(path, JAIL, &err));
    assert_string_equal(err.key, "pack.field_missing");
    assert_string_equal(err.file, within);
    assert_int_equal(err.line, 1);
    assert_true(file_write(path, "", 0, NULL));
    expect(path, JAIL, "archive.start", path);
    unlink(path);
    expect(path, JAIL, "file.missing", path);
    assert_int_equal(mkfifo(path, 0600), 0);
    expect(path, JAIL, "file.not_regular", path);
    unlink(path);
    expect("/tmp", JAIL, "file.not_regular", "/tmp");
    free(within);
    free(path);
}

// How bad_child misbehaves is the name it is started under.
static void expect_bad(const char *path, const char *how, const char *key) {
    char program[256];
    mkdir(KYUBI_BUILD "/tests/bad", 0755);
    snprintf(program, sizeof program, KYUBI_BUILD "/tests/bad/%s", how);
    symlink("../bad_child", program); // it may be there from the last time
    expect(path, program, key, NULL);
}

static void what_the_jail_says_is_not_believed(void **state) {
    (void)state;
    const ZipEntry entries[] = {{.name = "pack.json", .bytes = "{}"}};
    char *path = write_zip(entries, 1, (ZipEnd){0});
    expect_bad(path, "entry-outside", "jail.protocol");
    expect_bad(path, "entry-device", "pack.name_device");
    expect_bad(path, "entry-program", "pack.content_text");
    expect_bad(path, "entry-type", "pack.name_type");
    expect_bad(path, "entry-large", "pack.file_large");
    expect_bad(path, "entry-flood", "jail.protocol");
    expect_bad(path, "segv", "jail.crashed");
    expect_bad(path, "exit", "jail.crashed");
    expect_bad(path, "nonsense", "jail.protocol");
    expect_bad(path, "stillborn", "jail.start");
    expect(path, "/nowhere/kyubi-jail", "jail.start", NULL);
    unlink(path);
    free(path);
}

static void a_child_that_unpacks_runs_no_lua(void **state) {
    (void)state;
    Child *child = child_start((ChildOptions){.program = JAIL, .unpacks = true}, NULL);
    Error err = {.key = ""};
    Message message;
    assert_non_null(child);
    assert_true(child_file(child, "a.lua", "print(1)", 8, NULL));
    child_load(child, "a.lua", 2000);
    while (!child_gone(child)) {
        child_wait(child, 1000);
        while (child_next(child, &message))
            fail_msg("it said %s", message_kind(message.type)->name);
    }
    assert_true(child_error(child, &err));
    assert_string_equal(err.key, "jail.crashed");
    child_close(child);
}

static void nothing_is_left_of_a_hundred_openings(void **state) {
    (void)state;
    const ZipEntry good[] = {{.name = "pack.json", .bytes = "{}"}},
                   bad[] = {{.name = "pack.json", .bytes = "{}"}, {.name = "../a.txt"}};
    int before = open_files();
    for (int i = 0; i < 100; i++) {
        char *path = write_zip(i % 2 ? good : bad, i % 2 ? 1 : 2, (ZipEnd){0});
        expect(path, JAIL, i % 2 ? "" : "pack.name_dots", NULL);
        unlink(path);
        free(path);
    }
    assert_int_equal(open_files(), before);
    assert_int_equal(waitpid(-1, NULL, WNOHANG), -1); // no child is left
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_archive_is_read_into_memory),
        cmocka_unit_test(a_pack_says_what_it_is),
        cmocka_unit_test(a_broken_archive_is_told_with_its_place),
        cmocka_unit_test(what_the_jail_says_is_not_believed),
        cmocka_unit_test(a_child_that_unpacks_runs_no_lua),
        cmocka_unit_test(nothing_is_left_of_a_hundred_openings),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
