#include "base/mem.h"
#include "circuit/run_inside.h"
#include "quantum/parts.h"

#include <stdlib.h>
#include <string.h>

void read_wrongly(const Run *run, int count, const int *qubits, double *probabilities) {
    Readout readouts[MAX_WIRES];
    if (!run->noise) return;
    for (int k = 0; k < count; k++)
        readouts[k] = run->noise->readout[qubits ? qubits[k] : k];
    readout_apply(readouts, count, probabilities);
}

// The qubits that the distribution still has to read, and the bit that each stands for: all
// where nothing is measured, else those whose last measurement was left out.
typedef struct Meters {
    int count;
    int qubit[MAX_QUBITS], bit[MAX_QUBITS];
} Meters;

static Meters run_meters(const Run *run) {
    Meters meters = {0};
    for (int q = 0; q < run->qubits; q++) {
        if (run->measures && run->last_bit[q] == NO_BIT) continue;
        meters.qubit[meters.count] = q;
        meters.bit[meters.count++] = run->measures ? run->last_bit[q] : q;
    }
    return meters;
}

// Probabilities of the 2^count readings of one branch; `all` has room for those of the
// basis states.
static void branch_read(const Run *run, const Branch *branch, const Meters *meters,
                        double *all, double *out) {
    branch_probabilities(branch, all);
    memset(out, 0, sizeof *out << meters->count);
    for (size_t i = 0; i < (size_t)1 << run->qubits; i++)
        out[part_value(i, meters->count, meters->qubit)] += branch->weight * all[i];
    read_wrongly(run, meters->count, meters->qubit, out);
}

static uint64_t bits_read(uint64_t bits, const Meters *meters, size_t key) {
    for (int k = 0; k < meters->count; k++)
        bits = bit_written(bits, meters->bit[k], (int)(key >> k & 1));
    return bits;
}

static int by_outcome(const void *left, const void *right) {
    const Reading *a = left, *b = right;
    return (a->bits > b->bits) - (a->bits < b->bits);
}

// Adds up equal outcomes and leaves out what is nearly impossible; returns how many stay.
static int outcomes_merge(Reading *outcomes, int count) {
    qsort(outcomes, (size_t)count, sizeof *outcomes, by_outcome);
    int kept = 0;
    for (int i = 0; i < count;) {
        Reading sum = outcomes[i++];
        for (; i < count && outcomes[i].bits == sum.bits; i++)
            sum.probability += outcomes[i].probability;
        if (sum.probability >= 1e-12) outcomes[kept++] = sum;
    }
    return kept;
}

// The outcomes of one branch behind the `*count` there are; false when memory is short.
// `readings` has room for two lists.
static bool outcomes_add(const Run *run, const Branch *branch, double *readings,
                         Reading **outcomes, int *count) {
    Meters meters = run_meters(run);
    branch_read(run, branch, &meters, readings + state_size(run->qubits), readings);
    size_t size = (size_t)1 << meters.count, room = (size_t)*count;
    for (size_t key = 0; key < size; key++)
        room += readings[key] > 0;
    Reading *longer = realloc(*outcomes, (room ? room : 1) * sizeof *longer);
    if (!longer) return false;
    *outcomes = longer;
    for (size_t key = 0; key < size; key++)
        if (readings[key] > 0)
            longer[(*count)++] =
                (Reading){bits_read(branch->bits, &meters, key), readings[key]};
    return true;
}

Reading *run_distribution(const Run *run, int *count) {
    const Moment *end = run->moments[run->options.distribution_only ? 0 : run->columns];
    double *readings = mem_try(2 * state_size(run->qubits), sizeof *readings);
    Reading *outcomes = NULL;
    bool done = readings != NULL;
    *count = 0;
    for (int i = 0; done && i < end->count; i++)
        done = outcomes_add(run, &end->branches[i], readings, &outcomes, count);
    free(readings);
    if (done && outcomes) { // there is always a branch, so always an outcome
        *count = outcomes_merge(outcomes, *count);
        return outcomes;
    }
    free(outcomes);
    *count = 0;
    return NULL;
}
