// The sheet on which the lab's circuit is compared with another: one of its own history,
// one pasted as text, a file, or the page's that it came from (circuit/match.h). What is
// found is a sentence; an input that shows a difference opens as one step of undo.
#ifndef KYUBI_DESK_COMPARING_H
#define KYUBI_DESK_COMPARING_H

#include "circuit/match.h"
#include "desk/desk.h"
#include "desk/field.h"
#include "view/choice_sheet.h"

typedef enum CompareAct {
    COMPARE_OPEN,   // the sheet, or closes it
    COMPARE_PLACE,  // with another place of the history, by b; 0: with the same again
    COMPARE_PASTE,  // … what is on the clipboard
    COMPARE_LESSON, // … the page's circuit
    COMPARE_FIELD,  // the name of a file
    COMPARE_FILE,   // … with what is in it
    COMPARE_INPUT,  // open the input that shows the difference
    COMPARE_ACTS
} CompareAct;

typedef struct Comparing {
    int with;   // a CompareAct; COMPARE_OPEN: nothing yet
    int place;  // of the history
    bool found; // `match` says what, else `why`
    Match match;
    Error why; // key "": nothing was asked yet
    Field field;
} Comparing;

void comparing_act(Desk *desk, Spot spot); // SPOT_COMPARE
void comparing_go(Desk *desk);             // Enter in the field
// A text pasted while the sheet is open and its field is not meant; false: not for it.
bool comparing_paste(Desk *desk, const char *text);
ChoiceSheet comparing_sheet(const Desk *desk, Scene *scene);

#endif
