#include "cli/render_show.h"

#include "cli/render_scene.h"
#include "desk/show.h"

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
    ScenePicture picture = {.out = wish->out, .width = wish->width, .height = wish->height};
    good = good && render_scene(show_scene(show, SHOW_PRESENTER), &picture, err);
    show_destroy(show);
    return good;
}
