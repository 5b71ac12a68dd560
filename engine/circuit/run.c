#include "circuit/run.h"

#include "base/mem.h"
#include "base/rng.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

typedef struct Branch {
    State *state;
    double weight;
    uint64_t bits;
    double mark; // of the state; only moment_merge keeps it
} Branch;

// The branches of one moment, in order of their bits.
typedef struct Moment {
    Branch *branches;
    int count, room;
} Moment;

enum { NO_BIT = -1 };

struct Run {
    int qubits, bits, columns;
    bool measures, distribution_only;
    Moment *moments;          // columns + 1 of them; only one with distribution_only
    int last_bit[MAX_QUBITS]; // the bit that a left-out last measurement of a qubit writes
};

// What the work needs to know: the limits, and the bytes that the states hold so far.
typedef struct Work {
    const Circuit *circuit;
    RunOptions options;
    size_t bytes;
    bool *left_out; // per step: a measurement that nothing follows
    Error *err;
} Work;

bool circuit_measures(const Circuit *circuit) {
    for (int i = 0; i < circuit_steps(circuit); i++)
        if (circuit_step(circuit, i)->gate->kind == GATE_MEASURE) return true;
    return false;
}

// --- branches

static size_t state_bytes(const Circuit *circuit) {
    return sizeof(double complex) << circuit_wires(circuit);
}

static bool memory_short(const Work *work, size_t bytes) {
    const size_t mega = 1000000;
    return error_set(work->err, "run.memory", "%zu\t%zu", (bytes + mega - 1) / mega,
                     work->options.most_bytes / mega);
}

// Puts a branch with a copy of `state` (NULL: |0…0⟩) behind the others; NULL when memory is
// short.
static Branch *moment_add(Work *work, Moment *moment, const State *state) {
    size_t bytes = work->bytes + state_bytes(work->circuit);
    State *copy = NULL;
    if (bytes <= work->options.most_bytes)
        copy = state ? state_copy(state) : state_create(circuit_wires(work->circuit));
    if (!copy) {
        memory_short(work, bytes);
        return NULL;
    }
    work->bytes = bytes;
    if (moment->count == moment->room) {
        moment->room = moment->room ? 2 * moment->room : 1;
        moment->branches =
            mem_grow(moment->branches, (size_t)moment->room, sizeof *moment->branches);
    }
    Branch *branch = &moment->branches[moment->count++];
    *branch = (Branch){.state = copy};
    return branch;
}

static void branch_drop(Work *work, Branch *branch) {
    state_destroy(branch->state);
    branch->state = NULL;
    work->bytes -= state_bytes(work->circuit);
}

static void moment_clear(Moment *moment) {
    for (int i = 0; i < moment->count; i++)
        state_destroy(moment->branches[i].state);
    free(moment->branches);
}

static int by_bits(const void *left, const void *right) {
    const Branch *a = left, *b = right;
    if (a->bits != b->bits) return a->bits < b->bits ? -1 : 1;
    return (a->weight < b->weight) - (a->weight > b->weight);
}

// Branches closer than this are one. Rounding leaves equal ones some 1e-14 apart; what is
// merged wrongly could shift no probability by more than this.
static const double same_state = 1e-11;

// |⟨r|ψ⟩| for a random r. No phase changes it, and states within d of each other have marks
// within |r| d: so twins stand side by side once sorted by it, and thousands of branches of
// equal bits need not all be compared with each other.
static double mark_of(const State *state) {
    Rng rng = rng_seeded(1);
    double complex sum = 0;
    for (size_t i = 0; i < state_size(state_qubits(state)); i++) {
        double re = 2 * rng_unit(&rng) - 1, im = 2 * rng_unit(&rng) - 1;
        sum += state_amplitude(state, i) * CMPLX(re, im);
    }
    return cabs(sum);
}

static int by_mark(const void *left, const void *right) {
    const Branch *a = left, *b = right;
    if (a->bits != b->bits) return a->bits < b->bits ? -1 : 1;
    return (a->mark > b->mark) - (a->mark < b->mark);
}

// How far the marks of twins may lie apart: every part of r is at most 1.
static double mark_room(const Work *work) {
    return same_state * sqrt(2.0 * (double)((size_t)1 << circuit_wires(work->circuit)));
}

// The branch among those kept that `branch` cannot be told from.
static Branch *twin_of(Moment *moment, int kept, const Branch *branch, double room) {
    for (int i = kept - 1; i >= 0; i--) {
        Branch *other = &moment->branches[i];
        if (other->bits != branch->bits || branch->mark - other->mark > room) break;
        if (state_same(other->state, branch->state, same_state)) return other;
    }
    return NULL;
}

static void moment_merge(Work *work, Moment *moment) {
    for (int i = 0; moment->count > 1 && i < moment->count; i++)
        moment->branches[i].mark = mark_of(moment->branches[i].state);
    qsort(moment->branches, (size_t)moment->count, sizeof *moment->branches, by_mark);
    int kept = 0;
    for (int i = 0; i < moment->count; i++) {
        Branch *branch = &moment->branches[i];
        Branch *twin = twin_of(moment, kept, branch, mark_room(work));
        if (twin) {
            twin->weight += branch->weight;
            branch_drop(work, branch);
        } else {
            moment->branches[kept++] = *branch;
        }
    }
    moment->count = kept;
    qsort(moment->branches, (size_t)kept, sizeof *moment->branches, by_bits);
}

// --- one step on all branches

static uint64_t bit_written(uint64_t bits, int bit, int value) {
    uint64_t one = UINT64_C(1) << bit;
    return value ? bits | one : bits & ~one;
}

// What a branch becomes once the qubit was found to be `value`.
static void branch_settle(const Step *step, Branch *branch, int value) {
    int target = step->targets[0];
    uint32_t qubit = UINT32_C(1) << target;
    branch->weight *= state_project(branch->state, qubit, value ? qubit : 0);
    if (step->gate->kind == GATE_MEASURE)
        branch->bits = bit_written(branch->bits, step->bit, value);
    else if (value)
        state_apply(branch->state, gate_find("x")->matrix(NULL), target, (Controls){0});
}

// A measurement or reset of one branch: the branch itself goes on where both findings are
// possible with 0, and a new one with 1. A finding below 1e-15 is rounding and never
// happens.
static bool branch_split(Work *work, Moment *moment, int index, const Step *step) {
    uint32_t qubit = UINT32_C(1) << step->targets[0];
    Branch *branch = &moment->branches[index];
    bool zero = state_probability(branch->state, qubit, 0) >= 1e-15;
    bool one = state_probability(branch->state, qubit, qubit) >= 1e-15;
    if (zero && one) {
        Branch *other = moment_add(work, moment, branch->state);
        if (!other) return false;
        branch = &moment->branches[index]; // adding may have moved them
        other->weight = branch->weight;
        other->bits = branch->bits;
        branch_settle(step, other, 1);
    }
    branch_settle(step, branch, zero ? 0 : 1);
    return true;
}

static bool moment_split(Work *work, Moment *moment, const Step *step) {
    int count = moment->count;
    for (int i = 0; i < count; i++) {
        if (!step_allowed(step, moment->branches[i].bits)) continue;
        if (!branch_split(work, moment, i, step)) return false;
    }
    moment_merge(work, moment);
    if (moment->count <= work->options.most_branches) return true;
    return error_set(work->err, "run.branches", "%d", work->options.most_branches);
}

static void moment_assign(Work *work, Moment *moment, const Step *step) {
    for (int i = 0; i < moment->count; i++)
        if (step_allowed(step, moment->branches[i].bits))
            moment->branches[i].bits =
                bit_written(moment->branches[i].bits, step->bit, step->gate->value);
    moment_merge(work, moment);
}

// Each branch keeps the part that agrees; what remains becomes the whole.
static bool moment_select(Work *work, Moment *moment, const Step *step) {
    uint32_t qubit = UINT32_C(1) << step->targets[0];
    double total = 0;
    int kept = 0;
    for (int i = 0; i < moment->count; i++) {
        Branch *branch = &moment->branches[i];
        double part = 1;
        if (step_allowed(step, branch->bits))
            part = state_project(branch->state, qubit, step->gate->value ? qubit : 0);
        branch->weight *= part;
        total += branch->weight;
        if (part >= 1e-15)
            moment->branches[kept++] = *branch;
        else
            branch_drop(work, branch);
    }
    moment->count = kept;
    for (int i = 0; i < kept; i++)
        moment->branches[i].weight /= total;
    return kept || error_set(work->err, "run.impossible", "%d\t%d", step->targets[0],
                             step->column + 1);
}

static bool moment_act(Moment *moment, const Step *step) {
    for (int i = 0; i < moment->count; i++)
        if (step_allowed(step, moment->branches[i].bits))
            step_act(step, moment->branches[i].state);
    return true;
}

static bool moment_step(Work *work, Moment *moment, const Step *step) {
    switch (step->gate->kind) {
    case GATE_MATRIX:
    case GATE_SWAP:
        return moment_act(moment, step);
    case GATE_MEASURE:
    case GATE_RESET:
        return moment_split(work, moment, step);
    case GATE_POSTSELECT:
        return moment_select(work, moment, step);
    case GATE_ASSIGN:
        moment_assign(work, moment, step);
        return true;
    case GATE_BARRIER:
        return true;
    }
    return true;
}

// --- the whole circuit

static bool moment_start(Work *work, Moment *moment) {
    Branch *branch = moment_add(work, moment, NULL);
    if (branch) branch->weight = 1;
    return branch != NULL;
}

static bool moment_copy(Work *work, const Moment *from, Moment *to) {
    for (int i = 0; i < from->count; i++) {
        Branch *branch = moment_add(work, to, from->branches[i].state);
        if (!branch) return false;
        branch->weight = from->branches[i].weight;
        branch->bits = from->branches[i].bits;
    }
    return true;
}

// Every moment kept: each starts as a copy of the one before.
static bool work_columns(Work *work, Run *run) {
    size_t least = run_least_bytes(work->circuit);
    if (least > work->options.most_bytes) return memory_short(work, least);
    if (!moment_start(work, &run->moments[0])) return false;
    int next = 0;
    for (int column = 0; column < run->columns; column++) {
        Moment *moment = &run->moments[column + 1];
        if (!moment_copy(work, &run->moments[column], moment)) return false;
        for (; next < circuit_steps(work->circuit); next++) {
            const Step *step = circuit_step(work->circuit, next);
            if (step->column != column) break;
            if (!moment_step(work, moment, step)) return false;
        }
    }
    return true;
}

// Finds the measurements that can be left to the end: no later step touches the qubit, nor
// reads or writes the bit.
static void leave_out(Work *work, Run *run) {
    uint32_t later_wires = 0;
    uint64_t later_bits = 0;
    for (int i = circuit_steps(work->circuit) - 1; i >= 0; i--) {
        const Step *step = circuit_step(work->circuit, i);
        bool measures = step->gate->kind == GATE_MEASURE;
        uint64_t bit = step_writes(step);
        bool followed = (step_wires(step) & later_wires) || (bit & later_bits);
        work->left_out[i] = measures && !step_reads(step) && !followed;
        if (work->left_out[i]) run->last_bit[step->targets[0]] = step->bit;
        if (step->gate->kind != GATE_BARRIER) later_wires |= step_wires(step);
        later_bits |= bit | step_reads(step);
    }
}

static bool work_end(Work *work, Run *run) {
    leave_out(work, run);
    if (!moment_start(work, &run->moments[0])) return false;
    for (int i = 0; i < circuit_steps(work->circuit); i++)
        if (!work->left_out[i] &&
            !moment_step(work, &run->moments[0], circuit_step(work->circuit, i)))
            return false;
    return true;
}

static int run_moments(const Run *run) {
    return run->distribution_only ? 1 : run->columns + 1;
}

static Run *run_blank(const Circuit *circuit, bool distribution_only) {
    Run *run = mem_new(sizeof *run);
    run->qubits = circuit_wires(circuit);
    run->bits = circuit_bits(circuit);
    run->columns = circuit_columns(circuit);
    run->measures = circuit_measures(circuit);
    run->distribution_only = distribution_only;
    run->moments = mem_new((size_t)run_moments(run) * sizeof *run->moments);
    for (int q = 0; q < MAX_QUBITS; q++)
        run->last_bit[q] = NO_BIT;
    return run;
}

size_t run_least_bytes(const Circuit *circuit) {
    return state_bytes(circuit) * ((size_t)circuit_columns(circuit) + 1);
}

Run *run_create(const Circuit *circuit, RunOptions options, Error *err) {
    if (!options.most_branches) options.most_branches = 4096;
    if (!options.most_bytes) options.most_bytes = (size_t)1 << 30;
    Run *run = run_blank(circuit, options.distribution_only);
    Work work = {.circuit = circuit, .options = options, .err = err};
    work.left_out = mem_new((size_t)circuit_steps(circuit) * sizeof *work.left_out);
    bool done = options.distribution_only ? work_end(&work, run) : work_columns(&work, run);
    free(work.left_out);
    if (done) return run;
    run_destroy(run);
    return NULL;
}

void run_destroy(Run *run) {
    if (!run) return;
    for (int i = 0; i < run_moments(run); i++)
        moment_clear(&run->moments[i]);
    free(run->moments);
    free(run);
}

int run_qubits(const Run *run) {
    return run->qubits;
}

int run_bits(const Run *run) {
    return run->bits;
}

int run_columns(const Run *run) {
    return run->columns;
}

bool run_measures(const Run *run) {
    return run->measures;
}

// --- what a moment says

static const Moment *moment_of(const Run *run, int after) {
    assert(!run->distribution_only && after >= 0 && after <= run->columns);
    return &run->moments[after];
}

int run_branches(const Run *run, int after) {
    return moment_of(run, after)->count;
}

const State *run_branch(const Run *run, int after, int branch, double *weight,
                        uint64_t *bits) {
    const Moment *moment = moment_of(run, after);
    assert(branch >= 0 && branch < moment->count);
    if (weight) *weight = moment->branches[branch].weight;
    if (bits) *bits = moment->branches[branch].bits;
    return moment->branches[branch].state;
}

Bloch run_bloch(const Run *run, int after, int qubit) {
    const Moment *moment = moment_of(run, after);
    Bloch mean = {0};
    for (int i = 0; i < moment->count; i++) {
        Bloch b = state_bloch(moment->branches[i].state, qubit);
        mean.x += moment->branches[i].weight * b.x;
        mean.y += moment->branches[i].weight * b.y;
        mean.z += moment->branches[i].weight * b.z;
    }
    return mean;
}

static void add_probabilities(const Branch *branch, int qubits, double *out) {
    const double *re = state_re(branch->state), *im = state_im(branch->state);
    for (size_t i = 0; i < state_size(qubits); i++)
        out[i] += branch->weight * (re[i] * re[i] + im[i] * im[i]);
}

void run_probabilities(const Run *run, int after, double *out) {
    const Moment *moment = moment_of(run, after);
    memset(out, 0, sizeof *out << run->qubits);
    for (int i = 0; i < moment->count; i++)
        add_probabilities(&moment->branches[i], run->qubits, out);
}

const State *run_pure(const Run *run, int after) {
    const Moment *moment = moment_of(run, after);
    const State *state = moment->branches[0].state;
    for (int i = 1; i < moment->count; i++)
        if (!state_same(state, moment->branches[i].state, 1e-9)) return NULL;
    return state;
}

// --- the distribution

// The qubits that the distribution still has to read, and the bit that each stands for: all
// where nothing is measured, else those whose last measurement was left out.
typedef struct Meters {
    int count;
    int qubit[MAX_QUBITS], bit[MAX_QUBITS];
} Meters;

static Meters run_meters(const Run *run) {
    Meters meters = {0};
    for (int q = 0; q < run->qubits; q++) {
        if (run->measures && run->last_bit[q] == NO_BIT) continue;
        meters.qubit[meters.count] = q;
        meters.bit[meters.count++] = run->measures ? run->last_bit[q] : q;
    }
    return meters;
}

// Probabilities of the 2^count readings of one branch.
static void branch_read(const Branch *branch, int qubits, const Meters *meters,
                        double *out) {
    const double *re = state_re(branch->state), *im = state_im(branch->state);
    memset(out, 0, sizeof *out << meters->count);
    for (size_t i = 0; i < (size_t)1 << qubits; i++) {
        size_t key = 0;
        for (int k = 0; k < meters->count; k++)
            key |= (i >> meters->qubit[k] & 1) << k;
        out[key] += branch->weight * (re[i] * re[i] + im[i] * im[i]);
    }
}

static uint64_t bits_read(uint64_t bits, const Meters *meters, size_t key) {
    for (int k = 0; k < meters->count; k++)
        bits = bit_written(bits, meters->bit[k], (int)(key >> k & 1));
    return bits;
}

static int by_outcome(const void *left, const void *right) {
    const Reading *a = left, *b = right;
    return (a->bits > b->bits) - (a->bits < b->bits);
}

// Adds up equal outcomes and leaves out what is nearly impossible; returns how many stay.
static int outcomes_merge(Reading *outcomes, int count) {
    qsort(outcomes, (size_t)count, sizeof *outcomes, by_outcome);
    int kept = 0;
    for (int i = 0; i < count;) {
        Reading sum = outcomes[i++];
        for (; i < count && outcomes[i].bits == sum.bits; i++)
            sum.probability += outcomes[i].probability;
        if (sum.probability >= 1e-12) outcomes[kept++] = sum;
    }
    return kept;
}

// The outcomes of one branch behind the `*count` there are; false when memory is short.
static bool outcomes_add(const Run *run, const Branch *branch, double *readings,
                         Reading **outcomes, int *count) {
    Meters meters = run_meters(run);
    branch_read(branch, run->qubits, &meters, readings);
    size_t size = (size_t)1 << meters.count, room = (size_t)*count;
    for (size_t key = 0; key < size; key++)
        room += readings[key] > 0;
    Reading *longer = realloc(*outcomes, (room ? room : 1) * sizeof *longer);
    if (!longer) return false;
    *outcomes = longer;
    for (size_t key = 0; key < size; key++)
        if (readings[key] > 0)
            longer[(*count)++] =
                (Reading){bits_read(branch->bits, &meters, key), readings[key]};
    return true;
}

Reading *run_distribution(const Run *run, int *count) {
    const Moment *end = &run->moments[run_moments(run) - 1];
    double *readings = mem_try((size_t)1 << run_meters(run).count, sizeof *readings);
    Reading *outcomes = NULL;
    bool done = readings != NULL;
    *count = 0;
    for (int i = 0; done && i < end->count; i++)
        done = outcomes_add(run, &end->branches[i], readings, &outcomes, count);
    free(readings);
    if (done && outcomes) { // there is always a branch, so always an outcome
        *count = outcomes_merge(outcomes, *count);
        return outcomes;
    }
    free(outcomes);
    *count = 0;
    return NULL;
}
