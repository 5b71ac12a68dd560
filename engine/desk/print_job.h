// A lesson's pages on their way to paper, and what is asked of the sheet that sends them.
#ifndef KYUBI_DESK_PRINT_JOB_H
#define KYUBI_DESK_PRINT_JOB_H

#include "desk/desk.h"
#include "view/paper.h"
#include "view/style.h"

// Pages on their way to paper.
typedef struct PrintJob {
    Canvas *canvas; // NULL: nothing is being drawn
    PrintOptions options;
    Look look;
    int page, sheets; // the next page; sheets drawn
    int loads;        // of the study when it began
} PrintJob;

// What is asked of the sheet that makes a PDF.
typedef struct PrintAsk {
    bool whole; // the lesson; else the page
    PaperKind paper;
    PrintJob job;
} PrintAsk;

#endif
