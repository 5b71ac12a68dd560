#include "quantum/program.h"

#include "quantum/kernels_inside.h"
#include "quantum/program_inside.h"
#include "quantum/table.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

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

static void step(const Operation *operation, State *state, ProgramRun *run,
                 const Kernels *kernels) {
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
        kernels->act[operation->kind](&(Amplitudes){parts.re, parts.im, size}, operation);
    }
}

void program_run(Program *program, int from, int to, State *state, ProgramRun *run) {
    assert(0 <= from && from <= to && to <= program->count);
    assert(state_qubits(state) == program->qubits);
    run->weight = 1;
    const Kernels *kernels = run->kernels ? run->kernels : kernels_best();
    for (int i = from; i < to && run->weight >= 1e-15; i++) {
        const Operation *operation = &program->operations[i];
        if (condition_met(program->conditions[operation->condition], run->bits))
            step(operation, state, run, kernels);
    }
}
