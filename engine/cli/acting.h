// One test that a pack brings, on a lesson that was opened for it alone: the jail says what
// the learner does and what is expected (lesson/request.h), one thing after the other, and
// it is done here, by the ways that a learner has.
#ifndef KYUBI_CLI_ACTING_H
#define KYUBI_CLI_ACTING_H

#include "cli/rehearsal.h"
#include "lesson/request.h"

typedef struct Acting {
    Rehearsal rehearsal;
    Lang lang;
    double left;   // ms that the test itself may still take
    int requests;  // so far
    double waited; // seconds of the clock
    bool expected; // something was
} Acting;

typedef struct ActingOptions {
    StudyOptions study;
    Lang lang; // in which a failure tells what is on the page
    int ms;    // that the test itself may take; 0: as lesson/limits.h has it
} ActingOptions;

// Runs the test with that number, from 0, which `row` is about. False with `err`, at the
// line of the test, when something expected is not so, when something asked for cannot be
// done (test.…), and when the lesson or the test fails.
bool acting_run(ActingOptions options, int test, const TestRow *row, Error *err);

// acting_done.c: does what is asked for. A number or a text that the test is to get goes
// into `answer`.
bool acting_do(Acting *acting, const Request *request, Data *answer, Error *err);

#endif
