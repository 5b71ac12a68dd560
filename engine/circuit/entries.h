// The entries of a small matrix as people type them: "[[1, 0], [0, i]]", "1 0; 0 i" or
// Quirk's "{{1,0},{0,i}}", each entry a formula (circuit/quirk_formula.h) with pi or π,
// √2, e^(i pi/4). Numbers that were typed with a few digits are recognised: 0.57735 is
// 1/√3. The first wire is the lowest bit of a row's number.
#ifndef KYUBI_CIRCUIT_ENTRIES_H
#define KYUBI_CIRCUIT_ENTRIES_H

#include "base/error.h"

#include <complex.h>
#include <stddef.h>

enum { MAX_ENTRY_ROWS = 16 };

typedef struct Entries {
    int rows;                                           // 2, 4, 8 or 16
    double complex at[MAX_ENTRY_ROWS * MAX_ENTRY_ROWS]; // row by row
    char *text; // "[[1, 0], [0, i]]", every entry as typed
} Entries;

// Fails: entries.rows (how many rows), entries.entries (row, how many, rows),
// entries.number (row, column, the entry); rows and columns from 1. To be cleared.
bool entries_read(const char *text, Entries *entries, Error *err);
void entries_clear(Entries *entries);

// Of numbers, each written in the plainest way that reads as the very same.
Entries entries_of(int rows, const double complex *at);

// How far it is from being unitary: the largest entry of U†U − 1.
double entries_fault(const Entries *entries);
// The same matrix with every entry that stands near (5e-5) a number such as 1/√3 or
// e^(iπ/8)/2 put onto it. To be cleared.
Entries entries_recognised(const Entries *entries);
// The unitary nearest to it: U·V† of its singular value decomposition (Fan and Hoffman,
// Proc. Amer. Math. Soc. 6, 1955). False where a singular value is nearly 0, and no
// unitary is nearer than all others. To be cleared.
bool entries_nearest(const Entries *entries, Entries *nearest);

// What an entry reads as; false where it is no number.
bool entry_value(const char *text, size_t size, double complex *value);

#endif
