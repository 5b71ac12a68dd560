#include "view/canvas.h"

#include "base/mem.h"
#include "base/text.h"
#include "type/line.h"
#include "view/canvas_backend.h"
#include "view/mark.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

Canvas *canvas_create(const CanvasKind *kind, Fonts *fonts, Theme theme, double scale,
                      Rect all) {
    assert(theme <= THEME_PRINT && scale > 0);
    Canvas *canvas = mem_new(sizeof *canvas);
    canvas->kind = kind;
    canvas->fonts = fonts;
    canvas->theme = theme;
    canvas->scale = scale;
    canvas->clips[0] = canvas->piece = all;
    return canvas;
}

bool canvas_close(Canvas *canvas, Error *err) {
    if (!canvas) return true;
    bool well = canvas->kind->close(canvas, err);
    free(canvas->path);
    free(canvas);
    return well;
}

void canvas_use_cache(Canvas *canvas, ViewCache *cache) {
    canvas->cache = cache;
}

Fonts *canvas_fonts(const Canvas *canvas) {
    return canvas->fonts;
}

double canvas_scale(const Canvas *canvas) {
    return canvas->scale;
}

Theme canvas_theme(const Canvas *canvas) {
    return canvas->theme;
}

static Rect shifted(const Canvas *canvas, Rect rect) {
    return (Rect){rect.x + canvas->dx, rect.y + canvas->dy, rect.w, rect.h};
}

static bool canvas_shows(const Canvas *canvas, Rect rect) {
    rect = shifted(canvas, rect);
    return !canvas->kind->culls || (rect_meets(rect, canvas->clips[canvas->clip]) &&
                                    rect_meets(rect, canvas->piece));
}

void canvas_clip(Canvas *canvas, Rect rect) {
    assert(canvas->clip + 1 < CLIP_DEPTH);
    Rect clip = rect_cut(shifted(canvas, rect), canvas->clips[canvas->clip]);
    canvas->clips[++canvas->clip] = clip;
    canvas->kind->clip(canvas, rect);
}

void canvas_unclip(Canvas *canvas) {
    assert(canvas->clip > 0);
    canvas->clip--;
    canvas->kind->unclip(canvas);
}

void canvas_shift(Canvas *canvas, double dx, double dy) {
    dx = round(dx * canvas->scale) / canvas->scale;
    dy = round(dy * canvas->scale) / canvas->scale;
    canvas->dx += dx;
    canvas->dy += dy;
    canvas->kind->shift(canvas, dx, dy);
}

static const double HALL_LEAST = 2; // px at 1080, of every line in a hall

static double stroke_factor(const Canvas *canvas) {
    return canvas->theme == THEME_PROJECTOR ? 2.5 : 1;
}

static Stroke full_stroke(const Canvas *canvas, Stroke stroke) {
    double factor = stroke_factor(canvas);
    if (stroke.width <= 0) stroke.width = 1.3;
    if (stroke.opacity <= 0 || canvas->theme == THEME_PROJECTOR) stroke.opacity = 1;
    stroke.width *= factor;
    if (canvas->theme == THEME_PROJECTOR) stroke.width = fmax(stroke.width, HALL_LEAST);
    stroke.on *= factor;
    stroke.off *= factor;
    return stroke;
}

static void draw_shape(Canvas *canvas, Shape shape) {
    shape.stroke = full_stroke(canvas, shape.stroke);
    if (shape.opacity <= 0) shape.opacity = 1;
    double beyond = shape.stroke.width + 1;
    // A smooth curve may swing out of its points' bounds.
    if (shape.kind != SHAPE_CURVE && !canvas_shows(canvas, rect_inset(shape.rect, -beyond)))
        return;
    canvas->kind->shape(canvas, &shape);
}

static Rect points_bounds(const Point *points, int count) {
    double left = INFINITY, top = INFINITY, right = -INFINITY, bottom = -INFINITY;
    for (int i = 0; i < count; i++) {
        left = fmin(left, points[i].x);
        right = fmax(right, points[i].x);
        top = fmin(top, points[i].y);
        bottom = fmax(bottom, points[i].y);
    }
    return count ? (Rect){left, top, right - left, bottom - top} : (Rect){0};
}

static Rect disc_bounds(double x, double y, double radius) {
    return (Rect){x - radius, y - radius, 2 * radius, 2 * radius};
}

// Both ends and every quarter between them.
static Rect arc_bounds(double x, double y, double radius, double a, double b) {
    Point points[8] = {{x + radius * cos(a), y - radius * sin(a)},
                       {x + radius * cos(b), y - radius * sin(b)}};
    int count = 2;
    double high = fmax(a, b) / M_PI_2;
    for (double k = ceil(fmin(a, b) / M_PI_2); k <= high && count < 8; k++)
        points[count++] =
            (Point){x + radius * cos(k * M_PI_2), y - radius * sin(k * M_PI_2)};
    return points_bounds(points, count);
}

void draw_ground(Canvas *canvas, Rect rect, Ink ink) {
    draw_shape(canvas, (Shape){SHAPE_GROUND, rect, .fill = ink, .stroke = {INK_NONE}});
}

void draw_ground_faint(Canvas *canvas, Rect rect, Ink ink, double opacity) {
    draw_shape(canvas, (Shape){SHAPE_GROUND, rect, .fill = ink, .opacity = opacity,
                               .stroke = {INK_NONE}});
}

void draw_line(Canvas *canvas, double x0, double y0, double x1, double y1, Stroke stroke) {
    Point points[] = {{x0, y0}, {x1, y1}};
    draw_shape(canvas, (Shape){SHAPE_LINE, points_bounds(points, 2), points, 2,
                               .fill = INK_NONE, .stroke = stroke});
}

void draw_path(Canvas *canvas, const Point *points, int count, bool closed, Ink fill,
               Stroke stroke) {
    draw_shape(canvas, (Shape){SHAPE_PATH, points_bounds(points, count), points, count,
                               closed, .fill = fill, .stroke = stroke});
}

void draw_curve(Canvas *canvas, const Point *points, int count, Stroke stroke) {
    draw_shape(canvas, (Shape){SHAPE_CURVE, points_bounds(points, count), points, count,
                               .fill = INK_NONE, .stroke = stroke});
}

void draw_box(Canvas *canvas, Rect rect, double radius, Ink fill, Stroke stroke) {
    draw_shape(canvas,
               (Shape){SHAPE_BOX, rect, .radius = radius, .fill = fill, .stroke = stroke});
}

void draw_disc(Canvas *canvas, double x, double y, double radius, Ink fill, Stroke stroke) {
    draw_shape(canvas, (Shape){SHAPE_DISC, disc_bounds(x, y, radius), .x = x, .y = y,
                               .radius = radius, .fill = fill, .stroke = stroke});
}

void draw_disc_faint(Canvas *canvas, double x, double y, double radius, Ink fill,
                     double opacity) {
    draw_shape(canvas, (Shape){SHAPE_DISC, disc_bounds(x, y, radius), .x = x, .y = y,
                               .radius = radius, .fill = fill, .opacity = opacity,
                               .stroke = {INK_NONE}});
}

void draw_arc(Canvas *canvas, double x, double y, double radius, double a, double b,
              Stroke stroke) {
    draw_shape(canvas, (Shape){SHAPE_ARC, arc_bounds(x, y, radius, a, b), .x = x, .y = y,
                               .radius = radius, .a = a, .b = b, .fill = INK_NONE,
                               .stroke = stroke});
}

void draw_arrow(Canvas *canvas, Point from, Point to, Stroke stroke, double head) {
    double length = hypot(to.x - from.x, to.y - from.y);
    if (length <= 0) return;
    // The head grows with the stroke, but never beyond the arrow itself.
    if (head <= 0) head = 15;
    if (canvas->theme == THEME_PROJECTOR) head *= 2;
    head = fmin(head, length);
    double ux = (to.x - from.x) / length, uy = (to.y - from.y) / length;
    double side = 0.42 * head;
    Point neck = {to.x - head * ux, to.y - head * uy};
    // The shaft ends inside the head, so that no seam shows.
    Point shaft[] = {from, {neck.x + 0.3 * head * ux, neck.y + 0.3 * head * uy}};
    draw_path(canvas, shaft, 2, false, INK_NONE, stroke);
    Point tip[] = {to,
                   {neck.x - side * uy, neck.y + side * ux},
                   {neck.x + side * uy, neck.y - side * ux}};
    draw_path(canvas, tip, 3, true, stroke.ink, (Stroke){INK_NONE});
}

void draw_shadow(Canvas *canvas, Rect rect, double radius) {
    Rect moved = {rect.x + 3, rect.y + 5, rect.w, rect.h};
    draw_shape(canvas, (Shape){SHAPE_SHADOW, moved, .radius = radius, .fill = INK_INK,
                               .opacity = 0.14, .stroke = {INK_NONE}});
}

void draw_marked(Canvas *canvas, const Point *points, int count, double width) {
    Stroke stroke = {
        .ink = INK_MARKER, .width = width / stroke_factor(canvas), .round = true};
    draw_shape(canvas, (Shape){SHAPE_CURVE, points_bounds(points, count), points, count,
                               .fill = INK_NONE, .stroke = stroke, .blend = BLEND_MARK});
}

void draw_dimmed(Canvas *canvas, Rect rect, double x, double y, double radius) {
    draw_shape(canvas, (Shape){SHAPE_DIM, rect, .x = x, .y = y, .radius = radius,
                               .fill = INK_INK, .stroke = {INK_NONE}});
}

// About the width of words, without setting them: half an em a letter, an em a kana.
static double guessed_width(const char *words, double size) {
    double ems = 0;
    for (uint32_t c = text_next(&words); c; c = text_next(&words))
        ems += c < 0x2000 ? 0.55 : 1;
    return ems * size;
}

static double line_width(const Canvas *canvas, const char *words, Type type) {
    if (canvas->kind->guess) return guessed_width(words, type.size);
    return words_width(canvas->fonts, words, type.face, type.size);
}

double words_wide(const Canvas *canvas, const char *words, Type type) {
    double width = line_width(canvas, words, type);
    return type.width > 0 ? fmin(width, type.width) : width;
}

static double aligned(double x, double width, Align align) {
    return align == ALIGN_CENTRE ? x - width / 2 : align == ALIGN_RIGHT ? x - width : x;
}

double draw_words(Canvas *canvas, const char *words, double x, double y, Type type) {
    double width = line_width(canvas, words, type);
    char *fitted = NULL;
    if (type.width > 0 && width > type.width && !canvas->kind->guess) {
        fitted = words_fitted(canvas->fonts, words, type.face, type.size, type.width);
        words = fitted;
        width = line_width(canvas, words, type);
    }
    Line line = {words,   aligned(x, width, type.align), y, type.size, width, type.face,
                 type.ink};
    Rect room = {line.x - type.size, y - 1.5 * type.size, width + 2 * type.size,
                 2.5 * type.size};
    if (*words && canvas_shows(canvas, room)) canvas->kind->words(canvas, &line);
    free(fitted);
    return width;
}

double tex_wide(Canvas *canvas, const char *tex, double size) {
    if (canvas->kind->guess) return guessed_width(tex, size);
    Formula *formula = formula_create(canvas->fonts, tex, size, false, NULL);
    if (!formula) return words_width(canvas->fonts, tex, FACE_CODE, size);
    double width = formula_width(formula);
    formula_destroy(formula);
    return width;
}

double draw_tex(Canvas *canvas, const char *tex, double x, double y, Type type) {
    double width = tex_wide(canvas, tex, type.size);
    Line line = {tex,     aligned(x, width, type.align), y, type.size, width, type.face,
                 type.ink};
    Rect room = {line.x - type.size, y - 4 * type.size, width + 2 * type.size,
                 7 * type.size};
    if (canvas_shows(canvas, room)) canvas->kind->tex(canvas, &line);
    return width;
}

void draw_prose_boxes(Canvas *canvas, const Prose *prose, double x, double y) {
    canvas->kind->boxes(canvas, prose, x, y);
}

void draw_prose(Canvas *canvas, const Prose *prose, double x, double y) {
    canvas->kind->prose(canvas, prose, x, y);
}

void draw_icon(Canvas *canvas, const char *name, double x, double y, double size, Ink ink) {
    Rect rect = {x, y, size, size};
    if (!canvas_shows(canvas, rect)) return;
    if (strcmp(name, "kyubi") == 0)
        draw_mark(canvas, x, y, size);
    else
        canvas->kind->icon(canvas, name, rect, ink);
}

void draw_picture(Canvas *canvas, Rect rect, const Picture *picture, const char *words) {
    bool whole = picture->rows == picture->height;
    if (whole && canvas_shows(canvas, rect))
        canvas->kind->picture(canvas, rect, picture, words);
}

// A multiplication and a shift a number (after Knuth's multiplicative hashing, TAOCP 6.4).
uint64_t kept_mix(uint64_t key, double number) {
    uint64_t bits;
    memcpy(&bits, &number, sizeof bits);
    key = (key ^ bits) * 0x9E3779B97F4A7C15u;
    return key ^ key >> 32;
}

void draw_kept(Canvas *canvas, uint64_t key, Rect rect, Ink ground,
               void (*draw)(Canvas *canvas, Rect rect, const void *with),
               const void *with) {
    Kept kept = {key, rect, ground, draw, with};
    if (canvas_shows(canvas, rect)) canvas->kind->kept(canvas, &kept);
}

void draw_piece(Canvas *canvas, Rect rect,
                void (*draw)(Canvas *canvas, Rect rect, const void *with),
                const void *with) {
    Kept piece = {0, rect, INK_NONE, draw, with};
    canvas->kind->piece(canvas, &piece);
}
