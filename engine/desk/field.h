// One line of text under the learner's hands: a caret, what is selected, what an input
// method is composing, and what it was before.
#ifndef KYUBI_DESK_FIELD_H
#define KYUBI_DESK_FIELD_H

#include <stdbool.h>

enum { FIELD_SIZE = 128, FIELD_PAST = 16 };

typedef enum FieldEdit { EDIT_NONE, EDIT_TYPE, EDIT_BACK, EDIT_DELETE } FieldEdit;

typedef struct FieldState {
    char text[FIELD_SIZE];
    int caret, anchor;
} FieldState;

typedef struct Field {
    char text[FIELD_SIZE];
    char compose[FIELD_SIZE]; // stands in the place of what is selected
    int clause, clause_end; // of compose, bytes: what the input method works at; where both
                            // are the same, its caret
    int caret;              // byte, on a character's boundary
    int anchor;             // the selection's other end; at the caret: nothing is selected
    double scroll;          // px hidden at the left, as the view last had it
    // Undo: past[0 … now) are earlier states, past(now … newest] later ones.
    FieldState past[FIELD_PAST + 1];
    int now, newest;
    FieldEdit last; // what the next edit of its kind is one step with
} Field;

void field_set(Field *field, const char *text); // caret behind it, nothing to undo
// In the place of what is selected, as much as fits; line breaks and tabs are left out.
// False when that is nothing: the text stays.
bool field_insert(Field *field, const char *text);
bool field_paste(Field *field, const char *text); // … as one step of undo
bool field_cut(Field *field);                     // what is selected; false: nothing is
// `start` and `length` of the clause are characters; a negative start is not known: the
// end.
void field_compose(Field *field, const char *text, int start, int length);

// To a byte, which is moved back to a boundary; `select` leaves the anchor.
void field_place(Field *field, int caret, bool select);
void field_select_all(Field *field);
bool field_selection(const Field *field, int *from, int *to); // false: empty, at the caret
char *field_selected(const Field *field);                     // yours to free
char *field_whole(const Field *field); // with what is composed in it; yours to free

bool field_undo(Field *field); // false: there is nothing before
bool field_redo(Field *field);

// Backspace, Delete, arrows, Home, End; with Shift they select, with Ctrl they go by words.
// Ctrl+A, Ctrl+Z, Ctrl+Y, Ctrl+Shift+Z. False for any other key. `changed` tells whether
// the text did.
bool field_key(Field *field, int key, int mods, bool *changed);

#endif
