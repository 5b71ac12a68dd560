#include "circuit/shots.h"

#include "base/mem.h"
#include "circuit/compile.h"
#include "circuit/moment.h"
#include "circuit/noise_gate.h"
#include "circuit/run.h"

#include <assert.h>
#include <stdlib.h>

// Post-selection throws shots away; this many tries for each that is wanted are made at
// most.
enum { TRIES = 1000 };

// A circuit as programs between its assignments: part i is run up to parts[i].end, then
// `assign` (NULL at the last) is done.
typedef struct Part {
    int end;
    const Step *assign;
} Part;

typedef struct Plan {
    Program *program;
    Part *parts;
    int count;
    int shared; // up to here every shot is the same
    bool measures;
    Rng *rng;
} Plan;

static void plan_part(Plan *plan, const Step *assign) {
    plan->parts = mem_grow(plan->parts, (size_t)plan->count + 1, sizeof *plan->parts);
    plan->parts[plan->count++] = (Part){program_size(plan->program), assign};
}

static Plan plan_create(const Circuit *circuit, Rng *rng) {
    Plan plan = {.program = program_create(circuit_wires(circuit)), .rng = rng};
    plan.measures = circuit_measures(circuit);
    starts_compile(circuit, plan.program);
    bool shared = true;
    for (int i = 0; i < circuit_steps(circuit); i++) {
        const Step *step = circuit_step(circuit, i);
        shared = shared && (step_unitary(step) || !step_acts(step));
        if (step->gate->kind == GATE_ASSIGN)
            plan_part(&plan, step);
        else
            step_compile(step, plan.program);
        if (shared) plan.shared = program_size(plan.program);
    }
    plan_part(&plan, NULL);
    // Where nothing measures, every qubit is looked at in the end.
    for (int q = 0; !plan.measures && q < circuit_wires(circuit); q++)
        program_measure(plan.program, q, q, (BitCondition){0});
    return plan;
}

static void plan_clear(Plan *plan) {
    program_destroy(plan->program);
    free(plan->parts);
}

// What the bits are afterwards; `kept` becomes less by what post-selections threw away.
static uint64_t run_to(const Plan *plan, int from, int to, State *state, uint64_t bits,
                       double *kept) {
    ProgramRun run = {.bits = bits, .rng = plan->rng};
    program_run(plan->program, from, to, state, &run);
    *kept *= run.weight;
    return run.bits;
}

static uint64_t assign(const Step *step, uint64_t bits) {
    if (!step_allowed(step, bits)) return bits;
    return bit_written(bits, step->bit, step->gate->value);
}

// One shot. False when it was thrown away: with the probability that its selections would
// have failed.
static bool shot(const Plan *plan, State *state, uint64_t *bits) {
    int from = plan->shared;
    double kept = 1;
    *bits = 0;
    for (int i = 0; i < plan->count; i++) {
        *bits = run_to(plan, from, plan->parts[i].end, state, *bits, &kept);
        from = plan->parts[i].end;
        if (plan->parts[i].assign) *bits = assign(plan->parts[i].assign, *bits);
    }
    // Where nothing measures, only assignments have written bits, and nobody asks for them.
    if (!plan->measures)
        *bits = run_to(plan, from, program_size(plan->program), state, 0, &kept);
    return kept >= 1 || rng_unit(plan->rng) < kept;
}

static bool memory_short(const Circuit *circuit, Error *err) {
    size_t bytes = 2 * sizeof(double) * state_size(circuit_wires(circuit));
    return error_set(err, "run.memory", "%zu\t%zu", 2 * bytes / 1000000 + 1,
                     bytes / 1000000);
}

static bool shots_take(const Circuit *circuit, const Plan *plan, const State *start,
                       int shots, uint64_t *outcomes, Error *err) {
    int64_t tries = 0;
    for (int taken = 0; taken < shots;) {
        if (tries++ == (int64_t)TRIES * shots)
            return error_set(err, "run.rare", "%d\t%d", shots, taken);
        State *state = state_copy(start);
        if (!state) return memory_short(circuit, err);
        taken += shot(plan, state, &outcomes[taken]);
        state_destroy(state);
    }
    return true;
}

uint64_t *shots_run(const Circuit *circuit, int shots, Rng *rng, Error *err) {
    assert(shots >= 0);
    if (circuit_noisy(circuit)) { // its plan has no noise
        error_set(err, "noise.qubits", "%d\t%d", SAMPLED_QUBITS, circuit_wires(circuit));
        return NULL;
    }
    State *start = state_create(circuit_wires(circuit));
    if (!start) return memory_short(circuit, err), NULL;
    Plan plan = plan_create(circuit, rng);
    program_run(plan.program, 0, plan.shared, start, &(ProgramRun){0});
    uint64_t *outcomes = mem_new((size_t)shots * sizeof *outcomes);
    bool done = shots_take(circuit, &plan, start, shots, outcomes, err);
    plan_clear(&plan);
    state_destroy(start);
    if (done) return outcomes;
    free(outcomes);
    return NULL;
}
