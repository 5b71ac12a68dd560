// A packed pack on its way to being opened: unpacked a little with every poll, so that
// hands are answered in between. After a second it shows how far it is; Esc, or going
// anywhere else, breaks it off and leaves all as it was.
#ifndef KYUBI_DESK_UNWRAP_H
#define KYUBI_DESK_UNWRAP_H

#include "desk/desk.h"
#include "lesson/unpack.h"

typedef struct Unwrap {
    Unpacking *work;       // NULL: nothing is being unpacked
    int pack, lesson;      // which is begun then; pack -1: what lies at `path`
    int page;              // which is turned to then; -1: as the lesson was left
    bool review;           // its due cards are asked then, instead
    char *path;            // as it was named
    double since;          // ms of desk_now
    unsigned long long mb; // last shown; 0: nothing yet
} Unwrap;

void unwrap_pack(Desk *desk, int pack, int lesson); // one whose files are shut
void unwrap_path(Desk *desk, const char *path);
// The page that is wanted of what is being unpacked; false: nothing is.
bool unwrap_turn(Desk *desk, int page);
void unwrap_poll(Desk *desk);
bool unwrap_busy(const Desk *desk);
bool unwrap_escape(Desk *desk); // false: there was nothing to break off
void unwrap_end(Desk *desk);

// Goes on for some milliseconds, for whoever unpacks; true: it is done.
bool unwrap_some(Unpacking *work);

#endif
