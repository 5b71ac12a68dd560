// The trial of an exercise, which nobody has to ask for: handed in untouched it must not be
// right, and with its own solution filled in, by way of the input that a learner has, it
// must be. Where each attempt draws its numbers, several draws are tried.
#ifndef KYUBI_CLI_TRIAL_H
#define KYUBI_CLI_TRIAL_H

#include "cli/rehearsal.h"

enum { TRIAL_DRAWS = 3 };

// False with `err` (test.untouched, test.unsolved: the exercise and the answer as it was
// handed in; or what failed) at the exercise's line. A handout's exercise that
// keeps its solution back is only tried untouched.
bool trial_exercise(Rehearsal *rehearsal, int exercise, Error *err);

#endif
