#include "desk/pace.h"

PacePlan pace_plan(const Lesson *lesson) {
    PacePlan plan = {.pages = lesson->page_count};
    double own = 0;
    int others = 0;
    for (int i = 0; i < lesson->page_count; i++) {
        plan.seconds[i] = 60 * lesson->pages[i].minutes;
        own += plan.seconds[i];
        if (plan.seconds[i] <= 0) others++;
    }
    double left = 60.0 * lesson->minutes - own;
    for (int i = 0; i < lesson->page_count; i++) {
        if (plan.seconds[i] <= 0) plan.seconds[i] = left > 0 ? left / others : 0;
        plan.all += plan.seconds[i];
    }
    return plan;
}

double pace_expected(const PacePlan *plan, int page, int step, int steps) {
    double before = 0;
    for (int i = 0; i < page && i < plan->pages; i++)
        before += plan->seconds[i];
    if (page < 0 || page >= plan->pages) return before;
    return before + plan->seconds[page] * (step + 0.5) / (steps + 1);
}

PaceKind pace_kind(const PacePlan *plan, double expected, double elapsed) {
    if (plan->all <= 0) return PACE_NONE;
    if (elapsed > plan->all) return PACE_OVER;
    if (elapsed > expected + PACE_SLACK) return PACE_LATE;
    return elapsed < expected - PACE_SLACK ? PACE_EARLY : PACE_GOOD;
}
