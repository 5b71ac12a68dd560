// The gates of Quirk (https://algassert.com/quirk) under the ids that its links hold, and
// what each is here. The only list of them. Source: src/gates/*.js of Strilanc/Quirk at
// version 2.3; ids that stood for something else when they were drawn (|X⟩⟨X| keeps i) are
// meant as Quirk computes them.
#ifndef KYUBI_CIRCUIT_QUIRK_GATES_H
#define KYUBI_CIRCUIT_QUIRK_GATES_H

#include "circuit/step.h"

#include <stdbool.h>
#include <stddef.h>

typedef enum QuirkKind {
    QUIRK_GATE,     // a row of the gate table, or a root of it
    QUIRK_EXPONENT, // the power of a row that a formula says
    QUIRK_ANGLE,    // a row whose angle a formula says
    QUIRK_PHASE,    // a number: gphase of `value` quarters of π
    QUIRK_SWAP,     // one of two halves
    QUIRK_CONTROL,  // holds when the wire is `value` along the axis `basis`
    QUIRK_PARITY,   // holds when an odd number of those in a column are 1 along `basis`
    QUIRK_KEEP,     // post-selection of `value`, after the gate `basis`
    QUIRK_MEASURE,
    QUIRK_NOTHING, // a spacer
    QUIRK_DISPLAY, // the display `gate` (circuit/inset.h), where it can be placed
    QUIRK_TIME,    // changes with the time: not here
    QUIRK_TURNS, // turns with the time: a row raised to `value` times 2t, or a rotation by
                 // `value` times 4πt
    QUIRK_INPUT, // marks the wires of operand `value`; `root` 1: the last is the lowest bit
    QUIRK_SET,   // what operand `value` is from here on where no wires are marked
    QUIRK_BLOCK, // a row of the table of blocks, on `value` wires or more
    QUIRK_SECTIONS, // the same, with its operands on the first wires of its own
    QUIRK_OTHER,    // not here
} QuirkKind;

typedef struct QuirkGate {
    const char *id; // a '#' at its end stands for the number of wires, 1 to 16
    QuirkKind kind;
    const char *gate; // QUIRK_GATE, _EXPONENT, _ANGLE: the row of the gate table; _DISPLAY
    int root;         // QUIRK_GATE: 0 the row itself, 4 its fourth root, -4 that undone
    int value;        // QUIRK_CONTROL, _KEEP: 0 or 1; QUIRK_PHASE: quarters of π
    // QUIRK_CONTROL, _PARITY: the axis; _KEEP: the gate that turns its basis to z, or NULL
    const char *basis;
} QuirkGate;

enum { MAX_QUIRK_WIRES = 16 };

// The gate with this id and how many wires it covers; NULL if Quirk has none.
const QuirkGate *quirk_gate_find(const char *id, int *wires);

// The likeliest id for a misspelt one, or NULL.
const char *quirk_gate_nearest(const char *id);

// Rows of the gate table that are powers of x, y or z: s is z^½. NULL where it is none.
typedef struct QuirkRoot {
    const char *gate; // "s"
    const char *axis; // "z"
    int root;         // 2; as in QuirkGate
} QuirkRoot;
const QuirkRoot *quirk_root_of(const char *gate);
// The row that is this root of an axis, or NULL.
const char *quirk_root_gate(const char *axis, int root);
double quirk_exponent(int root); // 1/root, and 1 for 0

// The id of a power of x, y or z, or NULL where only a formula says it.
const char *quirk_power_id(const char *axis, double exponent);
// What QUIRK_CONTROL and _PARITY say of their wire; DOT_NONE for other gates. And back; a
// dot has an id.
ControlDot quirk_dot(const QuirkGate *gate);
const char *quirk_dot_id(ControlDot dot);

// The gate that is a row of the table of blocks.
const QuirkGate *quirk_block(const char *block);

// Makes of a step the block that QUIRK_SECTIONS is on so many wires from `first` on: "add5"
// adds two wires to the other three; "c+=ab7" has a on one, b on two and c on four
// (sectionSizes in MultiplyAccumulateGates.js). False where the wires are too few.
bool quirk_sections(const QuirkGate *gate, int first, int wires, Step *step);

// The id of a phase in radians, and of what keeps a value of the wire.
const char *quirk_phase_id(double phase);
const char *quirk_keep_id(int value);

// Makes the step on targets[0] that display on so many wires. False where none such can be
// placed here.
bool quirk_display(const QuirkGate *gate, int wires, Step *step);

// The id of a display that stands on so many wires. False where Quirk has none of that
// size.
bool quirk_display_id(const char *name, int wires, char *id, size_t size);

#endif
