#include "quantum/program.h"

#include "base/mem.h"
#include "quantum/program_inside.h"
#include "quantum/table.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

Program *program_create(int qubits) {
    assert(qubits >= 1 && qubits <= MAX_QUBITS);
    Program *program = mem_new(sizeof *program);
    program->qubits = qubits;
    program->conditions = mem_new(sizeof *program->conditions);
    program->condition_count = 1;
    return program;
}

static void operation_clear(Operation *operation) {
    if (operation->kind == ACT_BLOCK) free((void *)operation->block);
    if (operation->kind >= BY_FACTORS && operation->kind <= BY_AMPLITUDES)
        table_destroy((Table *)operation->table);
}

void program_destroy(Program *program) {
    if (!program) return;
    for (int i = 0; i < program->count; i++)
        operation_clear(&program->operations[i]);
    while (program->plans) {
        Plan *plan = program->plans;
        program->plans = plan->next;
        plan_destroy(plan);
    }
    free(program->operations);
    free(program->conditions);
    free(program);
}

int program_qubits(const Program *program) {
    return program->qubits;
}

int program_size(const Program *program) {
    return program->count;
}

bool condition_met(BitCondition condition, uint64_t bits) {
    if ((bits & condition.mask) != (condition.wanted & condition.mask)) return false;
    uint64_t unless = condition.unless_mask;
    return !unless || (bits & unless) != (condition.unless & unless);
}

// The condition's number; neighbours often have the same.
static uint32_t condition_number(Program *program, BitCondition condition) {
    if (!condition.mask && !condition.unless_mask) return 0;
    uint32_t last = program->condition_count - 1;
    if (last && !memcmp(&program->conditions[last], &condition, sizeof condition))
        return last;
    program->conditions =
        mem_grow(program->conditions, program->condition_count + 1, sizeof condition);
    program->conditions[program->condition_count] = condition;
    return program->condition_count++;
}

// Room for the next operation, which counts once it is kept.
static Operation *next_place(Program *program) {
    if (program->count == program->room) {
        program->room = program->room ? 2 * program->room : 64;
        program->operations = mem_grow(program->operations, (size_t)program->room,
                                       sizeof *program->operations);
    }
    return &program->operations[program->count];
}

static void keep(Program *program, Operation *place, BitCondition condition) {
    if (operation_idle(place)) return;
    place->condition = condition_number(program, condition);
    program->count++;
}

void program_put(Program *program, const Operation *operation, BitCondition condition) {
    Operation *place = next_place(program);
    *place = *operation;
    keep(program, place, condition);
}

void program_check(const Program *program, Qubits qubits, Controls controls) {
    uint32_t taken = controls.ones | controls.zeros;
    assert(taken < state_size(program->qubits) && !(controls.ones & controls.zeros));
    for (int k = 0; k < qubits.count; k++) {
        assert(qubits.at[k] >= 0 && qubits.at[k] < program->qubits);
        assert(!(taken >> qubits.at[k] & 1));
        taken |= 1u << qubits.at[k];
    }
}

static void put_matrix(Program *program, const Matrix2 *u, int target, const Guard *guard) {
    program_check(program, (Qubits){&target, 1}, guard->controls);
    Operation *place = next_place(program); // where it stays: copies would cost more
    operation_matrix(place, u, target, guard->controls);
    keep(program, place, guard->condition);
}

void program_matrix(Program *program, Matrix2 u, int target, Guard guard) {
    put_matrix(program, &u, target, &guard);
}

void program_swap(Program *program, int a, int b, Guard guard) {
    program_check(program, (Qubits){(int[]){a, b}, 2}, guard.controls);
    Operation operation = operation_swap(a, b, guard.controls);
    program_put(program, &operation, guard.condition);
}

void program_gate(Program *program, const Gate *gate, const double *angles,
                  const int *targets, Guard guard) {
    assert(gate->kind == GATE_MATRIX || gate->kind == GATE_SWAP);
    if (gate->kind == GATE_SWAP) {
        program_swap(program, targets[0], targets[1], guard);
        return;
    }
    Matrix2 u = gate->matrix(angles);
    put_matrix(program, &u, targets[0], &guard);
}

// The eigenvalue −1 of |01⟩ − |10⟩ becomes `odd`.
static void swap_power(Program *program, const int *targets, double complex odd,
                       Guard guard) {
    double complex stay = (1 + odd) / 2, change = (1 - odd) / 2;
    const double complex u[] = {1, 0,      0,    0, 0, stay, change, 0,
                                0, change, stay, 0, 0, 0,    0,      1};
    if (stay == 0)
        program_swap(program, targets[0], targets[1], guard);
    else if (change != 0)
        program_block(program, u, (Qubits){targets, 2}, guard);
}

void program_power(Program *program, const Gate *gate, const double *angles,
                   const int *targets, double power, Guard guard) {
    assert(gate->kind == GATE_MATRIX || gate->kind == GATE_SWAP);
    if (gate->kind == GATE_SWAP) {
        swap_power(program, targets, half_turns(power), guard);
        return;
    }
    Matrix2 u = matrix2_power(gate->matrix(angles), power);
    program_matrix(program, u, targets[0], guard);
}

void program_phase(Program *program, double theta, Guard guard) {
    program_check(program, (Qubits){0}, guard.controls);
    Operation phase = {.kind = ACT_PHASE,
                       .controls = guard.controls,
                       .factor = CMPLX(cos(theta), sin(theta))};
    program_put(program, &phase, guard.condition);
}

void program_block(Program *program, const double complex *u, Qubits targets, Guard guard) {
    assert(targets.count >= 1 && targets.count <= MAX_TARGETS);
    program_check(program, targets, guard.controls);
    Operation steps[BLOCK_OPERATIONS];
    int count = operation_block(u, targets.count, targets.at, guard.controls,
                                program->qubits, steps);
    Operation *block = &steps[count / 2];
    size_t bytes = sizeof *u << 2 * targets.count;
    block->block = memcpy(mem_new(bytes), u, bytes);
    for (int i = 0; i < count; i++)
        program_put(program, &steps[i], guard.condition);
}

static void half_turn_pair(Program *program, int a, int b, double part, Guard guard) {
    guard.controls.ones |= 1u << a | 1u << b;
    Operation phase = {
        .kind = ACT_PHASE, .controls = guard.controls, .factor = half_turns(part)};
    program_put(program, &phase, guard.condition);
}

// The step of qubit j: h, then (or, back to front, before it) a phase with each lower one.
static void fourier_step(Program *program, Qubits qubits, int j, bool inverse,
                         Guard guard) {
    const Gate *h = gate_find("h");
    if (!inverse) program_gate(program, h, NULL, &qubits.at[j], guard);
    for (int i = 0; i < j; i++) {
        int k = inverse ? i : j - 1 - i;
        double part = ldexp(inverse ? -1 : 1, k - j);
        half_turn_pair(program, qubits.at[k], qubits.at[j], part, guard);
    }
    if (inverse) program_gate(program, h, NULL, &qubits.at[j], guard);
}

static void reverse_order(Program *program, Qubits qubits, Guard guard) {
    for (int i = 0; i < qubits.count / 2; i++)
        program_swap(program, qubits.at[i], qubits.at[qubits.count - 1 - i], guard);
}

void program_fourier(Program *program, Qubits qubits, bool inverse, Guard guard) {
    program_check(program, qubits, guard.controls);
    if (inverse) reverse_order(program, qubits, guard);
    for (int i = 0; i < qubits.count; i++)
        fourier_step(program, qubits, inverse ? i : qubits.count - 1 - i, inverse, guard);
    if (!inverse) reverse_order(program, qubits, guard);
}

static void put_plain(Program *program, OperationKind kind, int qubit, int bit,
                      BitCondition condition) {
    program_check(program, (Qubits){&qubit, 1}, (Controls){0});
    Operation operation = {.kind = (uint8_t)kind,
                           .count = 1,
                           .targets = {(uint8_t)qubit},
                           .bit = (uint8_t)bit};
    program_put(program, &operation, condition);
}

void program_measure(Program *program, int qubit, int bit, BitCondition condition) {
    assert(bit >= 0 && bit < 64);
    put_plain(program, MEASURE, qubit, bit, condition);
}

void program_reset(Program *program, int qubit, BitCondition condition) {
    put_plain(program, RESET, qubit, 0, condition);
}

void program_post_select(Program *program, int qubit, int value, BitCondition condition) {
    assert(value == 0 || value == 1);
    put_plain(program, POST_SELECT, qubit, value, condition);
}
