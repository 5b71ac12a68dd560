#include "circuit/portion.h"

#include "base/mem.h"
#include "circuit/run_inside.h"
#include "quantum/entanglement.h"
#include "quantum/parts.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static const double same_density = 1e-9;

int run_portion(const Run *run, uint32_t wires, int list[MAX_WIRES]) {
    int count = 0;
    for (int w = 0; w < run->qubits; w++)
        if (!wires || wires >> w & 1) list[count++] = w;
    return count;
}

static void branch_reduced(const Branch *branch, int count, const int *list,
                           double complex *rho) {
    if (branch->state) {
        state_reduced(branch->state, count, list, rho);
        return;
    }
    Density *part = density_part(branch->density, list, count);
    if (!part) mem_out();
    density_matrix(part, rho);
    density_destroy(part);
}

void run_portion_density(const Run *run, int after, uint32_t wires, double complex *rho) {
    const Moment *moment = run_moment(run, after);
    int list[MAX_WIRES], count = run_portion(run, wires, list);
    assert(count >= 1 && count <= MOST_PORTION);
    size_t entries = state_size(count) * state_size(count);
    double complex *part = mem_new(entries * sizeof *part);
    memset(rho, 0, entries * sizeof *rho);
    for (int i = 0; i < moment->count; i++) {
        branch_reduced(&moment->branches[i], count, list, part);
        for (size_t k = 0; k < entries; k++)
            rho[k] += moment->branches[i].weight * part[k];
    }
    free(part);
}

// --- the pure state of some wires

// The amplitudes on the wires of `list` where the others have the values of `place`.
static void read_slice(const State *state, int count, const int *list, size_t place,
                       double complex *slice) {
    size_t others = ~(size_t)part_mask(count, list);
    for (size_t k = 0; k < state_size(count); k++)
        slice[k] = state_amplitude(state, (place & others) | part_index(k, count, list));
}

static size_t likeliest(const State *state) {
    const double *re = state_re(state), *im = state_im(state);
    size_t at = 0;
    double most = -1;
    for (size_t i = 0; i < state_size(state_qubits(state)); i++) {
        double p = re[i] * re[i] + im[i] * im[i];
        if (p > most) most = p, at = i;
    }
    return at;
}

static void normalise(size_t size, double complex *v) {
    double sum = 0;
    for (size_t i = 0; i < size; i++)
        sum += creal(v[i] * conj(v[i]));
    for (size_t i = 0; i < size; i++)
        v[i] /= sqrt(sum);
}

// How likely the wires of `list` are found in the state `v`.
static double found_in(const State *state, int count, const int *list,
                       const double complex *v) {
    size_t size = state_size(count), mask = part_mask(count, list);
    size_t others = state_size(state_qubits(state)) - 1 - mask, place = 0;
    double complex *slice = mem_new(size * sizeof *slice);
    double found = 0;
    do {
        double complex along = 0;
        read_slice(state, count, list, place, slice);
        for (size_t k = 0; k < size; k++)
            along += conj(v[k]) * slice[k];
        found += creal(along * conj(along));
        place = (place - others) & others;
    } while (place);
    free(slice);
    return found;
}

static State *state_of(int count, const double complex *v) {
    State *state = state_create(count);
    if (!state) return NULL;
    StateParts parts = state_parts(state);
    for (size_t i = 0; i < state_size(count); i++) {
        parts.re[i] = creal(v[i]);
        parts.im[i] = cimag(v[i]);
    }
    return state;
}

// Of pure branches: one is taken, and all must agree with it.
static State *slice_state(const Moment *moment, int count, const int *list) {
    size_t size = state_size(count);
    double complex *v = mem_try(size, sizeof *v);
    if (!v) return NULL;
    const State *first = moment->branches[0].state;
    read_slice(first, count, list, likeliest(first), v);
    normalise(size, v);
    bool pure = true;
    for (int i = 0; i < moment->count && pure; i++)
        pure = found_in(moment->branches[i].state, count, list, v) > 1 - same_density;
    State *state = pure ? state_of(count, v) : NULL;
    free(v);
    return state;
}

// Of mixed branches: |ψ⟩ of |ψ⟩⟨ψ|, the column of the largest entry on the diagonal.
static State *column_state(const Run *run, int after, uint32_t wires, int count) {
    if (count > MOST_PORTION) return NULL;
    size_t size = state_size(count), at = 0;
    double complex *rho = mem_try(size * size, sizeof *rho);
    if (!rho) return NULL;
    run_portion_density(run, after, wires, rho);
    double purity = 0;
    for (size_t i = 0; i < size * size; i++)
        purity += creal(rho[i] * conj(rho[i]));
    for (size_t i = 1; i < size; i++)
        if (creal(rho[i * size + i]) > creal(rho[at * size + at])) at = i;
    double complex *v = mem_new(size * sizeof *v);
    for (size_t i = 0; i < size; i++)
        v[i] = rho[i * size + at];
    normalise(size, v);
    State *state = purity > 1 - same_density ? state_of(count, v) : NULL;
    free(v);
    free(rho);
    return state;
}

State *run_portion_state(const Run *run, int after, uint32_t wires) {
    int list[MAX_WIRES], count = run_portion(run, wires, list);
    const State *pure = run_pure(run, after);
    if (pure && count == run->qubits) return state_copy(pure);
    const Moment *moment = run_moment(run, after);
    if (moment->branches[0].density) return column_state(run, after, wires, count);
    return slice_state(moment, count, list);
}

// --- probabilities

static void portion(const Run *run, int after, uint32_t wires, double *out,
                    void (*read)(const Run *run, int after, double *out)) {
    int list[MAX_WIRES], count = run_portion(run, wires, list);
    if (count == run->qubits) {
        read(run, after, out);
        return;
    }
    double *all = mem_new(state_size(run->qubits) * sizeof *all);
    read(run, after, all);
    part_sums(run->qubits, all, count, list, out);
    free(all);
}

void run_portion_probabilities(const Run *run, int after, uint32_t wires, double *out) {
    portion(run, after, wires, out, run_probabilities);
}

void run_portion_readings(const Run *run, int after, uint32_t wires, double *out) {
    portion(run, after, wires, out, run_readings);
}

// --- under a condition

static const double never = 1e-12;

static void branch_gate(Branch *branch, const char *gate, int target, uint32_t controls) {
    Matrix2 u = gate_find(gate)->matrix(NULL);
    if (branch->state)
        state_apply(branch->state, u, target, (Controls){controls, 0});
    else
        density_apply(branch->density, u, target, (Controls){controls, 0});
}

// Brings the dots' axes onto Z (|−⟩ and |−i⟩ onto |1⟩), or back.
static void turn_axes(Branch *branch, const Step *dots, bool back) {
    for (int w = 0; w < branch_qubits(branch); w++) {
        uint32_t wire = UINT32_C(1) << w;
        if (!(step_dots(dots) & wire)) continue;
        bool y = dots->y_axis & wire, turned = y || (dots->x_axis & wire);
        if (y && !back) branch_gate(branch, "sdg", w, 0);
        if (turned) branch_gate(branch, "h", w, 0);
        if (y && back) branch_gate(branch, "s", w, 0);
    }
}

static int lowest(uint32_t wires) {
    int w = 0;
    while (!(wires >> w & 1))
        w++;
    return w;
}

// Adds the other wires of a parity to its lowest; a second time takes them off again.
static void add_parity(Branch *branch, uint32_t parity) {
    for (int w = 0; parity && w < branch_qubits(branch); w++)
        if (parity >> w & 1 && w != lowest(parity))
            branch_gate(branch, "x", lowest(parity), UINT32_C(1) << w);
}

// What is left of a branch, and how much.
static double branch_given(Branch *branch, const Step *dots) {
    if (!step_allowed(dots, branch->bits)) return 0;
    uint32_t ones = dots->controls, mask = dots->controls | dots->anticontrols;
    if (dots->parity) ones |= UINT32_C(1) << lowest(dots->parity);
    mask |= ones;
    if (!mask) return 1;
    turn_axes(branch, dots, false);
    add_parity(branch, dots->parity);
    double left = branch_project(branch, mask, ones);
    add_parity(branch, dots->parity);
    turn_axes(branch, dots, true);
    return left;
}

// Keeps what the condition leaves of the moment, scaled to the whole; how likely that is.
static double moment_given(Moment *moment, const Step *dots) {
    double total = 0;
    int kept = 0;
    for (int i = 0; i < moment->count; i++) {
        Branch branch = moment->branches[i];
        branch.weight *= branch_given(&branch, dots);
        if (branch.weight < never) {
            branch_clear(&branch);
            continue;
        }
        total += branch.weight;
        moment->branches[kept++] = branch;
    }
    moment->count = kept;
    for (int i = 0; i < kept; i++)
        moment->branches[i].weight /= total;
    moment->kept *= total;
    return total;
}

// A run of no columns on the same wires, which has that moment.
static Run *run_of_moment(const Run *run, Moment *moment) {
    Circuit *nothing = circuit_copy(run->circuit);
    circuit_shorten(nothing, 0);
    circuit_arrange(nothing);
    Run *given = run_begin(nothing, run->options);
    circuit_destroy(nothing);
    given->measures = false;
    given->moments[0] = moment;
    given->bytes = moment_bytes(moment);
    return given;
}

Run *run_given(const Run *run, int after, const Step *dots, double *chance) {
    MomentWork work = {.program = run->program,
                       .noise = run->noise,
                       .most_branches = run->options.most_branches,
                       .most_bytes = run->options.most_bytes};
    Moment *moment = moment_copy(&work, run_moment(run, after));
    double total = moment ? moment_given(moment, dots) : 0;
    if (chance) *chance = total;
    if (moment && moment->count) return run_of_moment(run, moment);
    moment_release(moment);
    return NULL;
}
