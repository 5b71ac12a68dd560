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
enum { SPACER = 1, FIRST_FORMULA = 2 }; // what the data of a shape means

typedef struct Maker {
    Fonts *fonts;
    const Markup *markup;
    const Block *block;
    const ProseStyle *style;
    double width;
    Error *fault;
    Paragraph *paragraph;
    Buffer text;
    PangoAttrList *attributes;
} Maker;

static double ruby_size(const ProseStyle *style) {
    return 0.55 * style->size;
}

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

// A fifth of an em between a formula and kana or kanji that touch it; signs bring their own
// air.
static double pad_beside(const Maker *m, uint32_t neighbour) {
    int insert = markup_insert(m->markup, neighbour);
    bool ruby = insert >= 0 && m->markup->inserts[insert].kind == INSERT_RUBY;
    bool tight = draft_japanese(neighbour) && !draft_japanese_sign(neighbour);
    return ruby || tight ? 0.2 * m->style->size : 0;
}

static void add_formula(Maker *m, const Insert *insert, uint32_t before, uint32_t after,
                        Ink ink, int link) {
    Error err = {0};
    Formula *formula = formula_fitted(m, insert->text, &err);
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
    *placed = (InlineFormula){formula, mem_text(insert->text), pad_beside(m, before),
                              pad_beside(m, after)};
    size_t from = m->text.size;
    double width = placed->pad_left + formula_width(formula) + placed->pad_right;
    add_shape(m, width, FIRST_FORMULA + p->formula_count++);
    add_style(m, from, m->style->face, ink, link, false);
}

// Whether a reading may reach over this neighbour: kana or kanji without a reading, and not
// the line's edge.
static bool may_overhang(const Maker *m, uint32_t neighbour) {
    return draft_japanese(neighbour) && markup_insert(m->markup, neighbour) < 0;
}

// The base of a ruby, spread where its reading is wider: half a share before and after,
// whole ones between (JIS X 4051, 1 : 2 : 1).
static void add_base(Maker *m, const Insert *insert, double spread, Face face, Ink ink,
                     int link) {
    size_t length = text_length(insert->text);
    double share = length ? spread / (double)length : 0;
    const char *at = insert->text, *from = at;
    size_t styled = m->text.size;
    if (share > 0) add_shape(m, share / 2, SPACER);
    while (text_next(&at)) {
        buffer_add(&m->text, from, (size_t)(at - from));
        from = at;
        if (share > 0) add_shape(m, *at ? share : share / 2, SPACER);
    }
    add_style(m, styled, face, ink, link, false);
}

static void add_ruby(Maker *m, const Insert *insert, uint32_t before, uint32_t after,
                     Face face, Ink ink, int link) {
    if (m->style->ruby == RUBY_OFF) {
        add_base(m, insert, 0, face, ink, link);
        return;
    }
    double size = m->style->size;
    double width = words_width(m->fonts, insert->reading, FACE_WORDS, ruby_size(m->style));
    double base = words_width(m->fonts, insert->text, face, size) +
                  m->style->letter * (double)text_length(insert->text);
    int sides = may_overhang(m, before) + may_overhang(m, after);
    double spread = fmax(0, width - base - 2 * 0.25 * size * (sides == 2));
    size_t from = m->text.size;
    add_base(m, insert, spread > 0.25 ? spread : 0, face, ink, link);
    bool fits = m->width <= 0 || base + spread <= m->width;
    if (fits) add_attribute(m, pango_attr_allow_breaks_new(FALSE), from, m->text.size);
    Paragraph *p = m->paragraph;
    p->readings = mem_grow(p->readings, (size_t)p->reading_count + 1, sizeof *p->readings);
    p->readings[p->reading_count++] = (Reading){
        (int)from, (int)m->text.size, mem_text(insert->reading), width, base + spread};
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
    Ink ink = span->link >= 0 ? INK_ACCENT : m->style->ink;
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
            add_formula(m, insert, before, after, ink, span->link);
        from = m->text.size;
    }
    add_style(m, from, face, ink, span->link, false);
}

Paragraph *paragraph_create(Fonts *fonts, const Markup *markup, const Block *block,
                            const ProseStyle *style, double width, Error *fault) {
    Paragraph *paragraph = mem_new(sizeof *paragraph);
    Maker m = {.fonts = fonts,
               .markup = markup,
               .block = block,
               .style = style,
               .width = width,
               .fault = fault,
               .paragraph = paragraph,
               .attributes = pango_attr_list_new()};
    for (int i = 0; i < block->span_count; i++)
        add_span(&m, &block->spans[i]);
    if (style->letter > 0) {
        int air = (int)lround(style->letter * PANGO_SCALE);
        add_attribute(&m, pango_attr_letter_spacing_new(air), 0, m.text.size);
    }
    paragraph->layout = fonts_layout(fonts, style->face, style->size);
    if (width > 0) pango_layout_set_width(paragraph->layout, (int)(width * PANGO_SCALE));
    // Only these two wraps keep small kana and 、。 from the start of a line;
    // PANGO_WRAP_CHAR does not.
    pango_layout_set_wrap(paragraph->layout, PANGO_WRAP_WORD_CHAR);
    pango_layout_set_auto_dir(paragraph->layout, FALSE);
    pango_layout_set_text(paragraph->layout, m.text.data ? m.text.data : "",
                          (int)m.text.size);
    pango_layout_set_attributes(paragraph->layout, m.attributes);
    pango_attr_list_unref(m.attributes);
    buffer_clear(&m.text);
    paragraph->text = pango_layout_get_text(paragraph->layout);
    return paragraph;
}

void paragraph_destroy(Paragraph *paragraph) {
    if (!paragraph) return;
    g_object_unref(paragraph->layout);
    for (int i = 0; i < paragraph->reading_count; i++)
        free(paragraph->readings[i].words);
    for (int i = 0; i < paragraph->formula_count; i++) {
        formula_destroy(paragraph->formulas[i].formula);
        free(paragraph->formulas[i].tex);
    }
    free(paragraph->readings);
    free(paragraph->formulas);
    free(paragraph);
}

int paragraph_lines(const Paragraph *paragraph) {
    return pango_layout_get_line_count(paragraph->layout);
}

static intptr_t shape_of(const PangoGlyphItem *run) {
    for (GSList *at = run->item->analysis.extra_attrs; at; at = at->next) {
        const PangoAttribute *attribute = at->data;
        if (attribute->klass->type == PANGO_ATTR_SHAPE)
            return (intptr_t)((const PangoAttrShape *)attribute)->data;
    }
    return 0;
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

static double run_width(const PangoGlyphItem *run) {
    return (double)pango_glyph_string_get_width(run->glyphs) / PANGO_SCALE;
}

static Part part_of(const Paragraph *p, PangoGlyphItem *run, double *x) {
    Part part = {.x = *x,
                 .width = (double)pango_glyph_string_get_width(run->glyphs) / PANGO_SCALE};
    part.link = -1;
    style_of(run, &part);
    intptr_t shape = shape_of(run);
    if (shape >= FIRST_FORMULA) {
        part.kind = PIECE_FORMULA;
        part.formula = (int)(shape - FIRST_FORMULA);
        const InlineFormula *formula = &p->formulas[part.formula];
        if (*x == 0) *x = part.x = -formula->pad_left; // no air at the start of a line
        part.x += formula->pad_left;
        *x += part.width;
        part.width = formula_width(formula->formula);
        return part;
    }
    if (!shape) part.glyphs = run;
    *x += part.width;
    return part;
}

// Centred over its base, but never outside the column.
static double reading_x(const Reading *reading, double left, double right, double width) {
    double x = (left + right - reading->width) / 2;
    if (width > 0) x = fmin(x, width - reading->width);
    return fmax(x, 0);
}

// The first reading that begins at or behind a byte of the text.
static int reading_from(const Paragraph *p, int byte) {
    int low = 0, high = p->reading_count;
    while (low < high) {
        int middle = (low + high) / 2;
        if (p->readings[middle].from < byte)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static Part reading_part(const Paragraph *p, int index, PangoLayoutLine *line, double shift,
                         double width) {
    const Reading *reading = &p->readings[index];
    int left, right, last = line->start_index + line->length;
    pango_layout_line_index_to_x(line, reading->from, FALSE, &left);
    pango_layout_line_index_to_x(line, reading->to < last ? reading->to : last, FALSE,
                                 &right);
    double a = (double)left / PANGO_SCALE + shift, b = (double)right / PANGO_SCALE + shift;
    return (Part){.kind = PIECE_RUBY,
                  .x = reading_x(reading, a, b, width),
                  .width = reading->width,
                  .ruby = index,
                  .link = -1};
}

// A reading moved in at the edge of a line may push its neighbours along: from the left,
// then from the right.
static void part_readings(Part *readings, int count, double width) {
    double left = 0, right = width;
    for (int i = 0; i < count; i++) {
        readings[i].x = fmax(readings[i].x, left);
        left = readings[i].x + readings[i].width;
    }
    for (int i = count - 1; i >= 0 && width > 0; i--) {
        readings[i].x = fmax(0, fmin(readings[i].x, right - readings[i].width));
        right = readings[i].x;
    }
}

int paragraph_parts(const Paragraph *p, int index, double width, Part **parts) {
    PangoLayoutLine *line = pango_layout_get_line_readonly(p->layout, index);
    int first = reading_from(p, line->start_index);
    int behind = reading_from(p, line->start_index + line->length);
    *parts = mem_new((g_slist_length(line->runs) + (size_t)(behind - first) + 1) *
                     sizeof **parts);
    int count = 0;
    double x = 0, shift = 0;
    for (GSList *at = line->runs; at; at = at->next) {
        Part part = part_of(p, at->data, &x);
        if (at == line->runs) shift = x - run_width(at->data);
        bool spacer = part.kind == PIECE_WORDS && !part.glyphs;
        if (!spacer) (*parts)[count++] = part;
    }
    for (int i = first; i < behind; i++)
        (*parts)[count++] = reading_part(p, i, line, shift, width);
    part_readings(*parts + count - (behind - first), behind - first, width);
    return count;
}
