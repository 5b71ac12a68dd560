#include "quantum/ladder.h"

#include "base/mem.h"

#include <math.h>
#include <stdlib.h>

static bool is_h(const Operation *o) {
    if (o->kind != ACT_REAL || o->condition || o->controls.ones || o->controls.zeros)
        return false;
    double root = M_SQRT1_2;
    return o->u.m[0][0] == root && o->u.m[0][1] == root && o->u.m[1][0] == root &&
           o->u.m[1][1] == -root;
}

// A phase where two qubits are 1, one of them in `common`.
static bool is_rung(const Operation *o, uint32_t common) {
    uint32_t ones = o->controls.ones, but_lowest = ones & (ones - 1);
    return o->kind == ACT_PHASE && !o->condition && !o->controls.zeros && but_lowest &&
           !(but_lowest & (but_lowest - 1)) && (ones & common);
}

// A ladder leans on every other qubit once or, undone and done again, a few times. The rest
// is left to the next, so that reading a long run of phases takes no longer than its
// length.
enum { MOST_LENGTH = 2 * MAX_QUBITS };

int ladder_length(const Operation *operations, int count) {
    if (count > MOST_LENGTH) count = MOST_LENGTH;
    if (operations[0].kind != ACT_REAL && operations[0].kind != ACT_PHASE) return 0;
    bool h_first = is_h(&operations[0]);
    uint32_t common = h_first ? 1u << operations[0].targets[0] : ~0u;
    int length = h_first;
    while (length < count && is_rung(&operations[length], common))
        if (!h_first)
            common &= operations[length++].controls.ones;
        else
            length++;
    if (h_first) return length > 2 ? length : 0;
    bool h_last = length < count && is_h(&operations[length]);
    return h_last && length >= 2 && common == 1u << operations[length].targets[0]
               ? length + 1
               : 0;
}

Ladder *ladder_create(const Operation *operations, int length,
                      const struct Kernels *kernels) {
    Ladder *ladder = mem_new(sizeof *ladder);
    ladder->phases_first = operations[0].kind == ACT_PHASE;
    const Operation *h = &operations[ladder->phases_first ? length - 1 : 0];
    ladder->qubit = h->targets[0];
    double complex factors[MAX_QUBITS + NEAR_QUBITS];
    for (int q = 0; q < MAX_QUBITS + NEAR_QUBITS; q++)
        factors[q] = 1;
    int bits = 0;
    for (int i = 0; i < length; i++) {
        if (&operations[i] == h) continue;
        int other = __builtin_ctz(operations[i].controls.ones & ~(1u << ladder->qubit));
        factors[other] *= operations[i].factor;
        if (other >= bits) bits = other + 1;
    }
    if (!phase_table_make(&ladder->table, bits)) {
        free(ladder);
        return NULL;
    }
    phase_table_fill(&ladder->table, kernels, 1, factors);
    return ladder;
}

void ladder_destroy(Ladder *ladder) {
    if (!ladder) return;
    phase_table_clear(&ladder->table);
    free(ladder);
}
