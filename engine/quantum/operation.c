#include "quantum/operation.h"

#include <assert.h>

static bool diagonal(const Matrix2 *u) {
    return u->m[0][1] == 0 && u->m[1][0] == 0;
}

static bool flips(const Matrix2 *u) {
    return u->m[0][0] == 0 && u->m[1][1] == 0 && u->m[0][1] == 1 && u->m[1][0] == 1;
}

static bool real(const Matrix2 *u) {
    return cimag(u->m[0][0]) == 0 && cimag(u->m[0][1]) == 0 && cimag(u->m[1][0]) == 0 &&
           cimag(u->m[1][1]) == 0;
}

// A diagonal with a 1 in it turns only where the target reads the other value.
static void set_diagonal(Operation *operation, const Matrix2 *u) {
    uint32_t bit = 1u << operation->targets[0];
    double complex zero = u->m[0][0], one = u->m[1][1];
    bool phase = zero == 1 || one == 1 || zero == one;
    operation->kind = phase ? ACT_PHASE : ACT_DIAGONAL;
    if (!phase) {
        operation->u = *u;
        return;
    }
    operation->count = 0;
    operation->factor = zero == 1 ? one : zero;
    if (zero == one) return;
    if (zero == 1)
        operation->controls.ones |= bit;
    else
        operation->controls.zeros |= bit;
}

void operation_matrix(Operation *operation, const Matrix2 *u, int target,
                      Controls controls) {
    operation->count = 1;
    operation->targets[0] = (uint8_t)target;
    operation->condition = 0;
    operation->controls = controls;
    if (diagonal(u)) {
        set_diagonal(operation, u);
        return;
    }
    operation->kind = flips(u) ? ACT_FLIP : real(u) ? ACT_REAL : ACT_GENERAL;
    if (operation->kind != ACT_FLIP) operation->u = *u;
}

Operation operation_swap(int a, int b, Controls controls) {
    return (Operation){.kind = ACT_SWAP,
                       .count = 2,
                       .targets = {(uint8_t)a, (uint8_t)b},
                       .controls = controls};
}

// Bits a and b of `bits` change places.
static uint32_t exchanged(uint32_t bits, int a, int b) {
    uint32_t differ = (bits >> a ^ bits >> b) & 1;
    return bits ^ (differ << a | differ << b);
}

// A qubit out of the lanes that is no target; `qubits` or more where there is none.
static int free_far(uint32_t targets, int qubits) {
    int q = NEAR_QUBITS;
    while (q < qubits && targets >> q & 1)
        q++;
    return q;
}

int operation_block(const double complex *u, int count, const int *targets,
                    Controls controls, int qubits, Operation out[BLOCK_OPERATIONS]) {
    Operation block = {.kind = ACT_BLOCK, .count = (uint8_t)count, .block = u};
    for (int k = 0; k < count; k++)
        block.targets[k] = (uint8_t)targets[k];
    int moves = 0;
    for (int k = 0; k < count; k++) {
        int near = block.targets[k], far = free_far(operation_targets(&block), qubits);
        if (near >= NEAR_QUBITS || far >= qubits) continue;
        out[moves++] = operation_swap(near, far, (Controls){0});
        block.targets[k] = (uint8_t)far;
        controls.ones = exchanged(controls.ones, near, far);
        controls.zeros = exchanged(controls.zeros, near, far);
    }
    block.controls = controls;
    out[moves] = block;
    for (int k = 0; k < moves; k++)
        out[2 * moves - k] = out[k];
    return 2 * moves + 1;
}

bool operation_idle(const Operation *operation) {
    return operation->kind == ACT_PHASE && operation->factor == 1;
}

uint32_t operation_targets(const Operation *operation) {
    uint32_t targets = 0;
    for (int k = 0; k < operation->count; k++)
        targets |= 1u << operation->targets[k];
    return targets;
}
