// Keys on a number that is turned, an input of a page or a slider of a circuit.
#ifndef KYUBI_DESK_NUMBER_KEYS_H
#define KYUBI_DESK_NUMBER_KEYS_H

#include "desk/gesture.h"
#include "lesson/page.h"

// What arrow and page keys move a number by that has no steps: parts of its range.
#define NUMBER_FINE 0.01
#define NUMBER_COARSE 0.1

// Arrows move *number by `fine`, page keys by `coarse`, Home and End go to the ends of the
// range, beyond which the others may lead. False: the key is none of these.
bool number_turned(const Gesture *gesture, const Variable *about, double fine,
                   double coarse, double *number);
// Whether the key begins a number that is typed.
bool number_begins(int key);

#endif
