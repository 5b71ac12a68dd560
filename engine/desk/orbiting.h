// Balls that are looked at from elsewhere: their ground dragged, or turned by keys. Where
// each is seen from is no step of undo, and forgotten with the desk.
#ifndef KYUBI_DESK_ORBITING_H
#define KYUBI_DESK_ORBITING_H

#include "desk/gesture.h"
#include "view/display.h"

struct Desk;

typedef struct Orbiting {
    Orbits kept;
    bool held;
    int place;           // the display whose ball is held
    Camera from;         // as it was when it was taken
    double x, y, radius; // where it was taken, and how large its ball is
} Orbiting;

// The hand went down on `over` (NULL: nothing). True where it has a ball's ground, which a
// double press shows from the front again; of an arrow's ball that is all but its tip.
bool orbiting_down(struct Desk *desk, const SpotArea *over, int clicks);
void orbiting_move(struct Desk *desk);
void orbiting_up(struct Desk *desk);
bool orbiting_cancel(struct Desk *desk); // false: none was held

// Shift and an arrow turn the ball that has the keyboard, or whose arrow has it; else the
// page's first, where no circuit wants the keys. Enter on a ball looks from the front
// again. False: the key is not for it.
bool orbiting_key(struct Desk *desk, const Gesture *gesture);
void orbiting_front(struct Desk *desk, int unused); // … all of them; a CommandAction

// The ball that an arrow's spot stands on, as the scene shows it.
Ball orbiting_ball(const struct Desk *desk, const Scene *scene, const SpotArea *arrow);

#endif
