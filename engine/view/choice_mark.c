#include "view/choice_mark.h"

typedef struct ChoiceMark {
    double radius;
    bool chosen;
} ChoiceMark;

static void draw_mark(Canvas *canvas, Rect rect, const void *with) {
    const ChoiceMark *mark = with;
    double x = rect.x + rect.w / 2, y = rect.y + rect.h / 2;
    Stroke edge = {.ink = mark->chosen ? INK_ACCENT : INK_EDGE,
                   .width = mark->chosen ? 2 : 1.5};
    draw_disc(canvas, x, y, mark->radius, INK_SHEET, edge);
    if (!mark->chosen) return;
    draw_disc(canvas, x, y, 0.56 * mark->radius, INK_ACCENT, (Stroke){.ink = INK_NONE});
}

void choice_mark_add(Scene *scene, Rect rect, double radius, bool chosen) {
    ChoiceMark mark = {radius, chosen};
    scene_add(scene, rect, draw_mark, &mark, sizeof mark);
}
