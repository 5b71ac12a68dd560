// One line of plain words, no Markdown, quick: for labels and buttons. What was set before
// is remembered in Fonts (about a thousand lines), so a frame may ask for the same words
// again and again.
#ifndef KYUBI_TYPE_LINE_H
#define KYUBI_TYPE_LINE_H

#include "type/fonts.h"

typedef struct _cairo cairo_t; // as in cairo.h, which only those who paint need

// In logical px, from pen to pen. `words` is UTF-8 and may be empty.
double words_width(Fonts *fonts, const char *words, Face face, double size);
// Paints with (x, baseline) as the left end of the baseline; `colour` is red, green, blue
// in 0 … 1.
void words_draw(Fonts *fonts, cairo_t *cr, const char *words, Face face, double size,
                double x, double baseline, const double colour[3]);
// Paints the same, but a document that keeps text (PDF) is given `told` in its place: ""
// for a reading, which is no word of its sentence.
void words_draw_told(Fonts *fonts, cairo_t *cr, const char *words, Face face, double size,
                     double x, double baseline, const double colour[3], const char *told);
// The longest beginning of `words` that fits `width` with "…" behind it, or `words` when
// they fit; "" when not even "…" does. Yours to free.
char *words_fitted(Fonts *fonts, const char *words, Face face, double size, double width);

// How far the words' face reaches above and below its baseline at `size` px.
double words_ascent(const Fonts *fonts, double size);
double words_descent(const Fonts *fonts, double size);

// The memory of lines, held by Fonts.
typedef struct LineCache LineCache;
LineCache *line_cache_create(void);
void line_cache_destroy(LineCache *cache);

#endif
