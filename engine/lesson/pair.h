// The pair of wires that the display of correlations looks at, and what they say of each
// other at a moment.
#ifndef KYUBI_LESSON_PAIR_H
#define KYUBI_LESSON_PAIR_H

#include "base/words.h"
#include "circuit/run.h"
#include "quantum/correlations.h"

// The two lowest wires of a mask, made up with the lowest others where it has fewer (0: the
// first two). False where the run has no two wires.
bool pair_wires(const Run *run, int mask, int wires[2]);
// False where there are no two wires, or their matrix could not be decomposed.
bool pair_correlations(const Run *run, int after, int mask, int wires[2],
                       Correlations *correlations);
// The word that says how they hang together: "correlations.product" … With both wires and
// the concurrence (0.50) as its arguments.
char *pair_sentence(const Words *words, Lang lang, const int wires[2],
                    const Correlations *correlations); // yours

#endif
