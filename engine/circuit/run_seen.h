// What pictures of amplitudes are drawn from, at a moment of a run and of some of its wires
// (a mask, 0: all; circuit/portion.h). Worked out once and kept with the run: borrowed,
// good until something else is asked of it.
#ifndef KYUBI_CIRCUIT_RUN_SEEN_H
#define KYUBI_CIRCUIT_RUN_SEEN_H

#include "circuit/ket_formula.h"
#include "circuit/portion.h"
#include "quantum/pyramid.h"

// Why those wires have no pure state of their own.
typedef enum SeenAs {
    SEEN_PURE,      // they have one
    SEEN_ENTANGLED, // they are entangled with the others
    SEEN_BRANCHES,  // it depends on outcomes
    SEEN_NOISY      // noise has mixed several
} SeenAs;
SeenAs run_seen(const Run *run, int after, uint32_t wires);
// All wires of a run, or those of the mask that it has.
uint32_t run_seen_wires(const Run *run, uint32_t wires);

// Their pure state, qubit k being the k-th lowest wire; NULL where there is none.
const State *run_seen_state(const Run *run, int after, uint32_t wires);

// Of that state, else of their probabilities (averaged over the branches). NULL when memory
// is short.
const Pyramid *run_seen_pyramid(const Run *run, int after, uint32_t wires);

// Their state as a formula; of several branches one for each state that differs from the
// others, likeliest first. plan->wires says which wires; 0: all. `count` is 0 where there
// is none, or there are more than MOST_KETS.
enum { MOST_KETS = 4 };
typedef struct Kets {
    int count;
    bool several; // there are more than MOST_KETS
    double weight[MOST_KETS];
    KetFormula *formula[MOST_KETS];
} Kets;
const Kets *run_seen_kets(const Run *run, int after, const KetPlan *plan);

#endif
