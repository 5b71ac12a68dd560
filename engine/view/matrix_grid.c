#include "view/matrix_grid.h"

#include "view/lit.h"
#include "view/picture.h"
#include "view/style.h"

#include <math.h>

static double label_size(const Scene *scene, int size) {
    const Metrics *metrics = &scene_look(scene)->metrics;
    return size > 8 ? metrics->least : metrics->size[ROLE_LABEL];
}

// What labels take at the left and above.
static double left_room(const Scene *scene, const GridWish *wish, double label) {
    return wish->labels ? basis_ket_width(scene, __builtin_popcount(wish->mask), label) +
                              10 * picture_unit(scene)
                        : 0;
}

static double top_room(const Scene *scene, const GridWish *wish, double label) {
    return wish->labels ? 1.6 * label + 2 * picture_unit(scene) : 0;
}

static void fit_cells(MatrixGrid *grid, const GridWish *wish, double unit, double w,
                      double h) {
    grid->cell_w = fmax(0, fmin(w / grid->size, wish->most_w * unit));
    grid->cell_h = fmax(0, fmin(h / grid->size, wish->most_h * unit));
    if (wish->most_w == wish->most_h)
        grid->cell_w = grid->cell_h = fmin(grid->cell_w, grid->cell_h);
}

MatrixGrid matrix_grid(const Scene *scene, Rect room, GridWish wish) {
    double unit = picture_unit(scene);
    MatrixGrid grid = {.size = 1 << __builtin_popcount(wish.mask),
                       .mask = wish.mask,
                       .source = wish.source};
    double label = label_size(scene, grid.size), edge = 2 * unit;
    double left = left_room(scene, &wish, label), top = top_room(scene, &wish, label);
    fit_cells(&grid, &wish, unit, room.w - left - edge, room.h - top - edge);
    double w = grid.cell_w * grid.size, h = grid.cell_h * grid.size;
    grid.body = (Rect){room.x + left + (room.w - left - edge - w) / 2, room.y + top, w, h};
    if (!wish.labels) { // a picture alone stands in the middle
        grid.body.y += fmax(0, room.h - top - edge - h) / 2;
        return grid;
    }
    grid.label = label;
    grid.every_row = picture_every(grid.cell_h, 1.2 * label, grid.size);
    grid.every_ket = picture_every(grid.cell_w, left, grid.size);
    return grid;
}

double matrix_grid_height(const Scene *scene, double width, GridWish wish) {
    MatrixGrid grid = matrix_grid(scene, (Rect){0, 0, width, 1e6}, wish);
    double top = top_room(scene, &wish, label_size(scene, grid.size));
    return top + grid.body.h + 2 * picture_unit(scene);
}

Rect matrix_cell(const MatrixGrid *grid, int row, int column) {
    return (Rect){grid->body.x + column * grid->cell_w, grid->body.y + row * grid->cell_h,
                  grid->cell_w, grid->cell_h};
}

static bool is_lit(const Scene *scene, const MatrixGrid *grid, int row) {
    return lit_has(scene, grid->source, grid->mask,
                   basis_spread(grid->mask, (uint32_t)row));
}

// --- what is drawn

typedef struct GridPart {
    double cell_w, cell_h;
    int size;
} GridPart;

static void draw_grid(Canvas *canvas, Rect rect, const void *with) {
    const GridPart *grid = with;
    Stroke line = {.ink = INK_LINE, .width = 1};
    draw_ground(canvas, rect, INK_SHEET);
    for (int i = 1; i < grid->size && grid->cell_w >= 8; i++) {
        double x = rect.x + i * grid->cell_w, y = rect.y + i * grid->cell_h;
        draw_line(canvas, x, rect.y, x, rect.y + rect.h, line);
        draw_line(canvas, rect.x, y, rect.x + rect.w, y, line);
    }
    draw_box(canvas, rect, 0, INK_NONE, (Stroke){.ink = INK_EDGE, .width = 1.3});
}

static void draw_tint(Canvas *canvas, Rect rect, const void *with) {
    (void)with;
    draw_ground(canvas, rect, INK_TINT_FOX);
}

static void draw_mark(Canvas *canvas, Rect rect, const void *with) {
    (void)with;
    draw_box(canvas, rect, 0, INK_NONE, (Stroke){.ink = INK_FOX, .width = 2});
}

static void add_marks(Scene *scene, const MatrixGrid *grid, PartDraw *draw) {
    for (int i = 0; i < grid->size; i++) {
        if (!is_lit(scene, grid, i)) continue;
        Rect row = {grid->body.x, grid->body.y + i * grid->cell_h, grid->body.w,
                    grid->cell_h};
        Rect column = {grid->body.x + i * grid->cell_w, grid->body.y, grid->cell_w,
                       grid->body.h};
        scene_add(scene, row, draw, &(int){0}, sizeof(int));
        scene_add(scene, column, draw, &(int){0}, sizeof(int));
    }
}

static void add_label(Scene *scene, const MatrixGrid *grid, int index, bool row) {
    uint32_t bits = basis_spread(grid->mask, (uint32_t)index);
    double unit = picture_unit(scene),
           wide = basis_ket_width(scene, __builtin_popcount(grid->mask), grid->label);
    bool lit = is_lit(scene, grid, index);
    Type type = {.size = grid->label,
                 .ink = lit ? INK_FOX : INK_INK,
                 .align = row ? ALIGN_RIGHT : ALIGN_CENTRE};
    Rect cell = matrix_cell(grid, row ? index : 0, row ? 0 : index);
    double x = row ? cell.x - 7 * unit : cell.x + cell.w / 2;
    double y = row ? cell.y + cell.h / 2 + 0.35 * grid->label : cell.y - 0.5 * grid->label;
    picture_tex_add(scene, basis_ket(scene, grid->mask, bits), x, y, type);
    Rect area = {row ? x - wide : x - wide / 2, y - grid->label, wide, 1.4 * grid->label};
    lit_spot_add(scene, area, grid->source, grid->mask, bits,
                 basis_words(scene, grid->mask, bits));
}

void matrix_grid_add(Scene *scene, const MatrixGrid *grid) {
    double unit = picture_unit(scene);
    GridPart part = {grid->cell_w, grid->cell_h, grid->cell_w < 8 * unit ? 0 : grid->size};
    scene_add(scene, grid->body, draw_grid, &part, sizeof part);
    add_marks(scene, grid, draw_tint);
    if (grid->cell_w >= 12 * unit) add_marks(scene, grid, draw_mark);
    if (grid->label <= 0) return;
    for (int i = 0; i < grid->size; i++) {
        if (i % grid->every_row == 0) add_label(scene, grid, i, true);
        if (i % grid->every_ket == 0) add_label(scene, grid, i, false);
    }
}

void matrix_rows_add(Scene *scene, const MatrixGrid *grid) {
    for (int i = 0; i < grid->size; i++) {
        uint32_t bits = basis_spread(grid->mask, (uint32_t)i);
        Rect row = {grid->body.x, grid->body.y + i * grid->cell_h, grid->body.w,
                    grid->cell_h};
        lit_spot_add(scene, row, grid->source, grid->mask, bits,
                     basis_words(scene, grid->mask, bits));
    }
}
