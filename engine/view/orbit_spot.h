// The ground of a ball that can be looked at from elsewhere: dragging it turns the camera
// of its display (desk/orbiting.h).
#ifndef KYUBI_VIEW_ORBIT_SPOT_H
#define KYUBI_VIEW_ORBIT_SPOT_H

#include "view/display.h"

// Nothing where the display has no place (model->place 0). Of several balls of one display
// the `first` is the one that Tab reaches. Spots that lie on the ball are added afterwards.
void orbit_spot_add(Scene *scene, const DisplayModel *model, Ball ball, bool first);

#endif
