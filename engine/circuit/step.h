// One thing in one column of a circuit, as a plain value: a gate of the table with its
// wires, angles, controls and conditions. Wires and columns count from 0. Angles are kept
// as typed
// ("pi/2") beside their value in radians.
#ifndef KYUBI_CIRCUIT_STEP_H
#define KYUBI_CIRCUIT_STEP_H

#include "quantum/gates.h"

#include <stdint.h>

enum { MAX_WIRES = 24, MAX_BITS = 64, MAX_ANGLES = 3, ANGLE_TEXT = 48 };
enum { MAX_DEFINED_WIRES = 16 }; // of a gate that a circuit defines

typedef struct Angle {
    char text[ANGLE_TEXT]; // an expression (circuit/expression.h); "" is written from the
                           // value
    double value;          // radians
} Angle;

// What a wire is prepared in (circuit/start.h): an arrow on the Bloch sphere; zero is |0⟩.
typedef struct WireStart {
    Angle theta, phi; // from the z axis, and about it from the x axis
} WireStart;

// A number that a block reads: from wires, or said with it.
enum { OPERAND_A, OPERAND_B, OPERAND_R, OPERANDS, MAX_OPERAND = (1 << 24) - 1 };
typedef struct Operand {
    int first, count; // wires first … first + count − 1, the first the lowest bit; count 0:
    uint32_t value; // none, but this number
    bool reversed;  // the last wire the lowest bit
} Operand;

typedef struct Step {
    const Gate *gate;
    int column;
    int targets[2];        // the second only for GATE_SWAP
    uint32_t controls;     // bit w: wire w must be 1
    uint32_t anticontrols; // bit w: wire w must be 0
    uint32_t parity;       // these wires together: an odd number of them must be 1
    // What "is 1" means on a wire of those three: |1⟩, but |−⟩ on these wires …
    uint32_t x_axis;
    uint32_t y_axis; // … and |−i⟩ on these; "is 0" means |+⟩ and |i⟩
    uint32_t block;  // GATE_BARRIER, _BLOCK, _DEFINED, _DISPLAY: the wires it stands on;
                     // targets[0] is the first. Those of a block and of a display are
                     // neighbours, the first the lowest bit
    uint64_t order;  // GATE_DEFINED: on which of them its own wires stand (step_own_wire);
                     // 0: in order
    Operand operands[OPERANDS]; // GATE_BLOCK
    Angle angles[MAX_ANGLES];
    bool powered; // a power of the gate: the principal one (matrix2_power), for two targets
    Angle power;  // of SWAP too; a number without a unit. The controls are not part of it
    int bit;      // GATE_MEASURE, GATE_ASSIGN: the classical bit it writes
    uint64_t if_mask;     // acts only when these classical bits …
    uint64_t if_bits;     // … read so; if_mask 0: always
    uint64_t unless_mask; // and does not act when these classical bits …
    uint64_t unless_bits; // … read so; unless_mask 0: nothing holds it back
    bool locked; // a lesson's part: cannot be moved, changed or deleted by the learner
} Step;

// What one wire has to say about whether a step acts.
typedef enum DotKind { DOT_NONE, DOT_CONTROL, DOT_ANTICONTROL, DOT_PARITY } DotKind;
typedef struct ControlDot {
    DotKind kind;
    char axis; // 'x', 'y' or 'z'; where there is no dot it means nothing
} ControlDot;
ControlDot step_dot(const Step *step, int wire);

// Whether it acts by a unitary, so that controls, powers and an inverse make sense.
bool step_unitary(const Step *step);
// Whether it does anything, to the state or to a bit: a barrier and a display do not.
bool step_acts(const Step *step);
int step_targets(const Step *step);   // how many of `targets` are meant: 1 or 2
uint32_t step_dots(const Step *step); // wires that only decide whether it acts
// Whether all that decides are controls and anti-controls along Z.
bool step_dots_plain(const Step *step);
void step_add_dot(Step *step, int wire, ControlDot dot); // where there was none
void step_add_dots(Step *step, const Step *from);
void step_remove_dot(Step *step, int wire);
uint32_t step_wires(const Step *step);  // wires it touches: targets and controls
uint32_t step_span(const Step *step);   // and those that its link crosses
uint64_t step_writes(const Step *step); // classical bits it writes
uint64_t step_reads(const Step *step);  // and those that its conditions look at

uint32_t operand_wires(const Operand *operand);
int operand_wire(const Operand *operand, int bit); // that holds the bit; only with wires

// GATE_DEFINED: the wire on which the gate's own wire `own` stands; and puts it on so many
// wires (1 … MAX_DEFINED_WIRES, all different), the gate's own wire 0 on the first.
int step_own_wire(const Step *step, int own);
void step_stand_on(Step *step, const int *wires, int count);

// All its wires moved down by `by` (up where negative); false where one would leave the
// circuit's top, and then the step means nothing.
bool step_move(Step *step, int by);

bool step_equal(const Step *a, const Step *b);

// What a step of GATE_MATRIX does to its target, with its power.
Matrix2 step_matrix(const Step *step);

// Becomes what undoes it: its gate's inverse, or its power negated; for a gate that a
// circuit defines its power −1. Only where there is one.
void step_invert(Step *step);

// Whether its conditions let it act when the classical bits read `bits`; without any:
// always.
bool step_allowed(const Step *step, uint64_t bits);

#endif
