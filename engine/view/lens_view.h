// What says in a picture, or beside it, that part of it is seen large.
#ifndef KYUBI_VIEW_LENS_VIEW_H
#define KYUBI_VIEW_LENS_VIEW_H

#include "view/scene.h"

// Around `part` (shares) of the picture that stands in `rect`; w 0: nothing.
void lens_frame_add(Scene *scene, Rect rect, Rect part);
// "2.0× All of it": how large a picture is seen, to be pressed for `spot`, with its right
// end at `right` around the height `middle`. Returns how wide it is; 0: it is whole, and
// there is nothing.
double lens_sign_add(Scene *scene, double scale, Spot spot, double right, double middle);

#endif
