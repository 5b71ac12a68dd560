#include "desk/hall.h"

#include "desk/desk_inside.h"
#include "view/screen_projector.h"

#include <math.h>

// What would open a card, a menu or a file over the picture.
bool hall_hears(const Desk *desk, const Gesture *gesture) {
    static const bool closed[GESTURE_QUIT + 1] = {
        [GESTURE_HOLD] = true,    [GESTURE_MENU] = true, [GESTURE_MIDDLE] = true,
        [GESTURE_COMPOSE] = true, [GESTURE_TEXT] = true, [GESTURE_PASTE] = true,
        [GESTURE_FILE] = true};
    return !desk->options.hall || !closed[gesture->kind];
}

void hall_clear(Desk *desk) {
    enum { SHEETS = 8 }; // more never lie over each other
    for (int i = 0; i < SHEETS && desk->options.hall && desk_covered(desk); i++)
        desk_act(desk, (Spot){.kind = SPOT_CLOSE});
}

static HallPlan plan_of(Desk *desk, const Look *look, const LessonModel *model) {
    HallDesk *hall = &desk->hall;
    bool same = hall->planned && hall->page == model->page &&
                hall->loads == desk->study.loads && hall->lang == desk->lang;
    if (same) return hall->plan;
    hall->planned = true;
    hall->plan = hall_plan(look, model);
    hall->page = model->page;
    hall->loads = desk->study.loads;
    hall->lang = desk->lang;
    return hall->plan;
}

static Scene *build_page(Desk *desk, const Look *look) {
    LessonModel model = desk_lesson_model(desk);
    model.uncovered = desk->hall.uncovered == model.page + 1;
    model.countdown_left = desk->hall.left;
    model.countdown_of = desk->hall.of;
    HallPlan plan = plan_of(desk, look, &model);
    Look fitted = hall_look(look, &plan);
    fitted.lens = desk->hall.lens;
    Scene *scene = scene_create(&fitted);
    screen_hall(scene, &model, &plan);
    desk_lesson_model_free(&model);
    return scene;
}

bool desk_hall_plan(Desk *desk, HallPlan *plan) {
    if (!desk->options.hall || desk->screen != SCREEN_LESSON || desk->hall.projector)
        return false;
    if (!study_lesson(&desk->study)) return false;
    desk_scene(desk); // plans, where that is still to be done
    *plan = desk->hall.plan;
    return true;
}

void desk_rehearse_votes(Desk *desk) {
    const Lesson *lesson = desk_lesson(desk);
    for (int i = 0; lesson && i < lesson->vote_count; i++) {
        const Vote *vote = &lesson->votes[i];
        for (int k = 0; vote->rehearsed && k < vote->option_count; k++)
            study_set(&desk->study, vote->tallies[k], vote->rehearse[k]);
    }
    desk->dirty = true;
}

void desk_uncover(Desk *desk, bool seen) {
    desk->hall.uncovered = seen && desk->studying ? 1 + desk->study.page : 0;
    desk->dirty = true;
}

void desk_set_lens(Desk *desk, Lens lens) {
    if (!lens_same(desk->hall.lens, lens)) desk->dirty = true;
    desk->hall.lens = lens;
}

// Only what can be read of it is worth a new picture.
void desk_set_countdown(Desk *desk, double left, double of) {
    HallDesk *hall = &desk->hall;
    if (ceil(left) != ceil(hall->left) || of != hall->of) desk->dirty = true;
    hall->left = left;
    hall->of = of;
}

Scene *hall_build(Desk *desk, const Look *look) {
    Look calm = *look; // nobody in a hall sees what the keyboard or the pointer is over
    calm.focus = calm.hover = (Spot){0};
    calm.focus_shown = false;
    calm.selected = (Selection){0};
    if (desk->hall.projector) {
        Scene *scene = scene_create(&calm);
        screen_projector(scene);
        return scene;
    }
    bool page = desk->screen == SCREEN_LESSON && study_lesson(&desk->study);
    if (page) return build_page(desk, &calm);
    return scene_create(&calm);
}
