#include "desk/library.h"

#include "desk/desk_inside.h"
#include "learner/time_left.h"

#include <stdlib.h>

// What was wrong when Kyubi started; it stays on the page. NULL: nothing.
static const char *standing_notice(const Desk *desk, Scene *scene) {
    const char *recovered = progress_recovered(desk->progress);
    if (recovered)
        return scene_say(scene, progress_recovered_how(desk->progress), "%s\t%d", recovered,
                         progress_found_again(desk->progress));
    if (desk->unkept.key[0]) {
        char *why = words_error(desk->options.words, desk->lang, &desk->unkept);
        return scene_say(scene, "progress.unkept", "%s", scene_take(scene, why));
    }
    if (!desk->pack_error.key[0]) return NULL;
    return scene_take(scene,
                      words_error_line(desk->options.words, desk->lang, &desk->pack_error));
}

// Why it does not go on where it was.
static const char *detour(const Desk *desk, Scene *scene, const Onward *to) {
    if (!to->why) return NULL;
    if (!to->about) return scene_say(scene, to->why, "%s", to->id);
    return scene_say(scene, to->why, "%s%s%s", to->about->map, to->about->map[0] ? " " : "",
                     text_in(&to->about->title, desk->lang));
}

// The open page knows best.
static int minutes_left(const Desk *desk, const Here *here) {
    const Study *study = &desk->study;
    const PackLesson *lesson = &desk->packs[here->pack]->lessons[here->lesson];
    bool open = desk->studying && desk->study_pack == here->pack &&
                study->options.lesson == here->lesson;
    int minutes = open ? study_minutes_left(study) : 0;
    return minutes ? minutes : time_left(desk->progress, lesson->id, lesson->minutes);
}

static void build(const Desk *desk, Scene *scene) {
    ReviewOffer review = reviewing_offer(desk);
    Onward to = onward(desk, review.due > 0);
    LibraryModel model = {.packs = (const Pack *const *)desk->packs,
                          .pack_count = desk->pack_count,
                          .broken = desk->broken,
                          .broken_count = desk->broken_count,
                          .progress = desk->progress,
                          .here = to.here,
                          .review = review,
                          .notice = standing_notice(desk, scene),
                          .detour = detour(desk, scene, &to),
                          .status = desk->status,
                          .scroll = desk->library_scroll,
                          .learner = learners_name(desk),
                          .kept = desk->learners.root != NULL};
    if (to.here.kind == HERE_CONTINUE) model.here.minutes = minutes_left(desk, &to.here);
    screen_library(scene, &model);
}

void library_build(Desk *desk, Scene *scene) {
    progress_hold(desk->progress);
    build(desk, scene);
    progress_let_go(desk->progress);
}

bool library_here(const Desk *desk, int *pack, int *lesson) {
    Here here = onward(desk, false).here;
    bool begun = here.kind == HERE_CONTINUE;
    *pack = begun ? here.pack : -1;
    *lesson = begun ? here.lesson : -1;
    return begun;
}
