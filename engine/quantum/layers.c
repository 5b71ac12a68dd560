#include "quantum/layers.h"

#include "quantum/layers_inside.h"

// One layer on its way over the amplitudes.
typedef struct Sweep {
    const Layers *layers;
    const Layer *layer;
    const Amplitudes *a;
    const Kernels *kernels;
    int pieces;
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

static void sweep_tile(const Sweep *sweep, size_t number) {
    size_t first = number << TILE_QUBITS, size = (size_t)1 << TILE_QUBITS;
    Amplitudes tile = {sweep->a->re + first, sweep->a->im + first, size};
    const PhaseTable *table = &sweep->layers->table;
    const Shear *shears = sweep->layer->shears;
    cross_turns(sweep, &tile, number);
    sweep->kernels->turn(&tile, table->low_re, table->low_im,
                         phase_table_high(table, first), shears);
    for (int q = sweep->kernels->near; q < TILE_QUBITS; q += 3) {
        int count = TILE_QUBITS - q < 3 ? TILE_QUBITS - q : 3;
        Rotated on = {size, q, 0, (size_t)1 << q};
        if (idle(shears + q, count)) continue;
        sweep->kernels->rotate(tile.re, &on, shears + q, count);
        sweep->kernels->rotate(tile.im, &on, shears + q, count);
    }
}

static void sweep_tiles(void *context, int piece) {
    const Sweep *sweep = context;
    size_t tiles = (sweep->a->size >> TILE_QUBITS) / (size_t)sweep->pieces;
    for (size_t t = 0; t < tiles; t++)
        sweep_tile(sweep, (size_t)piece * tiles + t);
}

// A strip of the columns, in which `count` high qubits are the rows.
static void sweep_strip(void *context, int piece) {
    const Sweep *sweep = context;
    size_t strip = ((size_t)1 << sweep->qubit) / (size_t)sweep->pieces;
    const Shear *shears = sweep->layer->shears + sweep->qubit;
    Rotated on = {sweep->a->size, sweep->qubit, (size_t)piece * strip,
                  (size_t)(piece + 1) * strip};
    sweep->kernels->rotate(sweep->a->re, &on, shears, sweep->count);
    sweep->kernels->rotate(sweep->a->im, &on, shears, sweep->count);
}

static void sweep_layer(Sweep *sweep, Pool *pool) {
    fill_table(sweep->layers, sweep->layer, sweep->kernels);
    pool_run(pool, sweep_tiles, sweep, sweep->pieces);
    int qubits = sweep->layers->qubits;
    for (int q = TILE_QUBITS; q < qubits; q += sweep->count) {
        sweep->qubit = q;
        sweep->count = qubits - q < 3 ? qubits - q : 3;
        if (!idle(sweep->layer->shears + q, sweep->count))
            pool_run(pool, sweep_strip, sweep, sweep->pieces);
    }
}

void layers_run(Layers *layers, const Amplitudes *a, const Kernels *kernels, Pool *pool) {
    // A power of two that the tiles of POOL_QUBITS can be parted by, and enough for the
    // threads to come out even.
    Sweep sweep = {layers, NULL, a, kernels, pool ? 32 : 1, 0, 0};
    for (int i = 0; i < layers->count; i++) {
        sweep.layer = &layers->layers[i];
        sweep_layer(&sweep, pool);
    }
}
