#include "circuit/run_inside.h"

#include "base/mem.h"
#include "circuit/equivalence.h"
#include "circuit/run_memo.h"

#include <stdlib.h>

static const char kind[] = "matrix";

// Whether the columns from `from` to before `after` hold nothing but unitary steps without
// conditions.
static bool has_matrix(const Run *run, int from, int after) {
    if (run->options.distribution_only || run->qubits > MATRIX_QUBITS || run->noise)
        return false;
    for (int i = circuit_from(run->circuit, from); i < circuit_steps(run->circuit); i++) {
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

// Of the program's operations from … to − 1.
static double complex *matrix_of(const Run *run, int from, int to) {
    size_t size = state_size(run->qubits);
    State *state = state_create(run->qubits);
    double complex *matrix = mem_try(size * size, sizeof *matrix);
    for (size_t column = 0; state && matrix && column < size; column++) {
        set_basis(state, column);
        program_run(run->program, from, to, state, &(ProgramRun){0});
        for (size_t row = 0; row < size; row++)
            matrix[row * size + column] = state_amplitude(state, row);
    }
    if (!state) free(matrix), matrix = NULL;
    state_destroy(state);
    return matrix;
}

double complex *run_matrix(const Run *run, int after) {
    return has_matrix(run, 0, after) ? matrix_of(run, 0, run->marks[after]) : NULL;
}

const double complex *run_matrix_kept(const Run *run, int from, int after) {
    if (!has_matrix(run, from < 0 ? 0 : from, after)) return NULL;
    MemoKey key = {.kind = kind, .after = after, .numbers = {(uint32_t)from}};
    double complex *matrix = run_memo(run, &key);
    if (matrix) return matrix;
    matrix = matrix_of(run, from < 0 ? 0 : run->marks[from], run->marks[after]);
    size_t entries = state_size(2 * run->qubits);
    if (matrix) run_memo_keep(run, &key, matrix, entries * sizeof *matrix, free);
    return matrix;
}
