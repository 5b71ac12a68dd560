// What a learner predicts of a histogram before its bars are seen: a per cent for each of
// at most eight outcomes, in one number (DisplayOptions.foreseen), so that it is undone and
// remembered as all that is set of a display. Outcomes are numbered by their bits.
#ifndef KYUBI_LESSON_PREDICTION_H
#define KYUBI_LESSON_PREDICTION_H

#include "lesson/display.h"

enum { PREDICTED_BARS = 8, PREDICTED_TOP = 100 };

int prediction_at(uint64_t foreseen, int bar); // 0 … PREDICTED_TOP
uint64_t prediction_with(uint64_t foreseen, int bar, int percent);
int prediction_sum(uint64_t foreseen, int bars); // per cent
// The bars scaled to make 1 together, for only their proportions count; all 0 where nothing
// was predicted.
void prediction_shares(uint64_t foreseen, int bars, double *out);

// Whether what comes out is shown beside it; and the same prediction with that so.
bool prediction_told(uint64_t foreseen);
uint64_t prediction_tell(uint64_t foreseen);

// Whether that many outcomes can be predicted and are to be; and whether they are still to
// be covered.
bool prediction_made(const DisplayOptions *options, size_t outcomes);
bool prediction_covers(const DisplayOptions *options, size_t outcomes);

#endif
