// Shots that a learner makes of a workpiece, one by one: how many have fallen, which of
// them are still on their way, and the clock of those that fall by themselves. They are
// drawn from the piece's seed, so the same seed gives the same shots again; when the
// circuit or the moment changes, as many are made of what is there then. No step of undo.
#ifndef KYUBI_DESK_FALLING_H
#define KYUBI_DESK_FALLING_H

#include "circuit/between.h"
#include "circuit/tally.h"
#include "view/display.h"

enum { MOST_SHOTS = 1000000 };

typedef struct Falling {
    bool begun;   // the learner made some; else displays say how many
    int from, to; // shots before the last press, and behind it
    double since; // ms: when that was
    bool running;
    int speed;      // shots a second while it runs; 0: the first of the speeds
    double last;    // ms: when a running one was last moved on
    double owed;    // parts of a shot
    Tally *tally;   // of what is shown; NULL: none yet
    const Run *run; // … which is this: only to be compared
    uint64_t shown;
    int after;
} Falling;

void falling_end(Falling *falling);

// So many more fall from `now` on, of which `before` were there where none were made yet.
// At most MOST_SHOTS in all: false where there are that many already.
bool falling_throw(Falling *falling, int before, int more, bool cuts, double now);
void falling_back(Falling *falling);                        // to none
void falling_run(Falling *falling, int before, double now); // or rest
void falling_faster(Falling *falling);                      // the next speed

// Moves the clock on; true: something is to be seen.
bool falling_advance(Falling *falling, bool cuts, double now);
int falling_due(const Falling *falling, bool cuts, double now); // ms; -1: nothing moves

// What is to be seen of them at `now`: their tally of that sight, `shown` being the serial
// number of its run, and the one that is falling. NULL where none were made, or memory is
// short. Borrowed until it is asked again.
const Tally *falling_look(Falling *falling, Sight sight, uint64_t shown, uint64_t seed,
                          double now, Fall *fall);

#endif
