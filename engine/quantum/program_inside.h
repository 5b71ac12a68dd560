// What a program is made of, for this room only.
#ifndef KYUBI_QUANTUM_PROGRAM_INSIDE_H
#define KYUBI_QUANTUM_PROGRAM_INSIDE_H

#include "quantum/operation.h"
#include "quantum/plan.h"
#include "quantum/program.h"

struct Program {
    int qubits;
    Operation *operations; // it owns their blocks and tables
    int count, room;
    BitCondition *conditions; // number 0 always holds
    uint32_t condition_count;
    Plan *plans; // of the ranges run so far, the last one first
};

// Adds the operation, which then belongs to the program with its table; nothing that is
// idle.
void program_put(Program *program, const Operation *operation, BitCondition condition);

// Asserts that these are different qubits of the program and no controls.
void program_check(const Program *program, Qubits qubits, Controls controls);

#endif
