#include "app/painting.h"

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
