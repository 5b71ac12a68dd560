// Short texts of figures and signs ("0.25", "−12 %"), set without Pango: numbers that move
// are new words in every frame. What each sign looks like is asked of Pango once, and so is
// whether two of them stand beside each other as each does alone; a text with a pair that
// does not (kerning, ligatures) is left to line.c. Pixel for pixel what Pango would paint.
// For line.c only.
#ifndef KYUBI_TYPE_FIGURES_H
#define KYUBI_TYPE_FIGURES_H

#include "type/fonts_inside.h"

enum { MOST_FIGURES = 24 }; // signs of a text

// A text that was set; it lasts until the next is.
typedef struct Figures {
    PangoFont *font;
    int count;
    cairo_glyph_t glyphs[MOST_FIGURES]; // from (0, 0)
    double width;                       // px
} Figures;

typedef struct FigureCache FigureCache;
FigureCache *figure_cache_create(void);
void figure_cache_destroy(FigureCache *cache);

// False where `words` are empty, long or of other signs: nothing is set.
bool figures_set(FigureCache *cache, const Fonts *fonts, const char *words, Face face,
                 double size, Figures *figures);
// From cr's current point, in its colour.
void figures_draw(const Figures *figures, cairo_t *cr);

#endif
