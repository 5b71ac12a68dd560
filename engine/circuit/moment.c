#include "circuit/moment.h"

#include "base/mem.h"
#include "base/rng.h"
#include "circuit/noise_gate.h"
#include "circuit/sampled.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

// A finding rarer than this is rounding, and never happens.
static const double never = 1e-15;

size_t moment_bytes(const Moment *moment) {
    const Branch *first = &moment->branches[0];
    return (size_t)moment->count * branch_bytes(branch_qubits(first), first->density);
}

static bool memory_short(const MomentWork *work, size_t bytes) {
    const size_t mega = 1000000;
    return error_set(work->err, "run.memory", "%zu\t%zu", (bytes + mega - 1) / mega,
                     work->most_bytes / mega);
}

static bool is_mixed(const MomentWork *work) {
    return work->noise && !work->noise->trials;
}

static bool has_room(const MomentWork *work, const Moment *moment, int qubits) {
    size_t bytes = branch_bytes(qubits, is_mixed(work)) * ((size_t)moment->count + 1);
    return bytes <= work->most_bytes || memory_short(work, bytes);
}

// Puts a branch behind the others and takes it; one without a state where there was no
// memory for it.
static bool moment_add(MomentWork *work, Moment *moment, Branch branch) {
    if (!branch_there(&branch)) return memory_short(work, work->most_bytes);
    if (moment->count == moment->room) {
        moment->room = moment->room ? 2 * moment->room : 1;
        moment->branches =
            mem_grow(moment->branches, (size_t)moment->room, sizeof *moment->branches);
    }
    moment->branches[moment->count++] = branch;
    return true;
}

static Moment *moment_blank(void) {
    Moment *moment = mem_new(sizeof *moment);
    moment->holders = 1;
    moment->kept = 1;
    return moment;
}

Moment *moment_create(MomentWork *work, int qubits) {
    Moment *moment = moment_blank();
    if (has_room(work, moment, qubits) &&
        moment_add(work, moment, branch_start(qubits, is_mixed(work)))) {
        moment->branches[0].trials = work->noise ? work->noise->trials : 0;
        return moment;
    }
    moment_release(moment);
    return NULL;
}

static bool add_copy(MomentWork *work, Moment *moment, Branch from) {
    return has_room(work, moment, branch_qubits(&from)) &&
           moment_add(work, moment, branch_copy(&from));
}

bool moment_add_copy(MomentWork *work, Moment *moment, int index) {
    return add_copy(work, moment, moment->branches[index]);
}

Moment *moment_copy(MomentWork *work, const Moment *moment) {
    Moment *copy = moment_blank();
    copy->kept = moment->kept;
    for (int i = 0; i < moment->count; i++)
        if (!add_copy(work, copy, moment->branches[i])) {
            moment_release(copy);
            return NULL;
        }
    return copy;
}

Moment *moment_hold(Moment *moment) {
    atomic_fetch_add(&moment->holders, 1);
    return moment;
}

void moment_release(Moment *moment) {
    if (!moment || atomic_fetch_sub(&moment->holders, 1) > 1) return;
    for (int i = 0; i < moment->count; i++)
        branch_clear(&moment->branches[i]);
    free(moment->branches);
    free(moment);
}

// --- merging

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
    const double *re = state_re(state), *im = state_im(state);
    double along = 0, across = 0;
    for (size_t i = 0; i < state_size(state_qubits(state)); i++) {
        double x = 2 * rng_unit(&rng) - 1, y = 2 * rng_unit(&rng) - 1;
        along += x * re[i] - y * im[i];
        across += x * im[i] + y * re[i];
    }
    return hypot(along, across);
}

static int by_mark(const void *left, const void *right) {
    const Branch *a = left, *b = right;
    if (a->bits != b->bits) return a->bits < b->bits ? -1 : 1;
    return (a->mark > b->mark) - (a->mark < b->mark);
}

// How far the marks of twins may lie apart: every part of r is at most 1.
static double mark_room(const Moment *moment) {
    int qubits = state_qubits(moment->branches[0].state);
    return same_state * sqrt(2.0 * (double)state_size(qubits));
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

// Of mixed branches, whatever has the same bits is one mixture.
static void merge_mixed(Moment *moment) {
    qsort(moment->branches, (size_t)moment->count, sizeof *moment->branches, by_bits);
    int kept = 0;
    for (int i = 0; i < moment->count; i++) {
        Branch *branch = &moment->branches[i];
        Branch *twin = kept ? &moment->branches[kept - 1] : NULL;
        if (!twin || twin->bits != branch->bits) {
            moment->branches[kept++] = *branch;
            continue;
        }
        double weight = twin->weight + branch->weight;
        density_mix(twin->density, branch->weight / weight, branch->density);
        twin->weight = weight;
        branch_clear(branch);
    }
    moment->count = kept;
}

static void moment_merge(Moment *moment) {
    if (moment->count < 2) return;
    if (moment->branches[0].density) {
        merge_mixed(moment);
        return;
    }
    double room = mark_room(moment);
    for (int i = 0; i < moment->count; i++)
        moment->branches[i].mark = mark_of(moment->branches[i].state);
    qsort(moment->branches, (size_t)moment->count, sizeof *moment->branches, by_mark);
    int kept = 0;
    for (int i = 0; i < moment->count; i++) {
        Branch *branch = &moment->branches[i];
        Branch *twin = twin_of(moment, kept, branch, room);
        if (twin) {
            twin->weight += branch->weight;
            twin->trials += branch->trials;
            branch_clear(branch);
        } else {
            moment->branches[kept++] = *branch;
        }
    }
    moment->count = kept;
    qsort(moment->branches, (size_t)kept, sizeof *moment->branches, by_bits);
}

// --- steps

void moment_run(MomentWork *work, Moment *moment, int from, int to) {
    assert(moment->holders == 1);
    for (int i = 0; from < to && i < moment->count; i++) {
        if (moment->branches[i].density) {
            noise_program(moment->branches[i].density, work->program, from, to);
            continue;
        }
        ProgramRun run = {
            .bits = moment->branches[i].bits, .pool = work->pool, .kernels = work->kernels};
        program_run(work->program, from, to, moment->branches[i].state, &run);
    }
}

bool moment_gate(MomentWork *work, Moment *moment, const Step *step) {
    assert(moment->holders == 1 && work->noise);
    if (moment->branches[0].state) return sampled_gate(work, moment, step);
    for (int i = 0; i < moment->count; i++)
        if (step_allowed(step, moment->branches[i].bits))
            noise_gate(work->noise, moment->branches[i].density, step);
    return true;
}

uint64_t bit_written(uint64_t bits, int bit, int value) {
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

// What the step at work is made to find; NO_FINDING where that is left to chance.
static int held_value(const MomentWork *work) {
    return record_value(work->held, work->finding);
}

// A finding that is held: the branch keeps its part of it, weight 0 where that is none.
static void branch_hold(const Step *step, Branch *branch, int value, bool possible) {
    if (possible)
        branch_settle(step, branch, value);
    else
        branch->weight = 0;
}

// A measurement or reset of one branch: the branch itself goes on where both findings are
// possible with 0, and a new one with 1.
static bool branch_split(MomentWork *work, Moment *moment, int index, const Step *step) {
    uint32_t qubit = UINT32_C(1) << step->targets[0];
    Branch *branch = &moment->branches[index];
    bool zero = state_probability(branch->state, qubit, 0) >= never;
    bool one = state_probability(branch->state, qubit, qubit) >= never;
    int value = held_value(work);
    if (value != NO_FINDING) {
        branch_hold(step, branch, value, value ? one : zero);
        return true;
    }
    if (zero && one) {
        if (!add_copy(work, moment, *branch)) return false;
        branch = &moment->branches[index]; // adding may have moved them
        branch_settle(step, &moment->branches[moment->count - 1], 1);
    }
    branch_settle(step, branch, zero ? 0 : 1);
    return true;
}

// --- the same with noise: what is read is not what was there, and a reset makes no branch

static void mixed_settle(MomentWork *work, const Step *step, Branch *branch, int value,
                         double chance) {
    noise_read(work->noise, branch->density, step->targets[0], value, chance);
    branch->weight *= chance;
    branch->bits = bit_written(branch->bits, step->bit, value);
}

static void mixed_hold(MomentWork *work, const Step *step, Branch *branch, int value,
                       const double *chances) {
    if (chances[value] >= never)
        mixed_settle(work, step, branch, value, chances[value]);
    else
        branch->weight = 0;
}

static bool mixed_split(MomentWork *work, Moment *moment, int index, const Step *step) {
    Branch *branch = &moment->branches[index];
    int qubit = step->targets[0];
    if (step->gate->kind == GATE_RESET) {
        density_reset(branch->density, qubit);
        return true;
    }
    double chances[2];
    for (int value = 0; value < 2; value++)
        chances[value] = noise_chance(work->noise, branch->density, qubit, value);
    int value = held_value(work);
    if (value != NO_FINDING) {
        mixed_hold(work, step, branch, value, chances);
        return true;
    }
    bool zero = chances[0] >= never, both = zero && chances[1] >= never;
    if (both && !add_copy(work, moment, *branch)) return false;
    branch = &moment->branches[index]; // adding may have moved them
    if (both) mixed_settle(work, step, &moment->branches[moment->count - 1], 1, chances[1]);
    mixed_settle(work, step, branch, !zero, chances[!zero]);
    return true;
}

// What is left after a selection becomes the whole. Fails where nothing is.
static bool moment_rescale(MomentWork *work, Moment *moment, const Step *step) {
    double total = 0;
    int kept = 0;
    for (int i = 0; i < moment->count; i++) {
        Branch branch = moment->branches[i];
        total += branch.weight;
        if (branch.weight > 0)
            moment->branches[kept++] = branch;
        else
            branch_clear(&branch);
    }
    moment->count = kept;
    moment->kept *= total;
    for (int i = 0; i < kept; i++)
        moment->branches[i].weight /= total;
    if (kept) return true;
    return error_set(work->err, "run.impossible", "%d\t%d", step->targets[0],
                     step->column + 1);
}

static bool split_all(MomentWork *work, Moment *moment, const Step *step) {
    int count = moment->count;
    if (moment->branches[0].trials)
        return sampled_measure(work, moment, step, held_value(work));
    for (int i = 0; i < count; i++) {
        if (!step_allowed(step, moment->branches[i].bits)) continue;
        if (!(work->noise ? mixed_split : branch_split)(work, moment, i, step))
            return false;
    }
    return true;
}

static bool moment_split(MomentWork *work, Moment *moment, const Step *step) {
    if (!split_all(work, moment, step)) return false;
    bool held = held_value(work) != NO_FINDING;
    if (held && !moment_rescale(work, moment, step)) return false;
    moment_merge(moment);
    if (moment->count <= work->most_branches) return true;
    return error_set(work->err, "run.branches", "%d", work->most_branches);
}

// Each branch keeps the part that agrees.
static bool moment_select(MomentWork *work, Moment *moment, const Step *step) {
    uint32_t qubit = UINT32_C(1) << step->targets[0];
    for (int i = 0; i < moment->count; i++) {
        Branch *branch = &moment->branches[i];
        if (!step_allowed(step, branch->bits)) continue;
        double part = branch_project(branch, qubit, step->gate->value ? qubit : 0);
        branch->weight *= part < never ? 0 : part;
    }
    if (!moment_rescale(work, moment, step)) return false;
    moment_merge(moment);
    return true;
}

static void moment_assign(Moment *moment, const Step *step) {
    for (int i = 0; i < moment->count; i++) {
        Branch *branch = &moment->branches[i];
        if (step_allowed(step, branch->bits))
            branch->bits = bit_written(branch->bits, step->bit, step->gate->value);
    }
    moment_merge(moment);
}

static bool moment_noise(MomentWork *work, Moment *moment, const Step *step) {
    Channel *channel = noise_gate_channel(step);
    bool sampled = moment->branches[0].state, good = true;
    if (sampled) good = sampled_channel(work, moment, channel, step, step->targets[0]);
    for (int i = 0; !sampled && i < moment->count; i++)
        if (step_allowed(step, moment->branches[i].bits))
            density_channel(moment->branches[i].density, channel, step->targets);
    channel_destroy(channel);
    return good;
}

bool moment_step(MomentWork *work, Moment *moment, const Step *step) {
    assert(moment->holders == 1 && !step_unitary(step));
    switch (step->gate->kind) {
    case GATE_MEASURE:
    case GATE_RESET:
        return moment_split(work, moment, step);
    case GATE_POSTSELECT:
        return moment_select(work, moment, step);
    case GATE_ASSIGN:
        moment_assign(moment, step);
        return true;
    case GATE_NOISE:
        return moment_noise(work, moment, step);
    default: // a barrier, a display
        return true;
    }
}

const State *moment_pure(const Moment *moment) {
    const State *state = moment->branches[0].state;
    for (int i = 1; state && i < moment->count; i++)
        if (!state_same(state, moment->branches[i].state, 1e-9)) return NULL;
    return state;
}
