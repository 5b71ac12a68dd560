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

typedef struct Outcome {
    OutcomeStatus status;
    Error error; // key "" when OK
    double ms;   // how long it took, wall
    size_t kb;   // what Lua holds afterwards
} Outcome;

// An object {"status", "key", "args", "file", "line", "ms", "kb"}; yours.
Data *outcome_write(const Outcome *outcome);

// The key, args, file and line in an object; false where the key is none.
bool outcome_error(const Data *data, Error *error);

// Reads what a child wrote, trusting nothing: false when the status is unknown, a failure
// has no key, or a field has the wrong kind. A key is letters, digits, '.' and '_';
// control characters in arguments and file become '?'.
bool outcome_read(const Data *data, Outcome *outcome);

#endif
