#include "quantum/table.h"

#include "base/mem.h"
#include "quantum/walk.h"

#include <assert.h>
#include <stdlib.h>

void *table_room(size_t count, size_t bytes, Error *err) {
    void *room = mem_try(count, bytes);
    if (!room) error_set(err, "program.memory", "%zu", (count * bytes >> 20) + 1);
    return room;
}

void table_destroy(Table *table) {
    if (!table) return;
    free(table->places);
    free(table->re);
    free(table->cycles);
    free(table);
}

static Table *table_blank(const int *qubits, int count, Error *err) {
    Table *table = mem_new(sizeof *table);
    table->size = state_size(count);
    table->places = table_room(table->size, sizeof *table->places, err);
    for (int k = 0; table->places && k < count; k++) {
        size_t half = state_size(k);
        table->mask |= 1u << qubits[k];
        for (size_t x = 0; x < half; x++)
            table->places[half + x] = table->places[x] | 1u << qubits[k];
    }
    if (table->places) return table;
    table_destroy(table);
    return NULL;
}

Table *table_numbers(const double complex *numbers, const int *qubits, int count,
                     Error *err) {
    Table *table = table_blank(qubits, count, err);
    if (!table) return NULL;
    table->re = table_room(2 * table->size, sizeof *table->re, err);
    if (!table->re) {
        table_destroy(table);
        return NULL;
    }
    table->im = table->re + table->size;
    for (size_t x = 0; x < table->size; x++) {
        table->re[x] = creal(numbers[x]);
        table->im[x] = cimag(numbers[x]);
    }
    return table;
}

// A value that comes twice or is too large; `size` where there is none.
static size_t value_amiss(const uint32_t *to, size_t size, bool *seen) {
    for (size_t x = 0; x < size; x++) {
        if (to[x] >= size || seen[to[x]]) return x;
        seen[to[x]] = true;
    }
    return size;
}

// Every value is marked as seen; each is unmarked when its cycle is written.
static void write_cycles(Table *table, const uint32_t *to, bool *waiting) {
    uint32_t *end = table->cycles;
    for (size_t x = 0; x < table->size; x++) {
        if (!waiting[x] || to[x] == x) continue;
        uint32_t *length = end++;
        for (size_t y = x; waiting[y]; y = to[y]) {
            waiting[y] = false;
            *end++ = table->places[y];
        }
        *length = (uint32_t)(end - length - 1);
    }
    *end = 0;
}

Table *table_permutation(const uint32_t *to, const int *qubits, int count, Error *err) {
    Table *table = table_blank(qubits, count, err);
    if (!table) return NULL;
    bool *seen = table_room(table->size, sizeof *seen, err);
    // A cycle of two takes three entries: no permutation takes more for each value.
    if (seen) table->cycles = table_room(table->size / 2 * 3 + 1, sizeof *to, err);
    size_t amiss = table->cycles ? value_amiss(to, table->size, seen) : 0;
    bool done = table->cycles && amiss == table->size;
    if (done) write_cycles(table, to, seen);
    if (table->cycles && !done) error_set(err, "program.permutation", "%u", to[amiss]);
    free(seen);
    if (done) return table;
    table_destroy(table);
    return NULL;
}

static Walk walk_rest(const Table *table, size_t size, Controls controls) {
    return walk_over(size, controls.ones, controls.zeros | table->mask);
}

static void scale_run(double *re, double *im, size_t run, double by_re, double by_im) {
    for (size_t i = 0; i < run; i++) {
        double x = re[i], y = im[i];
        re[i] = by_re * x - by_im * y;
        im[i] = by_re * y + by_im * x;
    }
}

void table_multiply(const Table *table, StateParts parts, size_t size, Controls controls) {
    Walk walk = walk_rest(table, size, controls);
    for (size_t i = walk.first; i < walk.size; i = walk_next(&walk, i))
        for (size_t x = 0; x < table->size; x++) {
            size_t at = i + table->places[x];
            scale_run(parts.re + at, parts.im + at, walk.run, table->re[x], table->im[x]);
        }
}

static void swap_runs(double *a, double *b, size_t run) {
    for (size_t i = 0; i < run; i++) {
        double kept = a[i];
        a[i] = b[i];
        b[i] = kept;
    }
}

// Swapping the first place with each of the others in turn moves every amplitude on by one.
static void turn_cycle(const uint32_t *places, uint32_t length, StateParts parts, size_t i,
                       size_t run) {
    double *re = parts.re + i, *im = parts.im + i;
    for (uint32_t k = 1; k < length; k++) {
        swap_runs(re + places[0], re + places[k], run);
        swap_runs(im + places[0], im + places[k], run);
    }
}

void table_permute(const Table *table, StateParts parts, size_t size, Controls controls) {
    Walk walk = walk_rest(table, size, controls);
    for (size_t i = walk.first; i < walk.size; i = walk_next(&walk, i))
        for (const uint32_t *cycle = table->cycles; *cycle; cycle += 1 + *cycle)
            turn_cycle(cycle + 1, *cycle, parts, i, walk.run);
}

static void spread_one(const Table *table, StateParts parts, size_t i) {
    double re = parts.re[i], im = parts.im[i];
    for (size_t x = 0; x < table->size; x++) {
        size_t at = i + table->places[x];
        parts.re[at] = re * table->re[x] - im * table->im[x];
        parts.im[at] = re * table->im[x] + im * table->re[x];
    }
}

void table_spread(const Table *table, StateParts parts, size_t size) {
    Walk walk = walk_rest(table, size, (Controls){0});
    for (size_t i = walk.first; i < walk.size; i = walk_next(&walk, i))
        for (size_t k = 0; k < walk.run; k++)
            spread_one(table, parts, i + k);
}
