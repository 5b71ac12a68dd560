// The frame of a square table whose rows and columns are basis states: where its cells are,
// and the kets beside and above them. Of many rows every second, fourth … one is labelled.
// A basis state that is touched (view/lit.h) marks its row and its column, and each label
// can be touched.
#ifndef KYUBI_VIEW_MATRIX_GRID_H
#define KYUBI_VIEW_MATRIX_GRID_H

#include "view/scene.h"

typedef struct MatrixGrid {
    int size;      // rows, and columns
    uint32_t mask; // the wires whose values they are, lowest wire the lowest bit
    int source;    // of spots
    Rect body;     // of all cells
    double cell_w, cell_h;
    double label;             // size of type; 0: there are none
    int every_row, every_ket; // of which rows and columns one is labelled
} MatrixGrid;

typedef struct GridWish {
    uint32_t mask;
    int source;
    bool labels;
    double most_w, most_h; // of a cell, px of the look book
} GridWish;

// The largest that fits in `room`, in its middle; cells are square where most_w = most_h.
MatrixGrid matrix_grid(const Scene *scene, Rect room, GridWish wish);
double matrix_grid_height(const Scene *scene, double width, GridWish wish);

Rect matrix_cell(const MatrixGrid *grid, int row, int column);
// The ground, the marks of what is touched, the outline and the labels with their spots.
// Before the cells.
void matrix_grid_add(Scene *scene, const MatrixGrid *grid);
// A spot for every row, from end to end.
void matrix_rows_add(Scene *scene, const MatrixGrid *grid);

#endif
