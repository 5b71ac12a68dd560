// The sheet 保存・書き出し: a circuit of the lab or of a page as a file in the folder of
// documents, or as text on the clipboard. What a form cannot say is told before it is
// asked for.
#ifndef KYUBI_DESK_SHARING_H
#define KYUBI_DESK_SHARING_H

#include "desk/making.h"
#include "view/export.h"

// SPOT_SHARE, a: opens the sheet for the circuit of source b (b -1: the lab's); on it:
// form b of the table, ink b, save, copy.
enum { SHARE_SHEET, SHARE_FORM, SHARE_INK, SHARE_SAVE, SHARE_COPY };

typedef struct Sharing {
    int form;         // row of the table
    Theme ink;        // of pictures
    int source;       // whose circuit; -1: the lab's
    Circuit *circuit; // as it is drawn, while the sheet is open; NULL
    char *text;       // what a form of text says; NULL: it cannot, or is a picture
    Error why;        // … because of this; key "" where there is no reason
    Export *work;     // the picture on its way; NULL
    char *title;      // of the lab's circuit, from what was opened; NULL: it has none
} Sharing;

void sharing_open(Desk *desk, int source);
void sharing_set_form(Desk *desk, int form);
void sharing_set_ink(Desk *desk, Theme ink);
void sharing_save(Desk *desk);
void sharing_copy(Desk *desk);
void sharing_close(Desk *desk);                      // the sheet was closed
void sharing_end(Desk *desk);                        // with the desk
void sharing_entitle(Desk *desk, const char *title); // of the lab's circuit; copied
ChoiceSheet sharing_sheet(const Desk *desk, Scene *scene);

// The circuit that is meant where nobody says which: the lab's, the one that has the focus,
// else the page's first; NULL: there is none.
struct Workpiece *sharing_piece(Desk *desk);

#endif
