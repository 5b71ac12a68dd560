// The page that could still be read, small, beside the error card. It is drawn once.
#include "desk/desk_inside.h"

#include "view/screen_lesson.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const double SHARE = 0.32; // of the window's side

static uint64_t key_of(const Desk *desk) {
    const double parts[] = {desk->loads,        desk->study.page, desk->width, desk->height,
                            (double)desk->lang, desk->theme,      desk->text,  desk->ruby,
                            desk->grade,        desk->wide};
    uint64_t key = 1;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        key = kept_mix(key, parts[i]);
    return key;
}

static void draw_page(Desk *desk, const Look *look, Picture *picture) {
    Scene *scene = desk_build_lesson(desk, look);
    double scale = SHARE * scene_look(scene)->metrics.scale;
    picture->width = (int)lround(SHARE * desk->width);
    picture->height = (int)lround(SHARE * desk->height);
    Canvas *canvas =
        canvas_open_into(view_cache_fonts(desk->cache), look->theme, scale, picture);
    scene_draw(scene, canvas);
    canvas_close(canvas, NULL);
    scene_destroy(scene);
}

const Picture *kept_page(Desk *desk, const Look *look) {
    uint64_t key = key_of(desk);
    if (!study_lesson(&desk->study)) return NULL;
    if (desk->kept.pixels && desk->kept.print == key) return &desk->kept;
    kept_page_forget(desk);
    draw_page(desk, look, &desk->kept);
    desk->kept.print = key;
    return &desk->kept;
}

void kept_page_forget(Desk *desk) {
    free(desk->kept.pixels);
    desk->kept = (Picture){0};
}
