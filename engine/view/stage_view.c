#include "view/stage_view.h"

#include "base/mem.h"
#include "view/picture.h"
#include "view/stage_clock.h"
#include "view/style.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

// In a hall a drawing hardly grows while its lines must: by HALL_GROWTH, and to HALL_RULE
// px at least (look book, "Space and lines"). HALL_STROKE and HALL_HEAD are what the canvas
// widens strokes and heads by there.
static const double HALL_GROWTH = 1.5, HALL_RULE = 3;
static const double HALL_STROKE = 2.5, HALL_HEAD = 2;
static const double LEAST_STROKE = 0.8; // px

Point stage_view_units(const Stage *stage, Rect rect, double x, double y) {
    double unit = rect.w / stage->width;
    return (Point){(x - rect.x) / unit, (y - rect.y) / unit};
}

// --- strokes and fills

// Items `from` to `to` of a drawing, in the part's rect.
typedef struct ShapesPart {
    Drawing drawing;
    size_t from, to;
    double unit; // px
    bool hall;
} ShapesPart;

static Ink ink_of(int row) {
    Ink ink = INK_NONE;
    if (row >= 0) ink_find(drawing_inks()[row], &ink);
    return ink;
}

static double stroke_width(const ShapesPart *part, double width) {
    width *= part->unit;
    if (!part->hall) return fmax(width, LEAST_STROKE);
    return fmax(HALL_GROWTH * width, HALL_RULE) / HALL_STROKE;
}

static Stroke stroke_of(const ShapesPart *part, const DrawingItem *item) {
    Stroke stroke = {.ink = ink_of(item->ink), .width = stroke_width(part, item->width)};
    stroke.round = item->round;
    if (!item->dashed) return stroke;
    stroke.on = item->round ? 0.01 : fmax(4, 2.5 * stroke.width);
    stroke.off = fmax(3.5, 2 * stroke.width);
    return stroke;
}

static Point placed(const ShapesPart *part, Rect rect, double x, double y) {
    return (Point){rect.x + part->unit * x, rect.y + part->unit * y};
}

static void draw_points(Canvas *canvas, Rect rect, const ShapesPart *part,
                        const DrawingItem *item, Stroke stroke) {
    Point few[64], *points = few;
    if (item->count > 64) points = mem_grow(NULL, (size_t)item->count, sizeof *points);
    const float *p = item->points;
    for (int i = 0; i < item->count; i++, p += 2)
        points[i] = placed(part, rect, (double)p[0], (double)p[1]);
    if (item->kind == DRAWING_CURVE_KIND && item->count > 2)
        draw_curve(canvas, points, item->count, stroke);
    else if (item->count == 2 && !item->closed) // a line stands on whole pixels
        draw_line(canvas, points[0].x, points[0].y, points[1].x, points[1].y, stroke);
    else
        draw_path(canvas, points, item->count, item->closed, ink_of(item->fill), stroke);
    if (points != few) free(points);
}

static void draw_item(Canvas *canvas, Rect rect, const ShapesPart *part,
                      const DrawingItem *item) {
    Stroke stroke = stroke_of(part, item);
    const double *n = item->n;
    double u = part->unit;
    Point at = placed(part, rect, n[0], n[1]);
    switch (item->kind) {
    case DRAWING_PATH_KIND:
    case DRAWING_CURVE_KIND:
        draw_points(canvas, rect, part, item, stroke);
        break;
    case DRAWING_DISC:
        draw_disc(canvas, at.x, at.y, u * n[2], ink_of(item->fill), stroke);
        break;
    case DRAWING_ARC:
        draw_arc(canvas, at.x, at.y, u * n[2], n[3], n[4], stroke);
        break;
    case DRAWING_BOX:
        draw_box(canvas, (Rect){at.x, at.y, u * n[2], u * n[3]}, u * n[4],
                 ink_of(item->fill), stroke);
        break;
    case DRAWING_ARROW: {
        double head = n[4] > 0 ? u * n[4] : 4.4 * part->unit * item->width;
        if (part->hall) head *= HALL_GROWTH / HALL_HEAD;
        draw_arrow(canvas, at, placed(part, rect, n[2], n[3]), stroke, head);
        break;
    }
    default:
        break;
    }
}

static void draw_shapes(Canvas *canvas, Rect rect, const void *with) {
    const ShapesPart *part = with;
    DrawingItem item;
    size_t at = part->from;
    while (at < part->to && drawing_next(part->drawing, &at, &item))
        draw_item(canvas, rect, part, &item);
}

// --- words

// Words in which nothing is markup, and that want no readings, are set as they stand.
static bool is_plain(const Scene *scene, const char *words) {
    const Look *look = scene_look(scene);
    if (strpbrk(words, "{$*`[\\<&_#|>\n~")) return false;
    bool readings = look->lang == LANG_JA && look->ruby != RUBY_OFF;
    for (const char *c = words; readings && *c; c++)
        if ((unsigned char)*c >= 0xe3) return false; // kana and kanji are three bytes long
    return true;
}

static double type_size(const Scene *scene, double wanted) {
    return fmax(wanted, scene_look(scene)->metrics.least);
}

static void add_plain(Scene *scene, const DrawingItem *item, const char *words, Point at,
                      double size) {
    static const double rise[] = {0.84, 0.36,
                                  -0.12}; // of the baseline: top, middle, bottom
    Type type = {.size = size,
                 .face = item->bold ? FACE_BOLD : FACE_WORDS,
                 .ink = ink_of(item->ink),
                 .align = item->across < 0   ? ALIGN_LEFT
                          : item->across > 0 ? ALIGN_RIGHT
                                             : ALIGN_CENTRE};
    scene_words(scene, words, at.x, at.y + rise[item->down + 1] * size, type);
}

// A line break in a label is one on the page.
static const char *broken(Scene *scene, const char *words) {
    if (!strchr(words, '\n')) return words;
    Buffer text = {0};
    for (const char *c = words; *c; c++) {
        if (*c == '\n') buffer_add(&text, "  ", 2);
        buffer_add(&text, c, 1);
    }
    return scene_take(scene, buffer_take(&text));
}

static void add_prose(Scene *scene, const DrawingItem *item, const char *words, Point at,
                      double size, double wrap) {
    ProseStyle style = style_prose(scene, ROLE_LABEL, wrap, ink_of(item->ink));
    style.size = size;
    style.pitch = round(1.45 * size);
    style.face = item->bold ? FACE_BOLD : FACE_WORDS;
    words = broken(scene, words);
    const Prose *prose = view_cache_prose(scene_look(scene)->cache, words, &style);
    double width = prose_width(prose), height = prose_height(prose);
    double baseline = prose_baseline(prose);
    double top = baseline - 0.84 * size, bottom = baseline + 0.12 * size;
    if (height > 1.5 * style.pitch + baseline - 0.84 * size)
        bottom = height - (style.pitch - size) / 2;
    double middle = (top + bottom) / 2;
    double y = at.y - (item->down < 0 ? top : item->down > 0 ? bottom : middle);
    scene_prose(scene, words, at.x - width * (item->across + 1) / 2, y, style);
}

static void add_words(Scene *scene, Rect rect, const DrawingItem *item, double unit) {
    const Text both = {{[LANG_JA] = (char *)item->words[LANG_JA],
                        [LANG_EN] = (char *)item->words[LANG_EN]}};
    const char *words = style_text(scene, &both);
    if (!words || !*words) return;
    Point at = {rect.x + unit * item->n[0], rect.y + unit * item->n[1]};
    double size = type_size(scene, unit * item->n[2]);
    if (item->n[3] <= 0 && is_plain(scene, words))
        add_plain(scene, item, words, at, size);
    else
        add_prose(scene, item, words, at, size, unit * item->n[3]);
}

// --- places to touch

typedef struct TouchPart {
    bool strong;
} TouchPart;

static void draw_touch(Canvas *canvas, Rect rect, const void *with) {
    const TouchPart *part = with;
    draw_box(canvas, rect_inset(rect, -2), 7, INK_NONE,
             (Stroke){.ink = part->strong ? INK_FOX : INK_EDGE, .width = 1.5});
}

static void add_area(Scene *scene, Rect rect, const StageModel *model,
                     const DrawingItem *item, double unit) {
    const Look *look = scene_look(scene);
    const double *n = item->n;
    Rect area = {rect.x + unit * n[0], rect.y + unit * n[1], unit * n[2], unit * n[3]};
    const Text both = {{[LANG_JA] = (char *)item->words[LANG_JA],
                        [LANG_EN] = (char *)item->words[LANG_EN]}};
    Spot spot = {.kind = SPOT_STAGE, .a = model->index, .b = item->area};
    if (look->paper) return;
    bool held = model->held == item->area || spot_same(look->pressed, spot);
    TouchPart part = {held};
    if (held || spot_same(look->hover, spot))
        scene_add(scene, area, draw_touch, &part, sizeof part);
    scene_spot(scene, (SpotArea){.rect = area,
                                 .spot = spot,
                                 .finger = true,
                                 .name = style_text(scene, &both)});
    picture_focus_add(scene, area, 7, spot);
}

// --- the whole

// Strokes and fills between two texts are one part.
static void add_shapes(Scene *scene, Rect rect, ShapesPart *part, size_t to) {
    part->to = to;
    if (part->to > part->from) scene_add(scene, rect, draw_shapes, part, sizeof *part);
}

static void add_drawing(Scene *scene, Rect rect, const StageModel *model) {
    double unit = rect.w / model->stage->width;
    char *bytes = mem_grow(NULL, model->drawing.size, 1);
    memcpy(bytes, model->drawing.bytes, model->drawing.size);
    Drawing kept = {(unsigned char *)scene_take(scene, bytes), model->drawing.size};
    ShapesPart part = {
        .drawing = kept, .unit = unit, .hall = scene_look(scene)->theme == THEME_PROJECTOR};
    DrawingItem item;
    size_t at = 0, start = 0;
    while (drawing_next(kept, &at, &item)) {
        bool shape = item.kind != DRAWING_WORDS && item.kind != DRAWING_AREA;
        if (!part.from && shape) part.from = start ? start : 4;
        if (!shape && part.from) add_shapes(scene, rect, &part, start), part.from = 0;
        if (item.kind == DRAWING_WORDS) add_words(scene, rect, &item, unit);
        start = at;
    }
    if (part.from) add_shapes(scene, rect, &part, start);
    for (at = 0; drawing_next(kept, &at, &item);)
        if (item.kind == DRAWING_AREA) add_area(scene, rect, model, &item, unit);
}

// What went wrong lies over the foot of the picture that is there.
static void add_trouble(Scene *scene, Rect rect, const char *sentence) {
    double pad = 12, width = rect.w - 4 * pad;
    ProseStyle style = style_prose(scene, ROLE_PANEL, width, INK_WRONG);
    style.lexicon = NULL;
    const Prose *prose = view_cache_prose(scene_look(scene)->cache, sentence, &style);
    double high = prose_height(prose) + 2 * pad;
    Rect box = {rect.x + pad, rect.y + rect.h - high - pad, rect.w - 2 * pad, high};
    scene_box(scene, box, 8, INK_TINT_WRONG, INK_WRONG);
    scene_prose(scene, sentence, box.x + pad, box.y + pad, style);
}

// The clock's room under the picture.
static double clock_height(const Scene *scene, const StageModel *model) {
    return model->stage->duration > 0 && !scene_bare(scene) ? stage_clock_height(scene) : 0;
}

double stage_view_height(const Scene *scene, const StageModel *model, double width) {
    return ceil(width * model->stage->height / model->stage->width) +
           clock_height(scene, model);
}

void stage_view_add(Scene *scene, Rect rect, const StageModel *model) {
    const Stage *stage = model->stage;
    double clock = clock_height(scene, model);
    double unit = fmin(rect.w / stage->width, (rect.h - clock) / stage->height);
    Rect picture = {rect.x + (rect.w - unit * stage->width) / 2, rect.y,
                    unit * stage->width, unit * stage->height};
    Spot whole = {.kind = SPOT_STAGE, .a = model->index, .b = STAGE_WHOLE};
    const char *label = style_text(scene, &stage->label);
    if (!scene_look(scene)->paper)
        scene_spot(
            scene,
            (SpotArea){.rect = picture, .spot = whole, .quiet = true, .name = label});
    if (model->drawing.size) add_drawing(scene, picture, model);
    if (model->trouble && !model->drawing.size)
        picture_sentence_add(scene, label, rect_inset(picture, 12));
    if (model->trouble) add_trouble(scene, picture, model->trouble);
    Rect below = {picture.x, picture.y + picture.h, picture.w, clock};
    if (clock > 0) stage_clock_add(scene, below, model);
}
