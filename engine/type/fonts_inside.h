// What Fonts holds, for the files of this room only.
#ifndef KYUBI_TYPE_FONTS_INSIDE_H
#define KYUBI_TYPE_FONTS_INSIDE_H

#include "type/fonts.h"
#include "type/formula.h"
#include "type/formula_macros.h"
#include "type/line.h"
#include "type/maths_face.h"
#include "type/recent.h"

#include <fontconfig/fontconfig.h>
#include <pango/pangocairo.h>

struct Fonts {
    FcConfig *config;
    PangoFontMap *map;
    PangoContext
        *context; // never told the canvas's scale: layouts are the same at every scale
    PangoFontDescription *faces[FACE_COUNT];
    double ascent, descent; // of the words' face, in em
    MathsFace *maths;
    LineCache *lines;
    Recent *formulas;     // those last asked for, so that asking again costs nothing
    FormulaMacro *macros; // the author's, with their texts
    int macro_count;
};

// The face at `size` px; yours to give back with pango_font_description_free.
PangoFontDescription *fonts_description(const Fonts *fonts, Face face, double size);

// An empty layout set in the face at `size` px; yours to give back with g_object_unref.
PangoLayout *fonts_layout(const Fonts *fonts, Face face, double size);

// A memory of formulas, empty (formula.c).
Recent *formula_cache_create(void);

// Shows glyphs that stand for one text in a document that keeps text; whether it does.
void glyphs_show_told(cairo_t *cr, const cairo_glyph_t *glyphs, int count,
                      const char *told);
bool glyphs_keep_text(cairo_t *cr);

#endif
