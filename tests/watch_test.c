// The watch of an author's folder, by notes of the system and by looking.
#include "app/watch.h"

#include "base/file.h"
#include "base/mem.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { LONG_MS = 20000, SHORT_MS = 3 * WATCH_POLL_MS };

typedef struct Bench {
    char folder[64];
    int told[2]; // a byte for each call
    Watch *watch;
} Bench;

static void note(void *to) {
    assert_int_equal(write(((Bench *)to)->told[1], "x", 1), 1);
}

static bool told_within(Bench *b, int ms) {
    struct pollfd on = {.fd = b->told[0], .events = POLLIN};
    char byte;
    return poll(&on, 1, ms) == 1 && read(b->told[0], &byte, 1) == 1;
}

static char *path_in(const Bench *b, const char *name) {
    return file_join(b->folder, name);
}

static void write_in(const Bench *b, const char *name, const char *text) {
    char *path = path_in(b, name);
    assert_true(file_write(path, text, strlen(text), NULL));
    free(path);
}

static void remove_in(const Bench *b, const char *name) {
    char *path = path_in(b, name);
    unlink(path);
    free(path);
}

static Bench *open_bench(bool polling) {
    Bench *b = mem_new(sizeof *b);
    strcpy(b->folder, "/tmp/kyubi-watch-XXXXXX");
    assert_non_null(mkdtemp(b->folder));
    assert_int_equal(pipe(b->told), 0);
    write_in(b, "01-one.lua", "one");
    b->watch = watch_start(
        (WatchOptions){.folder = b->folder, .changed = note, .to = b, .polling = polling});
    assert_non_null(b->watch);
    return b;
}

static void close_bench(Bench *b) {
    static const char *const names[] = {"01-one.lua",   "02-two.lua", "pack.json",
                                        "glossary.tsv", "a.png",      "notes.txt",
                                        ".hidden.lua"};
    watch_end(b->watch);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        remove_in(b, names[i]);
    rmdir(b->folder);
    close(b->told[0]);
    close(b->told[1]);
    free(b);
}

static void check_changes(bool polling) {
    static const char *const names[] = {"01-one.lua", "02-two.lua", "pack.json",
                                        "glossary.tsv", "a.png"};
    Bench *b = open_bench(polling);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        write_in(b, names[i], "another text");
        if (!told_within(b, LONG_MS)) fail_msg("not told of %s", names[i]);
    }
    remove_in(b, "02-two.lua");
    assert_true(told_within(b, LONG_MS));
    close_bench(b);
}

static void files_that_change_come_or_go_are_told(void **state) {
    (void)state;
    check_changes(false);
}

static void where_the_system_tells_nothing_they_are_looked_at(void **state) {
    (void)state;
    check_changes(true);
}

// An editor that writes in place, in several strokes, is one change.
static void many_writes_in_a_row_are_told_once(void **state) {
    (void)state;
    Bench *b = open_bench(false);
    char *path = path_in(b, "01-one.lua");
    for (int i = 0; i < 20; i++) {
        FILE *file = fopen(path, "a");
        fputs("more\n", file);
        fclose(file);
    }
    assert_true(told_within(b, LONG_MS));
    assert_false(told_within(b, SHORT_MS));
    free(path);
    close_bench(b);
}

static void what_is_read_or_no_part_of_a_pack_is_not_told(void **state) {
    (void)state;
    Bench *b = open_bench(false);
    char *path = path_in(b, "01-one.lua");
    free(file_read(path, 100, NULL, NULL));
    write_in(b, "notes.txt", "x");
    write_in(b, ".hidden.lua", "x");
    assert_false(told_within(b, SHORT_MS));
    free(path);
    close_bench(b);
}

// It goes on by looking: the notes belonged to the old folder.
static void a_folder_that_is_put_in_place_of_the_old_is_watched_on(void **state) {
    (void)state;
    Bench *b = open_bench(false);
    char away[80];
    snprintf(away, sizeof away, "%s-old", b->folder);
    assert_int_equal(rename(b->folder, away), 0);
    assert_int_equal(mkdir(b->folder, 0700), 0);
    write_in(b, "01-one.lua", "anew");
    assert_true(told_within(b, LONG_MS));
    while (told_within(b, SHORT_MS)) {
    }
    write_in(b, "01-one.lua", "anew again");
    assert_true(told_within(b, LONG_MS));
    char *old = file_join(away, "01-one.lua");
    unlink(old);
    rmdir(away);
    free(old);
    close_bench(b);
}

static int64_t now_ms(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

// The quiet that is waited for, not how fast this machine is.
static void quiet_is_waited_for(void **state) {
    (void)state;
    Bench *b = open_bench(false);
    int64_t began = now_ms();
    write_in(b, "01-one.lua", "x");
    assert_true(told_within(b, LONG_MS));
    assert_true(now_ms() - began >= WATCH_QUIET_MS - 1);
    close_bench(b);
}

static void a_folder_that_is_not_there_is_waited_for(void **state) {
    (void)state;
    Bench *b = open_bench(false);
    watch_end(b->watch);
    remove_in(b, "01-one.lua");
    rmdir(b->folder);
    b->watch = watch_start((WatchOptions){.folder = b->folder, .changed = note, .to = b});
    assert_int_equal(mkdir(b->folder, 0700), 0);
    write_in(b, "01-one.lua", "there");
    assert_true(told_within(b, LONG_MS));
    close_bench(b);
}

static void make_folder(const Bench *b, const char *name) {
    char *path = path_in(b, name);
    assert_int_equal(mkdir(path, 0700), 0);
    free(path);
}

static void drop_folder(const Bench *b, const char *name) {
    char *path = path_in(b, name);
    assert_int_equal(rmdir(path), 0);
    free(path);
}

static void check_within(bool polling) {
    Bench *b = open_bench(polling);
    write_in(b, "pack.json", "{}");
    assert_true(told_within(b, LONG_MS));
    make_folder(b, "lib");
    make_folder(b, "lib/deep");
    write_in(b, "lib/a.lua", "one");
    assert_true(told_within(b, LONG_MS));
    write_in(b, "lib/deep/b.lua", "one");
    assert_true(told_within(b, LONG_MS));
    write_in(b, "lib/deep/b.lua", "another");
    assert_true(told_within(b, LONG_MS));
    remove_in(b, "lib/deep/b.lua");
    drop_folder(b, "lib/deep");
    assert_true(told_within(b, LONG_MS));
    write_in(b, "lib/a.lua", "another"); // a folder that went takes no other with it
    assert_true(told_within(b, LONG_MS));
    remove_in(b, "lib/a.lua");
    drop_folder(b, "lib");
    assert_true(told_within(b, LONG_MS));
    close_bench(b);
}

static void modules_in_folders_of_a_pack_are_told(void **state) {
    (void)state;
    check_within(false);
    check_within(true);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(files_that_change_come_or_go_are_told),
        cmocka_unit_test(where_the_system_tells_nothing_they_are_looked_at),
        cmocka_unit_test(many_writes_in_a_row_are_told_once),
        cmocka_unit_test(what_is_read_or_no_part_of_a_pack_is_not_told),
        cmocka_unit_test(a_folder_that_is_put_in_place_of_the_old_is_watched_on),
        cmocka_unit_test(quiet_is_waited_for),
        cmocka_unit_test(modules_in_folders_of_a_pack_are_told),
        cmocka_unit_test(a_folder_that_is_not_there_is_waited_for),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
