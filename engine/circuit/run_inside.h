// What run.c and run_distribution.c share.
#ifndef KYUBI_CIRCUIT_RUN_INSIDE_H
#define KYUBI_CIRCUIT_RUN_INSIDE_H

#include "circuit/moment.h"
#include "circuit/run.h"
#include "circuit/run_memo.h"

enum { NO_BIT = -1 };

// run_memo.h; all zero is an empty one.
typedef struct MemoSlot {
    MemoKey key;
    void *thing; // NULL: empty
    size_t bytes;
    void (*destroy)(void *thing);
    uint64_t asked; // when, by the memo's clock
} MemoSlot;
typedef struct Memo {
    MemoSlot at[MEMO_SLOTS];
    uint64_t clock;
    size_t bytes; // of all
} Memo;
void memo_clear(Memo *memo);

// What was asked for last: the moment, where it is not kept, and the arrows, which are read
// all at once.
typedef struct Lately {
    Moment *moment;
    int after;
    int arrows_after; // -1: none yet
    Bloch arrows[MAX_QUBITS];
    State *pure; // of a density matrix that is one
    Memo memo;
} Lately;

struct Run {
    int qubits, bits, columns;
    bool measures;
    RunOptions options; // but `before`
    Circuit *circuit;
    NoiseWork *noise; // NULL: none
    Program *program; // its unitary steps
    int *findings;    // what number each step has (circuit/record.h)
    int *marks;       // the program's size before each column, and at the end
    int spacing;      // every so many moments one is kept, and the last
    int edge; // the moment before the column that was edited last, kept too; 0: none
    Moment **moments; // columns + 1 of them, NULL where none is kept; one with
                      // distribution_only, and then no marks and no `lately`
    Lately *lately;
    int shared;
    size_t bytes;             // of the moments kept
    int last_bit[MAX_QUBITS]; // the bit that a left-out last measurement of a qubit writes
};

// Kept, or worked out from the last one kept; borrowed until another moment is asked for.
const Moment *run_moment(const Run *run, int after);

// Whether its branches are density matrices.
bool run_on_densities(const Run *run);

// What meters on `count` qubits (NULL: 0, 1, …) show of what there is: 2^count
// probabilities, in place.
void read_wrongly(const Run *run, int count, const int *qubits, double *probabilities);

#endif
