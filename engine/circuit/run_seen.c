#include "circuit/run_seen.h"

#include "base/mem.h"
#include "base/text.h"
#include "circuit/ket_factors.h"
#include "circuit/run_memo.h"

#include <stdlib.h>
#include <string.h>

static const char state_kind[] = "state", pyramid_kind[] = "pyramid", ket_kind[] = "ket";

uint32_t run_seen_wires(const Run *run, uint32_t wires) {
    uint32_t all = (UINT32_C(1) << run_qubits(run)) - 1;
    return wires & all ? wires & all : all;
}

static bool is_all(const Run *run, uint32_t wires) {
    return run_seen_wires(run, wires) == run_seen_wires(run, 0);
}

SeenAs run_seen(const Run *run, int after, uint32_t wires) {
    if (run_seen_state(run, after, wires)) return SEEN_PURE;
    if (run_noise(run)) return SEEN_NOISY;
    return run_pure(run, after) ? SEEN_ENTANGLED : SEEN_BRANCHES;
}

// That there is no state is kept too.
typedef struct Held {
    State *state;
} Held;

static void held_end(void *thing) {
    Held *held = thing;
    state_destroy(held->state);
    free(held);
}

const State *run_seen_state(const Run *run, int after, uint32_t wires) {
    if (is_all(run, wires)) return run_pure(run, after);
    MemoKey key = {.kind = state_kind, .after = after, .numbers = {wires}};
    Held *held = run_memo(run, &key);
    if (!held) {
        held = mem_new(sizeof *held);
        held->state = run_portion_state(run, after, run_seen_wires(run, wires));
        size_t bytes = held->state ? state_size(state_qubits(held->state)) * 16 : 0;
        run_memo_keep(run, &key, held, bytes, held_end);
    }
    return held->state;
}

static void pyramid_end(void *thing) {
    pyramid_destroy(thing);
}

static Pyramid *plain_pyramid(const Run *run, int after, uint32_t wires) {
    uint32_t mask = run_seen_wires(run, wires);
    int qubits = __builtin_popcount(mask);
    double *p = mem_try(state_size(qubits), sizeof *p);
    if (!p) return NULL;
    run_portion_probabilities(run, after, mask, p);
    return pyramid_of_probabilities(qubits, p);
}

const Pyramid *run_seen_pyramid(const Run *run, int after, uint32_t wires) {
    MemoKey key = {.kind = pyramid_kind, .after = after, .numbers = {wires}};
    Pyramid *pyramid = run_memo(run, &key);
    if (pyramid) return pyramid;
    const State *state = run_seen_state(run, after, wires);
    pyramid = state ? pyramid_create(state) : plain_pyramid(run, after, wires);
    if (pyramid) run_memo_keep(run, &key, pyramid, pyramid_bytes(pyramid), pyramid_end);
    return pyramid;
}

// ---- formulas

static void kets_end(void *thing) {
    Kets *kets = thing;
    for (int i = 0; i < kets->count; i++)
        ket_formula_destroy(kets->formula[i]);
    free(kets);
}

// Of what the wires are called.
static uint32_t names_print(const Circuit *circuit) {
    uint32_t print = TEXT_HASH;
    for (int wire = 0; circuit && wire < circuit_wires(circuit); wire++) {
        char label[WIRE_LABEL];
        circuit_wire_label(circuit, wire, label);
        print = text_hash(print, label, strlen(label) + 1);
    }
    return print;
}

static MemoKey key_of(int after, const KetPlan *plan) {
    uint32_t flags = (uint32_t)plan->basis | (uint32_t)plan->groups << 4 |
                     (uint32_t)plan->joined << 8 | (uint32_t)plan->decimals << 9 |
                     (uint32_t)plan->q0_left << 10 | (uint32_t)plan->terms << 12;
    return (MemoKey){.kind = ket_kind,
                     .after = after,
                     .numbers = {plan->wires, flags, plan->x, plan->y, plan->bell,
                                 names_print(plan->circuit)}};
}

// The states of the branches, each once.
typedef struct Several {
    State *state[MOST_KETS];
    double weight[MOST_KETS];
    int count;
    bool more, none; // there are more than MOST_KETS; one has no pure state of the wires
} Several;

// Takes the state.
static void add_state(Several *several, State *state, double weight) {
    for (int i = 0; i < several->count; i++)
        if (state_same(several->state[i], state, 1e-7)) {
            several->weight[i] += weight;
            state_destroy(state);
            return;
        }
    several->more = several->count == MOST_KETS;
    if (several->more) {
        state_destroy(state);
        return;
    }
    several->state[several->count] = state;
    several->weight[several->count++] = weight;
}

static Several branch_states(const Run *run, int after, uint32_t wires) {
    Several several = {.count = 0};
    uint32_t mask = run_seen_wires(run, wires);
    for (int i = 0; i < run_branches(run, after) && !several.more && !several.none; i++) {
        double weight;
        const State *state = run_branch(run, after, i, &weight, NULL);
        bool own = state && (is_all(run, wires) || ket_is_product(state, mask));
        State *part = own ? ket_factor(state, mask) : NULL;
        several.none = !part;
        if (part) add_state(&several, part, weight);
    }
    return several;
}

static void sort_states(Several *several) {
    for (int i = 1; i < several->count; i++)
        for (int k = i; k > 0 && several->weight[k] > several->weight[k - 1] + 1e-12; k--) {
            double weight = several->weight[k];
            State *state = several->state[k];
            several->weight[k] = several->weight[k - 1];
            several->state[k] = several->state[k - 1];
            several->weight[k - 1] = weight;
            several->state[k - 1] = state;
        }
}

static void add_formula(Kets *kets, const State *state, double weight,
                        const KetPlan *plan) {
    KetFormula *formula = ket_formula(state, plan);
    if (!formula) return;
    kets->weight[kets->count] = weight;
    kets->formula[kets->count++] = formula;
}

static void add_branches(Kets *kets, const Run *run, int after, const KetPlan *plan) {
    Several several = branch_states(run, after, plan->wires);
    sort_states(&several);
    kets->several = several.more;
    for (int i = 0; i < several.count; i++) {
        if (!several.more && !several.none)
            add_formula(kets, several.state[i], several.weight[i], plan);
        state_destroy(several.state[i]);
    }
}

const Kets *run_seen_kets(const Run *run, int after, const KetPlan *plan) {
    MemoKey key = key_of(after, plan);
    Kets *kets = run_memo(run, &key);
    if (kets) return kets;
    kets = mem_new(sizeof *kets);
    KetPlan whole = *plan;
    whole.wires = run_seen_wires(run, plan->wires);
    const State *state = run_seen_state(run, after, plan->wires);
    if (state)
        add_formula(kets, state, 1, &whole);
    else
        add_branches(kets, run, after, &whole);
    run_memo_keep(run, &key, kets, sizeof *kets, kets_end);
    return kets;
}
