// The operations of canvases that paint, in cairo.
#include "view/canvas_backend.h"
#include "view/cover.h"

#include <assert.h>
#include <math.h>

// A long stroke is made of pieces: cairo's time grows with the square of a path's
// crossings.
enum { PIECE = 50 };

InkPaint paint_of_ink(const Canvas *canvas, Ink ink, double opacity) {
    assert(ink >= 0 && ink < INK_COUNT);
    const double *c = theme_colours(canvas->theme)[ink];
    const double *under = theme_colours(canvas->theme)[INK_SHEET];
    double o = opacity;
    // A projector shows no transparency: the mixture is painted instead.
    if (canvas->theme == THEME_PROJECTOR)
        return (InkPaint){{c[0] * o + under[0] * (1 - o), c[1] * o + under[1] * (1 - o),
                           c[2] * o + under[2] * (1 - o)},
                          1};
    return (InkPaint){{c[0], c[1], c[2]}, fmin(o, 1)};
}

void paint_ink(Canvas *canvas, Ink ink, double opacity) {
    InkPaint paint = paint_of_ink(canvas, ink, opacity);
    const double *c = paint.colour;
    if (paint.opacity < 1)
        cairo_set_source_rgba(canvas->cr, c[0], c[1], c[2], paint.opacity);
    else
        cairo_set_source_rgb(canvas->cr, c[0], c[1], c[2]);
}

Rect paint_outwards(const Canvas *canvas, Rect rect) {
    double s = canvas->scale;
    double left = floor(rect.x * s + 1e-6), right = ceil((rect.x + rect.w) * s - 1e-6);
    double top = floor(rect.y * s + 1e-6), bottom = ceil((rect.y + rect.h) * s - 1e-6);
    return (Rect){left / s, top / s, (right - left) / s, (bottom - top) / s};
}

double paint_snapped(const Canvas *canvas, double at, double width) {
    if (!canvas->snap) return at;
    double s = canvas->scale, odd = fmod(fmax(1, round(width * s)), 2) * 0.5;
    return (floor(at * s - odd + 0.5) + odd) / s;
}

static Rect snapped_rect(const Canvas *canvas, Rect r, double width) {
    double x = paint_snapped(canvas, r.x, width), y = paint_snapped(canvas, r.y, width);
    return (Rect){x, y, paint_snapped(canvas, r.x + r.w, width) - x,
                  paint_snapped(canvas, r.y + r.h, width) - y};
}

static void box_path(cairo_t *cr, Rect r, double radius) {
    cairo_new_path(cr);
    radius = fmin(radius, fmin(r.w, r.h) / 2);
    if (radius <= 0) {
        cairo_rectangle(cr, r.x, r.y, r.w, r.h);
        return;
    }
    double right = r.x + r.w - radius, bottom = r.y + r.h - radius;
    cairo_arc(cr, right, r.y + radius, radius, -M_PI_2, 0);
    cairo_arc(cr, right, bottom, radius, 0, M_PI_2);
    cairo_arc(cr, r.x + radius, bottom, radius, M_PI_2, M_PI);
    cairo_arc(cr, r.x + radius, r.y + radius, radius, M_PI, 3 * M_PI_2);
    cairo_close_path(cr);
}

static void arc_path(cairo_t *cr, const Shape *s) {
    cairo_new_path(cr);
    // cairo's angles run clockwise on the screen, ours do not.
    if (s->b >= s->a)
        cairo_arc_negative(cr, s->x, s->y, s->radius, -s->a, -s->b);
    else
        cairo_arc(cr, s->x, s->y, s->radius, -s->a, -s->b);
}

static void polygon_path(cairo_t *cr, const Shape *s, int from, int to) {
    cairo_new_path(cr);
    for (int i = from; i <= to; i++)
        cairo_line_to(cr, s->points[i].x, s->points[i].y);
    if (s->closed) cairo_close_path(cr);
}

// Catmull and Rom's curve (1974) through points from … to, as Bézier pieces: the tangent at
// a point is half the way from its neighbour to the next.
static void curve_path(cairo_t *cr, const Shape *s, int from, int to) {
    cairo_new_path(cr);
    cairo_move_to(cr, s->points[from].x, s->points[from].y);
    for (int i = from; i < to; i++) {
        Point a = s->points[i], b = s->points[i + 1];
        Point before = i > 0 ? s->points[i - 1] : a;
        Point after = i + 2 < s->count ? s->points[i + 2] : b;
        cairo_curve_to(cr, a.x + (b.x - before.x) / 6, a.y + (b.y - before.y) / 6,
                       b.x - (after.x - a.x) / 6, b.y - (after.y - a.y) / 6, b.x, b.y);
    }
}

static void path_piece(cairo_t *cr, const Shape *s, int from, int to) {
    if (s->kind == SHAPE_CURVE)
        curve_path(cr, s, from, to);
    else
        polygon_path(cr, s, from, to);
}

static void set_stroke(Canvas *canvas, const Stroke *stroke) {
    cairo_t *cr = canvas->cr;
    double dash[] = {stroke->on, stroke->off > 0 ? stroke->off : stroke->on};
    paint_ink(canvas, stroke->ink, stroke->opacity);
    cairo_set_line_width(cr, stroke->width);
    cairo_set_line_cap(cr, stroke->round ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT);
    cairo_set_line_join(cr, stroke->round ? CAIRO_LINE_JOIN_ROUND : CAIRO_LINE_JOIN_MITER);
    cairo_set_dash(cr, dash, stroke->on > 0 ? 2 : 0, 0);
}

static void set_blend(Canvas *canvas, Blend blend) {
    bool dark = canvas->theme == THEME_DARK;
    cairo_set_operator(canvas->cr, blend == BLEND_OVER ? CAIRO_OPERATOR_OVER
                                   : dark              ? CAIRO_OPERATOR_LIGHTEN
                                                       : CAIRO_OPERATOR_DARKEN);
}

// Fills and strokes the path at hand.
static void finish(Canvas *canvas, const Shape *s) {
    if (s->fill != INK_NONE) {
        paint_ink(canvas, s->fill, s->opacity);
        cairo_fill_preserve(canvas->cr);
    }
    if (s->stroke.ink != INK_NONE) {
        set_stroke(canvas, &s->stroke);
        set_blend(canvas, s->blend);
        cairo_stroke_preserve(canvas->cr);
        set_blend(canvas, BLEND_OVER);
    }
    cairo_new_path(canvas->cr);
}

static void paint_path(Canvas *canvas, const Shape *s) {
    if (s->count < 2) return;
    bool whole = s->closed || s->fill != INK_NONE || s->stroke.on > 0 ||
                 s->stroke.opacity < 1 || s->count <= PIECE;
    if (whole) {
        path_piece(canvas->cr, s, 0, s->count - 1);
        finish(canvas, s);
        return;
    }
    Shape piece = *s; // round ends close the seams between pieces
    piece.stroke.round = true;
    for (int i = 0; i < s->count - 1; i += PIECE) {
        int to = i + PIECE < s->count - 1 ? i + PIECE : s->count - 1;
        path_piece(canvas->cr, s, i, to);
        finish(canvas, &piece);
    }
}

void paint_line_ends(const Canvas *canvas, const Shape *s, Point *a, Point *b) {
    double width = s->stroke.width;
    *a = s->points[0];
    *b = s->points[1];
    if (a->y == b->y) a->y = b->y = paint_snapped(canvas, a->y, width);
    if (a->x == b->x) a->x = b->x = paint_snapped(canvas, a->x, width);
}

static void paint_line(Canvas *canvas, const Shape *s) {
    Point a, b;
    paint_line_ends(canvas, s, &a, &b);
    cairo_new_path(canvas->cr);
    cairo_move_to(canvas->cr, a.x, a.y);
    cairo_line_to(canvas->cr, b.x, b.y);
    finish(canvas, s);
}

Rect paint_box_rect(const Canvas *canvas, const Shape *s) {
    double width = s->stroke.ink == INK_NONE ? 0 : s->stroke.width;
    return width > 0      ? snapped_rect(canvas, s->rect, width)
           : canvas->snap ? snapped_rect(canvas, s->rect, 2 / canvas->scale)
                          : s->rect;
}

static void paint_box(Canvas *canvas, const Shape *s) {
    box_path(canvas->cr, paint_box_rect(canvas, s), s->radius);
    finish(canvas, s);
}

static void paint_ground(Canvas *canvas, const Shape *s) {
    if (s->fill == INK_NONE) return;
    box_path(canvas->cr, paint_box_rect(canvas, s), 0);
    finish(canvas, s);
}

static void paint_shadow(Canvas *canvas, const Shape *s) {
    if (canvas->theme == THEME_PROJECTOR)
        paint_ink(canvas, INK_LINE, 1);
    else
        cairo_set_source_rgba(canvas->cr, 0, 0, 0,
                              canvas->theme == THEME_DARK ? 0.45 : s->opacity);
    box_path(canvas->cr, s->rect, s->radius);
    cairo_fill(canvas->cr);
}

// The rect and the disc, where it reaches into the rect: what only one of them has is
// dimmed, so the disc's part outside is cut off first.
static void paint_dim(Canvas *canvas, const Shape *s) {
    cairo_t *cr = canvas->cr;
    Rect rect = paint_box_rect(canvas, s);
    cairo_save(cr);
    box_path(cr, rect, 0);
    cairo_clip(cr);
    box_path(cr, rect, 0);
    cairo_new_sub_path(cr);
    cairo_arc(cr, s->x, s->y, fmax(0, s->radius), 0, 2 * M_PI);
    cairo_close_path(cr);
    cairo_set_fill_rule(cr, CAIRO_FILL_RULE_EVEN_ODD);
    const double dimmed = COVER_DIMMED / 256.0;
    cairo_set_source_rgb(cr, dimmed, dimmed, dimmed);
    cairo_set_operator(cr, CAIRO_OPERATOR_MULTIPLY);
    cairo_fill(cr);
    cairo_restore(cr);
}

static void paint_disc(Canvas *canvas, const Shape *s) {
    cairo_new_path(canvas->cr);
    cairo_arc(canvas->cr, s->x, s->y, fmax(0, s->radius), 0, 2 * M_PI);
    cairo_close_path(canvas->cr);
    finish(canvas, s);
}

static void paint_arc(Canvas *canvas, const Shape *s) {
    arc_path(canvas->cr, s);
    finish(canvas, s);
}

void paint_shape(Canvas *canvas, const Shape *shape) {
    static void (*const paint[])(Canvas *, const Shape *) = {
        [SHAPE_GROUND] = paint_ground, [SHAPE_LINE] = paint_line,
        [SHAPE_PATH] = paint_path,     [SHAPE_CURVE] = paint_path,
        [SHAPE_BOX] = paint_box,       [SHAPE_DISC] = paint_disc,
        [SHAPE_ARC] = paint_arc,       [SHAPE_SHADOW] = paint_shadow,
        [SHAPE_DIM] = paint_dim,
    };
    paint[shape->kind](canvas, shape);
}

void paint_words(Canvas *canvas, const Line *line) {
    cairo_new_path(canvas->cr);
    words_draw(canvas->fonts, canvas->cr, line->words, line->face, line->size, line->x,
               line->y, theme_colours(canvas->theme)[line->ink]);
    cairo_new_path(canvas->cr);
}

void paint_tex(Canvas *canvas, const Line *line) {
    Formula *formula = formula_create(canvas->fonts, line->words, line->size, false, NULL);
    if (!formula) {
        Line source = *line;
        source.face = FACE_CODE;
        paint_words(canvas, &source);
        return;
    }
    cairo_new_path(canvas->cr);
    formula_draw(formula, canvas->cr, line->x, line->y, line->ink,
                 theme_colours(canvas->theme));
    cairo_new_path(canvas->cr);
    formula_destroy(formula);
}

void paint_boxes(Canvas *canvas, const Prose *prose, double x, double y) {
    cairo_new_path(canvas->cr);
    prose_draw_boxes(prose, canvas->cr, x, y, theme_colours(canvas->theme));
    cairo_new_path(canvas->cr);
}

void paint_prose(Canvas *canvas, const Prose *prose, double x, double y) {
    cairo_new_path(canvas->cr);
    prose_draw(prose, canvas->cr, x, y, theme_colours(canvas->theme));
    cairo_new_path(canvas->cr);
}

// Cairo only reads from the surface, though it asks for bytes that it may change.
static cairo_surface_t *surface_of(const Picture *picture) {
    return cairo_image_surface_create_for_data(
        (unsigned char *)picture->pixels,
        picture->clear ? CAIRO_FORMAT_ARGB32 : CAIRO_FORMAT_RGB24, picture->width,
        picture->height, picture->width * 4);
}

void paint_picture(Canvas *canvas, Rect rect, const Picture *picture, const char *words) {
    (void)words;
    cairo_t *cr = canvas->cr;
    cairo_surface_t *surface = surface_of(picture);
    cairo_save(cr);
    box_path(cr, rect, 0);
    cairo_clip(cr);
    if (picture->clear) {
        const double *white = theme_colours(THEME_LIGHT)[INK_SHEET];
        cairo_set_source_rgb(cr, white[0], white[1], white[2]);
        cairo_paint(cr);
    }
    cairo_translate(cr, rect.x, rect.y);
    cairo_scale(cr, rect.w / picture->width, rect.h / picture->height);
    cairo_set_source_surface(cr, surface, 0, 0);
    cairo_pattern_set_filter(cairo_get_source(cr), CAIRO_FILTER_BEST);
    cairo_pattern_set_extend(cairo_get_source(cr), CAIRO_EXTEND_PAD);
    cairo_paint(cr);
    cairo_restore(cr);
    cairo_surface_destroy(surface);
}

void paint_piece(Canvas *canvas, const Kept *kept) {
    canvas_clip(canvas, kept->rect);
    kept->draw(canvas, kept->rect, kept->with);
    canvas_unclip(canvas);
}

void paint_clip(Canvas *canvas, Rect rect) {
    Rect r = canvas->snap ? paint_outwards(canvas, rect) : rect;
    cairo_save(canvas->cr);
    box_path(canvas->cr, r, 0);
    cairo_clip(canvas->cr);
}

void paint_unclip(Canvas *canvas) {
    cairo_restore(canvas->cr);
}

void paint_shift(Canvas *canvas, double dx, double dy) {
    cairo_translate(canvas->cr, dx, dy);
}

OuterCanvas canvas_enlarge(Canvas *canvas, double by) {
    assert(canvas->cr && !canvas->clip && !canvas->cut && by > 0);
    OuterCanvas outer = {canvas->theme, canvas->clips[0], canvas->scale};
    Rect all = outer.clip;
    cairo_save(canvas->cr);
    cairo_scale(canvas->cr, by, by);
    canvas->scale *= by;
    canvas->clips[0] = canvas->piece =
        (Rect){all.x / by, all.y / by, all.w / by, all.h / by};
    return outer;
}

void canvas_enlarge_end(Canvas *canvas, OuterCanvas outer) {
    cairo_restore(canvas->cr);
    canvas->scale = outer.scale;
    canvas->clips[0] = canvas->piece = outer.clip;
}
