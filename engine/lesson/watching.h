// What a visit keeps for an author who looks on: what every function took, against what it
// may take, and the memory of the child. The child's numbers are for show alone.
#ifndef KYUBI_LESSON_WATCHING_H
#define KYUBI_LESSON_WATCHING_H

#include "lesson/author_log.h"
#include "lesson/limits.h"
#include "lesson/outcome.h"
#include "lesson/ran.h"

typedef struct Watching {
    AuthorLog *log; // borrowed; NULL: nobody looks on, and all else is nothing
    RanRow *ran;    // RAN_ROWS of them
    int count;
    double limits[RAN_KINDS]; // ms
    size_t kb, most_kb;       // that Lua and engine values hold; that they may hold
} Watching;

// No zeros in `may`.
void watching_start(Watching *watching, AuthorLog *log, Budgets may);
void watching_end(Watching *watching);

// An outcome came, with its "ran". A function that takes over half of its limit for the
// first time is told in the log.
void watching_take(Watching *watching, const Outcome *outcome, const Data *ran,
                   bool opening);
void watching_mistake(Watching *watching, const Error *err);

#endif
