#include "view/loan_view.h"

#include "view/circuit_parts.h"
#include "view/picture.h"
#include "view/style.h"

enum { GAP = 12 };

double loan_view_add(Scene *scene, double x, double y, double width,
                     const LoanModel *model) {
    if (!model->name) return 0;
    double high = scene_look(scene)->metrics.control, right = x + width;
    Button back = {.kind = BUTTON_OUTLINE,
                   .icon = "back",
                   .words = scene_word(scene, "loan.back"),
                   .spot = {.kind = SPOT_LOAN, .a = 0}};
    Button bring = {.kind = BUTTON_OUTLINE,
                    .words = scene_word(scene, "loan.bring"),
                    .spot = {.kind = SPOT_LOAN, .a = 1}};
    Button open = {.kind = BUTTON_OUTLINE,
                   .words = scene_word(scene, "loan.open"),
                   .spot = {.kind = SPOT_LOAN, .a = 2}};
    x += scene_button(scene, (Rect){x, y, 0, high}, back).w + GAP;
    if (model->brings) x += scene_button(scene, (Rect){x, y, 0, high}, bring).w + GAP;
    if (model->opens) x += scene_button(scene, (Rect){x, y, 0, high}, open).w + GAP;
    Type type = style_type(scene, ROLE_LABEL, INK_SOFT);
    type.width = right - x;
    if (type.width > 4 * type.size)
        scene_words(scene, model->name, x, y + high / 2 + 0.36 * type.size, type);
    return high + GAP;
}

static void add_sign(Scene *scene, double x, double y, Spot spot, const char *name) {
    double icon = 18 * picture_unit(scene), high = circuit_numbers_height(scene);
    Rect rect = {x, y, 2 * icon, high};
    scene_icon(scene, "lab", x + icon / 2, y + (high - icon) / 2, icon, INK_INK);
    scene_spot(scene, (SpotArea){.rect = rect, .spot = spot, .finger = true, .name = name});
    picture_focus_add(scene, rect, 6, spot);
}

void loan_way_add(Scene *scene, Rect beside, Point corner, int source) {
    if (scene_bare(scene)) return;
    double high = scene_look(scene)->metrics.control;
    Spot spot = {.kind = SPOT_LOAN, .a = 2, .b = 1 + source};
    Button button = {.kind = BUTTON_BAR,
                     .icon = "lab",
                     .words = scene_word(scene, "loan.way"),
                     .spot = spot};
    double wide = scene_button_width(scene, button);
    Rect rect = {beside.x + beside.w - wide, beside.y, wide, high};
    if (wide + GAP <= beside.w)
        scene_button(scene, rect, button);
    else
        add_sign(scene, corner.x, corner.y, spot, button.words);
}
