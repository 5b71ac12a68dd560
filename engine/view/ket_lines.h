// The formula of a state (circuit/ket_formula.h) broken over lines: the first begins with
// what it is called, the others are set in and begin with the sign of their first term.
#ifndef KYUBI_VIEW_KET_LINES_H
#define KYUBI_VIEW_KET_LINES_H

#include "circuit/ket_formula.h"
#include "view/scene.h"

typedef struct KetLines {
    const KetFormula *formula;
    const char *head; // "\ket{\psi} ="; "": none
    double *wide;     // of each piece, in the full size
    int *line;        // … on which line it stands
    double head_wide; // in the full size
    double up, down;  // of the tallest piece
    double whole;     // all on one line
    double full;      // the size it was measured in
    // Once broken:
    int count;
    double size, pitch; // of the type; from baseline to baseline
    double ascent;      // from the top to the first baseline
    double indent;      // of the lines after the first
    double widest;
} KetLines;

// Measures in the size `full`. To be freed; the formula is borrowed.
KetLines ket_lines(const Scene *scene, const KetFormula *formula, const char *head,
                   double full);
void ket_lines_break(KetLines *lines, double size, double width);
double ket_lines_height(const KetLines *lines);
// Draws them with their top at y; a line that is wider than `width` is set smaller. Terms
// of basis states are spots of the source, and marked where they are lit.
void ket_lines_add(Scene *scene, const KetLines *lines, double x, double y, double width,
                   int source);
void ket_lines_free(KetLines *lines);

#endif
