// The desk whose pages an audience sees: its pictures answer the hand, and nothing that is
// one learner's (sheets, cards, menus) opens over them.
#ifndef KYUBI_DESK_HALL_H
#define KYUBI_DESK_HALL_H

#include "desk/gesture.h"
#include "view/screen_hall.h"

typedef struct Desk Desk;

typedef struct HallDesk {
    bool projector;  // what is shown is the picture that sets up a projector
    bool planned;    // `plan` is of what follows
    double left, of; // seconds of the activity
    int uncovered;   // 1 + the page whose covered displays are seen; 0: none
    Lens lens;       // what of the page is seen
    HallPlan plan;
    int page;
    int loads;
    Lang lang;
} HallDesk;

// Whether a gesture means anything on this desk; true where it is not a hall's.
bool hall_hears(const Desk *desk, const Gesture *gesture);
// Closes what a key has opened over the picture.
void hall_clear(Desk *desk);
Scene *hall_build(Desk *desk, const Look *look); // yours

#endif
