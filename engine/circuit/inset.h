// The table of displays that stand in a circuit (gates of kind GATE_DISPLAY): each shows
// the state of the wires under it as it is right behind its column, under its dots the
// state where they hold. A few show how the whole circuit came there instead. To the state
// a display is nothing: whatever runs, compares, counts or lowers a circuit passes over it.
// Its name is that of the display (lesson/display.h); a test joins the two lists.
#ifndef KYUBI_CIRCUIT_INSET_H
#define KYUBI_CIRCUIT_INSET_H

#include "base/error.h"
#include "circuit/step.h"

typedef struct Inset {
    Gate gate;       // its kind is GATE_DISPLAY; its words are gate.NAME
    int least, most; // neighbouring wires it may stand on
    int first;       // on so many it is placed, where there are as many
    bool each;       // it shows every wire by itself
    bool whole;      // it shows how the whole circuit came there, wherever it stands
} Inset;

int inset_count(void);
const Inset *inset_row(int index);
const Inset *inset_of(const Gate *gate);  // of a gate of kind GATE_DISPLAY
const Gate *inset_find(const char *name); // NULL: no display of that name can be placed

// Puts a display that may be placed first on its target: on as many wires as its row says,
// if there are as many, else on all of them.
void inset_on(Step *step, int wires);

// Whether it stands on neighbours, and on as many as it may. What shows the whole way (a
// matrix, paths, branches) is of no one state: it has no dots and no condition. Fails:
// circuit.display_size (label, least, most, wires), circuit.display_dots (label).
bool inset_fits(const Step *step, Error *err);

#endif
