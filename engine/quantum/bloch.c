#include "quantum/kernels_inside.h"
#include "quantum/pool.h"
#include "quantum/state.h"

#include <assert.h>

// The state is read in so many shares, whose sums are added in order: the result does not
// depend on the number of threads. Enough for the threads to come out even.
enum { SHARES = 16 };

// All arrows of one state: first tile by tile for the qubits within, then three high qubits
// at a time in registers.
typedef struct Arrows {
    Amplitudes a;
    int qubits, shares;
    const Kernels *kernels;
    int qubit, count; // the high qubits at hand
    Bloch sums[SHARES][MAX_QUBITS];
} Arrows;

// Of the qubits below `end`, three at a time as far as that goes.
static void add_qubits(const Arrows *arrows, const Amplitudes *a, int end, Bloch *sums) {
    for (int q = 0; q < end;) {
        bool three = q >= NEAR_QUBITS && end - q >= 3;
        if (three)
            arrows->kernels->bloch3(a, q, 0, (size_t)1 << q, &sums[q]);
        else
            arrows->kernels->bloch(a, q, &sums[q]);
        q += three ? 3 : 1;
    }
}

static void add_tiles(void *context, int share) {
    Arrows *arrows = context;
    int bits = arrows->qubits < TILE_QUBITS ? arrows->qubits : TILE_QUBITS;
    size_t size = (size_t)1 << bits, tiles = (arrows->a.size >> bits) / arrows->shares;
    for (size_t t = share * tiles; t < (share + 1) * tiles; t++) {
        Amplitudes tile = {arrows->a.re + t * size, arrows->a.im + t * size, size};
        add_qubits(arrows, &tile, bits, arrows->sums[share]);
    }
}

static void add_strip(void *context, int share) {
    Arrows *arrows = context;
    size_t strip = ((size_t)1 << arrows->qubit) / arrows->shares;
    arrows->kernels->bloch3(&arrows->a, arrows->qubit, share * strip, (share + 1) * strip,
                            &arrows->sums[share][arrows->qubit]);
}

// The high qubits: the first one or two by themselves where three do not divide them.
static void add_high(Arrows *arrows, Pool *pool) {
    int q = TILE_QUBITS;
    for (; (arrows->qubits - q) % 3; q++)
        arrows->kernels->bloch(&arrows->a, q, &arrows->sums[0][q]);
    for (; q < arrows->qubits; q += 3) {
        arrows->qubit = q;
        pool_run(pool, add_strip, arrows, arrows->shares);
    }
}

void state_bloch_all(const State *state, Bloch *out, Pool *pool, const Kernels *kernels) {
    Arrows arrows = {.a = {(double *)state_re(state), (double *)state_im(state),
                           state_size(state_qubits(state))},
                     .qubits = state_qubits(state),
                     .kernels = kernels ? kernels : kernels_best()};
    arrows.shares = arrows.qubits >= POOL_QUBITS ? SHARES : 1;
    pool_run(pool, add_tiles, &arrows, arrows.shares);
    if (arrows.qubits > TILE_QUBITS) add_high(&arrows, pool);
    for (int q = 0; q < arrows.qubits; q++) {
        Bloch sum = {0};
        for (int share = 0; share < arrows.shares; share++) {
            sum.x += arrows.sums[share][q].x;
            sum.y += arrows.sums[share][q].y;
            sum.z += arrows.sums[share][q].z;
        }
        out[q] = (Bloch){2 * sum.x, 2 * sum.y, sum.z};
    }
}
