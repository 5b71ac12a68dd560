#include "circuit/qasm_tape.h"

#include "base/mem.h"
#include "circuit/angle.h"
#include "circuit/definition.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static void make_room(Tape *tape, int more) {
    if (tape->count + more <= tape->room) return;
    while (tape->count + more > tape->room)
        tape->room = tape->room ? 2 * tape->room : 64;
    tape->steps = mem_grow(tape->steps, (size_t)tape->room, sizeof *tape->steps);
}

Step *tape_add(Tape *tape) {
    make_room(tape, 1);
    Step *step = &tape->steps[tape->count++];
    memset(step, 0, sizeof *step);
    return step;
}

static bool is_free_phase(const Step *step) {
    return step->targets[0] == NO_WIRE && !step->controls && !step->anticontrols &&
           !step->powered;
}

// Global phases are one with everything, so that they add up; what the standard gates say
// with one phase and take back with another is gone, to the last digit.
static void add_phases_up(Tape *tape, int from) {
    Step *first = NULL;
    int kept = from;
    for (int i = from; i < tape->count; i++) {
        const Step *step = &tape->steps[i];
        if (first && is_free_phase(step)) {
            first->angles[0] = (Angle){"", first->angles[0].value + step->angles[0].value};
            continue;
        }
        if (kept != i) tape->steps[kept] = *step;
        if (is_free_phase(step)) first = &tape->steps[kept];
        kept++;
    }
    tape->count = kept;
    if (!first || first->angles[0].value != 0) return;
    tape->count--;
    memmove(first, first + 1, (size_t)(tape->steps + tape->count - first) * sizeof *first);
}

void tape_control(Tape *tape, int from, uint32_t controls, uint32_t anticontrols) {
    add_phases_up(tape, from);
    for (int i = from; i < tape->count; i++) {
        Step *step = &tape->steps[i];
        if (!step_unitary(step)) continue; // a barrier, a display
        step->controls |= controls;
        step->anticontrols |= anticontrols;
    }
}

void tape_invert(Tape *tape, int from) {
    for (int i = from, j = tape->count - 1; i < j; i++, j--) {
        Step other = tape->steps[i];
        tape->steps[i] = tape->steps[j];
        tape->steps[j] = other;
    }
    for (int i = from; i < tape->count; i++)
        if (step_unitary(&tape->steps[i])) step_invert(&tape->steps[i]);
}

void tape_repeat(Tape *tape, int from, int times) {
    int count = tape->count - from;
    if (!times) tape->count = from;
    for (; times > 1; times--) {
        make_room(tape, count);
        memcpy(&tape->steps[tape->count], &tape->steps[from],
               (size_t)count * sizeof *tape->steps);
        tape->count += count;
    }
}

// e^{iγ} u(θ, φ, λ), put as two steps in the place of all from `from` on.
static void put_matrix(Tape *tape, int from, int wire, Matrix2 m) {
    double complex corner = m.m[0][0], other = m.m[1][0], last = m.m[1][1];
    bool diagonal = cabs(corner) > cabs(other);
    double theta = 2 * atan2(cabs(other), cabs(corner));
    // Where the upper left corner is 0, its phase is free: φ is 0 then.
    double gamma = diagonal || cabs(corner) > 1e-12 ? carg(corner) : carg(other);
    double phi = cabs(other) > 1e-12 ? carg(other) - gamma : 0;
    double lambda = diagonal ? carg(last) - gamma - phi : carg(-m.m[0][1]) - gamma;
    tape->count = from;
    *tape_add(tape) = (Step){.gate = gate_find("u"),
                             .targets = {wire, wire},
                             .angles = {{"", theta}, {"", phi}, {"", lambda}}};
    *tape_add(tape) = (Step){.gate = gate_find("gphase"),
                             .targets = {NO_WIRE, NO_WIRE},
                             .angles = {{"", gamma}}};
}

static Matrix2 own_matrix(const Step *step) {
    double complex u[4];
    definition_unitary(definition_of(step->gate), step->powered ? step->power.value : 1, u);
    return (Matrix2){{{u[0], u[1]}, {u[2], u[3]}}};
}

// A gate of several steps on one qubit is a matrix, whose power is taken.
static bool matrix_power(Tape *tape, int from, double power) {
    int wire = NO_WIRE;
    Matrix2 all = {{{1, 0}, {0, 1}}};
    for (int i = from; i < tape->count; i++) {
        const Step *step = &tape->steps[i];
        bool own = step->gate->kind == GATE_DEFINED && !(step->block & (step->block - 1));
        if ((step->gate->kind != GATE_MATRIX && !own) || step_dots(step)) return false;
        if (step->targets[0] != NO_WIRE) {
            if (wire != NO_WIRE && wire != step->targets[0]) return false;
            wire = step->targets[0];
        }
        all = matrix2_product(own ? own_matrix(step) : step_matrix(step), all);
    }
    if (wire == NO_WIRE) return false;
    put_matrix(tape, from, wire, matrix2_power(all, power));
    return true;
}

// The phase e^{iθ} itself, its θ taken from (-π, π], times the exponent.
static void phase_power(Step *step, double power) {
    double turn = remainder(step->angles[0].value, 2 * M_PI);
    if (turn == -M_PI) turn = M_PI;
    step->angles[0] = (Angle){"", turn * power};
}

static bool plain_power(Tape *tape, int from, Angle power) {
    add_phases_up(tape, from);
    Step *step = &tape->steps[from];
    bool one = tape->count == from + 1 && !step->powered && step_unitary(step);
    if (!one) return matrix_power(tape, from, power.value);
    if (step->targets[0] == NO_WIRE) return phase_power(step, power.value), true;
    Step powered = *step;
    powered.powered = true;
    powered.power = power;
    if (step->gate->kind == GATE_DEFINED && !definition_fits(&powered, NULL)) return false;
    *step = powered;
    return true;
}

// Where the wires that control all steps say no, the gate is 1, and so is its power.
bool tape_power(Tape *tape, int from, Angle power) {
    uint32_t controls = tape->count > from ? ~UINT32_C(0) : 0, anticontrols = controls;
    for (int i = from; i < tape->count; i++) {
        controls &= tape->steps[i].controls;
        anticontrols &= tape->steps[i].anticontrols;
    }
    for (int i = from; i < tape->count; i++) {
        tape->steps[i].controls &= ~controls;
        tape->steps[i].anticontrols &= ~anticontrols;
    }
    bool powered = plain_power(tape, from, power);
    tape_control(tape, from, controls, anticontrols);
    return powered;
}

// A phase where all of `controls` are 1 is P on one of them, under the others. Where every
// wire must be 0, it is the phase where all but the last are, taken back in the half where
// that one is 1; and so on, until a phase of the whole is left.
int tape_phase(const Step *step, Step out[MAX_WIRES]) {
    Step phase = *step;
    phase.gate = gate_find("p");
    if (!step->controls) angle_negate(&phase.angles[0]);
    uint32_t *wires = step->controls ? &phase.controls : &phase.anticontrols;
    int count = 0;
    while (*wires) {
        int target = 31 - __builtin_clz(*wires);
        *wires &= ~(UINT32_C(1) << target);
        phase.targets[0] = phase.targets[1] = target;
        out[count++] = phase;
        if (step->controls) break;
    }
    return count;
}

void tape_clear(Tape *tape) {
    free(tape->steps);
    *tape = (Tape){0};
}
