// The error card: what could not be read, where, the lines around it, and what to do next.
#ifndef KYUBI_VIEW_SCREEN_ERROR_H
#define KYUBI_VIEW_SCREEN_ERROR_H

#include "view/scene.h"

enum { ERROR_LINES = 5 };

typedef struct ErrorModel {
    const Error *error;
    const char *course, *title;     // for the top bar
    const char *sentence;           // in the reader's language
    const char *lines[ERROR_LINES]; // of the file, NULL where there is none
    int first_line;                 // number of lines[0]
    const char *hint;               // for a usual mistake; NULL
    const char *trace;              // the way of calls that led there; NULL
    bool reloading;
    bool watching;       // saving the file is enough
    const char *status;  // what the last press did; NULL
    const Picture *page; // that page, small; NULL
    const char *kept;    // title of the last good page that stays; NULL when there is none
} ErrorModel;

void screen_error(Scene *scene, const ErrorModel *model);

#endif
