// Bars that predict, under the hand and the keys: those of an exercise, and those of a
// histogram on the lab's shelf or on a page that is covered until it is predicted. What
// moves them (desk/answering.c) asks here what there is, and puts a value back.
#ifndef KYUBI_DESK_FORETELLING_H
#define KYUBI_DESK_FORETELLING_H

#include "lesson/page.h"
#include "lesson/shelf.h"
#include "view/scene.h"

struct Desk;

typedef struct Foretold {
    double value[MAX_ITEMS];
    int count;
    double top; // the highest that one can be
} Foretold;

// The bars that a SPOT_BAR is one of. False: it is none that can be moved now.
bool foretelling_find(struct Desk *desk, Spot spot, Foretold *bars);
// Its bar at `value`: of a histogram in the lab one step of undo.
void foretelling_set(struct Desk *desk, Spot spot, double value);
// Shows what comes out, or begins anew, of the display that a DISPLAY_TELL means.
void foretelling_tell(struct Desk *desk, Spot spot);

// While a histogram's bar is in the hand: the shelf, and the options of a block of the
// shown page, as they would be. NULL: the hand has none there.
const Shelf *foretelling_shelf(struct Desk *desk);
const DisplayOptions *foretelling_options(const struct Desk *desk, int block);

#endif
