// What is done with a display, wherever it stands: on the lab's shelf, on a page, in a
// circuit. Each of its sheets has a file of its own.
#ifndef KYUBI_DESK_DISPLAYS_H
#define KYUBI_DESK_DISPLAYS_H

#include "view/shelf_view.h"

struct Desk;

void displays_act(struct Desk *desk, Spot spot); // a SPOT_DISPLAY was pressed
void displays_build_sheet(struct Desk *desk, Scene *scene, Rect at); // of all kinds

#endif
