#include "view/answer_view.h"

#include "view/style.h"

typedef struct MarkPart {
    MarkKind kind;
    double radius;
} MarkPart;

static void draw_ring(Canvas *canvas, double x, double y, double radius) {
    draw_disc(canvas, x, y, radius, INK_NONE, (Stroke){.ink = INK_RIGHT, .width = 3});
}

static void draw_mark(Canvas *canvas, Rect rect, const void *with) {
    const MarkPart *mark = with;
    double x = rect.x + rect.w / 2, y = rect.y + rect.h / 2, r = mark->radius;
    Stroke wrong = {.ink = INK_WRONG, .width = 3.4, .round = true};
    Point triangle[] = {
        {x, y - r}, {x + r * 0.95, y + r * 0.75}, {x - r * 0.95, y + r * 0.75}};
    switch (mark->kind) {
    case MARK_FIRST:
        draw_ring(canvas, x, y, r * 0.5);
        draw_ring(canvas, x, y, r);
        break;
    case MARK_RIGHT:
        draw_ring(canvas, x, y, r);
        break;
    case MARK_NEAR:
        draw_path(canvas, triangle, 3, true, INK_NONE,
                  (Stroke){.ink = INK_WARN, .width = 3});
        break;
    case MARK_WRONG:
        draw_line(canvas, x - r * 0.8, y - r * 0.8, x + r * 0.8, y + r * 0.8, wrong);
        draw_line(canvas, x - r * 0.8, y + r * 0.8, x + r * 0.8, y - r * 0.8, wrong);
        break;
    }
}

void verdict_mark_add(Scene *scene, double x, double y, double radius, MarkKind kind) {
    MarkPart with = {kind, radius};
    double r = radius + 4;
    scene_add(scene, (Rect){x - r, y - r, 2 * r, 2 * r}, draw_mark, &with, sizeof with);
}
