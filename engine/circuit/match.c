#include "circuit/match.h"

#include "base/mem.h"
#include "base/rng.h"
#include "circuit/circuit_noise.h"
#include "circuit/compile.h"
#include "circuit/start.h"
#include "quantum/parts.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const double closeness = 1e-9;

// --- one circuit's answers

typedef struct Box {
    Program *program;
    int from; // behind what prepares the wires
    int wires;
} Box;

static Box box_of(const Circuit *circuit) {
    Box box = {.wires = circuit_wires(circuit)};
    box.program = circuit_compile_steps(circuit, &box.from);
    return box;
}

// The state of one qubit that stands at (θ, φ).
typedef struct Arrow {
    double theta, phi;
} Arrow;

static void set_product(State *state, const Arrow *arrows) {
    StateParts parts = state_parts(state);
    int wires = state_qubits(state);
    for (size_t i = 0; i < state_size(wires); i++) {
        double size = 1, phase = 0;
        for (int w = 0; w < wires; w++) {
            bool one = i >> w & 1;
            size *= one ? sin(arrows[w].theta / 2) : cos(arrows[w].theta / 2);
            phase += one ? arrows[w].phi : 0;
        }
        parts.re[i] = size * cos(phase);
        parts.im[i] = size * sin(phase);
    }
}

static void box_run(const Box *box, State *state) {
    program_run(box->program, box->from, program_size(box->program), state,
                &(ProgramRun){0});
}

// --- the order of the wires

// How wire `of` answers when `at` alone stands in another state than the rest: what no
// renaming of the wires can change.
enum { PROBES = 3 };
static const Arrow rest[PROBES] = {{0.7, 0.4}, {1.3, 2.1}, {2.2, -1.0}},
                   odd[PROBES] = {{1.9, -0.6}, {0.5, 1.2}, {1.1, 0.3}};

typedef struct Answers {
    Bloch of[PROBES][MATRIX_QUBITS][MATRIX_QUBITS]; // of[probe][at][of]
} Answers;

static void read_answers(const Box *box, State *state, Answers *answers) {
    for (int probe = 0; probe < PROBES; probe++)
        for (int at = 0; at < box->wires; at++) {
            Arrow arrows[MATRIX_QUBITS];
            for (int w = 0; w < box->wires; w++)
                arrows[w] = w == at ? odd[probe] : rest[probe];
            set_product(state, arrows);
            box_run(box, state);
            for (int w = 0; w < box->wires; w++)
                answers->of[probe][at][w] = state_bloch(state, w);
        }
}

static bool alike(Bloch a, Bloch b) {
    return fabs(a.x - b.x) + fabs(a.y - b.y) + fabs(a.z - b.z) < 1e-7;
}

typedef struct Search {
    Box a, b;
    Answers answers_a, answers_b;
    State *of_a, *of_b;
    int to[MATRIX_QUBITS];
    unsigned taken;
    int tried;
    double phase;
} Search;

// Whether the first wires, which stand at to[0 … count - 1], answer each other alike.
static bool fits_so_far(const Search *s, int count) {
    int last = count - 1;
    for (int probe = 0; probe < PROBES; probe++)
        for (int w = 0; w < count; w++) {
            if (!alike(s->answers_a.of[probe][w][last],
                       s->answers_b.of[probe][s->to[w]][s->to[last]]))
                return false;
            if (!alike(s->answers_a.of[probe][last][w],
                       s->answers_b.of[probe][s->to[last]][s->to[w]]))
                return false;
        }
    return true;
}

// The overlap of what comes of a random product state, of the second with the first
// renamed.
static double complex overlap_with(Search *s, Rng *rng) {
    Arrow arrows[MATRIX_QUBITS], moved[MATRIX_QUBITS];
    for (int w = 0; w < s->a.wires; w++) {
        arrows[w] = (Arrow){M_PI * rng_unit(rng), 2 * M_PI * rng_unit(rng)};
        moved[s->to[w]] = arrows[w];
    }
    set_product(s->of_a, arrows);
    set_product(s->of_b, moved);
    box_run(&s->a, s->of_a);
    box_run(&s->b, s->of_b);
    double complex sum = 0;
    for (size_t i = 0; i < state_size(s->a.wires); i++)
        sum += conj(state_amplitude(s->of_a, i)) *
               state_amplitude(s->of_b, part_index(i, s->a.wires, s->to));
    return sum;
}

// Random product states decide: those that all overlap fully, with one phase, leave nothing
// to differ by.
static bool holds(Search *s) {
    Rng rng = rng_seeded(3);
    double complex first = overlap_with(s, &rng);
    s->phase = carg(first);
    if (cabs(first) < 1 - closeness) return false;
    for (int i = 0; i < 3; i++)
        if (cabs(overlap_with(s, &rng) - first) > 1e-6) return false;
    return true;
}

static bool search_from(Search *s, int count) {
    if (count == s->a.wires) return s->tried++ < MATCH_TRIALS && holds(s);
    for (int to = 0; to < s->a.wires && s->tried < MATCH_TRIALS; to++) {
        if (s->taken >> to & 1) continue;
        s->to[count] = to;
        if (!fits_so_far(s, count + 1)) continue;
        s->tried++;
        s->taken |= 1u << to;
        if (search_from(s, count + 1)) return true;
        s->taken &= ~(1u << to);
    }
    return false;
}

static bool search_wires(const Circuit *a, const Circuit *b, Match *match, Error *err) {
    Search *s = mem_new(sizeof *s);
    int wires = circuit_wires(a);
    s->of_a = state_create(wires);
    s->of_b = state_create(wires);
    bool done = s->of_a && s->of_b;
    if (done) {
        s->a = box_of(a);
        s->b = box_of(b);
        read_answers(&s->a, s->of_a, &s->answers_a);
        read_answers(&s->b, s->of_b, &s->answers_b);
        if (search_from(s, 0)) {
            match->kind = MATCH_WIRES;
            match->phase = fabs(s->phase) < closeness ? 0 : s->phase;
            memcpy(match->to, s->to, (size_t)wires * sizeof *s->to);
        } else if (s->tried >= MATCH_TRIALS) {
            match->kind = MATCH_UNDECIDED;
        }
        program_destroy(s->a.program);
        program_destroy(s->b.program);
    }
    state_destroy(s->of_a);
    state_destroy(s->of_b);
    free(s);
    return done || amplitudes_memory(wires + 1, err);
}

// --- the input that shows a difference

static void basis_input(Match *match, uint64_t index, int wires) {
    for (int w = 0; w < wires; w++)
        if (index >> w & 1) start_find("1", 1, &match->input[w]);
    match->opens = true;
}

// On more wires than basis states were looked at: named product states, then any.
static bool product_input(const Circuit *a, const Circuit *b, Match *match, Error *err) {
    static const Arrow named[] = {{0, 0},
                                  {M_PI, 0},
                                  {M_PI / 2, 0},
                                  {M_PI / 2, M_PI},
                                  {M_PI / 2, M_PI / 2},
                                  {M_PI / 2, -M_PI / 2}};
    enum { NAMED_TRIES = 16, TRIES = 20 };
    int wires = circuit_wires(a);
    Box of_a = box_of(a), of_b = box_of(b);
    State *x = state_create(wires), *y = state_create(wires);
    Rng rng = rng_seeded(7);
    for (int i = 0; x && y && i < TRIES && !match->opens; i++) {
        Arrow arrows[MAX_WIRES] = {0};
        for (int w = 0; w < wires; w++)
            arrows[w] = i < NAMED_TRIES
                            ? named[rng_below(&rng, 6)]
                            : (Arrow){M_PI * rng_unit(&rng), M_PI * rng_unit(&rng)};
        set_product(x, arrows);
        set_product(y, arrows);
        box_run(&of_a, x);
        box_run(&of_b, y);
        double fidelity = pow(cabs(state_overlap(x, y)), 2);
        if (fidelity > 1 - 1e-6) continue;
        match->how.fidelity = fidelity;
        match->opens = true;
        for (int w = 0; w < wires; w++)
            match->input[w] =
                (WireStart){{.value = arrows[w].theta}, {.value = arrows[w].phi}};
    }
    bool done = x && y;
    state_destroy(x);
    state_destroy(y);
    program_destroy(of_a.program);
    program_destroy(of_b.program);
    return done || amplitudes_memory(wires + 1, err);
}

static bool find_input(const Circuit *a, const Circuit *b, Match *match, Error *err) {
    Difference difference = match->how.difference;
    if (difference == DIFFERENCE_BASIS)
        basis_input(match, match->how.input, circuit_wires(a));
    if (difference == DIFFERENCE_PAIR) match->opens = true;
    return difference != DIFFERENCE_RANDOM || product_input(a, b, match, err);
}

// --- all of it

static bool judge(const Circuit *a, const Circuit *b, Match *match, Error *err) {
    *match = (Match){.kind = MATCH_SAME};
    Equivalence how;
    if (!circuit_compare(a, b, (EquivalenceOptions){.strict = true}, &how, err))
        return false;
    match->how = how;
    if (how.difference == DIFFERENCE_NONE) return true;
    match->phase = how.phase;
    match->kind = how.difference == DIFFERENCE_PHASE ? MATCH_PHASE : MATCH_DIFFERENT;
    if (match->kind == MATCH_PHASE) return true;
    bool unitary = circuit_pure(a) && circuit_pure(b) && !circuit_starts(a) &&
                   !circuit_starts(b) && circuit_wires(a) <= MATCH_WIRES_MOST;
    if (unitary && !search_wires(a, b, match, err)) return false;
    return match->kind == MATCH_WIRES || find_input(a, b, match, err);
}

static Circuit *without_rates(const Circuit *circuit) {
    Circuit *quiet = circuit_copy(circuit);
    circuit_set_noise(quiet, &(Noise){.rates = {0}}, NULL);
    return quiet;
}

bool circuit_match(const Circuit *a, const Circuit *b, Match *match, Error *err) {
    Circuit *first = without_rates(a), *second = without_rates(b);
    bool judged = judge(first, second, match, err);
    circuit_destroy(first);
    circuit_destroy(second);
    return judged;
}

// |input⟩ and |other⟩ together: one wire of those that differ is put in |+⟩, the others
// follow it.
static bool add_pair(Circuit *circuit, const Match *match, Error *err) {
    uint64_t differ = match->how.input ^ match->how.other;
    int lead = __builtin_ctzll(differ), columns = __builtin_popcountll(differ);
    for (int i = 0; i < columns; i++)
        if (!circuit_insert_column(circuit, 0, err)) return false;
    Step turn = step_of(circuit, gate_find("h"), lead, 0);
    if (circuit_place(circuit, turn, err) == NO_STEP) return false;
    int column = 1;
    for (uint64_t left = differ & (differ - 1); left; left &= left - 1) {
        Step follow = step_of(circuit, gate_find("x"), __builtin_ctzll(left), column++);
        follow.controls = UINT32_C(1) << lead;
        if (circuit_place(circuit, follow, err) == NO_STEP) return false;
    }
    return true;
}

Circuit *circuit_with_input(const Circuit *circuit, const Match *match, Error *err) {
    if (!match->opens) {
        error_set(err, "match.no_input", " ");
        return NULL;
    }
    Circuit *next = circuit_copy(circuit);
    bool good = true;
    for (int w = 0; good && w < circuit_wires(next); w++)
        good = circuit_set_start(next, w, match->input[w], err);
    if (good && match->how.difference == DIFFERENCE_PAIR) good = add_pair(next, match, err);
    if (good) return next;
    circuit_destroy(next);
    return NULL;
}
