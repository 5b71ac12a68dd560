// What a circuit would be if the hand let go here: gates placed, moved, copied or thrown
// away, columns and wires moved. Nothing is changed; the hand (desk/hand.h) shows it.
#ifndef KYUBI_DESK_DROP_H
#define KYUBI_DESK_DROP_H

#include "desk/hand.h"

// The present of the hand's piece with what it holds at its place (ghost_wire,
// ghost_column, between, off), yours; `held` becomes the steps that it holds there. NULL:
// refused, and why.
Circuit *drop_circuit(const Hand *hand, StepSet *held, Error *err);

bool drop_holds(const Hand *hand);    // something that drop_circuit knows
bool drop_discards(const Hand *hand); // … and that is deleted where it is dragged off
// Whether what it holds may go between two columns, the second of them `column`.
bool drop_between(const Hand *hand, int column);
// Whether the line under the last wire is a place for it: there a wire is added.
bool drop_adds_wire(const Hand *hand);

// What letting go would do: a word with its arguments, "" where nothing is to be said.
typedef struct DropWords {
    char key[40], arguments[128];
} DropWords;
DropWords drop_words(const Hand *hand);

#endif
