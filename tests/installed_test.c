// Installed packs: what is kept, what is refused, and what is there after the power went at
// any moment.
#include "lesson/installed.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "installing.h"

// The power goes at this call of file_write: these stand before the library's own.
typedef enum Moment { NEVER, AT_SYNC, AT_RENAME, BEHIND_RENAME } Moment;
static Moment moment = NEVER;
static int moment_nth = 1; // … the so manyth time

static bool cut(Moment now) {
    return moment == now && --moment_nth == 0;
}

// NOLINTNEXTLINE(readability-inconsistent-declaration-parameter-name)
int fsync(int handle) {
    if (cut(AT_SYNC)) _exit(9);
    return (int)syscall(SYS_fsync, handle);
}

// NOLINTNEXTLINE(readability-inconsistent-declaration-parameter-name)
int rename(const char *from, const char *to) {
    if (cut(AT_RENAME)) _exit(9);
    int status = renameat(-100 /* AT_FDCWD */, from, -100, to);
    if (cut(BEHIND_RENAME)) _exit(9);
    return status;
}

static void what_is_kept_is_the_same_bytes(void **state) {
    Bench *b = *state;
    assert_null(installed_names(b->profile));
    expect(b, "1.0", LESSON, false, INSTALL_NEW, "");
    char *given = file_join(b->folder, "new.kyubi");
    char *kept = installed_path(b->profile, "my.pack");
    size_t size, same;
    char *one = file_read(given, 1 << 20, &size, NULL);
    char *other = file_read(kept, 1 << 20, &same, NULL);
    assert_int_equal(size, same);
    assert_memory_equal(one, other, size);
    char **names = installed_names(b->profile);
    assert_string_equal(names[0], "my.pack.kyubi");
    assert_null(names[1]);
    free(names);
    free(one);
    free(other);
    free(given);
    free(kept);
}

static void versions_go_up_and_down_only_when_asked(void **state) {
    Bench *b = *state;
    expect(b, "1.0", LESSON, false, INSTALL_NEW, "");
    expect(b, "1.0", LESSON, false, INSTALL_SAME, "1.0");
    expect(b, "1.10", LESSON, false, INSTALL_UPDATED, "1.0");
    Installed installed = {.kind = INSTALL_NEW};
    Error err = install(b, "1.9", LESSON, false, &installed);
    assert_string_equal(err.key, "installed.older");
    assert_string_equal(err.args, "my.pack\t1.9\t1.10");
    expect_there(b, "1.10");
    expect(b, "1.9", LESSON, true, INSTALL_OLDER, "1.10");
    expect_there(b, "1.9");
    expect(b, "1.9", LESSON "-- anew\n", false, INSTALL_REPLACED, "1.9");
    expect(b, "1.9.0", LESSON, false, INSTALL_REPLACED, "1.9");
}

static void what_is_broken_is_replaced(void **state) {
    Bench *b = *state;
    expect(b, "2", LESSON, false, INSTALL_NEW, "");
    char *path = installed_path(b->profile, "my.pack");
    assert_int_equal(truncate(path, 100), 0);
    expect(b, "1", LESSON, false, INSTALL_MENDED, "");
    expect_there(b, "1");
    free(path);
}

static void damaged_archives_change_nothing(void **state) {
    Bench *b = *state;
    expect(b, "1", LESSON, false, INSTALL_NEW, "");
    char *path = make(b, "my.pack", "2", LESSON);
    size_t size;
    char *bytes = file_read(path, 1 << 20, &size, NULL);
    for (size_t cut = 0; cut < size; cut += 23) { // cut short
        Newcomer newcomer = {0};
        Error err = {.key = ""};
        assert_true(file_write(path, bytes, cut, NULL));
        assert_false(newcomer_read(path, NULL, NULL, JAIL, &newcomer, &err));
        assert_null(newcomer.bytes);
        assert_true(err.key[0]);
        assert_string_equal(err.file, path);
    }
    expect_there(b, "1");
    free(bytes);
    free(path);
}

static void what_is_no_pack_is_refused(void **state) {
    Bench *b = *state;
    static const struct {
        const char *path, *key;
    } rows[] = {{"/nowhere/x.kyubi", "file.missing"},
                {"/dev", "installed.not_packed"},
                {KYUBI_SOURCE "/lessons/core", "installed.not_packed"},
                {KYUBI_SOURCE "/README.md", "installed.not_packed"}};
    Newcomer newcomer = {0};
    Error err;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        err = (Error){.key = ""};
        assert_false(newcomer_read(rows[i].path, NULL, NULL, JAIL, &newcomer, &err));
        assert_string_equal(err.key, rows[i].key);
    }
    static const char *const ids[] = {"..", ".hidden", "nul", "con.x", "end."};
    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) {
        char *path = make(b, ids[i], "1", LESSON);
        err = (Error){.key = ""};
        assert_false(newcomer_read(path, NULL, NULL, JAIL, &newcomer, &err));
        assert_string_equal(err.key, "installed.name");
        free(path);
    }
}

static void removing_takes_that_pack_alone(void **state) {
    Bench *b = *state;
    expect(b, "1", LESSON, false, INSTALL_NEW, "");
    char *outside = file_join(b->profile, "x.kyubi");
    assert_true(file_write(outside, "x", 1, NULL));
    Error err = {.key = ""};
    static const char *const none[] = {"other", "../x", "", "my.pack.kyubi", "/etc/passwd"};
    for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
        assert_false(installed_remove(b->profile, none[i], &err));
        assert_string_equal(err.key, "installed.none");
    }
    assert_true(file_exists(outside));
    assert_true(installed_remove(b->profile, "my.pack", &err));
    assert_false(installed_remove(b->profile, "my.pack", &err));
    char *link = installed_path(b->profile, "loop");
    assert_int_equal(symlink("/nowhere/at/all", link), 0);
    assert_true(installed_remove(b->profile, "loop", &err));
    free(link);
    free(outside);
}

static void a_file_of_another_id_is_told(void **state) {
    Bench *b = *state;
    expect(b, "1", LESSON, false, INSTALL_NEW, "");
    char *path = installed_path(b->profile, "my.pack");
    char *other = installed_path(b->profile, "my.pac");
    assert_int_equal(rename(path, other), 0);
    Error err = {.key = ""};
    assert_null(installed_open(b->profile, "my.pac.kyubi", &nobody, JAIL, &err));
    assert_string_equal(err.key, "installed.misnamed");
    assert_string_equal(err.args, "my.pack");
    free(path);
    free(other);
}

// --- the world disappoints

static void a_folder_that_cannot_be_written_is_told(void **state) {
    Bench *b = *state;
    assert_true(file_make_folder(b->profile, NULL));
    char *folder = installed_folder(b->profile);
    assert_true(file_write(folder, "x", 1, NULL)); // a file stands there, even for root
    Installed installed = {.kind = INSTALL_NEW};
    Error err = install(b, "1", LESSON, false, &installed);
    assert_string_equal(err.key, "file.unwritable");
    free(folder);
}

// Everything in a process of its own; what it ended with.
static int apart(const Bench *b, const char *version, Moment when, void (*prepare)(void)) {
    pid_t child = fork();
    if (child) {
        int status;
        waitpid(child, &status, 0);
        return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    }
    char *path = make(b, "my.pack", version, LESSON);
    Newcomer newcomer = {0};
    Installed installed = {.kind = INSTALL_NEW};
    Error err = {.key = ""};
    if (!newcomer_read(path, b->profile, NULL, JAIL, &newcomer, &err)) _exit(2);
    if (prepare) prepare();
    moment = when;
    bool good =
        installed_keep(&newcomer, b->profile, JAIL, (InstallOptions){0}, &installed, &err);
    _exit(good ? 0 : strcmp(err.key, "file.unwritable") ? 3 : 4);
}

static void drop_rights(void) {
    if (!geteuid() && setgid(65534)) _exit(5);
    if (!geteuid() && setuid(65534)) _exit(5);
}

static void a_profile_that_is_read_only_is_told(void **state) {
    Bench *b = *state;
    expect(b, "1", LESSON, false, INSTALL_NEW, "");
    char *folder = installed_folder(b->profile);
    assert_int_equal(chmod(b->folder, 0755), 0);
    assert_int_equal(chmod(folder, 0555), 0);
    assert_int_equal(apart(b, "2", NEVER, drop_rights), 4);
    assert_int_equal(chmod(folder, 0755), 0);
    expect_there(b, "1");
    free(folder);
}

static void no_room(void) {
    signal(SIGXFSZ, SIG_IGN);
    setrlimit(RLIMIT_FSIZE, &(struct rlimit){100, 100});
}

static void no_room_and_the_power_goes(void) {
    signal(SIGXFSZ, SIG_DFL);
    setrlimit(RLIMIT_CORE, &(struct rlimit){0, 0});
    setrlimit(RLIMIT_FSIZE, &(struct rlimit){100, 100});
}

static int files_in(const Bench *b) {
    char *folder = installed_folder(b->profile), **names = file_list(folder, NULL, NULL);
    int count = 0;
    while (names[count])
        count++;
    free(names);
    free(folder);
    return count;
}

static void a_full_disk_leaves_the_old_one(void **state) {
    Bench *b = *state;
    expect(b, "1", LESSON, false, INSTALL_NEW, "");
    assert_int_equal(apart(b, "2", NEVER, no_room), 4);
    expect_there(b, "1");
    assert_int_equal(files_in(b), 2);
}

// Signed or not, what is there is whole and bears its own signature; its version.
static int whole_version(const Bench *b) {
    char **names = installed_names(b->profile);
    assert_string_equal(names[0], "my.pack.kyubi");
    assert_null(names[1]);
    free(names);
    Error err = {.key = ""};
    Signers signers = signers_read(b->profile);
    Pack *pack = installed_open(b->profile, "my.pack.kyubi", &signers, JAIL, &err);
    if (!pack) fail_msg("%s %s", err.key, err.args);
    SignatureSays says = signature_says(pack->signer.comment);
    assert_string_equal(pack->signer.name, "Hanako");
    assert_string_equal(says.version, pack->version);
    int version = atoi(pack->version);
    pack_close(pack);
    signers_free(&signers);
    return version;
}

// The power goes at every moment of the writing, one after the other.
static void a_pulled_plug_leaves_the_old_or_the_new(void **state) {
    Bench *b = *state;
    PublicKey key;
    b->signer = signer_make(1);
    assert_true(key_read(b->signer.key, strlen(b->signer.key), &key, NULL));
    assert_true(signers_add(b->profile, &key, "Hanako", NULL));
    static const Moment moments[] = {AT_SYNC, AT_RENAME, BEHIND_RENAME};
    int found[3] = {0};
    for (int kind = 0; kind < 3; kind++)
        for (int nth = 1;; nth++) {
            Installed installed;
            Error err = install(b, "1", LESSON, true, &installed);
            assert_string_equal(err.key, "");
            assert_int_equal(whole_version(b), 1);
            assert_int_equal(files_in(b), 2); // what was half written is gone
            moment_nth = nth;
            int status = apart(b, "2", moments[kind], NULL);
            moment_nth = 1;
            if (!status) break;
            assert_int_equal(status, 9);
            found[whole_version(b)]++;
        }
    assert_true(found[1] >= 3);
    assert_true(found[2] >= 3);
    Installed installed;
    install(b, "1", LESSON, true, &installed);
    assert_int_equal(apart(b, "2", NEVER, no_room_and_the_power_goes), 128 + SIGXFSZ);
    assert_int_equal(whole_version(b), 1);
}

static void two_at_once_wait_for_each_other(void **state) {
    Bench *b = *state;
    enum { MANY = 8 };
    char *path = make(b, "my.pack", "1", LESSON);
    pid_t children[MANY];
    for (int i = 0; i < MANY; i++) {
        children[i] = fork();
        if (children[i]) continue;
        Newcomer newcomer = {0};
        Installed installed = {.kind = INSTALL_NEW};
        if (!newcomer_read(path, NULL, NULL, JAIL, &newcomer, NULL)) _exit(2);
        bool good = installed_keep(&newcomer, b->profile, JAIL, (InstallOptions){0},
                                   &installed, NULL);
        _exit(!good ? 3 : installed.kind == INSTALL_NEW ? 1 : 0);
    }
    int first = 0;
    for (int i = 0; i < MANY; i++) {
        int status;
        waitpid(children[i], &status, 0);
        assert_true(WIFEXITED(status) && WEXITSTATUS(status) < 2);
        first += WEXITSTATUS(status);
    }
    assert_int_equal(first, 1); // the others found it there
    expect_there(b, "1");
    assert_int_equal(files_in(b), 2);
    free(path);
}

int main(void) {
#define FRESH(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        FRESH(what_is_kept_is_the_same_bytes),
        FRESH(versions_go_up_and_down_only_when_asked),
        FRESH(what_is_broken_is_replaced),
        FRESH(damaged_archives_change_nothing),
        FRESH(what_is_no_pack_is_refused),
        FRESH(removing_takes_that_pack_alone),
        FRESH(a_file_of_another_id_is_told),
        FRESH(a_folder_that_cannot_be_written_is_told),
        FRESH(a_profile_that_is_read_only_is_told),
        FRESH(a_full_disk_leaves_the_old_one),
        FRESH(two_at_once_wait_for_each_other),
        FRESH(a_pulled_plug_leaves_the_old_or_the_new),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
