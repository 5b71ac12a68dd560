// `kyubi pack`, and the commands that read what it made: the same lesson comes out of the
// folder and of the archive.
#include "lesson/pack.h"
#include "lesson/visit.h"

#include <sys/stat.h>
#include <unistd.h>
#include <utime.h>

#include "command_bench.h"
#include "scratch.h"

#define JAIL KYUBI_BUILD "/kyubi-jail"

typedef struct Bench {
    char folder[64]; // with the pack's folder "pack" in it
    Ran ran;         // of the last command
} Bench;

static void put(const Bench *b, const char *name, const char *text) {
    Buffer path = {0};
    buffer_print(&path, "%s/pack/%s", b->folder, name);
    char *folder = file_folder(path.data);
    assert_true(file_make_folder(folder, NULL));
    assert_true(file_write(path.data, text, strlen(text), NULL));
    free(folder);
    buffer_clear(&path);
}

static char *in(const Bench *b, const char *name) {
    return file_join(b->folder, name);
}

static int set_up(void **state) {
    Bench *b = mem_new(sizeof *b);
    if (!scratch_make(b->folder, "packing")) return -1;
    put(b, "pack.json",
        "{\"id\":\"my.pack\",\"version\":\"1.2\",\"api\":0,\"title\":{\"en\":\"My\"},"
        "\"licence\":\"MIT\",\"authors\":[\"A\"],\"lessons\":[{\"id\":\"my.first\","
        "\"file\":\"01-first.lua\",\"title\":{\"en\":\"First\"}}]}");
    put(b, "01-first.lua",
        "-- how it is meant\nlocal tools = require \"lib.tools\"\n"
        "lesson { id = \"my.first\", title = { en = \"First\" } }\n"
        "page \"one\" { en = \"One\" }\n"
        "prose { en = \"Twice two is \" .. tools.double(2) .. \". See [my "
        "word](term:own).\" }\n");
    put(b, "lib/tools.lua", "return { double = function(x) return 2 * x end }\n");
    put(b, "glossary.tsv", "key\tja\treading\ten\nown\t独自\tどくじ\tmy word\n");
    put(b, "notes/answers.md", "secret\n");
    put(b, "README.md", "Hello.\n");
    *state = b;
    return 0;
}

static int tear_down(void **state) {
    Bench *b = *state;
    bool gone = scratch_remove(b->folder);
    ran_free(&b->ran);
    free(b);
    return gone ? 0 : -1;
}

// Runs a command with its words (NULL-ended); words that begin with '@' are in the folder.
static void run(Bench *b, const char *command, const char *const *given) {
    ran_free(&b->ran);
    b->ran = ran_at((RanPlace){.folder = b->folder}, LANG_EN, command, given);
}

#define RUN(b, command, ...) run(b, command, (const char *const[]){__VA_ARGS__, NULL})

static void expect_good(const Bench *b) {
    if (b->ran.status) fail_msg("%s", b->ran.err);
}

static char *names_in(const Bench *b, const char *archive) {
    char *path = in(b, archive);
    Error err = {.key = ""};
    Pack *pack = pack_at(path, JAIL, &err);
    if (!pack) fail_msg("%s %s", err.key, err.args);
    char **names = pack_files_list(pack->files, NULL);
    Buffer all = {0};
    for (int i = 0; names[i]; i++)
        buffer_print(&all, "%s ", names[i]);
    free(names);
    pack_close(pack);
    free(path);
    return buffer_take(&all);
}

static void a_pack_is_made_with_all_its_files(void **state) {
    Bench *b = *state;
    RUN(b, "pack", "@pack", "-o", "@a.kyubi");
    expect_good(b);
    char *path = in(b, "a.kyubi"), *names = names_in(b, "a.kyubi");
    char said[200];
    snprintf(said, sizeof said, "Made %s (6 files, 2 kB).\n", path);
    assert_string_equal(b->ran.out, said);
    assert_string_equal(names, "01-first.lua README.md glossary.tsv lib/tools.lua "
                               "notes/answers.md pack.json ");
    free(names);
    free(path);
}

static void errors_in_what_was_packed_are_told(void **state) {
    Bench *b = *state;
    RUN(b, "pack", "@pack", "-o", "@a.kyubi");
    assert_string_equal(b->ran.err, "");
    put(b, "01-first.lua", "lesson { id = \"my.first\", title = { en = \"First\" } \n");
    RUN(b, "pack", "@pack", "-o", "@a.kyubi");
    expect_good(b);
    assert_non_null(strstr(b->ran.out, "Made "));
    assert_non_null(strstr(b->ran.err, "Note: errors in these lessons: 1. "));
    assert_non_null(strstr(b->ran.err, "kyubi check "));
}

static void the_same_files_give_the_same_bytes(void **state) {
    Bench *b = *state;
    RUN(b, "pack", "@pack", "-o", "@a.kyubi");
    expect_good(b);
    char *file = in(b, "pack/lib/tools.lua"), *one = in(b, "a.kyubi"),
         *other = in(b, "b.kyubi");
    assert_int_equal(utime(file, &(struct utimbuf){1000, 1000}), 0);
    assert_int_equal(chmod(file, 0700), 0);
    put(b, ".git/config", "[core]");
    RUN(b, "pack", "@pack", "-o", "@b.kyubi");
    expect_good(b);
    size_t size, same;
    char *bytes = file_read(one, 1 << 20, &size, NULL);
    char *again = file_read(other, 1 << 20, &same, NULL);
    assert_int_equal(size, same);
    assert_memory_equal(bytes, again, size);
    free(bytes);
    free(again);
    free(file);
    free(one);
    free(other);
}

static void a_handout_leaves_comments_and_notes_at_home(void **state) {
    Bench *b = *state;
    RUN(b, "pack", "@pack", "--handout", "-o", "@a.kyubi");
    expect_good(b);
    char *path = in(b, "a.kyubi"), *names = names_in(b, "a.kyubi");
    assert_string_equal(names,
                        "01-first.lua README.md glossary.tsv lib/tools.lua pack.json ");
    Pack *pack = pack_at(path, JAIL, NULL);
    char *text = pack_files_read(pack->files, "01-first.lua", 1 << 20, NULL, NULL);
    assert_ptr_equal(strstr(text, "\nlocal tools"), text); // the line stays, empty
    free(text);
    pack_close(pack);
    free(names);
    free(path);
    RUN(b, "check", "@a.kyubi");
    expect_good(b);
}

static void a_handout_keeps_its_solutions_to_itself(void **state) {
    Bench *b = *state;
    put(b, "01-first.lua",
        "lesson { id = \"my.first\", title = { en = \"First\" } }\n"
        "page \"one\" { en = \"One\" }\n"
        "exercise.build \"flip\" { ask = { en = \"Make it.\" }, qubits = 1,\n"
        "  goal = state \"|1>\", solution = \"x 0\",\n"
        "  wrong = { { when = state \"|+>\", say = { en = \"No.\" }, example = \"h 0\" } } "
        "}\n"
        "page \"two\" { en = \"Two\" }\n"
        "exercise.code \"sum\" { ask = { en = \"Add.\" }, calls = \"sum\",\n"
        "  start = \"function sum(a, b)\\nend\", cases = { { input = { 1, 2 }, output = 3 "
        "} },\n"
        "  solution = \"function sum(a, b) return a + b end\" }\n");
    RUN(b, "check", "@pack");
    expect_good(b);
    RUN(b, "pack", "@pack", "--handout", "-o", "@a.kyubi");
    expect_good(b);
    RUN(b, "check", "@a.kyubi");
    expect_good(b);
    assert_string_equal(b->ran.out, "0 errors, 2 warnings (1 lesson, 2 exercises).\n");
    char *path = in(b, "a.kyubi");
    Pack *pack = pack_at(path, JAIL, NULL);
    char *text = pack_files_read(pack->files, "01-first.lua", 1 << 20, NULL, NULL);
    assert_null(strstr(text, "x 0"));
    assert_null(strstr(text, "a + b"));
    Visit *visit = visit_open((VisitOptions){.jail = JAIL,
                                             .folder = pack->folder,
                                             .file = "01-first.lua",
                                             .files = pack->files});
    visit_wait(visit);
    assert_int_equal(visit_state(visit), VISIT_READY);
    const Lesson *lesson = visit_lesson(visit);
    assert_true(lesson->exercises[0].unsolved);
    Data *answer = data_new_object();
    data_put(answer, "circuit", data_new_text("x 0"));
    visit_ask(visit, "flip", answer, 1); // and still it is judged
    visit_wait(visit);
    assert_int_equal(visit_verdict(visit)->kind, VERDICT_RIGHT);
    data_free(answer);
    visit_close(visit);
    free(text);
    pack_close(pack);
    free(path);
}

static void an_archive_is_checked_like_its_folder(void **state) {
    Bench *b = *state;
    RUN(b, "check", "@pack");
    expect_good(b);
    RUN(b, "pack", "@pack", "-o", "@a.kyubi");
    RUN(b, "check", "@a.kyubi");
    expect_good(b);
    assert_string_equal(b->ran.out, "Nothing to mend (1 lesson, 0 exercises).\n");
    put(b, "lib/tools.lua", "\nlocal = 1\n");
    RUN(b, "pack", "@pack", "-o", "@a.kyubi");
    expect_good(b);
    RUN(b, "check", "@a.kyubi");
    assert_int_equal(b->ran.status, 1);
    char *place = in(b, "a.kyubi/lib/tools.lua:2: ");
    if (!strstr(b->ran.err, place)) fail_msg("%s", b->ran.err);
    free(place);
}

static void an_archive_is_drawn_like_its_folder(void **state) {
    Bench *b = *state;
    RUN(b, "pack", "@pack", "-o", "@a.kyubi");
    RUN(b, "render", "@pack", "-o", "@folder.txt");
    expect_good(b);
    RUN(b, "render", "@a.kyubi", "-o", "@archive.txt");
    expect_good(b);
    char *one = in(b, "folder.txt"), *other = in(b, "archive.txt");
    char *text = file_read(one, 1 << 20, NULL, NULL);
    char *same = file_read(other, 1 << 20, NULL, NULL);
    assert_non_null(strstr(text, "Twice two is 4."));
    assert_string_equal(text, same);
    free(text);
    free(same);
    free(one);
    free(other);
}

static void what_a_pack_cannot_hold_is_told_file_by_file(void **state) {
    Bench *b = *state;
    char *link = in(b, "pack/c.lua"), *path = in(b, "a.kyubi");
    put(b, "a.exe", "x");
    put(b, "b.txt", "\x1b");
    assert_int_equal(symlink("/etc/passwd", link), 0);
    RUN(b, "pack", "@pack", "-o", "@a.kyubi");
    assert_int_equal(b->ran.status, 1);
    assert_non_null(strstr(b->ran.err, "/pack/a.exe: a.exe: a pack cannot hold this kind"));
    assert_non_null(strstr(b->ran.err, "/pack/b.txt:1: b.txt is not UTF-8 text"));
    assert_non_null(strstr(b->ran.err, "/pack/c.lua: c.lua is no regular file"));
    assert_false(file_exists(path));
    RUN(b, "check", "@pack"); // before anybody packs
    assert_int_equal(b->ran.status, 1);
    assert_non_null(strstr(b->ran.err, "/pack/a.exe: a.exe: a pack cannot hold this kind"));
    assert_non_null(strstr(b->ran.err, "/pack/c.lua: c.lua is no regular file"));
    free(link);
    free(path);
}

static void what_the_jail_refuses_is_not_written(void **state) {
    Bench *b = *state;
    static const char *const words[] = {"@pack", "-o", "@a.kyubi", NULL};
    char *path = in(b, "a.kyubi");
    assert_true(file_write(path, "before", 6, NULL));
    b->ran = ran_at((RanPlace){.folder = b->folder, .program = "/nowhere"}, LANG_EN, "pack",
                    words);
    assert_int_equal(b->ran.status, 1);
    char *there = file_read(path, 1 << 20, NULL, NULL);
    assert_string_equal(there, "before");
    free(there);
    free(path);
}

static void wrong_words_are_told(void **state) {
    Bench *b = *state;
    static const struct {
        const char *words[4];
        int status;
        const char *said;
    } rows[] = {
        {{NULL}, 2, "Name the folder"},
        {{"a", "b"}, 2, "Name one folder only: b."},
        {{"a", "-o", "x.zip"}, 2, "ends in .kyubi, not x.zip"},
        {{"a", "--fast"}, 2, "--fast"},
        {{"/nowhere"}, 1, "/nowhere is no folder"},
        {{"/dev"}, 1, "There is no pack.json in /dev"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        run(b, "pack", rows[i].words);
        assert_int_equal(b->ran.status, rows[i].status);
        if (!strstr(b->ran.err, rows[i].said)) fail_msg("%s", b->ran.err);
    }
}

static void a_broken_archive_is_told_by_every_command(void **state) {
    Bench *b = *state;
    char *path = in(b, "a.kyubi");
    RUN(b, "pack", "@pack", "-o", "@a.kyubi");
    size_t size;
    char *bytes = file_read(path, 1 << 20, &size, NULL);
    for (size_t i = 0; i + 5 < size; i++)
        if (!memcmp(bytes + i, "Twice", 5)) bytes[i] = 'P';
    assert_true(file_write(path, bytes, size, NULL));
    free(bytes);
    static const char *const commands[] = {"check", "render"};
    for (int i = 0; i < 2; i++) {
        if (i)
            RUN(b, "render", "@a.kyubi", "-o", "@x.png");
        else
            RUN(b, "check", "@a.kyubi");
        assert_int_equal(b->ran.status, 1);
        if (!strstr(b->ran.err, "a.kyubi: The content of 01-first.lua was changed"))
            fail_msg("%s: %s", commands[i], b->ran.err);
    }
    free(path);
}

int main(void) {
#define FRESH(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        FRESH(a_pack_is_made_with_all_its_files),
        FRESH(errors_in_what_was_packed_are_told),
        FRESH(the_same_files_give_the_same_bytes),
        FRESH(a_handout_leaves_comments_and_notes_at_home),
        FRESH(a_handout_keeps_its_solutions_to_itself),
        FRESH(an_archive_is_checked_like_its_folder),
        FRESH(an_archive_is_drawn_like_its_folder),
        FRESH(what_a_pack_cannot_hold_is_told_file_by_file),
        FRESH(what_the_jail_refuses_is_not_written),
        FRESH(wrong_words_are_told),
        FRESH(a_broken_archive_is_told_by_every_command),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
