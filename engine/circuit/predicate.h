// A question about a whole number x of a few bits, as a phase oracle asks it: "x == 5",
// "x % 3 == 1 || x > 12", "x0 and not x2". Whole numbers, x, its bits x0 x1 …, brackets,
// + - * / % (and mod), the bits & | ^ ~ << >>, == != < <= > >= (and = ≠ ≤ ≥), and && || !
// (and "and", "or", "not", "xor"); what binds closer is as in Python. A number that is not
// 0 is a yes.
#ifndef KYUBI_CIRCUIT_PREDICATE_H
#define KYUBI_CIRCUIT_PREDICATE_H

#include "base/error.h"

enum { MAX_PREDICATE_BITS = 10 };

// The answers for x = 0 … 2^bits − 1. Fails with line 1 and the column: predicate.syntax
// (what stands there), predicate.end, predicate.bit (bit, bits), predicate.zero (x: a
// division by 0), predicate.deep.
bool predicate_table(const char *text, int bits, bool *marked, Error *err);

#endif
