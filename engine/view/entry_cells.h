// The entries of a matrix in the cells of a grid: a disc in the hue of the phase with a
// needle where a cell has room for one, else a square whose area alone speaks.
#ifndef KYUBI_VIEW_ENTRY_CELLS_H
#define KYUBI_VIEW_ENTRY_CELLS_H

#include "view/matrix_grid.h"

#include <complex.h>

typedef struct EntryCells {
    const double complex *entries; // grid.size rows, row by row; read at once
    double top;                    // the modulus that fills a cell
    bool by_area; // the area grows with the modulus (Hinton's way), else the radius does
} EntryCells;

void entry_cells_add(Scene *scene, const MatrixGrid *grid, EntryCells cells);
bool entry_cells_needles(const Scene *scene, const MatrixGrid *grid);

#endif
