// How a stretch of a lesson's Lua ended, as it crosses from the jail: made by the cage in
// the child, believed only as far as `outcome_read` lets it in the parent.
#ifndef KYUBI_LESSON_OUTCOME_H
#define KYUBI_LESSON_OUTCOME_H

#include "base/data.h"

typedef enum OutcomeStatus {
    OUTCOME_OK,
    OUTCOME_ERROR,  // the script's own mistake
    OUTCOME_TIME,   // over its budget
    OUTCOME_MEMORY, // over its memory
    OUTCOME_COUNT
} OutcomeStatus;

// The lesson's own functions that were running when it failed, the innermost first; those
// of the program and of Lua are left out.
enum { TRACE_FRAMES = 8 };
typedef struct TraceFrame {
    char file[96];
    int line;
    char name[48]; // of the function; "" in the lesson's own text
} TraceFrame;
typedef struct Trace {
    int count;
    TraceFrame frames[TRACE_FRAMES];
} Trace;

typedef struct Outcome {
    OutcomeStatus status;
    Error error; // key "" when OK
    Trace trace;
    double ms;  // how long it took, wall
    double cpu; // ms of the child's CPU
    size_t kb;  // what Lua and engine values hold afterwards
} Outcome;

// An object {"status", "key", "args", "file", "line", "trace", "ms", "cpu", "kb"}; yours.
Data *outcome_write(const Outcome *outcome);

// The key, args, file and line in an object; false where the key is none.
bool outcome_error(const Data *data, Error *error);

// Reads what a child wrote, trusting nothing: false when the status is unknown, a failure
// has no key, or a field has the wrong kind. A key is letters, digits, '.' and '_';
// control characters in arguments, file and trace become '?'; of the trace, what is no
// frame is left out.
bool outcome_read(const Data *data, Outcome *outcome);

#endif
