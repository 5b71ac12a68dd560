// A stretch of text set alike, within a block of prose or a line of code.
#ifndef KYUBI_TYPE_SPAN_H
#define KYUBI_TYPE_SPAN_H

#include "type/ink.h"

#include <stdbool.h>

typedef struct Span {
    int from, to; // bytes
    bool bold, code;
    int link;   // of the draft's links; -1
    Ink ink;    // of highlighted code; INK_NONE: that of the words
    bool found; // the link is a term that was found: its words look like any others
} Span;

#endif
