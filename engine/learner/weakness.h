// What of a lesson that is done is not firm yet, from the record alone. An exercise is weak
// when it was hard won and not shown again since: three or more errors and hints before it
// was right, only once, and no card of it recalled at once since; or when its card was
// failed at its last review. Solving it once more, there or in review, takes that away.
#ifndef KYUBI_LEARNER_WEAKNESS_H
#define KYUBI_LEARNER_WEAKNESS_H

#include "learner/progress.h"

enum { HARD_WON = 3 }; // errors and hints; one error is how one learns

// How many of it are weak. All lessons are counted at once, and again after a change of the
// record: a few milliseconds after a year.
int weak_exercises(const Progress *progress, const char *lesson);

#endif
