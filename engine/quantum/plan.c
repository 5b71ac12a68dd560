#include "quantum/plan.h"

#include "base/mem.h"

#include <stdlib.h>

// What the range is made of, read from left to right.
typedef struct Reader {
    const Operation *operations;
    int at, to, qubits;
    const Kernels *kernels;
    Plan *plan;
} Reader;

static void put(Reader *reader, Item item, int length) {
    reader->plan->items[reader->plan->count++] = item;
    reader->at += length;
}

static bool read_ladder(Reader *reader) {
    const Operation *first = &reader->operations[reader->at];
    int length = ladder_length(first, reader->to - reader->at);
    if (!length) return false;
    Ladder *ladder = ladder_create(first, length, reader->kernels);
    if (ladder) put(reader, (Item){.ladder = ladder}, length);
    return ladder != NULL;
}

// How many operations from here on layers would take, up to the next ladder.
static int layers_length(const Reader *reader) {
    int i = reader->at;
    while (i < reader->to && layers_take(&reader->operations[i]) &&
           !ladder_length(&reader->operations[i], reader->to - i))
        i++;
    return i - reader->at;
}

static void put_plain(Reader *reader, int length) {
    for (int i = 0; i < length; i++)
        put(reader, (Item){.operation = reader->at}, 1);
}

static void read_layers(Reader *reader) {
    int length = layers_length(reader);
    const Operation *first = &reader->operations[reader->at];
    Layers *layers = length ? layers_create(first, length, reader->qubits) : NULL;
    if (layers)
        put(reader, (Item){.layers = layers}, length);
    else
        put_plain(reader, length ? length : 1);
}

// Whether it changes nothing across tiles; where it acts may depend on the tile.
static bool in_tile(const Item *item, const Operation *operations) {
    if (item->layers) return false;
    if (item->ladder)
        return item->ladder->qubit < TILE_QUBITS && !item->ladder->table.high_bits;
    const Operation *o = &operations[item->operation];
    return o->kind < ACT_COUNT && !o->condition && operation_targets(o) < 1u << TILE_QUBITS;
}

static void find_tiled(Plan *plan, const Operation *operations) {
    for (int i = plan->count - 1, run = 0; i >= 0; i--) {
        run = in_tile(&plan->items[i], operations) ? run + 1 : 0;
        plan->items[i].tiled = run > 1 ? run : 0;
    }
}

static bool has_ladder(const Operation *operations, int from, int to) {
    for (int i = from; i < to; i++)
        if (ladder_length(&operations[i], to - i)) return true;
    return false;
}

Plan *plan_create(const Operation *operations, int from, int to, int qubits,
                  const Kernels *kernels) {
    Plan *plan = mem_new(sizeof *plan);
    *plan = (Plan){.from = from, .to = to};
    plan->plain = qubits < LAYER_QUBITS && !has_ladder(operations, from, to);
    if (plan->plain) return plan;
    plan->items = mem_new((size_t)(to - from) * sizeof *plan->items);
    Reader reader = {operations, from, to, qubits, kernels, plan};
    while (reader.at < to) {
        if (read_ladder(&reader)) continue;
        if (qubits < LAYER_QUBITS)
            put_plain(&reader, 1);
        else
            read_layers(&reader);
    }
    if (qubits >= LAYER_QUBITS) find_tiled(plan, operations);
    return plan;
}

void plan_destroy(Plan *plan) {
    if (!plan) return;
    for (int i = 0; i < plan->count; i++) {
        ladder_destroy(plan->items[i].ladder);
        layers_destroy(plan->items[i].layers);
    }
    free(plan->items);
    free(plan);
}
