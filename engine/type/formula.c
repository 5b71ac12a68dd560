#include "type/formula.h"

#include "base/mem.h"
#include "type/fonts_inside.h"
#include "type/formula_layout.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { GLYPHS = 64, FORMULAS = 512 }; // painted at a time; kept

// How much smaller a wide display is set before it is broken, and at the least; with a
// hair's breadth to spare.
static const double LITTLE = 0.85, LEAST = 0.6, FITTED = 0.99;

struct Formula {
    int holders; // the cache is one of them
    Fonts *fonts;
    char *tex;
    double size; // as asked for
    int written;
    Placed placed;
};

static void let_go(void *formula) {
    formula_destroy(formula);
}

Recent *formula_cache_create(void) {
    return recent_create(FORMULAS, let_go);
}

// By ink, then rules first, then glyphs by size: few changes of the face while painting.
static int mark_order(const void *a, const void *b) {
    const Mark *left = a, *right = b;
    if (left->ink != right->ink) return left->ink < right->ink ? -1 : 1;
    int rules = (right->kind == MARK_RULE) - (left->kind == MARK_RULE);
    if (rules) return rules;
    if (left->size != right->size) return left->size < right->size ? 1 : -1;
    return (left->x > right->x) - (left->x < right->x);
}

static Formula *formula_new(Fonts *fonts, const char *tex, double size, double column,
                            bool display, Error *err) {
    FormulaTree *parse = formula_tree_create(tex, fonts->macros, fonts->macro_count, err);
    if (!parse) return NULL;
    Formula *formula = mem_new(sizeof *formula);
    *formula = (Formula){1, fonts, mem_text(tex), size, formula_tree_written(parse), {0}};
    formula->placed =
        formula_layout(fonts, formula_tree_root(parse), size, display, column);
    formula_tree_destroy(parse);
    if (formula->placed.count)
        qsort(formula->placed.marks, (size_t)formula->placed.count, sizeof(Mark),
              mark_order);
    return formula;
}

// A `column` of 0: it is not broken.
static Formula *formula_kept(Fonts *fonts, const char *tex, double size, double column,
                             bool display, Error *err) {
    RecentKey key = {.words = tex, .size = size, .column = column, .how = display};
    Formula *kept = recent_find(fonts->formulas, key);
    if (!kept) {
        kept = formula_new(fonts, tex, size, column, display, err);
        if (!kept) return NULL;
        recent_keep(fonts->formulas, key, kept);
    }
    kept->holders++;
    return kept;
}

Formula *formula_create(Fonts *fonts, const char *tex, double size, bool display,
                        Error *err) {
    return formula_kept(fonts, tex, size, 0, display, err);
}

Formula *formula_create_within(Fonts *fonts, const char *tex, double size, double column,
                               Error *err) {
    Formula *formula = formula_create(fonts, tex, size, true, err);
    if (!formula || column <= 0 || formula_width(formula) <= column) return formula;
    double share = FITTED * column / formula_width(formula);
    formula_destroy(formula);
    if (share >= LITTLE) return formula_create(fonts, tex, share * size, true, err);
    formula = formula_kept(fonts, tex, LITTLE * size, column, true, err);
    if (!formula || formula_width(formula) <= column) return formula;
    // Something in it does not break.
    share = LITTLE * FITTED * column / formula_width(formula);
    formula_destroy(formula);
    double smaller = fmax(LEAST, share) * size;
    return formula_kept(fonts, tex, smaller, column, true, err);
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

int formula_written(const Formula *formula) {
    return formula->written;
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

static void draw_rules(const Placed *placed, cairo_t *cr, int from, int to, double x,
                       double baseline) {
    cairo_new_path(cr);
    for (int i = from; i < to; i++) {
        const Mark *mark = &placed->marks[i];
        if (mark->kind == MARK_RULE)
            rule_path(cr, x + mark->x, baseline + mark->y, mark->w, mark->h);
    }
    cairo_fill(cr);
}

static void draw_stroke(const Mark *mark, cairo_t *cr, double x, double baseline) {
    cairo_new_path(cr);
    cairo_move_to(cr, x + mark->x, baseline + mark->y);
    cairo_rel_line_to(cr, mark->w, -mark->h);
    cairo_set_line_width(cr, fmax(mark->size, 1));
    cairo_stroke(cr);
}

// Paints the glyphs of one size from mark `i` on; returns the first mark it left. `told` is
// what they are as text, NULL where none is kept.
static int draw_glyphs(const Placed *placed, cairo_t *cr, int i, int to, double x,
                       double baseline, const char *told) {
    cairo_glyph_t glyphs[GLYPHS];
    double size = placed->marks[i].size;
    int count = 0;
    for (; i < to && count < GLYPHS; i++) {
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

static void set_face(const Formula *formula, cairo_t *cr) {
    cairo_font_options_t *options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    cairo_set_font_options(cr, options);
    cairo_font_options_destroy(options);
    cairo_set_font_face(cr, maths_face_cairo(formula->fonts->maths));
}

// The marks of one ink, which stand together. The first glyphs tell the text `told` to a
// document that keeps text, the others nothing; it is NULL where none is kept.
static void draw_marks(const Formula *formula, cairo_t *cr, int from, int to, double x,
                       double baseline, const double colour[3], const char **told) {
    const Placed *placed = &formula->placed;
    cairo_set_source_rgb(cr, colour[0], colour[1], colour[2]);
    draw_rules(placed, cr, from, to, x, baseline);
    for (int i = from; i < to;) {
        const Mark *mark = &placed->marks[i];
        if (mark->kind == MARK_GLYPH) {
            i = draw_glyphs(placed, cr, i, to, x, baseline, *told);
            if (*told) *told = "";
            continue;
        }
        if (mark->kind == MARK_STROKE) draw_stroke(mark, cr, x, baseline);
        if (mark->kind == MARK_WORDS) {
            words_draw_told(formula->fonts, cr, mark->words, FACE_WORDS, mark->size,
                            x + mark->x, baseline + mark->y, colour, *told ? *told : "");
            if (*told) *told = "";
            cairo_set_font_face(cr, maths_face_cairo(formula->fonts->maths));
        }
        i++;
    }
}

void formula_draw(const Formula *formula, cairo_t *cr, double x, double baseline, Ink ink,
                  const double (*colours)[3]) {
    const Placed *placed = &formula->placed;
    char *source = glyphs_keep_text(cr) ? g_strdup_printf("$%s$", formula->tex) : NULL;
    const char *told = source;
    cairo_save(cr);
    set_face(formula, cr);
    for (int from = 0, to; from < placed->count; from = to) {
        Ink own = placed->marks[from].ink;
        for (to = from; to < placed->count && placed->marks[to].ink == own;)
            to++;
        draw_marks(formula, cr, from, to, x, baseline, colours[own == INK_NONE ? ink : own],
                   &told);
    }
    cairo_restore(cr);
    g_free(source);
}
