// Keys drawn as the caps one presses: on the key sheet, in the list of commands, on paper.
#ifndef KYUBI_VIEW_KEY_CAPS_H
#define KYUBI_VIEW_KEY_CAPS_H

#include "view/scene.h"

// Draws "Ctrl+Z Ctrl++" from `x` on, around the height `middle`, with letters of `size`:
// chords between blanks, caps between pluses; a plus where a cap should begin is a cap
// itself. `scene` NULL: it is only measured. Returns the width.
double key_caps(Scene *scene, Fonts *fonts, const char *keys, double size, double x,
                double middle);
double key_cap_height(double size);

#endif
