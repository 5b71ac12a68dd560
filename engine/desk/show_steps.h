// The steps of a lesson that is presented, and what was on each when it was left: numbers
// that a hand or a vote sets, circuits and arrows, seeds, the clocks of stages, what a
// prediction covered. A step that was never left begins with what the nearest one before it
// was left with.
//
// What a hand changes on a step it came back to goes on through the steps behind it that
// had the same there, up to the one that was left with something else: a vote that is
// counted again is counted again everywhere.
#ifndef KYUBI_DESK_SHOW_STEPS_H
#define KYUBI_DESK_SHOW_STEPS_H

#include "base/data.h"
#include "desk/study.h"

typedef struct ShowStep {
    int page, step; // from 0
} ShowStep;

// All steps of a lesson in a row, counted from 0. A step beyond the last of its page is the
// last of its page.
int show_step_count(const Lesson *lesson);
int show_step_number(const Lesson *lesson, ShowStep at);
ShowStep show_step_at(const Lesson *lesson, int number); // brought into range
bool show_step_same(ShowStep a, ShowStep b);

// What there is at a moment; arrays are as long as the lesson's own.
typedef struct StepState {
    bool kept;
    int variables, sources, stages, exercises;
    double *numbers;     // of variables; those of values are not used
    char **circuits;     // of sources that are edited, "2 0\nh 0"; else NULL
    double (*angles)[2]; // of arrows: theta, phi
    uint64_t *seeds;     // of sources
    double *clocks;      // of stages, seconds
    bool *shown;         // of exercises: what its prediction covered is seen
} StepState;

typedef struct ShowSteps {
    int count;
    StepState *rows; // one a step: as it was left
} ShowSteps;

void show_steps_start(ShowSteps *steps, const Lesson *lesson);
void show_steps_end(ShowSteps *steps);

StepState step_state_now(const Study *study); // yours: step_state_end
void step_state_end(StepState *state);
// Both are of one lesson, and their numbers, circuits and arrows are the same.
bool step_state_same(const StepState *a, const StepState *b);
// Whether it is of a lesson that has as many of everything.
bool step_state_fits(const StepState *state, const Lesson *lesson);
// Puts the hands that were counted back, and nothing else.
void step_state_put_hands(const StepState *state, Study *study);
// Makes the study as it was then. Circuits that cannot be run now stay as they are.
void step_state_put(const StepState *state, Study *study);

// The step with that number is left, as the study is now; and come to.
void show_steps_leave(ShowSteps *steps, const Study *study, int number);
void show_steps_enter(const ShowSteps *steps, Study *study, int number);

// As data, and back; nothing in it is trusted. What does not fit is left out.
Data *step_state_data(const StepState *state, const Lesson *lesson);
StepState step_state_read(const Data *data, const Lesson *lesson);

#endif
