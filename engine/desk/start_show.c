#include "desk/start_show.h"

#include "base/mem.h"
#include "desk/desk_inside.h"
#include "desk/library.h"

#include <stdio.h>
#include <stdlib.h>

typedef struct Meant {
    int pack, lesson, page; // pack -1: no lesson
} Meant;

static bool is_lesson(const Desk *desk, Spot spot) {
    return spot.kind == SPOT_LESSON && spot.a >= 0 && spot.a < desk->pack_count &&
           spot.b >= 0 && spot.b < desk->packs[spot.a]->lesson_count &&
           desk->packs[spot.a]->lessons[spot.b].file;
}

static Meant of_library(const Desk *desk) {
    Spot chosen = is_lesson(desk, desk->focus) ? desk->focus : desk->hover;
    if (is_lesson(desk, chosen)) return (Meant){chosen.a, chosen.b, 0};
    Meant here = {0};
    library_here(desk, &here.pack, &here.lesson);
    return here;
}

static Meant of_lesson(const Desk *desk) {
    const Pack *pack = desk->packs[desk->study_pack];
    const PackLesson *lesson = pack_lesson(pack, study_lesson(&desk->study)->id);
    if (!lesson) return (Meant){-1, -1, 0};
    return (Meant){desk->study_pack, (int)(lesson - pack->lessons), desk->study.page};
}

static Meant meant(const Desk *desk) {
    if (desk->screen == SCREEN_LIBRARY) return of_library(desk);
    if (desk->screen == SCREEN_LESSON && study_lesson(&desk->study)) return of_lesson(desk);
    return (Meant){-1, -1, 0};
}

bool start_show_can(const Desk *desk, Error *err) {
    return meant(desk).pack >= 0 || error_set(err, "start_show.none", " ");
}

static void forget(StartShow *show) {
    for (int i = 0; show->words && show->words[i]; i++)
        free(show->words[i]);
    free(show->words);
    show->words = NULL;
}

static void add(StartShow *show, int *count, const char *word) {
    show->words[(*count)++] = mem_text(word);
}

// The same profile and language as here. What --lang and --profile say comes before the
// command.
static void ask(Desk *desk, Meant what) {
    StartShow *show = &desk->start_show;
    const char *profile = desk_profile(desk);
    char page[16];
    snprintf(page, sizeof page, "%d", what.page + 1);
    const char *const words[] = {profile ? "--profile" : NULL,
                                 profile,
                                 "--lang",
                                 lang_name(desk->lang),
                                 "present",
                                 workshop_path(desk, what.pack),
                                 "--lesson",
                                 desk->packs[what.pack]->lessons[what.lesson].id,
                                 "--page",
                                 page};
    int count = 0, all = (int)(sizeof words / sizeof *words);
    forget(show);
    show->words = mem_new(sizeof *show->words * (size_t)(all + 2));
    add(show, &count, show->program);
    for (int i = 0; i < all; i++)
        if (words[i]) add(show, &count, words[i]);
    desk_hush(desk);
}

void start_show_ask(Desk *desk) {
    Meant what = meant(desk);
    if (what.pack >= 0) ask(desk, what);
}

void start_show_act(Desk *desk, Spot spot) {
    if (spot.a)
        ask(desk, (Meant){spot.a - 1, spot.b, 0});
    else
        start_show_ask(desk);
}

void start_show_begin(Desk *desk, const DeskOptions *options) {
    const char *profile = options->profile ? options->profile : options->installed;
    desk->start_show = (StartShow){places_kyubi(options->places), mem_text(profile), NULL};
}

void start_show_end(Desk *desk) {
    forget(&desk->start_show);
    free(desk->start_show.program);
    free(desk->start_show.profile);
}

const char *desk_profile(const Desk *desk) {
    return desk->start_show.profile;
}

char **desk_show_words(Desk *desk) {
    char **words = desk->start_show.words;
    desk->start_show.words = NULL;
    return words;
}

void desk_show_said(Desk *desk, ShowStarted what, const Error *err) {
    static const char *const keys[] = {[SHOW_BEGINS] = "start_show.begins",
                                       [SHOW_ON_ALREADY] = "start_show.already",
                                       [SHOW_NOT_STARTED] = "start_show.failed"};
    char *why = err ? words_error(desk->options.words, desk->lang, err) : NULL;
    desk_say(desk, keys[what], "%s", why ? why : " ");
    free(why);
    desk->dirty = true;
}
