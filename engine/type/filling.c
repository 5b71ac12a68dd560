#include "type/filling.h"

#include "base/mem.h"
#include "base/text.h"
#include "type/draft.h"
#include "type/kinsoku.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static const double WESTERN_AIR = 0.25;   // em, JIS X 4051: a quarter between 和 and 欧
static const double MOST_STRETCH = 0.125; // em, what a gap may grow by in a justified line
static const double ROUNDING = 0.02;      // px

typedef struct Filler {
    Filling *filling;
    PangoLayout *layout;
    const FillingOptions *options;
    const char *text;
    PangoGlyphItem **runs; // of the layout, copied; what of them is not on a line yet
    int run_count;
    int room;
} Filler;

static void cluster_add(Filler *f, Cluster cluster) {
    Filling *filling = f->filling;
    if (filling->count == f->room) {
        f->room = f->room ? 2 * f->room : 64;
        filling->clusters =
            mem_grow(filling->clusters, (size_t)f->room, sizeof *filling->clusters);
    }
    filling->clusters[filling->count++] = cluster;
}

static bool has_shape(const PangoGlyphItem *run) {
    for (GSList *at = run->item->analysis.extra_attrs; at; at = at->next)
        if (((PangoAttribute *)at->data)->klass->type == PANGO_ATTR_SHAPE) return true;
    return false;
}

// The glyphs of a cluster; they run backwards in scripts that do.
static void glyphs_of(const PangoGlyphItemIter *iter, int *from, int *to) {
    bool forward = iter->start_glyph < iter->end_glyph;
    *from = forward ? iter->start_glyph : iter->end_glyph + 1;
    *to = forward ? iter->end_glyph : iter->start_glyph + 1;
}

static void add_run(Filler *f, PangoGlyphItem *run, const PangoLogAttr *breaks,
                    int *place) {
    PangoGlyphItem *copy = pango_glyph_item_copy(run);
    bool shape = has_shape(run), code = f->options->is_code(run);
    PangoGlyphItemIter iter;
    for (bool have = pango_glyph_item_iter_init_start(&iter, copy, f->text); have;
         have = pango_glyph_item_iter_next_cluster(&iter)) {
        const char *at = f->text + iter.start_index;
        Cluster cluster = {.from = iter.start_index,
                           .to = iter.end_index,
                           .run = f->run_count,
                           .character = shape ? 0 : text_next(&at),
                           .shape = shape,
                           .code = code,
                           .breaks = breaks[*place].is_line_break};
        int from, to;
        glyphs_of(&iter, &from, &to);
        for (int i = from; i < to; i++)
            cluster.width += (double)copy->glyphs->glyphs[i].geometry.width / PANGO_SCALE;
        *place += iter.end_char - iter.start_char;
        cluster_add(f, cluster);
    }
    f->runs[f->run_count++] = copy;
}

static void add_runs(Filler *f) {
    int attributes, lines = pango_layout_get_line_count(f->layout), runs = 0;
    const PangoLogAttr *breaks =
        pango_layout_get_log_attrs_readonly(f->layout, &attributes);
    for (int i = 0; i < lines; i++)
        runs += (int)g_slist_length(pango_layout_get_line_readonly(f->layout, i)->runs);
    f->runs = mem_new(((size_t)runs + 1) * sizeof(void *));
    for (int i = 0; i < lines; i++) {
        PangoLayoutLine *line = pango_layout_get_line_readonly(f->layout, i);
        int place = (int)g_utf8_strlen(f->text, line->start_index);
        for (GSList *at = line->runs; at; at = at->next)
            add_run(f, at->data, breaks, &place);
        if (!line->runs) // an empty line is a line
            cluster_add(
                f,
                (Cluster){.from = line->start_index, .to = line->start_index, .run = -1});
        f->filling->clusters[f->filling->count - 1].last = true;
    }
}

static bool is_japanese(const Cluster *c) {
    return draft_japanese(c->character);
}

// Kana, kanji and full-width letters; ％ and ￥ go with their number.
static bool is_word(const Cluster *c) {
    uint32_t sign = c->character;
    bool wide = (sign >= 0xFF01 && sign <= 0xFF0F) || (sign >= 0xFFE0 && sign <= 0xFFEF);
    return is_japanese(c) && !wide && !draft_japanese_sign(sign);
}

// A Japanese character and a western one beside it, in either order.
static bool meet(const Cluster *a, const Cluster *b) {
    bool tail = a->shape || kinsoku_western_tail(a->character);
    bool head = b->shape || kinsoku_western_head(b->character);
    return (is_word(a) && head) || (tail && is_word(b));
}

// A blank that is typed between Japanese and western characters is the same quarter of an
// em as none; beside a sign it is nothing.
static void set_blank(const Filler *f, int index) {
    Cluster *c = &f->filling->clusters[index];
    if (c[0].last || !index || c[-1].last || c[-1].character == ' ') return;
    if (meet(&c[-1], &c[1]))
        c->width = WESTERN_AIR * f->options->size;
    else if ((draft_japanese_sign(c[-1].character) ||
              draft_japanese_sign(c[1].character)) &&
             !(is_japanese(&c[-1]) && is_japanese(&c[1])))
        c->width = 0;
}

static void set_air(const Filler *f) {
    Filling *filling = f->filling;
    for (int i = 0; i < filling->count; i++) {
        Cluster *c = &filling->clusters[i];
        if (c->character == ' ' && !c->code) set_blank(f, i);
        bool code = c->code && !c->last && c[1].code;
        if (c->last) continue;
        c->air = f->options->letter;
        if (!code && meet(c, c + 1)) c->air += WESTERN_AIR * f->options->size;
    }
}

// Whether a line may begin with this cluster, a blank before it. A minus sign may.
static bool may_part_at_blank(const Filler *f, int index) {
    const Cluster *b = &f->filling->clusters[index];
    if (b->character != '-' && kinsoku_not_first(b->character)) return false;
    if (index > 1 && kinsoku_not_last(b[-2].character)) return false;
    return !kinsoku_unit(f->text, f->text + b[-1].from);
}

static bool may_part(const Filler *f, int index) {
    const Cluster *b = &f->filling->clusters[index], *a = b - 1;
    if (b->character == ' ') return false;
    if (a->character == ' ') return may_part_at_blank(f, index);
    uint32_t before = a->shape ? '0' : a->character; // a formula may be a number
    if (kinsoku_together(before, b->character)) return false;
    if (is_japanese(a) || is_japanese(b)) return true;
    if (a->shape || b->shape) return false;
    return b->breaks;
}

static void set_breaks(const Filler *f) {
    Cluster *clusters = f->filling->clusters;
    for (int i = f->filling->count - 1; i > 0; i--)
        clusters[i].breaks = may_part(f, i);
    const FillingOptions *o = f->options;
    for (int i = 0, base = 0; i < f->filling->count && base < o->base_count; i++) {
        Cluster *c = &clusters[i];
        while (base < o->base_count && o->bases[base].to <= c->from)
            base++;
        if (base == o->base_count) break;
        const Base *b = &o->bases[base];
        if (c->from < b->from) continue;
        if (c->from > b->from && b->whole) c->breaks = false;
        if (c->from == b->from && i) c[-1].air += b->before;
        c->air += c->to < b->to ? b->inner : b->after;
    }
}

static const Base *base_at(const FillingOptions *o, const Cluster *c) {
    int low = 0, high = o->base_count;
    while (low < high) {
        int middle = (low + high) / 2;
        if (o->bases[middle].to <= c->from)
            low = middle + 1;
        else
            high = middle;
    }
    return low < o->base_count && o->bases[low].from <= c->from ? &o->bases[low] : NULL;
}

// The base that begins with a cluster, or ends with it; NULL: none does.
static const Base *base_from(const Filler *f, int cluster) {
    const Cluster *c = &f->filling->clusters[cluster];
    const Base *base = base_at(f->options, c);
    return base && base->from == c->from ? base : NULL;
}

static const Base *base_to(const Filler *f, int cluster) {
    const Cluster *c = &f->filling->clusters[cluster];
    const Base *base = base_at(f->options, c);
    return base && base->to == c->to ? base : NULL;
}

// The air more that a base takes behind it where it begins a line, or before it where it
// ends one.
static double head_air(const Base *base) {
    return base ? base->after_head - base->after : 0;
}

static double tail_air(const Base *base, const Base *head) {
    if (!base) return 0;
    return base == head ? base->out : base->before_tail - base->before;
}

// The last cluster that shows before `behind`.
static int shown_before(const Filler *f, int first, int behind) {
    while (behind > first + 1 && f->filling->clusters[behind - 1].character == ' ')
        behind--;
    return behind - 1;
}

// Where a line ends that finds no allowed place: within the longest word that fits, keeping
// the rules if that is possible.
static int forced_end(const Filler *f, int first, int fitting) {
    const Cluster *c = f->filling->clusters;
    for (int i = fitting; i > first; i--)
        if (!kinsoku_together(c[i - 1].character, c[i].character) && c[i].character != ' ')
            return i;
    return fitting > first ? fitting : first + 1;
}

static int line_end(const Filler *f, int first) {
    const Filling *filling = f->filling;
    const Base *head = base_from(f, first);
    double column = f->options->width, x = 0;
    int allowed = -1, fitting = first;
    for (int i = first; i < filling->count; i++) {
        const Cluster *c = &filling->clusters[i];
        const Base *ends = base_to(f, i);
        if (i > first && c->breaks && fitting == i) allowed = i;
        bool fits = x + c->width + tail_air(ends, head) <= column + ROUNDING;
        if (column > 0 && !fits && c->character != ' ')
            return allowed > first ? allowed : forced_end(f, first, fitting);
        x += c->width + c->air + (ends && ends == head ? head_air(head) : 0);
        fitting = i + 1;
        if (c->last) return i + 1;
    }
    return filling->count;
}

// Gives the bases at the edges of a line their air.
static void set_edges(const Filler *f, int first, int last) {
    Cluster *clusters = f->filling->clusters;
    const Base *head = base_from(f, first), *tail = base_to(f, last);
    if (head == tail) return;
    int end = first, start = last;
    while (head && end < last && clusters[end].to < head->to)
        end++;
    clusters[end].air += head_air(head);
    while (tail && start > first && clusters[start].from > tail->from)
        start--;
    if (tail && start > first) clusters[start - 1].air += tail_air(tail, head);
}

// Whether a justified line may be wider behind this cluster.
static bool stretches(const Filler *f, const Cluster *c) {
    const Base *base = base_at(f->options, c);
    if (base && c->to < base->to) return false;
    return (is_japanese(c) || is_japanese(c + 1)) && !(c->code && c[1].code);
}

static void justify(const Filler *f, int first, int last, double slack) {
    Cluster *clusters = f->filling->clusters;
    int gaps = 0;
    for (int i = first; i < last; i++)
        gaps += stretches(f, &clusters[i]);
    if (slack <= 0 || slack > gaps * MOST_STRETCH * f->options->size) return;
    for (int i = first; i < last; i++)
        if (stretches(f, &clusters[i])) clusters[i].air += slack / gaps;
}

// Gives clusters their places and blanks at the end no width; returns the line's width.
static double place(const Filler *f, int first, int last, int behind) {
    Cluster *clusters = f->filling->clusters;
    clusters[last].air = 0;
    for (int i = last + 1; i < behind; i++)
        clusters[i].width = clusters[i].air = 0;
    double x = 0;
    for (int i = first; i < behind; i++) {
        clusters[i].x = x;
        x += clusters[i].width + clusters[i].air;
    }
    return x;
}

// Writes the widths of the clusters into the glyphs.
static void widen(const Filler *f, PangoGlyphItem *run, int *cluster) {
    PangoGlyphItemIter iter;
    for (bool have = pango_glyph_item_iter_init_start(&iter, run, f->text); have;
         have = pango_glyph_item_iter_next_cluster(&iter)) {
        const Cluster *c = &f->filling->clusters[(*cluster)++];
        int width = (int)lround((c->width + c->air) * PANGO_SCALE);
        PangoGlyphInfo *glyphs = run->glyphs->glyphs;
        int from, to;
        glyphs_of(&iter, &from, &to);
        for (int i = from; i < to - 1; i++)
            width -= glyphs[i].geometry.width;
        glyphs[to - 1].geometry.width = width;
    }
}

// The runs of a line, cut off from what is left of the layout's.
static void take_runs(Filler *f, FilledLine *line) {
    const Cluster *clusters = f->filling->clusters;
    for (int i = line->first; i < line->behind;) {
        int run = clusters[i].run, end = i;
        while (end < line->behind && clusters[end].run == run)
            end++;
        if (run < 0) break;
        PangoGlyphItem *whole = f->runs[run], *part = whole;
        assert(whole);
        int split = clusters[end - 1].to - whole->item->offset;
        if (split < whole->item->length)
            part = pango_glyph_item_split(whole, f->text, split);
        else
            f->runs[run] = NULL;
        widen(f, part, &i);
        line->runs = g_slist_prepend(line->runs, part);
    }
    line->runs = g_slist_reverse(line->runs);
}

static int add_line(Filler *f, int first) {
    Filling *filling = f->filling;
    int behind = line_end(f, first), last = shown_before(f, first, behind);
    set_edges(f, first, last);
    double width = place(f, first, last, behind);
    bool ends = filling->clusters[behind - 1].last;
    if (f->options->width > 0 && !ends) {
        justify(f, first, last, f->options->width - width);
        place(f, first, last, behind);
    }
    filling->lines =
        mem_grow(filling->lines, (size_t)filling->line_count + 1, sizeof *filling->lines);
    FilledLine *line = &filling->lines[filling->line_count++];
    *line = (FilledLine){.first = first,
                         .behind = behind,
                         .last = last,
                         .from = filling->clusters[first].from,
                         .to = filling->clusters[behind - 1].to};
    take_runs(f, line);
    return behind;
}

void filling_make(Filling *filling, PangoLayout *layout, const FillingOptions *options) {
    *filling = (Filling){0};
    Filler f = {.filling = filling,
                .layout = layout,
                .options = options,
                .text = pango_layout_get_text(layout)};
    add_runs(&f);
    set_air(&f);
    set_breaks(&f);
    for (int at = 0; at < filling->count;)
        at = add_line(&f, at);
    for (int i = 0; i < f.run_count; i++)
        if (f.runs[i]) pango_glyph_item_free(f.runs[i]);
    free(f.runs);
}

void filling_clear(Filling *filling) {
    for (int i = 0; i < filling->line_count; i++)
        g_slist_free_full(filling->lines[i].runs, (GDestroyNotify)pango_glyph_item_free);
    free(filling->lines);
    free(filling->clusters);
    *filling = (Filling){0};
}
