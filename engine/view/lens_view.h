// What says in a picture, or beside it, that part of it is seen large.
#ifndef KYUBI_VIEW_LENS_VIEW_H
#define KYUBI_VIEW_LENS_VIEW_H

#include "view/scene.h"

// Around `part` (shares) of the picture that stands in `rect`; w 0: nothing.
void lens_frame_add(Scene *scene, Rect rect, Rect part);
// "2.0× Whole": how large a picture is seen, to be pressed for `spot`, from x on
// around the height `middle`. Nothing, and 0 wide, where it is seen whole.
double lens_sign_wide(Scene *scene, double scale);
void lens_sign_add(Scene *scene, double scale, Spot spot, double x, double middle);

#endif
