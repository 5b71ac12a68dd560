#include "lesson/prediction.h"

// Seven bits a bar, the first the lowest; above them whether it is told.
enum { BAR_BITS = 7, BAR_MASK = (1 << BAR_BITS) - 1, TOLD_AT = BAR_BITS * PREDICTED_BARS };

int prediction_at(uint64_t foreseen, int bar) {
    int percent = (int)(foreseen >> BAR_BITS * bar & BAR_MASK);
    return percent < PREDICTED_TOP ? percent : PREDICTED_TOP;
}

uint64_t prediction_with(uint64_t foreseen, int bar, int percent) {
    int kept = percent < 0 ? 0 : percent > PREDICTED_TOP ? PREDICTED_TOP : percent;
    foreseen &= ~((uint64_t)BAR_MASK << BAR_BITS * bar);
    return foreseen | (uint64_t)kept << BAR_BITS * bar;
}

int prediction_sum(uint64_t foreseen, int bars) {
    int sum = 0;
    for (int i = 0; i < bars; i++)
        sum += prediction_at(foreseen, i);
    return sum;
}

void prediction_shares(uint64_t foreseen, int bars, double *out) {
    int sum = prediction_sum(foreseen, bars);
    for (int i = 0; i < bars; i++)
        out[i] = sum ? (double)prediction_at(foreseen, i) / sum : 0;
}

bool prediction_told(uint64_t foreseen) {
    return foreseen >> TOLD_AT & 1;
}

uint64_t prediction_tell(uint64_t foreseen) {
    return foreseen | UINT64_C(1) << TOLD_AT;
}

bool prediction_made(const DisplayOptions *options, size_t outcomes) {
    return options->predict && outcomes <= PREDICTED_BARS;
}

bool prediction_covers(const DisplayOptions *options, size_t outcomes) {
    return prediction_made(options, outcomes) && !prediction_told(options->foreseen);
}
