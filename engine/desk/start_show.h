// A show of a lesson that is asked for at the learner's desk: `kyubi present` runs beside
// it, as a process of its own. This makes its words and says what became of it; whoever has
// the window starts it (desk.h, desk_show_words).
#ifndef KYUBI_DESK_START_SHOW_H
#define KYUBI_DESK_START_SHOW_H

#include "desk/desk.h"

typedef struct StartShow {
    char *program; // kyubi's path
    char *profile; // that it goes by; NULL: none
    char **words;  // of the one that is asked for, NULL-ended; NULL: none is
} StartShow;

void start_show_begin(Desk *desk, const DeskOptions *options);
void start_show_end(Desk *desk);

// The open lesson at its page; in the library the one that is chosen there, else the one to
// go on with, from its beginning. False: there is none.
bool start_show_can(const Desk *desk, Error *err);
void start_show_ask(Desk *desk);
void start_show_act(Desk *desk, Spot spot); // SPOT_PRESENT

#endif
