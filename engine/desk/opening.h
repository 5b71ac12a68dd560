// The sheet ひらく: a circuit of the folder of documents, of any other place, or a link to
// Quirk, opened in the lab. It is one step of undo there, so that nothing is lost.
#ifndef KYUBI_DESK_OPENING_H
#define KYUBI_DESK_OPENING_H

#include "desk/desk.h"
#include "desk/field.h"
#include "view/choice_sheet.h"

// SPOT_OPEN, a: opens the sheet; on it: the field, what stands in it, file b of the list.
enum { OPEN_SHEET, OPEN_FIELD, OPEN_GO, OPEN_FILE };
enum { MOST_OPEN_FILES = 12 };

typedef struct Opening {
    Field field;
    bool wrong;                   // what stands in it could not be opened
    char *note;                   // why; NULL
    char *files[MOST_OPEN_FILES]; // names in the folder, the newest first
    int count;
} Opening;

void opening_open(Desk *desk);
void opening_end(Desk *desk); // the sheet was closed
void opening_act(Desk *desk, Spot spot);
// What is typed as a path, also from home or from the folder of documents; yours.
char *opening_path(const Desk *desk, const char *text);
void opening_go(Desk *desk); // Enter in its field
// A text pasted into the field that is a circuit itself is opened at once; false: it is for
// the field.
bool opening_paste(Desk *desk, const char *text);
// A file that was dropped on the window or named to the program.
void opening_file(Desk *desk, const char *path);
ChoiceSheet opening_sheet(const Desk *desk, Scene *scene);

#endif
