#include "circuit/shots.h"

#include "base/mem.h"
#include "circuit/run.h"

#include <assert.h>
#include <stdlib.h>

static bool decides(const Step *step) {
    return step->gate->kind == GATE_MEASURE || step->gate->kind == GATE_RESET;
}

// Chance finds the qubit to be 0 or 1; the state follows.
static int look(State *state, int qubit, Rng *rng) {
    uint32_t mask = UINT32_C(1) << qubit;
    double one = state_probability(state, mask, mask);
    int found = rng_unit(rng) < one ? 1 : 0;
    // A finding that only rounding allows is not one: take the other.
    if (state_project(state, mask, found ? mask : 0) >= 1e-15) return found;
    state_project(state, mask, found ? 0 : mask);
    return !found;
}

static void shot_step(const Step *step, State *state, uint64_t *bits, Rng *rng) {
    if (!step_allowed(step, *bits)) return;
    if (!decides(step)) {
        step_act(step, state);
        return;
    }
    int found = look(state, step->targets[0], rng);
    uint64_t one = UINT64_C(1) << step->bit;
    if (step->gate->kind == GATE_MEASURE)
        *bits = found ? *bits | one : *bits & ~one;
    else if (found)
        state_apply(state, gate_find("x")->matrix(NULL), step->targets[0], (Controls){0});
}

// The steps from `from` on; then, where nothing measures, a look at every qubit.
static uint64_t shot(const Circuit *circuit, int from, State *state, Rng *rng) {
    uint64_t bits = 0;
    for (int i = from; i < circuit_steps(circuit); i++)
        shot_step(circuit_step(circuit, i), state, &bits, rng);
    if (circuit_measures(circuit)) return bits;
    for (int q = 0; q < circuit_wires(circuit); q++)
        bits |= (uint64_t)look(state, q, rng) << q;
    return bits;
}

// The steps before chance first decides are the same in every shot; they act on `state`.
// Returns the first step that is not.
static int shared_steps(const Circuit *circuit, State *state) {
    int i = 0;
    for (; i < circuit_steps(circuit) && !decides(circuit_step(circuit, i)); i++)
        if (step_allowed(circuit_step(circuit, i), 0))
            step_act(circuit_step(circuit, i), state);
    return i;
}

static bool memory_short(const Circuit *circuit, Error *err) {
    size_t bytes = sizeof(double complex) << circuit_wires(circuit);
    return error_set(err, "run.memory", "%zu\t%zu", 2 * bytes / 1000000 + 1,
                     bytes / 1000000);
}

uint64_t *shots_run(const Circuit *circuit, int shots, Rng *rng, Error *err) {
    assert(shots >= 0);
    State *start = state_create(circuit_wires(circuit));
    uint64_t *outcomes = mem_new((size_t)shots * sizeof *outcomes);
    int from = start ? shared_steps(circuit, start) : 0;
    bool done = start != NULL;
    for (int i = 0; done && i < shots; i++) {
        State *state = state_copy(start);
        done = state != NULL;
        if (done) outcomes[i] = shot(circuit, from, state, rng);
        state_destroy(state);
    }
    state_destroy(start);
    if (done) return outcomes;
    free(outcomes);
    memory_short(circuit, err);
    return NULL;
}
