// Canvases that write a vector file: SVG in px, PDF with 0.75 pt to the px.
#include "view/canvas_backend.h"

#include "base/file.h"
#include "base/mem.h"

#include <assert.h>
#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <stdio.h>
#include <string.h>

static bool file_failed(cairo_status_t status, const char *path, Error *err) {
    error_set(err, "canvas.failed", "%s", cairo_status_to_string(status));
    return error_at(err, path, 0, 0);
}

static bool file_close(Canvas *canvas, Error *err) {
    cairo_status_t status = cairo_status(canvas->cr);
    cairo_destroy(canvas->cr);
    cairo_surface_finish(canvas->surface);
    if (status == CAIRO_STATUS_SUCCESS) status = cairo_surface_status(canvas->surface);
    cairo_surface_destroy(canvas->surface);
    if (status != CAIRO_STATUS_SUCCESS) return file_failed(status, canvas->path, err);
    return !canvas->language || canvas_say_language(canvas->path, canvas->language, err);
}

// Nothing is kept in a file: it would become pixels. Its ground lies under it already, or
// is paper.
static void file_kept(Canvas *canvas, const Kept *kept) {
    kept->draw(canvas, kept->rect, kept->with);
}

static const CanvasKind file_kind = {
    .shape = paint_shape,
    .words = paint_words,
    .tex = paint_tex,
    .boxes = paint_boxes,
    .prose = paint_prose,
    .icon = paint_icon,
    .picture = paint_picture,
    .kept = file_kept,
    .piece = paint_piece,
    .clip = paint_clip,
    .unclip = paint_unclip,
    .shift = paint_shift,
    .close = file_close,
    .culls = true,
};

static cairo_surface_t *open_svg(const char *path, double width, double height) {
    cairo_surface_t *surface = cairo_svg_surface_create(path, width, height);
    cairo_svg_surface_set_document_unit(surface, CAIRO_SVG_UNIT_PX);
    return surface;
}

// PDF counts in points of 1/72 inch, the page in px of 1/96 inch.
static cairo_surface_t *open_pdf(const char *path, double width, double height) {
    cairo_surface_t *surface = cairo_pdf_surface_create(path, width * 0.75, height * 0.75);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "Kyubi");
    return surface;
}

void canvas_entitle(Canvas *canvas, const char *title, const char *language) {
    canvas->language = language;
    cairo_pdf_surface_set_metadata(canvas->surface, CAIRO_PDF_METADATA_TITLE, title);
}

void canvas_bookmark(Canvas *canvas, const char *title) {
    char where[32];
    snprintf(where, sizeof where, "page=%d", canvas->sheets + 1);
    cairo_pdf_surface_add_outline(canvas->surface, CAIRO_PDF_OUTLINE_ROOT, title, where, 0);
}

void canvas_new_sheet(Canvas *canvas) {
    cairo_show_page(canvas->cr);
    canvas->sheets++;
}

OuterCanvas canvas_inset(Canvas *canvas, Rect rect, double width, double height,
                         Theme theme) {
    assert(canvas->kind == &file_kind && !canvas->clip);
    OuterCanvas outer = {canvas->theme, canvas->clips[0], canvas->scale};
    cairo_save(canvas->cr);
    cairo_rectangle(canvas->cr, rect.x, rect.y, rect.w, rect.h);
    cairo_clip(canvas->cr);
    cairo_translate(canvas->cr, rect.x, rect.y);
    cairo_scale(canvas->cr, rect.w / width, rect.w / width);
    canvas->theme = theme;
    canvas->clips[0] = canvas->piece = (Rect){0, 0, width, height};
    return outer;
}

void canvas_inset_end(Canvas *canvas, OuterCanvas outer) {
    cairo_restore(canvas->cr);
    canvas->theme = outer.theme;
    canvas->clips[0] = canvas->piece = outer.clip;
}

Canvas *canvas_open_file(Fonts *fonts, Theme theme, const char *path, double width,
                         double height, Error *err) {
    bool pdf = file_ends_in(path, ".pdf");
    assert(pdf || file_ends_in(path, ".svg"));
    cairo_surface_t *surface =
        pdf ? open_pdf(path, width, height) : open_svg(path, width, height);
    cairo_status_t status = cairo_surface_status(surface);
    if (status != CAIRO_STATUS_SUCCESS) {
        cairo_surface_destroy(surface);
        file_failed(status, path, err);
        return NULL;
    }
    Canvas *canvas =
        canvas_create(&file_kind, fonts, theme, 1, (Rect){0, 0, width, height});
    canvas->surface = surface;
    canvas->cr = cairo_create(surface);
    canvas->path = mem_text(path);
    if (pdf) cairo_scale(canvas->cr, 0.75, 0.75);
    return canvas;
}
