// The shapes of pixel canvases that are painted without cairo, as most are: it takes some
// microseconds for each, however small, and a piece cut off comes out otherwise.
#include "view/canvas_backend.h"
#include "view/cover.h"

#include <math.h>

// Device pixels in which shapes are placed: whole parts, so that a shape comes out alike
// whole pixels away.
static double placed(double at) {
    enum { PARTS = 256 };
    return nearbyint(at * PARTS) / PARTS;
}

// From the coordinates of a verb to pixels of the surface.
typedef struct Place {
    double scale, x, y;
} Place;

static Place place_of(const Canvas *canvas) {
    double x, y;
    cairo_surface_get_device_offset(canvas->surface, &x, &y);
    return (Place){canvas->scale, x + canvas->dx * canvas->scale,
                   y + canvas->dy * canvas->scale};
}

static Point point_at(Place place, Point p) {
    return (Point){placed(p.x * place.scale + place.x),
                   placed(p.y * place.scale + place.y)};
}

static Rect rect_at(Place place, Rect r) {
    Point from = point_at(place, (Point){r.x, r.y});
    Point to = point_at(place, (Point){r.x + r.w, r.y + r.h});
    return (Rect){from.x, from.y, to.x - from.x, to.y - from.y};
}

static Rect disc_at(Place place, const Shape *s, double radius) {
    Point centre = point_at(place, (Point){s->x, s->y});
    double r = fmax(0, radius) * place.scale;
    return (Rect){centre.x - r, centre.y - r, 2 * r, 2 * r};
}

// The pixels that may be changed.
static CoverTarget target_of(const Canvas *canvas) {
    double s = canvas->scale, x, y;
    Rect clip = paint_outwards(canvas, canvas->clips[canvas->clip]);
    if (canvas->cut) clip = rect_cut(clip, canvas->piece);
    cairo_surface_get_device_offset(canvas->surface, &x, &y);
    int width = cairo_image_surface_get_width(canvas->surface);
    int height = cairo_image_surface_get_height(canvas->surface);
    return (CoverTarget){
        .pixels = (uint32_t *)(void *)cairo_image_surface_get_data(canvas->surface),
        .stride = cairo_image_surface_get_stride(canvas->surface) / 4,
        .left = (int)fmax(0, round(clip.x * s + x)),
        .top = (int)fmax(0, round(clip.y * s + y)),
        .right = (int)fmin(width, round((clip.x + clip.w) * s + x)),
        .bottom = (int)fmin(height, round((clip.y + clip.h) * s + y))};
}

// As cairo makes eight bits of a number.
static uint32_t byte_of(double part) {
    return (uint32_t)fmin(255, fmax(0, floor(part * 256)));
}

static uint32_t colour_of(InkPaint paint) {
    return byte_of(paint.colour[0]) << 16 | byte_of(paint.colour[1]) << 8 |
           byte_of(paint.colour[2]);
}

static bool lay(Canvas *canvas, const Cover *cover, Ink ink, double opacity) {
    InkPaint paint = paint_of_ink(canvas, ink, opacity);
    CoverTarget target = target_of(canvas);
    cairo_surface_flush(canvas->surface);
    bool good = cover_paint(cover, &target, colour_of(paint), paint.opacity);
    cairo_surface_mark_dirty(canvas->surface);
    return good;
}

static void lay_rect(Canvas *canvas, Rect rect, Ink ink, double opacity) {
    InkPaint paint = paint_of_ink(canvas, ink, opacity);
    CoverTarget target = target_of(canvas);
    cairo_surface_flush(canvas->surface);
    cover_fill(&target, rect, colour_of(paint), paint.opacity);
    cairo_surface_mark_dirty(canvas->surface);
}

static void begin(Cover *cover) {
    cover->count = 0;
    cover->full = false;
}

// What lies between a round rect (a disc, too) made larger and made smaller by half the
// stroke. Of sharp corners the outer stays sharp, unless the stroke is round.
static void outline_round(Cover *cover, Rect rect, double radius, double width,
                          bool round) {
    double half = width / 2, outer = radius > 0 || round ? radius + half : 0;
    cover_round(cover, rect_inset(rect, -half), outer, false);
    cover_round(cover, rect_inset(rect, half), radius - half, true);
}

static bool is_whole(Rect r) {
    return r.x == floor(r.x) && r.y == floor(r.y) && r.w == floor(r.w) && r.h == floor(r.h);
}

// Fills and strokes a round rect. Those that are too large for both are left to cairo
// before anything is painted.
static bool cover_box(Canvas *canvas, const Shape *s, Rect rect, double radius) {
    Cover cover;
    double width = s->stroke.width * canvas->scale;
    radius = fmin(radius, fmin(rect.w, rect.h) / 2);
    bool fits = rect.w + width <= COVER_WIDE && radius + width <= COVER_RADIUS;
    if (!fits || !(rect.w >= 0 && rect.h >= 0)) return false;
    if (s->fill != INK_NONE && radius <= 0 && is_whole(rect)) {
        lay_rect(canvas, rect, s->fill, s->opacity);
    } else if (s->fill != INK_NONE) {
        begin(&cover);
        cover_round(&cover, rect, radius, false);
        if (!lay(canvas, &cover, s->fill, s->opacity)) return false;
    }
    if (s->stroke.ink == INK_NONE) return true;
    begin(&cover);
    outline_round(&cover, rect, radius, width, s->stroke.round);
    return lay(canvas, &cover, s->stroke.ink, s->stroke.opacity);
}

static bool cover_disc(Canvas *canvas, const Shape *s) {
    Rect rect = disc_at(place_of(canvas), s, s->radius);
    return cover_box(canvas, s, rect, rect.w / 2);
}

static bool cover_rounded(Canvas *canvas, const Shape *s) {
    Rect rect = rect_at(place_of(canvas), paint_box_rect(canvas, s));
    return cover_box(canvas, s, rect, s->radius * canvas->scale);
}

static bool cover_straight(Canvas *canvas, const Shape *s, Point a, Point b) {
    Place place = place_of(canvas);
    Cover cover;
    begin(&cover);
    cover_line(&cover, point_at(place, a), point_at(place, b),
               s->stroke.width * canvas->scale, s->stroke.round);
    return lay(canvas, &cover, s->stroke.ink, s->stroke.opacity);
}

static bool cover_one_line(Canvas *canvas, const Shape *s) {
    Point a, b;
    if (s->stroke.ink == INK_NONE) return true;
    paint_line_ends(canvas, s, &a, &b);
    return cover_straight(canvas, s, a, b);
}

static bool cover_arched(Canvas *canvas, const Shape *s) {
    Place place = place_of(canvas);
    double radius = s->radius * place.scale, width = s->stroke.width * place.scale;
    if (s->stroke.ink == INK_NONE) return true;
    bool fits = radius + width <= COVER_RADIUS && isfinite(s->a) && isfinite(s->b);
    if (s->stroke.round || !fits) return false;
    Cover cover;
    begin(&cover);
    cover_arc(&cover, point_at(place, (Point){s->x, s->y}), radius, s->a, s->b, width);
    return lay(canvas, &cover, s->stroke.ink, s->stroke.opacity);
}

// Heads of arrows, and their shafts.
static bool cover_path(Canvas *canvas, const Shape *s) {
    bool fills = s->fill != INK_NONE, strokes = s->stroke.ink != INK_NONE;
    if (s->count == 2 && !s->closed && !fills && strokes)
        return cover_straight(canvas, s, s->points[0], s->points[1]);
    if (s->count != 3 || !fills || strokes) return false;
    Place place = place_of(canvas);
    Point corners[3];
    Cover cover;
    begin(&cover);
    for (int i = 0; i < 3; i++)
        corners[i] = point_at(place, s->points[i]);
    cover_polygon(&cover, corners, 3);
    return lay(canvas, &cover, s->fill, s->opacity);
}

static bool cover_dimmed(Canvas *canvas, const Shape *s) {
    Place place = place_of(canvas);
    CoverTarget target = target_of(canvas);
    Rect rect = rect_at(place, paint_box_rect(canvas, s));
    cairo_surface_flush(canvas->surface);
    cover_dim(&target, rect, point_at(place, (Point){s->x, s->y}), s->radius * place.scale);
    cairo_surface_mark_dirty(canvas->surface);
    return true;
}

bool cover_shape(Canvas *canvas, const Shape *shape) {
    static bool (*const row[])(Canvas *, const Shape *) = {
        [SHAPE_GROUND] = cover_rounded, [SHAPE_LINE] = cover_one_line,
        [SHAPE_PATH] = cover_path,      [SHAPE_BOX] = cover_rounded,
        [SHAPE_DISC] = cover_disc,      [SHAPE_ARC] = cover_arched,
        [SHAPE_DIM] = cover_dimmed,
    };
    if (shape->stroke.ink != INK_NONE && shape->stroke.on > 0) return false;
    if (shape->blend != BLEND_OVER) return false;
    return row[shape->kind] && row[shape->kind](canvas, shape);
}
