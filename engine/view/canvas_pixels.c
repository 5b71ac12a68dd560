// Canvases of pixels: a window's surface, or a picture of their own.
#include "view/canvas_backend.h"

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
static cairo_surface_t *new_picture(const Canvas *canvas, Rect outer) {
    double s = canvas->scale;
    cairo_surface_t *surface = cairo_image_surface_create(
        CAIRO_FORMAT_RGB24, (int)lround(outer.w * s), (int)lround(outer.h * s));
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
    cairo_surface_t *picture = new_picture(canvas, outer);
    Canvas *inner = open_picture(canvas, picture, outer);
    draw_ground(inner, outer, kept->ground);
    kept->draw(inner, kept->rect, kept->with);
    if (canvas_close(inner, NULL)) return picture;
    cairo_surface_destroy(picture);
    return NULL;
}

// Copies what `inner` of the page shows in the picture of `outer`. The picture may have
// been made elsewhere, whole pixels away: then only its offset differs.
static void blit(Canvas *canvas, cairo_surface_t *picture, Rect outer, Rect inner) {
    cairo_t *cr = canvas->cr;
    double s = canvas->scale, dx = canvas->dx, dy = canvas->dy;
    cairo_surface_set_device_offset(picture, -round((outer.x + dx) * s),
                                    -round((outer.y + dy) * s));
    cairo_save(cr);
    cairo_identity_matrix(cr);
    cairo_set_source_surface(cr, picture, 0, 0);
    cairo_pattern_set_filter(cairo_get_source(cr), CAIRO_FILTER_NEAREST);
    cairo_set_operator(cr, CAIRO_OPERATOR_SOURCE);
    cairo_new_path(cr);
    cairo_rectangle(cr, round((inner.x + dx) * s), round((inner.y + dy) * s),
                    round(inner.w * s), round(inner.h * s));
    cairo_fill(cr);
    cairo_restore(cr);
}

static void pixels_kept(Canvas *canvas, const Kept *kept) {
    if (!canvas->cache || kept->ground == INK_NONE) {
        draw_plainly(canvas, kept);
        return;
    }
    Rect outer = paint_outwards(canvas, kept->rect);
    uint64_t key = kept_key(canvas, kept, outer);
    const void *found = view_cache_picture(canvas->cache, key);
    cairo_surface_t *picture = (cairo_surface_t *)found;
    if (!picture) {
        picture = picture_of_kept(canvas, kept, outer);
        if (!picture) {
            draw_plainly(canvas, kept);
            return;
        }
        blit(canvas, picture, outer, outer);
        size_t bytes = (size_t)cairo_image_surface_get_stride(picture) *
                       (size_t)cairo_image_surface_get_height(picture);
        view_cache_keep(canvas->cache, key, picture, bytes, end_picture);
        return;
    }
    blit(canvas, picture, outer, outer);
}

// Pieces are painted with this many device pixels around them: longer than any straight
// step of a curve of the largest sphere, sqrt(8 · radius · tolerance).
enum { PIECE_MARGIN = 32 };

static void pixels_piece(Canvas *canvas, const Kept *kept) {
    Rect inner = paint_outwards(canvas, kept->rect);
    Rect outer =
        canvas_cut(rect_inset(inner, -PIECE_MARGIN / canvas->scale), canvas->clips[0]);
    cairo_surface_t *picture = new_picture(canvas, outer);
    Canvas *aside = open_picture(canvas, picture, outer);
    kept->draw(aside, outer, kept->with);
    if (canvas_close(aside, NULL))
        blit(canvas, picture, outer, inner);
    else
        paint_piece(canvas, kept);
    cairo_surface_destroy(picture);
}

static const CanvasKind pixels_kind = {
    .shape = paint_shape,
    .words = paint_words,
    .tex = paint_tex,
    .prose = paint_prose,
    .icon = paint_icon,
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
