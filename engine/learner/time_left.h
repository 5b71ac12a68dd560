// The minutes that are left of a lesson, kept with the place that they were worked out for
// (desk/study_end.c does that beside the open page), so that the library can say them.
#ifndef KYUBI_LEARNER_TIME_LEFT_H
#define KYUBI_LEARNER_TIME_LEFT_H

#include "learner/progress.h"

// Of a lesson that takes `whole` minutes: what was kept for the learner's place; where that
// is another by now, the part of the pages from there on. 0: nothing can be said.
int time_left(const Progress *progress, const char *lesson, int whole);
// For the place that the record has. Fails as progress_attempt.
bool time_left_keep(Progress *progress, const char *lesson, int minutes, Error *err);

#endif
