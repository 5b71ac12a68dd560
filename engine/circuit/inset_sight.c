#include "circuit/inset_sight.h"

#include "base/mem.h"
#include "circuit/inset.h"
#include "circuit/portion.h"
#include "circuit/run_inside.h"

#include <stdlib.h>

// Moments that the run does not keep are held here, so many bytes of them; a display behind
// those has its moment worked out whenever it is drawn.
static const size_t held_bytes = (size_t)96 << 20;

struct InsetSights {
    InsetSight *all;
    Run **own; // those of ours; NULL where it is the given one
    int count, looked;
    uint64_t key;
    size_t held;
};

InsetSights *inset_sights_create(void) {
    return mem_new(sizeof(InsetSights));
}

static void forget(InsetSights *sights) {
    for (int i = 0; i < sights->count; i++)
        run_destroy(sights->own[i]);
    free(sights->own);
    free(sights->all);
    sights->own = NULL;
    sights->all = NULL;
    sights->count = 0;
    sights->held = 0;
}

void inset_sights_destroy(InsetSights *sights) {
    if (!sights) return;
    forget(sights);
    free(sights);
}

static int displays_of(const Circuit *circuit) {
    int count = 0;
    for (int i = 0; i < circuit_steps(circuit); i++)
        count += circuit_step(circuit, i)->gate->kind == GATE_DISPLAY;
    return count;
}

static bool decides(const Step *step) {
    return step_dots(step) || step_reads(step);
}

static Run *hold(InsetSights *sights, const Run *run, int after, const Step *step,
                 double *chance) {
    Run *own = run_given(run, after, step, chance);
    if (own) sights->held += own->bytes;
    return own;
}

static void see(InsetSights *sights, const Run *run, int index, const Step *step) {
    InsetSight *sight = &sights->all[sights->count];
    int end = run_columns(run), after = step->column + 1 < end ? step->column + 1 : end;
    *sight = (InsetSight){index, run, after, decides(step), 1, false};
    Run *own = NULL;
    bool whole = inset_of(step->gate)->whole; // it needs no moment, but the run itself
    bool kept = whole || run->moments[after] || sights->held > held_bytes;
    if (sight->given || !kept) {
        Step none = {.gate = step->gate};
        own = hold(sights, run, after, sight->given ? step : &none, &sight->chance);
    }
    if (sight->given || own) sight->run = own;
    if (own) sight->after = 0;
    sight->never = sight->given && sight->chance < 1e-12;
    sights->own[sights->count++] = own;
}

void inset_sights_look(InsetSights *sights, const Circuit *circuit, const Run *run,
                       uint64_t key) {
    if (sights->looked && sights->key == key) return;
    forget(sights);
    sights->key = key;
    sights->looked++;
    int count = displays_of(circuit);
    if (!count || !run || run_qubits(run) != circuit_wires(circuit)) return;
    sights->all = mem_new((size_t)count * sizeof *sights->all);
    sights->own = mem_new((size_t)count * sizeof(Run *));
    for (int i = 0; i < circuit_steps(circuit); i++)
        if (circuit_step(circuit, i)->gate->kind == GATE_DISPLAY)
            see(sights, run, i, circuit_step(circuit, i));
}

const InsetSight *inset_sight(const InsetSights *sights, int step) {
    for (int i = 0; sights && i < sights->count; i++)
        if (sights->all[i].step == step) return &sights->all[i];
    return NULL;
}

int inset_sights_looked(const InsetSights *sights) {
    return sights->looked;
}
