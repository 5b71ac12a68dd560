// What the keyboard is on in the presenter's window, and what scrolls there. A clicker
// never moves it: arrows up and down do, and Shift with Enter presses.
#include "desk/show_inside.h"

#include <math.h>

static const double WHEEL_STEP = 60;

// What can be reached: the pages of the overview alone while it lies over all.
static bool is_stop(const SpotArea *area) {
    return !area->quiet && area->spot.kind != SPOT_SCROLL && area->spot.kind != SPOT_TERM;
}

static int first_spot(const Scene *scene) {
    for (int i = scene_spots(scene) - 1; i >= 0; i--) {
        const SpotArea *area = scene_spot_at(scene, i);
        if (area->quiet && area->spot.kind == SPOT_CLOSE) return i;
    }
    return 0;
}

void show_see(Show *show, Spot spot) {
    int which;
    double offset;
    show->dirty = true;
    const Scene *scene = show_scene(show, SHOW_PRESENTER);
    if (!scene_reveal(scene, spot, &which, &offset) || which >= SHOW_SCROLLS) return;
    show->scroll[which] = offset;
    show->dirty = true;
}

static void focus_on(Show *show, Spot spot) {
    spot.target = NULL;
    show->focus = spot;
    show_see(show, spot);
}

static void move(Show *show, int by) {
    const Scene *scene = show_scene(show, SHOW_PRESENTER);
    int first = first_spot(scene), count = scene_spots(scene), at = -1;
    for (int i = first; i < count && show->focus.kind; i++)
        if (spot_same(scene_spot_at(scene, i)->spot, show->focus)) at = i;
    if (at < 0) at = by > 0 ? first - 1 : count;
    for (int i = at + by; i >= first && i < count; i += by) {
        const SpotArea *area = scene_spot_at(scene, i);
        if (!is_stop(area)) continue;
        focus_on(show, area->spot);
        return;
    }
}

static void press(Show *show) {
    const Scene *scene = show_scene(show, SHOW_PRESENTER);
    const SpotArea *area = show->focus.kind ? scene_find(scene, show->focus) : NULL;
    if (!area || area->disabled) return;
    show_act(show, area->spot);
}

// Most of a page of the notes.
static void scroll_notes(Show *show, int by) {
    const Scene *scene = show_scene(show, SHOW_PRESENTER);
    for (int i = first_spot(scene); i < scene_spots(scene); i++) {
        const SpotArea *area = scene_spot_at(scene, i);
        if (area->spot.kind != SPOT_SCROLL || area->spot.a != SCROLL_TEXT) continue;
        double most = fmax(0, area->spot.b - area->rect.h);
        double to = area->spot.c + by * 0.8 * area->rect.h;
        show->scroll[SCROLL_TEXT] = fmin(fmax(to, 0), most);
        show->dirty = true;
    }
}

bool show_focus_key(Show *show, const Gesture *gesture) {
    bool up = gesture->key == KEY_UP, down = gesture->key == KEY_DOWN;
    if ((up || down) && !gesture->mods) return move(show, down ? 1 : -1), true;
    if (gesture->key == KEY_ENTER && gesture->mods == MOD_SHIFT) return press(show), true;
    if (show_control_key(show, gesture)) return true;
    bool back = gesture->key == KEY_PAGE_UP, on = gesture->key == KEY_PAGE_DOWN;
    if (gesture->mods != MOD_SHIFT || (!back && !on)) return false;
    scroll_notes(show, on ? 1 : -1);
    return true;
}

bool show_wheel(Show *show, const Gesture *gesture) {
    const Scene *scene = show_scene(show, SHOW_PRESENTER);
    int first = first_spot(scene);
    for (int i = scene_spots(scene) - 1; i >= first; i--) {
        const SpotArea *area = scene_spot_at(scene, i);
        bool scrolls = area->spot.kind == SPOT_SCROLL && area->spot.a < SHOW_SCROLLS;
        if (!scrolls || !rect_has(area->rect, gesture->x, gesture->y)) continue;
        double most = fmax(0, area->spot.b - area->rect.h);
        double to = area->spot.c + gesture->wheel * WHEEL_STEP;
        show->scroll[area->spot.a] = fmin(fmax(to, 0), most);
        show->dirty = true;
        return true;
    }
    return false;
}
