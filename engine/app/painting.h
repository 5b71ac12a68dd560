// Pieces of a scene onto pixels, and where on them these patches are.
#ifndef KYUBI_APP_PAINTING_H
#define KYUBI_APP_PAINTING_H

#include "app/shrink.h"
#include "view/scene.h"

// Paints what lies in `rects` (logical px) of the scene.
void painting_scene(const Scene *scene, const Pixels *on, const Rect *rects, int count);

// The pixels that the rects lie on, cut at the edges; those outside are left out. Returns
// how many patches there are.
int painting_patches(const Rect *rects, int count, double scale, const Pixels *on,
                     Patch *patches);

#endif
