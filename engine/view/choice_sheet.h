// A small sheet of choices over the screen: rows with a name and what can be chosen, of
// which one holds; then a note, how far work has come, and buttons.
#ifndef KYUBI_VIEW_CHOICE_SHEET_H
#define KYUBI_VIEW_CHOICE_SHEET_H

#include "view/answer_view.h"
#include "view/control_view.h"
#include "view/scene.h"

typedef struct Choice {
    const char *words;
    Spot spot;
    bool on;          // it holds
    const char *name; // where its words do not say it; NULL
} Choice;

enum { MOST_CHOICES = 24, MOST_CHOICE_ROWS = 14 };

typedef struct ChoiceRow {
    const char *name;
    Choice choices[MOST_CHOICES];
    int count;
    const char *words; // plain words in place of choices; NULL
    bool fields;       // a field to type in, in place of choices
    FieldModel field;
    Spot spot; // of the field
    bool wrong;
    bool slides;     // a slider, in place of choices; its label is the row's name, and what
    Variable about;  // it points to is
    Control control; // this, and `field`
} ChoiceRow;

typedef struct ChoiceSheet {
    const char *title;
    Rect at; // what was pressed: the sheet stands below it; h 0: below the top bar's middle
    ChoiceRow rows[MOST_CHOICE_ROWS];
    int count;
    const char *note; // plain words, broken into lines; NULL: none
    bool refused;     // the note says why something failed
    double done;      // the part of a work that is done, 0 … 1; below 0: none goes on
    Button buttons[2];
    int button_count;
    double scroll;
    double tallest; // the height for which its top leaves room, so that it stands still
} ChoiceSheet;

// Of the whole sheet, which scrolls where the window is lower.
double choice_sheet_height(const Scene *scene, const ChoiceSheet *sheet);
// Never outside the window: what does not fit there scrolls.
void choice_sheet_add(Scene *scene, const ChoiceSheet *sheet);

// Words as prose that says just that: no sign is markup. Yours to free.
char *plain_prose(const char *words);

#endif
