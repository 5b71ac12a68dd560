#include "cli/render_show.h"

#include "base/file.h"
#include "desk/show.h"

static bool draw(Show *show, const ShowPicture *wish, Fonts *fonts, Error *err) {
    bool vector = file_ends_in(wish->out, ".svg") || file_ends_in(wish->out, ".pdf");
    if (!vector && !file_ends_in(wish->out, ".png"))
        return error_set(err, "render.ending", "%s", wish->out);
    const Scene *scene = show_scene(show, SHOW_PRESENTER);
    const Look *look = scene_look(scene);
    const Metrics *m = &look->metrics;
    Canvas *canvas =
        vector
            ? canvas_open_file(fonts, look->theme, wish->out, m->width, m->height, err)
            : canvas_open_picture(fonts, look->theme, m->scale, wish->width, wish->height);
    if (!canvas) return false;
    scene_draw(scene, canvas);
    bool good = vector || canvas_save_png(canvas, wish->out, err);
    return canvas_close(canvas, good ? err : NULL) && good;
}

bool render_show(const ShowPicture *wish, Fonts *fonts, const CommandContext *context,
                 Error *err) {
    Show *show = show_create((ShowOptions){.places = context->places,
                                           .words = context->words,
                                           .fonts = fonts,
                                           .path = wish->path,
                                           .lesson = wish->lesson,
                                           .page = wish->page,
                                           .step = wish->step,
                                           .lang = (int)context->lang,
                                           .theme = wish->theme,
                                           .hall_theme = -1,
                                           .mirrored = true,
                                           .width = wish->width,
                                           .height = wish->height,
                                           .hall_width = 1920,
                                           .hall_height = 1080},
                             err);
    if (!show) return false;
    show_wait(show);
    ShowPlace place = show_place(show);
    bool good = place.page == wish->page;
    if (!good) error_set(err, "render.page", "%d\t%d", wish->page + 1, place.pages);
    good = good && draw(show, wish, fonts, err);
    show_destroy(show);
    return good;
}
