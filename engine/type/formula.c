#include "type/formula.h"

#include "base/mem.h"
#include "type/fonts_inside.h"
#include "type/formula_layout.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { GLYPHS = 64, FORMULAS = 256 }; // painted at a time; kept

struct Formula {
    int holders; // the cache is one of them
    Fonts *fonts;
    char *tex;
    double size;
    bool display;
    Placed placed;
};

struct FormulaCache {
    Formula *formulas[FORMULAS]; // a slot holds the last formula that fell into it
};

FormulaCache *formula_cache_create(void) {
    return mem_new(sizeof(FormulaCache));
}

void formula_cache_destroy(FormulaCache *cache) {
    for (int i = 0; cache && i < FORMULAS; i++)
        formula_destroy(cache->formulas[i]);
    free(cache);
}

// FNV-1a over the source, the size and the style.
static Formula **formula_slot(FormulaCache *cache, const char *tex, double size,
                              bool display) {
    uint32_t hash = 2166136261u ^ (uint32_t)display ^ ((uint32_t)(size * 64) << 4);
    for (; *tex; tex++)
        hash = (hash ^ (unsigned char)*tex) * 16777619u;
    return &cache->formulas[hash % FORMULAS];
}

// Rules first, then glyphs by size: few changes of the face while painting.
static int mark_order(const void *a, const void *b) {
    const Mark *left = a, *right = b;
    int rules = (right->kind == MARK_RULE) - (left->kind == MARK_RULE);
    if (rules) return rules;
    if (left->size != right->size) return left->size < right->size ? 1 : -1;
    return (left->x > right->x) - (left->x < right->x);
}

static Formula *formula_new(Fonts *fonts, const char *tex, double size, bool display,
                            Error *err) {
    FormulaTree *parse = formula_tree_create(tex, err);
    if (!parse) return NULL;
    Formula *formula = mem_new(sizeof *formula);
    *formula = (Formula){1, fonts, mem_text(tex), size, display, {0}};
    formula->placed = formula_layout(fonts, formula_tree_root(parse), size, display);
    formula_tree_destroy(parse);
    if (formula->placed.count)
        qsort(formula->placed.marks, (size_t)formula->placed.count, sizeof(Mark),
              mark_order);
    return formula;
}

Formula *formula_create(Fonts *fonts, const char *tex, double size, bool display,
                        Error *err) {
    Formula **slot = formula_slot(fonts->formulas, tex, size, display), *kept = *slot;
    if (!kept || kept->size != size || kept->display != display ||
        strcmp(kept->tex, tex) != 0) {
        kept = formula_new(fonts, tex, size, display, err);
        if (!kept) return NULL;
        formula_destroy(*slot);
        *slot = kept;
    }
    kept->holders++;
    return kept;
}

void formula_destroy(Formula *formula) {
    if (!formula || --formula->holders) return;
    for (int i = 0; i < formula->placed.count; i++)
        free(formula->placed.marks[i].words);
    free(formula->placed.marks);
    free(formula->tex);
    free(formula);
}

double formula_size(const Formula *formula) {
    return formula->size;
}

double formula_width(const Formula *formula) {
    return formula->placed.width;
}

double formula_height(const Formula *formula) {
    return formula->placed.height;
}

double formula_depth(const Formula *formula) {
    return formula->placed.depth;
}

static bool on_pixels(cairo_t *cr) {
    return cairo_surface_get_type(cairo_get_group_target(cr)) == CAIRO_SURFACE_TYPE_IMAGE;
}

// A rule fills whole pixels, at least one, so that the bar of a fraction is as black as its
// letters.
static void rule_path(cairo_t *cr, double x, double y, double w, double h) {
    if (on_pixels(cr)) {
        cairo_user_to_device(cr, &x, &y);
        cairo_user_to_device_distance(cr, &w, &h);
        if (w > h)
            y = round(y), h = fmax(1, round(h));
        else
            x = round(x), w = fmax(1, round(w));
        cairo_device_to_user(cr, &x, &y);
        cairo_device_to_user_distance(cr, &w, &h);
    }
    cairo_rectangle(cr, x, y, w, h);
}

static void draw_rules(const Placed *placed, cairo_t *cr, double x, double baseline) {
    cairo_new_path(cr);
    for (int i = 0; i < placed->count && placed->marks[i].kind == MARK_RULE; i++) {
        const Mark *mark = &placed->marks[i];
        rule_path(cr, x + mark->x, baseline + mark->y, mark->w, mark->h);
    }
    cairo_fill(cr);
}

// Paints the glyphs of one size from mark `i` on; returns the first mark it left. `told` is
// what they are as text, NULL where none is kept.
static int draw_glyphs(const Placed *placed, cairo_t *cr, int i, double x, double baseline,
                       const char *told) {
    cairo_glyph_t glyphs[GLYPHS];
    double size = placed->marks[i].size;
    int count = 0;
    for (; i < placed->count && count < GLYPHS; i++) {
        const Mark *mark = &placed->marks[i];
        if (mark->kind != MARK_GLYPH || mark->size != size) break;
        glyphs[count++] = (cairo_glyph_t){mark->glyph, x + mark->x, baseline + mark->y};
    }
    cairo_set_font_size(cr, size);
    if (told)
        glyphs_show_told(cr, glyphs, count, told);
    else
        cairo_show_glyphs(cr, glyphs, count);
    return i;
}

static void set_face(const Formula *formula, cairo_t *cr, const double colour[3]) {
    cairo_font_options_t *options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    cairo_set_font_options(cr, options);
    cairo_font_options_destroy(options);
    cairo_set_font_face(cr, maths_face_cairo(formula->fonts->maths));
    cairo_set_source_rgb(cr, colour[0], colour[1], colour[2]);
}

// The first of its glyphs tell the formula's source to a document that keeps text, the
// others nothing.
void formula_draw(const Formula *formula, cairo_t *cr, double x, double baseline,
                  const double colour[3]) {
    const Placed *placed = &formula->placed;
    char *source = glyphs_keep_text(cr) ? g_strdup_printf("$%s$", formula->tex) : NULL;
    const char *told = source;
    cairo_save(cr);
    set_face(formula, cr, colour);
    draw_rules(placed, cr, x, baseline);
    for (int i = 0; i < placed->count;) {
        const Mark *mark = &placed->marks[i];
        if (mark->kind == MARK_GLYPH) {
            i = draw_glyphs(placed, cr, i, x, baseline, told);
            if (told) told = "";
            continue;
        }
        if (mark->kind == MARK_WORDS) {
            words_draw_told(formula->fonts, cr, mark->words, FACE_WORDS, mark->size,
                            x + mark->x, baseline + mark->y, colour, told ? told : "");
            if (told) told = "";
            cairo_set_font_face(cr, maths_face_cairo(formula->fonts->maths));
        }
        i++;
    }
    cairo_restore(cr);
    g_free(source);
}
