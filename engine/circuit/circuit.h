// The circuit a learner edits: wires, and steps that stand in columns. A column holds steps
// that do not overlap; a step covers every wire between its first and its last (its link
// crosses them). Every change is checked and refused with a sentence; a refused change
// changes nothing. Wires and columns count from 0. Angles are kept as typed ("pi/2") beside
// their value in radians.
#ifndef KYUBI_CIRCUIT_CIRCUIT_H
#define KYUBI_CIRCUIT_CIRCUIT_H

#include "base/error.h"
#include "circuit/step.h"

enum { MAX_COLUMNS = 1 << 20, NO_STEP = -1 };

typedef struct Circuit Circuit;

Circuit *
circuit_create(int wires); // 1 … MAX_WIRES, no steps, as many classical bits as wires
Circuit *circuit_copy(const Circuit *circuit);
void circuit_destroy(Circuit *circuit);
bool circuit_equal(const Circuit *a, const Circuit *b);

int circuit_wires(const Circuit *circuit);
int circuit_bits(const Circuit *circuit); // classical bits, at most 64
int circuit_columns(
    const Circuit *circuit); // columns in use: one more than the last step's
int circuit_steps(const Circuit *circuit);
// Steps are kept in order of column, then of their first wire. Borrowed until the next
// change.
const Step *circuit_step(const Circuit *circuit, int index);

// The step that touches `wire` in `column`, NO_STEP if none; circuit_covering also finds
// crossings.
int circuit_at(const Circuit *circuit, int wire, int column);
int circuit_covering(const Circuit *circuit, int wire, int column);
// The first step in `column` or behind it; circuit_steps where there is none.
int circuit_from(const Circuit *circuit, int column);

// A step of `gate` on `wire` in `column` with default angles (π/2) and bit = wire; for a
// swap the second target is the next wire (the one before on the last wire); a barrier
// stands on that wire alone.
Step step_of(const Circuit *circuit, const Gate *gate, int wire, int column);

// An assignment has no wire of its own: it stands on that of its bit's number, or on the
// last.
int circuit_assign_wire(const Circuit *circuit, int bit);

// Changes. Each gives the index of the step where it now stands, or NO_STEP (false) with
// `err` saying why. Arguments name wires and bits from 0 and columns from 1, as the screen
// does:
//   circuit.no_wire (wire, wires, last wire)   circuit.above (a wire above q0)
//   circuit.no_column (most) circuit.two_wires (gate), circuit.same_wire (wire),
//   circuit.no_controls (gate), circuit.angle (gate) circuit.no_bit (bit, bits),
//   circuit.locked (gate, wire, column) circuit.taken, .crossed (a link passes the wire),
//   .crosses (our link would pass over it)
//     (column, wire, gate in the way, its wire)
//   circuit.bit_taken (column, bit, gate, its wire): one column cannot write a bit and use
//   it too circuit.wires, circuit.bits, circuit.registers (most) circuit.wire_in_use (wire,
//   gate, column), circuit.bit_in_use (bit)
int circuit_place(Circuit *circuit, Step step, Error *err);
// For readers of long programs: puts a step behind all others, whatever its column, without
// asking for room there, which a frontier (circuit/frontier.h) has found. Nothing else may
// be asked of the circuit before circuit_arrange has put its steps in order.
bool circuit_append(Circuit *circuit, const Step *step, Error *err);
void circuit_shorten(Circuit *circuit, int steps); // forgets all but the first so many
void circuit_arrange(Circuit *circuit);
int circuit_replace(Circuit *circuit, int index, Step step,
                    Error *err); // the old one makes room
bool circuit_remove(Circuit *circuit, int index, Error *err);
// Moves a step so that its first target stands at (wire, column); its other wires move
// along.
int circuit_move(Circuit *circuit, int index, int wire, int column, Error *err);
// Puts a dot on a wire, or takes it away (DOT_NONE).
int circuit_set_dot(Circuit *circuit, int index, int wire, ControlDot dot, Error *err);
// The same along Z: +1 control, -1 anti-control, 0 takes it away.
int circuit_set_control(Circuit *circuit, int index, int wire, int kind, Error *err);

// Columns come and go only where no locked step would have to move.
bool circuit_insert_column(Circuit *circuit, int before, Error *err);
bool circuit_delete_column(Circuit *circuit, int column, Error *err);
bool circuit_set_wires(Circuit *circuit, int wires,
                       Error *err); // refused while a step would fall off
bool circuit_set_bits(Circuit *circuit, int bits,
                      Error *err); // another number forgets the registers

// What each wire is prepared in before the first column; |0⟩ where nobody said otherwise.
// circuit_starts: whether any is not |0⟩. Fails: circuit.no_wire, circuit.start (wire).
WireStart circuit_start(const Circuit *circuit, int wire);
bool circuit_starts(const Circuit *circuit);
bool circuit_set_start(Circuit *circuit, int wire, WireStart start, Error *err);
bool circuit_same_starts(const Circuit *a, const Circuit *b); // on the wires that both have
void circuit_forget_starts(Circuit *circuit, int from);       // |0⟩ from that wire on

// Names of registers for reading and writing OpenQASM; wires of one register are
// consecutive. Without any, wires are q[0] … and bits c[0] ….
typedef struct Register {
    char name[32];
    int first, size;
} Register;
enum { MAX_REGISTERS = 32 };
int circuit_bit_registers(const Circuit *circuit);
Register circuit_bit_register(const Circuit *circuit, int index);
// The first one replaces the nameless bits. `size` ≥ 1.
bool circuit_add_bit_register(Circuit *circuit, const char *name, int size, Error *err);

#endif
