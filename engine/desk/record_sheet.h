// The sheet 残してあるもの: in words and numbers all that Kyubi keeps of a learner; as a
// file in the folder of documents, thrown away (with a way back until Kyubi is closed), or
// as a report to a teacher that holds nothing personal.
#ifndef KYUBI_DESK_RECORD_SHEET_H
#define KYUBI_DESK_RECORD_SHEET_H

#include "desk/desk.h"
#include "view/choice_sheet.h"

// SPOT_RECORD, a: opens the sheet; on it: export, report, delete (asks), really, not at
// all, back again.
enum {
    RECORD_SHEET,
    RECORD_EXPORT,
    RECORD_REPORT,
    RECORD_DELETE,
    RECORD_DELETE_GO,
    RECORD_KEEP,
    RECORD_BACK
};

typedef struct RecordSheet {
    bool asks;    // whether all is to be deleted
    bool refused; // the note says why something failed
    char *note;   // what came of the last press; NULL
} RecordSheet;

// What is open is of the record as it was: it is closed; then all begins from what the
// record has now, its settings too (record_settings.c).
void desk_leave_record(Desk *desk);
void desk_enter_record(Desk *desk);
void desk_take_settings(Desk *desk);

void record_act(Desk *desk, Spot spot);
void record_end(Desk *desk); // the sheet was closed
ChoiceSheet record_sheet(const Desk *desk, Scene *scene);

// What went wrong, for a report. Yours: lines of text, in the reader's language.
char *record_report(const Desk *desk);

#endif
