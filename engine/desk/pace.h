// Whether a show is early or late: where it ought to be by its plan, and how far from there
// it is.
#ifndef KYUBI_DESK_PACE_H
#define KYUBI_DESK_PACE_H

#include "lesson/page.h"

enum { PACE_SLACK = 60 }; // seconds early or late that are no matter

// Seconds that are planned for each page. Pages without minutes of their own share equally
// what the others leave of the lesson's; all 0 where the lesson says nothing at all.
typedef struct PacePlan {
    int pages;
    double seconds[MAX_PAGES];
    double all;
} PacePlan;
PacePlan pace_plan(const Lesson *lesson);

// Seconds after which the show ought to be in the middle of that step, which is one of
// `steps` + 1 on its page: for pages alike this is pdfpc's rule, all · (page − ½) / pages.
double pace_expected(const PacePlan *plan, int page, int step, int steps);

typedef enum PaceKind { PACE_NONE, PACE_GOOD, PACE_EARLY, PACE_LATE, PACE_OVER } PaceKind;
// PACE_NONE: nothing is planned; PACE_OVER: all the time is gone.
PaceKind pace_kind(const PacePlan *plan, double expected, double elapsed);

#endif
