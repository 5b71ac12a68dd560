#include "quantum/tableau.h"

#include "base/mem.h"
#include "quantum/tableau_inside.h"

#include <assert.h>
#include <stdlib.h>

// A tableau without any rows yet.
static Tableau *tableau_blank(int qubits) {
    assert(qubits >= 1 && qubits <= TABLEAU_QUBITS);
    Tableau *tableau = mem_new(sizeof *tableau);
    int units = (2 * qubits + UNIT_ROWS - 1) / UNIT_ROWS;
    if (columns_open(&tableau->columns, qubits, units, true)) return tableau;
    free(tableau);
    return NULL;
}

Tableau *tableau_create(int qubits) {
    Tableau *tableau = tableau_blank(qubits);
    for (int q = 0; tableau && q < qubits; q++) {
        int row = tableau_stabiliser_row(tableau, q);
        columns_x(&tableau->columns, q)[q / 64] = UINT64_C(1) << q % 64;
        columns_z(&tableau->columns, q)[row / 64] = UINT64_C(1) << row % 64;
    }
    return tableau;
}

Tableau *tableau_copy(const Tableau *tableau) {
    Tableau *copy = mem_new(sizeof *copy);
    if (columns_copy(&copy->columns, &tableau->columns)) return copy;
    free(copy);
    return NULL;
}

void tableau_destroy(Tableau *tableau) {
    if (!tableau) return;
    columns_close(&tableau->columns);
    free(tableau);
}

static bool read_generators(int qubits, const char *const *generators, PauliString *rows,
                            Error *err) {
    for (int i = 0; i < qubits; i++)
        if (!pauli_string_read(generators[i], &rows[i]) || rows[i].qubits != qubits)
            return error_set(err, "tableau.letters", "%d\t%d\t%s", i + 1, qubits,
                             generators[i]);
    return true;
}

static bool all_commute(const PauliString *rows, int count, Error *err) {
    for (int b = 1; b < count; b++)
        for (int a = 0; a < b; a++)
            if (!pauli_string_commute(&rows[a], &rows[b]))
                return error_set(err, "tableau.anticommute", "%d\t%d", a + 1, b + 1);
    return true;
}

// Room for finding destabilisers.
typedef struct Partners {
    PauliString *stabilisers, *reduced;
    uint64_t (*made_of)[PAULI_WORDS];
    int *pivots;
} Partners;

static bool partners_open(Partners *partners, int qubits) {
    size_t count = (size_t)qubits;
    *partners = (Partners){
        .stabilisers = mem_try(count, sizeof *partners->stabilisers),
        .reduced = mem_try(count, sizeof *partners->reduced),
        .made_of = mem_try(count, sizeof *partners->made_of),
        .pivots = mem_try(count, sizeof *partners->pivots),
    };
    return partners->stabilisers && partners->reduced && partners->made_of &&
           partners->pivots;
}

static void partners_close(Partners *partners) {
    free(partners->stabilisers);
    free(partners->reduced);
    free(partners->made_of);
    free(partners->pivots);
}

// A string that anticommutes with generator `index` alone. Let T be `made_of`, S the
// generators and R = T S their reduced form, whose pivot columns are those of the unit
// matrix. D anticommutes with generator k where bit k of S D' is 1, D' being D with X and Z
// exchanged. So S D' = e asks for R D' = T e: with D' on the pivot columns only, its bits
// are column `index` of T. (Aaronson and Gottesman's destabilisers commute with each other
// too; nothing that is done with them needs that.)
static PauliString partner(const Partners *partners, int qubits, int index) {
    PauliString string = {.qubits = qubits};
    for (int k = 0; k < qubits; k++) {
        PauliColumn column = pauli_column(qubits, partners->pivots[k]);
        uint64_t bit = partners->made_of[k][index / 64] >> index % 64 & 1;
        uint64_t *letters = column.z ? string.x : string.z;
        letters[column.qubit / 64] |= bit << column.qubit % 64;
    }
    return string;
}

static void set_pair(Tableau *tableau, const Partners *partners, int index) {
    PauliString destabiliser = partner(partners, tableau->columns.qubits, index);
    columns_set_row(&tableau->columns, index, &destabiliser);
    columns_set_row(&tableau->columns, tableau_stabiliser_row(tableau, index),
                    &partners->stabilisers[index]);
}

static bool independent(Partners *partners, int qubits, Error *err) {
    for (int i = 0; i < qubits; i++)
        partners->reduced[i] = partners->stabilisers[i];
    int rank = pauli_strings_reduce(partners->reduced, qubits, partners->pivots,
                                    partners->made_of);
    if (rank == qubits) return true;
    return error_set(err, "tableau.dependent", "%d\t%d", qubits, rank);
}

Tableau *tableau_from(int qubits, const char *const *generators, int count, Error *err) {
    assert(qubits >= 1 && qubits <= TABLEAU_QUBITS);
    if (count != qubits) {
        error_set(err, "tableau.count", "%d\t%d", qubits, count);
        return NULL;
    }
    Partners partners;
    Tableau *tableau = tableau_blank(qubits);
    bool good = partners_open(&partners, qubits) && tableau;
    if (!good) error_set(err, "state.memory", "%d", qubits);
    good = good && read_generators(qubits, generators, partners.stabilisers, err) &&
           all_commute(partners.stabilisers, qubits, err) &&
           independent(&partners, qubits, err);
    for (int i = 0; good && i < qubits; i++)
        set_pair(tableau, &partners, i);
    partners_close(&partners);
    if (good) return tableau;
    tableau_destroy(tableau);
    return NULL;
}

void tableau_use(Tableau *tableau, const Kernels *kernels) {
    columns_use(&tableau->columns, kernels);
}

int tableau_qubits(const Tableau *tableau) {
    return tableau->columns.qubits;
}

void tableau_run(Tableau *tableau, const CliffordStep *steps, size_t count) {
    columns_run(&tableau->columns, steps, count);
}
