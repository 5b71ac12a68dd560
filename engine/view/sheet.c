#include "view/sheet.h"

#include "view/style.h"

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

void sheet_cross_add(Scene *scene, double x, double y) {
    double side = scene_look(scene)->metrics.control;
    Button cross = {.kind = BUTTON_PLAIN,
                    .icon = "close",
                    .spot = {SPOT_CLOSE},
                    .name = scene_word(scene, "keys.close")};
    scene_button(scene, (Rect){x, y, side, side}, cross);
}

double sheet_head_height(const Scene *scene) {
    return scene_look(scene)->metrics.control + style_pitch(scene, ROLE_LABEL) + 16;
}

void sheet_head_add(Scene *scene, Rect sheet, const SheetHead *head) {
    const Metrics *m = &scene_look(scene)->metrics;
    double x = sheet.x + SHEET_PAD, y = sheet.y + SHEET_PAD, control = m->control;
    double sign = 1.2 * m->size[ROLE_PANEL];
    scene_icon(scene, head->icon, x, y + (control - sign) / 2, sign, INK_SOFT);
    double left = x + sign + 12, right = sheet.x + sheet.w - SHEET_PAD - control - 8;
    field_view_add(scene, (Rect){left, y, right - left, control}, head->field, head->spot,
                   false, head->name);
    sheet_cross_add(scene, right + 8, y);
    Type note = style_type(scene, ROLE_LABEL, head->refused ? INK_WRONG : INK_SOFT);
    note.width = sheet.w - 2 * SHEET_PAD;
    scene_words(scene, head->note, x, y + control + 11 + note.size, note);
}
