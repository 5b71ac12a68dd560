// The Clifford gates: those that turn every Pauli string into another. The one-qubit ones
// are rows of the gate table, and what they do to X, Y and Z is read from its `clifford`
// column; the two-qubit ones stand here. A test proves each from its matrix.
#ifndef KYUBI_QUANTUM_CLIFFORD_H
#define KYUBI_QUANTUM_CLIFFORD_H

#include <stdbool.h>
#include <stdint.h>

typedef enum CliffordOp {
    CLIFFORD_ID, // one-qubit gates act on qubit `a`
    CLIFFORD_X,
    CLIFFORD_Y,
    CLIFFORD_Z,
    CLIFFORD_H,
    CLIFFORD_S,
    CLIFFORD_SDG,
    CLIFFORD_SX,
    CLIFFORD_SXDG,
    CLIFFORD_CX, // `a` controls, `b` is the target
    CLIFFORD_CY,
    CLIFFORD_CZ,
    CLIFFORD_SWAP,
    CLIFFORD_ISWAP, // |01⟩ to i|10⟩ and back
    CLIFFORD_OPS,
    CLIFFORD_SINGLES = CLIFFORD_CX, // the one-qubit gates come first
} CliffordOp;

// One gate on qubit `a`, or on `a` and another, `b`. Circuits are flat arrays of these.
typedef struct CliffordStep {
    uint16_t op; // a CliffordOp
    uint16_t a, b;
} CliffordStep;

const char *clifford_name(CliffordOp op); // as in the gate table: "sdg", "cx"
bool clifford_find(const char *name, CliffordOp *op);
int clifford_qubits(CliffordOp op); // 1 or 2

// What a one-qubit gate does to 64 Pauli letters at once, each a bit of x and a bit of z
// (both: Y). All members are masks, all ones or zero:
//   x' = x & x_to_x ^ z & z_to_x,   z' = x & x_to_z ^ z & z_to_z,
//   and the sign turns where x & x_sign ^ z & z_sign ^ x & z & y_sign.
typedef struct CliffordAction {
    uint64_t x_to_x, x_to_z, z_to_x, z_to_z;
    uint64_t x_sign, z_sign, y_sign;
} CliffordAction;

CliffordAction clifford_action(CliffordOp op); // of a one-qubit gate

#endif
