#include "view/code_view.h"

#include "base/mem.h"
#include "type/code.h"
#include "type/line.h"
#include "view/style.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PAD = 10 }; // px between the box and its lines

// What is shown: the text with what is being composed in its place.
typedef struct Shown {
    char *text;
    int caret, from, to;    // bytes: the caret; what is selected or composed
    int clause, clause_end; // of what is composed; both the caret where nothing is
    double size, pitch;     // of a line
    double gutter;          // px before the first letter
    int lines, caret_line;  // caret_line from 0
} Shown;

static int lines_of(const char *text, size_t size) {
    int lines = 1;
    for (size_t i = 0; i < size; i++)
        lines += text[i] == '\n';
    return lines;
}

static double code_size(const Scene *scene) {
    return scene_look(scene)->metrics.size[ROLE_PANEL];
}

static double code_pitch(const Scene *scene) {
    return ceil(code_size(scene) * 1.5);
}

static double wide(const Scene *scene, const char *text, size_t size, double type) {
    char *words = mem_text(text);
    words[size] = 0;
    double width =
        words_width(view_cache_fonts(scene_look(scene)->cache), words, FACE_CODE, type);
    free(words);
    return width;
}

static Shown show(const Scene *scene, const CodeModel *code) {
    const char *text = code->text ? code->text : "", *compose = code->compose;
    bool back = code->caret < code->anchor;
    int from = back ? code->caret : code->anchor, to = back ? code->anchor : code->caret;
    Shown shown = {.caret = code->caret, .from = from, .to = to};
    if (compose && compose[0]) {
        Buffer whole = {0};
        buffer_add(&whole, text, (size_t)from);
        buffer_add(&whole, compose, strlen(compose));
        buffer_add(&whole, text + to, strlen(text + to));
        shown.text = buffer_take(&whole);
        shown.to = from + (int)strlen(compose);
        shown.clause = from + code->clause;
        shown.caret = shown.clause_end = from + code->clause_end;
    } else {
        shown.text = mem_text(text);
        shown.clause = shown.clause_end = shown.caret;
    }
    shown.size = code_size(scene);
    shown.pitch = code_pitch(scene);
    shown.lines = lines_of(shown.text, strlen(shown.text));
    shown.caret_line = lines_of(shown.text, (size_t)shown.caret) - 1;
    char number[16];
    snprintf(number, sizeof number, "%d", shown.lines < 10 ? 10 : shown.lines);
    shown.gutter = PAD + wide(scene, number, strlen(number), shown.size) + 14;
    return shown;
}

static const char *line_at(const char *text, int line) {
    for (; line > 0 && *text; text++)
        if (*text == '\n') line--;
    return text;
}

static int line_start(const char *text, int byte) {
    while (byte && text[byte - 1] != '\n')
        byte--;
    return byte;
}

// px from the first letter of its line.
static double place_of(const Scene *scene, const Shown *shown, int byte) {
    int start = line_start(shown->text, byte);
    return wide(scene, shown->text + start, (size_t)(byte - start), shown->size);
}

double code_view_height(const Scene *scene, int rows) {
    return rows * code_pitch(scene) + 2 * PAD;
}

void code_view_reveal(const Scene *scene, Rect rect, const CodeModel *code, double *x,
                      double *y) {
    Shown shown = show(scene, code);
    double caret = place_of(scene, &shown, shown.caret),
           top = shown.caret_line * shown.pitch;
    double room = rect.w - shown.gutter - 2 * PAD, high = rect.h - 2 * PAD;
    *x = caret < room ? 0 : fmax(0, fmin(fmax(code->scroll_x, caret - room), caret));
    *y = fmin(fmax(code->scroll_y, top + shown.pitch - high), top);
    free(shown.text);
}

bool code_view_roll(const Scene *scene, Rect rect, const CodeModel *code, double by,
                    double *y) {
    Shown shown = show(scene, code);
    double most = fmax(0, shown.lines * shown.pitch - (rect.h - 2 * PAD));
    *y = fmin(fmax(code->scroll_y + by, 0), most);
    free(shown.text);
    return *y != code->scroll_y;
}

Rect code_view_caret(const Scene *scene, Rect rect, const CodeModel *code) {
    Shown shown = show(scene, code);
    int line = lines_of(shown.text, (size_t)shown.clause) - 1;
    double x =
        rect.x + shown.gutter + place_of(scene, &shown, shown.clause) - code->scroll_x;
    double y = rect.y + PAD + line * shown.pitch - code->scroll_y;
    Rect at = {fmin(fmax(x, rect.x), rect.x + rect.w),
               fmin(fmax(y, rect.y), rect.y + rect.h - shown.pitch), 1, shown.pitch};
    free(shown.text);
    return at;
}

int code_view_byte(const Scene *scene, Rect rect, const CodeModel *code, double x,
                   double y) {
    CodeModel plain = *code;
    plain.compose = NULL;
    Shown shown = show(scene, &plain);
    int line = (int)floor((y - rect.y - PAD + code->scroll_y) / shown.pitch);
    line = line < 0 ? 0 : line >= shown.lines ? shown.lines - 1 : line;
    int start = (int)(line_at(shown.text, line) - shown.text), best = start;
    int end = start + (int)strcspn(shown.text + start, "\n");
    double wished = x - rect.x - shown.gutter + code->scroll_x, nearest = INFINITY;
    for (int i = start; i <= end; i++) {
        if ((shown.text[i] & 0xc0) == 0x80) continue;
        double away = fabs(place_of(scene, &shown, i) - wished);
        if (away >= nearest) continue;
        nearest = away;
        best = i;
    }
    free(shown.text);
    return best;
}

// --- drawing

typedef struct CodePart {
    Shown at;    // its text is the scene's
    Span *spans; // the scene's
    int span_count;
    CodeModel model;
} CodePart;

typedef struct Pen {
    Canvas *canvas;
    const CodePart *part;
    Rect box;
    double x, y; // of the line's first letter, and its top
    int start, end;
} Pen;

static double pen_x(const Pen *pen, int byte) {
    const Shown *at = &pen->part->at;
    char *words = mem_text(at->text + pen->start);
    words[byte - pen->start] = 0;
    double width =
        words_wide(pen->canvas, words, (Type){.size = at->size, .face = FACE_CODE});
    free(words);
    return pen->x + width;
}

// What lies between two bytes, as far as it stands in the line; one that goes on covers the
// line's end too.
static bool part_of_line(const Pen *pen, int from, int to, double *left, double *right) {
    if (from >= to || to <= pen->start || from > pen->end) return false;
    *left = from <= pen->start ? pen->x : pen_x(pen, from);
    *right = to > pen->end ? pen_x(pen, pen->end) + 6 : pen_x(pen, to);
    return true;
}

static void draw_under(const Pen *pen, int line) {
    const CodePart *part = pen->part;
    double left, right, pitch = part->at.pitch;
    bool composing = part->model.compose != NULL;
    if (line + 1 == part->model.fault)
        draw_box(pen->canvas, (Rect){pen->box.x + 1, pen->y, pen->box.w - 2, pitch}, 0,
                 INK_TINT_WRONG, (Stroke){.ink = INK_NONE});
    if (composing || !part_of_line(pen, part->at.from, part->at.to, &left, &right)) return;
    draw_box(pen->canvas, (Rect){left, pen->y + 1, right - left, pitch - 2}, 2,
             INK_SELECTED, (Stroke){.ink = INK_NONE});
}

static void draw_span(const Pen *pen, const Span *span, double baseline) {
    int from = span->from > pen->start ? span->from : pen->start;
    int to = span->to < pen->end ? span->to : pen->end;
    if (from >= to) return;
    char *words = mem_text(pen->part->at.text + from);
    words[to - from] = 0;
    Type type = {.size = pen->part->at.size,
                 .face = span->bold ? FACE_CODE_BOLD : FACE_CODE,
                 .ink = span->ink == INK_NONE ? INK_INK : span->ink};
    draw_words(pen->canvas, words, pen_x(pen, from), baseline, type);
    free(words);
}

static void draw_composed(const Pen *pen, double baseline) {
    const CodePart *part = pen->part;
    double left, right;
    if (!part->model.compose) return;
    if (part_of_line(pen, part->at.from, part->at.to, &left, &right))
        draw_line(pen->canvas, left, baseline + 4, right, baseline + 4,
                  (Stroke){.ink = INK_INK});
    if (part_of_line(pen, part->at.clause, part->at.clause_end, &left, &right))
        draw_line(pen->canvas, left, baseline + 4, right, baseline + 4,
                  (Stroke){.ink = INK_INK, .width = 3});
}

static void draw_number(const Pen *pen, int line, double baseline) {
    char number[16];
    snprintf(number, sizeof number, "%d", line + 1);
    bool fault = line + 1 == pen->part->model.fault;
    draw_words(pen->canvas, number, pen->box.x + pen->part->at.gutter - 14, baseline,
               (Type){.size = pen->part->at.size,
                      .face = fault ? FACE_CODE_BOLD : FACE_CODE,
                      .ink = fault ? INK_WRONG : INK_SOFT,
                      .align = ALIGN_RIGHT});
}

static void draw_code_line(const Pen *pen, int line) {
    const CodePart *part = pen->part;
    const Shown *at = &part->at;
    double baseline = pen->y + at->pitch / 2 + at->size * 0.36;
    draw_under(pen, line);
    draw_number(pen, line, baseline);
    Rect letters = {pen->box.x + at->gutter - 4, pen->box.y, pen->box.w - at->gutter + 4,
                    pen->box.h};
    canvas_clip(pen->canvas, letters);
    for (int i = 0; i < part->span_count; i++)
        draw_span(pen, &part->spans[i], baseline);
    draw_composed(pen, baseline);
    bool here = at->caret >= pen->start && at->caret <= pen->end;
    if (part->model.focused && here) {
        double x = pen_x(pen, at->caret) + 0.5;
        draw_line(pen->canvas, x, pen->y + 2, x, pen->y + at->pitch - 2,
                  (Stroke){.ink = INK_INK, .width = 1.6});
    }
    canvas_unclip(pen->canvas);
}

// A bar at the right says how much there is above and below.
static void draw_bar(Canvas *canvas, Rect box, const CodePart *part) {
    double whole = part->at.lines * part->at.pitch, seen = box.h - 2 * PAD;
    if (whole <= seen) return;
    double high = fmax(20, seen * seen / whole);
    double y = box.y + PAD + part->model.scroll_y / (whole - seen) * (seen - high);
    draw_box(canvas, (Rect){box.x + box.w - 8, y, 4, high}, 2, INK_EDGE,
             (Stroke){.ink = INK_NONE});
}

static void draw_code(Canvas *canvas, Rect rect, const void *with) {
    const CodePart *part = with;
    Rect box = rect_inset(rect, 6);
    Stroke ring = {.ink = INK_FOX, .width = 3};
    if (part->model.focused) draw_box(canvas, rect_inset(rect, 2), 12, INK_NONE, ring);
    Ink edge = part->model.focused ? INK_INK : INK_EDGE;
    draw_box(canvas, box, 8, INK_SHEET, (Stroke){.ink = edge, .width = 1.5});
    canvas_clip(canvas, rect_inset(box, 2));
    Pen pen = {.canvas = canvas, .part = part, .box = box};
    pen.x = box.x + part->at.gutter - part->model.scroll_x;
    for (int line = 0; line < part->at.lines; line++) {
        pen.y = box.y + PAD + line * part->at.pitch - part->model.scroll_y;
        pen.end = pen.start + (int)strcspn(part->at.text + pen.start, "\n");
        bool seen = pen.y + part->at.pitch > box.y && pen.y < box.y + box.h;
        if (seen) draw_code_line(&pen, line);
        pen.start = pen.end + 1;
    }
    draw_bar(canvas, box, part);
    canvas_unclip(canvas);
}

void code_view_add(Scene *scene, Rect rect, const CodeModel *code, Spot spot,
                   const char *name) {
    CodePart part = {.at = show(scene, code), .model = *code};
    if (part.model.compose && !part.model.compose[0]) part.model.compose = NULL;
    part.spans = code_spans(CODE_LUA, part.at.text, strlen(part.at.text), &part.span_count);
    scene_take(scene, part.at.text);
    scene_tell(scene, part.at.text, rect);
    if (part.spans) scene_take(scene, (char *)part.spans);
    scene_add(scene, rect_inset(rect, -6), draw_code, &part, sizeof part);
    scene_spot(scene, (SpotArea){.rect = rect, .spot = spot, .finger = true, .name = name});
}
