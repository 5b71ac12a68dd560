// Shots that fall one by one: which outcome each of them had, in the order of a seed, and
// how often each has come up so far. The first n shots of a seed are the same however they
// were asked for, so a record can be replayed, and a bar grows shot by shot.
#ifndef KYUBI_CIRCUIT_TALLY_H
#define KYUBI_CIRCUIT_TALLY_H

#include "base/rng.h"
#include "circuit/run.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct Tally Tally;

// Of `size` outcomes with these weights (not negative, their sum positive), which are
// copied. NULL when memory is short. Yours.
Tally *tally_create(const double *weights, size_t size, uint64_t seed);
// Of the readings of all wires at a moment of a run, as in circuit/run.h.
Tally *tally_of(const Run *run, int after, uint64_t seed);
void tally_destroy(Tally *tally); // NULL is allowed

// So many shots have fallen, 0 or more; fewer than before begins the seed anew. False when
// memory is short; nothing has changed then. Takes a time that grows with the shots that
// are new, and with the size.
bool tally_to(Tally *tally, int shots);

int tally_shots(const Tally *tally);
size_t tally_size(const Tally *tally);
uint64_t tally_seed(const Tally *tally);
const uint64_t *tally_counts(const Tally *tally); // of each outcome; borrowed
// Of the 2^count values of these wires alone, the first the lowest bit. NULL when memory is
// short. Yours.
uint64_t *tally_portion(const Tally *tally, int count, const int *wires);

// The outcome that fell so many shots ago (0: the last); false: there are not so many, or
// it is longer ago than is remembered.
enum { TALLY_LAST = 64 };
bool tally_last(const Tally *tally, int ago, uint32_t *outcome);
// The outcome that falls next. False when memory is short.
bool tally_next(const Tally *tally, uint32_t *outcome);

// How many shots tell two distributions apart, roughly: the ± 2σ of the two do not meet any
// more, |p − q| ≥ 2√(p(1−p)/n) + 2√(q(1−q)/n), at the outcome that shows it first. 0: they
// do not differ.
double tally_shots_to_tell(const double *p, const double *q, size_t size);
// How many shots make every bar's ± 2σ at most `width`: 4·p(1−p)/width², for the widest.
double tally_shots_to_see(const double *p, size_t size, double width);

#endif
