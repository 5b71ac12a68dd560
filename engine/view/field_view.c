#include "view/answer_view.h"

#include "base/mem.h"
#include "view/style.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { MARGIN = 14 }; // px between the box and its words

// What a field shows and where: three pieces of words one behind the other. The middle one
// is what is selected, or what an input method composes in its place.
typedef struct Layout {
    char *before, *middle, *after;
    double x, middle_x, after_x; // left ends, px from the box
    double caret;
    double clause, clause_end; // of what is composed, px from the box
    double scroll;
} Layout;

static char *piece(const char *text, size_t from, size_t to) {
    char *words = mem_text(text + from);
    words[to - from] = 0;
    return words;
}

static size_t in_text(const char *text, int byte) {
    size_t length = strlen(text);
    return byte < 0 ? 0 : (size_t)byte > length ? length : (size_t)byte;
}

// The caret stays in sight; what is behind the end is no reason to scroll.
static double scroll_of(double scroll, double caret, double whole, double room) {
    scroll = fmin(scroll, fmax(0, whole - room));
    return fmin(fmax(scroll, caret - room), caret);
}

static double width_to(const Scene *scene, const char *text, int byte, Type type) {
    char *words = piece(text, 0, in_text(text, byte));
    double width = style_width(scene, words, type);
    free(words);
    return width;
}

// The one place that says where in a field its words stand. Its Layout's words are the
// caller's.
static Layout lay_out(const Scene *scene, double width, const FieldModel *field) {
    Type type = style_type(scene, ROLE_PROSE, INK_INK);
    const char *text = field->text ? field->text : "";
    bool composing = field->compose && field->compose[0];
    size_t caret = in_text(text, field->caret), anchor = in_text(text, field->anchor);
    size_t from = caret < anchor ? caret : anchor, to = caret < anchor ? anchor : caret;
    Layout at = {.before = piece(text, 0, from),
                 .middle = composing ? mem_text(field->compose) : piece(text, from, to),
                 .after = mem_text(text + to)};
    at.middle_x = style_width(scene, at.before, type);
    at.after_x = at.middle_x + style_width(scene, at.middle, type);
    at.caret = caret > anchor ? at.after_x : at.middle_x;
    at.clause = at.clause_end = at.caret;
    if (composing) {
        at.clause = at.middle_x + width_to(scene, field->compose, field->clause, type);
        at.clause_end =
            at.middle_x + width_to(scene, field->compose, field->clause_end, type);
        at.caret = at.clause_end;
    }
    double whole = at.after_x + style_width(scene, at.after, type);
    at.scroll = scroll_of(field->scroll, at.caret, whole, width - 2 * MARGIN);
    at.x = MARGIN - at.scroll;
    at.middle_x += at.x;
    at.after_x += at.x;
    at.caret += at.x;
    at.clause += at.x;
    at.clause_end += at.x;
    return at;
}

static void layout_end(Layout *layout) {
    free(layout->before);
    free(layout->middle);
    free(layout->after);
}

Rect field_view_caret(const Scene *scene, Rect rect, const FieldModel *field) {
    Layout layout = lay_out(scene, rect.w, field);
    layout_end(&layout);
    double x = fmin(fmax(layout.clause, 0), rect.w);
    return (Rect){rect.x + x, rect.y, fmax(1, fmin(layout.clause_end, rect.w) - x), rect.h};
}

double field_view_scroll(const Scene *scene, Rect rect, const FieldModel *field) {
    Layout layout = lay_out(scene, rect.w, field);
    layout_end(&layout);
    return layout.scroll;
}

int field_view_byte(const Scene *scene, Rect rect, const FieldModel *field, double x) {
    Type type = style_type(scene, ROLE_PROSE, INK_INK);
    double origin = rect.x + MARGIN - field_view_scroll(scene, rect, field),
           best = INFINITY;
    int byte = 0;
    size_t length = strlen(field->text);
    for (size_t i = 0; i <= length; i++) {
        if ((field->text[i] & 0xc0) == 0x80) continue;
        char *words = piece(field->text, 0, i);
        double away = fabs(origin + style_width(scene, words, type) - x);
        free(words);
        if (away >= best) continue;
        best = away;
        byte = (int)i;
    }
    return byte;
}

typedef struct FieldPart {
    Layout at; // its words are the scene's
    double size;
    bool focused, wrong, composing;
} FieldPart;

static void draw_text(Canvas *canvas, Rect box, const FieldPart *field) {
    const Layout *at = &field->at;
    double baseline = box.y + box.h / 2 + field->size * 0.36;
    double left = box.x + at->middle_x, right = box.x + at->after_x;
    Type type = {.size = field->size, .ink = INK_INK};
    Rect chosen = {left, baseline - field->size, right - left, field->size + 4};
    if (field->focused && !field->composing && at->middle[0])
        draw_box(canvas, chosen, 2, INK_TINT_ACCENT,
                 (Stroke){.ink = INK_ACCENT, .width = 1});
    draw_words(canvas, at->before, box.x + at->x, baseline, type);
    draw_words(canvas, at->middle, left, baseline, type);
    draw_words(canvas, at->after, right, baseline, type);
    if (field->composing)
        draw_line(canvas, left, baseline + 4, right, baseline + 4,
                  (Stroke){.ink = INK_INK});
    if (field->composing && at->clause_end > at->clause)
        draw_line(canvas, box.x + at->clause, baseline + 4, box.x + at->clause_end,
                  baseline + 4, (Stroke){.ink = INK_INK, .width = 3});
    double x = box.x + at->caret + 1;
    if (field->focused)
        draw_line(canvas, x, baseline - field->size, x, baseline + 4,
                  (Stroke){.ink = INK_INK, .width = 1.6});
}

static void draw_field(Canvas *canvas, Rect rect, const void *with) {
    const FieldPart *field = with;
    Rect box = rect_inset(rect, 6);
    Stroke ring = {.ink = INK_FOX, .width = 3};
    if (field->focused) draw_box(canvas, rect_inset(rect, 2), 12, INK_NONE, ring);
    Ink edge = field->wrong ? INK_WRONG : field->focused ? INK_INK : INK_EDGE;
    draw_box(canvas, box, 8, INK_SHEET,
             (Stroke){.ink = edge, .width = field->wrong ? 2 : 1.5});
    canvas_clip(canvas, rect_inset(box, 2));
    draw_text(canvas, box, field);
    canvas_unclip(canvas);
}

void field_view_add(Scene *scene, Rect rect, const FieldModel *field, Spot spot, bool wrong,
                    const char *name) {
    FieldPart with = {.at = lay_out(scene, rect.w, field),
                      .size = scene_look(scene)->metrics.size[ROLE_PROSE],
                      .focused = field->focused,
                      .wrong = wrong,
                      .composing = field->compose && field->compose[0]};
    scene_take(scene, with.at.before);
    scene_take(scene, with.at.middle);
    scene_take(scene, with.at.after);
    scene_add(scene, rect_inset(rect, -6), draw_field, &with, sizeof with);
    const char *said =
        field->text && field->text[0] ? field->text : scene_word(scene, "said.field");
    scene_tell(scene, said, rect);
    scene_spot(scene, (SpotArea){.rect = rect, .spot = spot, .finger = true, .name = name});
}
