// Commands run as from the terminal, for their tests.
#ifndef KYUBI_TESTS_COMMAND_PARTS_H
#define KYUBI_TESTS_COMMAND_PARTS_H

#include "base/mem.h"
#include "cli/command.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct Ran {
    int status;
    char *out, *err;
} Ran;

// Runs the command with the words of `line`, between spaces, in English.
static Ran ran_command(const char *name, const char *line) {
    char *words_of[16], *copy = mem_text(line), *rest = copy, *word;
    int argc = 0;
    while ((word = strsep(&rest, " ")))
        if (*word) words_of[argc++] = word;
    Ran ran = {0};
    size_t out, err;
    Words *words = words_open(KYUBI_SOURCE "/assets/words.tsv", NULL);
    Places places = {.fonts = KYUBI_BUILD "/fonts"};
    CommandContext context = {.places = &places,
                              .words = words,
                              .lang = LANG_EN,
                              .out = open_memstream(&ran.out, &out),
                              .err = open_memstream(&ran.err, &err)};
    ran.status = command_find(name)->run(argc, words_of, &context);
    fclose(context.out);
    fclose(context.err);
    words_close(words);
    free(copy);
    return ran;
}

static void ran_free(Ran *ran) {
    free(ran->out);
    free(ran->err);
}

#endif
