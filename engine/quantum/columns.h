// Many Pauli strings side by side, stored by columns: for each qubit the X bits of all
// strings, then their Z bits. A gate then is a few word operations on the columns of its
// qubits, for all strings at once. The tableau keeps its generators so, and Pauli frames
// their shots; nobody else needs to know.
#ifndef KYUBI_QUANTUM_COLUMNS_H
#define KYUBI_QUANTUM_COLUMNS_H

#include "quantum/clifford.h"
#include "quantum/kernels.h"
#include "quantum/pauli_string.h"

#include <stddef.h>

// A column is some units of 256 rows; row r is bit r % 64 of its word r / 64.
enum { UNIT_WORDS = 4, UNIT_ROWS = 64 * UNIT_WORDS };

typedef struct Columns {
    const Kernels *kernels; // the widest at first; a copy has those of the original
    int qubits, units;
    uint64_t *bits;  // 2·qubits columns; all zero (identities) at first
    uint64_t *signs; // one column, 1 is minus; NULL where signs are of no interest
    CliffordAction actions[CLIFFORD_SINGLES];
} Columns;

// False when memory is short.
bool columns_open(Columns *columns, int qubits, int units, bool with_signs);
bool columns_copy(Columns *columns, const Columns *from);
void columns_close(Columns *columns);
void columns_use(Columns *columns, const Kernels *kernels); // NULL: the widest

int columns_words(const Columns *columns); // of one column
uint64_t *columns_x(const Columns *columns, int qubit);
uint64_t *columns_z(const Columns *columns, int qubit);

PauliString columns_row(const Columns *columns, int row);
void columns_set_row(Columns *columns, int row, const PauliString *string);

// Every row P becomes G P G† for each gate G in turn.
void columns_run(Columns *columns, const CliffordStep *steps, size_t count);

#endif
