#include "circuit/shots.h"

#include "base/mem.h"
#include "circuit/run.h"

#include <assert.h>
#include <stdlib.h>

// Whether the step is no unitary, so that shots may differ from there on.
static bool decides(const Step *step) {
    return !step_unitary(step) && step->gate->kind != GATE_BARRIER;
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

static void write_bit(uint64_t *bits, int bit, int value) {
    uint64_t one = UINT64_C(1) << bit;
    *bits = value ? *bits | one : *bits & ~one;
}

// False when a post-selection throws the shot away.
static bool shot_step(const Step *step, State *state, uint64_t *bits, Rng *rng) {
    if (!step_allowed(step, *bits) || step->gate->kind == GATE_BARRIER) return true;
    if (step_unitary(step)) {
        step_act(step, state);
        return true;
    }
    if (step->gate->kind == GATE_ASSIGN) {
        write_bit(bits, step->bit, step->gate->value);
        return true;
    }
    int found = look(state, step->targets[0], rng);
    if (step->gate->kind == GATE_POSTSELECT) return found == step->gate->value;
    if (step->gate->kind == GATE_MEASURE)
        write_bit(bits, step->bit, found);
    else if (found)
        state_apply(state, gate_find("x")->matrix(NULL), step->targets[0], (Controls){0});
    return true;
}

// The steps from `from` on; then, where nothing measures, a look at every qubit. False when
// the shot was thrown away.
static bool shot(const Circuit *circuit, int from, State *state, Rng *rng, uint64_t *bits) {
    *bits = 0;
    for (int i = from; i < circuit_steps(circuit); i++)
        if (!shot_step(circuit_step(circuit, i), state, bits, rng)) return false;
    if (circuit_measures(circuit)) return true;
    *bits = 0; // only assignments wrote any
    for (int q = 0; q < circuit_wires(circuit); q++)
        *bits |= (uint64_t)look(state, q, rng) << q;
    return true;
}

// The steps before chance first decides are the same in every shot; they act on `state`.
// Returns the first step that is not.
static int shared_steps(const Circuit *circuit, State *state) {
    int i = 0;
    for (; i < circuit_steps(circuit) && !decides(circuit_step(circuit, i)); i++) {
        const Step *step = circuit_step(circuit, i);
        if (step_unitary(step) && step_allowed(step, 0)) step_act(step, state);
    }
    return i;
}

static bool memory_short(const Circuit *circuit, Error *err) {
    size_t bytes = sizeof(double complex) << circuit_wires(circuit);
    return error_set(err, "run.memory", "%zu\t%zu", 2 * bytes / 1000000 + 1,
                     bytes / 1000000);
}

// Post-selection throws shots away; this many tries for each that is wanted are made at
// most.
enum { TRIES = 1000 };

// A further try from `start`; false when memory is short. `kept` says whether it counts.
static bool shot_try(const Circuit *circuit, int from, const State *start, Rng *rng,
                     uint64_t *bits, bool *kept) {
    State *state = state_copy(start);
    if (!state) return false;
    *kept = shot(circuit, from, state, rng, bits);
    state_destroy(state);
    return true;
}

static bool shots_take(const Circuit *circuit, const State *start, int from, int shots,
                       Rng *rng, uint64_t *outcomes, Error *err) {
    int64_t tries = 0;
    for (int taken = 0; taken < shots;) {
        bool kept = false;
        if (tries++ == (int64_t)TRIES * shots)
            return error_set(err, "run.rare", "%d\t%d", shots, taken);
        if (!shot_try(circuit, from, start, rng, &outcomes[taken], &kept))
            return memory_short(circuit, err);
        taken += kept;
    }
    return true;
}

uint64_t *shots_run(const Circuit *circuit, int shots, Rng *rng, Error *err) {
    assert(shots >= 0);
    State *start = state_create(circuit_wires(circuit));
    if (!start) return memory_short(circuit, err), NULL;
    uint64_t *outcomes = mem_new((size_t)shots * sizeof *outcomes);
    int from = shared_steps(circuit, start);
    bool done = shots_take(circuit, start, from, shots, rng, outcomes, err);
    state_destroy(start);
    if (done) return outcomes;
    free(outcomes);
    return NULL;
}
