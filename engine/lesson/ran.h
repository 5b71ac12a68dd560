// What the lesson's own functions took, for its author: counted in the child where somebody
// watches, read in the parent for show alone. A function is known by what it is for and by
// the line of the word that it belongs to.
#ifndef KYUBI_LESSON_RAN_H
#define KYUBI_LESSON_RAN_H

#include "base/data.h"

#include <stdint.h>

typedef enum RanKind {
    RAN_LOAD,      // the whole lesson, once; line 0
    RAN_VALUE,     // the function of a value
    RAN_BUTTON,    // of a button
    RAN_TIMER,     // of a timer
    RAN_DRAW,      // draw of a stage
    RAN_TOUCH,     // what a touch of it does
    RAN_CHECK,     // the judging of an exercise's answer, what is below in it included
    RAN_PROPERTY,  // property of an exercise
    RAN_REFERENCE, // reference of an exercise
    RAN_KINDS
} RanKind;

enum {
    RAN_ROWS = 512,      // that are told apart; what comes after is left out
    RAN_VARIABLES = 200, // lesson/page.h's MAX_VARIABLES
    RAN_READS = (RAN_VARIABLES + 7) / 8
};

typedef struct RanRow {
    RanKind kind;
    int line; // 0 … 10⁷
    int count;
    double last, most;        // ms of the child's CPU
    uint8_t reads[RAN_READS]; // bit v: the last run read variable v
} RanRow;

const char *ran_name(RanKind kind);              // as it crosses: "value", "draw"
bool ran_named(const char *name, RanKind *kind); // false: there is none such
void ran_set_read(RanRow *row, int variable);    // out of range: nothing
bool ran_reads(const RanRow *row, int variable); // likewise false

// The row of a function in `rows` (RAN_ROWS of them), made where there is none; NULL: full.
RanRow *ran_row(RanRow *rows, int *count, RanKind kind, int line);
// Adds what was counted since: counts add up, `last` and `reads` are the newer.
RanRow *ran_add(RanRow *rows, int *count, const RanRow *more);

Data *ran_write(const RanRow *rows, int count); // a list; yours
// What a child wrote, trusting nothing: rows that are none are left out. Returns how many.
int ran_read(const Data *list, RanRow *rows, int most);

#endif
