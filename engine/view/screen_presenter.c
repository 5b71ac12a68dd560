#include "view/screen_presenter.h"

#include "view/style.h"

#include <math.h>

static Spot show_spot(ShowAct act, int what) {
    return (Spot){.kind = SPOT_SHOW, .a = (int)act, .b = what};
}

void screen_presenter(Scene *scene, const PresenterModel *model, Rect *mirror) {
    const Metrics *m = &scene_look(scene)->metrics;
    Type title = style_bold(scene, ROLE_PROSE, INK_INK);
    scene_words(scene, model->title, m->margin, 36, title);
    double wide = fmin(0.45 * m->width, (0.6 * m->height) * model->hall);
    *mirror = (Rect){m->margin, 96, wide, wide / model->hall};
    scene_box(scene, *mirror, 8, INK_SHEET, INK_FOX);
    const char *count = scene_say(scene, "present.count", "%d\t%d", model->page + 1,
                                  model->lesson->page_count);
    scene_words(scene, count, m->margin, 80, style_type(scene, ROLE_PANEL, INK_SOFT));
    double y = m->height - m->margin - m->control;
    Button next = {.kind = BUTTON_FILLED,
                   .words = scene_word(scene, "present.next"),
                   .spot = show_spot(SHOW_NEXT, 0)};
    Button back = {.kind = BUTTON_OUTLINE,
                   .words = scene_word(scene, "present.back"),
                   .spot = show_spot(SHOW_BACK, 0)};
    scene_button(scene, (Rect){m->margin, y, 300, m->control}, next);
    scene_button(scene, (Rect){m->margin + 320, y, 200, m->control}, back);
}
