#include "quantum/program.h"

#include "quantum/modular.h"
#include "quantum/program_inside.h"
#include "quantum/table.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

// False where there is no table.
static bool put_table(Program *program, OperationKind kind, const Table *table,
                      Guard guard) {
    if (!table) return false;
    Operation operation = {
        .kind = (uint8_t)kind, .controls = guard.controls, .table = table};
    program_put(program, &operation, guard.condition);
    return true;
}

bool program_diagonal(Program *program, const double complex *factors, Qubits qubits,
                      Guard guard, Error *err) {
    program_check(program, qubits, guard.controls);
    Table *table = table_numbers(factors, qubits.at, qubits.count, err);
    return put_table(program, BY_FACTORS, table, guard);
}

bool program_permutation(Program *program, const uint32_t *to, Qubits qubits, Guard guard,
                         Error *err) {
    program_check(program, qubits, guard.controls);
    Table *table = table_permutation(to, qubits.at, qubits.count, err);
    return put_table(program, BY_CYCLES, table, guard);
}

bool program_phase_oracle(Program *program, const bool *f, Qubits qubits, Guard guard,
                          Error *err) {
    size_t size = state_size(qubits.count);
    double complex *factors = table_room(size, sizeof *factors, err);
    if (!factors) return false;
    for (size_t x = 0; x < size; x++)
        factors[x] = f[x] ? -1 : 1;
    bool done = program_diagonal(program, factors, qubits, guard, err);
    free(factors);
    return done;
}

bool program_bit_oracle(Program *program, const uint32_t *f, Qubits inputs, Qubits outputs,
                        Guard guard, Error *err) {
    assert(inputs.count + outputs.count <= MAX_QUBITS);
    int both[MAX_QUBITS];
    memcpy(both, inputs.at, (size_t)inputs.count * sizeof *both);
    memcpy(both + inputs.count, outputs.at, (size_t)outputs.count * sizeof *both);
    Qubits qubits = {both, inputs.count + outputs.count};
    uint32_t low = (uint32_t)state_size(inputs.count) - 1;
    uint32_t high = (uint32_t)state_size(outputs.count) - 1;
    uint32_t *to = table_room(state_size(qubits.count), sizeof *to, err);
    if (!to) return false;
    for (uint32_t xy = 0; xy < state_size(qubits.count); xy++)
        to[xy] = xy ^ (f[xy & low] & high) << inputs.count;
    bool done = program_permutation(program, to, qubits, guard, err);
    free(to);
    return done;
}

// One of quantum/modular.h's permutations.
static bool put_modular(Program *program,
                        bool (*fill)(uint64_t, uint32_t, int, uint32_t *, Error *),
                        uint64_t a, uint32_t modulus, Qubits qubits, Guard guard,
                        Error *err) {
    uint32_t *to = table_room(state_size(qubits.count), sizeof *to, err);
    bool done = to && fill(a, modulus, qubits.count, to, err) &&
                program_permutation(program, to, qubits, guard, err);
    free(to);
    return done;
}

bool program_add(Program *program, uint64_t a, uint32_t modulus, Qubits qubits, Guard guard,
                 Error *err) {
    return put_modular(program, modular_add, a, modulus, qubits, guard, err);
}

bool program_multiply(Program *program, uint64_t a, uint32_t modulus, Qubits qubits,
                      Guard guard, Error *err) {
    return put_modular(program, modular_multiply, a, modulus, qubits, guard, err);
}

// Scales the numbers of a table to length 1; false where they have none.
static bool table_normalise(Table *table) {
    double largest = 0, length = 0;
    for (size_t x = 0; x < 2 * table->size; x++) { // re and im in one row
        if (!isfinite(table->re[x])) return false;
        largest = fmax(largest, fabs(table->re[x]));
    }
    if (largest < 1e-12) return false;
    for (size_t x = 0; x < 2 * table->size; x++) // by the largest first: nothing overflows
        length += table->re[x] / largest * (table->re[x] / largest);
    for (size_t x = 0; x < 2 * table->size; x++)
        table->re[x] = table->re[x] / largest / sqrt(length);
    return true;
}

bool program_initialise(Program *program, const double complex *amplitudes, Qubits qubits,
                        BitCondition condition, Error *err) {
    program_check(program, qubits, (Controls){0});
    Table *table = table_numbers(amplitudes, qubits.at, qubits.count, err);
    if (!table) return false;
    if (!table_normalise(table)) {
        table_destroy(table);
        return error_set(err, "program.amplitudes", "%d", qubits.count);
    }
    for (int k = 0; k < qubits.count; k++)
        program_reset(program, qubits.at[k], condition);
    return put_table(program, BY_AMPLITUDES, table, (Guard){.condition = condition});
}
