// Circuits to edit: read from the short form, or of random steps of all kinds.
#ifndef KYUBI_TESTS_EDIT_BENCH_H
#define KYUBI_TESTS_EDIT_BENCH_H

#include "base/rng.h"
#include "circuit/blocks.h"
#include "circuit/edit.h"
#include "circuit/short_form.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

enum { WIRES = 4, COLUMNS = 6 };

static inline Circuit *read(const char *text, int wires) {
    Error err = {0};
    Circuit *circuit = short_form_read(text, wires, NULL, &err);
    if (!circuit) print_error("%s: %s %s\n", text, err.key, err.args);
    assert_non_null(circuit);
    return circuit;
}

static inline void assert_reads(const Circuit *circuit, const char *text) {
    char *now = short_form_write(circuit, true);
    assert_string_equal(now, text);
    free(now);
}

static inline StepSet set_of(const Circuit *circuit, CellBox box) {
    StepSet set = {0};
    step_set_touch(&set, circuit, box);
    return set;
}

static inline int below(Rng *rng, int n) {
    return (int)rng_below(rng, (uint64_t)n);
}

// A few steps of all kinds that have a matrix, where they have room.
static inline Circuit *random_circuit(Rng *rng, int wires, int tries) {
    static const char *const names[] = {"h",    "x",   "t",   "ry",     "swap",
                                        "sxdg", "qft", "add", "reverse"};
    Circuit *circuit = circuit_create(wires);
    for (int i = 0; i < tries; i++) {
        const char *name = names[below(rng, 9)];
        const Gate *gate = gate_find(name) ? gate_find(name) : block_find(name);
        int wire = below(rng, wires);
        Step step = step_of(circuit, gate, wire, below(rng, COLUMNS));
        if (gate->kind == GATE_SWAP) step.targets[1] = below(rng, wires);
        if (gate->kind == GATE_BLOCK) {
            int size = 1 + below(rng, wires - wire);
            step.block = ((UINT32_C(1) << size) - 1) << wire;
            for (int k = 0; k < OPERANDS; k++)
                step.operands[k] = (Operand){.value = (uint32_t)below(rng, 8)};
        }
        for (int w = 0; w < wires; w++) {
            ControlDot dot = {(DotKind)(1 + below(rng, 3)), "xyz"[below(rng, 3)]};
            bool free = !((step_wires(&step) | step.block) >> w & 1);
            if (free && !below(rng, 4)) step_add_dot(&step, w, dot);
        }
        circuit_place(circuit, step, NULL);
    }
    return circuit;
}

static inline StepSet random_set(Rng *rng, const Circuit *circuit) {
    StepSet set = {0};
    for (int i = 0; i < circuit_steps(circuit); i++)
        if (below(rng, 2)) step_set_add(&set, i);
    return set;
}

#endif
