// The entries of a matrix as text in the cells of a grid, in one manner throughout: as
// formulas where all are recognised (quantum/closed_form.h) and have room, else as
// decimals.
#ifndef KYUBI_VIEW_MATRIX_ENTRIES_H
#define KYUBI_VIEW_MATRIX_ENTRIES_H

#include "view/matrix_grid.h"

#include <complex.h>

// False where there is no room for either: nothing is added.
bool matrix_entries_add(Scene *scene, const MatrixGrid *grid,
                        const double complex *entries);

// "0.35−0.20i": two places, no more parts than it has.
void decimals_text(double complex entry, char *text, size_t size);

#endif
