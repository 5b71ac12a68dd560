// The prompt: a sheet with a field, and below it the commands whose names have what is
// typed there.
#ifndef KYUBI_VIEW_SCREEN_PROMPT_H
#define KYUBI_VIEW_SCREEN_PROMPT_H

#include "view/answer_view.h"
#include "view/screen_search.h"

// One row: a command, its other name where it was found by that, what kind it is, its keys.
typedef struct PromptRow {
    FoundLine name;
    FoundLine other;   // in the other language; empty: it was not found by that
    const char *group; // "回路"
    const char *keys;  // as KeyLine has them; "": none
    const char *why;   // why it cannot be done now; NULL: it can
} PromptRow;

typedef struct PromptModel {
    FieldModel field;
    const PromptRow *rows; // SPOT_PROMPT_ROW: a is the row
    int count;
    int chosen;       // the row that Enter does
    const char *note; // what to type, or how many there are
    bool refused;     // the note says why the row was not done
    double scroll;
} PromptModel;

void screen_prompt(Scene *scene, const PromptModel *model);

#endif
