// What is pressed in the presenter's window, or meant by a key: one row an act.
#include "desk/show_inside.h"

typedef void ShowAction(Show *show, int what);

static void next(Show *show, int what) {
    (void)what;
    show_walk(show, 1);
}

static void back(Show *show, int what) {
    (void)what;
    show_walk(show, -1);
}

static void first(Show *show, int what) {
    (void)what;
    show_go(show, (ShowStep){0, 0});
}

static void last(Show *show, int what) {
    (void)what;
    show_go(show, show_step_at(study_lesson(&show->desk->study), show->steps.count - 1));
}

static void page(Show *show, int what) {
    show_go(show, (ShowStep){what, 0});
}

static void step(Show *show, int what) {
    show_go(show, show_step_at(study_lesson(&show->desk->study), what));
}

static void again(Show *show, int what) {
    (void)what;
    Study *study = &show->desk->study;
    const Lesson *lesson = study_lesson(study);
    show_steps_enter(&show->steps, study, show_step_number(lesson, show_here(show)));
    show->desk->dirty = show->dirty = true;
}

static ShowAction *const actions[SHOW_ACTS] = {
    [SHOW_NEXT] = next, [SHOW_BACK] = back, [SHOW_FIRST] = first, [SHOW_LAST] = last,
    [SHOW_PAGE] = page, [SHOW_STEP] = step, [SHOW_AGAIN] = again};

void show_act(Show *show, Spot spot) {
    if (spot.kind != SPOT_SHOW || spot.a < 0 || spot.a >= SHOW_ACTS) return;
    if (actions[spot.a]) actions[spot.a](show, spot.b);
}
