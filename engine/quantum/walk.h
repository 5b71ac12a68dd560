// Walking over the basis states in which some qubits have fixed values: blocks of `run`
// neighbours, from the lowest up. For this room only.
//
//     Walk walk = walk_over(size, ones, zeros);
//     for (size_t i = walk.first; i < walk.size; i = walk_next(&walk, i))
//         … i to i + walk.run − 1 …
#ifndef KYUBI_QUANTUM_WALK_H
#define KYUBI_QUANTUM_WALK_H

#include <stddef.h>

typedef struct Walk {
    size_t first, size, run;
    size_t fixed;
} Walk;

// Those below `size` whose bits `ones` are 1 and `zeros` are 0.
static inline Walk walk_over(size_t size, size_t ones, size_t zeros) {
    size_t fixed = ones | zeros, lowest = fixed & -fixed;
    return (Walk){ones, size, fixed ? lowest : size, fixed};
}

// The fixed bits set to 1 carry the addition past them.
static inline size_t walk_next(const Walk *walk, size_t i) {
    return (((i | walk->fixed) + walk->run) & ~walk->fixed) | walk->first;
}

#endif
