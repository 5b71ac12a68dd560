// What an exercise asks the jail for besides a verdict: what this attempt draws, and a
// right answer to look at. For study.c and study_live.c.
#ifndef KYUBI_DESK_ATTEMPT_H
#define KYUBI_DESK_ATTEMPT_H

#include "desk/study.h"

// The seed of the attempt at hand; JSON keeps whole numbers up to 2^53.
uint64_t attempt_seed(const Study *study, int exercise);

bool attempt_waits(const Study *study); // something is to be asked
bool attempt_ask(Study *study);         // true when the jail was asked
// Takes in what came for a call of CALLING_DRAW or CALLING_SOLUTION.
void attempt_collect(Study *study, Calling calling);

// Takes an answer as the jail writes it (study_answer) for the learner's own. False, with
// nothing changed, when it does not fit the exercise.
bool attempt_take(Study *study, int exercise, const Data *answer);

void attempt_free(Answer *answer); // what it has drawn

#endif
