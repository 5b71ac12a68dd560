// A lesson opened as a learner opens it, without a learner, a window or a clock: its record
// is in memory and ends with it, its time is what it is told, and it waits for the jail
// until nothing is to be done. The same seed gives the same course of things.
#ifndef KYUBI_CLI_REHEARSAL_H
#define KYUBI_CLI_REHEARSAL_H

#include "desk/study.h"

typedef struct Rehearsal {
    Study study;
    Progress *progress;
} Rehearsal;

// False with `err` when the lesson does not open; rehearsal_end all the same. The progress
// of `options` is filled here.
bool rehearsal_begin(Rehearsal *rehearsal, StudyOptions options, Error *err);
void rehearsal_end(Rehearsal *rehearsal);

// Until the jail has heard and said everything. False with `err` when the jail ended, or a
// function of the lesson failed meanwhile.
bool rehearsal_settle(Rehearsal *rehearsal, Error *err);

// Hands the answer in as it stands. False as rehearsal_settle; the verdict is the study's.
bool rehearsal_check(Rehearsal *rehearsal, int exercise, Error *err);

#endif
