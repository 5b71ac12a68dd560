// The amplitudes of a state as a picture that can be looked at from afar: a grid with a
// cell for each, and over it grids of tiles, each level with half the rows and columns of
// the one below. What a tile says of all its amplitudes is exact: their probability, and
// how far they agree in phase. Made in one pass over the state.
//
// The grid has 2^⌊n/2⌋ rows for the upper half of the bits of a basis state's number, and
// 2^⌈n/2⌉ columns for the lower half.
#ifndef KYUBI_QUANTUM_PYRAMID_H
#define KYUBI_QUANTUM_PYRAMID_H

#include "quantum/state.h"

typedef struct Pyramid Pyramid;

// A cell or tile. With p the probabilities of its amplitudes and φ their phases:
typedef struct Tile {
    double probability; // Σ p
    double agreement; // |Σ p·e^{iφ}| / Σ p: 1 where one phase rules, 0 where they cancel
    double phase;     // of Σ p·e^{iφ}, counted from the first amplitude that is there
} Tile;

// NULL when memory is short. Keeps nothing of the state.
Pyramid *pyramid_create(const State *state);
// Of 2^qubits probabilities without phases: agreement and phase are 0 everywhere. Takes
// the array (from malloc).
Pyramid *pyramid_of_probabilities(int qubits, double *probabilities);
void pyramid_destroy(Pyramid *pyramid);

bool pyramid_has_phases(const Pyramid *pyramid);
int pyramid_levels(const Pyramid *pyramid); // the last one is a single tile
// A tile of level k covers 2^k rows and columns, or as many as there are.
int pyramid_rows(const Pyramid *pyramid, int level);
int pyramid_columns(const Pyramid *pyramid, int level);
// The cells of level 0 are read from the state that it was made from; NULL for one of
// probabilities alone.
Tile pyramid_tile(const Pyramid *pyramid, const State *state, int level, int row,
                  int column);
// Of the likeliest tile of a level.
double pyramid_most(const Pyramid *pyramid, int level);
// The phase that is taken off all: the first amplitude that is there, more than 1e-6, is
// real and positive.
double complex pyramid_turn(const Pyramid *pyramid);
size_t pyramid_bytes(const Pyramid *pyramid);

#endif
