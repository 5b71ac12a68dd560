#include "app/painting.h"

enum {
    HOLD_MS = 500, // how long a finger rests for a long press
    HOLD_STRAY = 8 // px that it may tremble
};

void painting_scene(const Scene *scene, const Pixels *on, const Rect *rects, int count) {
    const Look *look = scene_look(scene);
    Canvas *canvas =
        canvas_open_pixels(view_cache_fonts(look->cache), look->theme, look->metrics.scale,
                           on->data, on->width, on->height, on->stride);
    canvas_use_cache(canvas, look->cache);
    scene_draw_in(scene, canvas, rects, count);
    canvas_close(canvas, NULL);
}

int painting_patches(const Rect *rects, int count, double scale, const Pixels *on,
                     Patch *patches) {
    int found = 0;
    for (int i = 0; i < count; i++) {
        int x = (int)(rects[i].x * scale), y = (int)(rects[i].y * scale);
        Patch one = {x, y, (int)((rects[i].x + rects[i].w) * scale + 1) - x,
                     (int)((rects[i].y + rects[i].h) * scale + 1) - y};
        if (patch_cut(&one, on->width, on->height)) patches[found++] = one;
    }
    return found;
}

// Notes where a press begins; one that moves on or ends is no long press.
void hold_watch(Hold *hold, const Gesture *gesture, unsigned now) {
    double dx = gesture->x - hold->x, dy = gesture->y - hold->y;
    if (gesture->kind == GESTURE_DOWN)
        *hold = (Hold){true, gesture->finger, now, gesture->x, gesture->y};
    else if (gesture->kind != GESTURE_MOVE || dx * dx + dy * dy > HOLD_STRAY * HOLD_STRAY)
        hold->held = false;
}

int hold_wait(const Hold *hold, unsigned now) {
    if (!hold->held) return -1;
    int rested = (int)(now - hold->since);
    return rested < HOLD_MS ? HOLD_MS - rested : 0;
}

bool hold_take(Hold *hold, unsigned now, Gesture *gesture) {
    if (hold_wait(hold, now) != 0) return false;
    hold->held = false;
    *gesture =
        (Gesture){.kind = GESTURE_HOLD, .x = hold->x, .y = hold->y, .finger = hold->finger};
    return true;
}

int sooner(int a, int b) {
    if (a < 0 || b < 0) return a < 0 ? b : a;
    return a < b ? a : b;
}
