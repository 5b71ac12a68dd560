#include "type/figures.h"

#include "base/mem.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// The signs that may stand in such a text.
static const char *const signs[] = {
    "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", ".", ",", "+",
    "-", "−", "%", "°", "=", "/", ":", "(", ")", " ", "±", "×",
};
enum { SIGNS = sizeof signs / sizeof *signs, SETS = 64, PROOF = 1000 };

typedef enum Known { NOT_ASKED, YES, NO } Known;

typedef struct Sign {
    Known alone; // whether the face has it as one glyph
    PangoGlyphInfo info;
} Sign;

// A face at a size.
typedef struct SignSet {
    Face face;
    double size; // 0: an empty place
    PangoFont *font;
    Sign signs[SIGNS];
} SignSet;

struct FigureCache {
    SignSet sets[SETS]; // a place holds the last set that fell into it
    SignSet proofs[FACE_COUNT];
    unsigned char apart[FACE_COUNT][SIGNS][SIGNS]; // Known
    int of_byte[256];                              // the sign of one byte, or -1
};

FigureCache *figure_cache_create(void) {
    FigureCache *cache = mem_new(sizeof *cache);
    for (int i = 0; i < 256; i++)
        cache->of_byte[i] = -1;
    for (int i = 0; i < SIGNS; i++)
        if (!signs[i][1]) cache->of_byte[(unsigned char)signs[i][0]] = i;
    return cache;
}

static void set_clear(SignSet *set) {
    if (set->font) g_object_unref(set->font);
    *set = (SignSet){0};
}

void figure_cache_destroy(FigureCache *cache) {
    if (!cache) return;
    for (int i = 0; i < SETS; i++)
        set_clear(&cache->sets[i]);
    for (int i = 0; i < FACE_COUNT; i++)
        set_clear(&cache->proofs[i]);
    free(cache);
}

// The only run of `layout`'s line, when it has `count` known glyphs; or NULL.
static const PangoGlyphItem *only_run(PangoLayout *layout, int count) {
    GSList *runs = pango_layout_get_line_readonly(layout, 0)->runs;
    if (!runs || runs->next) return NULL;
    const PangoGlyphItem *run = runs->data;
    if (run->glyphs->num_glyphs != count) return NULL;
    for (int i = 0; i < count; i++) {
        PangoGlyph glyph = run->glyphs->glyphs[i].glyph;
        if (glyph == PANGO_GLYPH_EMPTY || glyph & PANGO_GLYPH_UNKNOWN_FLAG) return NULL;
    }
    return run;
}

static PangoLayout *layout_of(const Fonts *fonts, const SignSet *set, const char *words) {
    PangoLayout *layout = fonts_layout(fonts, set->face, set->size);
    pango_layout_set_single_paragraph_mode(layout, TRUE);
    pango_layout_set_text(layout, words, -1);
    return layout;
}

// One font for all signs of a set: a sign that another face stands in for is left out.
static const Sign *sign_of(const Fonts *fonts, SignSet *set, int index) {
    Sign *sign = &set->signs[index];
    if (sign->alone != NOT_ASKED) return sign;
    sign->alone = NO;
    PangoLayout *layout = layout_of(fonts, set, signs[index]);
    const PangoGlyphItem *run = only_run(layout, 1);
    if (run && !set->font) set->font = g_object_ref(run->item->analysis.font);
    if (run && run->item->analysis.font == set->font) {
        sign->alone = YES;
        sign->info = run->glyphs->glyphs[0];
    }
    g_object_unref(layout);
    return sign;
}

static SignSet *set_of(const Fonts *fonts, SignSet *set, Face face, double size) {
    if (set->size == size && set->face == face) return set;
    set_clear(set);
    set->face = face;
    set->size = size;
    sign_of(fonts, set, 0); // its font is the figures'
    return set;
}

static bool is_same(const PangoGlyphInfo *a, const PangoGlyphInfo *b) {
    return a->glyph == b->glyph && a->geometry.width == b->geometry.width &&
           a->geometry.x_offset == b->geometry.x_offset &&
           a->geometry.y_offset == b->geometry.y_offset;
}

static bool prove(const Fonts *fonts, SignSet *set, int a, int b) {
    const Sign *first = sign_of(fonts, set, a), *second = sign_of(fonts, set, b);
    if (first->alone != YES || second->alone != YES) return false;
    char both[16] = "";
    snprintf(both, sizeof both, "%s%s", signs[a], signs[b]);
    PangoLayout *layout = layout_of(fonts, set, both);
    const PangoGlyphItem *run = only_run(layout, 2);
    bool apart = run && run->item->analysis.font == set->font &&
                 is_same(&run->glyphs->glyphs[0], &first->info) &&
                 is_same(&run->glyphs->glyphs[1], &second->info);
    g_object_unref(layout);
    return apart;
}

// Whether the two beside each other look as each does alone, proved once in a large size.
static bool stand_apart(FigureCache *cache, const Fonts *fonts, Face face, int a, int b) {
    unsigned char *known = &cache->apart[face][a][b];
    if (*known == NOT_ASKED) {
        SignSet *set = set_of(fonts, &cache->proofs[face], face, PROOF);
        *known = prove(fonts, set, a, b) ? YES : NO;
    }
    return *known == YES;
}

// The sign that `*words` begins with, which are moved behind it; -1: none.
static int take_sign(const FigureCache *cache, const char **words) {
    int index = cache->of_byte[(unsigned char)**words];
    for (int i = 10; index < 0 && i < SIGNS; i++)
        if (!strncmp(*words, signs[i], strlen(signs[i]))) index = i;
    if (index >= 0) *words += strlen(signs[index]);
    return index;
}

// How many signs `words` have; 0 when there are others or too many.
static int take_signs(const FigureCache *cache, const char *words,
                      int found[MOST_FIGURES]) {
    int count = 0;
    while (*words) {
        if (count == MOST_FIGURES) return 0;
        found[count] = take_sign(cache, &words);
        if (found[count++] < 0) return 0;
    }
    return count;
}

static SignSet *set_at(FigureCache *cache, const Fonts *fonts, Face face, double size) {
    unsigned place = (unsigned)(size * 64) * 2654435761u >> 8;
    return set_of(fonts, &cache->sets[(place + (unsigned)face) % SETS], face, size);
}

bool figures_set(FigureCache *cache, const Fonts *fonts, const char *words, Face face,
                 double size, Figures *figures) {
    int found[MOST_FIGURES], count = take_signs(cache, words, found);
    if (!count || !(size > 0)) return false;
    for (int i = 1; i < count; i++)
        if (!stand_apart(cache, fonts, face, found[i - 1], found[i])) return false;
    SignSet *set = set_at(cache, fonts, face, size);
    int at = 0;
    for (int i = 0; i < count; i++) {
        const Sign *sign = sign_of(fonts, set, found[i]);
        if (sign->alone != YES) return false;
        const PangoGlyphGeometry *geometry = &sign->info.geometry;
        figures->glyphs[i] = (cairo_glyph_t){
            sign->info.glyph, (double)(at + geometry->x_offset) / PANGO_SCALE,
            (double)geometry->y_offset / PANGO_SCALE};
        at += geometry->width;
    }
    figures->font = set->font;
    figures->count = count;
    figures->width = (double)at / PANGO_SCALE;
    return true;
}

void figures_draw(const Figures *figures, cairo_t *cr) {
    cairo_glyph_t glyphs[MOST_FIGURES];
    double x, y;
    cairo_get_current_point(cr, &x, &y);
    for (int i = 0; i < figures->count; i++)
        glyphs[i] = (cairo_glyph_t){figures->glyphs[i].index, x + figures->glyphs[i].x,
                                    y + figures->glyphs[i].y};
    PangoCairoFont *font = PANGO_CAIRO_FONT(figures->font);
    cairo_set_scaled_font(cr, pango_cairo_font_get_scaled_font(font));
    cairo_show_glyphs(cr, glyphs, figures->count);
}
