#include "circuit/ket_formula.h"

#include "base/mem.h"
#include "circuit/ket_factors.h"
#include "circuit/ket_slots.h"
#include "quantum/coefficients.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_TERMS = 8 };
static const double there = 1e-12; // a probability

// The likeliest terms of a sum, by rising index.
typedef struct Terms {
    uint32_t *index;
    double complex *amplitude;
    double *probability;
    int count, most;
    size_t all;          // terms that are there
    double complex turn; // that makes the first of them real
} Terms;

static Terms terms_room(int most) {
    size_t room = (size_t)most;
    return (Terms){.index = mem_new(room * sizeof(uint32_t)),
                   .amplitude = mem_new(room * sizeof(double complex)),
                   .probability = mem_new(room * sizeof(double)),
                   .most = most,
                   .turn = 1};
}

static void terms_free(Terms *terms) {
    free(terms->index);
    free(terms->amplitude);
    free(terms->probability);
}

// The least likely of those that are kept, of equals the last.
static int least_term(const Terms *terms) {
    int least = 0;
    for (int i = 1; i < terms->count; i++)
        if (terms->probability[i] <= terms->probability[least] * (1 + 1e-9)) least = i;
    return least;
}

static void drop_term(Terms *terms, int which) {
    terms->count--;
    for (int i = which; i < terms->count; i++) {
        terms->index[i] = terms->index[i + 1];
        terms->probability[i] = terms->probability[i + 1];
    }
}

static void add_term(Terms *terms, size_t index, double probability) {
    terms->index[terms->count] = (uint32_t)index;
    terms->probability[terms->count++] = probability;
}

static Terms terms_of(const State *state, int most) {
    Terms terms = terms_room(most);
    size_t size = state_size(state_qubits(state));
    const double *re = state_re(state), *im = state_im(state);
    double bar = 0; // what a term must exceed to be kept
    for (size_t i = 0; i < size; i++) {
        double p = re[i] * re[i] + im[i] * im[i];
        if (p <= there) continue;
        if (!terms.all++) terms.turn = (re[i] - im[i] * I) / sqrt(p);
        if (terms.count == most && p <= bar) continue;
        if (terms.count == most) drop_term(&terms, least_term(&terms));
        add_term(&terms, i, p);
        if (terms.count == most) bar = terms.probability[least_term(&terms)] * (1 + 1e-9);
    }
    for (int i = 0; i < terms.count; i++)
        terms.amplitude[i] = state_amplitude(state, terms.index[i]) * terms.turn;
    return terms;
}

// What is being written: one factor after the other.
typedef struct Writer {
    const KetSlots *slots;
    const KetPlan *plan;
    KetFormula *formula;
    double all, shown, shown_probability; // products over the sums
} Writer;

static uint32_t spread(uint32_t value, uint32_t mask) {
    uint32_t out = 0;
    for (; mask; mask &= mask - 1, value >>= 1)
        if (value & 1) out |= mask & -mask;
    return out;
}

static KetPiece *add_piece(KetFormula *formula, Buffer *tex) {
    formula->at = mem_grow(formula->at, (size_t)formula->count + 1, sizeof *formula->at);
    KetPiece *piece = &formula->at[formula->count++];
    *piece = (KetPiece){.tex = buffer_take(tex)};
    return piece;
}

static bool in_plain_basis(const KetSlots *slots, uint32_t qubits) {
    for (int q = 0; q < slots->qubits; q++)
        if (qubits >> q & 1 && slots->basis[q] != KET_Z) return false;
    return true;
}

static uint32_t wires_of(const KetSlots *slots, uint32_t qubits) {
    uint32_t wires = 0;
    for (; qubits; qubits &= qubits - 1)
        wires |= UINT32_C(1) << slots->wires[__builtin_ctz(qubits)];
    return wires;
}

static void write_sign(Buffer *out, bool first, bool minus) {
    if (first)
        buffer_print(out, minus ? "-" : "");
    else
        buffer_print(out, minus ? " - " : " + ");
}

// Brackets are as tall as the fractions between them.
static const char *bracket(const Coefficient *coefficients, int count, bool closes) {
    for (int i = 0; i < count; i++)
        if (strstr(coefficients[i].tex, "\\frac")) return closes ? "\\Bigr)" : "\\Bigl(";
    return closes ? ")" : "(";
}

static void add_terms(Writer *w, const Terms *terms, uint32_t qubits, bool brackets,
                      const Coefficient *coefficients, const char *common) {
    bool plain = in_plain_basis(w->slots, qubits), more = terms->all > (size_t)terms->count;
    const char *open = brackets ? bracket(coefficients, terms->count, false) : "";
    const char *close = brackets ? bracket(coefficients, terms->count, true) : "";
    for (int i = 0; i < terms->count; i++) {
        Buffer tex = {0};
        if (i == 0) buffer_print(&tex, "%s%s", common, open);
        write_sign(&tex, i == 0, coefficients[i].minus);
        buffer_print(&tex, "%s", coefficients[i].tex);
        uint32_t index = spread(terms->index[i], qubits);
        ket_slots_write(&tex, w->slots, qubits, index);
        if (!more && i == terms->count - 1) buffer_print(&tex, "%s", close);
        KetPiece *piece = add_piece(w->formula, &tex);
        piece->probability = terms->probability[i];
        if (plain) piece->mask = wires_of(w->slots, qubits);
        if (plain) piece->bits = wires_of(w->slots, index);
    }
    if (!more) return;
    Buffer tex = {0};
    buffer_print(&tex, " + \\cdots%s", close);
    add_piece(w->formula, &tex);
}

static void add_sum(Writer *w, const State *factor, uint32_t qubits, bool alone) {
    Terms terms = terms_of(factor, w->plan->terms > 0 ? w->plan->terms : MOST_TERMS);
    Coefficient *coefficients = mem_new((size_t)terms.count * sizeof *coefficients);
    char common[COEFFICIENT_ROOM];
    bool several = terms.all > 1 && !alone;
    CoefficientStyle style = {.decimals = w->plan->decimals, .bracketed = several};
    bool exact =
        coefficients_tex(terms.amplitude, terms.count, style, coefficients, common);
    w->formula->exact = w->formula->exact && exact;
    add_terms(w, &terms, qubits, several || common[0], coefficients, common);
    double shown = 0;
    for (int i = 0; i < terms.count; i++)
        shown += terms.probability[i];
    w->all *= (double)terms.all;
    w->shown *= terms.count;
    w->shown_probability *= terms.all > (size_t)terms.count ? fmin(1, shown) : 1;
    free(coefficients);
    terms_free(&terms);
}

static int find_factors(const State *state, const KetSlots *slots, bool one,
                        uint32_t factors[MAX_QUBITS]) {
    uint32_t groups[MAX_QUBITS], all = 0;
    for (int i = 0; i < slots->count; i++)
        all |= groups[i] = slots->at[i].qubits;
    if (!one) return ket_factors(state, groups, slots->count, factors);
    factors[0] = all;
    return 1;
}

static bool add_factors(Writer *w, const State *state) {
    uint32_t factors[MAX_QUBITS];
    int count = find_factors(state, w->slots, w->plan->joined, factors);
    w->formula->sums = count;
    for (int i = 0; i < count; i++) {
        uint32_t qubits = factors[w->slots->q0_left ? i : count - 1 - i];
        State *factor = count > 1 ? ket_factor(state, qubits) : NULL;
        if (count > 1 && !factor) return false;
        add_sum(w, factor ? factor : state, qubits, count == 1);
        state_destroy(factor);
    }
    return true;
}

static bool all_plain(const KetSlots *slots) {
    return in_plain_basis(slots, (UINT32_C(1) << slots->qubits) - 1);
}

KetFormula *ket_formula(const State *state, const KetPlan *plan) {
    KetSlots slots = ket_slots(state_qubits(state), plan);
    State *turned = all_plain(&slots) ? NULL : ket_slots_turned(state, &slots);
    if (!turned && !all_plain(&slots)) return NULL;
    KetFormula *formula = mem_new(sizeof *formula);
    formula->exact = true;
    Writer w = {&slots, plan, formula, 1, 1, 1};
    bool good = add_factors(&w, turned ? turned : state);
    formula->all = w.all;
    formula->others = w.all - w.shown;
    formula->others_probability = 1 - w.shown_probability;
    state_destroy(turned);
    if (good) return formula;
    ket_formula_destroy(formula);
    return NULL;
}

void ket_formula_destroy(KetFormula *formula) {
    if (!formula) return;
    for (int i = 0; i < formula->count; i++)
        free(formula->at[i].tex);
    free(formula->at);
    free(formula);
}

char *ket_formula_tex(const KetFormula *formula) {
    Buffer tex = {0};
    for (int i = 0; i < formula->count; i++)
        buffer_print(&tex, "%s", formula->at[i].tex);
    return buffer_take(&tex);
}
