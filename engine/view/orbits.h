// From where the balls of each display are seen, as somebody turned them: kept by the
// window, told by no file, and never a step of undo.
#ifndef KYUBI_VIEW_ORBITS_H
#define KYUBI_VIEW_ORBITS_H

#include "view/camera.h"

enum { MOST_ORBITS = 32 };
typedef struct Orbits {
    struct {
        int place; // of a display (view/display.h)
        Camera camera;
    } at[MOST_ORBITS]; // the one turned last stands last
    int count;
} Orbits;

Camera orbits_camera(const Orbits *orbits, int place); // NULL is allowed: as at first
// Beyond MOST_ORBITS the one that was turned longest ago is forgotten.
void orbits_set(Orbits *orbits, int place, Camera camera);

#endif
