#include "circuit/run.h"

#include <assert.h>
#include <math.h>

// A power of SWAP: it has the phase 0 on its three symmetric states and π on the fourth.
static void act_swap_power(const Step *step, State *state, Controls controls) {
    double complex turn = cexp(I * M_PI * step->power.value);
    double complex same = (1 + turn) / 2, other = (1 - turn) / 2;
    double complex u[16] = {1, 0, 0, 0, 0, same, other, 0, 0, other, same, 0, 0, 0, 0, 1};
    state_apply_matrix(state, u, 2, step->targets, controls);
}

Matrix2 step_matrix(const Step *step) {
    double angles[MAX_ANGLES];
    for (int i = 0; i < MAX_ANGLES; i++)
        angles[i] = step->angles[i].value;
    Matrix2 u = step->gate->matrix(angles);
    return step->powered ? matrix2_power(u, step->power.value) : u;
}

void step_act(const Step *step, State *state) {
    assert(step_unitary(step));
    Controls controls = {.ones = step->controls, .zeros = step->anticontrols};
    if (step->gate->kind == GATE_MATRIX)
        state_apply(state, step_matrix(step), step->targets[0], controls);
    else if (step->powered)
        act_swap_power(step, state, controls);
    else
        state_swap(state, step->targets[0], step->targets[1], controls);
}
