// A year of a busy learner's answers, written at once: for measurements and tests of what
// an old record costs. The same number gives the same record.
#ifndef KYUBI_LEARNER_YEAR_H
#define KYUBI_LEARNER_YEAR_H

#include "learner/progress.h"

// `attempts` answers to 360 exercises of 60 lessons "year.0" … "year.59", half of them
// right.
bool year_write(Progress *progress, int attempts, Error *err);

#endif
