// A matrix as a heat map: a disc with a needle for each entry where there is room, else a
// square whose area is the modulus; of very many entries one square stands for a block of
// them, and shows the largest.
#ifndef KYUBI_VIEW_MATRIX_MAP_H
#define KYUBI_VIEW_MATRIX_MAP_H

#include "view/display.h"

#include <complex.h>

double matrix_map_height(const Scene *scene, const DisplayModel *model, double width);
// `matrix`: of the run's qubits, row by row.
void matrix_map_add(Scene *scene, Rect rect, const DisplayModel *model,
                    const double complex *matrix);

#endif
