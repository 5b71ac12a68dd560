// A program under the learner's hands: lines of text with a caret, what is selected, what
// an input method is composing, what it was before, and how far it is scrolled. Indentation
// is by two blanks; tabs become blanks.
#ifndef KYUBI_DESK_EDITOR_H
#define KYUBI_DESK_EDITOR_H

#include "lesson/page.h"

#include <stdbool.h>

enum {
    EDITOR_SIZE = CODE_SIZE,
    EDITOR_PAST = 200,
    EDITOR_COMPOSE = 128,
    EDITOR_INDENT = 2
};

typedef enum EditorEdit { CODE_EDIT_NONE, CODE_EDIT_TYPE, CODE_EDIT_ERASE } EditorEdit;

typedef struct EditorState {
    char *text;
    int caret, anchor; // bytes, on boundaries of characters
} EditorState;

typedef struct Editor {
    char *text; // fewer than EDITOR_SIZE bytes; never NULL once editor_start was called
    int caret, anchor;
    int column;                   // that Up and Down keep, in characters; -1: the caret's
    char compose[EDITOR_COMPOSE]; // stands in the place of what is selected
    int clause, clause_end;       // of compose, bytes
    double scroll_x, scroll_y;    // px, as the view last had them
    EditorState *past;            // EDITOR_PAST + 1; NULL until something was changed
    int now, newest;
    EditorEdit last;
} Editor;

void editor_start(Editor *editor, const char *text); // NULL: nothing is written
// Goes on with what was written elsewhere; where that is still `start`, nothing is done.
void editor_inherit(Editor *editor, const Editor *old, const char *start);
void editor_end(Editor *editor);

// In the place of what is selected. All of it or, where it does not fit, nothing: false.
bool editor_insert(Editor *editor, const char *text);
// What was typed may end a block: its line moves out.
void editor_settle(Editor *editor);
bool editor_paste(Editor *editor, const char *text); // … as one step of undo
bool editor_cut(Editor *editor);                     // what is selected; false: nothing is
// All of it becomes `text`, as one step of undo; false: it is that already, or does not
// fit.
bool editor_restart(Editor *editor, const char *text);
void editor_compose(Editor *editor, const char *text, int start, int length);

void editor_place(Editor *editor, int caret, bool select);
bool editor_selection(const Editor *editor, int *from, int *to);
char *editor_selected(const Editor *editor); // yours to free

// Keys of a field (desk/field.h), and Up, Down, Page Up, Page Down by lines, Home to the
// first letter of the line and then its begin, Enter with the indentation of the line, Tab
// and Shift+Tab for the lines that are selected. False for any other key. `rows` are the
// lines that are seen.
bool editor_key(Editor *editor, int key, int mods, int rows, bool *changed);

#endif
