// What lies over the whole screen and is put away by pressing beside it.
#ifndef KYUBI_VIEW_SHEET_H
#define KYUBI_VIEW_SHEET_H

#include "view/scene.h"

// The sheet itself, with its shadow; what is on it is added afterwards. Nothing below is
// reached; desk/focus.c knows a sheet by the quiet SPOT_CLOSE that it begins with.
void sheet_add(Scene *scene, Rect rect);

#endif
