#include "view/ink_view.h"

#include "base/mem.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

// Of the pen as a state arrow's (look book, "Space and lines"), of the highlighter in lines
// of what is read.
static const double PEN_WIDE = 3.2, MARKED = 1.05;

static double pen_width(const Look *look) {
    return PEN_WIDE * look->metrics.stroke;
}

double ink_half(const Look *look, InkPen pen) {
    double line = MARKED * look->metrics.size[ROLE_PROSE];
    return (pen == INK_PEN ? pen_width(look) : line) / 2;
}

// --- strokes

enum { RUN = 24 }; // points of a growing stroke that are one part

typedef struct InkPart {
    InkPen pen;
    int count;
    double width;
    Point points[];
} InkPart;

static bool is_dot(const InkPart *part) {
    const Point *p = part->points;
    return part->count == 2 && p[0].x == p[1].x && p[0].y == p[1].y;
}

static void draw_ink(Canvas *canvas, Rect rect, const void *with) {
    const InkPart *part = with;
    const Point *p = part->points;
    (void)rect;
    if (part->pen == INK_HIGHLIGHTER)
        draw_marked(canvas, p, part->count, part->width);
    else if (is_dot(part))
        draw_disc(canvas, p->x, p->y, part->width / 2, INK_FOX, (Stroke){INK_NONE});
    else
        draw_curve(canvas, p, part->count,
                   (Stroke){.ink = INK_FOX, .width = PEN_WIDE, .round = true});
}

static Rect with_point(Rect r, double x, double y) {
    return rect_around(r, (Rect){x, y, 0, 0});
}

// A smooth curve (draw_curve) stays within its points and the handles between them: a sixth
// of the way from the one before to the one behind, on both sides.
static Rect run_rect(const InkPart *part) {
    const Point *p = part->points;
    Rect r = {p->x, p->y, 0, 0};
    for (int i = 0; i < part->count; i++) {
        Point before = p[i > 0 ? i - 1 : 0], after = p[i + 1 < part->count ? i + 1 : i];
        double x = (after.x - before.x) / 6, y = (after.y - before.y) / 6;
        r = with_point(r, p[i].x, p[i].y);
        r = with_point(with_point(r, p[i].x + x, p[i].y + y), p[i].x - x, p[i].y - y);
    }
    return rect_inset(r, -(part->width / 2 + 1));
}

static void add_run(Scene *scene, InkPen pen, const Point *points, int count) {
    size_t size = sizeof(InkPart) + (size_t)count * sizeof *points;
    InkPart *part = mem_new(size);
    *part = (InkPart){pen, count, 2 * ink_half(scene_look(scene), pen)};
    memcpy(part->points, points, (size_t)count * sizeof *points);
    scene_add(scene, run_rect(part), draw_ink, part, size);
    free(part);
}

void ink_add(Scene *scene, InkPen pen, const Point *points, int count, bool growing) {
    int most = growing ? RUN : count;
    if (count == 1) add_run(scene, pen, (Point[]){points[0], points[0]}, 2);
    for (int from = 0; from < count - 1; from += most - 1)
        add_run(scene, pen, points + from, count - from < most ? count - from : most);
}

// --- the pointer

// Radii of the disc, the ring, and px of a hall's picture 1080 high.
static const double DOT = 15, RING = 36, RING_WIDE = 9, HALO = 4;

typedef struct PointerPart {
    double x, y, unit, stroke;
} PointerPart;

static void draw_pointer(Canvas *canvas, Rect rect, const void *with) {
    const PointerPart *p = with;
    double u = p->unit;
    Stroke none = {INK_NONE};
    Stroke white = {.ink = INK_SHEET, .width = (RING_WIDE + 2 * HALO) * u / p->stroke};
    Stroke fox = {.ink = INK_FOX, .width = RING_WIDE * u / p->stroke};
    (void)rect;
    draw_disc(canvas, p->x, p->y, RING * u, INK_NONE, white);
    draw_disc(canvas, p->x, p->y, (DOT + HALO) * u, INK_SHEET, none);
    draw_disc(canvas, p->x, p->y, RING * u, INK_NONE, fox);
    draw_disc(canvas, p->x, p->y, DOT * u, INK_FOX, none);
}

void pointer_add(Scene *scene, double x, double y) {
    const Look *look = scene_look(scene);
    const Metrics *m = &look->metrics;
    double unit = m->height / 1080 / lens_scale(look->lens);
    PointerPart part = {x, y, unit, m->stroke};
    double reach = (RING + RING_WIDE / 2 + HALO + 1) * part.unit;
    Rect rect = {x - reach, y - reach, 2 * reach, 2 * reach};
    scene_add(scene, rect, draw_pointer, &part, sizeof part);
}

// --- the spotlight

// The dark is made of tiles: when the light moves, those alone are painted again that its
// edge crosses.
enum { TILES_ACROSS = 24, TILES_DOWN = 14 };

typedef struct DimPart {
    double x, y, radius; // of the light; 0: it does not reach here
} DimPart;

static void draw_dim(Canvas *canvas, Rect rect, const void *with) {
    const DimPart *part = with;
    canvas_clip(canvas, rect);
    draw_dimmed(canvas, rect, part->x, part->y, part->radius);
    canvas_unclip(canvas);
}

static bool is_lit(Rect r, DimPart light) {
    double x = fmax(fabs(r.x - light.x), fabs(r.x + r.w - light.x));
    double y = fmax(fabs(r.y - light.y), fabs(r.y + r.h - light.y));
    return hypot(x, y) < light.radius - 2;
}

static bool is_dark(Rect r, DimPart light) {
    double x = rect_across(r, light.x), y = rect_along(r, light.y);
    return hypot(x, y) > light.radius + 2;
}

void spotlight_add(Scene *scene, double x, double y, double radius) {
    const Metrics *m = &scene_look(scene)->metrics;
    double s = m->scale > 0 ? m->scale : 1; // tiles meet on whole device pixels
    for (int row = 0; row < TILES_DOWN; row++)
        for (int column = 0; column < TILES_ACROSS; column++) {
            double left = round(column * m->width * s / TILES_ACROSS) / s;
            double right = round((column + 1) * m->width * s / TILES_ACROSS) / s;
            double top = round(row * m->height * s / TILES_DOWN) / s;
            double bottom = round((row + 1) * m->height * s / TILES_DOWN) / s;
            Rect tile = {left, top, right - left, bottom - top};
            DimPart light = {x, y, radius}, none = {0};
            if (is_lit(tile, light)) continue;
            scene_add(scene, tile, draw_dim, is_dark(tile, light) ? &none : &light,
                      sizeof light);
        }
}
