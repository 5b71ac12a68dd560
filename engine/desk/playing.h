// The clock of a time line: one circuit plays at a time, a column in 600 ms, evenly, to its
// end or its next stop.
#ifndef KYUBI_DESK_PLAYING_H
#define KYUBI_DESK_PLAYING_H

#include "desk/workpiece.h"

typedef struct Playing {
    bool on;
    int source;   // whose circuit; -1: the lab's
    bool back;    // towards the start
    double speed; // 0: as 1
    double last;  // ms: when it was last moved on
} Playing;

// ½ 1 2 4.
const double *playing_speeds(int *count);
double playing_speed(const Playing *playing);

// From where the piece stands; from the other end where there is nothing more to play.
void playing_start(Playing *playing, Workpiece *piece, double now);
// Moves the piece on by what has passed; `cuts`: by whole columns only. True where it shows
// another moment now. It is over (`on` is false) at the end and at a stop.
bool playing_advance(Playing *playing, Workpiece *piece, bool cuts, double now);
// Milliseconds until it has to be moved on; -1: it does not play.
int playing_due(const Playing *playing, bool cuts, double now);

#endif
