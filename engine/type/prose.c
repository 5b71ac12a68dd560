#include "type/prose.h"

#include "base/mem.h"
#include "type/fonts_inside.h"
#include "type/paragraph.h"
#include "type/prose_inside.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

// The em box of BIZ above its baseline; its glyphs keep inside it.
static const double EM_ABOVE = 0.86, EM_BELOW = 0.14;
static const double RUBY = 0.55; // of the type

typedef enum StrokeKind { STROKE_GLYPHS, STROKE_FORMULA, STROKE_WORDS } StrokeKind;

// What is painted, its pen at x, baseline.
typedef struct Stroke {
    StrokeKind kind;
    double x, baseline, size;
    Ink ink;
    Face face;
    PangoGlyphItem *glyphs; // borrowed from a paragraph
    const char *text;       // of the paragraph, the words, or the formula's TeX
    const Formula *formula; // borrowed
    int block;
    bool display;
    bool reading; // these words are no text of the paragraph
} Stroke;

struct Prose {
    Fonts *fonts;
    ProseStyle style;
    Markup *markup;
    Draft *draft;
    Paragraph **paragraphs;
    int paragraph_count;
    Formula **displays;
    int display_count;
    Stroke *strokes;
    int stroke_count, stroke_room;
    Piece *pieces; // their texts are ours
    int piece_count, piece_room;
    Link *links;
    int link_count, link_room;
    Error fault;
    double width, height, first;
    // The line grid while it is filled:
    double baseline, deep; // of the last line; how far its ink reaches below
    bool after_display;
    int block; // how many were begun
};

static void *grown(void *old, int count, int *room, size_t size) {
    if (count < *room) return old;
    *room = *room ? *room * 2 : 16;
    return mem_grow(old, (size_t)*room, size);
}

static void stroke_add(Prose *p, Stroke stroke) {
    p->strokes = grown(p->strokes, p->stroke_count, &p->stroke_room, sizeof *p->strokes);
    stroke.block = p->block - 1;
    p->strokes[p->stroke_count++] = stroke;
}

static void piece_add(Prose *p, PieceKind kind, Rect rect, const char *text, size_t size,
                      double type, Ink ink) {
    p->pieces = grown(p->pieces, p->piece_count, &p->piece_room, sizeof *p->pieces);
    char *copy = mem_new(size + 1);
    memcpy(copy, text, size);
    p->pieces[p->piece_count++] = (Piece){kind, rect, copy, type, ink};
    p->width = fmax(p->width, rect.x + rect.w);
}

// The line box of words: the face's height around the baseline.
static Rect words_rect(const Prose *p, double x, double baseline, double width,
                       double size) {
    double above = words_ascent(p->fonts, size);
    return (Rect){x, baseline - above, width, above + words_descent(p->fonts, size)};
}

static double gap_of(const ProseStyle *style) {
    return style->gap > 0 ? style->gap : style->size * 12 / 18;
}

// Where the baseline of plain words stands in a line of the grid: the em box in the middle.
static double grid_baseline(const ProseStyle *style) {
    return round((style->pitch - style->size) / 2 + EM_ABOVE * style->size);
}

// How far a line's ink reaches above and below its baseline.
typedef struct Reach {
    double tall, deep;
    bool ruby;
} Reach;

static Reach reach_of(const Prose *p, const Paragraph *paragraph, const Part *parts,
                      int count) {
    double size = p->style.size;
    Reach reach = {EM_ABOVE * size, EM_BELOW * size, false};
    for (int i = 0; i < count; i++) {
        if (parts[i].kind == PIECE_RUBY) reach.ruby = true;
        if (parts[i].kind != PIECE_FORMULA) continue;
        const Formula *formula = paragraph->formulas[parts[i].formula].formula;
        reach.tall = fmax(reach.tall, formula_height(formula));
        reach.deep = fmax(reach.deep, formula_depth(formula));
    }
    if (reach.ruby) reach.tall = fmax(reach.tall, EM_ABOVE * size + 0.5 + RUBY * size);
    return reach;
}

// Moves to the next line of the grid: a pitch below the last, further only where ink would
// touch ink.
static void line_begin(Prose *p, Reach reach, bool new_paragraph, bool display) {
    const ProseStyle *s = &p->style;
    double gap = new_paragraph ? gap_of(s) : 0;
    double air = reach.ruby ? 0 : 0.1 * s->size; // readings bring their own
    if (p->first < 0) {
        double above = display ? reach.tall : fmax(grid_baseline(s), reach.tall);
        p->baseline = p->first = ceil(above);
    } else if (display || p->after_display) {
        // Air beside a display is seen from ink to ink; a reading may reach into it.
        double tall = display || !reach.ruby ? reach.tall : EM_ABOVE * s->size;
        double needed = p->deep + gap_of(s) + 0.15 * s->size + tall;
        p->baseline = round(p->baseline + fmax(needed, p->deep + air + reach.tall));
    } else {
        p->baseline += round(fmax(s->pitch + gap, p->deep + air + reach.tall));
    }
    p->deep = reach.deep;
    p->after_display = display;
}

static void link_add(Prose *p, int link, Rect rect) {
    const char *target = p->draft->links[link].target;
    Link *last = p->link_count ? &p->links[p->link_count - 1] : NULL;
    if (last && last->target == target && fabs(last->rect.y - rect.y) < 1 &&
        rect.x > last->rect.x) {
        last->rect.w = rect.x + rect.w - last->rect.x;
        return;
    }
    p->links = grown(p->links, p->link_count, &p->link_room, sizeof *p->links);
    p->links[p->link_count++] = (Link){rect, target};
}

// The size of the words that a formula goes with: the style's, unless it was set smaller to
// fit its column.
static double piece_size(const Prose *p, const Formula *formula) {
    const ProseStyle *s = &p->style;
    double full = s->formula > 0 ? s->formula : s->size * 17 / 18;
    return s->size * fmin(1, formula_size(formula) / full);
}

static void put_formula(Prose *p, const InlineFormula *placed, const Part *part, double x) {
    const Formula *formula = placed->formula;
    double height = formula_height(formula);
    stroke_add(p, (Stroke){.kind = STROKE_FORMULA,
                           .x = x,
                           .baseline = p->baseline,
                           .ink = part->ink,
                           .text = placed->tex,
                           .formula = formula});
    piece_add(p, PIECE_FORMULA,
              (Rect){x, p->baseline - height, part->width, height + formula_depth(formula)},
              placed->tex, strlen(placed->tex), piece_size(p, formula), part->ink);
}

static void put_reading(Prose *p, const Reading *reading, double x) {
    double size = RUBY * p->style.size;
    Ink ink = p->style.ink == INK_ON_ACCENT ? INK_ON_ACCENT : INK_SOFT;
    // Half a pixel above the em box of the base stands the em box of the reading.
    double baseline = p->baseline - EM_ABOVE * p->style.size - 0.5 - EM_BELOW * size;
    stroke_add(p, (Stroke){.kind = STROKE_WORDS,
                           .x = x,
                           .baseline = baseline,
                           .size = size,
                           .ink = ink,
                           .face = FACE_WORDS,
                           .text = reading->words,
                           .reading = true});
    Rect rect = {x, baseline - EM_ABOVE * size, reading->width, size};
    piece_add(p, PIECE_RUBY, rect, reading->words, strlen(reading->words), size, ink);
}

// Glyphs next to each other in one style are one piece of words.
static bool piece_extend(Prose *p, const Part *part, const Part *before, Rect rect,
                         const char *text, size_t size) {
    bool same = before && before->glyphs && before->kind == part->kind &&
                before->ink == part->ink && before->face == part->face &&
                before->link == part->link;
    if (!same) return false;
    Piece *last = &p->pieces[p->piece_count - 1];
    size_t old = strlen(last->text);
    char *joined = mem_new(old + size + 1);
    memcpy(joined, last->text, old);
    memcpy(joined + old, text, size);
    free((char *)last->text);
    last->text = joined;
    last->rect.w = rect.x + rect.w - last->rect.x;
    p->width = fmax(p->width, rect.x + rect.w);
    return true;
}

static void put_glyphs(Prose *p, const Paragraph *paragraph, const Part *part,
                       const Part *before, double x) {
    const PangoItem *item = part->glyphs->item;
    Rect rect = words_rect(p, x, p->baseline, part->width, p->style.size);
    const char *text = paragraph->text + item->offset;
    stroke_add(p, (Stroke){.kind = STROKE_GLYPHS,
                           .x = x,
                           .baseline = p->baseline,
                           .ink = part->ink,
                           .glyphs = part->glyphs,
                           .text = paragraph->text});
    if (!piece_extend(p, part, before, rect, text, (size_t)item->length))
        piece_add(p, part->kind, rect, text, (size_t)item->length, p->style.size,
                  part->ink);
}

static void put_parts(Prose *p, const Paragraph *paragraph, const Part *parts, int count,
                      double indent) {
    for (int i = 0; i < count; i++) {
        const Part *part = &parts[i];
        double x = indent + part->x;
        if (part->kind == PIECE_FORMULA)
            put_formula(p, &paragraph->formulas[part->formula], part, x);
        else if (part->kind == PIECE_RUBY)
            put_reading(p, &paragraph->readings[part->ruby], x);
        else
            put_glyphs(p, paragraph, part, i ? part - 1 : NULL, x);
        if (part->link >= 0)
            link_add(p, part->link,
                     words_rect(p, x, p->baseline, part->width, p->style.size));
    }
}

static double list_step(const ProseStyle *style) {
    return round(1.6 * style->size);
}

// Numbers are bold; both stand in the step before the words.
static void put_marker(Prose *p, const Block *block, double indent) {
    if (!block->marker[0]) return;
    bool number = block->marker[0] >= '0' && block->marker[0] <= '9';
    Face face = number ? FACE_BOLD : p->style.face;
    double size = p->style.size, x = indent - list_step(&p->style);
    stroke_add(p, (Stroke){.kind = STROKE_WORDS,
                           .x = x,
                           .baseline = p->baseline,
                           .size = size,
                           .ink = p->style.ink,
                           .face = face,
                           .text = block->marker});
    double width = words_width(p->fonts, block->marker, face, size);
    piece_add(p, PIECE_WORDS, words_rect(p, x, p->baseline, width, size), block->marker,
              strlen(block->marker), size, p->style.ink);
}

static double column_of(const Prose *p, double indent) {
    return p->style.width > 0 ? fmax(p->style.width - indent, p->style.size) : 0;
}

static void set_words(Prose *p, const Block *block, double indent) {
    double column = column_of(p, indent);
    Paragraph *paragraph =
        paragraph_create(p->fonts, p->markup, block, &p->style, column, &p->fault);
    p->paragraphs[p->paragraph_count++] = paragraph;
    for (int line = 0; line < paragraph_lines(paragraph); line++) {
        Part *parts;
        int count = paragraph_parts(paragraph, line, column, &parts);
        line_begin(p, reach_of(p, paragraph, parts, count), line == 0, false);
        if (line == 0) put_marker(p, block, indent);
        put_parts(p, paragraph, parts, count, indent);
        free(parts);
    }
}

// A display that does not parse is set as its source, like words.
static void set_display_fault(Prose *p, const Insert *insert, const Error *err,
                              double indent) {
    fault_note(&p->fault, err, insert);
    double size = p->style.size;
    char *source = g_strdup_printf("※$$%s$$", insert->text);
    char *shown = p->style.width > 0 ? words_fitted(p->fonts, source, p->style.face, size,
                                                    column_of(p, indent))
                                     : mem_text(source);
    double width = words_width(p->fonts, shown, p->style.face, size);
    line_begin(p, (Reach){EM_ABOVE * size, EM_BELOW * size, false}, true, false);
    piece_add(p, PIECE_FAULT, words_rect(p, indent, p->baseline, width, size), shown,
              strlen(shown), size, INK_WRONG);
    stroke_add(p, (Stroke){.kind = STROKE_WORDS,
                           .x = indent,
                           .baseline = p->baseline,
                           .size = size,
                           .ink = INK_WRONG,
                           .face = p->style.face,
                           .text = p->pieces[p->piece_count - 1].text});
    free(shown);
    g_free(source);
}

// Wider than its column, a display is set smaller, to 0.6 at the least.
static Formula *display_fitted(Prose *p, const char *tex, double column, Error *err) {
    double size = p->style.size * 21 / 18;
    Formula *formula = formula_create(p->fonts, tex, size, true, err);
    if (!formula || column <= 0 || formula_width(formula) <= column) return formula;
    double smaller = fmax(0.6, 0.99 * column / formula_width(formula)) * size;
    formula_destroy(formula);
    return formula_create(p->fonts, tex, smaller, true, err);
}

static void set_display(Prose *p, const Block *block, double indent) {
    const Insert *insert = &p->markup->inserts[block->insert];
    Error err = {0};
    double column = column_of(p, indent);
    Formula *formula = display_fitted(p, insert->text, column, &err);
    if (!formula) {
        set_display_fault(p, insert, &err, indent);
        return;
    }
    p->displays[p->display_count++] = formula;
    double width = formula_width(formula), height = formula_height(formula),
           deep = formula_depth(formula);
    double x = indent + (column > 0 ? fmax(0, (column - width) / 2) : 0);
    line_begin(p, (Reach){height, deep, false}, true, true);
    put_marker(p, block, indent);
    stroke_add(p, (Stroke){.kind = STROKE_FORMULA,
                           .x = x,
                           .baseline = p->baseline,
                           .ink = p->style.ink,
                           .text = insert->text,
                           .formula = formula,
                           .display = true});
    piece_add(p, PIECE_FORMULA, (Rect){x, p->baseline - height, width, height + deep},
              insert->text, strlen(insert->text), formula_size(formula), p->style.ink);
}

static void set_block(Prose *p, const Block *block) {
    double indent = block->depth * list_step(&p->style);
    p->block++;
    if (block->kind == BLOCK_DISPLAY)
        set_display(p, block, indent);
    else
        set_words(p, block, indent);
}

static void finish(Prose *p) {
    if (p->first < 0) return;
    double below = p->after_display ? p->deep : p->style.pitch - grid_baseline(&p->style);
    p->height = p->baseline + fmax(below, p->deep);
}

Prose *prose_create(Fonts *fonts, const char *text, const ProseStyle *style) {
    Prose *p = mem_new(sizeof *p);
    p->fonts = fonts;
    p->style = *style;
    if (p->style.pitch <= 0) p->style.pitch = round(1.6 * style->size);
    p->first = -1;
    p->markup = markup_create(text);
    p->fault = p->markup->fault;
    p->draft = draft_create(p->markup);
    size_t blocks = (size_t)p->draft->block_count + 1;
    p->paragraphs = mem_new(blocks * sizeof(void *));
    p->displays = mem_new(blocks * sizeof(void *));
    for (int i = 0; i < p->draft->block_count; i++)
        set_block(p, &p->draft->blocks[i]);
    finish(p);
    return p;
}

void prose_destroy(Prose *p) {
    if (!p) return;
    for (int i = 0; i < p->piece_count; i++)
        free((char *)p->pieces[i].text);
    for (int i = 0; i < p->paragraph_count; i++)
        paragraph_destroy(p->paragraphs[i]);
    for (int i = 0; i < p->display_count; i++)
        formula_destroy(p->displays[i]);
    free(p->pieces);
    free(p->strokes);
    free(p->links);
    free(p->paragraphs);
    free(p->displays);
    draft_destroy(p->draft);
    markup_destroy(p->markup);
    free(p);
}

bool prose_fault(const Prose *prose, Error *err) {
    if (!prose->fault.key[0]) return false;
    *err = prose->fault;
    return true;
}

double prose_width(const Prose *prose) {
    return prose->width;
}

double prose_height(const Prose *prose) {
    return prose->height;
}

double prose_baseline(const Prose *prose) {
    return prose->first < 0 ? grid_baseline(&prose->style) : prose->first;
}

int prose_pieces(const Prose *prose) {
    return prose->piece_count;
}

Piece prose_piece(const Prose *prose, int index) {
    return prose->pieces[index];
}

int prose_links(const Prose *prose) {
    return prose->link_count;
}

Link prose_link(const Prose *prose, int index) {
    return prose->links[index];
}

int prose_stretches(const Prose *prose) {
    return prose->stroke_count;
}

Stretch prose_stretch(const Prose *prose, int index) {
    const Stroke *s = &prose->strokes[index];
    double size = prose->style.size;
    Stretch stretch = {.x = s->x,
                       .baseline = s->baseline,
                       .above = words_ascent(prose->fonts, size),
                       .below = words_descent(prose->fonts, size),
                       .block = s->block,
                       .glyphs = s->glyphs,
                       .text = s->text,
                       .formula = s->formula != NULL,
                       .display = s->display,
                       .reading = s->reading};
    if (s->formula) {
        stretch.width = formula_width(s->formula);
        stretch.above = fmax(stretch.above, formula_height(s->formula));
        stretch.below = fmax(stretch.below, formula_depth(s->formula));
    } else if (!s->glyphs && !s->reading) {
        stretch.width = words_width(prose->fonts, s->text, s->face, s->size);
    }
    return stretch;
}

static void draw_glyphs(const Stroke *stroke, cairo_t *cr, double x, double y,
                        const double colour[3]) {
    cairo_set_source_rgb(cr, colour[0], colour[1], colour[2]);
    cairo_move_to(cr, x + stroke->x, y + stroke->baseline);
    pango_cairo_show_glyph_item(cr, stroke->text, stroke->glyphs);
}

void prose_draw(const Prose *prose, cairo_t *cr, double x, double y,
                const double (*colours)[3]) {
    cairo_new_path(cr);
    for (int i = 0; i < prose->stroke_count; i++) {
        const Stroke *s = &prose->strokes[i];
        const double *colour = colours[s->ink];
        if (s->kind == STROKE_GLYPHS)
            draw_glyphs(s, cr, x, y, colour);
        else if (s->kind == STROKE_FORMULA)
            formula_draw(s->formula, cr, x + s->x, y + s->baseline, colour);
        else if (s->reading)
            words_draw_told(prose->fonts, cr, s->text, s->face, s->size, x + s->x,
                            y + s->baseline, colour, "");
        else
            words_draw(prose->fonts, cr, s->text, s->face, s->size, x + s->x,
                       y + s->baseline, colour);
    }
    cairo_new_path(cr);
}

void prose_each_link(const char *text, void (*each)(void *to, const char *target, int line),
                     void *to) {
    Markup *markup = markup_create(text);
    Draft *draft = draft_create(markup);
    for (int i = 0; i < draft->link_count; i++)
        each(to, draft->links[i].target, draft->links[i].line);
    draft_destroy(draft);
    markup_destroy(markup);
}
