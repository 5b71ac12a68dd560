// How a circuit was built: the strip of all its revisions, going to any of them, and
// playing them one after the other. Going there is undoing and doing again: nothing is
// lost. It shows the history of this sitting; nothing of it is kept or sent.
#ifndef KYUBI_DESK_REWIND_H
#define KYUBI_DESK_REWIND_H

#include "desk/desk.h"

enum { REPLAY_MS = 300 };

typedef struct Rewind {
    bool open, playing;
    double next; // when the next revision is due, ms as desk_now
} Rewind;

void rewind_open(Desk *desk); // open already: it closes
void rewind_close(Desk *desk);
void rewind_go(Desk *desk, int revision);
void rewind_play(Desk *desk); // from the start where the last is shown; or pause
bool rewind_key(Desk *desk, const Gesture *gesture); // false: the key is not for it
void rewind_poll(Desk *desk);
int rewind_wakes(const Desk *desk); // ms until the next revision; -1: none is due
void rewind_build(Desk *desk, Scene *scene);

#endif
