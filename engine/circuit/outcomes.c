#include "circuit/outcomes.h"

#include "circuit/bits_seen.h"
#include "circuit/portion.h"
#include "circuit/tally.h"
#include "quantum/parts.h"

Outcomes outcomes_of(const Run *run, int after, uint32_t wires, int bits) {
    Outcomes of = {.run = run, .after = after, .bits = bits};
    int first;
    of.count = circuit_bits_seen(run_circuit(run), bits, &first);
    for (int i = 0; i < of.count; i++)
        of.list[i] = i;
    if (!of.count) {
        of.bits = NO_BITS;
        of.count = run_portion(run, wires, of.list);
    }
    of.mask = part_mask(of.count, of.list);
    of.size = (size_t)1 << of.count;
    return of;
}

void outcome_chances(const Outcomes *of, double *out) {
    if (of->bits)
        run_bits_seen(of->run, of->after, of->bits, out);
    else
        run_portion_readings(of->run, of->after, of->mask, out);
}

void outcome_errors(const Outcomes *of, double *out) {
    if (of->bits)
        run_bits_errors(of->run, of->after, of->bits, out);
    else
        run_portion_reading_errors(of->run, of->after, of->mask, out);
}

uint64_t *outcome_counts(const Outcomes *of, const double *p, int shots, uint64_t seed) {
    Tally *tally =
        of->bits ? tally_create(p, of->size, seed) : tally_of(of->run, of->after, seed);
    bool made = tally && tally_to(tally, shots);
    uint64_t *counts = made ? tally_portion(tally, of->count, of->list) : NULL;
    tally_destroy(tally);
    return counts;
}
