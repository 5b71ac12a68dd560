// One operation of a program, as the kernels take it. For this room only.
#ifndef KYUBI_QUANTUM_OPERATION_H
#define KYUBI_QUANTUM_OPERATION_H

#include "quantum/state.h"

typedef enum OperationKind {
    // What the kernels do, in the order of Kernels.act.
    ACT_GENERAL,  // 2×2 matrix
    ACT_REAL,     // 2×2 matrix without imaginary parts: h, ry
    ACT_FLIP,     // x
    ACT_PHASE,    // `factor` where the controls are met
    ACT_DIAGONAL, // 2×2 matrix of which only the diagonal counts: rz
    ACT_SWAP,
    ACT_BLOCK, // 2^count × 2^count matrix
    ACT_COUNT,
    // What needs a table (table.h).
    BY_FACTORS = ACT_COUNT,
    BY_CYCLES,
    BY_AMPLITUDES,
    // What is not unitary.
    MEASURE,
    RESET,
    POST_SELECT,
} OperationKind;

typedef struct Table Table;

typedef struct Operation {
    uint8_t kind, count;
    uint8_t targets[MAX_TARGETS];
    uint8_t bit;        // MEASURE: the classical bit; POST_SELECT: the value kept
    uint32_t condition; // its number in the program; 0: always
    Controls controls;
    union {
        Matrix2 u;                   // ACT_GENERAL, ACT_REAL, ACT_DIAGONAL
        double complex factor;       // ACT_PHASE
        const double complex *block; // ACT_BLOCK, borrowed
        const Table *table;          // BY_…, borrowed
    };
} Operation;

// Sets the cheapest operation that does what the matrix does; its condition is 0. Its kind
// is ACT_PHASE with factor 1 and no control where that is nothing.
void operation_matrix(Operation *operation, const Matrix2 *u, int target,
                      Controls controls);
Operation operation_swap(int a, int b, Controls controls);

// A matrix on `count` targets of a state of `qubits`. The kernels want each target to be
// NEAR_QUBITS or more, out of a vector's lanes; lower ones change places with higher qubits
// before and after, as long as there are any. Returns how many operations were written.
enum { NEAR_QUBITS = 3, BLOCK_OPERATIONS = 2 * MAX_TARGETS + 1 };
int operation_block(const double complex *u, int count, const int *targets,
                    Controls controls, int qubits, Operation out[BLOCK_OPERATIONS]);

bool operation_idle(const Operation *operation); // does nothing

// The qubits that it may change or turn, controls left aside.
uint32_t operation_targets(const Operation *operation);

#endif
