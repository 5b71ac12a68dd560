#include "learner/fsrs.h"

#include <math.h>
#include <stdbool.h>

enum { MINUTE = 60, DAY = 86400, MOST_DAYS = 36500 };

static const double LEAST_STABILITY = 0.001, USUAL_RETENTION = 0.9;

// clang-format off
static const double w[21] = {
    0.212,  1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001,  1.8722, 0.1666, 0.796,
    1.4835, 0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
};
// clang-format on

static double factor(void) {
    return pow(0.9, -1 / w[20]) - 1;
}

static double stable(double stability) {
    return fmax(stability, LEAST_STABILITY);
}

// How far a grade is from good; below 0: worse.
static double merit(FsrsGrade grade) {
    return (double)grade - FSRS_GOOD;
}

// Not yet within its bounds.
static double first_difficulty(FsrsGrade grade) {
    return w[4] - exp(w[5] * (merit(grade) + 2)) + 1;
}

static double bounded(double difficulty) {
    return fmin(fmax(difficulty, 1), 10);
}

static double next_difficulty(double difficulty, FsrsGrade grade) {
    double damped = difficulty - w[6] * merit(grade) * (10 - difficulty) / 9;
    return bounded(w[7] * first_difficulty(FSRS_EASY) + (1 - w[7]) * damped);
}

static double recalled(double s, double d, double r, FsrsGrade grade) {
    double gain = exp(w[8]) * (11 - d) * pow(s, -w[9]) * (exp(w[10] * (1 - r)) - 1);
    if (grade == FSRS_HARD) gain *= w[15];
    if (grade == FSRS_EASY) gain *= w[16];
    return stable(s * (1 + gain));
}

static double failed(double s, double d, double r) {
    double rest = w[11] * pow(d, -w[12]) * (pow(s + 1, w[13]) - 1) * exp(w[14] * (1 - r));
    return stable(fmin(rest, s / exp(w[17] * w[18])));
}

static double same_day(double s, FsrsGrade grade) {
    double gain = exp(w[17] * (merit(grade) + w[18])) * pow(s, -w[19]);
    return stable(s * (grade >= FSRS_GOOD ? fmax(gain, 1) : gain));
}

static int64_t whole_days(const FsrsCard *card, int64_t now) {
    return now > card->last ? (now - card->last) / DAY : 0;
}

double fsrs_recall(const FsrsCard *card, int64_t now) {
    if (!card->reps) return 0;
    return pow(1 + factor() * (double)whole_days(card, now) / card->stability, -w[20]);
}

int fsrs_interval(double stability, double retention) {
    double days = rint(stability / factor() * (pow(retention, -1 / w[20]) - 1));
    return (int)fmin(fmax(days, 1), MOST_DAYS);
}

// The memory after an answer; when it is due is another matter.
static void remember(FsrsCard *card, FsrsGrade grade, int64_t now) {
    double s = card->stability, d = card->difficulty, r = fsrs_recall(card, now);
    if (!card->reps) {
        card->stability = w[grade - 1];
        card->difficulty = bounded(first_difficulty(grade));
        return;
    }
    if (whole_days(card, now) < 1)
        card->stability = same_day(s, grade);
    else
        card->stability = grade == FSRS_AGAIN ? failed(s, d, r) : recalled(s, d, r, grade);
    card->difficulty = next_difficulty(d, grade);
}

static int count_of(const int steps[FSRS_STEPS]) {
    int count = 0;
    while (count < FSRS_STEPS && steps[count] > 0)
        count++;
    return count;
}

// From the first step an answer with effort waits half way to the second.
static double hard_minutes(const int *steps, int count, int step) {
    if (step) return steps[step];
    return count == 1 ? steps[0] * 1.5 : (steps[0] + steps[1]) / 2.0;
}

// Seconds to the card's next step; 0: it has none, and counts days.
static int64_t step_on(FsrsCard *card, FsrsGrade grade, const int steps[FSRS_STEPS]) {
    int count = count_of(steps);
    bool through = card->step >= count && grade != FSRS_AGAIN;
    bool last = card->step + 1 >= count && grade == FSRS_GOOD;
    if (!count || through || last || grade == FSRS_EASY) return 0;
    if (grade == FSRS_HARD) return llrint(hard_minutes(steps, count, card->step) * MINUTE);
    card->step = grade == FSRS_AGAIN ? 0 : card->step + 1;
    return (int64_t)steps[card->step] * MINUTE;
}

static int64_t count_days(FsrsCard *card, const FsrsPlan *plan) {
    double retention = plan->retention > 0 ? plan->retention : USUAL_RETENTION;
    card->state = FSRS_REVIEW;
    card->step = 0;
    return (int64_t)fsrs_interval(card->stability, retention) * DAY;
}

// A card that counted days and was failed begins to count minutes again.
static int64_t lapse(FsrsCard *card, const FsrsPlan *plan) {
    card->lapses++;
    if (!count_of(plan->relearning)) return 0;
    card->state = FSRS_RELEARNING;
    card->step = 0;
    return (int64_t)plan->relearning[0] * MINUTE;
}

FsrsCard fsrs_answer(const FsrsCard *card, FsrsGrade grade, int64_t now,
                     const FsrsPlan *plan) {
    FsrsCard next = *card;
    remember(&next, grade, now);
    int64_t wait = 0;
    if (card->state == FSRS_REVIEW)
        wait = grade == FSRS_AGAIN ? lapse(&next, plan) : 0;
    else
        wait = step_on(&next, grade,
                       card->state == FSRS_LEARNING ? plan->learning : plan->relearning);
    if (!wait) wait = count_days(&next, plan);
    next.due = now + wait;
    next.last = now;
    next.reps++;
    return next;
}
