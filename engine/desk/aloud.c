// The open lesson in words, or the screen that is shown.
#include "desk/desk_inside.h"

#include "base/mem.h"

#include <stdlib.h>
#include <string.h>

// As on paper: all in one column, what looks behind open, nothing to press.
static Look aloud_look(Desk *desk) {
    Look look = desk_look(desk);
    look.theme = THEME_LIGHT;
    look.metrics = paper_metrics(PAPER_A4, TEXT_USUAL);
    look.aloud = look.paper = true;
    look.focus = look.hover = look.pressed = (Spot){0};
    look.focus_shown = false;
    look.selected = (Selection){0};
    look.lexicon = NULL;
    return look;
}

static void add_page(Buffer *out, const Look *look, const LessonModel *model) {
    const Metrics *m = &look->metrics;
    Scene *scene = scene_create(look);
    screen_lesson_column(scene, model, (Rect){0, 0, m->text_column, m->height / 2});
    char *said = scene_aloud(scene);
    buffer_print(out, "%s%s", out->size ? "\n" : "", said);
    free(said);
    scene_destroy(scene);
}

static char *screen_aloud(Desk *desk) {
    desk->aloud = true;
    Scene *scene = desk_build(desk);
    desk->aloud = false;
    char *said = scene_aloud(scene);
    scene_destroy(scene);
    return said;
}

char *desk_aloud(Desk *desk, int first, int last) {
    bool pages = desk->screen == SCREEN_LESSON && desk_lesson(desk) && !desk->reviewing.on;
    if (!pages) return screen_aloud(desk);
    Look look = aloud_look(desk);
    LessonModel model = desk_lesson_model(desk);
    Buffer out = {0};
    for (model.page = first; model.page <= last; model.page++)
        add_page(&out, &look, &model);
    desk_lesson_model_free(&model);
    return buffer_take(&out);
}
