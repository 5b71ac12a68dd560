#include "view/loan_view.h"

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
