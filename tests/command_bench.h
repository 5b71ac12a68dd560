// Runs a command of cli/ as the terminal would, and keeps what it wrote.
#ifndef KYUBI_TESTS_COMMAND_BENCH_H
#define KYUBI_TESTS_COMMAND_BENCH_H

#include "base/data.h"
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

typedef struct Ran {
    int status;
    char *out, *err;
} Ran;

// Where a command runs: words that begin with '@' are in the folder, where there is one;
// without a profile it takes the account's; the program's folder is that of the build.
typedef struct RanPlace {
    const char *folder, *profile, *program;
} RanPlace;

static inline char *ran_word(RanPlace place, const char *word) {
    bool within = place.folder && word[0] == '@';
    return within ? file_join(place.folder, word + 1) : mem_text(word);
}

// `words` is NULL-ended.
static inline Ran ran_at(RanPlace place, Lang lang, const char *command,
                         const char *const *words) {
    char *argv[16];
    int argc = 0;
    for (; words[argc]; argc++)
        argv[argc] = ran_word(place, words[argc]);
    char build[] = KYUBI_BUILD, assets[] = KYUBI_SOURCE "/assets";
    char fonts[] = KYUBI_BUILD "/fonts", lessons[] = KYUBI_SOURCE "/lessons";
    Places places = {place.program ? (char *)place.program : build, assets, fonts, lessons};
    Ran ran = {0};
    size_t out, err;
    Words *table = words_open(KYUBI_SOURCE "/assets/words.tsv", NULL);
    CommandContext context = {.places = &places,
                              .words = table,
                              .lang = lang,
                              .profile = place.profile,
                              .out = open_memstream(&ran.out, &out),
                              .err = open_memstream(&ran.err, &err)};
    ran.status = command_find(command)->run(argc, argv, &context);
    fclose(context.out);
    fclose(context.err);
    words_close(table);
    for (int i = 0; i < argc; i++)
        free(argv[i]);
    return ran;
}

// The first of the words is the command's name.
static inline Ran ran_words(Lang lang, const char *const *words) {
    return ran_at((RanPlace){0}, lang, words[0], words + 1);
}

#define RAN(lang, ...) ran_words(lang, (const char *const[]){__VA_ARGS__, NULL})

static inline void ran_free(Ran *ran) {
    free(ran->out);
    free(ran->err);
}

static inline Data *ran_data(const Ran *ran) {
    DataLimits limits = {.bytes = 1 << 22};
    Data *data = data_read(ran->out, strlen(ran->out), limits, "out", NULL);
    assert_non_null(data);
    return data;
}

#endif
