#include "circuit/equivalence.h"

#include "base/mem.h"
#include "base/rng.h"
#include "circuit/compile.h"
#include "circuit/run.h"

#include <math.h>
#include <stdlib.h>

// Random inputs to decide with, and the most basis states to look at for a simple witness.
enum { TRIALS = 3, MOST_INPUTS = 1 << MATRIX_QUBITS };

bool amplitudes_memory(int wires, Error *err) {
    size_t bytes = 2 * sizeof(double) * state_size(wires);
    return error_set(err, "run.memory", "%zu\t%zu", bytes / 1000000 + 1, bytes / 2000000);
}

static void run_from(Program *program, int from, State *state) {
    program_run(program, from, program_size(program), state, &(ProgramRun){0});
}

// --- one matrix

static bool has_matrix(const Circuit *circuit, Error *err) {
    if (circuit_wires(circuit) > MATRIX_QUBITS)
        return error_set(err, "unitary.wires", "%d", MATRIX_QUBITS);
    return circuit_pure(circuit) || error_set(err, "unitary.not_pure", "%s", "");
}

double complex *circuit_matrix(const Circuit *circuit, Error *err) {
    if (!has_matrix(circuit, err)) return NULL;
    int wires = circuit_wires(circuit), from;
    double complex *matrix = mem_try(state_size(2 * wires), sizeof *matrix);
    Program *program = circuit_compile_steps(circuit, &from);
    bool done = matrix && program_columns(program, from, program_size(program), matrix);
    program_destroy(program);
    if (done) return matrix;
    amplitudes_memory(2 * wires, err);
    free(matrix);
    return NULL;
}

// --- two circuits of unitary steps

typedef struct Comparison {
    Program *a, *b;
    int from_a, from_b;
    State *of_a, *of_b; // what comes out
    EquivalenceOptions options;
    Equivalence *result;
} Comparison;

static void set_random(State *state, Rng *rng) {
    StateParts parts = state_parts(state);
    double length = 0;
    size_t size = state_size(state_qubits(state));
    for (size_t i = 0; i < size; i++) {
        parts.re[i] = rng_unit(rng) - 0.5;
        parts.im[i] = rng_unit(rng) - 0.5;
        length += parts.re[i] * parts.re[i] + parts.im[i] * parts.im[i];
    }
    for (size_t i = 0; i < size; i++) {
        parts.re[i] /= sqrt(length);
        parts.im[i] /= sqrt(length);
    }
}

static void copy_state(const State *from, State *to) {
    StateParts parts = state_parts(to);
    for (size_t i = 0; i < state_size(state_qubits(from)); i++) {
        parts.re[i] = state_re(from)[i];
        parts.im[i] = state_im(from)[i];
    }
}

// ⟨a's output|b's output⟩ for the input that stands in of_a.
static double complex overlap(Comparison *c) {
    copy_state(c->of_a, c->of_b);
    run_from(c->a, c->from_a, c->of_a);
    run_from(c->b, c->from_b, c->of_b);
    return state_overlap(c->of_a, c->of_b);
}

static bool differs(const Comparison *c, double complex overlap) {
    double fidelity = creal(overlap) * creal(overlap) + cimag(overlap) * cimag(overlap);
    return fidelity < 1 - c->options.tolerance;
}

static bool found(Comparison *c, Difference difference, double complex overlap,
                  uint64_t input, uint64_t other) {
    *c->result = (Equivalence){.difference = difference,
                               .input = input,
                               .other = other,
                               .fidelity = pow(cabs(overlap), 2)};
    return true;
}

// Whether random inputs tell the two apart; the overlap of the last one tried.
static bool random_tells(Comparison *c, double complex *last) {
    Rng rng = rng_seeded(1);
    for (int trial = 0; trial < TRIALS; trial++) {
        set_random(c->of_a, &rng);
        *last = overlap(c);
        if (differs(c, *last)) return found(c, DIFFERENCE_RANDOM, *last, 0, 0);
    }
    return false;
}

// The first basis state that tells them apart; or, where each only gets a phase of its own,
// two that do so together: |0⟩ and the first with another phase.
static void look_for_simple(Comparison *c) {
    size_t size = state_size(state_qubits(c->of_a));
    double complex first = 1;
    uint64_t other = 0;
    double turned = 0;
    for (size_t i = 0; i < size && i < MOST_INPUTS; i++) {
        state_set_basis(c->of_a, i);
        double complex now = overlap(c);
        if (differs(c, now)) {
            found(c, DIFFERENCE_BASIS, now, i, i);
            return;
        }
        if (i == 0) first = now;
        double complex pair = (first + now) / 2; // the two outputs do not overlap
        if (!turned && differs(c, pair)) {
            other = i;
            turned = carg(now / first);
        }
    }
    if (turned) found(c, DIFFERENCE_PAIR, (1 + cexp(I * turned)) / 2, 0, other);
}

// Where wires start in other states than |0⟩ only what comes of these is compared.
static void compare_starts(Comparison *c) {
    c->from_a = c->from_b = 0;
    state_set_basis(c->of_a, 0);
    double complex outputs = overlap(c);
    double phase = carg(outputs);
    if (differs(c, outputs))
        found(c, DIFFERENCE_START, outputs, 0, 0);
    else if (c->options.strict && fabs(phase) > c->options.tolerance)
        *c->result =
            (Equivalence){.difference = DIFFERENCE_PHASE, .fidelity = 1, .phase = phase};
}

static void compare_unitaries(Comparison *c) {
    double complex last = 1;
    if (random_tells(c, &last)) {
        look_for_simple(c);
        return;
    }
    if (!c->options.strict || fabs(carg(last)) <= c->options.tolerance) return;
    *c->result =
        (Equivalence){.difference = DIFFERENCE_PHASE, .fidelity = 1, .phase = carg(last)};
}

static bool compare_pure(const Circuit *a, const Circuit *b, EquivalenceOptions options,
                         Equivalence *result, Error *err) {
    int wires = circuit_wires(a);
    Comparison c = {.options = options, .result = result};
    c.of_a = state_create(wires);
    c.of_b = state_create(wires);
    bool done = c.of_a && c.of_b;
    if (done) {
        c.a = circuit_compile_steps(a, &c.from_a);
        c.b = circuit_compile_steps(b, &c.from_b);
        bool starts = circuit_starts(a) || circuit_starts(b);
        (starts ? compare_starts : compare_unitaries)(&c);
        program_destroy(c.a);
        program_destroy(c.b);
    }
    state_destroy(c.of_a);
    state_destroy(c.of_b);
    return done || amplitudes_memory(wires + 1, err);
}

// --- circuits with measurements

static Reading *distribution(const Circuit *circuit, int *count, Error *err) {
    Run *run = run_create(circuit, (RunOptions){.distribution_only = true}, err);
    if (!run) return NULL;
    Reading *readings = run_distribution(run, count);
    run_destroy(run);
    if (!readings) amplitudes_memory(circuit_wires(circuit), err);
    return readings;
}

static void note_outcome(Equivalence *result, uint64_t bits, double first, double second,
                         double *most) {
    if (fabs(first - second) <= *most) return;
    *most = fabs(first - second);
    *result = (Equivalence){
        .difference = DIFFERENCE_OUTCOME, .input = bits, .first = first, .second = second};
}

// Both are sorted by their bits: the outcome on which they differ most.
static void compare_readings(const Reading *a, int count_a, const Reading *b, int count_b,
                             double tolerance, Equivalence *result) {
    double most = tolerance;
    for (int i = 0, j = 0; i < count_a || j < count_b;) {
        bool in_a = i < count_a && (j == count_b || a[i].bits <= b[j].bits);
        bool in_b = j < count_b && (i == count_a || b[j].bits <= a[i].bits);
        uint64_t bits = in_a ? a[i].bits : b[j].bits;
        double first = in_a ? a[i++].probability : 0;
        double second = in_b ? b[j++].probability : 0;
        note_outcome(result, bits, first, second, &most);
    }
}

static bool compare_outcomes(const Circuit *a, const Circuit *b, double tolerance,
                             Equivalence *result, Error *err) {
    int count_a = 0, count_b = 0;
    Reading *of_a = distribution(a, &count_a, err);
    Reading *of_b = of_a ? distribution(b, &count_b, err) : NULL;
    if (of_b) compare_readings(of_a, count_a, of_b, count_b, tolerance, result);
    free(of_a);
    free(of_b);
    return of_b != NULL;
}

bool circuit_compare(const Circuit *a, const Circuit *b, EquivalenceOptions options,
                     Equivalence *result, Error *err) {
    if (!options.tolerance) options.tolerance = 1e-9;
    *result = (Equivalence){.fidelity = 1};
    if (circuit_wires(a) != circuit_wires(b))
        return error_set(err, "equivalence.wires", "%d\t%d", circuit_wires(a),
                         circuit_wires(b));
    if (circuit_pure(a) && circuit_pure(b)) return compare_pure(a, b, options, result, err);
    return compare_outcomes(a, b, options.tolerance, result, err);
}
