#include "circuit/record.h"

#include "base/mem.h"
#include "circuit/circuit_noise.h"
#include "circuit/compile.h"
#include "circuit/moment.h"
#include "circuit/noise_gate.h"

#include <stdlib.h>
#include <string.h>

bool record_equal(Record a, Record b) {
    return a.mask == b.mask && a.bits == b.bits;
}

int record_value(Record record, int finding) {
    if (finding < 0 || !(record.mask >> finding & 1)) return NO_FINDING;
    return (int)(record.bits >> finding & 1);
}

Record record_with(Record record, int finding, int value) {
    record.mask |= UINT64_C(1) << finding;
    record.bits = bit_written(record.bits, finding, value);
    return record;
}

Record record_without(Record record, int finding) {
    record.mask = bit_written(record.mask, finding, 0);
    record.bits = bit_written(record.bits, finding, 0);
    return record;
}

bool record_has(Record record, Record part) {
    return !(part.mask & ~record.mask) && !((part.bits ^ record.bits) & part.mask);
}

// --- numbers

static bool finds(const Step *step) {
    return step->gate->kind == GATE_MEASURE || step->gate->kind == GATE_RESET;
}

int *circuit_number_findings(const Circuit *circuit) {
    int steps = circuit_steps(circuit), next = 0;
    int *numbers = mem_new((size_t)(steps ? steps : 1) * sizeof *numbers);
    for (int i = 0; i < steps; i++) {
        bool counts = next < MOST_FINDINGS && finds(circuit_step(circuit, i));
        numbers[i] = counts ? next++ : NO_FINDING;
    }
    return numbers;
}

int circuit_finding_step(const Circuit *circuit, int finding) {
    int next = 0;
    for (int i = 0; finding >= 0 && i < circuit_steps(circuit); i++)
        if (finds(circuit_step(circuit, i)) && next++ == finding)
            return finding < MOST_FINDINGS ? i : NO_STEP;
    return NO_STEP;
}

int circuit_step_finding(const Circuit *circuit, int step) {
    if (step < 0 || step >= circuit_steps(circuit) || !finds(circuit_step(circuit, step)))
        return NO_FINDING;
    int next = 0;
    for (int i = 0; i < step; i++)
        next += finds(circuit_step(circuit, i));
    return next < MOST_FINDINGS ? next : NO_FINDING;
}

int circuit_findings(const Circuit *circuit) {
    int count = 0;
    for (int i = 0; i < circuit_steps(circuit); i++)
        count += finds(circuit_step(circuit, i));
    return count < MOST_FINDINGS ? count : MOST_FINDINGS;
}

// Both find the same thing: into one bit, or by resetting one wire.
static bool same_place(const Step *a, const Step *b) {
    if (!finds(a) || a->gate->kind != b->gate->kind) return false;
    return a->gate->kind == GATE_MEASURE ? a->bit == b->bit
                                         : a->targets[0] == b->targets[0];
}

static int turn_of(const Circuit *circuit, int step) {
    int turn = 0;
    for (int i = 0; i < step; i++)
        turn += same_place(circuit_step(circuit, i), circuit_step(circuit, step));
    return turn;
}

int circuit_finding_turn(const Circuit *circuit, int finding) {
    return turn_of(circuit, circuit_finding_step(circuit, finding));
}

// A wire that only decides, by its value, keeps it.
static bool keeps(const Step *step, uint32_t wire) {
    if (step->gate->kind == GATE_DISPLAY || !(step_wires(step) & wire)) return true;
    return (step_dots(step) & wire) && !((step->x_axis | step->y_axis) & wire);
}

// The measurement that tells what the wire is; NO_STEP: none does.
static int telling_step(const Circuit *circuit, int column, int wire) {
    int telling = NO_STEP;
    for (int i = 0; i < circuit_steps(circuit); i++) {
        const Step *step = circuit_step(circuit, i);
        if (step->column >= column || keeps(step, UINT32_C(1) << wire)) continue;
        bool tells = step->gate->kind == GATE_MEASURE && !step_reads(step);
        telling = tells ? i : NO_STEP;
    }
    return telling;
}

Record circuit_record_of(const Circuit *circuit, int column, uint32_t mask, uint32_t bits) {
    Record record = {0, 0};
    for (int w = 0; w < circuit_wires(circuit); w++) {
        int step = mask >> w & 1 ? telling_step(circuit, column, w) : NO_STEP;
        int finding = circuit_step_finding(circuit, step);
        if (finding != NO_FINDING && finding < MOST_FINDINGS)
            record = record_with(record, finding, bits >> w & 1);
    }
    return record;
}

// The step of `circuit` that finds the same thing for the turn-th time.
static int same_finding(const Circuit *circuit, const Step *step, int turn) {
    for (int i = 0; i < circuit_steps(circuit); i++)
        if (same_place(circuit_step(circuit, i), step) && turn-- == 0)
            return circuit_step_finding(circuit, i);
    return NO_FINDING;
}

Record record_carry(const Circuit *before, const Circuit *after, Record held) {
    Record carried = {0};
    for (uint64_t left = held.mask; left; left &= left - 1) {
        int finding = __builtin_ctzll(left), step = circuit_finding_step(before, finding);
        if (step == NO_STEP) continue;
        int to = same_finding(after, circuit_step(before, step), turn_of(before, step));
        int value = record_value(held, finding);
        if (to != NO_FINDING) carried = record_with(carried, to, value);
    }
    return carried;
}

// --- one shot

// The shot on its way: a moment that has only one branch.
typedef struct Shot {
    MomentWork work;
    Moment *moment;
    Record held, found;
    int next;        // finding
    double selected; // how likely its post-selections and what is held so far were
    Rng *rng;
} Shot;

enum { TRIES = 1000 }; // of shots that are thrown away

// A reset under noise makes no finding: what it leaves is mixed.
static bool makes_finding(const Shot *shot, const Step *step) {
    return finds(step) && step_allowed(step, shot->moment->branches[0].bits) &&
           !(shot->work.noise && step->gate->kind == GATE_RESET);
}

// How likely it reads 1.
static double chance_of_one(const Shot *shot, int wire) {
    const Branch *branch = &shot->moment->branches[0];
    uint32_t qubit = UINT32_C(1) << wire;
    double one = branch_probability(branch, qubit, qubit);
    return shot->work.noise ? noise_reads(shot->work.noise, wire, one, 1) : one;
}

static int draw_one(const Shot *shot, const Step *step) {
    return rng_unit(shot->rng) < chance_of_one(shot, step->targets[0]);
}

static bool shot_step(Shot *shot, const Step *step) {
    bool selects = step->gate->kind == GATE_POSTSELECT;
    shot->work.finding = NO_FINDING;
    if (makes_finding(shot, step)) {
        bool numbered = shot->next < MOST_FINDINGS;
        int value = numbered ? record_value(shot->held, shot->next) : NO_FINDING;
        selects = value != NO_FINDING; // as what is held does
        if (!selects) value = draw_one(shot, step);
        if (numbered) shot->found = record_with(shot->found, shot->next, value);
        shot->work.held = (Record){1, (uint64_t)value};
        shot->work.finding = 0; // of that one
    }
    shot->next += finds(step);
    double before = shot->moment->kept;
    if (!moment_step(&shot->work, shot->moment, step)) return false;
    if (selects) shot->selected *= shot->moment->kept / before;
    return true;
}

// Gates run together up to the end of the column of each step that is none.
static bool shot_run(Shot *shot, const Circuit *circuit, const int *marks) {
    int done = marks[0];
    moment_run(&shot->work, shot->moment, 0, done);
    for (int i = 0; i < circuit_steps(circuit); i++) {
        const Step *step = circuit_step(circuit, i);
        if (step_unitary(step)) {
            if (shot->work.noise) moment_gate(&shot->work, shot->moment, step);
            continue;
        }
        int behind = marks[step->column + 1];
        if (!shot->work.noise) moment_run(&shot->work, shot->moment, done, behind);
        done = behind;
        if (!shot_step(shot, step)) return false;
    }
    return true;
}

static bool shot_made(Shot *shot, const Circuit *circuit, const int *marks) {
    shot->moment = moment_create(&shot->work, circuit_wires(circuit));
    bool made = shot->moment && shot_run(shot, circuit, marks);
    moment_release(shot->moment);
    return made;
}

// Until a shot passes its selections.
static bool shots_made(const Shot *first, NoiseWork *noise, const Circuit *circuit,
                       Record *found, Error *err) {
    int *marks = mem_new(((size_t)circuit_columns(circuit) + 1) * sizeof *marks);
    Program *program = circuit_compile(circuit, marks);
    bool passed = false, refused = false;
    for (int tries = 0; !passed && !refused && tries < TRIES; tries++) {
        Error why = {0};
        Shot shot = *first;
        if (noise && noise->trials) noise->seed = rng_bits(shot.rng);
        shot.work.noise = noise;
        shot.work.program = program;
        shot.work.err = &why;
        bool made = shot_made(&shot, circuit, marks);
        refused = !made && strcmp(why.key, "run.impossible") != 0;
        if (refused && err) *err = why;
        passed = made && (shot.selected >= 1 || rng_unit(shot.rng) < shot.selected);
        if (passed) *found = shot.found;
    }
    program_destroy(program);
    free(marks);
    return passed || (!refused && error_set(err, "run.rare", "%d\t%d", 1, 0));
}

static bool draw(const Circuit *circuit, const Noise *noise, bool trial, Record held,
                 Rng *rng, Record *found, Error *err) {
    if (!noise_any(noise)) noise = circuit_noise(circuit);
    int wires = circuit_wires(circuit);
    bool noisy = noise_any(noise) || circuit_has_noise_gates(circuit);
    if (!noise_check(noise, err)) return false;
    if (noisy && wires > SAMPLED_QUBITS)
        return error_set(err, "noise.qubits", "%d\t%d", SAMPLED_QUBITS, wires);
    NoiseWork *work = noisy ? noise_work(noise, wires) : NULL;
    if (work && (trial || wires > NOISY_QUBITS)) work->trials = 1;
    Shot shot = {
        .work = {.most_branches = 1, .most_bytes = SIZE_MAX, .finding = NO_FINDING},
        .held = held,
        .selected = 1,
        .rng = rng};
    bool made = shots_made(&shot, work, circuit, found, err);
    noise_work_destroy(work);
    return made;
}

bool record_draw(const Circuit *circuit, const Noise *noise, Record held, Rng *rng,
                 Record *found, Error *err) {
    return draw(circuit, noise, false, held, rng, found, err);
}

bool record_draw_trial(const Circuit *circuit, const Noise *noise, Record held, Rng *rng,
                       Record *found, Error *err) {
    return draw(circuit, noise, true, held, rng, found, err);
}
