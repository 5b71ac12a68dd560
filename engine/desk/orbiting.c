#include "desk/desk_inside.h"

#include <math.h>

static const double KEY_TURN = M_PI / 12;
enum { TIP_REACH = 30 }; // px on the laptop

static void look_from(Desk *desk, int place, Camera camera) {
    orbits_set(&desk->orbiting.kept, place, camera);
    desk->dirty = true;
}

// The ball under an arrow's spot, or that of a display (any: place 0).
static const SpotArea *ground_at(const Scene *scene, Rect rect) {
    for (int i = 0; i < scene_spots(scene); i++) {
        const SpotArea *area = scene_spot_at(scene, i);
        if (area->spot.kind == SPOT_ORBIT && fabs(area->rect.x - rect.x) < 1 &&
            fabs(area->rect.y - rect.y) < 1)
            return area;
    }
    return NULL;
}

// The first whose middle lies within a rect.
static const SpotArea *ground_within(const Scene *scene, Rect rect) {
    for (int i = 0; i < scene_spots(scene); i++) {
        const SpotArea *area = scene_spot_at(scene, i);
        Rect r = area->rect;
        if (area->spot.kind == SPOT_ORBIT && rect_has(rect, r.x + r.w / 2, r.y + r.h / 2))
            return area;
    }
    return NULL;
}

Ball orbiting_ball(const Desk *desk, const Scene *scene, const SpotArea *arrow) {
    Rect r = arrow->rect;
    const SpotArea *ground = ground_at(scene, r);
    int place = ground ? ground->spot.a : 0;
    return (Ball){r.x + r.w / 2, r.y + r.h / 2, r.w / 2,
                  orbits_camera(&desk->orbiting.kept, place)};
}

// Whether the hand is near enough to an arrow's tip to mean that.
static bool on_tip(Desk *desk, const SpotArea *arrow) {
    const Workpiece *piece = desk_piece(desk, arrow->spot.a);
    Ball ball = orbiting_ball(desk, desk_scene(desk), arrow);
    double x, y, depth;
    if (!piece) return true;
    camera_project(ball.camera, vector_towards(piece->theta, piece->phi), &x, &y, &depth);
    double reach = TIP_REACH * desk->metrics.size[ROLE_LABEL] / 14;
    return hypot(desk->x - ball.x - x * ball.radius, desk->y - ball.y + y * ball.radius) <
           reach;
}

bool orbiting_down(Desk *desk, const SpotArea *over, int clicks) {
    Orbiting *orbiting = &desk->orbiting;
    orbiting->held = false;
    if (over && over->spot.kind == SPOT_ARROW)
        over = on_tip(desk, over) ? NULL : ground_at(desk_scene(desk), over->rect);
    if (!over || over->spot.kind != SPOT_ORBIT) return false;
    orbiting->held = true;
    orbiting->place = over->spot.a;
    if (clicks == 2) look_from(desk, orbiting->place, (Camera){0});
    orbiting->from = orbits_camera(&orbiting->kept, orbiting->place);
    orbiting->x = desk->x;
    orbiting->y = desk->y;
    orbiting->radius = fmax(1, over->rect.w / 2);
    return true;
}

// A little way is a press with an unsteady hand.
void orbiting_move(Desk *desk) {
    const Orbiting *orbiting = &desk->orbiting;
    if (!orbiting->held || !desk->hand.moved) return;
    double dx = (desk->x - orbiting->x) / orbiting->radius;
    double dy = (orbiting->y - desk->y) / orbiting->radius;
    look_from(desk, orbiting->place, camera_dragged(orbiting->from, dx, dy));
}

void orbiting_up(Desk *desk) {
    desk->orbiting.held = false;
}

bool orbiting_cancel(Desk *desk) {
    Orbiting *orbiting = &desk->orbiting;
    if (!orbiting->held) return false;
    orbiting->held = false;
    look_from(desk, orbiting->place, orbiting->from);
    return true;
}

// 0: none has the keyboard.
static int place_by_focus(Desk *desk) {
    const Scene *scene = desk_scene(desk);
    const SpotArea *ground = NULL;
    if (desk->focus.kind == SPOT_ORBIT) return desk->focus.a;
    if (desk->focus.kind == SPOT_DISPLAY) {
        const SpotArea *display = scene_find(scene, desk->focus);
        ground = display ? ground_within(scene, display->rect) : NULL;
    } else if (desk->focus.kind == SPOT_ARROW) {
        const SpotArea *arrow = scene_find(scene, desk->focus);
        ground = arrow ? ground_at(scene, arrow->rect) : NULL;
    } else if (!desk->focus.kind && !desk_editable(desk)) {
        ground =
            ground_within(scene, (Rect){0, 0, desk->metrics.width, desk->metrics.height});
    }
    return ground ? ground->spot.a : 0;
}

bool orbiting_key(Desk *desk, const Gesture *gesture) {
    // As a drag that way would: what is in front goes with the arrow.
    static const struct {
        int key, x, y;
    } turns[] = {{KEY_LEFT, -1, 0}, {KEY_RIGHT, 1, 0}, {KEY_UP, 0, 1}, {KEY_DOWN, 0, -1}};
    if (gesture->key == KEY_ENTER && !gesture->mods && desk->focus.kind == SPOT_ORBIT) {
        look_from(desk, desk->focus.a, (Camera){0});
        return true;
    }
    if (gesture->mods != MOD_SHIFT) return false;
    for (size_t i = 0; i < sizeof turns / sizeof *turns; i++) {
        if (turns[i].key != gesture->key) continue;
        int place = place_by_focus(desk);
        if (!place) return false;
        Camera camera = orbits_camera(&desk->orbiting.kept, place);
        camera = camera_dragged(camera, turns[i].x * KEY_TURN, turns[i].y * KEY_TURN);
        look_from(desk, place, camera);
        return true;
    }
    return false;
}

void orbiting_front(Desk *desk, int unused) {
    (void)unused;
    desk->orbiting.kept = (Orbits){.count = 0};
    desk->dirty = true;
}
