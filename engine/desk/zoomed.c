#include "desk/zoomed.h"

#include "desk/desk_inside.h"
#include "desk/lit.h"
#include "view/amplitude_map.h"
#include "view/style.h"

#include <math.h>

static const double STEP = 1.25, BUTTON = 2, NUDGE = 40; // a wheel's step; a press; px

typedef struct Window {
    MapPlace place;
    Zoom zoom;
    double most;
} Window;

// The map that a spot is of, as it is seen. False when there is none.
static bool window_of(Desk *desk, Spot spot, Window *window) {
    Rect rect;
    const Scene *scene = desk_scene(desk);
    Spot map = {.kind = SPOT_MAP, .a = spot.a, .b = spot.b};
    if (!scene_whole(scene, map, &rect)) return false;
    uint32_t wires = (uint32_t)spot.b;
    window->place = map_window(scene, rect, spot.a, wires);
    window->zoom = zooms_find(&desk->zooms, spot.a, wires);
    window->most = map_window_most(scene, rect, wires);
    return true;
}

static bool show(Desk *desk, const Window *window, Zoom zoom) {
    const Zoom *now = &window->zoom;
    bool same = zoom.scale == now->scale && zoom.x == now->x && zoom.y == now->y;
    if (same) return false;
    zooms_set(&desk->zooms, zoom);
    desk->dirty = true;
    return true;
}

static bool zoom_by(Desk *desk, const Window *window, double by, double x, double y) {
    double scale = fmin(window->most, fmax(1, window->zoom.scale * by));
    if (scale == window->zoom.scale) return false;
    return show(desk, window,
                map_zoomed(&window->place, window->zoom, by, window->most, x, y));
}

Spot zoomed_under(Desk *desk, const SpotArea *area, double x, double y) {
    Window window;
    Spot spot = area->spot;
    if (window_of(desk, spot, &window))
        map_window_spot(&window.place, spot.a, (uint32_t)spot.b, x, y, &spot);
    return spot;
}

void zoomed_down(Desk *desk, Spot spot) {
    if (spot.kind != SPOT_MAP) return;
    desk->map_x = desk->x;
    desk->map_y = desk->y;
    desk->map_moved = false;
}

void zoomed_move(Desk *desk) {
    Window window;
    const Hand *hand = &desk->hand;
    bool holds = hand->kind == HAND_PRESS && hand->from.kind == SPOT_MAP;
    if (!holds || !window_of(desk, hand->from, &window)) return;
    double dx = desk->x - desk->map_x, dy = desk->y - desk->map_y;
    desk->map_x = desk->x;
    desk->map_y = desk->y;
    desk->map_moved = desk->map_moved || hypot(dx, dy) > 1;
    if (window.zoom.scale > 1)
        show(desk, &window, map_panned(&window.place, window.zoom, dx, dy));
}

bool zoomed_wheel(Desk *desk, const Gesture *wheel) {
    Window window;
    const SpotArea *over = scene_hit(desk_scene(desk), wheel->x, wheel->y);
    bool map = over && over->spot.kind == SPOT_MAP;
    if (!map || !window_of(desk, over->spot, &window)) return false;
    return zoom_by(desk, &window, pow(STEP, -wheel->wheel), wheel->x, wheel->y);
}

// What two fingers do is no press of one of them.
void zoomed_pinch(Desk *desk, const Gesture *pinch) {
    Window window;
    const SpotArea *over = scene_hit(desk_scene(desk), desk->x, desk->y);
    bool map = over && over->spot.kind == SPOT_MAP;
    if (!map || !window_of(desk, over->spot, &window)) return;
    desk->map_moved = true;
    zoom_by(desk, &window, pinch->pinch, desk->x, desk->y);
}

static void zoom_middle(Desk *desk, const Window *window, MapAct act) {
    Rect r = window->place.rect;
    Zoom all = {window->zoom.source, window->zoom.wires, 1, 0.5, 0.5};
    double x = r.x + r.w / 2, y = r.y + r.h / 2;
    bool moved = act == MAP_WHOLE
                     ? window->zoom.scale > 1 && show(desk, window, all)
                     : zoom_by(desk, window, act == MAP_NEARER ? BUTTON : 1 / BUTTON, x, y);
    if (moved)
        desk_hush(desk);
    else
        desk_say(desk, act == MAP_NEARER ? "map.nearest" : "map.farthest", " ");
}

static void pin(Desk *desk, Spot spot) {
    Window window;
    if (desk->map_moved || !window_of(desk, spot, &window)) return;
    Spot under = spot;
    if (!map_window_spot(&window.place, spot.a, (uint32_t)spot.b, desk->x, desk->y, &under))
        return;
    lit_press(desk, under);
}

void zoomed_act(Desk *desk, Spot spot) {
    Window window;
    if (spot.kind == SPOT_MAP)
        pin(desk, spot);
    else if (window_of(desk, spot, &window))
        zoom_middle(desk, &window, (MapAct)spot.c);
}

bool zoomed_key(Desk *desk, const Gesture *key) {
    static const struct {
        int key;
        double dx, dy;
    } ways[] = {{KEY_LEFT, 1, 0}, {KEY_RIGHT, -1, 0}, {KEY_UP, 0, 1}, {KEY_DOWN, 0, -1}};
    static const struct {
        int key;
        MapAct act;
    } acts[] = {{'+', MAP_NEARER},
                {'=', MAP_NEARER},
                {';', MAP_NEARER},
                {'-', MAP_FARTHER},
                {KEY_HOME, MAP_WHOLE}};
    Window window;
    bool plain = !(key->mods & ~MOD_SHIFT);
    if (desk->focus.kind != SPOT_MAP || !plain || !window_of(desk, desk->focus, &window))
        return false;
    double nudge = NUDGE * style_scale(desk_scene(desk));
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++)
        if (key->key == ways[i].key) {
            show(desk, &window,
                 map_panned(&window.place, window.zoom, nudge * ways[i].dx,
                            nudge * ways[i].dy));
            return true;
        }
    for (size_t i = 0; i < sizeof acts / sizeof *acts; i++)
        if (key->key == acts[i].key) {
            zoom_middle(desk, &window, acts[i].act);
            return true;
        }
    return false;
}
