#include "type/line.h"

#include "base/mem.h"
#include "base/text.h"
#include "type/figures.h"
#include "type/recent.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { LINES = 1024 };

typedef struct Line {
    double width;
    PangoLayout *layout;
} Line;

struct LineCache {
    Recent *lines;
    FigureCache *figures;
};

static void line_destroy(void *with) {
    Line *line = with;
    g_object_unref(line->layout);
    free(line);
}

LineCache *line_cache_create(void) {
    LineCache *cache = mem_new(sizeof *cache);
    cache->lines = recent_create(LINES, line_destroy);
    cache->figures = figure_cache_create();
    return cache;
}

void line_cache_destroy(LineCache *cache) {
    if (!cache) return;
    recent_destroy(cache->lines);
    figure_cache_destroy(cache->figures);
    free(cache);
}

static Line *line_create(const Fonts *fonts, const char *words, Face face, double size) {
    Line *line = mem_new(sizeof *line);
    line->layout = fonts_layout(fonts, face, size);
    pango_layout_set_single_paragraph_mode(line->layout, TRUE);
    pango_layout_set_text(line->layout, words, -1);
    PangoRectangle logical;
    pango_layout_get_extents(line->layout, NULL, &logical);
    line->width = (double)logical.width / PANGO_SCALE;
    return line;
}

static const Line *line_find(Fonts *fonts, const char *words, Face face, double size) {
    Recent *lines = fonts->lines->lines;
    RecentKey key = {.words = words, .size = size, .how = (int)face};
    Line *line = recent_find(lines, key);
    if (line) return line;
    line = line_create(fonts, words, face, size);
    recent_keep(lines, key, line);
    return line;
}

double words_width(Fonts *fonts, const char *words, Face face, double size) {
    Figures figures;
    if (figures_set(fonts->lines->figures, fonts, words, face, size, &figures))
        return figures.width;
    return line_find(fonts, words, face, size)->width;
}

void words_draw(Fonts *fonts, cairo_t *cr, const char *words, Face face, double size,
                double x, double baseline, const double colour[3]) {
    Figures figures;
    cairo_set_source_rgb(cr, colour[0], colour[1], colour[2]);
    cairo_new_path(cr);
    cairo_move_to(cr, x, baseline);
    // A document that keeps text has it of Pango.
    if (!glyphs_keep_text(cr) &&
        figures_set(fonts->lines->figures, fonts, words, face, size, &figures))
        figures_draw(&figures, cr);
    else
        pango_cairo_show_layout_line(
            cr,
            pango_layout_get_line_readonly(line_find(fonts, words, face, size)->layout, 0));
    cairo_new_path(cr);
}

// One cluster of all the glyphs: cairo writes it as PDF's ActualText (ISO 32000-1, 14.9.4).
void glyphs_show_told(cairo_t *cr, const cairo_glyph_t *glyphs, int count,
                      const char *told) {
    cairo_text_cluster_t all = {(int)strlen(told), count};
    if (count) cairo_show_text_glyphs(cr, told, all.num_bytes, glyphs, count, &all, 1, 0);
}

bool glyphs_keep_text(cairo_t *cr) {
    return cairo_surface_has_show_text_glyphs(cairo_get_target(cr));
}

// Returns how far it goes.
static double run_show_told(cairo_t *cr, const PangoGlyphItem *run, double x,
                            double baseline, const char *told) {
    const PangoGlyphString *string = run->glyphs;
    cairo_glyph_t *glyphs = mem_new((size_t)string->num_glyphs * sizeof *glyphs);
    double at = x;
    int count = 0;
    for (int i = 0; i < string->num_glyphs; i++) {
        PangoGlyphInfo info = string->glyphs[i];
        double dx = (double)info.geometry.x_offset / PANGO_SCALE;
        double dy = (double)info.geometry.y_offset / PANGO_SCALE;
        if (info.glyph != PANGO_GLYPH_EMPTY)
            glyphs[count++] = (cairo_glyph_t){info.glyph, at + dx, baseline + dy};
        at += (double)info.geometry.width / PANGO_SCALE;
    }
    PangoCairoFont *font = PANGO_CAIRO_FONT(run->item->analysis.font);
    cairo_set_scaled_font(cr, pango_cairo_font_get_scaled_font(font));
    glyphs_show_told(cr, glyphs, count, told);
    free(glyphs);
    return at - x;
}

void words_draw_told(Fonts *fonts, cairo_t *cr, const char *words, Face face, double size,
                     double x, double baseline, const double colour[3], const char *told) {
    if (!glyphs_keep_text(cr)) {
        words_draw(fonts, cr, words, face, size, x, baseline, colour);
        return;
    }
    const Line *line = line_find(fonts, words, face, size);
    cairo_save(cr);
    cairo_set_source_rgb(cr, colour[0], colour[1], colour[2]);
    GSList *run = pango_layout_get_line_readonly(line->layout, 0)->runs;
    for (; run; run = run->next, told = "")
        x += run_show_told(cr, run->data, x, baseline, told);
    cairo_restore(cr);
}

static char *with_dots(const char *words, size_t size) {
    Buffer buffer = {0};
    buffer_add(&buffer, words, size);
    buffer_add(&buffer, "…", strlen("…"));
    return buffer_take(&buffer);
}

char *words_fitted(Fonts *fonts, const char *words, Face face, double size, double width) {
    const Line *line = line_find(fonts, words, face, size);
    if (line->width <= width) return mem_text(words);
    int index = 0, trailing = 0;
    double room = fmax(0, width - words_width(fonts, "…", face, size));
    pango_layout_xy_to_index(line->layout, (int)(room * PANGO_SCALE), 0, &index, &trailing);
    // Joined letters may not be as wide as apart: walk back until it fits.
    for (const char *end = words + index;; end = text_before(words, end)) {
        char *fitted = with_dots(words, (size_t)(end - words));
        if (words_width(fonts, fitted, face, size) <= width) return fitted;
        free(fitted);
        if (end == words) return mem_text("");
    }
}

double words_ascent(const Fonts *fonts, double size) {
    return fonts->ascent * size;
}

double words_descent(const Fonts *fonts, double size) {
    return fonts->descent * size;
}
