// What one edit did to a circuit, in a word, from how it was before and after.
#ifndef KYUBI_CIRCUIT_CHANGE_H
#define KYUBI_CIRCUIT_CHANGE_H

#include "circuit/circuit.h"

typedef enum ChangeKind {
    CHANGE_PLACED,  // a gate came
    CHANGE_REMOVED, // … went
    CHANGE_MOVED,   // … stands elsewhere
    CHANGE_ANGLE,   // … has another angle or power
    CHANGE_DOTS,    // … other controls or conditions
    CHANGE_WIRES,   // `count` wires now
    CHANGE_START,   // what the wires begin with
    CHANGE_SEVERAL, // `count` steps at once
    CHANGE_OTHER,   // names, parameters
    CHANGE_KINDS
} ChangeKind;

typedef struct Change {
    ChangeKind kind;
    const Gate *gate; // of the first five; NULL
    int count;
} Change;

Change circuit_change(const Circuit *before, const Circuit *after);

#endif
