// Mean values of Pauli strings at a moment: exactly, and as so many seeded shots of each
// would show them.
#ifndef KYUBI_CIRCUIT_MEANS_H
#define KYUBI_CIRCUIT_MEANS_H

#include "circuit/run.h"

// A line of three: X, Y and Z of one wire, or of several together (XX, YY, ZZ); or one
// string alone.
typedef struct Mean {
    PauliTerm term;
    double exact;
    double trials; // its standard error, where noise is an average over trials; else 0
    double observed, error; // the mean of the shots, and 2σ = 2√((1 − m²)/n)
} Mean;
typedef struct MeansLine {
    uint32_t wires; // that the strings stand on
    int count;      // 3, or 1
    Mean mean[3];
} MeansLine;

enum { MEANS_LINES = MAX_WIRES + 2 };

// A string in one number, as lessons give it: x | z << 20; 0: none.
PauliTerm means_term(uint64_t string);

// A line for each wire of `wires` (0: all), one for all of them together where they are two
// to JOINT_STRING, and one for the string. Returns how many lines. `shots` 0: only exact.
// Every string has shots of its own, in the order of the lines from one seed. The meters'
// errors of reading are not in them.
enum { JOINT_STRING = 6 };
int means_read(const Run *run, int after, uint32_t wires, uint64_t string, int shots,
               uint64_t seed, MeansLine lines[MEANS_LINES]);

// "Z0 Z1" of a term: with the number of each wire.
void means_name(PauliTerm term, char *out, size_t size);

#endif
