// A file on its way into the folder of documents: made bit by bit while the desk is polled,
// so that hands are answered in between. It shows how far it is, can be stopped, leaves
// nothing of what is stopped or fails, and never takes the place of a file that is there.
// One is made at a time; the sheets that ask for files (a lesson's PDF, a circuit's
// pictures) show it.
#ifndef KYUBI_DESK_MAKING_H
#define KYUBI_DESK_MAKING_H

#include "desk/desk.h"
#include "view/choice_sheet.h"

typedef enum MakingStep {
    MAKING_GOES_ON,
    MAKING_WAITS,
    MAKING_DONE,
    MAKING_FAILED
} MakingStep;

// What makes a kind of file. Its own work is the desk's.
typedef struct MakingKind {
    MakingStep (*next)(Desk *desk, Error *err); // a bit more; DONE: the file is written
    void (*drop)(Desk *desk);                   // gives back what is held, in any case
    void (*so_far)(const Desk *desk, int *at, int *all);
    const char *working; // a word with both numbers: "{1} of {2} pages"
    Spot again;          // has the focus after a failure
} MakingKind;

typedef struct Making {
    const MakingKind *kind; // NULL: nothing is being made
    char *path;             // of the file being made, or made; NULL: none yet
    char *note;             // what came of it; NULL: nothing yet
    bool refused;           // … and it failed
} Making;

// The path that a new file will have in the folder of documents; `making->path` once it is
// taken. False with the reason on the sheet.
bool making_place(Desk *desk, const char *name, const char *ending, Spot again);
// Goes on with the file at making->path. Or it is there at once, or failed at once.
void making_begin(Desk *desk, const MakingKind *kind);
void making_done(Desk *desk);
void making_say(Desk *desk, const char *words); // what came of it, without a file
void making_failed(Desk *desk, Spot again, const Error *err);
void making_end(Desk *desk); // what is unfinished goes, and what was said of it
void making_poll(Desk *desk);
bool making_busy(const Desk *desk);

// Adds what the sheet says while a file is being made (false: none is), and, once it is
// there, the buttons that close the sheet and copy the place.
bool making_add_work(const Desk *desk, Scene *scene, ChoiceSheet *sheet);
void making_add_done(Scene *scene, ChoiceSheet *sheet);

// Before that: a row of where a file of that name (taken) will be, and one of the inks that
// a picture can have, whose theme is the b of its spot. The buttons that save it or copy it
// (of kind SPOT_NONE: it is not copied) can be pressed where it `can` be made.
void making_add_place(const Desk *desk, Scene *scene, ChoiceSheet *sheet, char *name,
                      const char *ending);
void making_add_inks(Scene *scene, ChoiceSheet *sheet, Theme now, Spot spot);
void making_add_asks(Scene *scene, ChoiceSheet *sheet, Spot save, Spot copy, bool can);

#endif
