// Undo without end: a list of whole circuits and a place in it. Editing after an undo
// forgets what was undone. Each revision has a number that never comes again within one
// history.
#ifndef KYUBI_CIRCUIT_HISTORY_H
#define KYUBI_CIRCUIT_HISTORY_H

#include "circuit/circuit.h"

typedef struct History History;

History *history_create(Circuit *start); // takes the circuit
void history_destroy(History *history);

const Circuit *history_now(const History *history);
int history_revision(const History *history);
bool history_can_undo(const History *history);
bool history_can_redo(const History *history);

// A new present; takes the circuit. One that equals the present is dropped and changes
// nothing.
void history_commit(History *history, Circuit *next);
// The present becomes `next` (taken) without a step of undo: nobody's hand did it.
void history_amend(History *history, Circuit *next);
bool history_undo(History *history); // false when there is nothing to undo
bool history_redo(History *history);

// All that is kept, from how it began: `history_place` of `history_count` is the present,
// and what was undone stands behind it. A circuit is borrowed until the next change.
int history_count(const History *history);
int history_place(const History *history);
const Circuit *history_at(const History *history, int place);
bool history_go(History *history, int place); // undone or done again up to there; false: it
                                              // is the present already, or none

#endif
