// Tables: every cell is a prose of its own, set in its column and placed in its row.
#include "type/prose_inside.h"

#include "base/mem.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const double LEAST = 0.8;                  // of the prose's type, the last resort
static const double ROW_PAD = 0.25;               // em, over and under a row
static const double HAIR = 1.0 / 18, THICK = 0.1; // em, of rules

typedef struct Table {
    const Block *cells;
    int columns, rows;
    double size, gap;        // of its type; between columns, px
    double *natural, *least; // of each column: without a break; what cannot be broken
    double *width;           // … as it is set
    Prose **set;             // the cells, once they are
} Table;

// How a table may be set: its type as a share of the prose's, the gap between columns in
// em. The first at which it fits is taken, else the last.
typedef struct Trial {
    double share, gap;
} Trial;

static double sum(const double *values, int count) {
    double whole = 0;
    for (int i = 0; i < count; i++)
        whole += values[i];
    return whole;
}

// The widest of the Latin words, which should not be broken.
static double widest_word(Fonts *fonts, const Piece *piece) {
    char word[64];
    double widest = 0;
    for (const char *at = piece->text; *at;) {
        size_t size = 0;
        while (at[size] > ' ' && (unsigned char)at[size] < 0x80)
            size++;
        if (size && size < sizeof word) {
            memcpy(word, at, size);
            word[size] = 0;
            widest = fmax(widest, words_width(fonts, word, FACE_BOLD, piece->size));
        }
        at += size ? size : 1;
    }
    return widest;
}

static double unbroken(Fonts *fonts, const Prose *cell) {
    double widest = 0;
    for (int i = 0; i < prose_pieces(cell); i++) {
        Piece piece = prose_piece(cell, i);
        bool formula = piece.kind == PIECE_FORMULA;
        widest = fmax(widest, formula ? piece.rect.w : widest_word(fonts, &piece));
    }
    return ceil(widest) + 1;
}

// What was set only to be measured costs nothing, unless there was too much of it.
static void give_back(const Prose *p, int left) {
    if (*p->all_left >= 0) *p->all_left = left;
}

static void measure(const Prose *p, Table *t, Trial trial) {
    int left = *p->all_left;
    ProseStyle style = prose_part_style(p, trial.share, 0);
    t->size = style.size;
    t->gap = round(trial.gap * style.size);
    for (int i = 0; i < t->columns; i++)
        t->natural[i] = t->least[i] = style.size;
    for (int i = 0; i < t->columns * t->rows; i++) {
        Prose *cell = prose_part(p, &t->cells[i], &style);
        double *natural = &t->natural[i % t->columns], *least = &t->least[i % t->columns];
        *natural = fmax(*natural, ceil(prose_width(cell)));
        *least = fmax(*least, unbroken(p->fonts, cell));
        prose_destroy(cell);
    }
    give_back(p, left);
}

// A column that is settled when the others have `share` each, and its width: what it cannot
// do without where that is more, else what it wants where that is less; -1: none. Where the
// table is `tight` no column gets more than the others.
static int settled(const Table *t, double share, bool tight, double *width) {
    for (int i = 0; i < t->columns && !tight; i++) {
        *width = fmin(t->least[i], t->natural[i]);
        if (t->width[i] < 0 && *width > share) return i;
    }
    for (int i = 0; i < t->columns; i++) {
        *width = t->natural[i];
        if (t->width[i] < 0 && *width <= share) return i;
    }
    return -1;
}

// Columns share what there is equally, but none has more than it wants. Where even what
// cannot be broken does not fit, formulas get smaller and words are broken.
static void share_out(Table *t, double room) {
    bool tight = sum(t->least, t->columns) > room;
    for (int i = 0; i < t->columns; i++)
        t->width[i] = -1;
    double share = room / t->columns, width;
    int left = t->columns;
    for (int at; left && (at = settled(t, share, tight, &width)) >= 0;) {
        t->width[at] = width;
        room -= width;
        left--;
        share = left ? room / left : 0;
    }
    for (int i = 0; i < t->columns; i++)
        if (t->width[i] < 0) t->width[i] = fmax(1, floor(share));
}

// Sets every cell in its column; false when one is wider than that.
static bool set_cells(const Prose *p, Table *t, double share) {
    bool fits = true;
    int left = *p->all_left;
    for (int i = 0; i < t->columns * t->rows; i++) {
        double width = t->width[i % t->columns];
        ProseStyle style = prose_part_style(p, share, width);
        prose_destroy(t->set[i]);
        t->set[i] = prose_part(p, &t->cells[i], &style);
        fits = fits && prose_width(t->set[i]) <= width + 1;
    }
    if (!fits) give_back(p, left);
    return fits;
}

// Where words were wrapped, a column is no wider than its longest line.
static void tighten(Table *t) {
    for (int i = 0; i < t->columns; i++) {
        double wide = 0;
        for (int row = 0; row < t->rows; row++)
            wide = fmax(wide, ceil(prose_width(t->set[row * t->columns + i])));
        t->width[i] = fmin(t->width[i], wide);
    }
}

// Half a gap stands before the first column and behind the last.
static void fit(const Prose *p, Table *t, double room) {
    const Trial trials[] = {{1, 1.4}, {0.9, 1}, {LEAST, 0.7}};
    enum { TRIALS = sizeof trials / sizeof *trials };
    for (int i = 0; i < TRIALS; i++) {
        measure(p, t, trials[i]);
        double gaps = t->gap * t->columns;
        double inside = room > 0 ? fmax(1, room - gaps) : sum(t->natural, t->columns);
        share_out(t, inside);
        bool whole = sum(t->least, t->columns) <= inside || i == TRIALS - 1;
        if (whole && set_cells(p, t, trials[i].share)) break;
    }
    tighten(t);
}

static void add_rule(Prose *p, Rect line, double em, Ink ink) {
    line.h = fmax(1, round(em * p->style.size));
    prose_add_box(p, (ProseBox){line, ink});
}

static double row_baseline(const Table *t, int row) {
    double baseline = 0;
    for (int i = 0; i < t->columns; i++)
        baseline = fmax(baseline, prose_baseline(t->set[row * t->columns + i]));
    return baseline;
}

// Places a row whose top is y; returns its height. Its cells share their first baseline.
static double place_row(Prose *p, const Table *t, int row, double x, double y) {
    double baseline = row_baseline(t, row), height = 0;
    for (int i = 0; i < t->columns; i++) {
        int index = row * t->columns + i;
        Prose *cell = t->set[index];
        double spare = fmax(0, t->width[i] - prose_width(cell));
        CellAlign align = t->cells[index].align;
        double left = align == CELL_RIGHT    ? spare
                      : align == CELL_CENTRE ? floor(spare / 2)
                                             : 0;
        double down = baseline - prose_baseline(cell);
        height = fmax(height, down + prose_height(cell));
        prose_place(p, cell, x + left, y + down);
        x += t->width[i] + t->gap;
    }
    return height;
}

// Rules as in a book: strong ones over and under the table, one under its header, faint
// ones between rows.
static double place_rows(Prose *p, const Table *t, double x, double y) {
    double pad = round(ROW_PAD * t->size), air = floor(t->gap / 2);
    double across = sum(t->width, t->columns) + t->gap * t->columns;
    add_rule(p, (Rect){x, y, across, 0}, THICK, INK_EDGE);
    for (int row = 0; row < t->rows; row++) {
        y += pad + place_row(p, t, row, x + air, y + pad) + pad;
        bool last = row == t->rows - 1, head = row == 0;
        add_rule(p, (Rect){x, y, across, 0}, last ? THICK : HAIR,
                 last || head ? INK_EDGE : INK_LINE);
    }
    return y + round(THICK * p->style.size);
}

void prose_add_table(Prose *p, const Block *block, double indent) {
    size_t cells = (size_t)block->columns * (size_t)block->rows;
    Table t = {.cells = block + 1, .columns = block->columns, .rows = block->rows};
    t.natural = mem_new(((size_t)t.columns + 1) * sizeof(double));
    t.least = mem_new(((size_t)t.columns + 1) * sizeof(double));
    t.width = mem_new(((size_t)t.columns + 1) * sizeof(double));
    t.set = mem_new((cells + 1) * sizeof(Prose *));
    fit(p, &t, prose_column(p, indent));
    double y = prose_below(p, prose_gap(&p->style));
    double baseline = y + round(ROW_PAD * t.size) + row_baseline(&t, 0);
    double bottom = place_rows(p, &t, indent, y);
    prose_go_on(p, block, indent, baseline, bottom);
    free(t.natural);
    free(t.least);
    free(t.width);
    free(t.set);
}
