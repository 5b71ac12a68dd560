#include "circuit/blocks.h"

#include "circuit/synthesis.h"
#include "quantum/number_theory.h"

#include <assert.h>
#include <math.h>
#include <string.h>

// --- Where values go

static uint64_t moved(uint64_t x, uint64_t by, int sign, uint64_t size) {
    by %= size;
    return (x + (sign > 0 ? by : size - by)) % size;
}

static uint64_t step_by_one(BlockValues v, int sign) {
    return moved(v.x, 1, sign, v.size);
}

static uint64_t add_a(BlockValues v, int sign) {
    return moved(v.x, v.a, sign, v.size);
}

static uint64_t add_product(BlockValues v, int sign) {
    return moved(v.x, v.a * v.b, sign, v.size);
}

static uint64_t add_square(BlockValues v, int sign) {
    return moved(v.x, v.a * v.a, sign, v.size);
}

static uint64_t add_ones(BlockValues v, int sign) {
    return moved(v.x, (uint64_t)__builtin_popcountll(v.a), sign, v.size);
}

static uint64_t exclusive_or(BlockValues v, int sign) {
    (void)sign;
    return v.x ^ (v.a % v.size);
}

// x times `factor`, or its inverse, modulo m; x where it has none.
static uint64_t scaled(uint64_t x, uint64_t factor, int sign, uint64_t m) {
    if (x >= m || common_divisor(factor % m, m) != 1) return x;
    if (sign < 0) factor = inverse_modulo(factor % m, (uint32_t)m);
    return x * (factor % m) % m;
}

static uint64_t times_a(BlockValues v, int sign) {
    return scaled(v.x, v.a, sign, v.size);
}

static uint64_t flip_below(BlockValues v, int sign) {
    (void)sign;
    return v.a <= v.size && v.x < v.a ? v.a - 1 - v.x : v.x;
}

static bool in_range(BlockValues v) {
    return v.r && v.r <= v.size && v.x < v.r;
}

static uint64_t step_by_one_modulo(BlockValues v, int sign) {
    return in_range(v) ? moved(v.x, 1, sign, v.r) : v.x;
}

static uint64_t add_a_modulo(BlockValues v, int sign) {
    return in_range(v) ? moved(v.x, v.a, sign, v.r) : v.x;
}

static uint64_t add_product_modulo(BlockValues v, int sign) {
    return in_range(v) ? moved(v.x, v.a * v.b, sign, v.r) : v.x;
}

static uint64_t times_a_modulo(BlockValues v, int sign) {
    return in_range(v) ? scaled(v.x, v.a, sign, v.r) : v.x;
}

static uint64_t times_power_modulo(BlockValues v, int sign) {
    if (!in_range(v) || common_divisor(v.b % v.r, v.r) != 1) return v.x;
    return scaled(v.x, power_modulo(v.b % v.r, v.a, (uint32_t)v.r), sign, v.r);
}

static uint64_t is_less(BlockValues v, int sign) {
    (void)sign;
    return v.x ^ (v.a < v.b);
}

static uint64_t is_more(BlockValues v, int sign) {
    (void)sign;
    return v.x ^ (v.a > v.b);
}

static uint64_t is_at_most(BlockValues v, int sign) {
    (void)sign;
    return v.x ^ (v.a <= v.b);
}

static uint64_t is_at_least(BlockValues v, int sign) {
    (void)sign;
    return v.x ^ (v.a >= v.b);
}

static uint64_t is_equal(BlockValues v, int sign) {
    (void)sign;
    return v.x ^ (v.a == v.b);
}

static uint64_t is_other(BlockValues v, int sign) {
    (void)sign;
    return v.x ^ (v.a != v.b);
}

// --- Where wires go

static int place_back(int wire, int wires) {
    return wires - 1 - wire;
}

static int place_left(int wire, int wires) {
    return (wire + 1) % wires;
}

static int place_right(int wire, int wires) {
    return (wire + wires - 1) % wires;
}

// The first half, and of an odd number the middle one too, on every other place.
static int place_woven(int wire, int wires) {
    int half = (wires + 1) / 2;
    return wire % half * 2 + wire / half;
}

static int place_split(int wire, int wires) {
    return wire / 2 + wire % 2 * ((wires + 1) / 2);
}

// --- The table

enum { NONE = 0, A = 1, B = 2, R = 4, AB = A | B, AR = A | R, ABR = A | B | R };

// clang-format off
#define ROW(name, label, inverse) \
    {name, label, GATE_BLOCK, FAMILY_LINK, 0, NULL, inverse, NULL, 0, NULL, 0}
static const BlockGate blocks[] = {
    {ROW("qft",       "QFT",      "qftdg"),       BLOCK_FOURIER,  NONE, +1},
    {ROW("qftdg",     "QFT†",     "qft"),         BLOCK_FOURIER,  NONE, -1},
    {ROW("grad",      "Grad",     "graddg"),      BLOCK_GRADIENT, NONE, +1},
    {ROW("graddg",    "Grad†",    "grad"),        BLOCK_GRADIENT, NONE, -1},
    {ROW("reverse",   "Rev",      "reverse"),     BLOCK_WIRES,    NONE, +1, .place = place_back},
    {ROW("rotl",      "<<",       "rotr"),        BLOCK_WIRES,    NONE, +1, .place = place_left},
    {ROW("rotr",      ">>",       "rotl"),        BLOCK_WIRES,    NONE, +1, .place = place_right},
    {ROW("weave",     "Weave",    "split"),       BLOCK_WIRES,    NONE, +1, .place = place_woven},
    {ROW("split",     "Split",    "weave"),       BLOCK_WIRES,    NONE, +1, .place = place_split},
    {ROW("inc",       "+1",       "dec"),         BLOCK_VALUES,   NONE, +1, step_by_one},
    {ROW("dec",       "−1",       "inc"),         BLOCK_VALUES,   NONE, -1, step_by_one},
    {ROW("add",       "+A",       "sub"),         BLOCK_VALUES,   A,    +1, add_a},
    {ROW("sub",       "−A",       "add"),         BLOCK_VALUES,   A,    -1, add_a},
    {ROW("addmul",    "+AB",      "submul"),      BLOCK_VALUES,   AB,   +1, add_product},
    {ROW("submul",    "−AB",      "addmul"),      BLOCK_VALUES,   AB,   -1, add_product},
    {ROW("addsq",     "+A²",      "subsq"),       BLOCK_VALUES,   A,    +1, add_square},
    {ROW("subsq",     "−A²",      "addsq"),       BLOCK_VALUES,   A,    -1, add_square},
    {ROW("mul",       "×A",       "muldg"),       BLOCK_VALUES,   A,    +1, times_a},
    {ROW("muldg",     "÷A",       "mul"),         BLOCK_VALUES,   A,    -1, times_a},
    {ROW("xor",       "⊕A",       "xor"),         BLOCK_VALUES,   A,    +1, exclusive_or},
    {ROW("addones",   "+#A",      "subones"),     BLOCK_VALUES,   A,    +1, add_ones},
    {ROW("subones",   "−#A",      "addones"),     BLOCK_VALUES,   A,    -1, add_ones},
    {ROW("flip",      "Flip<A",   "flip"),        BLOCK_VALUES,   A,    +1, flip_below},
    {ROW("lt",        "A<B",      "lt"),          BLOCK_VALUES,   AB,   +1, is_less,     .single = true},
    {ROW("gt",        "A>B",      "gt"),          BLOCK_VALUES,   AB,   +1, is_more,     .single = true},
    {ROW("le",        "A≤B",      "le"),          BLOCK_VALUES,   AB,   +1, is_at_most,  .single = true},
    {ROW("ge",        "A≥B",      "ge"),          BLOCK_VALUES,   AB,   +1, is_at_least, .single = true},
    {ROW("eq",        "A=B",      "eq"),          BLOCK_VALUES,   AB,   +1, is_equal,    .single = true},
    {ROW("ne",        "A≠B",      "ne"),          BLOCK_VALUES,   AB,   +1, is_other,    .single = true},
    {ROW("incmod",    "+1 mod R", "decmod"),      BLOCK_VALUES,   R,    +1, step_by_one_modulo},
    {ROW("decmod",    "−1 mod R", "incmod"),      BLOCK_VALUES,   R,    -1, step_by_one_modulo},
    {ROW("addmod",    "+A mod R", "submod"),      BLOCK_VALUES,   AR,   +1, add_a_modulo},
    {ROW("submod",    "−A mod R", "addmod"),      BLOCK_VALUES,   AR,   -1, add_a_modulo},
    {ROW("addmulmod", "+AB mod R", "submulmod"),  BLOCK_VALUES,   ABR,  +1, add_product_modulo},
    {ROW("submulmod", "−AB mod R", "addmulmod"),  BLOCK_VALUES,   ABR,  -1, add_product_modulo},
    {ROW("mulmod",    "×A mod R", "mulmoddg"),    BLOCK_VALUES,   AR,   +1, times_a_modulo},
    {ROW("mulmoddg",  "÷A mod R", "mulmod"),      BLOCK_VALUES,   AR,   -1, times_a_modulo},
    {ROW("powmod",    "×B^A mod R", "powmoddg"),  BLOCK_VALUES,   ABR,  +1, times_power_modulo},
    {ROW("powmoddg",  "÷B^A mod R", "powmod"),    BLOCK_VALUES,   ABR,  -1, times_power_modulo},
    {ROW("xturn",     "X^A",      "xturndg"),     BLOCK_TURN,     A,    +1, .turn = "x", .single = true},
    {ROW("xturndg",   "X^−A",     "xturn"),       BLOCK_TURN,     A,    -1, .turn = "x", .single = true},
    {ROW("yturn",     "Y^A",      "yturndg"),     BLOCK_TURN,     A,    +1, .turn = "y", .single = true},
    {ROW("yturndg",   "Y^−A",     "yturn"),       BLOCK_TURN,     A,    -1, .turn = "y", .single = true},
    {ROW("zturn",     "Z^A",      "zturndg"),     BLOCK_TURN,     A,    +1, .turn = "z", .single = true},
    {ROW("zturndg",   "Z^−A",     "zturn"),       BLOCK_TURN,     A,    -1, .turn = "z", .single = true},
};
// clang-format on
enum { BLOCKS = sizeof blocks / sizeof *blocks };

int block_count(void) {
    return BLOCKS;
}

const BlockGate *block_row(int index) {
    assert(index >= 0 && index < BLOCKS);
    return &blocks[index];
}

const BlockGate *block_of(const Gate *gate) {
    assert(gate->kind == GATE_BLOCK);
    return (const BlockGate *)gate; // its first part
}

const Gate *block_find(const char *name) {
    for (int i = 0; i < BLOCKS; i++)
        if (strcmp(blocks[i].gate.name, name) == 0) return &blocks[i].gate;
    return NULL;
}

char operand_letter(int operand) {
    return "ABR"[operand];
}

// --- What a step of it may be

static int wires_read(const Step *step) {
    int count = __builtin_popcount(step->block);
    for (int i = 0; i < OPERANDS; i++)
        count += step->operands[i].count;
    return count;
}

void block_on(Step *step, int wires) {
    const BlockGate *block = block_of(step->gate);
    int wire = step->targets[0], count = block->single ? 1 : wires - wire;
    count = count < 1 ? 1 : count > 3 ? 3 : count;
    step->block = ((UINT32_C(1) << count) - 1) << (wire & 31);
    for (int i = 0; i < OPERANDS; i++)
        if (block->operands >> i & 1) step->operands[i].value = 1;
    if (block->operands & R) step->operands[OPERAND_R].value = UINT32_C(1) << count;
    if (block->kind == BLOCK_TURN)
        step->operands[OPERAND_A] =
            (Operand){.first = wire + 1 < wires || !wire ? wire + 1 : wire - 1, .count = 1};
}

bool block_fits(const Step *step, Error *err) {
    const BlockGate *block = block_of(step->gate);
    const char *label = block->gate.label;
    if (step->powered) return error_set(err, "circuit.no_power", "%s", label);
    if (block->single && (step->block & (step->block - 1)))
        return error_set(err, "circuit.block_one", "%s", label);
    bool turns = block->kind == BLOCK_TURN;
    if (turns && !step->operands[OPERAND_A].count)
        return error_set(err, "circuit.operand_wires", "%s", label);
    int wires = wires_read(step);
    if (block->kind == BLOCK_VALUES && wires > MAX_BLOCK_WIRES)
        return error_set(err, "circuit.block_size", "%s\t%d\t%d", label, wires,
                         MAX_BLOCK_WIRES);
    return true;
}

uint32_t block_twice(const Step *step) {
    uint32_t seen = step->block, twice = 0;
    for (int i = 0; i < OPERANDS; i++) {
        uint32_t wires = operand_wires(&step->operands[i]);
        twice |= seen & wires;
        seen |= wires;
    }
    return twice | (seen & step_dots(step));
}

// --- Values

int block_wires(const Step *step, int wires[MAX_BLOCK_WIRES]) {
    int count = 0;
    for (uint32_t left = step->block; left; left &= left - 1)
        wires[count++] = __builtin_ctz(left);
    for (int i = 0; i < OPERANDS; i++)
        for (int bit = 0; bit < step->operands[i].count; bit++)
            wires[count++] = operand_wire(&step->operands[i], bit);
    return count;
}

// Takes the operand from the lowest bits of *rest, or says its number.
static uint64_t operand_value(const Operand *operand, uint32_t *rest) {
    if (!operand->count) return operand->value;
    uint64_t value = *rest & ((UINT32_C(1) << operand->count) - 1);
    *rest >>= operand->count;
    return value;
}

void block_table(const Step *step, uint32_t *to) {
    const BlockGate *block = block_of(step->gate);
    int targets = __builtin_popcount(step->block);
    uint32_t size = UINT32_C(1) << targets;
    uint32_t all = UINT32_C(1) << wires_read(step);
    for (uint32_t value = 0; value < all; value++) {
        uint32_t rest = value >> targets;
        BlockValues v = {.x = value % size, .size = size};
        v.a = operand_value(&step->operands[OPERAND_A], &rest);
        v.b = operand_value(&step->operands[OPERAND_B], &rest);
        v.r = operand_value(&step->operands[OPERAND_R], &rest);
        to[value] = (value - (uint32_t)v.x) | (uint32_t)block->to(v, block->sign);
    }
}

// --- Plain gates

// One with the dots and conditions of the block.
static Step plain_on(const Step *step, const char *gate, int wire) {
    Step plain = *step;
    plain.gate = gate_find(gate);
    plain.targets[0] = plain.targets[1] = wire;
    plain.block = 0;
    memset(plain.operands, 0, sizeof plain.operands);
    return plain;
}

static void add_phase(const Step *step, int wire, uint32_t control, double half_turns,
                      Steps *out) {
    Step phase = plain_on(step, "p", wire);
    phase.controls |= control;
    phase.angles[0] = (Angle){.value = half_turns * M_PI};
    steps_add(out, &phase);
}

static void add_swap(const Step *step, int a, int b, Steps *out) {
    Step swap = plain_on(step, "swap", a);
    swap.targets[1] = b;
    if (a != b) steps_add(out, &swap);
}

// Brings to every place, from the first on, what belongs there.
static void lower_wires(const Step *step, int (*place)(int, int), Steps *out) {
    int first = step->targets[0], wires = __builtin_popcount(step->block);
    int at[MAX_WIRES] = {0};
    for (int i = 0; i < wires; i++)
        at[i] = i;
    for (int i = 0; i < wires; i++) {
        int from = i;
        while (from < wires - 1 && place(at[from], wires) != i)
            from++;
        add_swap(step, first + i, first + from, out);
        at[from] = at[i];
    }
}

// The step of wire j: h, then (or, back to front, before it) a phase with each lower one
// (Nielsen and Chuang, figure 5.1).
static void fourier_step(const Step *step, int j, int sign, Steps *out) {
    int first = step->targets[0];
    Step h = plain_on(step, "h", first + j);
    if (sign > 0) steps_add(out, &h);
    for (int i = 0; i < j; i++) {
        int k = sign > 0 ? j - 1 - i : i;
        add_phase(step, first + j, UINT32_C(1) << (first + k), ldexp(sign, k - j), out);
    }
    if (sign < 0) steps_add(out, &h);
}

static void lower_fourier(const Step *step, int sign, Steps *out) {
    int wires = __builtin_popcount(step->block);
    if (sign < 0) lower_wires(step, place_back, out);
    for (int i = 0; i < wires; i++)
        fourier_step(step, sign > 0 ? wires - 1 - i : i, sign, out);
    if (sign > 0) lower_wires(step, place_back, out);
}

static void lower_gradient(const Step *step, int sign, Steps *out) {
    int wires = __builtin_popcount(step->block);
    for (int i = 0; i < wires; i++)
        add_phase(step, step->targets[0] + i, 0, ldexp(sign, i - wires), out);
}

static void lower_turn(const Step *step, const BlockGate *block, Steps *out) {
    const Operand *a = &step->operands[OPERAND_A];
    for (int bit = 0; bit < a->count; bit++) {
        Step turn = plain_on(step, block->turn, step->targets[0]);
        turn.controls |= UINT32_C(1) << operand_wire(a, bit);
        turn.powered = true;
        turn.power = (Angle){.value = ldexp(block->sign, bit - a->count)};
        steps_add(out, &turn);
    }
}

static bool lower_values(const Step *step, Steps *out, Error *err) {
    uint32_t to[1 << MAX_PLAIN_BLOCK];
    int wires[MAX_BLOCK_WIRES];
    if (wires_read(step) > MAX_PLAIN_BLOCK)
        return error_set(err, "lower.block_size", "%s\t%d\t%d", step->gate->label,
                         wires_read(step), MAX_PLAIN_BLOCK);
    int count = block_wires(step, wires);
    block_table(step, to);
    values_lower(to, (Stand){step, wires, count}, out);
    return true;
}

bool block_lower(const Step *step, Steps *out, Error *err) {
    const BlockGate *block = block_of(step->gate);
    switch (block->kind) {
    case BLOCK_VALUES:
        return lower_values(step, out, err);
    case BLOCK_WIRES:
        return lower_wires(step, block->place, out), true;
    case BLOCK_FOURIER:
        return lower_fourier(step, block->sign, out), true;
    case BLOCK_GRADIENT:
        return lower_gradient(step, block->sign, out), true;
    case BLOCK_TURN:
        break;
    }
    return lower_turn(step, block, out), true;
}
