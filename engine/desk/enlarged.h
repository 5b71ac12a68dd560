// A display that fills the window: beside the lab's circuit, of a page, or placed in a
// circuit. Over it a bar with its title, its moments and what can be set; Esc goes back.
#ifndef KYUBI_DESK_ENLARGED_H
#define KYUBI_DESK_ENLARGED_H

#include "desk/gesture.h"
#include "view/scene.h"

struct Desk;

typedef struct Enlarged {
    bool open;
    Spot subject; // a DISPLAY_GROUND
    Spot from;    // had the focus
    bool by_key;
    double scale;      // of its type: what was found while it was open only gets smaller
    int width, height; // … in a window of that size
} Enlarged;

bool enlarged_open(struct Desk *desk, Spot spot); // false: there is no such display
void enlarged_close(struct Desk *desk);
void enlarged_step(struct Desk *desk, int columns); // of the time line
// Arrows: ← → the time line, ↑ ↓ the basis states; the space bar plays.
bool enlarged_key(struct Desk *desk, const Gesture *gesture);
// The display that F11 means: that has the keyboard, a chosen one of the circuit, else the
// first that is open. Kind SPOT_NONE: there is none.
Spot enlarged_subject(struct Desk *desk);
// Sets the look of the window that it fills: as large as lets all of it be seen. False,
// and closed, where it was taken away.
bool enlarged_look(struct Desk *desk, Look *look);
void enlarged_build(struct Desk *desk, Scene *scene);

#endif
