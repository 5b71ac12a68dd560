// From what the show holds to the presenter's scene.
#include "desk/show_inside.h"

#include "base/mem.h"

#include <math.h>
#include <stdlib.h>

static Look look_of(Show *show) {
    Desk *desk = show->desk;
    Look look = desk_look(desk);
    look.theme = show->options.theme < 0 ? THEME_DARK : (Theme)show->options.theme;
    look.metrics = show->metrics;
    look.cache = show->cache;
    look.text = TEXT_USUAL;
    look.focus = (Spot){0};
    look.selected = (Selection){0};
    look.hover = show->hover;
    look.pressed = show->pressed;
    return look;
}

// The audience's scene, small, where no window makes it of its own pixels.
static Picture picture_of(Show *show, double width) {
    const Scene *hall = show_scene(show, SHOW_AUDIENCE);
    const Metrics *m = &scene_look(hall)->metrics;
    Picture picture = {.width = (int)lround(width),
                       .height = (int)lround(width * m->height / m->width)};
    Canvas *canvas =
        canvas_open_picture(view_cache_fonts(show->cache), scene_look(hall)->theme,
                            width / m->width, picture.width, picture.height);
    scene_draw(hall, canvas);
    int stride;
    const char *pixels = canvas_pixels(canvas, &stride);
    size_t wide = (size_t)picture.width, high = (size_t)picture.height;
    picture.pixels = mem_new(wide * high * sizeof *picture.pixels);
    for (size_t y = 0; y < high; y++)
        for (size_t x = 0; x < wide; x++)
            picture.pixels[y * wide + x] =
                ((const uint32_t *)(const void *)(pixels + (ptrdiff_t)y * stride))[x] |
                0xFF000000u;
    picture.rows = picture.height;
    canvas_close(canvas, NULL);
    return picture;
}

Scene *show_build(Show *show) {
    Desk *desk = show->desk;
    const Look look = look_of(show);
    Scene *scene = scene_create(&look);
    const Metrics *hall = &desk->metrics;
    ShowStep here = show_here(show);
    PresenterModel model = {.lesson = study_lesson(&desk->study),
                            .title = scene_take(scene, desk_lesson_name(desk)),
                            .page = here.page,
                            .step = here.step,
                            .hall = hall->width / hall->height,
                            .screens = show->screens,
                            .screens_good = show->screens_good};
    free(show->small.pixels);
    show->small = (Picture){0};
    if (show->options.mirrored) {
        show->small = picture_of(show, 0.5 * show->width);
        model.mirror = &show->small;
    }
    screen_presenter(scene, &model, &show->mirror);
    view_cache_age(show->cache);
    return scene;
}
