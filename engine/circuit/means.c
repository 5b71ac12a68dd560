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

static void read_mean(const Run *run, int after, PauliTerm term, int shots, Rng *rng,
                      Mean *out) {
    *out = (Mean){.term = term, .exact = run_mean(run, after, (PauliSum){&term, 1})};
    if (shots <= 0) return;
    double up = fmin(1, fmax(0, (1 + out->exact) / 2));
    double ups = (double)binomial((uint64_t)shots, up, rng);
    out->observed = 2 * ups / shots - 1;
    out->error = 2 * sqrt(fmax(0, 1 - out->observed * out->observed) / shots);
}

static MeansLine line_of(const Run *run, int after, uint32_t wires, int shots, Rng *rng) {
    MeansLine line = {.wires = wires, .count = 3};
    PauliTerm terms[] = {{wires, 0, 1}, {wires, wires, 1}, {0, wires, 1}};
    for (int i = 0; i < 3; i++)
        read_mean(run, after, terms[i], shots, rng, &line.mean[i]);
    return line;
}

int means_read(const Run *run, int after, uint32_t wires, uint64_t string, int shots,
               uint64_t seed, MeansLine lines[MEANS_LINES]) {
    uint32_t all = (UINT32_C(1) << run_qubits(run)) - 1;
    uint32_t chosen = wires & all ? wires & all : all;
    Rng rng = rng_seeded(seed);
    int count = 0, several = __builtin_popcount(chosen);
    for (int q = 0; q < run_qubits(run); q++)
        if (chosen >> q & 1)
            lines[count++] = line_of(run, after, UINT32_C(1) << q, shots, &rng);
    if (several > 1 && several <= JOINT_STRING && (wires || several == 2))
        lines[count++] = line_of(run, after, chosen, shots, &rng);
    PauliTerm term = means_term(string);
    uint32_t on = (term.x | term.z) & all;
    if (on && on == (term.x | term.z)) {
        lines[count] = (MeansLine){.wires = on, .count = 1};
        read_mean(run, after, term, shots, &rng, &lines[count++].mean[0]);
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
