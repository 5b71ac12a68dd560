// The displays, left side: what each is called in a lesson, what it takes, and how it says
// itself in words. Painting and touching are the right side, view/displays; a test joins
// both lists by name.
#ifndef KYUBI_LESSON_DISPLAY_H
#define KYUBI_LESSON_DISPLAY_H

#include "base/words.h"
#include "circuit/run.h"

#include <stdbool.h>
#include <stdint.h>

typedef struct DisplayOptions {
    int qubit;     // bloch: which one; -1: each qubit its own sphere
    int shots;     // histogram: 0 shows the exact probabilities alone
    uint64_t seed; // histogram: the seed of the shots, shown and typed
    bool angles;   // bloch: θ and φ with their arcs
    bool large;    // matrix: half as large again
    bool drag; // bloch: the arrow may be dragged (its source is an arrow that is not fixed)
} DisplayOptions;

typedef struct DisplayKind {
    const char *name; // "bloch": the word display.bloch
    int most_qubits;  // it can show no more
    // What it shows at a moment (as in circuit/run.h), as one sentence of prose: formulas
    // between dollars. Yours to free.
    char *(*describe)(const Words *words, Lang lang, const Run *run, int after,
                      DisplayOptions options);
} DisplayKind;

int display_kinds(void);
const DisplayKind *display_kind(int index);
const DisplayKind *display_find(const char *name); // NULL if there is none

#endif
