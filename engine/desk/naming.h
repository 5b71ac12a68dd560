// What wires are called: in the desk's sentences, and by the open lesson, whose names are
// those of its circuits in the desk's language.
#ifndef KYUBI_DESK_NAMING_H
#define KYUBI_DESK_NAMING_H

#include "desk/desk.h"

// The words of the key with its arguments, wires as the circuit calls them that the hand
// holds or the keyboard has. Yours to free.
char *naming_say(Desk *desk, const char *key, const char *args);

// Gives the wires of the lesson's circuits the lesson's names, where it has any: nobody's
// hand does this, and undo does not know of it.
void naming_lesson(Desk *desk);
// Whether the circuit's names are the lesson's, which nobody else changes.
bool naming_is_lessons(const Desk *desk, int source);

#endif
