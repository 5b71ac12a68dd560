// What live.c and live_text.c share; nobody else includes it.
#ifndef KYUBI_LESSON_LIVE_INSIDE_H
#define KYUBI_LESSON_LIVE_INSIDE_H

#include "circuit/question.h"
#include "lesson/live.h"

typedef struct Value {
    double number;
    char *words;       // not NULL: it is a text
    uint64_t revision; // of its last change
    bool unheard;      // by the jail
} Value;

typedef struct Shown {
    Asked asked;
    uint64_t shown; // 0: nothing yet
    bool unheard;
} Shown;

// One undoable change of a variable.
typedef struct Action {
    int variable;
    double before, after;
    uint64_t together; // changes of one number are one action; 0: a change by itself
} Action;

// A text that the jail may send as a value: prose, so with newlines and tabs, not long.
bool live_words_good(const char *words);

struct Live {
    const Lesson *lesson;
    Value *values; // one a variable
    Shown *shown;  // one a source
    uint64_t revision;
    int held; // variable; -1
    double before;
    Action *done, *undone;
    int done_count, undone_count;
};

#endif
