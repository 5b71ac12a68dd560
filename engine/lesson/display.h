// The displays, left side: what each is called in a lesson, what it takes, and how it says
// itself in words. Painting and touching are the right side, view/displays; a test joins
// both lists by name.
#ifndef KYUBI_LESSON_DISPLAY_H
#define KYUBI_LESSON_DISPLAY_H

#include "base/table.h"
#include "base/words.h"
#include "circuit/run.h"

#include <stdbool.h>
#include <stdint.h>

// How amplitudes are shown: as a grid of disks with words where there are few, else as a
// map; or as one of those, or line by line.
typedef enum AmplitudesForm {
    AMPLITUDES_USUAL,
    AMPLITUDES_GRID,
    AMPLITUDES_LIST,
    AMPLITUDES_MAP
} AmplitudesForm;

// What a lesson or a learner may set of a display. Zero is what is usual, but for `qubit`.
// Every one but `drag` is a row of lesson/display_options.h.
typedef struct DisplayOptions {
    int qubit;     // bloch: which one; -1: each qubit its own sphere
    int wires;     // a mask of those that are looked at, bit w: wire w; 0: all
    int shots;     // 0 shows the exact probabilities alone
    uint64_t seed; // of the shots, shown and typed
    int sort;      // histogram: 0 by value, 1 the likeliest first
    int falls;     // histogram: shots are made on the page, one by one
    int bits;      // histogram: of which classical bits (circuit/bits_seen.h); 0: of wires
    int predict;   // histogram: bars are covered until the learner has predicted them
    uint64_t foreseen; // … what was predicted (lesson/prediction.h)
    int given;         // conditional: the wires of its columns; 0: one that is left
    int table;         // … a JointKind (circuit/joint.h)
    uint64_t pauli;    // means: one string more (circuit/means.h); 0: none
    int angles;        // bloch: θ and φ with their arcs
    int components;    // bloch: x, y and z as numbers, and as shadows on the axes
    int trail;         // bloch: the way of the last moments
    int cloud;         // bloch: of a noisy run, the tips of many runs by chance
    int connected;     // correlations: without what the two arrows alone say
    int large;         // matrix: half as large again
    int part;          // matrix: of all up to the moment, or of the last column alone
    int measure;       // entanglement: 0 concurrence, 1 information, 2 entropy
    int shape;         // entanglement: 0 a ring where it has room, 1 a map
    int style;         // density: 0 city, 1 hinton, 2 table
    int height;        // density as a city: 0 the modulus, 1 the real, 2 the imaginary part
    int form;          // amplitudes: an AmplitudesForm
    int basis;         // ket: a KetBasis (circuit/ket_formula.h)
    int x_wires, y_wires; // ket: wires in |+⟩|−⟩ or |i⟩|−i⟩ all the same; 0: none
    int bell_wires;       // ket: two wires in the Bell basis; 0: none
    int groups;           // ket: a KetGroups
    int joined;           // ket: one sum, though registers are not entangled
    bool drag; // bloch: the arrow may be dragged (its source is an arrow that is not fixed)
} DisplayOptions;

enum { MATRIX_OF_UNTIL, MATRIX_OF_COLUMN };

// One sentence of prose about a moment (as in circuit/run.h), formulas between dollars.
// Yours to free.
typedef char *DisplayDescribe(const Words *words, Lang lang, const Run *run, int after,
                              DisplayOptions options);
// The numbers that it shows there, with a row of heads in that language.
typedef void DisplayRows(Table *table, const Words *words, Lang lang, const Run *run,
                         int after, DisplayOptions options);

typedef struct DisplayKind {
    const char *name;    // "bloch": the word display.bloch
    int most_qubits;     // it can show no more
    const char *options; // the names of those it takes, blanks between
    DisplayDescribe *describe;
    DisplayRows *rows;
} DisplayKind;

int display_kinds(void);
const DisplayKind *display_kind(int index);
const DisplayKind *display_find(const char *name); // NULL if there is none

#endif
