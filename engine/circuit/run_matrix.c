#include "circuit/run_inside.h"

#include "base/mem.h"
#include "circuit/compile.h"
#include "circuit/equivalence.h"
#include "circuit/run_memo.h"

#include <stdlib.h>

static const char kind[] = "matrix";

// Whether the columns from `from` to before `after` hold nothing but unitary steps without
// conditions.
static bool has_matrix(const Run *run, int from, int after) {
    if (run->options.distribution_only || run->qubits > MATRIX_QUBITS || run->noise)
        return false;
    return circuit_pure_within(run->circuit, from, after);
}

// Of the program's operations from … to − 1.
static double complex *matrix_of(const Run *run, int from, int to) {
    double complex *matrix = mem_try(state_size(2 * run->qubits), sizeof *matrix);
    if (matrix && program_columns(run->program, from, to, matrix)) return matrix;
    free(matrix);
    return NULL;
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
