#include "circuit/run.h"

#include "base/mem.h"
#include "circuit/branch_tree.h"
#include "circuit/circuit_noise.h"
#include "circuit/compile.h"
#include "circuit/noise_gate.h"
#include "circuit/run_inside.h"

#include <assert.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

enum { BRANCHES = 4096, TRIALS = 200 };
static const size_t moment_room = (size_t)1 << 30, cache_room = (size_t)32 << 20;

bool circuit_measures(const Circuit *circuit) {
    for (int i = 0; i < circuit_steps(circuit); i++)
        if (circuit_step(circuit, i)->gate->kind == GATE_MEASURE) return true;
    return false;
}

size_t run_noisy_bytes(const Circuit *circuit, const Noise *noise) {
    bool noisy = noise_any(noise), mixed = noisy && circuit_wires(circuit) <= NOISY_QUBITS;
    size_t branches = noisy && !mixed ? TRIALS : 1;
    size_t state = branches * branch_bytes(circuit_wires(circuit), mixed),
           all = state * ((size_t)circuit_columns(circuit) + 1);
    size_t room = cache_room > state ? cache_room : state;
    return state + (all < room ? all : room);
}

size_t run_least_bytes(const Circuit *circuit) {
    return run_noisy_bytes(circuit, NULL);
}

static MomentWork work_of(const Run *run, Pool *pool, Error *err) {
    return (MomentWork){.program = run->program,
                        .noise = run->noise,
                        .pool = pool,
                        .kernels = run->options.kernels,
                        .most_branches = run->options.most_branches,
                        .most_bytes = run->options.most_bytes,
                        .held = run->options.held,
                        .finding = NO_FINDING,
                        .err = err};
}

// --- columns

// With noise every step acts by itself.
static bool noisy_pass(MomentWork *work, const Run *run, Moment *moment, int from, int to) {
    for (int i = circuit_from(run->circuit, from); i < circuit_steps(run->circuit); i++) {
        const Step *step = circuit_step(run->circuit, i);
        if (step->column >= to) break;
        work->finding = run->findings[i];
        if (!(step_unitary(step) ? moment_gate : moment_step)(work, moment, step))
            return false;
    }
    return true;
}

// Brings a moment before column `from` behind column `to`-1. Unitary steps are run together
// as far as no other kind stands between; in one column all steps are free of each other.
static bool columns_pass(MomentWork *work, const Run *run, Moment *moment, int from,
                         int to) {
    if (run->noise) return noisy_pass(work, run, moment, from, to);
    int done = run->marks[from];
    for (int i = circuit_from(run->circuit, from); i < circuit_steps(run->circuit); i++) {
        const Step *step = circuit_step(run->circuit, i);
        if (step->column >= to) break;
        if (step_unitary(step) || !step_acts(step)) continue;
        int behind = run->marks[step->column + 1];
        moment_run(work, moment, done, behind);
        done = behind;
        work->finding = run->findings[i];
        if (!moment_step(work, moment, step)) return false;
    }
    moment_run(work, moment, done, run->marks[to]);
    return true;
}

// --- the moments that are kept

static bool is_kept(const Run *run, int after) {
    return after % run->spacing == 0 || after == run->columns || after == run->edge;
}

static void drop(Run *run, int after) {
    if (!run->moments[after]) return;
    run->bytes -= moment_bytes(run->moments[after]);
    moment_release(run->moments[after]);
    run->moments[after] = NULL;
}

// Takes the moment; where there is too little room, every second one goes.
static void keep(Run *run, int after, Moment *moment, size_t room) {
    run->moments[after] = moment;
    run->bytes += moment_bytes(moment);
    while (run->bytes > room && run->spacing < run->columns) {
        run->spacing *= 2;
        for (int i = 0; i <= run->columns; i++)
            if (!is_kept(run, i)) drop(run, i);
    }
}

// From LAYERED qubits up a program runs in layers of many columns at once; in pieces of
// fewer than LONG columns that costs more than working out again what lies between.
enum { LAYERED = 13, LONG = 20, EDGED = 17 };

// As many moments as fit, if none has more than one branch.
static int first_spacing(const Run *run, size_t room) {
    size_t fit = room / branch_bytes(run->qubits, run_on_densities(run));
    int spacing = run->qubits >= LAYERED ? LONG : 1;
    while (spacing < run->columns && (size_t)run->columns / (size_t)spacing + 1 > fit)
        spacing *= 2;
    return spacing;
}

// The last moment kept at or before `after`; the start is always there, if only as what
// prepares it.
static int kept_before(const Run *run, int after) {
    while (after > 0 && !run->moments[after])
        after--;
    return after;
}

static Moment *moment_from(MomentWork *work, const Run *run, int kept) {
    if (run->moments[kept]) return moment_copy(work, run->moments[kept]);
    Moment *start = moment_create(work, run->qubits);
    if (start) moment_run(work, start, 0, run->marks[0]);
    return start;
}

// Works out what is not kept yet, from the last moment that is.
static bool work_columns(MomentWork *work, Run *run, size_t room) {
    int after = kept_before(run, run->columns);
    if (run->moments[run->columns]) return true;
    Moment *moment = moment_from(work, run, after);
    bool done = moment != NULL;
    while (done && after < run->columns) {
        int next = after + run->spacing - after % run->spacing;
        if (after < run->edge && run->edge < next) next = run->edge;
        if (next > run->columns) next = run->columns;
        done = columns_pass(work, run, moment, after, next);
        after = next;
        Moment *copy = done && after < run->columns ? moment_copy(work, moment) : NULL;
        if (copy) keep(run, after, copy, room);
        done = done && (copy || after == run->columns);
    }
    if (done) keep(run, run->columns, moment_hold(moment), room);
    moment_release(moment);
    for (int i = 0; i < run->columns; i++) // an edge of the run before
        if (!is_kept(run, i)) drop(run, i);
    return done;
}

// --- what an edit leaves as it was

// The columns that two circuits begin with alike; -1 where not even the start is.
static int same_columns(const Circuit *a, const Circuit *b) {
    if (circuit_wires(a) != circuit_wires(b) || !circuit_same_starts(a, b)) return -1;
    int i = 0;
    while (i < circuit_steps(a) && i < circuit_steps(b) &&
           step_equal(circuit_step(a, i), circuit_step(b, i)))
        i++;
    int next_a = i < circuit_steps(a) ? circuit_step(a, i)->column : INT_MAX;
    int next_b = i < circuit_steps(b) ? circuit_step(b, i)->column : INT_MAX;
    int columns = next_a < next_b ? next_a : next_b;
    int most =
        circuit_columns(a) < circuit_columns(b) ? circuit_columns(a) : circuit_columns(b);
    return columns < most ? columns : most;
}

// The next edit is likely where the last one was: in large circuits the moment before it is
// kept too. At first that is the last column.
static int edge_at(const Run *run, int same) {
    if (run->qubits < EDGED || !run->columns) return 0;
    return same >= 0 && same < run->columns ? same : run->columns - 1;
}

static void share(Run *run, const Run *before, size_t room) {
    int same = same_columns(run->circuit, before->circuit);
    if (!record_equal(run->options.held, before->options.held) ||
        !noise_equal(&run->options.noise, &before->options.noise) ||
        !run->noise != !before->noise || run_trials(run) != run_trials(before) ||
        run->options.noise_seed != before->options.noise_seed)
        return;
    run->edge = edge_at(run, same);
    for (int after = 0; after <= same; after++) {
        bool edge = after == before->edge; // the last of them, until the work is done
        if (!before->moments[after] || !(edge || is_kept(run, after))) continue;
        keep(run, after, moment_hold(before->moments[after]), room);
        run->shared = after;
    }
}

static void begin_moments(Run *run) {
    size_t room = run->options.cache_bytes;
    run->marks = mem_new(((size_t)run->columns + 1) * sizeof *run->marks);
    run->program = circuit_compile(run->circuit, run->marks);
    run->lately = mem_new(sizeof *run->lately);
    run->lately->arrows_after = -1;
    run->spacing = first_spacing(run, room);
    run->edge = edge_at(run, -1);
    const Run *before = run->options.before;
    if (before && !before->options.distribution_only) share(run, before, room);
    run->options.before = NULL; // it may be gone before the work is done
}

// --- the end alone

// Finds the measurements that can be left to the end: no later step touches the qubit, nor
// reads or writes the bit.
static bool *leave_out(Run *run) {
    const Circuit *circuit = run->circuit;
    bool *left_out = mem_new((size_t)circuit_steps(circuit) * sizeof *left_out);
    uint32_t later_wires = 0;
    uint64_t later_bits = 0;
    for (int i = circuit_steps(circuit) - 1; i >= 0; i--) {
        const Step *step = circuit_step(circuit, i);
        bool measures = step->gate->kind == GATE_MEASURE;
        bool followed =
            (step_wires(step) & later_wires) || (step_writes(step) & later_bits);
        bool held = record_value(run->options.held, run->findings[i]) != NO_FINDING;
        left_out[i] = measures && !step_reads(step) && !followed && !held;
        if (left_out[i]) run->last_bit[step->targets[0]] = step->bit;
        if (!step_acts(step)) continue;
        later_wires |= step_wires(step);
        later_bits |= step_writes(step) | step_reads(step);
    }
    return left_out;
}

// Unitary steps gather in the program until one comes that is not.
static bool work_steps(MomentWork *work, const Run *run, const bool *left_out,
                       Moment *moment) {
    const Circuit *circuit = run->circuit;
    int done = work->noise ? program_size(work->program) : 0;
    if (work->noise) moment_run(work, moment, 0, done); // what wires start in
    for (int i = 0; i < circuit_steps(circuit); i++) {
        const Step *step = circuit_step(circuit, i);
        if (work->noise && step_unitary(step)) {
            if (!moment_gate(work, moment, step)) return false;
            continue;
        }
        if (step_unitary(step)) step_compile(step, work->program);
        if (step_unitary(step) || !step_acts(step) || left_out[i]) continue;
        moment_run(work, moment, done, program_size(work->program));
        done = program_size(work->program);
        work->finding = run->findings[i];
        if (!moment_step(work, moment, step)) return false;
    }
    moment_run(work, moment, done, program_size(work->program));
    return true;
}

static bool work_end(MomentWork *work, Run *run) {
    work->program = run->program = program_create(run->qubits);
    starts_compile(run->circuit, run->program);
    run->moments[0] = moment_create(work, run->qubits);
    if (!run->moments[0]) return false;
    bool *left_out = leave_out(run);
    bool done = work_steps(work, run, left_out, run->moments[0]);
    free(left_out);
    return done;
}

// --- the whole circuit

static int run_moments(const Run *run) {
    return run->options.distribution_only ? 1 : run->columns + 1;
}

static RunOptions options_filled(RunOptions options) {
    if (!options.most_branches) options.most_branches = BRANCHES;
    if (!options.most_bytes) options.most_bytes = moment_room;
    if (!options.cache_bytes) options.cache_bytes = cache_room;
    return options;
}

static void begin_noise(Run *run) {
    RunOptions *options = &run->options;
    if (noise_any(&options->noise) || circuit_has_noise_gates(run->circuit))
        options->noisy = true;
    if (!options->noisy || !noise_check(&options->noise, NULL)) return;
    run->noise = noise_work(&options->noise, run->qubits);
    if (run->qubits <= NOISY_QUBITS && !options->sampled) return;
    run->noise->trials = options->trials ? options->trials : TRIALS;
    run->noise->seed = options->noise_seed;
}

Run *run_begin(const Circuit *circuit, RunOptions options) {
    Run *run = mem_new(sizeof *run);
    *run = (Run){.qubits = circuit_wires(circuit),
                 .bits = circuit_bits(circuit),
                 .columns = circuit_columns(circuit),
                 .measures = circuit_measures(circuit),
                 .circuit = circuit_copy(circuit),
                 .options = options_filled(options)};
    if (!noise_any(&run->options.noise)) run->options.noise = *circuit_noise(circuit);
    run->moments = mem_new((size_t)run_moments(run) * sizeof(Moment *));
    run->findings = circuit_number_findings(circuit);
    begin_noise(run);
    for (int q = 0; q < MAX_QUBITS; q++)
        run->last_bit[q] = NO_BIT;
    if (!options.distribution_only) begin_moments(run);
    return run;
}

bool run_finish(Run *run, Pool *pool, Error *err) {
    if (!noise_check(&run->options.noise, err)) return false;
    if (run->noise && run->qubits > SAMPLED_QUBITS)
        return error_set(err, "noise.qubits", "%d\t%d", SAMPLED_QUBITS, run->qubits);
    MomentWork work = work_of(run, pool, err);
    if (run->options.distribution_only) return work_end(&work, run);
    return work_columns(&work, run, run->options.cache_bytes);
}

Run *run_create(const Circuit *circuit, RunOptions options, Error *err) {
    Run *run = run_begin(circuit, options);
    if (run_finish(run, options.pool, err)) return run;
    run_destroy(run);
    return NULL;
}

void run_destroy(Run *run) {
    if (!run) return;
    for (int i = 0; i < run_moments(run); i++)
        moment_release(run->moments[i]);
    if (run->lately) moment_release(run->lately->moment);
    if (run->lately) state_destroy(run->lately->pure);
    if (run->lately) memo_clear(&run->lately->memo);
    free(run->lately);
    noise_work_destroy(run->noise);
    free(run->moments);
    program_destroy(run->program);
    free(run->marks);
    free(run->findings);
    circuit_destroy(run->circuit);
    free(run);
}

const Circuit *run_circuit(const Run *run) {
    return run->circuit;
}

Record run_held(const Run *run) {
    return run->options.held;
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

int run_shared(const Run *run) {
    return run->shared;
}

// --- what a moment says

// The start of working out moment `after`: the one asked for last where it is nearer than
// what is kept.
static Moment *moment_towards(MomentWork *work, const Run *run, int after, int *from) {
    Lately *lately = run->lately;
    *from = kept_before(run, after);
    if (!lately->moment || lately->after < *from || lately->after > after)
        return moment_from(work, run, *from);
    *from = lately->after;
    Moment *moment = lately->moment;
    lately->moment = NULL;
    return moment;
}

// It was worked out before, so it cannot fail but for memory; and then the program ends, as
// it does wherever a little memory is missing.
static const Moment *moment_again(const Run *run, int after) {
    MomentWork work = work_of(run, NULL, NULL);
    int from;
    Moment *moment = moment_towards(&work, run, after, &from);
    if (!moment || !columns_pass(&work, run, moment, from, after)) mem_out();
    moment_release(run->lately->moment);
    run->lately->moment = moment;
    run->lately->after = after;
    return moment;
}

const Moment *run_moment(const Run *run, int after) {
    assert(!run->options.distribution_only && after >= 0 && after <= run->columns);
    if (run->moments[after]) return run->moments[after];
    if (run->lately->moment && run->lately->after == after) return run->lately->moment;
    return moment_again(run, after);
}

int run_branches(const Run *run, int after) {
    return run_moment(run, after)->count;
}

const State *run_branch(const Run *run, int after, int branch, double *weight,
                        uint64_t *bits) {
    const Moment *moment = run_moment(run, after);
    assert(branch >= 0 && branch < moment->count);
    if (weight) *weight = moment->branches[branch].weight;
    if (bits) *bits = moment->branches[branch].bits;
    return moment->branches[branch].state;
}

static void bloch_add(Bloch *sum, Bloch part, double weight) {
    sum->x += weight * part.x;
    sum->y += weight * part.y;
    sum->z += weight * part.z;
}

static void read_arrows(const Run *run, int after) {
    const Moment *moment = run_moment(run, after);
    Lately *lately = run->lately;
    memset(lately->arrows, 0, sizeof lately->arrows);
    for (int i = 0; i < moment->count; i++) {
        Bloch part[MAX_QUBITS];
        branch_bloch(&moment->branches[i], part);
        for (int q = 0; q < run->qubits; q++)
            bloch_add(&lately->arrows[q], part[q], moment->branches[i].weight);
    }
    lately->arrows_after = after;
}

Bloch run_bloch(const Run *run, int after, int qubit) {
    assert(qubit >= 0 && qubit < run->qubits && !run->options.distribution_only);
    if (run->lately->arrows_after != after) read_arrows(run, after);
    return run->lately->arrows[qubit];
}

void run_probabilities(const Run *run, int after, double *out) {
    const Moment *moment = run_moment(run, after);
    size_t size = state_size(run->qubits);
    branch_probabilities(&moment->branches[0], out);
    if (moment->count == 1) return;
    double *part = mem_new(size * sizeof *part);
    memset(out, 0, size * sizeof *out);
    for (int i = 0; i < moment->count; i++) {
        branch_probabilities(&moment->branches[i], part);
        for (size_t k = 0; k < size; k++)
            out[k] += moment->branches[i].weight * part[k];
    }
    free(part);
}

void run_readings(const Run *run, int after, double *out) {
    run_probabilities(run, after, out);
    read_wrongly(run, run->qubits, NULL, out);
}

double run_mean(const Run *run, int after, PauliSum sum) {
    const Moment *moment = run_moment(run, after);
    double mean = 0;
    for (int i = 0; i < moment->count; i++)
        mean += moment->branches[i].weight * branch_mean(&moment->branches[i], sum);
    return mean;
}

const Noise *run_noise(const Run *run) {
    return run->noise ? &run->options.noise : NULL;
}

bool run_on_densities(const Run *run) {
    return run->noise && !run->noise->trials;
}

int run_trials(const Run *run) {
    return run->noise ? run->noise->trials : 0;
}

double run_kept(const Run *run, int after) {
    if (run->options.distribution_only) return run->moments[0]->kept;
    return run_moment(run, after)->kept;
}
