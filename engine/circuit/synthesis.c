#include "circuit/synthesis.h"

#include "circuit/angle_text.h"
#include "quantum/euler.h"
#include "quantum/oracle.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

static const double nothing = 1e-13;

// --- One gate

static Step gate_on(Stand stand, const char *gate, int wire) {
    const Step *like = stand.like;
    return (Step){.gate = gate_find(gate),
                  .column = like->column,
                  .targets = {wire, wire},
                  .controls = like->controls,
                  .anticontrols = like->anticontrols,
                  .if_mask = like->if_mask,
                  .if_bits = like->if_bits,
                  .unless_mask = like->unless_mask,
                  .unless_bits = like->unless_bits,
                  .locked = like->locked};
}

// A fraction of π says so.
static Angle angle_of(double value) {
    Angle angle = {.value = value};
    Buffer text = {0};
    angle_print(&text, value);
    if (strstr(text.data, "pi")) snprintf(angle.text, sizeof angle.text, "%s", text.data);
    buffer_clear(&text);
    return angle;
}

// The wires of the stand whose bits are set.
static uint32_t wires_of(Stand stand, uint32_t bits) {
    uint32_t wires = 0;
    for (; bits; bits &= bits - 1)
        wires |= UINT32_C(1) << stand.wires[__builtin_ctz(bits)];
    return wires;
}

// e^{iφ} where all dots of `step` hold: a phase on one of its controls under the others;
// without any, of the whole. Where every dot is an anti-control, one is turned to look.
static void add_phase(Stand stand, const Step *step, double phase, Steps *out) {
    if (fabs(remainder(phase, 2 * M_PI)) < nothing) return;
    uint32_t dots = step_dots(step);
    int wire =
        dots ? __builtin_ctz(step->controls ? step->controls : dots) : step->targets[0];
    Step turn = gate_on(stand, dots ? "p" : "gphase", wire);
    turn.controls = step->controls;
    turn.anticontrols = step->anticontrols;
    turn.angles[0] = angle_of(phase);
    step_remove_dot(&turn, wire);
    Step flip = gate_on(stand, "x", wire);
    flip.controls = flip.anticontrols = 0;
    bool turns = dots && !step->controls;
    if (turns) steps_add(out, &flip);
    steps_add(out, &turn);
    if (turns) steps_add(out, &flip);
}

// A 2×2 unitary with the dots of `step`, on its target.
static void add_unitary(Stand stand, Step step, Matrix2 u, Steps *out) {
    Euler e = euler_of(u, EULER_ZYZ);
    double phase = e.phase - (e.first + e.last) / 2; // of u(θ, φ, λ)
    double both = remainder(e.first + e.last, 2 * M_PI);
    bool turns = fabs(e.middle) > nothing;
    step.gate = gate_find(turns ? "u" : "p");
    step.angles[0] = angle_of(turns ? e.middle : both);
    step.angles[1] = angle_of(turns ? e.first : 0);
    step.angles[2] = angle_of(turns ? e.last : 0);
    if (turns || fabs(both) > nothing) steps_add(out, &step);
    add_phase(stand, &step, phase, out);
}

// --- Two-level unitaries

typedef struct TwoLevel {
    int a, b; // acts on these basis states, in this order
    Matrix2 u;
} TwoLevel;

// CNOTs bring a and b next to each other; then one gate under controls on all else.
static void add_two_level(Stand stand, const TwoLevel *level, Steps *out) {
    uint32_t a = (uint32_t)level->a, differ = a ^ (uint32_t)level->b;
    int bit = __builtin_ctz(differ);
    uint32_t one = UINT32_C(1) << bit, rest = differ & ~one;
    uint32_t base = a & one ? a ^ rest : a; // where the CNOTs bring a, but for the bit
    int from = out->count;
    for (uint32_t left = rest; left; left &= left - 1) {
        Step flip = gate_on(stand, "x", stand.wires[__builtin_ctz(left)]);
        flip.controls = UINT32_C(1) << stand.wires[bit];
        flip.anticontrols = 0;
        steps_add(out, &flip);
    }
    int flips = out->count - from;
    Step step = gate_on(stand, "u", stand.wires[bit]);
    uint32_t others = ((UINT32_C(1) << stand.count) - 1) & ~one;
    step.controls |= wires_of(stand, base & others);
    step.anticontrols |= wires_of(stand, ~base & others);
    Matrix2 u = level->u;
    if (a & one) // b is the one whose bit is 0
        u = (Matrix2){{{u.m[1][1], u.m[1][0]}, {u.m[0][1], u.m[0][0]}}};
    add_unitary(stand, step, u, out);
    for (int i = flips; i-- > 0;) {
        Step flip = out->at[from + i];
        steps_add(out, &flip);
    }
}

enum { MOST_ROWS = 16, MOST_LEVELS = MOST_ROWS * MOST_ROWS };

// rows a and b of m become those of g times them.
static void turn_rows(double complex *m, int size, int a, int b, Matrix2 g) {
    for (int k = 0; k < size; k++) {
        double complex x = m[a * size + k], y = m[b * size + k];
        m[a * size + k] = g.m[0][0] * x + g.m[0][1] * y;
        m[b * size + k] = g.m[1][0] * x + g.m[1][1] * y;
    }
}

// What takes the entry (row, column) to 0 by way of (column, column), which becomes real.
static Matrix2 clearing(double complex kept, double complex cleared) {
    double length = hypot(cabs(kept), cabs(cleared));
    double complex a = conj(kept) / length, b = conj(cleared) / length;
    return (Matrix2){{{a, b}, {-conj(b), conj(a)}}};
}

static int two_levels(double complex *m, int size, TwoLevel *levels) {
    int count = 0;
    for (int column = 0; column < size - 1; column++)
        for (int row = column + 1; row < size; row++) {
            double complex kept = m[column * size + column], low = m[row * size + column];
            bool last = column == size - 2;
            bool done =
                cabs(low) < nothing && !(row == size - 1 && cabs(kept - 1) > nothing);
            if (done && !last) continue;
            Matrix2 g = clearing(kept, low);
            if (last) // nothing is left but these four: all of them at once
                g = matrix2_adjoint((Matrix2){
                    {{kept, m[column * size + row]}, {low, m[row * size + row]}}});
            turn_rows(m, size, column, row, g);
            levels[count++] = (TwoLevel){column, row, matrix2_adjoint(g)};
        }
    return count;
}

void matrix_lower(const double complex *u, Stand stand, Steps *out) {
    int size = 1 << stand.count;
    double complex m[MOST_ROWS * MOST_ROWS];
    TwoLevel levels[MOST_LEVELS];
    assert(size <= MOST_ROWS);
    memcpy(m, u, (size_t)(size * size) * sizeof *m);
    int count = two_levels(m, size, levels);
    while (count-- > 0)
        add_two_level(stand, &levels[count], out);
}

// --- Tables of values by X with controls: from the lowest value on, each is brought to its
// place by X on single bits, whose controls no lower value meets. What was done to the
// outcomes, back to front, is the table.

typedef struct Synthesis {
    uint32_t *to;
    uint32_t size;
    Steps *steps;
    Stand stand;
} Synthesis;

static void flip(Synthesis *s, uint32_t target, uint32_t controls) {
    for (uint32_t value = 0; value < s->size; value++)
        if ((s->to[value] & controls) == controls) s->to[value] ^= target;
    Step x = gate_on(s->stand, "x", s->stand.wires[__builtin_ctz(target)]);
    x.controls |= wires_of(s->stand, controls);
    steps_add(s->steps, &x);
}

static void bring_home(Synthesis *s, uint32_t value) {
    for (uint32_t missing; (missing = value & ~s->to[value]);)
        flip(s, missing & (~missing + 1), s->to[value]);
    for (uint32_t extra; (extra = s->to[value] & ~value);) {
        uint32_t target = extra & (~extra + 1);
        flip(s, target, s->to[value] & ~target);
    }
}

void values_lower(uint32_t *to, Stand stand, Steps *out) {
    Steps flips = {0};
    Synthesis s = {
        .to = to, .size = UINT32_C(1) << stand.count, .steps = &flips, .stand = stand};
    for (uint32_t value = 0; value < s.size; value++)
        bring_home(&s, value);
    for (int i = flips.count; i-- > 0;)
        steps_add(out, &flips.at[i]);
    steps_clear(&flips);
}

// --- Signs

static uint32_t mark_at(uint32_t x, void *context) {
    return ((const bool *)context)[x];
}

// A phase where the bits in `ones` are 1 and those in `zeros` 0.
static void add_term(Stand stand, OracleTerm term, double phase, Steps *out) {
    Step dots = gate_on(stand, "id", stand.wires[0]);
    dots.controls |= wires_of(stand, term.ones);
    dots.anticontrols |= wires_of(stand, term.zeros);
    add_phase(stand, &dots, phase, out);
}

void marks_lower(const bool *marked, double part, Stand stand, Steps *out) {
    OracleTerm terms[MAX_ORACLE_ROWS], least[MAX_ORACLE_ROWS];
    Oracle oracle;
    oracle_from_rule(stand.count, 1, mark_at, (void *)marked, &oracle, NULL);
    int count = oracle_minterms(&oracle, terms);
    // Signs multiply, so that terms may overlap; other phases do not.
    bool signs = part == 1;
    int normal = signs ? oracle_normal_form(&oracle, least) : count;
    bool fewer = normal < count;
    for (int i = 0; i < (fewer ? normal : count); i++)
        add_term(stand, fewer ? least[i] : terms[i], part * M_PI, out);
}
