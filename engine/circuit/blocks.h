// The table of blocks: gates on a range of neighbouring wires, which they read as a number
// x (the first wire the lowest bit), with operands A, B and R that they read and leave as
// they are. The only list of them; a test proves every row. What would not be reversible
// does nothing: a modulus R that is 0 or more than 2^n, a value x ≥ R, a factor without an
// inverse. So it is in Quirk (src/gates of Strilanc/Quirk, version 2.3).
#ifndef KYUBI_CIRCUIT_BLOCKS_H
#define KYUBI_CIRCUIT_BLOCKS_H

#include "circuit/lower.h"
#include "circuit/step.h"

typedef enum BlockGateKind {
    BLOCK_VALUES,   // x goes to another value
    BLOCK_WIRES,    // the wires change places
    BLOCK_FOURIER,  // |x⟩ → 2^{−n/2} Σ e^{±2πi·xy/2^n} |y⟩
    BLOCK_GRADIENT, // |x⟩ → e^{±iπx/2^n} |x⟩
    BLOCK_TURN,     // one target is turned by ±A/2^n half turns, n wires of A
} BlockGateKind;

typedef struct BlockValues {
    uint64_t x, a, b, r;
    uint64_t size; // 2^n
} BlockValues;

typedef struct BlockGate {
    Gate gate; // its kind is GATE_BLOCK; its words are gate.NAME
    BlockGateKind kind;
    unsigned operands;                            // bit OPERAND_A …: which it reads
    int sign;                                     // +1, and −1 for what undoes it
    uint64_t (*to)(BlockValues values, int sign); // BLOCK_VALUES: where x goes
    int (*place)(int wire, int wires); // BLOCK_WIRES: where the wire goes, both from 0
    const char *turn;                  // BLOCK_TURN: the gate of its axis
    bool single;                       // one target
} BlockGate;

// Most wires that a table of values may have, targets and operands together; and most of
// those that plain gates can say.
enum { MAX_BLOCK_WIRES = 16, MAX_PLAIN_BLOCK = 8 };

int block_count(void);
const BlockGate *block_row(int index);
const BlockGate *block_of(const Gate *gate); // of a gate of kind GATE_BLOCK
const Gate *block_find(const char *name);    // NULL if there is no such block
char operand_letter(int operand);            // 'A', 'B', 'R'

// Puts a block that may be placed first on its target: on three wires, or as many as there
// are, with numbers that show what it does.
void block_on(Step *step, int wires);

// Whether it can act at all. Fails: circuit.block_one (label), circuit.block_size (label,
// wires, most), circuit.operand_wires (label), circuit.no_power (label).
bool block_fits(const Step *step, Error *err);
// The wires on which it stands twice; 0 where all are different.
uint32_t block_twice(const Step *step);

// Its targets, then the wires of its operands, lowest bits first; and where each value of
// these goes (2^count of them). Only of BLOCK_VALUES. The count.
int block_wires(const Step *step, int wires[MAX_BLOCK_WIRES]);
void block_table(const Step *step, uint32_t *to);

// Puts behind `out` plain steps that do what the block does; its dots are plain. A table of
// values becomes X with controls (Miller, Maslov and Dueck, DAC 2003). Fails:
// lower.block_size (label, wires, most).
bool block_lower(const Step *step, Steps *out, Error *err);

#endif
