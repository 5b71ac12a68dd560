// What blocks do, the slow way: each value is followed by counting, and what undoes a row
// is found by trying every value.
#ifndef KYUBI_TESTS_SLOW_BLOCK_H
#define KYUBI_TESTS_SLOW_BLOCK_H

#include "circuit/step.h"

#include <complex.h>
#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

typedef struct SlowValues {
    long x, a, b, r, size;
} SlowValues;

static inline long slow_factor(long a, long b) { // the greatest common one
    for (long d = a > b ? a : b; d > 0; d--)
        if (a % d == 0 && b % d == 0) return d;
    return 0;
}

static inline long slow_ones(long a) {
    long ones = 0;
    for (; a; a /= 2)
        ones += a % 2;
    return ones;
}

static inline long slow_xor(long x, long a, long size) {
    long result = 0;
    for (long bit = 1; bit < size; bit *= 2)
        if (x / bit % 2 != a / bit % 2) result += bit;
    return result;
}

static inline long slow_power(long b, long a, long m) {
    long power = 1 % m;
    while (a-- > 0)
        power = power * (b % m) % m;
    return power;
}

static inline bool slow_is(const char *name, const char *other) {
    return strcmp(name, other) == 0;
}

// Rows that have a partner which they undo.
static const char *const slow_undone[][2] = {
    {"dec", "inc"},         {"sub", "add"},        {"submul", "addmul"},
    {"subsq", "addsq"},     {"muldg", "mul"},      {"subones", "addones"},
    {"decmod", "incmod"},   {"submod", "addmod"},  {"submulmod", "addmulmod"},
    {"mulmoddg", "mulmod"}, {"powmoddg", "powmod"}};

static inline long slow_value(const char *name, SlowValues v) {
    for (size_t i = 0; i < sizeof slow_undone / sizeof *slow_undone; i++) {
        if (!slow_is(name, slow_undone[i][0])) continue;
        SlowValues tried = v;
        for (tried.x = 0; tried.x < v.size; tried.x++)
            if (slow_value(slow_undone[i][1], tried) == v.x) return tried.x;
        return -1;
    }
    bool fine = v.r > 0 && v.r <= v.size && v.x < v.r;
    if (slow_is(name, "inc")) return (v.x + 1) % v.size;
    if (slow_is(name, "add")) return (v.x + v.a) % v.size;
    if (slow_is(name, "addmul")) return (v.x + v.a * v.b) % v.size;
    if (slow_is(name, "addsq")) return (v.x + v.a * v.a) % v.size;
    if (slow_is(name, "mul")) return v.a % 2 ? v.a * v.x % v.size : v.x;
    if (slow_is(name, "xor")) return slow_xor(v.x, v.a, v.size);
    if (slow_is(name, "addones")) return (v.x + slow_ones(v.a)) % v.size;
    if (slow_is(name, "flip")) return v.a <= v.size && v.x < v.a ? v.a - v.x - 1 : v.x;
    if (slow_is(name, "lt")) return v.a < v.b ? 1 - v.x : v.x;
    if (slow_is(name, "gt")) return v.a > v.b ? 1 - v.x : v.x;
    if (slow_is(name, "le")) return v.a > v.b ? v.x : 1 - v.x;
    if (slow_is(name, "ge")) return v.a < v.b ? v.x : 1 - v.x;
    if (slow_is(name, "eq")) return v.a == v.b ? 1 - v.x : v.x;
    if (slow_is(name, "ne")) return v.a == v.b ? v.x : 1 - v.x;
    if (slow_is(name, "incmod")) return fine ? (v.x + 1) % v.r : v.x;
    if (slow_is(name, "addmod")) return fine ? (v.x + v.a) % v.r : v.x;
    if (slow_is(name, "addmulmod")) return fine ? (v.x + v.a * v.b) % v.r : v.x;
    if (slow_is(name, "mulmod"))
        return fine && slow_factor(v.a, v.r) == 1 ? v.x * v.a % v.r : v.x;
    if (slow_is(name, "powmod"))
        return fine && slow_factor(v.b, v.r) == 1 ? v.x * slow_power(v.b, v.a, v.r) % v.r
                                                  : v.x;
    abort(); // a row that nobody has told the slow way about
}

static inline long slow_wires_value(size_t basis, int first, int count, bool reversed) {
    long value = 0;
    for (int k = 0; k < count; k++) {
        int wire = reversed ? first + count - 1 - k : first + k;
        value += (long)(basis >> wire & 1) << k;
    }
    return value;
}

static inline long slow_operand(const Operand *operand, size_t basis) {
    if (!operand->count) return operand->value;
    return slow_wires_value(basis, operand->first, operand->count, operand->reversed);
}

// Where the wire at place i goes among n; −1 where the row does not move wires.
static inline int slow_place(const char *name, int i, int n) {
    int half = n - n / 2;
    if (slow_is(name, "reverse")) return n - 1 - i;
    if (slow_is(name, "rotl")) return i == n - 1 ? 0 : i + 1;
    if (slow_is(name, "rotr")) return i == 0 ? n - 1 : i - 1;
    if (slow_is(name, "weave")) return i < half ? 2 * i : 2 * (i - half) + 1;
    if (slow_is(name, "split")) return i % 2 ? half + i / 2 : i / 2;
    return -1;
}

// ⟨to|block|from⟩ of whole basis states.
static inline double complex slow_block_entry(const Step *step, size_t to, size_t from) {
    const char *name = step->gate->name;
    int first = step->targets[0], n = 0;
    while (step->block >> (first + n) & 1)
        n++;
    size_t mask = (((size_t)1 << n) - 1) << first;
    if ((to & ~mask) != (from & ~mask)) return 0;
    long x = (long)((from & mask) >> first), y = (long)((to & mask) >> first);
    double size = ldexp(1, n);
    double sign = strstr(name, "dg") ? -1 : 1;
    long a = slow_operand(&step->operands[OPERAND_A], from);
    if (slow_is(name, "qft") || slow_is(name, "qftdg"))
        return cexp(sign * 2 * M_PI * I * (double)(x * y) / size) / sqrt(size);
    if (slow_is(name, "grad") || slow_is(name, "graddg"))
        return x == y ? cexp(sign * M_PI * I * (double)x / size) : 0;
    if (strstr(name, "turn")) {
        double p = sign * (double)a / ldexp(1, step->operands[OPERAND_A].count);
        double complex turn = cexp(I * M_PI * p), same = (1 + turn) / 2,
                       other = (1 - turn) / 2;
        if (name[0] == 'z') return x != y ? 0 : x ? turn : 1;
        if (x == y) return same;
        return name[0] == 'x' ? other : y ? I * other : -I * other;
    }
    if (slow_place(name, 0, n) >= 0) {
        long moved = 0;
        for (int i = 0; i < n; i++)
            moved += (x >> i & 1) << slow_place(name, i, n);
        return moved == y;
    }
    long b = slow_operand(&step->operands[OPERAND_B], from);
    long r = slow_operand(&step->operands[OPERAND_R], from);
    return slow_value(name, (SlowValues){x, a, b, r, 1L << n}) == y;
}

#endif
