// What a test that a pack brings asks of the parent, one thing at a time: something that a
// learner does, or something that is expected (engine/jail/api/words_test.lua). It comes
// from the jail and is believed as little as all that does.
#ifndef KYUBI_LESSON_REQUEST_H
#define KYUBI_LESSON_REQUEST_H

#include "lesson/page.h"

enum {
    REQUEST_WORD = 1024 // bytes of a text, its zero byte too
};

typedef struct Request {
    char act[32];              // the word: "learner.set"; "end": the test is over
    char file[256];            // of the test, within the pack
    int line;                  // … and of what is asked for
    int page;                  // from 0; -1: none is named, as with all that follow
    int exercise;              // index into Lesson.exercises
    int variable;              // index into Lesson.variables
    int source;                // index into Lesson.sources
    int vote;                  // index into Lesson.votes
    double hands[MAX_OPTIONS]; // … and its tallies
    int stage, area;         // index into Lesson.stages, and the number of one of its areas
    double theta, phi;       // of an arrow
    double x, y;             // where an area is dragged to, in the stage's units
    double number;           // seconds; how far off a number may be
    char name[64];           // as the test calls what it means
    char text[REQUEST_WORD]; // to be found on the page, typed or said; ""
    char circuit[8 * 1024];  // in the short form
    char verdict[16];        // "right" "near" "wrong" "unreadable"
    char misconception[8];   // "M07"; ""
    Expression value, expected; // text NULL: none
    const Data *answer;         // of an exercise, as study_answer writes it; borrowed
} Request;

// Reads what the function "test" gave, which must outlive the request. False with
// page.broken: it is none. Either way request_free.
bool request_read(const Lesson *lesson, const Data *data, Request *request, Error *err);
void request_free(Request *request);

// The tests of a lesson, as the function "tests" lists them.
typedef struct TestRow {
    char name[128], file[256];
    int line;
} TestRow;
enum { MAX_TESTS = 100 };
// How many there are; -1 with page.broken.
int test_rows_read(const Data *data, TestRow rows[MAX_TESTS], Error *err);

#endif
