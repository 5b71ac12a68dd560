#include "quantum/program.h"

#include "quantum/program_inside.h"
#include "quantum/table.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static void act(const Operation *o, State *state) {
    int targets[MAX_TARGETS];
    for (int k = 0; k < o->count; k++)
        targets[k] = o->targets[k];
    StateParts parts = state_parts(state);
    if (o->kind == ACT_GENERAL || o->kind == ACT_REAL || o->kind == ACT_DIAGONAL)
        state_apply(state, o->u, targets[0], o->controls);
    else if (o->kind == ACT_FLIP)
        state_apply(state, (Matrix2){{{0, 1}, {1, 0}}}, targets[0], o->controls);
    else if (o->kind == ACT_SWAP)
        state_swap(state, targets[0], targets[1], o->controls);
    else if (o->kind == ACT_BLOCK)
        state_apply_matrix(state, o->block, o->count, targets, o->controls);
    else if (o->kind == ACT_PHASE)
        for (size_t i = 0; i < state_size(state_qubits(state)); i++) {
            if ((i & o->controls.ones) != o->controls.ones || (i & o->controls.zeros))
                continue;
            double complex a = state_amplitude(state, i) * o->factor;
            parts.re[i] = creal(a);
            parts.im[i] = cimag(a);
        }
}

// Decides a measurement by chance where both outcomes are possible, and projects.
static int measured(State *state, int qubit, ProgramRun *run) {
    uint32_t bit = 1u << qubit;
    double one = state_probability(state, bit, bit);
    int outcome = one > 0.5;
    if (one > 1e-15 && one < 1 - 1e-15) outcome = rng_unit(run->rng) < one;
    state_project(state, bit, outcome ? bit : 0);
    return outcome;
}

static void by_chance(const Operation *operation, State *state, ProgramRun *run) {
    int qubit = operation->targets[0];
    int outcome = measured(state, qubit, run);
    uint64_t bit = UINT64_C(1) << operation->bit;
    if (operation->kind == MEASURE)
        run->bits = outcome ? run->bits | bit : run->bits & ~bit;
    else if (outcome)
        state_apply(state, (Matrix2){{{0, 1}, {1, 0}}}, qubit, (Controls){0});
}

static void step(const Operation *operation, State *state, ProgramRun *run) {
    StateParts parts = state_parts(state);
    size_t size = state_size(state_qubits(state));
    uint32_t bit = 1u << operation->targets[0];
    switch ((OperationKind)operation->kind) {
    case BY_FACTORS:
        table_multiply(operation->table, parts, size, operation->controls);
        break;
    case BY_CYCLES:
        table_permute(operation->table, parts, size, operation->controls);
        break;
    case BY_AMPLITUDES:
        table_spread(operation->table, parts, size);
        break;
    case MEASURE:
    case RESET:
        by_chance(operation, state, run);
        break;
    case POST_SELECT:
        run->weight *= state_project(state, bit, operation->bit ? bit : 0);
        break;
    default:
        act(operation, state);
    }
}

void program_run(Program *program, int from, int to, State *state, ProgramRun *run) {
    assert(0 <= from && from <= to && to <= program->count);
    assert(state_qubits(state) == program->qubits);
    run->weight = 1;
    for (int i = from; i < to && run->weight >= 1e-15; i++) {
        const Operation *operation = &program->operations[i];
        if (condition_met(program->conditions[operation->condition], run->bits))
            step(operation, state, run);
    }
}
