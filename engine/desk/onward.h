// Where "Continue" leads. The rules, the first that holds:
//   the lesson opened last is begun          -> it, at its page and step
//   … it was walked through, questions open  -> it, at the first of them (study_finish)
//   … it is done                             -> the next of its course that is not; there
//                                               is none: review, when cards are due today;
//                                               else the lesson begun last in another
//                                               course
//   … it cannot be opened, or is gone        -> the same, and a sentence says so
//   nothing was ever opened                  -> the first lesson that can be begun
//   all is done                              -> review, when due; else the last one again
// What a course only plans is passed over, and so is a lesson that was done and looked at
// once more: it is the one before that goes on.
#ifndef KYUBI_DESK_ONWARD_H
#define KYUBI_DESK_ONWARD_H

#include "view/screen_library.h"

enum { MOST_STUCK = 8, STUCK_ID = 64 };

// Lessons that could not be opened in this sitting; the oldest makes room.
typedef struct Stuck {
    char ids[MOST_STUCK][STUCK_ID];
    int count;
} Stuck;

typedef struct Onward {
    Here here;
    const char *why;   // the sentence of what cannot go on, a key; NULL: nothing is to say
    char id[STUCK_ID]; // of that lesson
    const PackLesson *about; // … and what its pack says of it; NULL: it is in none
} Onward;

typedef struct Desk Desk;

Onward onward(const Desk *desk, bool due); // due: cards are to be asked today
void onward_meet(Desk *desk);              // the open lesson was read, or could not be
void onward_stuck(Desk *desk, const char *lesson);

#endif
