// The handout of a lesson (desk/handout.h), asked for while it is shown: a sheet asks which
// one, and whoever has windows lets another run of kyubi write it, so that the show never
// waits for paper. How far it is, and where it went, is said at the foot of the presenter's
// window, and on the sheet.
#ifndef KYUBI_DESK_SHOW_HANDOUT_H
#define KYUBI_DESK_SHOW_HANDOUT_H

#include "desk/show.h"

typedef struct ShowHandout {
    unsigned number; // of those that were asked for
    HandoutKind kind;
    bool busy, failed;
    char *path; // of the file: in the making, or made last; NULL: none yet
    char *note; // what became of the last; NULL: nothing yet
} ShowHandout;

void show_handout_end(ShowHandout *handout);
void show_handout_ask(Show *show, HandoutKind kind);       // one at a time
bool show_handout_key(Show *show, const Gesture *gesture); // of its sheet

#endif
