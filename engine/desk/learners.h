// Several learners on one computer: each but the first has a folder of that nickname in
// learners/ of the profile, with a record of its own; packs are for all of them. Where
// there are several, Kyubi asks at its start who is there; where there is one it never
// does.
#ifndef KYUBI_DESK_LEARNERS_H
#define KYUBI_DESK_LEARNERS_H

#include "desk/desk.h"
#include "desk/field.h"
#include "view/choice_sheet.h"

// SPOT_LEARNER, a: opens the sheet; on it: learner b (0: the first), the field for a new
// nickname, take what stands in it.
enum { LEARNERS_SHEET, LEARNERS_CHOOSE, LEARNERS_FIELD, LEARNERS_ADD };
enum { MOST_LEARNERS = 20 };

typedef struct Learners {
    char *root;                     // the profile's folder; NULL: nothing is kept
    char *names[MOST_LEARNERS - 1]; // of the second one on
    int count, now;                 // now: 0 is the first
    Field field;
    bool wrong;
    char *note; // why the last press failed; NULL
} Learners;

void learners_start(Desk *desk); // with the desk, before its first frame
void learners_end(Desk *desk);   // with the desk
void learners_act(Desk *desk, Spot spot);
void learners_go(Desk *desk); // Enter in the field
void learners_shut(Desk *desk);
// How the one who is there is called; borrowed. NULL where there is only one.
const char *learners_name(const Desk *desk);
ChoiceSheet learners_sheet(const Desk *desk, Scene *scene);

#endif
