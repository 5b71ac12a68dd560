#include "app/handing.h"

#include <stdio.h>
#include <stdlib.h>

enum { LOOK_MS = 250, MOST_WORDS = 20 };

static void start(Handing *handing, Show *show, const HandoutWish *wish) {
    static const char *const kinds[HANDOUT_COUNT] = {"notes", "blanks"};
    char *program = places_kyubi(handing->context->places);
    char *words[MOST_WORDS] = {program};
    int count = 1;
    if (handing->profile) {
        words[count++] = "--profile";
        words[count++] = (char *)handing->profile;
    }
    const char *rest[] = {
        "--lang",     lang_name(wish->lang), "render",          handing->path, "--lesson",
        wish->lesson, "--handout",           kinds[wish->kind], "--progress",  "-o",
        wish->path};
    for (size_t i = 0; i < sizeof rest / sizeof *rest; i++)
        words[count++] = (char *)rest[i];
    Error err = {0};
    handing->errand = errand_start(words, handing->over, &err);
    if (!handing->errand) show_say_handout_done(show, &err);
    free(program);
}

static void look(Handing *handing, Show *show) {
    int status, at, all;
    bool over = errand_is_over(handing->errand, &status);
    char *said = errand_said(handing->errand);
    Error err = {0};
    error_set(&err, "errand.said", "%s", said);
    if (!over && sscanf(said, "%d / %d", &at, &all) == 2) show_say_handout(show, at, all);
    free(said);
    if (!over) return;
    show_say_handout_done(show, status ? &err : NULL);
    errand_end(handing->errand);
    handing->errand = NULL;
}

void handing_turn(Handing *handing, Show *show) {
    HandoutWish wish;
    bool wished = show_handout_wish(show, &wish) && wish.number != handing->number;
    handing->number = wish.number;
    if (wished) start(handing, show, &wish);
    if (handing->errand) look(handing, show);
}

int handing_wait(const Handing *handing) {
    return handing->errand ? LOOK_MS : -1;
}

void handing_end(Handing *handing) {
    errand_end(handing->errand);
    handing->errand = NULL;
}
