// The page that could still be read, small, beside the error card. It is drawn once.
#include "desk/desk_inside.h"

#include "base/mem.h"
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

// Every pixel is opaque: nothing of the card shows through.
static void take_pixels(Picture *picture, Canvas *canvas) {
    int stride;
    const char *pixels = canvas_pixels(canvas, &stride);
    size_t width = (size_t)picture->width;
    picture->pixels = mem_new(width * (size_t)picture->height * sizeof *picture->pixels);
    for (int y = 0; y < picture->height; y++) {
        const uint32_t *row = (const void *)(pixels + (ptrdiff_t)y * stride);
        for (size_t x = 0; x < width; x++)
            picture->pixels[(size_t)y * width + x] = row[x] | 0xFF000000u;
    }
    picture->rows = picture->height;
}

static void draw_page(Desk *desk, const Look *look, Picture *picture) {
    Scene *scene = desk_build_lesson(desk, look);
    double scale = SHARE * scene_look(scene)->metrics.scale;
    picture->width = (int)lround(SHARE * desk->width);
    picture->height = (int)lround(SHARE * desk->height);
    Canvas *canvas = canvas_open_picture(view_cache_fonts(desk->cache), look->theme, scale,
                                         picture->width, picture->height);
    scene_draw(scene, canvas);
    take_pixels(picture, canvas);
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
