#include "quantum/layers.h"

#include "quantum/layers_inside.h"

// Layers on their way over the amplitudes. A block is what the second cache has room for (1
// MiB), or less where threads share the work.
enum { BLOCK_QUBITS = 16, PIECE_QUBITS = 5 };

typedef struct Sweep {
    const Layers *layers;
    const Layer *layer;
    const Amplitudes *a;
    const Kernels *kernels;
    int block_qubits;
    int pieces;       // of a strip
    int qubit, count; // the high qubits at hand
} Sweep;

static Controls controls_above(Controls controls, int bits) {
    return (Controls){controls.ones >> bits, controls.zeros >> bits};
}

static Controls controls_below(Controls controls, int bits) {
    uint32_t low = (1u << bits) - 1;
    return (Controls){controls.ones & low, controls.zeros & low};
}

static bool any(Controls controls) {
    return controls.ones || controls.zeros;
}

static void phase(const Amplitudes *a, Controls controls, double complex factor,
                  const Kernels *kernels) {
    Operation operation = {.kind = ACT_PHASE, .controls = controls, .factor = factor};
    kernels->act[ACT_PHASE](a, &operation);
}

// Turns within the low or the high qubits go into the tables; the others are left.
static void fill_table(const Layers *layers, const Layer *layer, const Kernels *kernels) {
    PhaseTable table = layers->table;
    phase_table_fill(&table, kernels, layer->start, layer->phases);
    Amplitudes low = {table.low_re, table.low_im, state_size(table.low_bits)};
    Amplitudes high = {table.high_re, table.high_im, state_size(table.high_bits)};
    for (int i = 0; i < layer->turn_count; i++) {
        const Turn *turn = &layers->turns[layer->turns + i];
        Controls below = controls_below(turn->controls, TILE_QUBITS);
        Controls above = controls_above(turn->controls, TILE_QUBITS);
        if (!any(above))
            phase(&low, below, turn->factor, kernels);
        else if (!any(below))
            phase(&high, above, turn->factor, kernels);
    }
}

// The turns between low and high qubits that act on this tile.
static void cross_turns(const Sweep *sweep, const Amplitudes *tile, size_t number) {
    for (int i = 0; i < sweep->layer->turn_count; i++) {
        const Turn *turn = &sweep->layers->turns[sweep->layer->turns + i];
        Controls below = controls_below(turn->controls, TILE_QUBITS);
        Controls above = controls_above(turn->controls, TILE_QUBITS);
        if (any(below) && any(above) && (number & above.ones) == above.ones &&
            !(number & above.zeros))
            phase(tile, below, turn->factor, sweep->kernels);
    }
}

static bool idle(const Shear *shears, int count) {
    for (int k = 0; k < count; k++)
        if (shears[k].steep || shears[k].tangent != 0) return false;
    return true;
}

// Three at a time, but for the last.
static int group(int qubit, int end) {
    return end - qubit < 3 ? end - qubit : 3;
}

static void rotate(const Sweep *sweep, const Amplitudes *a, const Rotated *on, int count) {
    const Shear *shears = sweep->layer->shears + on->qubit;
    if (idle(shears, count)) return;
    sweep->kernels->rotate(a->re, on, shears, count);
    sweep->kernels->rotate(a->im, on, shears, count);
}

static void sweep_tile(const Sweep *sweep, size_t number) {
    size_t first = number << TILE_QUBITS, size = (size_t)1 << TILE_QUBITS;
    Amplitudes tile = {sweep->a->re + first, sweep->a->im + first, size};
    const PhaseTable *table = &sweep->layers->table;
    const Shear *shears = sweep->layer->shears;
    cross_turns(sweep, &tile, number);
    sweep->kernels->turn(&tile, table->low_re, table->low_im,
                         phase_table_high(table, first), shears);
    for (int q = sweep->kernels->near; q < TILE_QUBITS; q += 3)
        rotate(sweep, &tile, &(Rotated){size, q, 0, (size_t)1 << q}, group(q, TILE_QUBITS));
}

// Its tiles, then the qubits above them within it.
static void sweep_block(void *context, int number) {
    const Sweep *sweep = context;
    int bits = sweep->block_qubits;
    size_t size = (size_t)1 << bits, tiles = size >> TILE_QUBITS;
    for (size_t t = 0; t < tiles; t++)
        sweep_tile(sweep, (size_t)number * tiles + t);
    size_t first = (size_t)number << bits;
    Amplitudes block = {sweep->a->re + first, sweep->a->im + first, size};
    for (int q = TILE_QUBITS; q < bits; q += 3)
        rotate(sweep, &block, &(Rotated){size, q, 0, (size_t)1 << q}, group(q, bits));
}

// A strip of the columns, in which the qubits at hand are the rows.
static void sweep_strip(void *context, int piece) {
    const Sweep *sweep = context;
    size_t strip = ((size_t)1 << sweep->qubit) / (size_t)sweep->pieces;
    Rotated on = {sweep->a->size, sweep->qubit, (size_t)piece * strip,
                  (size_t)(piece + 1) * strip};
    rotate(sweep, sweep->a, &on, sweep->count);
}

static void sweep_layer(Sweep *sweep, Pool *pool) {
    fill_table(sweep->layers, sweep->layer, sweep->kernels);
    int qubits = sweep->layers->qubits, blocks = 1 << (qubits - sweep->block_qubits);
    pool_run(pool, sweep_block, sweep, blocks);
    for (int q = sweep->block_qubits; q < qubits; q += sweep->count) {
        sweep->qubit = q;
        sweep->count = group(q, qubits);
        pool_run(pool, sweep_strip, sweep, sweep->pieces);
    }
}

void layers_run(Layers *layers, const Amplitudes *a, const Kernels *kernels, Pool *pool) {
    int most = pool ? layers->qubits - PIECE_QUBITS : layers->qubits;
    Sweep sweep = {layers,
                   NULL,
                   a,
                   kernels,
                   most < BLOCK_QUBITS ? most : BLOCK_QUBITS,
                   pool ? 1 << PIECE_QUBITS : 1};
    for (int i = 0; i < layers->count; i++) {
        sweep.layer = &layers->layers[i];
        sweep_layer(&sweep, pool);
    }
}
