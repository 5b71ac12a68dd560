#include "circuit/sampled.h"

#include "base/mem.h"
#include "base/rng.h"
#include "circuit/compile.h"

#include <assert.h>
#include <math.h>
#include <string.h>

// What may happen to a branch: operator `index` of a channel, or a qubit found and read.
typedef struct Fate {
    double chance;
    int count; // of the branch's trials
} Fate;

// The place of an event, as a seed: splitmix64 (Steele, Lea and Flood, OOPSLA 2014).
static uint64_t mixed(uint64_t x) {
    x += UINT64_C(0x9e3779b97f4a7c15);
    x = (x ^ x >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
    x = (x ^ x >> 27) * UINT64_C(0x94d049bb133111eb);
    return x ^ x >> 31;
}

static Rng rng_at(const MomentWork *work, const Step *step, int wire) {
    uint64_t place = (uint64_t)step->column << 8 | (uint64_t)wire << 1 | step_unitary(step);
    return rng_seeded(mixed(work->noise->seed ^ mixed(place)));
}

// Sends every trial to a fate; the chances need not add up to 1.
static void deal(Fate *fates, int count, int trials, Rng *rng) {
    double sum = 0;
    int last = 0;
    for (int k = 0; k < count; k++) {
        sum += fates[k].chance;
        fates[k].count = 0;
        if (fates[k].chance > 0) last = k;
    }
    for (int i = 0; i < trials; i++) {
        double left = rng_unit(rng) * sum;
        int k = 0;
        while (k < last && left >= fates[k].chance)
            left -= fates[k++].chance;
        fates[k].count++;
    }
}

// How a branch meets one of its fates.
typedef void (*Meet)(Branch *branch, int fate, double chance, const void *with);

// The branch at `index` goes on as the first fate that any trial has, copies as the others.
static bool part_ways(MomentWork *work, Moment *moment, int index, const Fate *fates,
                      int count, Meet meet, const void *with) {
    int trials = moment->branches[index].trials, first = -1;
    double weight = moment->branches[index].weight;
    for (int k = 0; k < count; k++) {
        if (!fates[k].count) continue;
        if (first < 0) {
            first = k;
            continue;
        }
        if (!moment_add_copy(work, moment, index)) return false;
        Branch *other = &moment->branches[moment->count - 1];
        other->trials = fates[k].count;
        other->weight = weight * fates[k].count / trials;
        meet(other, k, fates[k].chance, with);
    }
    Branch *branch = &moment->branches[index];
    branch->trials = fates[first].count;
    branch->weight = weight * fates[first].count / trials;
    meet(branch, first, fates[first].chance, with);
    return true;
}

// --- channels

typedef struct Event {
    const Channel *channel;
    int wire;
} Event;

// Tr KρK† on one qubit.
static double chance_of(const double complex *k, Bloch b) {
    const double complex rho[2][2] = {{(1 + b.z) / 2, (b.x - I * b.y) / 2},
                                      {(b.x + I * b.y) / 2, (1 - b.z) / 2}};
    double complex sum = 0;
    for (int a = 0; a < 2; a++)
        for (int i = 0; i < 2; i++)
            for (int j = 0; j < 2; j++)
                sum += k[2 * a + i] * rho[i][j] * conj(k[2 * a + j]);
    return fmax(creal(sum), 0);
}

static void meet_operator(Branch *branch, int fate, double chance, const void *with) {
    const Event *event = with;
    if (channel_is_idle(event->channel, fate)) return;
    double complex k[4];
    const double complex *kraus = channel_kraus(event->channel, fate);
    for (int i = 0; i < 4; i++)
        k[i] = kraus[i] / sqrt(chance);
    state_apply_matrix(branch->state, k, 1, &event->wire, (Controls){0});
}

bool sampled_channel(MomentWork *work, Moment *moment, const Channel *channel,
                     const Step *step, int wire) {
    Rng rng = rng_at(work, step, wire);
    Event event = {channel, wire};
    Fate fates[MAX_KRAUS];
    int count = channel_count(channel), branches = moment->count;
    for (int i = 0; i < branches; i++) {
        Branch *branch = &moment->branches[i];
        if (!step_allowed(step, branch->bits)) continue;
        Bloch bloch = state_bloch(branch->state, wire);
        for (int k = 0; k < count; k++)
            fates[k].chance = chance_of(channel_kraus(channel, k), bloch);
        deal(fates, count, branch->trials, &rng);
        if (!part_ways(work, moment, i, fates, count, meet_operator, &event)) return false;
    }
    return true;
}

bool sampled_gate(MomentWork *work, Moment *moment, const Step *step) {
    int qubits = branch_qubits(&moment->branches[0]);
    Program *program = program_create(qubits);
    step_compile(step, program);
    for (int i = 0; i < moment->count; i++) {
        ProgramRun run = {
            .bits = moment->branches[i].bits, .pool = work->pool, .kernels = work->kernels};
        program_run(program, 0, program_size(program), moment->branches[i].state, &run);
    }
    program_destroy(program);
    uint32_t wires = step_wires(step);
    for (int wire = 0; wire < work->noise->qubits; wire++) {
        const Channel *channel = work->noise->channel[wire];
        if (!(wires >> wire & 1) || !channel) continue;
        if (!sampled_channel(work, moment, channel, step, wire)) return false;
    }
    return true;
}

// --- measurements: fate 2·was + read

static void meet_reading(Branch *branch, int fate, double chance, const void *with) {
    const Step *step = with;
    int was = fate >> 1, read = fate & 1, target = step->targets[0];
    uint32_t qubit = UINT32_C(1) << target;
    (void)chance;
    state_project(branch->state, qubit, was ? qubit : 0);
    if (step->gate->kind == GATE_MEASURE)
        branch->bits = bit_written(branch->bits, step->bit, read);
    else if (was)
        state_apply(branch->state, gate_find("x")->matrix(NULL), target, (Controls){0});
}

static void reading_chances(const MomentWork *work, const Branch *branch, const Step *step,
                            Fate fates[4]) {
    int target = step->targets[0];
    uint32_t qubit = UINT32_C(1) << target;
    double one = state_probability(branch->state, qubit, qubit);
    bool measures = step->gate->kind == GATE_MEASURE;
    for (int fate = 0; fate < 4; fate++) {
        int was = fate >> 1, read = fate & 1;
        double reads = measures ? work->noise->readout[target].p[read][was] : was == read;
        fates[fate].chance = (was ? one : 1 - one) * reads;
        if (fates[fate].chance < 1e-15) fates[fate].chance = 0; // rounding
    }
}

bool sampled_measure(MomentWork *work, Moment *moment, const Step *step, int value) {
    Rng rng = rng_at(work, step, step->targets[0]);
    bool held = value != NO_FINDING;
    int branches = moment->count;
    for (int i = 0; i < branches; i++) {
        Branch *branch = &moment->branches[i];
        if (!step_allowed(step, branch->bits)) continue;
        Fate fates[4];
        reading_chances(work, branch, step, fates);
        if (held && step->gate->kind == GATE_MEASURE) {
            fates[!value].chance = fates[2 + !value].chance = 0;
            branch->weight *= fates[value].chance + fates[2 + value].chance;
            if (branch->weight <= 0) continue;
        }
        deal(fates, 4, branch->trials, &rng);
        if (!part_ways(work, moment, i, fates, 4, meet_reading, step)) return false;
    }
    return true;
}
