// `kyubi render` draws a page without a window.
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
    char *said, *picture; // of standard error; NULL: none was drawn
    size_t size;
} Ran;

// The first page of the first lesson with furigana at `level`.
static Ran ran(const char *level) {
    char path[] = "/tmp/kyubi-render-XXXXXX.png";
    int file = mkstemps(path, 4);
    assert_true(file >= 0);
    close(file);
    char *argv[] = {mem_text(KYUBI_SOURCE "/lessons/core"), mem_text("--furigana"),
                    mem_text(level), mem_text("-o"), mem_text(path)};
    char program[] = KYUBI_BUILD, assets[] = KYUBI_SOURCE "/assets";
    char fonts[] = KYUBI_BUILD "/fonts", lessons[] = KYUBI_SOURCE "/lessons";
    Places places = {program, assets, fonts, lessons};
    Ran ran = {0};
    size_t said;
    Words *words = words_open(KYUBI_SOURCE "/assets/words.tsv", NULL);
    CommandContext context = {.places = &places,
                              .words = words,
                              .lang = LANG_JA,
                              .out = stdout,
                              .err = open_memstream(&ran.said, &said)};
    ran.status = command_find("render")->run(5, argv, &context);
    fclose(context.err);
    words_close(words);
    for (int i = 0; i < 5; i++)
        free(argv[i]);
    ran.picture = file_read(path, 1 << 24, &ran.size, NULL);
    unlink(path);
    return ran;
}

static void ran_free(Ran *ran) {
    free(ran->said);
    free(ran->picture);
}

static void every_level_of_furigana_is_another_picture(void **state) {
    (void)state;
    static const char *const levels[] = {"off", "terms", "grade", "all"};
    Ran pictures[4];
    for (int i = 0; i < 4; i++) {
        pictures[i] = ran(levels[i]);
        assert_int_equal(pictures[i].status, 0);
        assert_true(pictures[i].size > 1000);
        for (int k = 0; k < i; k++) {
            bool same = pictures[k].size == pictures[i].size &&
                        !memcmp(pictures[k].picture, pictures[i].picture, pictures[i].size);
            assert_false(same);
        }
    }
    for (int i = 0; i < 4; i++)
        ran_free(&pictures[i]);
}

static void another_word_is_refused(void **state) {
    (void)state;
    Ran it = ran("some");
    assert_int_equal(it.status, 2);
    assert_non_null(strstr(it.said, "--furigana に「some」は使えません。"));
    ran_free(&it);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_level_of_furigana_is_another_picture),
        cmocka_unit_test(another_word_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
