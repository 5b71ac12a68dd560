// When a card ought to be asked again: FSRS-6, the free spaced repetition scheduler, with
// its 21 published default parameters. Pure functions: no clock, no chance, nothing kept.
//
// A memory has a stability S (days until the chance of recalling falls to 90 %) and a
// difficulty D (1 … 10). Its chance of being recalled after t days is
//     R = (1 + f t / S)^d,  d = -w20,  f = 0.9^(1/d) - 1,
// and it is due when R has come down to what is wanted: I = S / f (r^(1/d) - 1), rounded
// half to even, 1 … 36500 days. With the grade G (1 again … 4 easy):
//     first:    S = w[G-1],  D = w4 - e^(w5 (G-1)) + 1
//     then:     D' = w7 D(4) + (1 - w7) (D - w6 (G-3) (10 - D) / 9), within 1 … 10
//     recalled: S' = S (1 + e^w8 (11 - D) S^-w9 (e^(w10 (1-R)) - 1) [G=2: w15] [G=4: w16])
//     failed:   S' = min(w11 D^-w12 ((S+1)^w13 - 1) e^(w14 (1-R)),  S / e^(w17 w18))
//     same day: S' = S e^(w17 (G-3+w18)) S^-w19, from G = 3 on never less than S
// Source: J. Ye and others, "The Algorithm", wiki of open-spaced-repetition/fsrs4anki,
// section FSRS-6; days and steps as in py-fsrs 6.3.1. Intervals are not blurred by chance:
// the few cards of a lesson need not be kept apart.
#ifndef KYUBI_LEARNER_FSRS_H
#define KYUBI_LEARNER_FSRS_H

#include <stdint.h>

typedef enum FsrsGrade {
    FSRS_AGAIN = 1, // not recalled
    FSRS_HARD,      // with effort or help
    FSRS_GOOD,
    FSRS_EASY
} FsrsGrade;

typedef enum FsrsState {
    FSRS_LEARNING,  // in its first steps of minutes
    FSRS_REVIEW,    // from day to day
    FSRS_RELEARNING // failed: in steps of minutes before it counts days again
} FsrsState;

// What is known of a card. All zero: it was never answered.
typedef struct FsrsCard {
    FsrsState state;
    int step; // of FSRS_LEARNING and FSRS_RELEARNING, from 0
    double stability, difficulty;
    int64_t due, last; // seconds since 1970
    int lapses;        // how often it was failed in FSRS_REVIEW
    int reps;          // how often it was answered
} FsrsCard;

enum { FSRS_STEPS = 4 };
// Minutes after which a card that is not yet (or no more) known comes back, step by step.
typedef struct FsrsPlan {
    int learning[FSRS_STEPS], relearning[FSRS_STEPS]; // 0 ends them; none: days at once
    double retention;                                 // the R that is wanted; 0: 0.9
} FsrsPlan;

// The card once it was answered at `now`. A clock that was set back counts as no time.
FsrsCard fsrs_answer(const FsrsCard *card, FsrsGrade grade, int64_t now,
                     const FsrsPlan *plan);

// R, 0 … 1, at `now`, in whole days since the last answer; 0: never answered.
double fsrs_recall(const FsrsCard *card, int64_t now);

// I, in days, for a stability above 0 and a retention between 0 and 1.
int fsrs_interval(double stability, double retention);

#endif
