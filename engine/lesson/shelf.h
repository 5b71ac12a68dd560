// The displays that stand with a circuit as a learner chose them: which, in what order, at
// its right or below it, open or folded to their heads, and how each is set. A plain value;
// its text is what the record keeps.
#ifndef KYUBI_LESSON_SHELF_H
#define KYUBI_LESSON_SHELF_H

#include "lesson/display.h"

typedef enum ShelfFold {
    SHELF_OPEN,
    SHELF_FOLDED,
    SHELF_FITTING, // open while it has something to say, until somebody folds or opens it
    SHELF_FOLDS
} ShelfFold;

typedef struct Shelved {
    const DisplayKind *kind;
    DisplayOptions options;
    ShelfFold fold;
    bool below; // the circuit; else at its right
} Shelved;

enum { MOST_SHELVED = 16 };
typedef struct Shelf {
    Shelved at[MOST_SHELVED];
    int count;
} Shelf;

// What a circuit has where nobody chose: three open at most (look book, "Do").
Shelf shelf_usual(void);
bool shelf_same(const Shelf *a, const Shelf *b);

// A new one behind the last, open, set as is usual. Fails: shelf.full (how many).
bool shelf_add(Shelf *shelf, const DisplayKind *kind, bool below, Error *err);
void shelf_remove(Shelf *shelf, int index);
// Takes it out and puts it in front of what stands at `before` now (`count`: at the end),
// at the right or below. Returns its new place.
int shelf_move(Shelf *shelf, int index, int before, bool below);
// How many of that kind stand there.
int shelf_holds(const Shelf *shelf, const DisplayKind *kind);
// One place up (-1) or down (+1) among those at the same side. Returns its new place; at
// the end of its side it stays.
int shelf_step(Shelf *shelf, int index, int by);

// How one is set where the circuit has so many wires: of those that it has not nothing is
// left.
DisplayOptions shelf_options(const Shelved *shelved, int qubits);

// A line a display: its name, `below`, `folded` or `fitting`, then what is not as usual:
// "histogram below shots=1000". Yours.
char *shelf_write(const Shelf *shelf);
// What of a text can be read: what this program does not know is passed over. Options that
// speak of wires may name more than a circuit has.
Shelf shelf_read(const char *text);

#endif
