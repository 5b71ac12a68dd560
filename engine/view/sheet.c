#include "view/sheet.h"

static void draw_sheet(Canvas *canvas, Rect rect, const void *with) {
    (void)with;
    Rect sheet = rect_inset(rect, 8); // the shadow's room
    draw_shadow(canvas, sheet, 12);
    draw_box(canvas, sheet, 12, INK_SHEET, (Stroke){.ink = INK_EDGE, .width = 1.5});
}

void sheet_add(Scene *scene, Rect rect) {
    const Metrics *m = &scene_look(scene)->metrics;
    scene_spot(scene, (SpotArea){.rect = {0, 0, m->width, m->height},
                                 .spot = {SPOT_CLOSE},
                                 .quiet = true,
                                 .name = scene_word(scene, "keys.close")});
    scene_spot(scene, (SpotArea){.rect = rect, .quiet = true});
    scene_add(scene, rect_inset(rect, -8), draw_sheet, NULL, 0);
}
