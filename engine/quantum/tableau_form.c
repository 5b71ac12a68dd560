// What a tableau is, written down: generators, their canonical form, amplitudes.
#include "base/mem.h"
#include "quantum/pauli.h"
#include "quantum/tableau.h"
#include "quantum/tableau_inside.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

void tableau_generators(const Tableau *tableau, PauliString *rows) {
    for (int i = 0; i < tableau->columns.qubits; i++)
        rows[i] = columns_row(&tableau->columns, tableau_stabiliser_row(tableau, i));
}

void tableau_canonical(const Tableau *tableau, PauliString *rows) {
    int pivots[PAULI_QUBITS];
    tableau_generators(tableau, rows);
    int rank = pauli_strings_reduce(rows, tableau->columns.qubits, pivots, NULL);
    assert(rank == tableau->columns.qubits);
}

// Pure states are the same when each generator of one is certain in the other.
bool tableau_same(const Tableau *a, const Tableau *b) {
    if (tableau_qubits(a) != tableau_qubits(b)) return false;
    for (int i = 0; i < tableau_qubits(a); i++) {
        PauliString row = columns_row(&a->columns, tableau_stabiliser_row(a, i));
        if (tableau_mean(b, &row) != 1) return false;
    }
    return true;
}

// A basis state with an amplitude. Canonical rows without X ask for one bit each, that of
// their first Z, all bits that no row is about being 0; those with X then lead from there
// to every other, each by flipping its first bit. This is the lowest of them.
static uint32_t first_index(const PauliString *rows, int qubits) {
    uint32_t index = 0;
    for (int i = 0; i < qubits; i++)
        if (!rows[i].x[0] && rows[i].minus)
            index |= UINT32_C(1) << (63 - __builtin_clzll(rows[i].z[0]));
    for (int i = 0; i < qubits; i++)
        if (rows[i].x[0] && index >> (63 - __builtin_clzll(rows[i].x[0])) & 1)
            index ^= (uint32_t)rows[i].x[0];
    return index;
}

// state += P|state⟩
static bool add_image(State *state, const PauliString *row) {
    State *before = state_copy(state);
    if (!before) return false;
    PauliTerm term = {(uint32_t)row->x[0], (uint32_t)row->z[0], row->minus ? -1 : 1};
    pauli_add((PauliSum){&term, 1}, before, state_parts(state));
    state_destroy(before);
    return true;
}

State *tableau_state(const Tableau *tableau) {
    int qubits = tableau_qubits(tableau);
    assert(qubits <= TABLEAU_STATE_QUBITS);
    PauliString rows[TABLEAU_STATE_QUBITS];
    tableau_canonical(tableau, rows);
    int superposed = 0; // rows with X; each doubles the number of amplitudes
    for (int i = 0; i < qubits; i++)
        superposed += rows[i].x[0] != 0;
    State *state = state_create(qubits);
    if (!state) return NULL;
    state_parts(state).re[0] = 0;
    state_parts(state).re[first_index(rows, qubits)] = pow(2, -0.5 * superposed);
    bool good = true;
    for (int i = 0; good && i < superposed; i++)
        good = add_image(state, &rows[i]);
    if (good) return state;
    state_destroy(state);
    return NULL;
}
