// The card of one exercise: its question, what the learner answers with, hints, the
// verdict.
#ifndef KYUBI_VIEW_ANSWER_VIEW_H
#define KYUBI_VIEW_ANSWER_VIEW_H

#include "lesson/given.h"
#include "lesson/live.h"
#include "lesson/page.h"
#include "view/code_view.h"
#include "view/pulse_view.h"
#include "view/scene.h"

// A text field as the desk has it.
typedef struct FieldModel {
    const char *text;
    int caret, anchor;      // bytes in text: what lies between them is selected
    const char *compose;    // what an input method is composing in its place; NULL
    int clause, clause_end; // bytes in compose: what it works at, its caret behind it
    double scroll;          // px hidden at the left, where that leaves the caret in sight
    bool focused;
} FieldModel;

struct LessonModel;

typedef struct AnswerModel {
    const Exercise *exercise;
    int index;                  // into Lesson.exercises
    const Drawn *drawn;         // what it has drawn, ended by a NULL name; NULL: nothing
    Drawn given[MAX_GIVEN + 1]; // … where this model holds it itself
    uint64_t seed;              // what it was drawn from
    int most_gates, gates; // INPUT_CIRCUIT: the limit (0: none), and how many stand there
    FieldModel field;
    CodeModel code;         // INPUT_CODE; text NULL: as it starts
    uint32_t chosen;        // bit o: option or qubit o
    const PulseRow *pulses; // INPUT_PULSES; NULL: none yet
    // INPUT_BARS, INPUT_ORDER, INPUT_PLACES; NULL: as at first.
    const double *bars;        // one a bar
    const int *order, *places; // cards from the top; the place of each, from 1, 0: none
    int picked;                // a card that was pressed, from 1; 0: none
    bool locked;               // the prediction is
    bool of_wires;          // INPUT_BARS: a bar for each value of all wires, in their order
    bool anew;              // other numbers were drawn, and it was not right with them yet
    bool shown;             // what it covered may be seen
    int held;               // the bar or card that the hand has, from 1; 0: none
    int over;               // the place under the held card; -1: none
    double held_x, held_y;  // where the held card's top left is, on the window
    const Verdict *verdict; // the last; NULL while there is none
    bool stale;             // the answer was changed since: what was said stays, unmarked
    bool before;            // it was right on another day
    double played;          // how far the verdict's demo has come, 0 … 1
    const struct LessonModel *around; // whose pieces a demo shows; NULL: no demo is
    int hints;                        // seen so far
    int tries;
    bool right;   // right now
    bool first;   // … at the first try and without a hint
    bool explain; // the explanation is open
    bool alone;   // a card for review: without its number, other numbers and solution
    bool settled; // … which was given up, or cannot be mended: nothing is checked any more
    bool busy;    // the verdict is being worked out, for longer than a blink
} AnswerModel;

// A text of the exercise with what it has drawn and the numbers of the page in it.
const char *answer_text(Scene *scene, const AnswerModel *model, const Text *text);

// Adds the card with its top left at (x, y); returns its height.
double answer_view_add(Scene *scene, double x, double y, double width,
                       const AnswerModel *model);

// A text field; `spot` is what a touch means.
void field_view_add(Scene *scene, Rect rect, const FieldModel *field, Spot spot, bool wrong,
                    const char *name);

// The caret's place in a field at `rect` that is nearest to x: a byte in text.
int field_view_byte(const Scene *scene, Rect rect, const FieldModel *field, double x);
// Where an input method's window goes: the caret, or the beginning of the clause.
Rect field_view_caret(const Scene *scene, Rect rect, const FieldModel *field);
// How far the field is scrolled, px.
double field_view_scroll(const Scene *scene, Rect rect, const FieldModel *field);

// The seed of a histogram while it is typed: its name, the field, the keys that end it.
typedef struct SeedModel {
    bool open, wrong;
    int source; // whose histogram it is
    FieldModel field;
} SeedModel;
// The field's spot: the seed in the histogram's title has b = 0.
Spot seed_view_spot(int source);
void seed_view_add(Scene *scene, Rect rect, const SeedModel *model);

// The mark of a verdict, radius r: ◎ ○ △ × (look book).
typedef enum MarkKind { MARK_FIRST, MARK_RIGHT, MARK_NEAR, MARK_WRONG } MarkKind;
void verdict_mark_add(Scene *scene, double x, double y, double radius, MarkKind kind);

// A note with a bar at its left: a hint, a verdict, a warning. Returns its height.
typedef struct Callout {
    Ink ink, tint;
    bool plain;              // the head in the ink of text: its own is too weak on the tint
    const char *icon, *head; // NULL: none
    const char *text;        // prose
} Callout;
double callout_add(Scene *scene, double x, double y, double width, const Callout *callout);

// One input's picture within the card. The rows' names and order are InputKind's.
typedef struct InputView {
    const char *name;
    double (*add)(Scene *scene, double x, double y, double width, const AnswerModel *model);
} InputView;
const InputView *input_view(InputKind kind);

// The card that the hand has, over everything; nothing where it has none.
void answer_view_hand(Scene *scene, const AnswerModel *model);
// In the place of a display that a prediction covers.
void covered_view_add(Scene *scene, Rect rect);

#endif
