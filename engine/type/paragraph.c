#include "type/paragraph.h"

#include "base/mem.h"
#include "base/text.h"
#include "type/fonts_inside.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

// A shape stands over a kanji, so that lines break around it as around a kanji.
static const char shape_base[] = "中";
enum { FIRST_FORMULA = 1 };          // what the data of a shape means
static const double OVERHANG = 0.25; // em, of a reading over kana beside its base

typedef struct Maker {
    Fonts *fonts;
    const Markup *markup;
    const Block *block;
    const ProseStyle *style;
    double width;
    Error *fault;
    int *left;
    Paragraph *paragraph;
    Buffer text;
    PangoAttrList *attributes;
} Maker;

static void add_attribute(Maker *m, PangoAttribute *attribute, size_t from, size_t to) {
    attribute->start_index = (guint)from;
    attribute->end_index = (guint)to;
    pango_attr_list_insert(m->attributes, attribute);
}

// An empty place of `width` px that breaks like a kanji.
static void add_shape(Maker *m, double width, intptr_t meaning) {
    double size = m->style->size;
    PangoRectangle box = {0, (int)(-0.88 * size * PANGO_SCALE),
                          (int)lround(width * PANGO_SCALE), (int)(size * PANGO_SCALE)};
    size_t from = m->text.size;
    buffer_add(&m->text, shape_base, strlen(shape_base));
    add_attribute(m,
                  pango_attr_shape_new_with_data(&box, &box, (void *)meaning, NULL, NULL),
                  from, m->text.size);
}

// Face, ink and link of a stretch ride through pango in the three numbers of a colour,
// which splits glyphs where one of them changes and is never painted.
static void add_style(Maker *m, size_t from, Face face, Ink ink, int link, bool fault) {
    if (from == m->text.size) return;
    guint16 mixed = (guint16)((int)face * 2 + fault);
    add_attribute(m,
                  pango_attr_foreground_new((guint16)(ink + 1), (guint16)(link + 1), mixed),
                  from, m->text.size);
    if (face == m->style->face) return;
    PangoFontDescription *description = fonts_description(m->fonts, face, m->style->size);
    add_attribute(m, pango_attr_font_desc_new(description), from, m->text.size);
    pango_font_description_free(description);
}

void fault_note(Error *fault, const Error *found, const Insert *insert) {
    bool earlier = !fault->key[0] || insert->line < fault->line;
    if (!earlier) return;
    *fault = *found;
    fault->line = insert->line + (found->line > 1 ? found->line - 1 : 0);
    fault->column = insert->column + (found->column ? found->column : 0);
}

Formula *formula_afforded(Formula *formula, int *left, Error *err) {
    if (*left >= 0 && formula) *left -= formula_written(formula);
    if (*left >= 0) return formula;
    if (formula) formula_destroy(formula);
    error_set(err, "formula.written_text", "%s", "");
    return NULL;
}

static void add_fault(Maker *m, const char *source) {
    size_t from = m->text.size;
    buffer_print(&m->text, "※%s", source);
    add_style(m, from, m->style->face, INK_WRONG, -1, true);
}

static Formula *formula_fitted(Maker *m, const char *tex, Error *err) {
    double size = m->style->formula > 0 ? m->style->formula : m->style->size * 17 / 18;
    Formula *formula = formula_create(m->fonts, tex, size, false, err);
    if (!formula || m->width <= 0 || formula_width(formula) <= m->width) return formula;
    double smaller = fmax(0.6, m->width / formula_width(formula) * 0.99) * size;
    formula_destroy(formula);
    return formula_create(m->fonts, tex, smaller, false, err);
}

static void add_formula(Maker *m, const Insert *insert, Ink ink, int link) {
    Error err = {0};
    Formula *formula = *m->left < 0 ? NULL : formula_fitted(m, insert->text, &err);
    formula = formula_afforded(formula, m->left, &err);
    if (!formula) {
        char *source = g_strdup_printf("$%s$", insert->text);
        fault_note(m->fault, &err, insert);
        add_fault(m, source);
        g_free(source);
        return;
    }
    Paragraph *p = m->paragraph;
    p->formulas = mem_grow(p->formulas, (size_t)p->formula_count + 1, sizeof *p->formulas);
    InlineFormula *placed = &p->formulas[p->formula_count];
    *placed = (InlineFormula){formula, mem_text(insert->text)};
    size_t from = m->text.size;
    add_shape(m, formula_width(formula), FIRST_FORMULA + p->formula_count++);
    add_style(m, from, m->style->face, ink, link, false);
}

// How far a reading may reach over this neighbour: over kana, signs and western words, not
// over kanji, another base, or the edge; a third of it at most, as another reading may come
// from its other side.
static double overhang(const Maker *m, uint32_t neighbour) {
    bool kanji = (neighbour >= 0x3400 && neighbour <= 0x9FFF) || neighbour == 0x3005 ||
                 (neighbour >= 0xF900 && neighbour <= 0xFAFF) || neighbour >= 0x20000;
    if (!neighbour || neighbour == '\n' || kanji) return 0;
    char bytes[5];
    text_put(neighbour, bytes);
    double size = m->style->size;
    return fmin(OVERHANG * size, words_width(m->fonts, bytes, FACE_WORDS, size) / 3);
}

// The air that a base of n characters takes for its reading.
static Base base_of(const Maker *m, double base, double reading, size_t n, uint32_t before,
                    uint32_t after) {
    double left = overhang(m, before), right = overhang(m, after);
    double out = (reading - base) / 2; // to each side, the base set close
    double spread = 2 * fmax(0, out - fmax(left, right));
    double inner = n > 1 ? spread / (double)n : 0;
    double side = fmax(0, out - inner * (double)(n - 1) / 2);
    return (Base){.before = fmax(0, side - left),
                  .after = fmax(0, side - right),
                  .inner = inner,
                  .out = 2 * side,
                  .after_head = fmax(0, 2 * side - right),
                  .before_tail = fmax(0, 2 * side - left)};
}

static void add_ruby(Maker *m, const Insert *insert, uint32_t before, uint32_t after,
                     Face face, Ink ink, int link) {
    size_t from = m->text.size;
    buffer_add(&m->text, insert->text, strlen(insert->text));
    add_style(m, from, face, ink, link, false);
    if (m->style->ruby == RUBY_OFF || !insert->reading) return;
    double width =
        words_width(m->fonts, insert->reading, FACE_WORDS, RUBY * m->style->size);
    size_t letters = text_length(insert->text);
    double text = words_width(m->fonts, insert->text, face, m->style->size) +
                  m->style->letter * ((double)letters - 1);
    Base base = base_of(m, text, width, letters, before, after);
    base.from = (int)from;
    base.to = (int)m->text.size;
    base.whole = m->width <= 0 || fmax(text, width) <= m->width;
    Paragraph *p = m->paragraph;
    size_t room = (size_t)p->reading_count + 1;
    p->readings = mem_grow(p->readings, room, sizeof *p->readings);
    p->bases = mem_grow(p->bases, room, sizeof *p->bases);
    p->bases[p->reading_count] = base;
    p->readings[p->reading_count++] = (Reading){mem_text(insert->reading), width};
}

static Face face_of(const Maker *m, const Span *span) {
    bool bold =
        span->bold || m->style->face == FACE_BOLD || m->style->face == FACE_CODE_BOLD;
    bool code =
        span->code || m->style->face == FACE_CODE || m->style->face == FACE_CODE_BOLD;
    return code ? (bold ? FACE_CODE_BOLD : FACE_CODE) : (bold ? FACE_BOLD : FACE_WORDS);
}

static uint32_t character_before(const char *start, const char *at) {
    if (at == start) return 0;
    const char *before = text_before(start, at);
    return text_next(&before);
}

// Writes one span: plain characters as they are, stand-ins as what they stand for.
static void add_span(Maker *m, const Span *span) {
    const char *text = m->block->text, *at = text + span->from, *end = text + span->to;
    Face face = face_of(m, span);
    Ink ink = span->link >= 0 && !span->found ? INK_ACCENT
              : span->ink != INK_NONE         ? span->ink
                                              : m->style->ink;
    size_t from = m->text.size;
    while (at < end) {
        const char *start = at;
        uint32_t c = text_next(&at);
        int index = markup_insert(m->markup, c);
        if (index < 0) {
            buffer_add(&m->text, start, (size_t)(at - start));
            continue;
        }
        add_style(m, from, face, ink, span->link, false);
        const Insert *insert = &m->markup->inserts[index];
        const char *behind = at;
        uint32_t before = character_before(text, start), after = text_next(&behind);
        if (insert->kind == INSERT_RUBY)
            add_ruby(m, insert, before, after, face, ink, span->link);
        else if (insert->kind == INSERT_FAULT)
            add_fault(m, insert->text);
        else
            add_formula(m, insert, ink, span->link);
        from = m->text.size;
    }
    add_style(m, from, face, ink, span->link, false);
}

static void style_of(const PangoGlyphItem *run, Part *part) {
    for (GSList *at = run->item->analysis.extra_attrs; at; at = at->next) {
        const PangoAttribute *attribute = at->data;
        if (attribute->klass->type != PANGO_ATTR_FOREGROUND) continue;
        PangoColor mixed = ((const PangoAttrColor *)attribute)->color;
        part->ink = (Ink)(mixed.red - 1);
        part->link = mixed.green - 1;
        part->face = (Face)(mixed.blue / 2);
        part->kind = mixed.blue % 2 ? PIECE_FAULT : PIECE_WORDS;
    }
}

static bool run_is_code(const PangoGlyphItem *run) {
    Part part = {0};
    style_of(run, &part);
    return part.face == FACE_CODE || part.face == FACE_CODE_BOLD;
}

static void set_layout(Maker *m) {
    Paragraph *p = m->paragraph;
    p->layout = fonts_layout(m->fonts, m->style->face, m->style->size);
    pango_layout_set_auto_dir(p->layout, FALSE);
    pango_layout_set_text(p->layout, m->text.data ? m->text.data : "", (int)m->text.size);
    pango_layout_set_attributes(p->layout, m->attributes);
    pango_attr_list_unref(m->attributes);
    buffer_clear(&m->text);
    p->text = pango_layout_get_text(p->layout);
}

Paragraph *paragraph_create(Fonts *fonts, const Markup *markup, const Block *block,
                            const ProseStyle *style, double width, Error *fault,
                            int *left) {
    Paragraph *paragraph = mem_new(sizeof *paragraph);
    paragraph->size = style->size;
    Maker m = {.fonts = fonts,
               .markup = markup,
               .block = block,
               .style = style,
               .width = width,
               .fault = fault,
               .left = left,
               .paragraph = paragraph,
               .attributes = pango_attr_list_new()};
    for (int i = 0; i < block->span_count; i++)
        add_span(&m, &block->spans[i]);
    if (style->letter > 0) // letters that stand apart are not joined
        add_attribute(&m, pango_attr_font_features_new("liga=0, clig=0"), 0, m.text.size);
    set_layout(&m);
    FillingOptions options = {.width = width,
                              .size = style->size,
                              .letter = style->letter,
                              .bases = paragraph->bases,
                              .base_count = paragraph->reading_count,
                              .is_code = run_is_code};
    filling_make(&paragraph->filling, paragraph->layout, &options);
    return paragraph;
}

void paragraph_destroy(Paragraph *paragraph) {
    if (!paragraph) return;
    filling_clear(&paragraph->filling);
    g_object_unref(paragraph->layout);
    for (int i = 0; i < paragraph->reading_count; i++)
        free(paragraph->readings[i].words);
    for (int i = 0; i < paragraph->formula_count; i++) {
        formula_destroy(paragraph->formulas[i].formula);
        free(paragraph->formulas[i].tex);
    }
    free(paragraph->readings);
    free(paragraph->bases);
    free(paragraph->formulas);
    free(paragraph);
}

int paragraph_lines(const Paragraph *paragraph) {
    return paragraph->filling.line_count;
}

static intptr_t shape_of(const PangoGlyphItem *run) {
    for (GSList *at = run->item->analysis.extra_attrs; at; at = at->next) {
        const PangoAttribute *attribute = at->data;
        if (attribute->klass->type == PANGO_ATTR_SHAPE)
            return (intptr_t)((const PangoAttrShape *)attribute)->data;
    }
    return 0;
}

// The part of a run whose clusters are first … last; without the air behind it.
static Part part_of(PangoGlyphItem *run, const Cluster *first, const Cluster *last) {
    Part part = {.x = first->x, .width = last->x + last->width - first->x, .link = -1};
    style_of(run, &part);
    intptr_t shape = shape_of(run);
    if (shape < FIRST_FORMULA) {
        part.glyphs = run;
        return part;
    }
    part.kind = PIECE_FORMULA;
    part.formula = (int)(shape - FIRST_FORMULA);
    return part;
}

// The first reading that begins at or behind a byte of the text.
static int reading_from(const Paragraph *p, int byte) {
    int low = 0, high = p->reading_count;
    while (low < high) {
        int middle = (low + high) / 2;
        if (p->bases[middle].from < byte)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

// Over its base: centred, or where it is shorter spread in the shares 1 : 2 : 1, with at
// most half an em before and behind it. A longer one begins with its line, or ends with it.
static Part reading_part(const Paragraph *p, int index, double left, double right,
                         double size, bool head, bool tail) {
    const Reading *reading = &p->readings[index];
    size_t count = text_length(reading->words);
    double air = right - left - reading->width, share = 0;
    bool group = p->bases[index].to - p->bases[index].from > 4; // bytes: several characters
    if (air > 0 && group) share = air / (double)count;
    if (share > size && count > 1) share = (air - size) / (double)(count - 1);
    double width = reading->width + share * (double)(count - 1);
    double x = (left + right - width) / 2;
    if (x < left && (head || tail)) x = head ? left : right - width;
    return (Part){.kind = PIECE_RUBY,
                  .x = x,
                  .width = width,
                  .spread = share,
                  .ruby = index,
                  .link = -1};
}

// The readings whose bases begin on a line.
static int add_readings(const Paragraph *p, const FilledLine *line, double size,
                        Part *parts) {
    int count = 0, at = line->first;
    const Cluster *clusters = p->filling.clusters;
    for (int i = reading_from(p, line->from); i < p->reading_count; i++) {
        const Base *base = &p->bases[i];
        if (base->from >= line->to) break;
        while (at < line->behind && clusters[at].from < base->from)
            at++;
        if (at == line->behind) break;
        double left = clusters[at].x;
        bool head = at == line->first;
        while (at + 1 < line->behind && clusters[at].to < base->to)
            at++;
        double right = clusters[at].x + clusters[at].width;
        parts[count++] = reading_part(p, i, left, right, size, head, at == line->last);
    }
    return count;
}

int paragraph_parts(const Paragraph *p, int index, Part **parts) {
    const FilledLine *line = &p->filling.lines[index];
    size_t runs = g_slist_length(line->runs);
    *parts = mem_new((runs + (size_t)(line->behind - line->first) + 1) * sizeof **parts);
    int count = 0;
    const Cluster *first = p->filling.clusters + line->first;
    for (GSList *at = line->runs; at; at = at->next) {
        PangoGlyphItem *run = at->data;
        const Cluster *last = first;
        while (last->to < run->item->offset + run->item->length)
            last++;
        (*parts)[count++] = part_of(run, first, last);
        first = last + 1;
    }
    return count + add_readings(p, line, p->size, *parts + count);
}
