#include "view/matrix_map.h"

#include "base/mem.h"
#include "view/entry_cells.h"
#include "view/picture.h"
#include "view/style.h"

#include <math.h>
#include <stdlib.h>

// Px of the look book: least and most of a cell.
static const double least_cell = 3, most_cell = 40;

// How many qubits are left when the lowest ones are put together, so that cells have room.
static int drawn_qubits(const Scene *scene, int qubits, double side) {
    int drawn = qubits;
    while (drawn > 1 && side / (1 << drawn) < least_cell * picture_unit(scene))
        drawn--;
    return drawn;
}

static GridWish wish_of(const DisplayModel *model, int drawn) {
    int qubits = run_qubits(model->run);
    uint32_t all = (UINT32_C(1) << qubits) - 1, low = (UINT32_C(1) << (qubits - drawn)) - 1;
    double most = most_cell * (model->form == DISPLAY_LARGE ? 2 : 1);
    return (GridWish){.mask = all & ~low,
                      .source = model->source,
                      .labels = model->form != DISPLAY_THUMB,
                      .most_w = most,
                      .most_h = most};
}

static double caption_pitch(const Scene *scene, const DisplayModel *model) {
    return model->form == DISPLAY_THUMB ? 0 : 2.2 * style_pitch(scene, ROLE_SMALL);
}

// The largest entry of each block.
static double complex *pooled(const double complex *matrix, int qubits, int drawn) {
    size_t size = (size_t)1 << qubits, cells = (size_t)1 << drawn, pool = size / cells;
    double complex *largest = mem_new(cells * cells * sizeof *largest);
    double *most = mem_new(cells * cells * sizeof *most);
    for (size_t row = 0; row < size; row++)
        for (size_t column = 0; column < size; column++) {
            double complex entry = matrix[row * size + column];
            size_t cell = row / pool * cells + column / pool;
            double square = creal(entry * conj(entry));
            if (square > most[cell]) most[cell] = square, largest[cell] = entry;
        }
    free(most);
    return largest;
}

double matrix_map_height(const Scene *scene, const DisplayModel *model, double width) {
    int drawn = drawn_qubits(scene, run_qubits(model->run), width);
    double high = matrix_grid_height(scene, width, wish_of(model, drawn));
    return ceil(fmin(high, 420 * picture_unit(scene)) + caption_pitch(scene, model));
}

// Two lines: what the sides are, and `words`.
static void add_caption(Scene *scene, Rect rect, const char *words) {
    Type type = style_type(scene, ROLE_SMALL, INK_SOFT);
    double pitch = style_pitch(scene, ROLE_SMALL), low = rect.y + rect.h - 0.3 * pitch;
    type.width = rect.w;
    scene_words(scene, scene_word(scene, "matrix.axes"), rect.x, low - pitch, type);
    scene_words(scene, words, rect.x, low, type);
}

static const char *caption(Scene *scene, const MatrixGrid *grid, int pooled_qubits,
                           double top) {
    int block = 1 << pooled_qubits;
    if (pooled_qubits) return scene_say(scene, "matrix.pooled", "%d\t%.2f", block, top);
    bool needles = entry_cells_needles(scene, grid);
    return scene_say(scene, needles ? "matrix.needles" : "matrix.squares", "%.2f", top);
}

static double largest_of(const double complex *entries, const MatrixGrid *grid) {
    double square = 0;
    for (int i = 0; i < grid->size * grid->size; i++)
        square = fmax(square, creal(entries[i] * conj(entries[i])));
    return sqrt(square);
}

void matrix_map_add(Scene *scene, Rect rect, const DisplayModel *model,
                    const double complex *matrix) {
    int qubits = run_qubits(model->run);
    Rect room = rect;
    room.h -= caption_pitch(scene, model);
    int drawn = drawn_qubits(scene, qubits, fmin(room.w, room.h));
    MatrixGrid grid = matrix_grid(scene, room, wish_of(model, drawn));
    if (grid.cell_w < 1) return;
    double complex *largest = pooled(matrix, qubits, drawn);
    double top = largest_of(largest, &grid);
    matrix_grid_add(scene, &grid);
    entry_cells_add(scene, &grid, (EntryCells){largest, top, false});
    matrix_rows_add(scene, &grid);
    free(largest);
    if (model->form != DISPLAY_THUMB)
        add_caption(scene, rect, caption(scene, &grid, qubits - drawn, top));
}
