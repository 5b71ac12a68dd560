// The round mark before an option that one chooses of several.
#ifndef KYUBI_VIEW_CHOICE_MARK_H
#define KYUBI_VIEW_CHOICE_MARK_H

#include "view/scene.h"

// In the middle of `rect`; a disc in its ring says that it is chosen.
void choice_mark_add(Scene *scene, Rect rect, double radius, bool chosen);

#endif
