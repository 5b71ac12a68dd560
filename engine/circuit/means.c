#include "circuit/means.h"

#include "quantum/binomial.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { STRING_BITS = 20 };

PauliTerm means_term(uint64_t string) {
    uint32_t all = (UINT32_C(1) << STRING_BITS) - 1;
    return (PauliTerm){(uint32_t)string & all, (uint32_t)(string >> STRING_BITS) & all, 1};
}

static Mean mean_of(PauliTerm term, double exact, double trials, int shots, Rng *rng) {
    Mean mean = {.term = term, .exact = exact, .trials = trials};
    if (shots <= 0) return mean;
    double up = fmin(1, fmax(0, (1 + exact) / 2));
    double ups = (double)binomial((uint64_t)shots, up, rng);
    mean.observed = 2 * ups / shots - 1;
    mean.error = 2 * sqrt(fmax(0, 1 - mean.observed * mean.observed) / shots);
    return mean;
}

static Mean read_mean(const Run *run, int after, PauliTerm term, int shots, Rng *rng) {
    PauliSum sum = {&term, 1};
    return mean_of(term, run_mean(run, after, sum), run_mean_error(run, after, sum), shots,
                   rng);
}

// The three of one wire are its arrow, which runs know of all wires together.
static MeansLine line_of_wire(const Run *run, int after, int wire, int shots, Rng *rng) {
    uint32_t bit = UINT32_C(1) << wire;
    Bloch arrow = run_bloch(run, after, wire), off = run_bloch_error(run, after, wire);
    MeansLine line = {.wires = bit, .count = 3};
    line.mean[0] = mean_of((PauliTerm){bit, 0, 1}, arrow.x, off.x, shots, rng);
    line.mean[1] = mean_of((PauliTerm){bit, bit, 1}, arrow.y, off.y, shots, rng);
    line.mean[2] = mean_of((PauliTerm){0, bit, 1}, arrow.z, off.z, shots, rng);
    return line;
}

static MeansLine line_of(const Run *run, int after, uint32_t wires, int shots, Rng *rng) {
    MeansLine line = {.wires = wires, .count = 3};
    PauliTerm terms[] = {{wires, 0, 1}, {wires, wires, 1}, {0, wires, 1}};
    for (int i = 0; i < 3; i++)
        line.mean[i] = read_mean(run, after, terms[i], shots, rng);
    return line;
}

int means_read(const Run *run, int after, uint32_t wires, uint64_t string, int shots,
               uint64_t seed, MeansLine lines[MEANS_LINES]) {
    uint32_t all = (UINT32_C(1) << run_qubits(run)) - 1;
    uint32_t chosen = wires & all ? wires & all : all;
    Rng rng = rng_seeded(seed);
    int count = 0, several = __builtin_popcount(chosen);
    for (int q = 0; q < run_qubits(run); q++)
        if (chosen >> q & 1) lines[count++] = line_of_wire(run, after, q, shots, &rng);
    if (several > 1 && several <= JOINT_STRING && (wires || several == 2))
        lines[count++] = line_of(run, after, chosen, shots, &rng);
    PauliTerm term = means_term(string);
    uint32_t on = (term.x | term.z) & all;
    if (on && on == (term.x | term.z)) {
        lines[count] = (MeansLine){.wires = on, .count = 1};
        lines[count++].mean[0] = read_mean(run, after, term, shots, &rng);
    }
    return count;
}

void means_name(PauliTerm term, char *out, size_t size) {
    size_t end = 0;
    out[0] = '\0';
    for (int q = 0; q < MAX_WIRES; q++) {
        int letter = (int)(term.x >> q & 1) + 2 * (int)(term.z >> q & 1);
        if (!letter || end + 6 > size) continue;
        end += (size_t)snprintf(out + end, size - end, "%s%c%d", end ? " " : "",
                                "IXZY"[letter], q);
    }
}
