#include "circuit/run_inside.h"

#include "base/mem.h"
#include "circuit/equivalence.h"

#include <stdlib.h>

// Whether the columns before `after` hold nothing but unitary steps without conditions.
static bool has_matrix(const Run *run, int after) {
    if (run->options.distribution_only || run->qubits > MATRIX_QUBITS || run->noise)
        return false;
    for (int i = 0; i < circuit_steps(run->circuit); i++) {
        const Step *step = circuit_step(run->circuit, i);
        if (step->column >= after) break;
        if (step_acts(step) && (!step_unitary(step) || step_reads(step))) return false;
    }
    return true;
}

static void set_basis(State *state, size_t index) {
    StateParts parts = state_parts(state);
    for (size_t i = 0; i < state_size(state_qubits(state)); i++)
        parts.re[i] = parts.im[i] = 0;
    parts.re[index] = 1;
}

double complex *run_matrix(const Run *run, int after) {
    if (!has_matrix(run, after)) return NULL;
    size_t size = state_size(run->qubits);
    State *state = state_create(run->qubits);
    double complex *matrix = mem_try(size * size, sizeof *matrix);
    for (size_t column = 0; state && matrix && column < size; column++) {
        set_basis(state, column);
        program_run(run->program, 0, run->marks[after], state, &(ProgramRun){0});
        for (size_t row = 0; row < size; row++)
            matrix[row * size + column] = state_amplitude(state, row);
    }
    if (!state) free(matrix), matrix = NULL;
    state_destroy(state);
    return matrix;
}
