// A lesson of a hall on paper, a sheet for each step: the picture that the audience saw,
// and under it what was said, or lines to write on.
#ifndef KYUBI_DESK_HANDOUT_H
#define KYUBI_DESK_HANDOUT_H

#include "desk/desk.h"

typedef enum HandoutKind { HANDOUT_NOTES, HANDOUT_BLANKS, HANDOUT_COUNT } HandoutKind;
bool handout_find(const char *name, HandoutKind *kind); // "notes", "blanks"

// Writes the open lesson of a hall's desk as a PDF of A4 sheets: the pages that are for a
// hall, or all where none is. Votes are as rehearsed, and the desk ends on its first page.
// A show makes a desk of its own for it. Fails where the file cannot be written.
typedef struct HandoutOptions {
    HandoutKind kind;
    const char *path;
    void (*written)(int at, int all); // sheets, after each; NULL: nobody asks
} HandoutOptions;
bool handout_write(Desk *desk, HandoutOptions options, Error *err);

#endif
