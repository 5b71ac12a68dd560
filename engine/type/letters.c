#include "type/letters.h"

#include "base/mem.h"
#include "base/text.h"
#include "type/prose_inside.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

// What was set in one go.
typedef struct Stretch {
    double x, baseline;
    double above, below, width; // of its line box, around the pen
    int block;
    PangoGlyphItem *glyphs;         // NULL: one letter
    const char *text;               // of the paragraph that glyphs index; or the letter's
    bool formula, display, reading; // a reading is no letter
} Stretch;

static Stretch stretch_of(const Prose *prose, const Stroke *s) {
    double size = s->size > 0 ? s->size : prose->style.size;
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

typedef struct Collector {
    Letters letters;
    int room;
} Collector;

static void collect(Collector *c, Letter letter) {
    if (c->letters.count == c->room) {
        c->room = c->room ? 2 * c->room : 128;
        c->letters.rows = mem_grow(c->letters.rows, (size_t)c->room, sizeof(Letter));
    }
    c->letters.rows[c->letters.count++] = letter;
}

static Rect box_of(const Stretch *s, double x, double width) {
    return (Rect){x, s->baseline - s->above, width, s->above + s->below};
}

// One letter a cluster of glyphs.
static void collect_glyphs(Collector *c, const Stretch *s) {
    PangoGlyphItemIter at;
    double x = s->x;
    bool more = pango_glyph_item_iter_init_start(&at, s->glyphs, s->text);
    for (; more; more = pango_glyph_item_iter_next_cluster(&at)) {
        double width = 0;
        for (int i = at.start_glyph; i < at.end_glyph; i++)
            width += (double)s->glyphs->glyphs->glyphs[i].geometry.width / PANGO_SCALE;
        collect(c, (Letter){.rect = box_of(s, x, width),
                            .text = s->text + at.start_index,
                            .size = at.end_index - at.start_index,
                            .block = s->block,
                            .breaks = s->text[at.end_index] == '\n'});
        x += width;
    }
}

static void collect_whole(Collector *c, const Stretch *s) {
    collect(c, (Letter){.rect = box_of(s, s->x, s->width),
                        .text = s->text,
                        .size = (int)strlen(s->text),
                        .block = s->block,
                        .formula = s->formula,
                        .display = s->display,
                        .marker = !s->formula});
}

// The letters of a line are as high as the highest of them. Returns the next line's first.
static int level_line(Letters *letters, const double *baselines, int from) {
    double top = INFINITY, bottom = -INFINITY;
    int to = from;
    for (; to < letters->count && baselines[to] == baselines[from]; to++) {
        Rect r = letters->rows[to].rect;
        top = fmin(top, r.y);
        bottom = fmax(bottom, r.y + r.h);
    }
    for (int i = from; i < to; i++) {
        letters->rows[i].rect.y = top;
        letters->rows[i].rect.h = bottom - top;
    }
    return to;
}

Letters letters_of(const Prose *prose) {
    Collector c = {0};
    double *baselines = NULL;
    for (int i = 0; i < prose->stroke_count; i++) {
        Stretch s = stretch_of(prose, &prose->strokes[i]);
        int first = c.letters.count;
        if (s.reading) continue;
        if (s.glyphs)
            collect_glyphs(&c, &s);
        else
            collect_whole(&c, &s);
        baselines = mem_grow(baselines, (size_t)c.letters.count + 1, sizeof *baselines);
        for (int k = first; k < c.letters.count; k++)
            baselines[k] = s.baseline;
    }
    for (int i = 0; i < c.letters.count;)
        i = level_line(&c.letters, baselines, i);
    free(baselines);
    return c.letters;
}

void letters_free(Letters *letters) {
    free(letters->rows);
    *letters = (Letters){0};
}

int letters_under(const Letters *letters, double x, double y) {
    int best = -1;
    double down = INFINITY, across = INFINITY;
    for (int i = 0; i < letters->count; i++) {
        Rect r = letters->rows[i].rect;
        double dy = rect_along(r, y), dx = rect_across(r, x);
        if (dy > down || (dy == down && dx >= across)) continue;
        best = i;
        down = dy;
        across = dx;
    }
    return best;
}

int letters_at(const Letters *letters, double x, double y) {
    int under = letters_under(letters, x, y);
    if (under < 0) return 0;
    Rect r = letters->rows[under].rect;
    Rect first = letters->rows[0].rect, last = letters->rows[letters->count - 1].rect;
    if (y < first.y) return 0;
    if (y > last.y + last.h) return letters->count;
    return under + (x > r.x + r.w / 2);
}

typedef enum Script {
    SCRIPT_BLANK,
    SCRIPT_SIGN,
    SCRIPT_HIRAGANA,
    SCRIPT_KATAKANA,
    SCRIPT_KANJI,
    SCRIPT_LATIN,
    SCRIPT_FORMULA
} Script;

// Ranges of Unicode 15. The long sign ー goes with katakana, 々 and 〆 with kanji.
static const struct {
    uint32_t from, to;
    Script script;
} scripts[] = {
    {0x00, 0x20, SCRIPT_BLANK},        {'0', '9', SCRIPT_LATIN},
    {'A', 'Z', SCRIPT_LATIN},          {'_', '_', SCRIPT_LATIN},
    {'a', 'z', SCRIPT_LATIN},          {0xA0, 0xA0, SCRIPT_BLANK},
    {0xC0, 0x1FFF, SCRIPT_LATIN},      {0x2019, 0x2019, SCRIPT_LATIN},
    {0x3000, 0x3000, SCRIPT_BLANK},    {0x3005, 0x3006, SCRIPT_KANJI},
    {0x3041, 0x309F, SCRIPT_HIRAGANA}, {0x30A1, 0x30FA, SCRIPT_KATAKANA},
    {0x30FC, 0x30FF, SCRIPT_KATAKANA}, {0x3400, 0x9FFF, SCRIPT_KANJI},
    {0xFF10, 0xFF19, SCRIPT_LATIN},    {0xFF21, 0xFF3A, SCRIPT_LATIN},
    {0xFF41, 0xFF5A, SCRIPT_LATIN},    {0x20000, 0x3FFFF, SCRIPT_KANJI},
};

static Script script_of(const Letter *letter) {
    if (letter->formula || letter->marker) return SCRIPT_FORMULA;
    const char *at = letter->text;
    uint32_t c = text_next(&at);
    for (size_t i = 0; i < sizeof scripts / sizeof *scripts; i++)
        if (c >= scripts[i].from && c <= scripts[i].to) return scripts[i].script;
    return SCRIPT_SIGN;
}

// Letters of one word: of one script, which is no sign or formula, in one block.
static bool joined(const Letters *letters, int left) {
    const Letter *a = &letters->rows[left], *b = a + 1;
    Script script = script_of(a);
    return script == script_of(b) && script != SCRIPT_SIGN && script != SCRIPT_FORMULA &&
           a->block == b->block && !a->breaks;
}

void letters_word(const Letters *letters, int letter, int *from, int *to) {
    *from = letter;
    *to = letter + 1;
    while (*from > 0 && joined(letters, *from - 1))
        --*from;
    while (*to < letters->count && joined(letters, *to - 1))
        ++*to;
}

void letters_block(const Letters *letters, int letter, int *from, int *to) {
    int block = letters->rows[letter].block;
    *from = letter;
    *to = letter + 1;
    while (*from > 0 && letters->rows[*from - 1].block == block)
        --*from;
    while (*to < letters->count && letters->rows[*to].block == block)
        ++*to;
}

static void end_line(Buffer *out) {
    while (out->size && out->data[out->size - 1] == ' ')
        out->data[--out->size] = 0;
    buffer_print(out, "\n");
}

static void add_letter(Buffer *out, const Letter *letter) {
    const char *dollars = letter->display ? "$$" : letter->formula ? "$" : "";
    buffer_print(out, "%s%.*s%s", dollars, letter->size, letter->text, dollars);
    bool number = letter->marker && letter->text[0] >= '0' && letter->text[0] <= '9';
    if (letter->marker) buffer_print(out, number ? ". " : " ");
}

char *letters_text(const Letters *letters, int from, int to) {
    Buffer out = {0};
    for (int i = from; i < to; i++) {
        const Letter *letter = &letters->rows[i];
        const Letter *before = i > from ? letter - 1 : NULL;
        if (before && (before->breaks || before->block != letter->block)) end_line(&out);
        add_letter(&out, letter);
    }
    return buffer_take(&out);
}
