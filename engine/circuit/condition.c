#include "circuit/condition.h"

#include <assert.h>

static bool cubes_meet(Cube a, Cube b) {
    return ((a.bits ^ b.bits) & a.mask & b.mask) == 0;
}

static Cube cube_and(Cube a, Cube b) {
    return (Cube){a.mask | b.mask, a.bits | b.bits};
}

static bool add(Condition *out, Cube cube) {
    if (out->count == MOST_CUBES) return false;
    out->cubes[out->count++] = cube;
    return true;
}

// a without b: for each bit that only b looks at, the part of a where that bit differs and
// those before it agree.
static bool add_difference(Condition *out, Cube a, Cube b) {
    if (!cubes_meet(a, b)) return add(out, a);
    for (uint64_t own = b.mask & ~a.mask; own; own &= own - 1) {
        uint64_t one = own & (~own + 1);
        if (!add(out, (Cube){a.mask | one, a.bits | (~b.bits & one)})) return false;
        a = (Cube){a.mask | one, a.bits | (b.bits & one)};
    }
    return true;
}

// Takes the cubes of `b` out of `a`.
static bool take_out(Condition *a, const Condition *b) {
    Condition left = *a, next;
    for (int i = 0; i < b->count; i++) {
        next.count = 0;
        for (int j = 0; j < left.count; j++)
            if (!add_difference(&next, left.cubes[j], b->cubes[i])) return false;
        left = next;
    }
    *a = left;
    return true;
}

void condition_set(Condition *out, bool always) {
    out->count = always;
    out->cubes[0] = (Cube){0, 0};
}

void condition_set_cube(Condition *out, uint64_t mask, uint64_t bits) {
    assert(!(bits & ~mask));
    out->count = 1;
    out->cubes[0] = (Cube){mask, bits};
}

bool condition_and(Condition *a, const Condition *b) {
    Condition both = {.count = 0};
    for (int i = 0; i < a->count; i++)
        for (int j = 0; j < b->count; j++) {
            if (!cubes_meet(a->cubes[i], b->cubes[j])) continue;
            if (!add(&both, cube_and(a->cubes[i], b->cubes[j]))) return false;
        }
    *a = both;
    return true;
}

bool condition_or(Condition *a, const Condition *b) {
    Condition more = *b, all = *a;
    if (!take_out(&more, a)) return false;
    for (int i = 0; i < more.count; i++)
        if (!add(&all, more.cubes[i])) return false;
    *a = all;
    return true;
}

bool condition_not(Condition *a) {
    Condition rest;
    condition_set(&rest, true);
    if (!take_out(&rest, a)) return false;
    *a = rest;
    return true;
}

void condition_less(Condition *out, const uint8_t *at, int count, uint64_t limit) {
    condition_set(out, count < 64 && limit >> count != 0);
    if (out->count) return;
    Cube above = {0, 0}; // the digits above the one looked at read as the limit's
    for (int i = count - 1; i >= 0; i--) {
        uint64_t one = UINT64_C(1) << at[i];
        above.mask |= one;
        if (!(limit >> i & 1)) continue;
        add(out, above);
        above.bits |= one;
    }
}

uint64_t condition_bits(const Condition *condition) {
    uint64_t bits = 0;
    for (int i = 0; i < condition->count; i++)
        bits |= condition->cubes[i].mask;
    return bits;
}

// The smallest cube around all of them: the bits that all look at, and see the same.
static Cube around(const Condition *condition) {
    Cube all = condition->cubes[0];
    for (int i = 1; i < condition->count; i++) {
        Cube other = condition->cubes[i];
        all.mask &= other.mask & ~(all.bits ^ other.bits);
        all.bits &= all.mask;
    }
    return all;
}

int condition_terms(const Condition *condition, Term terms[MOST_CUBES]) {
    if (!condition->count) return 0;
    Cube whole = around(condition);
    Condition holes = {.count = 1, .cubes = {whole}};
    bool few = take_out(&holes, condition) && holes.count <= 1;
    if (few && !holes.count) return terms[0] = (Term){whole, {0, 0}}, 1;
    if (few) { // what `when` says need not be said again
        uint64_t own = holes.cubes[0].mask & ~whole.mask;
        return terms[0] = (Term){whole, {own, holes.cubes[0].bits & own}}, 1;
    }
    for (int i = 0; i < condition->count; i++)
        terms[i] = (Term){condition->cubes[i], {0, 0}};
    return condition->count;
}
