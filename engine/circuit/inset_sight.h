// What the displays of a circuit see: for each the run and the moment right behind its
// column, or, under dots and conditions, what these leave of it. Worked out once for each
// run, so that no frame does it again.
#ifndef KYUBI_CIRCUIT_INSET_SIGHT_H
#define KYUBI_CIRCUIT_INSET_SIGHT_H

#include "circuit/run.h"

typedef struct InsetSight {
    int step;       // of the circuit
    const Run *run; // NULL: the condition never holds, or nothing is known yet
    int after;      // the moment of that run
    bool given;     // dots or classical conditions decide
    double chance;  // … and hold with that probability; else 1
    bool never;     // they never do
} InsetSight;

typedef struct InsetSights InsetSights;

InsetSights *inset_sights_create(void); // of nothing
void inset_sights_destroy(InsetSights *sights);

// Looks at all displays of the circuit in a run of it; nothing is done where `key` is that
// of the time before. The run must outlive the sights, or the next look. NULL, or a run of
// another number of wires: nothing is known. A run that is shorter than the circuit
// (another is being worked out) is seen at its end.
void inset_sights_look(InsetSights *sights, const Circuit *circuit, const Run *run,
                       uint64_t key);

// What the display that is this step sees; NULL where nobody has looked. Borrowed until the
// next look.
const InsetSight *inset_sight(const InsetSights *sights, int step);

int inset_sights_looked(const InsetSights *sights); // how often it was done: for tests

#endif
