// Headings, code and tables: set as prose of their own and placed within the whole.
#include "type/prose_inside.h"

#include "base/mem.h"

#include <math.h>
#include <stdlib.h>

// Of the prose's type: a heading of the second level, highlighted code, and how small code
// and tables get before they wrap or overflow.
static const double HEADING = 20.0 / 18, CODE = 16.0 / 18, LEAST = 0.8;
static const double CODE_PAD = 0.7;               // em, around code
static const double CELL_GAP = 1.4;               // em, between columns
static const double ROW_PAD = 0.25;               // em, over and under a row
static const double LEAST_COLUMN = 2;             // em
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
    double size;             // of its type
    double *natural, *width; // of each column, px
    Prose **set;             // the cells, once they are
} Table;

static double sum(const double *values, int count) {
    double whole = 0;
    for (int i = 0; i < count; i++)
        whole += values[i];
    return whole;
}

static void measure(const Prose *p, Table *t, double share) {
    ProseStyle style = part_style(p, share, 0);
    t->size = style.size;
    for (int i = 0; i < t->columns; i++)
        t->natural[i] = 0;
    for (int i = 0; i < t->columns * t->rows; i++) {
        Prose *cell = prose_part(p, &t->cells[i], &style);
        double *natural = &t->natural[i % t->columns];
        *natural = fmax(*natural, ceil(prose_width(cell)));
        prose_destroy(cell);
    }
}

// Columns narrower than an equal share keep their width; the others share what is left.
static void share_out(Table *t, double room) {
    int left = t->columns;
    double share = room;
    for (int i = 0; i < t->columns; i++)
        t->width[i] = -1;
    for (bool settled = true; settled && left;) {
        share = room / left;
        settled = false;
        for (int i = 0; i < t->columns; i++) {
            if (t->width[i] >= 0 || t->natural[i] > share) continue;
            t->width[i] = t->natural[i];
            room -= t->width[i];
            left--;
            settled = true;
        }
    }
    for (int i = 0; i < t->columns; i++)
        if (t->width[i] < 0) t->width[i] = fmax(LEAST_COLUMN * t->size, floor(share));
}

// Sets every cell in its column; false when one is wider than that.
static bool set_cells(const Prose *p, Table *t, double share) {
    bool fits = true;
    for (int i = 0; i < t->columns * t->rows; i++) {
        double width = t->width[i % t->columns];
        ProseStyle style = part_style(p, share, fmax(1, width));
        prose_destroy(t->set[i]);
        t->set[i] = prose_part(p, &t->cells[i], &style);
        fits = fits && prose_width(t->set[i]) <= width + 1;
    }
    return fits;
}

static double gaps(const Table *t) {
    return round(CELL_GAP * t->size) * (t->columns - 1);
}

// First at full size, then smaller and smaller.
static void fit(const Prose *p, Table *t, double room) {
    static const double shares[] = {1, 0.9, LEAST};
    for (size_t i = 0; i < sizeof shares / sizeof *shares; i++) {
        measure(p, t, shares[i]);
        share_out(t, room > 0 ? room - gaps(t) : sum(t->natural, t->columns));
        double whole = sum(t->width, t->columns) + gaps(t);
        if (set_cells(p, t, shares[i]) && (room <= 0 || whole <= room + 1)) return;
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
        x += t->width[i] + round(CELL_GAP * t->size);
    }
    return height;
}

// Rules as in a book: strong ones over and under the table, one under its header, faint
// ones between rows.
static double place_rows(Prose *p, const Table *t, double x, double y) {
    double pad = round(ROW_PAD * t->size), air = round(CELL_GAP * t->size / 2);
    double across = sum(t->width, t->columns) + gaps(t) + 2 * air;
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
    t.width = mem_new(((size_t)t.columns + 1) * sizeof(double));
    t.set = mem_new((cells + 1) * sizeof(Prose *));
    double column = column_width(p, indent), air = round(CELL_GAP * p->style.size);
    fit(p, &t, column > 0 ? fmax(1, column - air) : 0);
    double y = prose_below(p, prose_gap(&p->style));
    double baseline = y + round(ROW_PAD * t.size) + row_baseline(&t, 0);
    double bottom = place_rows(p, &t, indent, y);
    prose_go_on(p, block, indent, baseline, bottom);
    free(t.natural);
    free(t.width);
    free(t.set);
}
