// Interference as paths (Feynman and Hibbs, Quantum Mechanics and Path Integrals, §1-3 and
// §2-4): a circuit as layers, one for each gate in order of columns and wires, and basis
// states as nodes between them. An edge brings the amplitude of one node, times an entry of
// the gate's matrix, to a node behind the gate; the amplitude there is the sum of all that
// comes. Sums that are nothing though something came are paths that cancelled.
#ifndef KYUBI_CIRCUIT_PATHS_H
#define KYUBI_CIRCUIT_PATHS_H

#include "circuit/run.h"

enum { PATH_WIRES = 4, PATH_NODES = 1 << PATH_WIRES };

typedef struct PathEdge {
    int from, to;           // basis states before and behind the gate
    double complex factor;  // ⟨to|U|from⟩
    double complex carried; // the factor times the amplitude of `from`; never nothing
} PathEdge;

typedef struct PathLayer {
    Step step;       // the gate
    PathEdge *edges; // in order of `to`, then of `from`
    int count;
} PathLayer;

typedef struct Paths {
    int wires, layers;
    int skipped;                         // gates before the first layer, which are left out
    PathLayer *layer;                    // `layers` of them
    double complex (*nodes)[PATH_NODES]; // layers + 1: what stands before each layer, and
                                         // at the end
} Paths;

// Up to the moment `after`, as in circuit/run.h, the gates of its last columns, `most` of
// them (PATH_WIRES or more; 0: all). Yours. NULL where something before it measures,
// resets, selects or reads a bit, with noise, with more than PATH_WIRES wires, or when
// memory is short.
Paths *run_paths(const Run *run, int after, int most);
void paths_destroy(Paths *paths); // NULL is allowed

// Amplitudes whose modulus is below count as nothing.
extern const double PATH_NOTHING;

// What comes to a node before layer 1 … layers.
typedef struct PathMeeting {
    int count;          // edges that lead here
    double strength;    // the sum of the moduli of what they bring
    double complex sum; // of what they bring: the node's amplitude
} PathMeeting;
PathMeeting paths_meeting(const Paths *paths, int layer, int state);
// Something came, and the sum is nothing.
bool path_cancelled(PathMeeting meeting);

// Which nodes before each layer (and at the end) lead to `state` at the end: bit s of
// reach[layer] is the node s. `reach` has layers + 1 places. An edge of layer k is on the
// way where its `to` is in reach[k + 1].
void paths_leading(const Paths *paths, int state, unsigned *reach);
// How many ways along edges lead from the first nodes to `state` at the end. A node that
// cancelled leads nowhere.
double paths_count(const Paths *paths, int state);

#endif
