// The gate table: one row per gate, and the only list of gates. Names are those of OpenQASM
// 3's stdgates. Angles are in radians. A test proves every row: unitary, its inverse, its
// Clifford images.
#ifndef KYUBI_QUANTUM_GATES_H
#define KYUBI_QUANTUM_GATES_H

#include <complex.h>
#include <stdbool.h>

// A one-qubit operator, m[row][column] in the basis |0⟩, |1⟩.
typedef struct Matrix2 {
    double complex m[2][2];
} Matrix2;

// What kind of thing a row is; everything that acts is either a 2×2 matrix on one target or
// one of these named others.
typedef enum GateKind {
    GATE_MATRIX,     // a 2×2 unitary on one target
    GATE_SWAP,       // exchanges two targets
    GATE_MEASURE,    // one target into one classical bit
    GATE_RESET,      // one target back to |0⟩
    GATE_POSTSELECT, // keeps only the runs in which one target is found to be the row's
                     // `value`
    GATE_ASSIGN,  // writes the row's `value` into a classical bit; the target is only its
                  // place
    GATE_BLOCK,   // on a range of wires; its rows are in circuit/blocks.h, not here
    GATE_DEFINED, // a circuit's own gate (circuit/definition.h), on several wires; not here
    GATE_DISPLAY, // shows the state of a range of wires (circuit/inset.h), and does
                  // nothing; not here
    GATE_BARRIER, // keeps apart what stands before and behind it, on a block of wires
    GATE_NOISE,   // a channel on one target; its rows are in circuit/noise_gate.h, not here
} GateKind;

// Families share a form and a colour (look book).
typedef enum GateFamily {
    FAMILY_SUPERPOSE, // h sx sxdg
    FAMILY_FLIP,      // x y z id
    FAMILY_PHASE,     // s sdg t tdg p
    FAMILY_ROTATE,    // rx ry rz u
    FAMILY_LINK,      // swap
    FAMILY_MEASURE,   // measure reset
    FAMILY_NOISE,     // what goes wrong (circuit/noise_gate.h)
    FAMILY_SHOW,      // displays
    FAMILY_OWN,       // what a circuit defines itself
    FAMILY_COUNT
} GateFamily;

typedef struct Gate {
    const char *name;  // as in stdgates: "h", "sdg"; also its words: gate.h, gate.h.about
    const char *label; // what stands in the box: "H", "S†", "Rx"
    GateKind kind;
    GateFamily family;
    int angles;                              // how many angles it takes, 0 to 3
    Matrix2 (*matrix)(const double *angles); // GATE_MATRIX only
    // The row that undoes it; with angles: the same row, angles negated (u: negated and the
    // last two exchanged); NULL where nothing undoes it.
    const char *inverse;
    // Images of X and Z under G P G†, as "+Z +X" for h; NULL unless a one-qubit Clifford
    // gate.
    const char *clifford;
    char key; // the letter that places it on the desk (a capital: with Shift); 0: none does
    const char *controlled; // what stands on the target under a control instead of the box:
                            // "⊕"; NULL: the box stays
    int value;              // 0 or 1, of GATE_POSTSELECT and GATE_ASSIGN
} Gate;

int gate_count(void);
const Gate *gate_row(int index);
const Gate *gate_find(const char *name); // NULL if there is no such gate

Matrix2 matrix2_product(Matrix2 a, Matrix2 b); // a·b: b acts first
Matrix2 matrix2_adjoint(Matrix2 a);
Matrix2 matrix2_scaled(Matrix2 a, double complex by);

// The principal power of a unitary: its eigenvalues are e^{iα} with α in (−π, π], and each
// becomes e^{i·power·α}. An α within 1e-12 of −π counts as π. So x to ½ is sx, s to ½ is t.
Matrix2 matrix2_power(Matrix2 unitary, double power);
double complex half_turns(double count); // e^{iπ·count}, without rounding at quarter turns

// The rotation that a 2×2 unitary is on the Bloch sphere: a unit axis and an angle in 0 …
// π. Identity (up to phase) gives angle 0 and axis z.
typedef struct Rotation {
    double axis[3];
    double angle;
} Rotation;
Rotation matrix2_rotation(Matrix2 u);

#endif
