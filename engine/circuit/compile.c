#include "circuit/compile.h"

#include "base/mem.h"
#include "circuit/blocks.h"
#include "circuit/definition.h"
#include "circuit/lower.h"
#include "circuit/start.h"

#include <assert.h>
#include <stdlib.h>

static BitCondition step_condition(const Step *step) {
    return (BitCondition){step->if_mask, step->if_bits, step->unless_mask,
                          step->unless_bits};
}

Guard step_guard(const Step *step) {
    return (Guard){.controls = {step->controls, step->anticontrols},
                   .condition = step_condition(step)};
}

static void compile_unitary(const Step *step, Program *program) {
    double angles[MAX_ANGLES];
    for (int i = 0; i < MAX_ANGLES; i++)
        angles[i] = step->angles[i].value;
    Guard guard = step_guard(step);
    if (step->powered)
        program_power(program, step->gate, angles, step->targets, step->power.value, guard);
    else
        program_gate(program, step->gate, angles, step->targets, guard);
}

// A table of values is small enough never to be refused: circuit_place has seen to it.
static void compile_table(const Step *step, Program *program) {
    int wires[MAX_BLOCK_WIRES], count = block_wires(step, wires);
    uint32_t *to = mem_new(sizeof *to << count);
    Guard guard = step_guard(step);
    block_table(step, to);
    Error err = {0};
    bool put = program_permutation(program, to, (Qubits){wires, count}, guard, &err);
    assert(put);
    (void)put;
    free(to);
}

static void compile_block(const Step *step, Program *program) {
    if (block_of(step->gate)->kind == BLOCK_VALUES) {
        compile_table(step, program);
        return;
    }
    Steps steps = {0};
    block_lower(step, &steps, NULL); // only tables can fail
    for (int i = 0; i < steps.count; i++)
        compile_unitary(&steps.at[i], program);
    steps_clear(&steps);
}

// With plain dots.
static void compile_core(const Step *step, Program *program) {
    GateKind kind = step->gate->kind;
    if (kind == GATE_DEFINED)
        definition_compile(step, program);
    else
        (kind == GATE_BLOCK ? compile_block : compile_unitary)(step, program);
}

static void compile_dots(const Step *step, Program *program) {
    Steps steps = {0};
    step_lower_dots(step, &steps);
    for (int i = 0; i < steps.count; i++)
        compile_core(&steps.at[i], program);
    steps_clear(&steps);
}

void step_compile(const Step *step, Program *program) {
    int qubit = step->targets[0];
    switch (step->gate->kind) {
    case GATE_MATRIX:
    case GATE_SWAP:
    case GATE_BLOCK:
    case GATE_DEFINED:
        (step_plain(step) ? compile_unitary : compile_dots)(step, program);
        return;
    case GATE_MEASURE:
        program_measure(program, qubit, step->bit, step_condition(step));
        return;
    case GATE_RESET:
        program_reset(program, qubit, step_condition(step));
        return;
    case GATE_POSTSELECT:
        program_post_select(program, qubit, step->gate->value, step_condition(step));
        return;
    case GATE_BARRIER:
    case GATE_DISPLAY:
        return;
    case GATE_ASSIGN:
    case GATE_NOISE:
        assert(!"a program has no assignments and no noise");
    }
}

void starts_compile(const Circuit *circuit, Program *program) {
    Steps steps = {0};
    starts_lower(circuit, &steps);
    for (int i = 0; i < steps.count; i++)
        compile_unitary(&steps.at[i], program);
    steps_clear(&steps);
}

Program *circuit_compile(const Circuit *circuit, int *marks) {
    Program *program = program_create(circuit_wires(circuit));
    int column = 0;
    starts_compile(circuit, program);
    for (int i = 0; i < circuit_steps(circuit); i++) {
        const Step *step = circuit_step(circuit, i);
        for (; marks && column <= step->column; column++)
            marks[column] = program_size(program);
        if (step_unitary(step)) step_compile(step, program);
    }
    if (marks) marks[circuit_columns(circuit)] = program_size(program);
    return program;
}

Program *circuit_compile_steps(const Circuit *circuit, int *from) {
    int *marks = mem_new(((size_t)circuit_columns(circuit) + 1) * sizeof *marks);
    Program *program = circuit_compile(circuit, marks);
    *from = marks[0];
    free(marks);
    return program;
}

bool circuit_pure(const Circuit *circuit) {
    return circuit_pure_within(circuit, 0, circuit_columns(circuit));
}

bool circuit_pure_within(const Circuit *circuit, int from, int to) {
    for (int i = circuit_from(circuit, from); i < circuit_steps(circuit); i++) {
        const Step *step = circuit_step(circuit, i);
        if (step->column >= to) break;
        if (step_acts(step) && (!step_unitary(step) || step_reads(step))) return false;
    }
    return true;
}
