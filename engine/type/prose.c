#include "type/prose.h"

#include "base/mem.h"
#include "type/fonts_inside.h"
#include "type/formula_parse.h"
#include "type/lexicon_mark.h"
#include "type/prose_inside.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

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

double prose_gap(const ProseStyle *style) {
    return style->gap > 0 ? style->gap : style->size * 12 / 18;
}

// Where the baseline of plain words stands in a line of the grid: the em box in the middle.
static double grid_baseline(const ProseStyle *style) {
    return round((style->pitch - style->size) / 2 + EM_ABOVE * style->size);
}

// Moves to the next line of the grid: a pitch below the last, further only where ink would
// touch ink; `gap` is the air before it. Takes the reach.
static void line_begin(Prose *p, Reach reach, double gap, bool display) {
    const ProseStyle *s = &p->style;
    double air = reach.ruby ? 0 : 0.1 * s->size; // readings bring their own
    if (p->first < 0) {
        double above = display ? reach.tall : fmax(grid_baseline(s), reach.tall);
        p->baseline = p->first = ceil(above);
    } else if (display || p->after_display) {
        // Air beside a display is seen from ink to ink; a reading may reach into it.
        double tall = display || !reach.ruby ? reach.tall : EM_ABOVE * s->size;
        double deep = p->reach.deep;
        double needed = deep + prose_gap(s) + 0.15 * s->size + tall;
        p->baseline = round(p->baseline + fmax(needed, deep + air + reach.tall));
    } else {
        double apart = reach_apart(&p->reach, &reach, s->size);
        p->baseline += fmax(round(s->pitch + gap), ceil(apart));
    }
    reach_clear(&p->reach);
    p->reach = reach;
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
    p->links[p->link_count++] =
        (Link){rect, target, p->draft->links[link].found, p->baseline, p->style.size};
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

static void put_reading(Prose *p, const Reading *reading, const Part *part, double x) {
    double size = RUBY * p->style.size;
    // Half a pixel above the em box of the base stands the em box of the reading.
    double baseline = p->baseline - EM_ABOVE * p->style.size - 0.5 - EM_BELOW * size;
    Ink ink = p->style.ink == INK_ON_ACCENT ? INK_ON_ACCENT : INK_SOFT;
    stroke_add(p, (Stroke){.kind = STROKE_WORDS,
                           .x = x,
                           .baseline = baseline,
                           .size = size,
                           .spread = part->spread,
                           .ink = ink,
                           .face = FACE_WORDS,
                           .text = reading->words,
                           .reading = true});
    Rect rect = {x, baseline - EM_ABOVE * size, part->width, size};
    piece_add(p, PIECE_RUBY, rect, reading->words, strlen(reading->words), size, ink);
}

// A link that was written; -1 for a found term, whose words are like any others.
static int written(const Prose *p, int link) {
    return link >= 0 && p->draft->links[link].found ? -1 : link;
}

// Glyphs next to each other in one style are one piece of words.
static bool piece_extend(Prose *p, const Part *part, const Part *before, Rect rect,
                         const char *text, size_t size) {
    bool same = before && before->glyphs && before->kind == part->kind &&
                before->ink == part->ink && before->face == part->face &&
                written(p, before->link) == written(p, part->link);
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
                           .size = p->style.size,
                           .ink = part->ink,
                           .glyphs = part->glyphs,
                           .text = paragraph->text});
    if (!piece_extend(p, part, before, rect, text, (size_t)item->length))
        piece_add(p, part->kind, rect, text, (size_t)item->length, p->style.size,
                  part->ink);
}

static bool is_code(const Prose *p, const Part *part) {
    bool whole = p->style.face == FACE_CODE || p->style.face == FACE_CODE_BOLD;
    return !whole && part->glyphs &&
           (part->face == FACE_CODE || part->face == FACE_CODE_BOLD);
}

static void put_parts(Prose *p, const Paragraph *paragraph, const Part *parts, int count,
                      double indent) {
    for (int i = 0; i < count; i++) {
        const Part *part = &parts[i];
        double x = indent + part->x;
        if (part->kind == PIECE_FORMULA)
            put_formula(p, &paragraph->formulas[part->formula], part, x);
        else if (part->kind == PIECE_RUBY)
            put_reading(p, &paragraph->readings[part->ruby], part, x);
        else
            put_glyphs(p, paragraph, part, i ? part - 1 : NULL, x);
        if (is_code(p, part))
            prose_add_ground(p, x, part->width, i && is_code(p, part - 1));
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

static void set_words(Prose *p, const Block *block, double indent) {
    double column = prose_column(p, indent);
    Paragraph *paragraph = paragraph_create(p->fonts, p->markup, block, &p->style, column,
                                            &p->fault, p->all_left);
    p->paragraphs[p->paragraph_count++] = paragraph;
    double gap = block->tight ? 0 : prose_gap(&p->style);
    for (int line = 0; line < paragraph_lines(paragraph); line++) {
        Part *parts;
        int count = paragraph_parts(paragraph, line, &parts);
        Reach reach = reach_of(paragraph, p->draft, parts, count, indent, p->style.size);
        line_begin(p, reach, line ? 0 : gap, false);
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
                                                    prose_column(p, indent))
                                     : mem_text(source);
    double width = words_width(p->fonts, shown, p->style.face, size);
    Reach reach = {.tall = EM_ABOVE * size, .deep = EM_BELOW * size};
    line_begin(p, reach, prose_gap(&p->style), false);
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

static void set_display(Prose *p, const Block *block, double indent) {
    const Insert *insert = &p->markup->inserts[block->insert];
    Error err = {0};
    double column = prose_column(p, indent);
    Formula *formula = NULL;
    if (*p->all_left >= 0)
        formula = formula_create_within(p->fonts, insert->text, p->style.size * 21 / 18,
                                        column, &err);
    formula = formula_afforded(formula, p->all_left, &err);
    if (!formula) {
        set_display_fault(p, insert, &err, indent);
        return;
    }
    p->displays[p->display_count++] = formula;
    double width = formula_width(formula), height = formula_height(formula),
           deep = formula_depth(formula);
    double x = indent + (column > 0 ? fmax(0, (column - width) / 2) : 0);
    line_begin(p, (Reach){.tall = height, .deep = deep}, prose_gap(&p->style), true);
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
    switch (block->kind) {
    case BLOCK_DISPLAY:
        set_display(p, block, indent);
        break;
    case BLOCK_HEADING:
        prose_add_heading(p, block, indent);
        break;
    case BLOCK_CODE:
        prose_add_code(p, block, indent);
        break;
    case BLOCK_TABLE:
        prose_add_table(p, block, indent);
        break;
    case BLOCK_WORDS:
        set_words(p, block, indent);
        break;
    case BLOCK_CELL:
        break; // set by its table
    }
}

static double bottom_of(const Prose *p) {
    double deep = p->reach.deep;
    double below = p->after_display ? deep : p->style.pitch - grid_baseline(&p->style);
    return p->baseline + fmax(below, deep);
}

static void finish(Prose *p) {
    if (p->first >= 0) p->height = bottom_of(p);
}

double prose_below(const Prose *p, double gap) {
    return p->first < 0 ? 0 : round(bottom_of(p) + gap);
}

void prose_go_on(Prose *p, const Block *block, double indent, double baseline,
                 double bottom) {
    if (p->first < 0) p->first = baseline;
    p->baseline = baseline;
    put_marker(p, block, indent);
    p->baseline = bottom - p->style.pitch + grid_baseline(&p->style);
    reach_clear(&p->reach);
    p->reach = (Reach){.tall = EM_ABOVE * p->style.size, .deep = EM_BELOW * p->style.size};
    p->after_display = false;
}

static Prose *begun(Fonts *fonts, const ProseStyle *style, Markup *markup, Draft *draft) {
    Prose *p = mem_new(sizeof *p);
    *p = (Prose){
        .fonts = fonts, .style = *style, .first = -1, .markup = markup, .draft = draft};
    if (p->style.pitch <= 0) p->style.pitch = round(1.6 * style->size);
    return p;
}

Prose *prose_part(const Prose *whole, const Block *block, const ProseStyle *style) {
    Prose *p = begun(whole->fonts, style, whole->markup, whole->draft);
    p->part = true;
    p->all_left = whole->all_left;
    p->paragraphs = mem_new(sizeof(void *));
    Block alone = *block;
    alone.marker[0] = 0;
    set_words(p, &alone, 0);
    finish(p);
    return p;
}

static void take_strokes(Prose *whole, const Prose *part, double x, double y) {
    whole->block++; // a cell is a block of its own
    for (int i = 0; i < part->stroke_count; i++) {
        Stroke stroke = part->strokes[i];
        stroke.x += x;
        stroke.baseline += y;
        stroke_add(whole, stroke);
    }
    for (int i = 0; i < part->piece_count; i++) {
        Piece piece = part->pieces[i];
        Rect rect = {piece.rect.x + x, piece.rect.y + y, piece.rect.w, piece.rect.h};
        piece_add(whole, piece.kind, rect, piece.text, strlen(piece.text), piece.size,
                  piece.ink);
    }
}

void prose_place(Prose *whole, Prose *part, double x, double y) {
    take_strokes(whole, part, x, y);
    for (int i = 0; i < part->link_count; i++) {
        Link link = part->links[i];
        link.rect.x += x;
        link.rect.y += y;
        link.baseline += y;
        whole->links =
            grown(whole->links, whole->link_count, &whole->link_room, sizeof link);
        whole->links[whole->link_count++] = link;
    }
    for (int i = 0; i < part->box_count; i++) {
        ProseBox box = part->boxes[i];
        box.rect.x += x;
        box.rect.y += y;
        prose_add_box(whole, box);
    }
    const Error *fault = &part->fault;
    bool first = !whole->fault.key[0] || fault->line < whole->fault.line;
    if (fault->key[0] && first) whole->fault = *fault;
    whole->parts = mem_grow(whole->parts, (size_t)whole->part_count + 1, sizeof(void *));
    whole->parts[whole->part_count++] = part;
}

void prose_add_box(Prose *p, ProseBox box) {
    p->boxes = grown(p->boxes, p->box_count, &p->box_room, sizeof *p->boxes);
    p->boxes[p->box_count++] = box;
    if (!box.line) p->width = fmax(p->width, box.rect.x + box.rect.w);
}

Prose *prose_create(Fonts *fonts, const char *text, const ProseStyle *style) {
    RubyRule rule = {style->ruby, style->grade, style->furigana, style->seen};
    Markup *markup = markup_ruled(text, &rule);
    Prose *p = begun(fonts, style, markup, draft_create(markup));
    p->fault = markup->fault;
    p->left = formula_written_most(strlen(text));
    p->all_left = &p->left;
    if (style->lexicon) lexicon_mark(style->lexicon, p->markup, p->draft);
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
    reach_clear(&p->reach);
    for (int i = 0; i < p->part_count; i++)
        prose_destroy(p->parts[i]);
    free(p->pieces);
    free(p->strokes);
    free(p->links);
    free(p->boxes);
    free(p->parts);
    free(p->paragraphs);
    free(p->displays);
    if (!p->part) {
        draft_destroy(p->draft);
        markup_destroy(p->markup);
    }
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

int prose_boxes(const Prose *prose) {
    return prose->box_count;
}

ProseBox prose_box(const Prose *prose, int index) {
    return prose->boxes[index];
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
