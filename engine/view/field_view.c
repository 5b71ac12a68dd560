#include "view/answer_view.h"

#include "base/mem.h"
#include "view/style.h"

#include <math.h>
#include <string.h>

typedef struct FieldPart {
    const char *before, *compose, *after; // around the caret
    double size;
    bool focused, wrong;
} FieldPart;

static void draw_field(Canvas *canvas, Rect rect, const void *with) {
    const FieldPart *field = with;
    Rect box = rect_inset(rect, 6);
    Stroke ring = {.ink = INK_FOX, .width = 3};
    if (field->focused) draw_box(canvas, rect_inset(rect, 2), 12, INK_NONE, ring);
    Ink edge = field->wrong ? INK_WRONG : field->focused ? INK_INK : INK_EDGE;
    draw_box(canvas, box, 8, INK_SHEET,
             (Stroke){.ink = edge, .width = field->wrong ? 2 : 1.5});
    canvas_clip(canvas, rect_inset(box, 2));
    double baseline = box.y + box.h / 2 + field->size * 0.36;
    Type type = {.size = field->size, .ink = INK_INK};
    double before = words_wide(canvas, field->before, type);
    double whole = before + words_wide(canvas, field->compose, type) + 14;
    double x = box.x + 14 - fmax(0, whole - box.w + 14); // the caret stays in sight
    draw_words(canvas, field->before, x, baseline, type);
    x += before;
    if (field->compose[0]) {
        double wide = draw_words(canvas, field->compose, x, baseline, type);
        draw_line(canvas, x, baseline + 4, x + wide, baseline + 4,
                  (Stroke){.ink = INK_INK});
        x += wide;
    }
    if (field->focused) {
        Stroke caret = {.ink = INK_INK, .width = 1.6};
        draw_line(canvas, x + 1, baseline - field->size, x + 1, baseline + 4, caret);
    }
    draw_words(canvas, field->after, x, baseline, type);
    canvas_unclip(canvas);
}

void field_view_add(Scene *scene, Rect rect, const FieldModel *field, Spot spot, bool wrong,
                    const char *name) {
    const char *text = field->text ? field->text : "";
    size_t caret =
        (size_t)field->caret > strlen(text) ? strlen(text) : (size_t)field->caret;
    char *before = mem_text(text);
    before[caret] = 0;
    FieldPart with = {.before = scene_take(scene, before),
                      .compose = scene_keep(scene, field->compose ? field->compose : ""),
                      .after = scene_keep(scene, text + caret),
                      .size = scene_look(scene)->metrics.size[ROLE_PROSE],
                      .focused = field->focused,
                      .wrong = wrong};
    scene_add(scene, rect_inset(rect, -6), draw_field, &with, sizeof with);
    scene_spot(scene, (SpotArea){.rect = rect, .spot = spot, .finger = true, .name = name});
}
