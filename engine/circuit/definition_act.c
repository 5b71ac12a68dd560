// What the steps of a circuit's own gates do.
#include "base/mem.h"
#include "circuit/angle.h"
#include "circuit/blocks.h"
#include "circuit/compile.h"
#include "circuit/definition.h"
#include "circuit/equivalence.h"
#include "circuit/expression.h"
#include "circuit/inset.h"
#include "circuit/synthesis.h"
#include "quantum/decompose.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static double power_of(const Step *step) {
    return step->powered ? step->power.value : 1;
}

static bool is_whole(double power) {
    return power == rint(power) && fabs(power) <= MAX_INNER_STEPS;
}

// Whether it is so often what its parts are.
static bool repeats(const Definition *d, double power) {
    return is_whole(power) && fabs(power) * fmax(d->steps, 1) <= MAX_INNER_STEPS;
}

static bool in_order(const Step *step) {
    uint32_t block = step->block / (step->block & (~step->block + 1));
    return !step->order && !(block & (block + 1));
}

bool definition_fits(const Step *step, Error *err) {
    const Definition *d = definition_of(step->gate);
    int stands = __builtin_popcount(step->block);
    double power = power_of(step);
    if (stands != d->wires)
        return error_set(err, "definition.stands", "%s\t%d\t%d", d->gate.label, d->wires,
                         stands);
    if (d->neighbours && !in_order(step))
        return error_set(err, "definition.neighbours", "%s", d->gate.label);
    bool any = d->wires <= MAX_MATRIX_WIRES || d->kind == DEFINITION_MARKS;
    bool whole = d->kind == DEFINITION_VALUES ? is_whole(power) : repeats(d, power);
    // A slider could make something else of it.
    if (step->powered && step->power.text[0])
        whole = whole && expression_value(step->power.text, NULL, &power, NULL);
    return any || whole || error_set(err, "circuit.no_power", "%s", d->gate.label);
}

void definition_on(Step *step, int wires) {
    int count = definition_of(step->gate)->wires, first = step->targets[0];
    // A wire that does not exist is refused by its number.
    if (first < wires && first + count > wires) first = count < wires ? wires - count : 0;
    step->block = ((UINT32_C(1) << count) - 1) << (first & 31);
    step->order = 0;
    step->targets[0] = step->targets[1] = first;
}

void definition_invert(Step *step) {
    if (definition_of(step->gate)->kind == DEFINITION_MARKS && !step->powered) return;
    if (!step->powered) step->power = (Angle){"1", 1};
    angle_negate(&step->power);
    step->powered = step->power.value != 1;
    if (!step->powered) step->power = (Angle){0};
}

// --- As a matrix

static void fill_values(const Definition *d, double complex *out) {
    size_t rows = (size_t)1 << d->wires;
    for (size_t x = 0; x < rows; x++)
        out[d->to[x] * rows + x] = 1;
}

static void fill_marks(const Definition *d, double complex *out) {
    size_t rows = (size_t)1 << d->wires;
    for (size_t x = 0; x < rows; x++)
        out[x * rows + x] = d->marked[x] ? -1 : 1;
}

static void fill(const Definition *d, double complex *out) {
    size_t size = sizeof *out << 2 * d->wires;
    memset(out, 0, size);
    if (d->kind == DEFINITION_VALUES) fill_values(d, out);
    if (d->kind == DEFINITION_MARKS) fill_marks(d, out);
    if (d->matrix) memcpy(out, d->matrix, size);
    if (d->kind != DEFINITION_CIRCUIT) return;
    double complex *matrix = circuit_matrix(d->inside, NULL);
    if (!matrix) mem_out(); // of four wires at most
    memcpy(out, matrix, size);
    free(matrix);
}

static void adjoin(int rows, double complex *m) {
    for (int i = 0; i < rows; i++)
        for (int j = 0; j <= i; j++) {
            double complex below = conj(m[i * rows + j]);
            m[i * rows + j] = conj(m[j * rows + i]);
            m[j * rows + i] = below;
        }
}

void definition_unitary(const Definition *definition, double power, double complex *out) {
    int rows = 1 << definition->wires;
    double complex u[1 << 2 * MAX_MATRIX_WIRES];
    assert(definition->wires <= MAX_MATRIX_WIRES);
    fill(definition, out);
    if (power == 1) return;
    if (power == -1) {
        adjoin(rows, out);
        return;
    }
    memcpy(u, out, sizeof *u << 2 * definition->wires);
    if (!unitary_power(rows, u, power, out, NULL)) mem_out();
}

// --- As the steps of its circuit

// On which wires of the circuit those of the gate stand, as a mask.
static uint32_t moved(const Step *step, uint32_t own) {
    uint32_t wires = 0;
    for (; own; own &= own - 1)
        wires |= UINT32_C(1) << step_own_wire(step, __builtin_ctz(own));
    return wires;
}

// A step within, told by the wires of the circuit.
static Step placed(const Step *step, const Step *own) {
    Step out = *own;
    out.targets[0] = out.targets[1] = step_own_wire(step, own->targets[0]);
    if (step_targets(own) > 1) out.targets[1] = step_own_wire(step, own->targets[1]);
    out.controls = moved(step, own->controls);
    out.anticontrols = moved(step, own->anticontrols);
    out.parity = moved(step, own->parity);
    out.x_axis = moved(step, own->x_axis);
    out.y_axis = moved(step, own->y_axis);
    out.block = moved(step, own->block);
    if (out.block) out.targets[0] = out.targets[1] = __builtin_ctz(out.block);
    for (int i = 0; i < OPERANDS; i++) // only where wires stay neighbours
        if (out.operands[i].count) out.operands[i].first += step->targets[0];
    if (own->gate->kind == GATE_DEFINED) {
        int wires[MAX_DEFINED_WIRES], count = __builtin_popcount(own->block);
        for (int i = 0; i < count; i++)
            wires[i] = step_own_wire(step, step_own_wire(own, i));
        step_stand_on(&out, wires, count);
    }
    out.if_mask = step->if_mask;
    out.if_bits = step->if_bits;
    out.unless_mask = step->unless_mask;
    out.unless_bits = step->unless_bits;
    out.locked = step->locked;
    return out;
}

// One inside shows the same outside only where nothing else decides, and its wires stay
// neighbours; else it is left out.
static void add_display(const Step *step, const Step *own, Steps *out) {
    Step inner = placed(step, own);
    bool same = !step->powered && !step_dots(step) && !step_reads(step);
    if (same && inset_fits(&inner, NULL)) steps_add(out, &inner);
}

static void add_placed(const Step *step, const Step *own, Steps *out) {
    if (own->gate->kind == GATE_DISPLAY) {
        add_display(step, own, out);
        return;
    }
    Step inner = placed(step, own);
    bool barrier = own->gate->kind == GATE_BARRIER;
    if (!barrier) step_add_dots(&inner, step);
    if (!barrier || !(step_dots(step) || step_reads(step))) steps_add(out, &inner);
}

// A block out of order is said by plain gates first.
static void add_own(const Step *step, const Step *own, Steps *out) {
    if (own->gate->kind != GATE_BLOCK || in_order(step)) {
        add_placed(step, own, out);
        return;
    }
    Steps plain = {0};
    bool good = step_lower(own, &plain, NULL);
    assert(good); // definition_fits has seen to it
    (void)good;
    for (int i = 0; i < plain.count; i++)
        add_placed(step, &plain.at[i], out);
    steps_clear(&plain);
}

static void add_once(const Step *step, bool back, Steps *out) {
    const Circuit *inside = definition_of(step->gate)->inside;
    int count = circuit_steps(inside);
    for (int i = 0; i < count; i++) {
        Step own = *circuit_step(inside, back ? count - 1 - i : i);
        if (back && step_unitary(&own)) step_invert(&own);
        add_own(step, &own, out);
    }
}

bool definition_steps(const Step *step, Steps *out) {
    const Definition *d = definition_of(step->gate);
    double power = power_of(step);
    if (d->kind != DEFINITION_CIRCUIT || !repeats(d, power)) return false;
    for (int i = 0; i < (int)fabs(power); i++)
        add_once(step, power < 0, out);
    return true;
}

// --- As a permutation

static void compose(int count, const uint32_t *first, uint32_t *then) {
    uint32_t both[1 << MAX_VALUE_WIRES];
    for (int i = 0; i < count; i++)
        both[i] = then[first[i]];
    memcpy(then, both, (size_t)count * sizeof *both);
}

// Where values go when it acts a whole number of times.
static void values_of(const Definition *d, double power, uint32_t *to) {
    int count = 1 << d->wires;
    uint32_t step[1 << MAX_VALUE_WIRES] = {0};
    for (int i = 0; i < count; i++) {
        to[i] = (uint32_t)i;
        if (power > 0) step[i] = d->to[i];
        if (power < 0) step[d->to[i]] = (uint32_t)i;
    }
    for (int times = (int)fabs(power); times; times /= 2) {
        if (times % 2) compose(count, step, to);
        compose(count, step, step);
    }
}

// --- Lowered and run

static int own_wires(const Step *step, int wires[MAX_DEFINED_WIRES]) {
    int count = definition_of(step->gate)->wires;
    for (int i = 0; i < count; i++)
        wires[i] = step_own_wire(step, i);
    return count;
}

static bool lower_steps(const Steps *steps, Steps *out, Error *err) {
    for (int i = 0; i < steps->count; i++)
        if (!step_lower(&steps->at[i], out, err)) return false;
    return true;
}

// Signs come back after two times; what is no whole number turns by a part of a half turn.
static double mark_part(double power) {
    return is_whole(power) ? fabs(fmod(power, 2)) : power;
}

static bool is_table(const Definition *d, double power) {
    return d->kind == DEFINITION_VALUES && is_whole(power);
}

bool definition_lower(const Step *step, Steps *out, Error *err) {
    const Definition *d = definition_of(step->gate);
    double power = power_of(step);
    int wires[MAX_DEFINED_WIRES];
    Stand stand = {step, wires, own_wires(step, wires)};
    Steps steps = {0};
    if (definition_steps(step, &steps)) {
        bool good = lower_steps(&steps, out, err);
        steps_clear(&steps);
        return good;
    }
    if (is_table(d, power)) {
        uint32_t to[1 << MAX_VALUE_WIRES];
        values_of(d, power, to);
        values_lower(to, stand, out);
    } else if (d->kind == DEFINITION_MARKS) {
        if (mark_part(power) != 0) marks_lower(d->marked, mark_part(power), stand, out);
    } else {
        double complex u[1 << 2 * MAX_MATRIX_WIRES];
        definition_unitary(d, power, u);
        matrix_lower(u, stand, out);
    }
    return true;
}

static void compile_marks(const Definition *d, double power, Program *program,
                          Qubits qubits, Guard guard) {
    size_t count = (size_t)1 << d->wires;
    double complex *factors = mem_new(count * sizeof *factors);
    for (size_t x = 0; x < count; x++)
        factors[x] = d->marked[x] ? half_turns(mark_part(power)) : 1;
    if (!program_diagonal(program, factors, qubits, guard, NULL)) mem_out();
    free(factors);
}

static void compile_matrix(const Definition *d, double power, Program *program,
                           Qubits qubits, Guard guard) {
    double complex u[1 << 2 * MAX_MATRIX_WIRES] = {0};
    definition_unitary(d, power, u);
    if (d->wires == 1)
        program_matrix(program, (Matrix2){{{u[0], u[1]}, {u[2], u[3]}}}, qubits.at[0],
                       guard);
    else
        program_block(program, u, qubits, guard);
}

void definition_compile(const Step *step, Program *program) {
    const Definition *d = definition_of(step->gate);
    double power = power_of(step);
    int wires[MAX_DEFINED_WIRES] = {0};
    Qubits qubits = {wires, own_wires(step, wires)};
    Guard guard = step_guard(step);
    Steps steps = {0};
    if (definition_steps(step, &steps)) {
        for (int i = 0; i < steps.count; i++)
            step_compile(&steps.at[i], program);
        steps_clear(&steps);
    } else if (is_table(d, power)) {
        uint32_t to[1 << MAX_VALUE_WIRES];
        values_of(d, power, to);
        if (!program_permutation(program, to, qubits, guard, NULL)) mem_out();
    } else if (d->kind == DEFINITION_MARKS) {
        compile_marks(d, power, program, qubits, guard);
    } else {
        compile_matrix(d, power, program, qubits, guard);
    }
}
