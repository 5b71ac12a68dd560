#include "lesson/qsphere.h"

#include "circuit/portion.h"

#include <complex.h>
#include <math.h>

// The first of a height stands at the left of the ball as the look book's camera sees it.
static const double FIRST = -58 * M_PI / 180;

static double choose(int n, int k) {
    double ways = 1;
    for (int i = 1; i <= k; i++)
        ways = ways * (n - k + i) / i;
    return round(ways);
}

// How many smaller numbers have as many ones: the sum of C(place of one i, i).
static double rank_of(uint32_t index) {
    double rank = 0;
    int ones = 0;
    for (int bit = 0; index >> bit; bit++)
        if (index >> bit & 1 && bit >= ++ones) rank += choose(bit, ones);
    return rank;
}

void qsphere_place(uint32_t index, int qubits, double *theta, double *phi) {
    int ones = __builtin_popcount(index);
    *theta = acos(1 - 2.0 * ones / qubits);
    *phi = FIRST + 2 * M_PI * rank_of(index) / choose(qubits, ones);
}

static void add_node(Qsphere *sphere, uint32_t index, double complex amplitude) {
    if (sphere->count == QSPHERE_NODES) return;
    double probability =
        creal(amplitude) * creal(amplitude) + cimag(amplitude) * cimag(amplitude);
    bool there = probability > QSPHERE_NOTHING;
    QsphereNode node = {.index = index,
                        .ones = __builtin_popcount(index),
                        .probability = probability,
                        .phase = there ? carg(amplitude) : 0};
    if (fabs(node.phase) < 1e-9) node.phase = 0;
    if (node.phase < -M_PI + 1e-9) node.phase = M_PI; // one way to say it
    qsphere_place(index, sphere->qubits, &node.theta, &node.phi);
    sphere->at[sphere->count++] = node;
}

Qsphere qsphere_of(const State *state) {
    Qsphere sphere = {.qubits = state_qubits(state)};
    uint32_t size = (uint32_t)state_size(sphere.qubits);
    bool whole = sphere.qubits <= QSPHERE_WHOLE;
    double complex turn = 1;
    for (uint32_t i = 0; i < size && sphere.there <= QSPHERE_NODES; i++) {
        double complex a = state_amplitude(state, i);
        bool there = creal(a) * creal(a) + cimag(a) * cimag(a) > QSPHERE_NOTHING;
        if (there && sphere.there++ == 0) {
            turn = conj(a) / cabs(a);
            sphere.turned = fabs(carg(a)) < 1e-9 ? 0 : carg(a);
        }
        if (there || whole) add_node(&sphere, i, a * turn);
    }
    if (sphere.there > QSPHERE_NODES) sphere.count = 0;
    return sphere;
}

bool qsphere_seen(const Run *run, int after, uint32_t wires, Qsphere *sphere) {
    if (!wires) {
        const State *whole = run_pure(run, after);
        if (whole) *sphere = qsphere_of(whole);
        return whole != NULL;
    }
    State *state = run_portion_state(run, after, wires);
    if (!state) return false;
    *sphere = qsphere_of(state);
    state_destroy(state);
    return true;
}
