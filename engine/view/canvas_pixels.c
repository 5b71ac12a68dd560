// Canvases of pixels: a window's surface, or a picture of their own.
#include "view/canvas_backend.h"

#include "base/mem.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static bool pixels_close(Canvas *canvas, Error *err) {
    cairo_surface_flush(canvas->surface);
    cairo_status_t status = cairo_status(canvas->cr);
    cairo_destroy(canvas->cr);
    cairo_surface_destroy(canvas->surface);
    if (status == CAIRO_STATUS_SUCCESS) return true;
    return error_set(err, "canvas.failed", "%s", cairo_status_to_string(status));
}

static void end_picture(void *picture) {
    cairo_surface_destroy(picture);
}

static uint64_t mixed(uint64_t hash, double value) {
    uint64_t bits = (uint64_t)llround(value * 64);
    hash = (hash ^ bits) * 0x9E3779B97F4A7C15u;
    return hash ^ hash >> 32;
}

// What makes two kept pictures the same: the key, and how the rect lies in its pixels.
static uint64_t kept_key(const Canvas *canvas, const Kept *kept, Rect outer) {
    double s = canvas->scale;
    double parts[] = {kept->rect.w * s,
                      kept->rect.h * s,
                      (kept->rect.x - outer.x) * s,
                      (kept->rect.y - outer.y) * s,
                      s,
                      canvas->theme,
                      kept->ground};
    uint64_t hash = kept->key ^ 0x6B79756269u;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        hash = mixed(hash, parts[i]);
    return hash;
}

static const CanvasKind pixels_kind;

static Canvas *open_surface(Fonts *fonts, Theme theme, double scale,
                            cairo_surface_t *surface, Rect all) {
    Canvas *canvas = canvas_create(&pixels_kind, fonts, theme, scale, all);
    canvas->surface = surface;
    canvas->cr = cairo_create(surface);
    canvas->snap = true;
    cairo_scale(canvas->cr, scale, scale);
    cairo_set_tolerance(canvas->cr, 0.2);
    return canvas;
}

static void draw_plainly(Canvas *canvas, const Kept *kept) {
    draw_ground(canvas, kept->rect, kept->ground);
    kept->draw(canvas, kept->rect, kept->with);
}

// The empty picture of `outer`; the page's own device pixels are its coordinates, so that
// what is drawn in it stands on the same pixels as on the page.
static cairo_surface_t *new_picture(const Canvas *canvas, Rect outer,
                                    cairo_format_t format) {
    double s = canvas->scale;
    cairo_surface_t *surface = cairo_image_surface_create(format, (int)lround(outer.w * s),
                                                          (int)lround(outer.h * s));
    cairo_surface_set_device_offset(surface, -round(outer.x * s), -round(outer.y * s));
    return surface;
}

static Canvas *open_picture(const Canvas *canvas, cairo_surface_t *picture, Rect outer) {
    Canvas *inner = open_surface(canvas->fonts, canvas->theme, canvas->scale,
                                 cairo_surface_reference(picture), outer);
    inner->cache = canvas->cache;
    return inner;
}

static cairo_surface_t *picture_of_kept(const Canvas *canvas, const Kept *kept,
                                        Rect outer) {
    cairo_surface_t *picture = new_picture(
        canvas, outer, kept->ground == INK_NONE ? CAIRO_FORMAT_ARGB32 : CAIRO_FORMAT_RGB24);
    Canvas *inner = open_picture(canvas, picture, outer);
    draw_ground(inner, outer, kept->ground);
    kept->draw(inner, kept->rect, kept->with);
    if (canvas_close(inner, NULL)) return picture;
    cairo_surface_destroy(picture);
    return NULL;
}

// Copies the window's part `inner` of one surface to the same place of what `cr` draws on;
// lays it over what is there, where it lets that through.
static void copy_pixels(cairo_t *cr, cairo_surface_t *from, Rect inner, double s) {
    cairo_save(cr);
    cairo_identity_matrix(cr);
    cairo_set_source_surface(cr, from, 0, 0);
    cairo_pattern_set_filter(cairo_get_source(cr), CAIRO_FILTER_NEAREST);
    cairo_set_operator(cr, cairo_surface_get_content(from) == CAIRO_CONTENT_COLOR
                               ? CAIRO_OPERATOR_SOURCE
                               : CAIRO_OPERATOR_OVER);
    cairo_new_path(cr);
    cairo_rectangle(cr, round(inner.x * s), round(inner.y * s), round(inner.w * s),
                    round(inner.h * s));
    cairo_fill(cr);
    cairo_restore(cr);
}

// Copies the picture of `outer` to the page. It may have been made elsewhere, whole pixels
// away: then only its offset differs.
static void blit(Canvas *canvas, cairo_surface_t *picture, Rect outer) {
    double s = canvas->scale;
    Rect place = {outer.x + canvas->dx, outer.y + canvas->dy, outer.w, outer.h};
    cairo_surface_set_device_offset(picture, -round(place.x * s), -round(place.y * s));
    copy_pixels(canvas->cr, picture, place, s);
}

static cairo_surface_t *keep_picture(Canvas *canvas, uint64_t key, const Kept *kept,
                                     Rect outer) {
    cairo_surface_t *picture = picture_of_kept(canvas, kept, outer);
    if (!picture) return NULL;
    blit(canvas, picture, outer);
    size_t bytes = (size_t)cairo_image_surface_get_stride(picture) *
                   (size_t)cairo_image_surface_get_height(picture);
    view_cache_keep(canvas->cache, key, picture, bytes, end_picture);
    return picture;
}

// One that is larger than all of the canvas, of which little is seen, is not kept.
static bool is_worth(const Canvas *canvas, Rect outer) {
    Rect all = canvas->clips[0];
    return outer.w <= all.w && outer.h <= all.h;
}

static void pixels_kept(Canvas *canvas, const Kept *kept) {
    Rect outer = paint_outwards(canvas, kept->rect);
    uint64_t key = kept_key(canvas, kept, outer);
    const void *found = canvas->cache ? view_cache_picture(canvas->cache, key) : NULL;
    if (found) {
        blit(canvas, (cairo_surface_t *)found, outer);
        return;
    }
    bool keeps =
        canvas->cache && is_worth(canvas, outer) && view_cache_again(canvas->cache, key);
    if (!keeps || !keep_picture(canvas, key, kept, outer)) draw_plainly(canvas, kept);
}

// Cairo samples a row of pixels differently when a part of it is cut off. So a shape that
// goes over the edge of a piece is painted aside, whole, and what the piece has of it is
// copied.
typedef void Paint(Canvas *canvas, const void *thing);

static void paint_aside(Canvas *canvas, Rect ink, Paint *paint, const void *thing) {
    double s = canvas->scale;
    Rect seen = rect_cut(canvas->piece, canvas->clips[canvas->clip]);
    Rect inner = paint_outwards(canvas, rect_cut(ink, seen));
    Rect outer = rect_cut(paint_outwards(canvas, ink), canvas->clips[0]);
    cairo_surface_t *picture = new_picture(canvas, outer, CAIRO_FORMAT_RGB24);
    Canvas *aside = open_picture(canvas, picture, outer);
    copy_pixels(aside->cr, canvas->surface, inner, s);
    canvas_clip(aside, canvas->clips[canvas->clip]);
    canvas_shift(aside, canvas->dx, canvas->dy);
    paint(aside, thing);
    canvas_unclip(aside);
    if (canvas_close(aside, NULL)) copy_pixels(canvas->cr, picture, inner, s);
    cairo_surface_destroy(picture);
}

static bool is_within(Rect r, Rect room) {
    return r.x >= room.x && r.y >= room.y && r.x + r.w <= room.x + room.w &&
           r.y + r.h <= room.y + room.h;
}

// Paints what has its ink in `ink` (as the caller of the verb sees it).
static void paint_all(Canvas *canvas, Rect ink, Paint *paint, const void *thing) {
    Rect moved = {ink.x + canvas->dx, ink.y + canvas->dy, ink.w, ink.h};
    if (canvas->cut && !is_within(moved, canvas->piece))
        paint_aside(canvas, moved, paint, thing);
    else
        paint(canvas, thing);
}

static void paint_one_shape(Canvas *canvas, const void *thing) {
    paint_shape(canvas, thing);
}

// Edges along the rows and columns of pixels are exact wherever they are cut.
static bool is_straight(const Shape *s) {
    if (s->kind == SHAPE_LINE)
        return !s->stroke.round &&
               (s->points[0].x == s->points[1].x || s->points[0].y == s->points[1].y);
    return s->kind == SHAPE_GROUND || (s->kind == SHAPE_BOX && s->radius <= 0);
}

// A smooth curve may swing out of its points' bounds, by less than a third of the way
// between two points.
static double beyond(const Shape *s) {
    double out = s->stroke.width + 1;
    for (int i = 1; s->kind == SHAPE_CURVE && i < s->count; i++)
        out = fmax(out, s->stroke.width + 1 +
                            hypot(s->points[i].x - s->points[i - 1].x,
                                  s->points[i].y - s->points[i - 1].y) /
                                3);
    return out;
}

static void pixels_shape(Canvas *canvas, const Shape *shape) {
    if (cover_shape(canvas, shape)) return;
    if (is_straight(shape))
        paint_shape(canvas, shape);
    else
        paint_all(canvas, rect_inset(shape->rect, -beyond(shape)), paint_one_shape, shape);
}

typedef struct Icon {
    const char *name;
    Rect rect;
    Ink ink;
} Icon;

static void paint_one_icon(Canvas *canvas, const void *thing) {
    const Icon *icon = thing;
    paint_icon(canvas, icon->name, icon->rect, icon->ink);
}

static void pixels_icon(Canvas *canvas, const char *name, Rect rect, Ink ink) {
    Icon icon = {name, rect, ink};
    paint_all(canvas, rect, paint_one_icon, &icon);
}

static void pixels_piece(Canvas *canvas, const Kept *kept) {
    canvas->piece = paint_outwards(canvas, kept->rect);
    canvas->cut = true;
    paint_clip(canvas, canvas->piece);
    kept->draw(canvas, kept->rect, kept->with);
    paint_unclip(canvas);
    canvas->cut = false;
    canvas->piece = canvas->clips[0];
}

static const CanvasKind pixels_kind = {
    .shape = pixels_shape,
    .words = paint_words,
    .tex = paint_tex,
    .boxes = paint_boxes,
    .prose = paint_prose,
    .icon = pixels_icon,
    .picture = paint_picture,
    .kept = pixels_kept,
    .piece = pixels_piece,
    .clip = paint_clip,
    .unclip = paint_unclip,
    .shift = paint_shift,
    .close = pixels_close,
    .culls = true,
};

Canvas *canvas_open_pixels(Fonts *fonts, Theme theme, double scale, void *pixels, int width,
                           int height, int stride) {
    cairo_surface_t *surface = cairo_image_surface_create_for_data(
        pixels, CAIRO_FORMAT_RGB24, width, height, stride);
    return open_surface(fonts, theme, scale, surface,
                        (Rect){0, 0, width / scale, height / scale});
}

Canvas *canvas_open_picture(Fonts *fonts, Theme theme, double scale, int width,
                            int height) {
    cairo_surface_t *surface =
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height);
    return open_surface(fonts, theme, scale, surface,
                        (Rect){0, 0, width / scale, height / scale});
}

Canvas *canvas_open_into(Fonts *fonts, Theme theme, double scale, Picture *picture) {
    size_t count = (size_t)picture->width * (size_t)picture->height;
    picture->pixels = mem_new(count * sizeof *picture->pixels);
    picture->rows = picture->height;
    return canvas_open_pixels(fonts, theme, scale, picture->pixels, picture->width,
                              picture->height, 4 * picture->width);
}

void canvas_see_as(Canvas *canvas, Vision vision) {
    assert(canvas->kind == &pixels_kind);
    cairo_surface_flush(canvas->surface);
    int stride = cairo_image_surface_get_stride(canvas->surface);
    int height = cairo_image_surface_get_height(canvas->surface);
    unsigned char *pixels = cairo_image_surface_get_data(canvas->surface);
    vision_pixels(vision, (uint32_t *)(void *)pixels,
                  (size_t)(stride / 4) * (size_t)height);
    cairo_surface_mark_dirty(canvas->surface);
}

bool canvas_save_png(Canvas *canvas, const char *path, Error *err) {
    assert(canvas->kind == &pixels_kind);
    cairo_status_t status = cairo_status(canvas->cr);
    if (status == CAIRO_STATUS_SUCCESS)
        status = cairo_surface_write_to_png(canvas->surface, path);
    if (status == CAIRO_STATUS_SUCCESS) return true;
    error_set(err, "canvas.failed", "%s", cairo_status_to_string(status));
    return error_at(err, path, 0, 0);
}

const void *canvas_pixels(Canvas *canvas, int *stride) {
    assert(canvas->kind == &pixels_kind);
    cairo_surface_flush(canvas->surface);
    *stride = cairo_image_surface_get_stride(canvas->surface);
    return cairo_image_surface_get_data(canvas->surface);
}
