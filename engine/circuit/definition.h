// A gate that a circuit defines itself: a part of a circuit under a name, a matrix, a turn
// about an axis, a permutation of values, or signs for the values that an expression marks.
// Immutable and shared: circuits hold references (circuit/circuit_definitions.h), counted
// so that other threads may hold circuits too. A step's gate points to its first part.
//
// A step of one stands on any wires, in any order (step_stand_on); the gate's own wire 0 is
// the lowest bit of its values. Controls, conditions and powers are the step's. The inverse
// of one is its power −1.
#ifndef KYUBI_CIRCUIT_DEFINITION_H
#define KYUBI_CIRCUIT_DEFINITION_H

#include "base/error.h"
#include "circuit/step.h"

#include <stdatomic.h>

typedef enum DefinitionKind {
    DEFINITION_CIRCUIT, // steps of a circuit, unitary and without conditions
    DEFINITION_MATRIX,  // entries, on up to MAX_MATRIX_WIRES wires (circuit/entries.h)
    DEFINITION_TURN,    // about an axis of the Bloch sphere, on one wire
    DEFINITION_VALUES,  // |x⟩ → |to[x]⟩, on up to MAX_VALUE_WIRES wires
    DEFINITION_MARKS,   // |x⟩ → −|x⟩ where marked[x] (circuit/predicate.h)
    DEFINITION_KINDS
} DefinitionKind;

enum {
    DEFINITION_NAME = 32, // bytes, with the zero
    MAX_MATRIX_WIRES = 4,
    MAX_VALUE_WIRES = 6,
    MAX_NESTING = 12,      // gates within gates
    MAX_INNER_STEPS = 4096 // plain ones, those of gates within counted each time
};

struct Circuit;
typedef struct Definition {
    Gate gate; // GATE_DEFINED; its name is that of the definition, or of its kind
    DefinitionKind kind;
    char name[DEFINITION_NAME]; // "": it has none
    int wires;
    char *source; // what stands in the brackets of the short form; not of a circuit
    struct Circuit *inside; // _CIRCUIT
    double complex *matrix; // _MATRIX, _TURN: 2^wires rows
    uint32_t *to;           // _VALUES: 2^wires
    bool *marked;           // _MARKS: 2^wires
    int depth, steps;       // of gates within gates; plain steps within
    bool neighbours;        // a block within it is too large for wires out of order
    atomic_int holders;
} Definition;

const Definition *definition_of(const Gate *gate); // of a gate of kind GATE_DEFINED
const char *definition_word(DefinitionKind kind);  // of the short form: "matrix"; "gate"

// Makers: the result is held once, by the caller. A name may be "" but for a circuit's; it
// is a word that the short form does not know. Fail: definition.name (the name),
// definition.taken (the name), and
//   circuit: definition.wires (wires, most), definition.not_unitary (gate, wire, column),
//     definition.conditions (gate, wire, column), definition.deep (most), definition.long
//     (most), definition.starts
//   matrix: entries.…, definition.unitary (the fault, in words of the sentence)
//   turn: definition.axis, circuit.angle    values: definition.values (how many),
//     definition.permutation (value)        marks: definition.mark_wires (wires, most),
//     predicate.…
const Definition *definition_circuit(const char *name, const struct Circuit *inside,
                                     Error *err);
const Definition *definition_matrix(const char *name, const char *text, Error *err);
const Definition *definition_turn(const char *name, const Angle axis_and_angle[4],
                                  Error *err);
const Definition *definition_values(const char *name, int count, const uint32_t *to,
                                    Error *err);
const Definition *definition_marks(const char *name, int wires, const char *text,
                                   Error *err);
// The same under another name.
const Definition *definition_renamed(const Definition *definition, const char *name,
                                     Error *err);
bool definition_name_free(const char *name, Error *err); // whether it may be given

const Definition *definition_hold(const Definition *definition); // returns it
void definition_release(const Definition *definition);           // NULL is allowed
bool definition_same(const Definition *a, const Definition *b);  // name and contents

// --- What its steps do (definition_act.c)

// Whether it can act with its power: whole ones always can, others where the matrix is
// small or the values keep their places; and whether a large block within it stands on
// neighbours. Fails: circuit.no_power (label), definition.stands (label, wires it has,
// wires it stands on), definition.neighbours (label).
bool definition_fits(const Step *step, Error *err);
void definition_invert(Step *step);
// Puts a step that may be placed first on its target and the wires behind it; higher up
// where there are too few.
void definition_on(Step *step, int wires);

// The 2^wires × 2^wires matrix of its power, row by row, with up to MAX_MATRIX_WIRES wires.
void definition_unitary(const Definition *definition, double power, double complex *out);

struct Steps;
// Of a circuit with a whole power: puts behind `out` the steps it is made of, on their
// wires and with the step's dots, which are plain, and conditions. False for any other.
bool definition_steps(const Step *step, struct Steps *out);

// Puts behind `out` plain steps that do what the step does; its dots are plain. Fails:
// lower.block_size.
bool definition_lower(const Step *step, struct Steps *out, Error *err);

struct Program;
// Adds the step, whose dots are plain, with its conditions.
void definition_compile(const Step *step, struct Program *program);

#endif
