// Headings, code and tables: set as prose of their own and placed within the whole.
#include "type/prose_inside.h"

#include "base/mem.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

// Of the prose's type: a heading of the second level, highlighted code, and how small code
// and tables get before they wrap or overflow.
static const double HEADING = 20.0 / 18, CODE = 16.0 / 18;
#define LEAST 0.8
static const double CODE_PAD = 0.7;               // em, around code
static const double ROW_PAD = 0.25;               // em, over and under a row
static const double HAIR = 1.0 / 18, THICK = 0.1; // em, of rules

// The style for a part of the block's column, `share` of the size and pitch.
static ProseStyle part_style(const Prose *p, double share, double width) {
    ProseStyle style = p->style;
    style.width = width;
    style.size = share * p->style.size;
    style.pitch = round(share * p->style.pitch);
    style.formula = share * p->style.formula;
    style.gap = 0;
    return style;
}

static double column_width(const Prose *p, double indent) {
    return p->style.width > 0 ? fmax(p->style.width - indent, p->style.size) : 0;
}

// Nearer to what it heads than to what was before.
void prose_add_heading(Prose *p, const Block *block, double indent) {
    double share = block->level <= 2 ? HEADING : 1, gap = prose_gap(&p->style);
    ProseStyle style = part_style(p, share, column_width(p, indent));
    style.face = FACE_BOLD;
    Prose *part = prose_part(p, block, &style);
    double y = prose_below(p, 2 * gap);
    double bottom = y + prose_height(part) - round(0.75 * gap);
    prose_place(p, part, indent, y);
    prose_go_on(p, block, indent, y + prose_baseline(part), bottom);
}

// Code at the size at which its longest line fits, at the least LEAST of its own.
static Prose *code_fitted(const Prose *p, const Block *block, double width) {
    ProseStyle style = part_style(p, CODE, 0);
    style.face = FACE_CODE;
    Prose *part = prose_part(p, block, &style);
    double wide = prose_width(part);
    if (width <= 0 || wide <= width) return part;
    prose_destroy(part);
    style = part_style(p, CODE * fmax(LEAST, fmin(1, 0.995 * width / wide)), width);
    style.face = FACE_CODE;
    return prose_part(p, block, &style);
}

void prose_add_code(Prose *p, const Block *block, double indent) {
    double pad = round(CODE_PAD * p->style.size), column = column_width(p, indent);
    Prose *part = code_fitted(p, block, column > 0 ? fmax(1, column - 2 * pad) : 0);
    double y = prose_below(p, prose_gap(&p->style));
    double edge = fmax(1, round(HAIR * p->style.size));
    double width = column > 0 ? column : prose_width(part) + 2 * pad;
    Rect box = {indent, y, width, prose_height(part) + 2 * pad};
    prose_add_box(p, (ProseBox){box, INK_LINE});
    prose_add_box(p, (ProseBox){rect_inset(box, edge), INK_SHEET});
    prose_place(p, part, indent + pad, y + pad);
    prose_go_on(p, block, indent, y + pad + prose_baseline(part), y + box.h);
}

// --- tables

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
static const Trial trials[] = {{1, 1.4}, {0.9, 1}, {LEAST, 0.7}};
enum { TRIALS = sizeof trials / sizeof *trials };

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

static void measure(const Prose *p, Table *t, Trial trial) {
    ProseStyle style = part_style(p, trial.share, 0);
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
}

// The width of a column that is settled when the others have `share` each: what it wants
// where that is less, what it cannot do without where that is more; -1: not settled.
static double settled_width(const Table *t, int column, double share) {
    double wants = t->natural[column], needs = fmin(t->least[column], wants);
    return wants <= share ? wants : needs >= share ? needs : -1;
}

// Columns share what there is equally, but none has more than it wants. Where even what
// cannot be broken does not fit, all are equal and their formulas get smaller.
static void share_out(Table *t, double room) {
    bool tight = sum(t->least, t->columns) > room;
    int left = t->columns;
    for (int i = 0; i < t->columns; i++)
        t->width[i] = -1;
    for (bool more = true; more && left;) {
        double share = fmax(1, floor(room / left));
        more = false;
        for (int i = 0; i < t->columns && !more; i++) {
            double width = tight && t->natural[i] > share ? -1 : settled_width(t, i, share);
            if (t->width[i] >= 0 || width < 0) continue;
            t->width[i] = width;
            room -= width;
            left--;
            more = true;
        }
    }
    for (int i = 0; i < t->columns; i++)
        if (t->width[i] < 0) t->width[i] = fmax(1, floor(room / left));
}

// Sets every cell in its column; false when one is wider than that, or set smaller to fit.
static bool set_cells(const Prose *p, Table *t, double share) {
    bool fits = true;
    for (int i = 0; i < t->columns * t->rows; i++) {
        double width = t->width[i % t->columns];
        ProseStyle style = part_style(p, share, width);
        prose_destroy(t->set[i]);
        t->set[i] = prose_part(p, &t->cells[i], &style);
        fits = fits && prose_width(t->set[i]) <= width + 1;
    }
    return fits;
}

// Half a gap stands before the first column and behind the last.
static void fit(const Prose *p, Table *t, double room) {
    for (int i = 0; i < TRIALS; i++) {
        measure(p, t, trials[i]);
        double gaps = t->gap * t->columns;
        double inside = room > 0 ? fmax(1, room - gaps) : sum(t->natural, t->columns);
        share_out(t, inside);
        bool whole = sum(t->least, t->columns) <= inside || i == TRIALS - 1;
        if (whole && set_cells(p, t, trials[i].share)) return;
    }
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
    fit(p, &t, column_width(p, indent));
    double y = prose_below(p, prose_gap(&p->style));
    double baseline = y + round(ROW_PAD * t.size) + row_baseline(&t, 0);
    double bottom = place_rows(p, &t, indent, y);
    prose_go_on(p, block, indent, baseline, bottom);
    free(t.natural);
    free(t.least);
    free(t.width);
    free(t.set);
}
