// The lab's shelf of displays under the hands: added and taken away, folded, set, moved by
// dragging their heads or by keys. Each change is one step of undo, in between those of the
// circuit; what stands there is kept with the lab.
#ifndef KYUBI_DESK_SHELVING_H
#define KYUBI_DESK_SHELVING_H

#include "desk/gesture.h"
#include "view/shelf_view.h"

// The shelf before a change (or, undone, after it), and the circuit's revision then: undo
// takes back whichever came last.
typedef struct ShelfStep {
    Shelf shelf;
    int revision;
} ShelfStep;
enum { MOST_SHELF_STEPS = 32 };

typedef struct Shelving {
    Shelf now;
    ShelfStep *done, *undone; // MOST_SHELF_STEPS each, the latest last
    int done_count, undone_count;
    bool held, moved; // the head of one is under a pointer that is down; … and dragged
    int index, before;
    bool below;
    double from_x, from_y;
} Shelving;

struct Desk;

void shelving_start(struct Desk *desk); // from the record
void shelving_save(struct Desk *desk);
void shelving_end(struct Desk *desk);

// A new shelf: one step of undo. Nothing where it is the same.
void shelving_change(struct Desk *desk, const Shelf *next);
bool shelving_can_undo(const struct Desk *desk);
bool shelving_can_redo(const struct Desk *desk);
bool shelving_undo(struct Desk *desk); // false: the circuit was changed later, or nothing
bool shelving_redo(struct Desk *desk);

void shelving_press(struct Desk *desk, Spot spot); // a SPOT_DISPLAY of the shelf
// The pointer on a head. shelving_up: false: nothing was dragged.
void shelving_down(struct Desk *desk, Spot spot);
bool shelving_move(struct Desk *desk);
bool shelving_up(struct Desk *desk);
bool shelving_cancel(struct Desk *desk);
// Alt and an arrow on a head: up, down, below the circuit, beside it.
bool shelving_key(struct Desk *desk, const Gesture *gesture);

ShelfModel shelving_model(struct Desk *desk);

#endif
