// A circuit in words, for those who do not see it: its wires, then its steps in order.
#ifndef KYUBI_VIEW_CIRCUIT_SPEECH_H
#define KYUBI_VIEW_CIRCUIT_SPEECH_H

#include "base/words.h"
#include "circuit/circuit.h"

// As written for prose (angles are formulas), on one line; long circuits end in how many
// steps are left out. Angles in degrees or as typed. Yours to free.
char *circuit_words(const Words *words, Lang lang, const Circuit *circuit, bool degrees);

#endif
