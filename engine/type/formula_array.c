// Tables: matrices, cases, aligned equations.
#include "type/formula_lay.h"

#include "base/mem.h"

#include <math.h>
#include <stdlib.h>

// A row is at least so tall and deep, in em: \strutbox of a 10 pt face, as MathJax has it.
static const double STRUT_HEIGHT = 0.75, STRUT_DEPTH = 0.25;
// Beside the cells of an array, and between a fence and the cells of a matrix, in em.
static const double RULE_AIR = 0.4, FENCE_AIR = 0.1;

typedef struct Grid {
    const Node *array;
    int rows, columns;
    Box *cells; // row by row; a row may be shorter
    int *lengths;
    double *widths, *heights, *depths;
} Grid;

static int cells_of(const Node *row) {
    int count = 0;
    for (const Node *cell = row->first; cell; cell = cell->next)
        count++;
    return count;
}

static Grid grid_new(const Node *array) {
    Grid grid = {.array = array};
    for (const Node *row = array->first; row; row = row->next) {
        int count = cells_of(row);
        if (count > grid.columns) grid.columns = count;
        grid.rows++;
    }
    size_t rows = (size_t)grid.rows, columns = (size_t)grid.columns;
    grid.cells = mem_new(rows * columns * sizeof *grid.cells);
    grid.lengths = mem_new(rows * sizeof *grid.lengths);
    grid.widths = mem_new(columns * sizeof *grid.widths);
    grid.heights = mem_new(rows * sizeof *grid.heights);
    grid.depths = mem_new(rows * sizeof *grid.depths);
    return grid;
}

static void grid_free(Grid *grid) {
    free(grid->cells);
    free(grid->lengths);
    free(grid->widths);
    free(grid->heights);
    free(grid->depths);
}

// The columns' letters without their rules.
static char column_at(const Node *array, int column) {
    char letters[64], *end = letters;
    for (const char *at = array->words; *at && end < letters + sizeof letters; at++)
        if (*at == 'l' || *at == 'c' || *at == 'r') *end++ = *at;
    long count = end - letters;
    return array->table->named ? (column < count ? letters[column] : 'c')
                               : letters[column % count];
}

// How many rules stand before a column; behind the last one for `column` = their number.
static int rules_before(const Node *array, int column) {
    int rules = 0;
    for (const char *at = array->words; *at && column >= 0; at++) {
        if (*at == '|' && column == 0) rules++;
        if (*at == 'l' || *at == 'c' || *at == 'r') column--;
    }
    return rules;
}

// Behind an & of aligned equations a relation keeps its space (amsmath.sty, \start@aligned
// puts {} there).
static Box lay_cell(Layout *l, const Grid *grid, const Node *cell, int column,
                    Style style) {
    bool joined = grid->array->table->between_pairs > 0 && column % 2;
    return lay_run(l, (Run){cell->first, NULL, joined}, style, NULL);
}

static void lay_cells(Layout *l, Grid *grid, Style style, double size) {
    int r = 0;
    for (const Node *row = grid->array->first; row; row = row->next, r++) {
        grid->heights[r] = STRUT_HEIGHT * size;
        grid->depths[r] = STRUT_DEPTH * size;
        int c = 0;
        for (const Node *cell = row->first; cell; cell = cell->next, c++) {
            Box box = lay_cell(l, grid, cell, c, style);
            box.width += box.italic;
            grid->cells[r * grid->columns + c] = box;
            grid->widths[c] = fmax(grid->widths[c], box.width);
            grid->heights[r] = fmax(grid->heights[r], box.height);
            grid->depths[r] = fmax(grid->depths[r], box.depth);
        }
        grid->lengths[r] = c;
    }
}

static double space_before(const Grid *grid, int column, double size) {
    const Table *table = grid->array->table;
    if (!column) return 0;
    if (table->between_pairs > 0 && column % 2 == 0) return table->between_pairs * size;
    return table->between * size;
}

static void put_row(Layout *l, Grid *grid, Box *out, int r, double y, double left,
                    double size) {
    double x = left;
    for (int c = 0; c < grid->lengths[r]; c++) {
        Box cell = grid->cells[r * grid->columns + c];
        x += space_before(grid, c, size);
        double slack = grid->widths[c] - cell.width;
        char place = column_at(grid->array, c);
        double shift = place == 'l' ? 0 : place == 'r' ? slack : slack / 2;
        maths_box_put(l, out, cell, x + shift, y);
        x += grid->widths[c];
    }
}

static void put_column_rules(Layout *l, const Grid *grid, Box *out, double left,
                             double width, double height, double size) {
    double thick = CONSTANT(l, FRACTION_RULE_THICKNESS, size), x = left;
    if (!grid->array->table->named) return;
    for (int c = 0; c <= grid->columns; c++) {
        double before = c == grid->columns ? 0 : space_before(grid, c, size);
        double at = c == 0               ? 0
                    : c == grid->columns ? width - thick
                                         : x + before / 2 - thick / 2;
        for (int i = rules_before(grid->array, c); i > 0; i--)
            maths_box_rule(l, out, at + (i - 1) * 3 * thick, 0, thick, height);
        if (c < grid->columns) x += before + grid->widths[c];
    }
}

static double put_rules(Layout *l, Box *out, int rules, double y, double width,
                        double size) {
    double thick = CONSTANT(l, FRACTION_RULE_THICKNESS, size);
    for (int i = 0; i < rules; i++)
        maths_box_rule(l, out, 0, y + i * 3 * thick, width, thick);
    return rules ? (3 * rules - 2) * thick : 0;
}

// Rows hang below y = 0; the caller centres the whole on the axis.
static Box put_rows(Layout *l, Grid *grid, Box out, double size) {
    const Node *array = grid->array;
    bool ruled = array->table->named, fenced = array->left || array->right;
    double left = ruled    ? RULE_AIR * size
                  : fenced ? FENCE_AIR * size
                           : 0,
           width = 2 * left, y = 0;
    double air = array->table->rows * size;
    for (int c = 0; c < grid->columns; c++)
        width += space_before(grid, c, size) + grid->widths[c];
    const Node *row = array->first;
    for (int r = 0; r < grid->rows; r++, row = row->next) {
        double before = r ? air : row->detail ? air / 2 : 0;
        put_rules(l, &out, row->detail, y + before / 2, width, size);
        y += before + grid->heights[r];
        put_row(l, grid, &out, r, y, left, size);
        y += grid->depths[r];
    }
    if (array->detail) {
        put_rules(l, &out, array->detail, y + air / 4, width, size);
        y += air / 2;
    }
    put_column_rules(l, grid, &out, left, width, y, size);
    out.height = 0;
    out.depth = y;
    return maths_box_done(out, width);
}

Box lay_array(Layout *l, const Node *node, Style style) {
    const Table *table = node->table;
    Grid grid = grid_new(node);
    Box out = maths_box_new(l);
    bool small = style.level > TEXT && style.level > table->style;
    Style inside = {small ? style.level : table->style, style.cramped};
    double size = style_size(l, inside);
    lay_cells(l, &grid, inside, size);
    out = put_rows(l, &grid, out, size);
    grid_free(&grid);
    out = maths_box_centred(l, out, size);
    if (!node->left && !node->right) return out;
    double height = fence_height_of_rows(l, out, size);
    return lay_fences(l, out, node->left, node->right, height, size);
}
