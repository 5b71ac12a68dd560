// The editor of a program: lines in a monospaced face with their numbers, highlighted, a
// caret, what is selected, and the line where it stopped. It scrolls within its own box.
#ifndef KYUBI_VIEW_CODE_VIEW_H
#define KYUBI_VIEW_CODE_VIEW_H

#include "view/scene.h"

typedef struct CodeModel {
    const char *text;
    int caret, anchor;         // bytes in text: what lies between them is selected
    const char *compose;       // what an input method is composing in its place; NULL
    int clause, clause_end;    // bytes in compose: what it works at
    double scroll_x, scroll_y; // px hidden at the left and above
    int rows;                  // lines that are seen
    int fault;                 // the line that is marked, from 1; 0: none
    bool focused;
} CodeModel;

double code_view_height(const Scene *scene, int rows);
void code_view_add(Scene *scene, Rect rect, const CodeModel *code, Spot spot,
                   const char *name);

// The caret's place that is nearest to (x, y): a byte in text.
int code_view_byte(const Scene *scene, Rect rect, const CodeModel *code, double x,
                   double y);
// Where an input method's window goes.
Rect code_view_caret(const Scene *scene, Rect rect, const CodeModel *code);
// How far it must be scrolled so that the caret is in sight.
void code_view_reveal(const Scene *scene, Rect rect, const CodeModel *code, double *x,
                      double *y);
// The same moved by so many px, as far as there is something to see; false: nowhere.
bool code_view_roll(const Scene *scene, Rect rect, const CodeModel *code, double by,
                    double *y);

#endif
