// The words of `kyubi render`, and what it writes by them.
#include "base/file.h"
#include "base/mem.h"
#include "cli/command.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

typedef struct Ran {
    int status;
    char *err;
} Ran;

// Runs `kyubi render` with words between single blanks.
static Ran ran(const char *line, Lang lang) {
    char words_of[256], *argv[16], *rest = words_of;
    int argc = 0;
    snprintf(words_of, sizeof words_of, "%s", line);
    for (char *word; (word = strtok_r(rest, " ", &rest));)
        argv[argc++] = word;
    char program[] = KYUBI_BUILD, assets[] = KYUBI_SOURCE "/assets";
    char fonts[] = KYUBI_BUILD "/fonts", lessons[] = KYUBI_SOURCE "/lessons";
    Places places = {program, assets, fonts, lessons};
    Ran ran = {0};
    size_t size;
    Words *words = words_open(KYUBI_SOURCE "/assets/words.tsv", NULL);
    CommandContext context = {.places = &places,
                              .words = words,
                              .lang = lang,
                              .out = stdout,
                              .err = open_memstream(&ran.err, &size)};
    ran.status = command_find("render")->run(argc, argv, &context);
    fclose(context.err);
    words_close(words);
    return ran;
}

static void words_it_does_not_take_are_named(void **state) {
    (void)state;
    static const struct {
        const char *line, *said;
    } rows[] = {
        {"--spacing loose -o x.png", "normal or wide"},
        {"--paper a3 -o x.pdf", "a4 or b5"},
        {"--size 12 -o x.png", "1280x800"},
        {"--theme red -o x.png", "projector"},
        {"--furigana some -o x.png", "grade"},
        {"--text 79 -o x.png", "80"},
        {"--text 251 -o x.png", "250"},
        {"--page 1", "-o page.png"},
        {"--colour red -o x.png", "--colour"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Ran it = ran(rows[i].line, LANG_EN);
        assert_int_equal(it.status, 2);
        if (!strstr(it.err, rows[i].said)) fail_msg("%s: %s", rows[i].line, it.err);
        free(it.err);
    }
}

static void wishes_that_cannot_be_met_say_why(void **state) {
    (void)state;
    static const struct {
        const char *line, *said;
    } rows[] = {
        {"--page 99 -o /tmp/x.png", "99"},
        {"--screen attic -o /tmp/x.png", "attic"},
        {"--lesson no.such -o /tmp/x.png", "no.such"},
        {"-o /tmp/x.gif", ".png"},
        {"--screen displays -o /tmp/x.gif", ".png"},
        {"--screen presenter -o /tmp/x.gif", ".png"},
        {"-o /nowhere/at/all/x.pdf", "x.pdf"},
        {"-o /nowhere/at/all/x.txt", "x.txt"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Ran it = ran(rows[i].line, LANG_EN);
        assert_int_equal(it.status, 1);
        if (!strstr(it.err, rows[i].said)) fail_msg("%s: %s", rows[i].line, it.err);
        free(it.err);
    }
}

// What it writes into "out…", the last word. Yours to free.
static char *drawn(const char *line, size_t *size) {
    char folder[] = "/tmp/kyubi-render-XXXXXX", whole[256];
    assert_non_null(mkdtemp(folder));
    char *path = file_join(folder, strstr(line, "out"));
    snprintf(whole, sizeof whole, "%.*s%s", (int)(strstr(line, "out") - line), line, path);
    Ran it = ran(whole, LANG_JA);
    if (it.status) fail_msg("%s: %s", line, it.err);
    char *bytes = file_read(path, 64 << 20, size, NULL);
    assert_non_null(bytes);
    unlink(path);
    rmdir(folder);
    free(path);
    free(it.err);
    return bytes;
}

static void assert_begins(const char *line, const char *beginning) {
    size_t size;
    char *bytes = drawn(line, &size);
    assert_memory_equal(bytes, beginning, strlen(beginning));
    free(bytes);
}

static void each_ending_has_its_format(void **state) {
    (void)state;
    assert_begins("--page 2 --text 250 --spacing wide -o out.png", "\x89PNG");
    assert_begins("--page 2 --furigana off -o out.svg", "<?xml");
    assert_begins("--paper b5 --text 110 -o out.pdf", "%PDF-1.");
    assert_begins("--page 1 -o out.pdf", "%PDF-1.");
    assert_begins("--screen lab -o out.pdf", "%PDF-1.");
    assert_begins("--page 3 -o out.txt", "3 / 6\n正反対が直交\n");
    assert_begins("-o out.txt", "1 / 6\n");
    assert_begins("--screen lab -o out.txt", "重ね合わせ ");
}

static void a_display_of_a_circuit_becomes_a_picture_or_says_why_not(void **state) {
    (void)state;
    char *circuit = file_join(KYUBI_BUILD, "tests/render-display.qasm");
    static const char bell[] = "OPENQASM 3.0; include \"stdgates.inc\"; qubit[2] q; "
                               "h q[0]; cx q[0], q[1];";
    assert_true(file_write(circuit, bell, strlen(bell), NULL));
    static const struct {
        const char *display, *ending, *said; // NULL: it is written
    } rows[] = {{"bloch", "png", NULL},
                {"histogram", "svg", NULL},
                {"ket", "pdf", NULL},
                {"hologram", "png", "matrix"},
                {"ket", "gif", ".csv"}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char out[256];
        snprintf(out, sizeof out, "%s/tests/render-display.%s", KYUBI_BUILD,
                 rows[i].ending);
        remove(out);
        char line[256];
        snprintf(line, sizeof line, "--display %s %s -o %s", rows[i].display, circuit, out);
        Ran it = ran(line, LANG_EN);
        assert_int_equal(it.status != 0, rows[i].said != NULL);
        assert_int_equal(file_exists(out), rows[i].said == NULL);
        if (rows[i].said) assert_non_null(strstr(it.err, rows[i].said));
        free(it.err);
        remove(out);
    }
    free(circuit);
}

static void every_level_of_furigana_is_another_picture(void **state) {
    (void)state;
    static const char *const levels[] = {"off", "terms", "grade", "all"};
    struct {
        char *bytes;
        size_t size;
    } pictures[4];
    for (int i = 0; i < 4; i++) {
        char line[64];
        snprintf(line, sizeof line, "--page 2 --furigana %s -o out.png", levels[i]);
        pictures[i].bytes = drawn(line, &pictures[i].size);
        assert_true(pictures[i].size > 1000);
        for (int k = 0; k < i; k++) {
            bool same = pictures[k].size == pictures[i].size &&
                        !memcmp(pictures[k].bytes, pictures[i].bytes, pictures[i].size);
            assert_false(same);
        }
    }
    for (int i = 0; i < 4; i++)
        free(pictures[i].bytes);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_it_does_not_take_are_named),
        cmocka_unit_test(wishes_that_cannot_be_met_say_why),
        cmocka_unit_test(each_ending_has_its_format),
        cmocka_unit_test(a_display_of_a_circuit_becomes_a_picture_or_says_why_not),
        cmocka_unit_test(every_level_of_furigana_is_another_picture),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
