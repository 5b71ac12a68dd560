// What classical bits must read for something to happen, as a list of cubes: each names
// some bits and what they read, and no two of them hold at once. An empty list never holds;
// a cube without bits always does. It serves the reading of OpenQASM, where a condition may
// be any formula, and a step can only say `if … unless …` (circuit/step.h). Source: the
// sharp operation and disjoint covers of Brayton, Hachtel, McMullen and
// Sangiovanni-Vincentelli, "Logic Minimization Algorithms for VLSI Synthesis", chapter 2.
#ifndef KYUBI_CIRCUIT_CONDITION_H
#define KYUBI_CIRCUIT_CONDITION_H

#include <stdbool.h>
#include <stdint.h>

enum { MOST_CUBES = 64 };

typedef struct Cube {
    uint64_t mask, bits; // holds where the bits of `mask` read `bits`
} Cube;

typedef struct Condition {
    int count;
    Cube cubes[MOST_CUBES];
} Condition;

void condition_set(Condition *out, bool always); // always, or never
void condition_set_cube(Condition *out, uint64_t mask, uint64_t bits);

// Each fails, with `a` unchanged, where more than MOST_CUBES would be needed.
bool condition_and(Condition *a, const Condition *b);
bool condition_or(Condition *a, const Condition *b);
bool condition_not(Condition *a);

// Whether the number that the `count` bits numbered `at` spell (the first is the lowest
// digit) is less than `limit`. Never fails: one cube for each digit 1 of the limit.
void condition_less(Condition *out, const uint8_t *at, int count, uint64_t limit);

uint64_t condition_bits(const Condition *condition); // those that it looks at

// The same as a list of `if … unless …` that never hold together: one where one is enough.
typedef struct Term {
    Cube when, unless; // unless.mask 0: nothing holds it back
} Term;
int condition_terms(const Condition *condition, Term terms[MOST_CUBES]);

#endif
