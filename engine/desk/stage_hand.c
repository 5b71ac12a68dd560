// A stage under the pointer and the keys.
#include "desk/desk_inside.h"

#include "view/stage_view.h"

#include <math.h>
#include <time.h>

static const double NUDGE = 0.25;     // units that an arrow key drags by
static const double SCRUB = 1.0 / 20; // of the time line

double desk_now(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

enum { FOLLOW_MS = 3 }; // of a frame, for the jail to hear of a change before it draws

// What was changed in this frame is told before the stages that read it are drawn.
bool desk_poll_stages(Desk *desk) {
    Study *study = &desk->study;
    if (desk->screen != SCREEN_LESSON || !study_lesson(study)) return false;
    bool changed = false;
    study->stages.held = desk->hand.kind == HAND_AREA;
    stages_show(&study->stages, study->alone < 0 ? study->page : -1,
                study->steps[study->page]);
    if (study->calling == CALLING_CHANGED && stages_wanted(&study->stages)) {
        visit_wait_for(study->visit, FOLLOW_MS);
        changed = study_poll(study);
    }
    changed |= stages_poll(&study->stages, study->visit, study->live, desk_now());
    if (study->stages.set) study->unsaved = true;
    study->stages.set = false;
    if (study->stages.acted) desk->input_last = true;
    study->stages.acted = false;
    return changed;
}

static Stages *stages_of(Desk *desk) {
    return &desk->study.stages;
}

static const Stage *stage_at(Desk *desk, int stage) {
    const Lesson *lesson = desk_lesson(desk);
    return lesson && stage >= 0 && stage < lesson->stage_count ? &lesson->stages[stage]
                                                               : NULL;
}

static bool place_in(Desk *desk, int stage, double x, double y, Point *units) {
    Rect rect;
    Spot whole = {.kind = SPOT_STAGE, .a = stage, .b = STAGE_WHOLE};
    const Stage *about = stage_at(desk, stage);
    if (!about || !scene_whole(desk_scene(desk), whole, &rect)) return false;
    *units = stage_view_units(about, rect, x, y);
    return true;
}

static void touch(Desk *desk, StageTouch kind, Spot spot, double x, double y) {
    StageAsk ask = {.stage = spot.a, .touch = kind, .area = spot.b, .x = x, .y = y};
    stages_touch(stages_of(desk), &ask);
    desk->dirty = true;
}

static void scrub(Desk *desk, double x) {
    Rect rect;
    Spot spot = {.kind = SPOT_STAGE_TIME, .a = desk->hand.from.a};
    const Stage *about = stage_at(desk, spot.a);
    if (!about || !scene_whole(desk_scene(desk), spot, &rect)) return;
    stages_seek(stages_of(desk), spot.a, stage_view_moment(about, rect, x));
}

void desk_stage_down(Desk *desk, Spot spot) {
    DrawingItem item;
    Hand *hand = &desk->hand;
    if (spot.kind == SPOT_STAGE_TIME) {
        hand->kind = HAND_CLOCK;
        scrub(desk, hand->x);
    } else if (spot.kind == SPOT_STAGE &&
               stages_area(stages_of(desk), spot.a, spot.b, &item) && item.drag) {
        hand->kind = HAND_AREA;
    }
}

void desk_stage_move(Desk *desk) {
    const Hand *hand = &desk->hand;
    Point at;
    if (hand->kind == HAND_CLOCK) scrub(desk, hand->x);
    if (hand->kind != HAND_AREA || !hand->moved) return;
    if (place_in(desk, hand->from.a, hand->x, hand->y, &at))
        touch(desk, STAGE_DRAG, hand->from, at.x, at.y);
}

// The place under the pointer; the area's middle where a key pressed it.
void desk_stage_press(Desk *desk, Spot spot) {
    DrawingItem item;
    Point at;
    if (!stages_area(stages_of(desk), spot.a, spot.b, &item) || !item.press) return;
    bool under = desk->hand.kind != HAND_EMPTY || !desk->focus_shown;
    if (!under || !place_in(desk, spot.a, desk->x, desk->y, &at))
        at = (Point){item.n[0] + item.n[2] / 2, item.n[1] + item.n[3] / 2};
    touch(desk, STAGE_PRESS, spot, at.x, at.y);
}

void desk_stage_play(Desk *desk, Spot spot) {
    stages_play(stages_of(desk), spot.a, desk_now());
    desk->dirty = true;
}

void desk_stage_faster(Desk *desk, Spot spot) {
    stages_faster(stages_of(desk), spot.a);
    desk->dirty = true;
}

static bool nudge(Desk *desk, double dx, double dy) {
    DrawingItem item;
    Spot spot = desk->focus;
    if (!stages_area(stages_of(desk), spot.a, spot.b, &item)) return false;
    const Stage *about = stage_at(desk, spot.a);
    double step = NUDGE * about->width / 16;
    double x = item.n[0] + item.n[2] / 2, y = item.n[1] + item.n[3] / 2;
    if (item.nudge)
        touch(desk, STAGE_NUDGE, spot, dx, dy);
    else if (item.drag)
        touch(desk, STAGE_DRAG, spot, x + step * dx, y + step * dy);
    return item.nudge || item.drag;
}

static bool step_time(Desk *desk, double by) {
    const Stage *about = stage_at(desk, desk->focus.a);
    if (!about || by == 0) return false;
    const StageState *row = &stages_of(desk)->rows[desk->focus.a];
    stages_seek(stages_of(desk), desk->focus.a, row->t + by * SCRUB * about->duration);
    desk->dirty = true;
    return true;
}

bool desk_stage_key(Desk *desk, const Gesture *gesture) {
    static const struct {
        int key;
        double dx, dy;
    } ways[] = {{KEY_LEFT, -1, 0}, {KEY_RIGHT, 1, 0}, {KEY_UP, 0, -1}, {KEY_DOWN, 0, 1}};
    for (size_t i = 0; i < sizeof ways / sizeof *ways && !gesture->mods; i++) {
        if (ways[i].key != gesture->key) continue;
        if (desk->focus.kind == SPOT_STAGE) return nudge(desk, ways[i].dx, ways[i].dy);
        if (desk->focus.kind == SPOT_STAGE_TIME) return step_time(desk, ways[i].dx);
    }
    return false;
}

int desk_page_clock(const Desk *desk) {
    const Lesson *lesson =
        desk->screen == SCREEN_LESSON && desk->studying ? study_lesson(&desk->study) : NULL;
    bool on_stage = desk->focus.kind >= SPOT_STAGE && desk->focus.kind <= SPOT_STAGE_SPEED;
    for (int i = 0; lesson && i < lesson->stage_count; i++) {
        bool here = lesson->stages[i].page == desk->study.page;
        if (on_stage && desk->focus.a != i) continue;
        if (here && lesson->stages[i].duration > 0) return i;
    }
    return -1;
}
