// The names that OpenQASM has for rows of the gate table with controls: cx is x with one
// control, cswap is swap with one, u2(φ, λ) is u(π/2, φ, λ). Every row of the table also
// goes by its own name. Source: stdgates.inc (OpenQASM 3 specification), qelib1.inc
// (arXiv:1707.03429, figure 6, and what Qiskit added to it), and the names of Amazon
// Braket.
#ifndef KYUBI_CIRCUIT_SPELLING_H
#define KYUBI_CIRCUIT_SPELLING_H

#include "circuit/step.h"

#include <stddef.h>

typedef struct Spelling {
    const char *name;
    const char *gate;        // the row of the gate table
    int controls;            // that many wires come first, each must be 1
    const char *first_angle; // an angle that the name implies; NULL: none
    bool qelib1, stdgates;   // which of OpenQASM 2's and 3's standard files have it
} Spelling;

// The names beside those of the gate table itself, row by row; NULL behind the last.
int spelling_count(void);
const Spelling *spelling_row(int index);

// The gate that is spelt with these letters; false if there is none, or it is no unitary.
bool spelling_find(const char *name, size_t size, Spelling *found);

// The shortest name of `gate` with `controls` controls; NULL where there is none.
const char *spelling_name(const Gate *gate, int controls);

// The words before a gate that say what the next wires decide, in the order in which they
// are written; NULL behind the last.
typedef struct DotWord {
    const char *word; // "negctrlx"
    DotKind kind;
    char axis;
} DotWord;
const DotWord *dot_word_row(int index);
const DotWord *dot_word_find(const char *word, size_t size); // NULL: there is none

int spelling_angles(const Spelling *spelling); // angles to write behind the name
int spelling_wires(const Spelling *spelling);  // controls and targets

// The spelling nearest to a misspelt name, NULL when none is near.
const char *spelling_nearest(const char *name);

#endif
