// The rows of a tableau, for tableau.c, tableau_measure.c and tableau_form.c.
#ifndef KYUBI_QUANTUM_TABLEAU_INSIDE_H
#define KYUBI_QUANTUM_TABLEAU_INSIDE_H

#include "quantum/columns.h"
#include "quantum/tableau.h"

// The first half of the rows are destabilisers, from row 0; the second half stabilisers, in
// the same order. What is left of each half is empty.
struct Tableau {
    Columns columns;
};

enum { TABLEAU_WORDS = 2 * PAULI_WORDS }; // of the longest column

static inline int tableau_half_words(const Tableau *tableau) {
    return columns_words(&tableau->columns) / 2;
}

static inline int tableau_stabiliser_row(const Tableau *tableau, int index) {
    return tableau_half_words(tableau) * 64 + index;
}

#endif
