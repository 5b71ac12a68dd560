// Every record of findings of a circuit of three wires, each followed by itself on a plain
// vector: for tests of what is held and of branch trees.
#ifndef KYUBI_TESTS_SLOW_RECORD_H
#define KYUBI_TESTS_SLOW_RECORD_H

#include "circuit/record.h"

#include "slow_run.h"

typedef struct SlowRecord {
    Record found;
    double weight; // the probability of it and of all selections
} SlowRecord;
typedef struct SlowRecords {
    SlowRecord *at;
    int count;
} SlowRecords;

static inline void slow_record_end(SlowRecords *records, Record found,
                                   const double complex *vector) {
    double weight = 0;
    for (int i = 0; i < SIZE; i++)
        weight += pow(cabs(vector[i]), 2);
    records->at = realloc(records->at, ((size_t)records->count + 1) * sizeof *records->at);
    records->at[records->count++] = (SlowRecord){found, weight};
}

static inline void slow_follow(const Circuit *circuit, SlowRecords *records, int at,
                               int number, const double complex *start, uint64_t bits,
                               Record found) {
    double complex vector[SIZE];
    memcpy(vector, start, sizeof vector);
    for (; at < circuit_steps(circuit); at++) {
        const Step *step = circuit_step(circuit, at);
        GateKind kind = step->gate->kind;
        bool finds = kind == GATE_MEASURE || kind == GATE_RESET;
        int mine = number;
        number += finds;
        if ((bits & step->if_mask) != step->if_bits) continue;
        if (step->unless_mask && (bits & step->unless_mask) == step->unless_bits) continue;
        if (kind == GATE_BARRIER) continue;
        if (kind == GATE_MATRIX || kind == GATE_SWAP) {
            slow_gate(step, vector);
            continue;
        }
        uint64_t one = UINT64_C(1) << step->bit;
        if (kind == GATE_ASSIGN) {
            bits = step->gate->value ? bits | one : bits & ~one;
            continue;
        }
        int qubit = 1 << step->targets[0];
        for (int value = 0; value < 2; value++) {
            if (kind == GATE_POSTSELECT && value != step->gate->value) continue;
            double complex kept[SIZE] = {0};
            for (int i = 0; i < SIZE; i++)
                if (!(i & qubit) == !value)
                    kept[kind == GATE_RESET ? i & ~qubit : i] = vector[i];
            uint64_t read =
                kind == GATE_MEASURE ? (value ? bits | one : bits & ~one) : bits;
            Record next = found;
            if (finds) next.mask |= UINT64_C(1) << mine;
            if (finds && value) next.bits |= UINT64_C(1) << mine;
            slow_follow(circuit, records, at + 1, number, kept, read, next);
        }
        return;
    }
    slow_record_end(records, found, vector);
}

static inline SlowRecords slow_records(const Circuit *circuit) {
    SlowRecords records = {0};
    slow_follow(circuit, &records, 0, 0, (double complex[SIZE]){1}, 0, (Record){0});
    return records;
}

static inline int slow_record_of(const SlowRecords *records, Record found) {
    for (int i = 0; i < records->count; i++)
        if (record_equal(records->at[i].found, found)) return i;
    return -1;
}

#endif
