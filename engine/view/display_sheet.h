// The contact sheet: every display, in every choice that can be set of it, of circuits from
// 1 to 20 qubits, one with measurements and one with noise; each as large as beside a
// circuit, and as small as in a cell of one. For those who look whether all of it can be
// read.
#ifndef KYUBI_VIEW_DISPLAY_SHEET_H
#define KYUBI_VIEW_DISPLAY_SHEET_H

#include "view/display.h"

typedef struct DisplaySheet DisplaySheet; // the circuits, worked out

DisplaySheet *display_sheet_create(void);
void display_sheet_destroy(DisplaySheet *sheet);

// The displays of a kind (an index of lesson/display.h), a row for each choice, in a window
// of the look's theme; its metrics' width and height are not asked. Their size.
double display_sheet_width(const Scene *scene);
double display_sheet_height(const Scene *scene, int kind);
void display_sheet_add(Scene *scene, const DisplaySheet *sheet, int kind, double y);

#endif
