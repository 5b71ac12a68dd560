#include "circuit/between.h"

#include "circuit/run_inside.h"

#include <assert.h>
#include <math.h>

// --- parts of steps

static bool same_matrix(Matrix2 a, Matrix2 b) {
    for (int i = 0; i < 4; i++)
        if (cabs(a.m[i / 2][i % 2] - b.m[i / 2][i % 2]) > 1e-12) return false;
    return true;
}

// Whether its one angle adds up: twice half of it is the gate, and none of it is nothing.
static bool angle_adds(const Step *step) {
    const Gate *gate = step->gate;
    if (gate->kind != GATE_MATRIX || gate->angles != 1 || step->powered) return false;
    static const Matrix2 one = {{{1, 0}, {0, 1}}};
    double whole = step->angles[0].value, half = whole / 2, none = 0;
    Matrix2 part = gate->matrix(&half);
    return same_matrix(gate->matrix(&none), one) &&
           same_matrix(matrix2_product(part, part), gate->matrix(&whole));
}

static Step scaled(const Step *step, double fraction) {
    Step part = *step;
    if (angle_adds(step)) {
        part.angles[0] = (Angle){.value = fraction * step->angles[0].value};
        return part;
    }
    part.power = (Angle){.value = fraction * (step->powered ? step->power.value : 1)};
    part.powered = true;
    return part;
}

static bool is_row(const Step *step) {
    return step->gate->kind == GATE_MATRIX || step->gate->kind == GATE_SWAP;
}

static void lowered_partly(const Step *step, double fraction, Steps *out) {
    Steps plain = {0};
    if (!step_lower(step, &plain, NULL)) {
        steps_clear(&plain);
        return;
    }
    double done = fraction * plain.count, whole = floor(done);
    for (int i = 0; i < whole; i++)
        steps_add(out, &plain.at[i]);
    if (done > whole) step_partly(&plain.at[(int)whole], done - whole, out);
    steps_clear(&plain);
}

void step_partly(const Step *step, double fraction, Steps *out) {
    assert(fraction >= 0 && fraction <= 1);
    if (!step_unitary(step)) return;
    if (!is_row(step)) {
        lowered_partly(step, fraction, out);
        return;
    }
    Step part = scaled(step, fraction);
    steps_add(out, &part);
}

// --- the circuit

// Steps of one column are free of each other, so the parts of each may take columns of
// their own.
static void append_partly(Circuit *between, const Step *step, int column, double fraction) {
    Steps parts = {0};
    step_partly(step, fraction, &parts);
    for (int i = 0; i < parts.count; i++) {
        parts.at[i].column = column + i;
        circuit_append(between, &parts.at[i], NULL);
    }
    steps_clear(&parts);
}

Circuit *circuit_between(const Circuit *circuit, int column, double fraction) {
    Circuit *between = circuit_copy(circuit);
    int first = circuit_from(circuit, column), behind = circuit_from(circuit, column + 1);
    circuit_shorten(between, first);
    for (int i = first; i < behind; i++)
        append_partly(between, circuit_step(circuit, i), column, fraction);
    circuit_arrange(between);
    return between;
}

// --- its run

// Gates alone, without what goes wrong after them.
static void gates_pass(MomentWork *work, const Run *run, Moment *moment, int from) {
    static const NoiseWork quiet = {.qubits = 0};
    if (!run->noise) {
        moment_run(work, moment, run->marks[from], run->marks[run->columns]);
        return;
    }
    work->noise = &quiet;
    for (int i = circuit_from(run->circuit, from); i < circuit_steps(run->circuit); i++)
        if (step_unitary(circuit_step(run->circuit, i)))
            moment_gate(work, moment, circuit_step(run->circuit, i)); // adds no branch
}

Run *run_between(const Run *run, int column, double fraction) {
    assert(column >= 0 && column < run->columns);
    RunOptions options = run->options;
    Circuit *circuit = circuit_between(run->circuit, column, fraction);
    Run *between = run_begin(circuit, options);
    circuit_destroy(circuit);
    between->measures = false;
    between->spacing = between->columns ? between->columns : 1; // the end alone is kept
    MomentWork work = {.program = between->program,
                       .kernels = options.kernels,
                       .most_branches = options.most_branches,
                       .most_bytes = options.most_bytes};
    work.noise = between->noise; // whose states are copied
    Moment *moment = moment_copy(&work, run_moment(run, column));
    if (!moment) {
        run_destroy(between);
        return NULL;
    }
    if (between->columns > column) gates_pass(&work, between, moment, column);
    between->moments[between->columns] = moment;
    between->bytes = moment_bytes(moment);
    return between;
}

// --- arrows that turn

static const Step *turner(const Run *run, int column, int qubit) {
    int index = circuit_at(run->circuit, qubit, column);
    if (index == NO_STEP) return NULL;
    const Step *step = circuit_step(run->circuit, index);
    bool alone = step->gate->kind == GATE_MATRIX && !step_dots(step) && !step_reads(step);
    return alone ? step : NULL;
}

// Of a small part, so that neither the axis nor the way about it is in doubt.
bool run_turn(const Run *run, int column, int qubit, Turn *turn) {
    static const double small = 1.0 / 64;
    const Step *step = column < run->columns ? turner(run, column, qubit) : NULL;
    if (!step) return false;
    Step part = scaled(step, small);
    Rotation rotation = matrix2_rotation(step_matrix(&part));
    if (rotation.angle < 1e-9) return false;
    *turn = (Turn){.angle = rotation.angle / small, .from = run_bloch(run, column, qubit)};
    for (int i = 0; i < 3; i++)
        turn->axis[i] = rotation.axis[i];
    return true;
}

Bloch turn_at(const Turn *turn, double fraction) {
    double c = cos(fraction * turn->angle), s = sin(fraction * turn->angle);
    const double *n = turn->axis, v[3] = {turn->from.x, turn->from.y, turn->from.z};
    double along = (n[0] * v[0] + n[1] * v[1] + n[2] * v[2]) * (1 - c), to[3];
    for (int i = 0; i < 3; i++) {
        int j = (i + 1) % 3, k = (i + 2) % 3;
        to[i] = c * v[i] + s * (n[j] * v[k] - n[k] * v[j]) + along * n[i];
    }
    return (Bloch){to[0], to[1], to[2]};
}
