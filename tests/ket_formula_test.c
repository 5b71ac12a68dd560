// Formulas of states are read back by a small evaluator of its own, ket by ket in full
// vectors, and compared with the state.
#include "base/rng.h"
#include "circuit/ket_formula.h"
#include "circuit/run.h"
#include "circuit/short_form.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// ---- the evaluator

enum { MOST = 6, SIZE = 1 << MOST };

// A number times a vector on the qubits of `mask`; without any: a number.
typedef struct Value {
    uint32_t mask;
    double complex v[SIZE];
} Value;

typedef struct Named {
    const char *label;
    uint32_t qubits;
    bool number;
} Named;

typedef struct Eval {
    const char *at;
    int qubits;
    bool q0_left;
    const Named *names; // NULL label behind the last
    uint32_t pair;      // qubits of a Bell pair beside a ket without a label
} Eval;

static Value number_value(double complex z) {
    Value value = {0};
    value.v[0] = z;
    return value;
}

static Value times(Value a, Value b) {
    assert_int_equal(a.mask & b.mask, 0);
    Value out = {.mask = a.mask | b.mask};
    for (uint32_t i = 0; i < SIZE; i++)
        if (!(i & ~out.mask)) out.v[i] = a.v[i & a.mask] * b.v[i & b.mask];
    return out;
}

static Value plus(Value a, Value b, double sign) {
    assert_int_equal(a.mask, b.mask);
    for (int i = 0; i < SIZE; i++)
        a.v[i] += sign * b.v[i];
    return a;
}

static bool take(Eval *e, const char *sign) {
    while (*e->at == ' ')
        e->at++;
    size_t size = strlen(sign);
    if (strncmp(e->at, sign, size) != 0) return false;
    e->at += size;
    return true;
}

static Value read_sum(Eval *e);

static Value in_braces(Eval *e) {
    assert_true(take(e, "{"));
    Value value = read_sum(e);
    if (!take(e, "}")) fail_msg("no } at %s", e->at);
    return value;
}

// ψ of one qubit's letter; the first of two of a pair's.
static void letter(const char *sign, size_t size, double complex out[2]) {
    double h = sqrt(0.5);
    static const struct {
        const char *sign;
        double re0, re1, im1;
    } rows[] = {{"0", 1, 0, 0},        {"1", 0, 1, 0},     {"{+}", 1, 1, 0},
                {"{-}", 1, -1, 0},     {"{-}i", 1, 0, -1}, {"i", 1, 0, 1},
                {"\\bar{i}", 1, 0, -1}};
    for (size_t r = 0; r < sizeof rows / sizeof *rows; r++)
        if (strlen(rows[r].sign) == size && !strncmp(sign, rows[r].sign, size)) {
            double by = r < 2 ? 1 : h;
            out[0] = by * rows[r].re0;
            out[1] = by * (rows[r].re1 + rows[r].im1 * I);
            return;
        }
    fail_msg("letter %.*s", (int)size, sign);
}

static size_t letter_size(const char *at) {
    if (!strcmp(at, "{-}i")) return 4;
    if (*at == '\\') return 7;
    return *at == '{' ? 3 : 1;
}

// Letters fill the qubits of the mask, the leftmost the highest (or lowest).
static Value letters_value(const Eval *e, const char *text, uint32_t mask) {
    Value all = number_value(1);
    uint32_t left = mask;
    for (const char *at = text; *at; at += letter_size(at)) {
        if (*at == ',') at++;
        assert_int_not_equal(left, 0);
        uint32_t bit =
            e->q0_left ? left & -left : UINT32_C(1) << (31 - __builtin_clz(left));
        left &= ~bit;
        double complex of[2] = {0, 0};
        letter(at, letter_size(at), of);
        Value one = {.mask = bit};
        one.v[0] = of[0];
        one.v[bit] = of[1];
        all = times(all, one);
    }
    assert_int_equal(left, 0);
    return all;
}

static Value pair_value(const Eval *e, const char *text, uint32_t mask) {
    uint32_t low = mask & -mask, high = mask & ~low;
    uint32_t right = e->q0_left ? high : low;
    double sign = text[6] == '-' ? -1 : 1;
    Value pair = {.mask = mask};
    if (!strncmp(text, "\\Phi", 4)) {
        pair.v[0] = sqrt(0.5);
        pair.v[mask] = sign * sqrt(0.5);
    } else {
        pair.v[right] = sqrt(0.5); // |01⟩
        pair.v[mask & ~right] = sign * sqrt(0.5);
    }
    return pair;
}

static const Named *named(const Eval *e, const char *label) {
    for (const Named *n = e->names; n && n->label; n++)
        if (!strcmp(n->label, label)) return n;
    return NULL;
}

static void read_braced(Eval *e, char *out) {
    assert_true(take(e, "{"));
    int depth = 1;
    while (depth > 0) {
        depth += (*e->at == '{') - (*e->at == '}');
        if (depth > 0) *out++ = *e->at;
        e->at++;
    }
    *out = '\0';
}

// The qubits that "q_{1}q_{0}" or "\\text{a[1]}" names.
static uint32_t plain_wires(const char *label) {
    uint32_t mask = 0;
    for (const char *at = label; (at = strstr(at, "q_{")); at++)
        mask |= UINT32_C(1) << atoi(at + 3);
    for (const char *at = label; (at = strstr(at, "a[")); at++)
        mask |= UINT32_C(1) << atoi(at + 2);
    return mask;
}

static Value read_ket(Eval *e) {
    char text[200], label[100] = "";
    read_braced(e, text);
    if (take(e, "_")) read_braced(e, label);
    if (text[0] == '\\' && text[1] != 'b' && label[0]) e->pair = plain_wires(label);
    const Named *register_ = named(e, label);
    uint32_t mask = register_          ? register_->qubits
                    : label[0] == '\0' ? ((UINT32_C(1) << e->qubits) - 1) & ~e->pair
                                       : plain_wires(label);
    if (text[0] == '\\' && text[1] != 'b') return pair_value(e, text, mask);
    if (!register_ || !register_->number) return letters_value(e, text, mask);
    Value value = {.mask = mask};
    uint32_t bits = (uint32_t)atoi(text), index = 0;
    for (uint32_t m = mask; m; m &= m - 1, bits >>= 1)
        if (bits & 1) index |= m & -m;
    value.v[index] = 1;
    return value;
}

static Value read_power(Eval *e) {
    char text[60];
    read_braced(e, text);
    double sign = text[0] == '-' ? -1 : 1, number = 1, below = 1;
    const char *at = text + (sign < 0) + 1;
    if (isdigit((unsigned char)*at)) number = strtod(at, (char **)&at);
    if (!strncmp(at, "\\pi", 3)) {
        number *= M_PI;
        at += 3;
    }
    if (*at == '/') below = atof(at + 1);
    if (*at == '^') below = 180 / M_PI;
    return number_value(cexp(sign * number / below * I));
}

static Value read_factor(Eval *e) {
    if (take(e, "\\ket")) return read_ket(e);
    if (take(e, "\\frac")) {
        Value above = in_braces(e), below = in_braces(e);
        return number_value(above.v[0] / below.v[0]);
    }
    if (take(e, "\\sqrt")) return number_value(csqrt(in_braces(e).v[0]));
    if (take(e, "\\cos")) return number_value(ccos(read_factor(e).v[0]));
    if (take(e, "\\sin")) return number_value(csin(read_factor(e).v[0]));
    if (take(e, "\\pi")) return number_value(M_PI);
    if (take(e, "\\times10^")) {
        char text[20];
        read_braced(e, text);
        return number_value(pow(10, atof(text)));
    }
    if (take(e, "e^")) return read_power(e);
    if (take(e, "i")) return number_value(I);
    if (take(e, "(") || take(e, "\\Bigl(")) {
        Value inner = read_sum(e);
        assert_true(take(e, ")") || take(e, "\\Bigr)"));
        return inner;
    }
    char *end;
    double number = strtod(e->at, &end);
    if (end == e->at) fail_msg("cannot read %s", e->at);
    e->at = end;
    return number_value(number);
}

static Value read_product(Eval *e) {
    Value all = number_value(1);
    for (;;) {
        while (*e->at == ' ')
            e->at++;
        if (!*e->at || strchr("+-})", *e->at) || !strncmp(e->at, "\\Bigr)", 6)) return all;
        all = times(all, read_factor(e));
    }
}

static Value read_sum(Eval *e) {
    double sign = take(e, "-") ? -1 : 1;
    Value all = times(number_value(sign), read_product(e));
    for (;;) {
        if (take(e, "+"))
            all = plus(all, read_product(e), 1);
        else if (take(e, "-"))
            all = plus(all, read_product(e), -1);
        else
            return all;
    }
}

// ---- states

static State *state_of(const Circuit *circuit) {
    Run *run = run_create(circuit, (RunOptions){0}, NULL);
    State *state = state_copy(run_pure(run, run_columns(run)));
    run_destroy(run);
    return state;
}

static double overlap(const char *tex, const State *state, const KetPlan *plan,
                      const Named *names) {
    bool pair = plan->basis == KET_BELL && state_qubits(state) > 2;
    Eval e = {tex, state_qubits(state), plan->q0_left, names, pair ? 3 : 0};
    Value value = read_sum(&e);
    assert_int_equal(*e.at, 0);
    double complex product = 0;
    double norm = 0;
    for (size_t i = 0; i < state_size(state_qubits(state)); i++) {
        product += conj(value.v[i]) * state_amplitude(state, i);
        norm += creal(value.v[i] * conj(value.v[i]));
    }
    if (fabs(norm - 1) > 0.08) fail_msg("length %f of %s", norm, tex);
    return cabs(product) / sqrt(norm);
}

static void check_state(const State *state, KetPlan plan, const Named *names) {
    plan.terms = SIZE;
    KetFormula *formula = ket_formula(state, &plan);
    char *tex = ket_formula_tex(formula);
    double same = overlap(tex, state, &plan, names);
    if (same < (formula->exact ? 1 - 1e-9 : 0.999)) fail_msg("%f %s", same, tex);
    assert_float_equal(formula->others, 0, 0);
    free(tex);
    ket_formula_destroy(formula);
}

static void reads(const char *text, int wires, KetPlan plan, const char *wanted) {
    Circuit *circuit = short_form_read(text, wires, NULL, NULL);
    assert_non_null(circuit);
    State *state = state_of(circuit);
    KetFormula *formula = ket_formula(state, &plan);
    char *tex = ket_formula_tex(formula);
    assert_string_equal(tex, wanted);
    free(tex);
    ket_formula_destroy(formula);
    state_destroy(state);
    circuit_destroy(circuit);
}

static void known_states_read_as_in_the_textbook(void **unused) {
    (void)unused;
    KetPlan plain = {0};
    reads("h 0", 1, plain, "\\frac{1}{\\sqrt{2}}\\ket{0} + \\frac{1}{\\sqrt{2}}\\ket{1}");
    reads("h 0; s 0", 1, plain,
          "\\frac{1}{\\sqrt{2}}\\ket{0} + \\frac{i}{\\sqrt{2}}\\ket{1}");
    reads("h 0; t 0", 1, plain,
          "\\frac{1}{\\sqrt{2}}\\ket{0} + \\frac{1}{\\sqrt{2}}e^{i\\pi/4}\\ket{1}");
    reads("h 0; cx 0 1", 2, plain,
          "\\frac{1}{\\sqrt{2}}\\ket{00} + \\frac{1}{\\sqrt{2}}\\ket{11}");
    reads("h 0; h 1; cz 0 1", 2, plain,
          "\\frac{1}{2}(\\ket{00} + \\ket{01} + \\ket{10} - \\ket{11})");
    reads("ry(2*pi/3) 0", 1, plain, "\\frac{1}{2}\\ket{0} + \\frac{\\sqrt{3}}{2}\\ket{1}");
    reads("ry(pi/4) 0", 1, plain,
          "\\cos\\frac{\\pi}{8}\\ket{0} + \\sin\\frac{\\pi}{8}\\ket{1}");
    reads("x 0; s 0", 1, plain, "\\ket{1}");
    reads("ry(0.9) 0", 1, plain, "0.90\\ket{0} + 0.43\\ket{1}");
    reads("ry(0.01) 0", 1, plain, "1.00\\ket{0} + 0.0050\\ket{1}");
}

static void bases_are_chosen_for_all_or_wire_by_wire(void **unused) {
    (void)unused;
    reads("h 0", 1, (KetPlan){.basis = KET_X}, "\\ket{{+}}");
    reads("h 0; s 0", 1, (KetPlan){.basis = KET_Y}, "\\ket{i}");
    reads("h 0; sdg 0", 1, (KetPlan){.basis = KET_Y}, "\\ket{{-}i}");
    reads("h 0; x 1", 2, (KetPlan){.x = 1}, "\\ket{1{+}}");
    reads("h 0; x 1", 2, (KetPlan){.x = 1, .q0_left = true}, "\\ket{{+}1}");
    reads("h 0; cx 0 1", 2, (KetPlan){.basis = KET_X},
          "\\frac{1}{\\sqrt{2}}\\ket{{+}{+}} + \\frac{1}{\\sqrt{2}}\\ket{{-}{-}}");
    reads("h 0; cx 0 1", 2, (KetPlan){.basis = KET_BELL}, "\\ket{\\Phi^{+}}");
    reads("h 0; cx 0 1; z 0; x 0", 2, (KetPlan){.basis = KET_BELL}, "\\ket{\\Psi^{-}}");
    reads("x 0", 2, (KetPlan){.basis = KET_BELL},
          "\\frac{1}{\\sqrt{2}}\\ket{\\Psi^{+}} + \\frac{1}{\\sqrt{2}}\\ket{\\Psi^{-}}");
    // Teleportation before it is measured: what stands beside a pair is named.
    reads("h 0; cx 0 1; h 2", 3, (KetPlan){.bell = 3},
          "\\frac{1}{\\sqrt{2}}(\\ket{0}_{q_{2}} + \\ket{1}_{q_{2}})"
          "\\ket{\\Phi^{+}}_{q_{1}q_{0}}");
}

static Circuit *two_registers(const char *text) {
    Circuit *circuit = short_form_read(text, 5, NULL, NULL);
    assert_non_null(circuit);
    circuit_add_qubit_register(circuit, "a", 0, 2);
    circuit_add_qubit_register(circuit, "sum", 2, 2);
    assert_true(circuit_name_wire(circuit, 4, "alice", NULL));
    return circuit;
}

static void reads_named(const char *text, KetPlan plan, const char *wanted) {
    Circuit *circuit = two_registers(text);
    State *state = state_of(circuit);
    plan.circuit = circuit;
    KetFormula *formula = ket_formula(state, &plan);
    char *tex = ket_formula_tex(formula);
    assert_string_equal(tex, wanted);
    free(tex);
    ket_formula_destroy(formula);
    state_destroy(state);
    circuit_destroy(circuit);
}

static void registers_stand_apart_and_products_are_factors(void **unused) {
    (void)unused;
    const char *form = "x 0; h 2; h 3; cx 3 4";
    reads_named(form, (KetPlan){0},
                "\\frac{1}{2}(\\ket{0}_{\\text{alice}}\\ket{00}_{\\text{sum}} + "
                "\\ket{0}_{\\text{alice}}\\ket{01}_{\\text{sum}} + "
                "\\ket{1}_{\\text{alice}}\\ket{10}_{\\text{sum}} + "
                "\\ket{1}_{\\text{alice}}\\ket{11}_{\\text{sum}})\\ket{01}_{a}");
    reads_named("x 0; h 2; cx 2 3", (KetPlan){.groups = KET_NUMBERS},
                "\\ket{0}_{\\text{alice}}\\frac{1}{\\sqrt{2}}(\\ket{0}_{\\text{sum}} + "
                "\\ket{3}_{\\text{sum}})\\ket{1}_{a}");
    reads_named("x 0; x 3", (KetPlan){.groups = KET_NUMBERS, .q0_left = true},
                "\\ket{1}_{a}\\ket{2}_{\\text{sum}}\\ket{0}_{\\text{alice}}");
    reads_named("x 0; x 3", (KetPlan){.groups = KET_ONE}, "\\ket{01001}");
}

static void a_piece_tells_the_basis_state_that_it_speaks_of(void **unused) {
    (void)unused;
    Circuit *circuit = two_registers("h 0; cx 0 1; x 3");
    State *state = state_of(circuit);
    KetFormula *formula = ket_formula(state, &(KetPlan){.circuit = circuit});
    assert_int_equal(formula->sums, 3);
    assert_int_equal(formula->count, 4);
    assert_int_equal(formula->at[0].mask, 16);
    assert_int_equal(formula->at[1].mask, 12);
    assert_int_equal(formula->at[1].bits, 8);
    assert_int_equal(formula->at[3].mask, 3);
    assert_int_equal(formula->at[3].bits, 3);
    assert_float_equal(formula->at[3].probability, 0.5, 1e-12);
    ket_formula_destroy(formula);
    formula = ket_formula(state, &(KetPlan){.basis = KET_X});
    assert_int_equal(formula->at[0].mask, 0);
    ket_formula_destroy(formula);
    state_destroy(state);
    circuit_destroy(circuit);
}

static void long_sums_keep_the_likeliest_and_count_the_rest(void **unused) {
    (void)unused;
    double complex a[16] = {0};
    for (int i = 0; i < 16; i++)
        a[i] = i == 9 ? 4 : i == 3 ? 3 : 1;
    State *state = state_from(4, a);
    KetFormula *formula = ket_formula(state, &(KetPlan){.terms = 2});
    char *tex = ket_formula_tex(formula);
    assert_string_equal(tex, "0.48\\ket{0011} + 0.64\\ket{1001} + \\cdots");
    assert_float_equal(formula->others, 14, 0);
    assert_float_equal(formula->others_probability, 14 / 39.0, 1e-9);
    free(tex);
    ket_formula_destroy(formula);
    state_destroy(state);
}

// Random circuits, of gates whose states are recognised and of those that are not.
static Circuit *random_circuit(Rng *rng, int wires, bool nice) {
    char text[600] = "";
    size_t used = 0;
    for (int i = 0; i < 10; i++) {
        static const char *const gates[] = {"h", "x", "s", "t", "z", "sx", "ry(2*pi/3)"};
        int a = (int)rng_below(rng, (uint64_t)wires),
            b = (int)rng_below(rng, (uint64_t)wires);
        bool two = wires > 1 && a != b && rng_unit(rng) < 0.35;
        used += (size_t)snprintf(text + used, sizeof text - used, i ? "; " : "");
        if (two)
            used += (size_t)snprintf(text + used, sizeof text - used, "cx %d %d", a, b);
        else if (!nice && rng_unit(rng) < 0.5)
            used += (size_t)snprintf(text + used, sizeof text - used, "u(%f,%f,%f) %d",
                                     rng_unit(rng) * 3, rng_unit(rng) * 6,
                                     rng_unit(rng) * 6, a);
        else
            used += (size_t)snprintf(text + used, sizeof text - used, "%s %d",
                                     gates[rng_below(rng, 7)], a);
    }
    Circuit *circuit = short_form_read(text, wires, NULL, NULL);
    if (!circuit) fail_msg("%s", text);
    return circuit;
}

static void random_formulas_read_back_as_their_states(void **unused) {
    (void)unused;
    Rng rng = rng_seeded(41);
    for (int round = 0; round < 600; round++) {
        int wires = 1 + (int)rng_below(&rng, 5);
        Circuit *circuit = random_circuit(&rng, wires, round % 3 != 0);
        State *state = state_of(circuit);
        KetPlan plan = {.basis = (KetBasis)rng_below(&rng, KET_BASES),
                        .x = (uint32_t)rng_below(&rng, 32),
                        .y = (uint32_t)rng_below(&rng, 32),
                        .groups = KET_BITS,
                        .q0_left = rng_below(&rng, 2)};
        if (wires == 1 || round % 2) plan.x = plan.y = 0;
        Named names[3] = {{"a", 3, round % 4 == 1}, {"q", (1U << wires) - 1, false}};
        if (wires > 2 && round % 4) {
            circuit_add_qubit_register(circuit, "a", 0, 2);
            plan.circuit = circuit;
            plan.groups = round % 4 == 1 ? KET_NUMBERS : KET_BITS;
        }
        if (plan.groups == KET_NUMBERS) plan.basis = KET_Z, plan.x = plan.y = 0;
        check_state(state, plan, names);
        plan.groups = KET_ONE;
        check_state(state, plan, NULL);
        state_destroy(state);
        circuit_destroy(circuit);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(known_states_read_as_in_the_textbook),
        cmocka_unit_test(bases_are_chosen_for_all_or_wire_by_wire),
        cmocka_unit_test(registers_stand_apart_and_products_are_factors),
        cmocka_unit_test(a_piece_tells_the_basis_state_that_it_speaks_of),
        cmocka_unit_test(long_sums_keep_the_likeliest_and_count_the_rest),
        cmocka_unit_test(random_formulas_read_back_as_their_states),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
