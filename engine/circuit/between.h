// What a circuit has come to partway through a column: while a gate is still turning. A
// fraction f of a column, 0 < f < 1, means for what stands in it:
//   a row of the gate table, controls and all: the same with U^f in place of U, the
//     principal power (matrix2_power; a power p becomes p·f), so that H turns by f·π about
//     the axis x + z. A row with one angle that adds up, as Rx(a) Rx(b) = Rx(a + b), is
//     turned by f times its angle, however large that is;
//   a block: its plain steps (circuit/lower.h) one after the other, of N of them the first
//     ⌊f·N⌋ and of the next one the part f·N − ⌊f·N⌋. A table of values too large for
//     plain steps acts at the column's end;
//   measurement, reset, post-selection, assignment: nothing yet; they act at its end.
// Conditions hold as ever. The noise of a column acts at its end, when its gates are done:
// while they turn they are without error.
#ifndef KYUBI_CIRCUIT_BETWEEN_H
#define KYUBI_CIRCUIT_BETWEEN_H

#include "circuit/lower.h"
#include "circuit/run.h"

// Puts behind `out` the steps that do that part of `step`; there may be none. f from 0 to
// 1.
void step_partly(const Step *step, double fraction, Steps *out);

// The circuit up to `column` (0 …), and that part of the column; its parts take as many
// columns as they need. Yours.
Circuit *circuit_between(const Circuit *circuit, int column, double fraction);

// The run of circuit_between for the run's own circuit. What is looked at is its end
// (run_columns of it); it has no classical outcomes of its own there (run_measures is
// false). Only that column is worked out, from the moment before it. Not of a run with
// distribution_only. NULL when memory is short.
Run *run_between(const Run *run, int column, double fraction);

// A moment that is looked at: `after` of `run`, as in circuit/run.h. Where it lies partway
// through a column, `run` is run_between and it is its end; `whole` is the run of the whole
// circuit.
typedef struct Sight {
    const Run *run; // NULL: nothing is looked at
    int after;
    const Run *whole;
    int column; // of whole; with the fraction of it that is done, 0 where none is
    double fraction;
} Sight;

// How a qubit's arrow turns in a column: by one gate on it alone, without controls and
// conditions. The direction is that of a right-handed turn about the axis.
typedef struct Turn {
    double axis[3]; // a unit vector
    double angle;   // by the whole gate, radians, ≥ 0
    Bloch from;     // the arrow before the column
} Turn;
// False where nothing turns it so, or the gate does nothing to be seen.
bool run_turn(const Run *run, int column, int qubit, Turn *turn);
// The arrow after that part of the turn: Rodrigues' formula.
Bloch turn_at(const Turn *turn, double fraction);

#endif
