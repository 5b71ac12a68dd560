#include "quantum/hamiltonian.h"

#include "base/mem.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

// The terms that flip the qubits of x with an even (odd) number of Ys are
// Σ weights[k] |k ⊕ x⟩⟨k|, times i where the number is odd.
typedef struct Group {
    uint32_t x;
    bool odd;
    double *weights;
} Group;

struct Hamiltonian {
    size_t size;
    int count;
    Group *groups;
    EnergyRange range;
};

static Group *find(const Hamiltonian *h, PauliTerm term) {
    bool odd = __builtin_parity(term.x & term.z);
    for (int g = 0; g < h->count; g++)
        if (h->groups[g].x == term.x && h->groups[g].odd == odd) return &h->groups[g];
    return NULL;
}

static bool provide(Hamiltonian *h, PauliTerm term) {
    assert((term.x | term.z) < h->size);
    if (find(h, term)) return true;
    double *weights = mem_try(h->size, sizeof *weights);
    if (!weights) return false;
    h->groups[h->count++] = (Group){term.x, __builtin_parity(term.x & term.z), weights};
    return true;
}

Hamiltonian *hamiltonian_create(PauliSum sum, int qubits) {
    assert(qubits >= 1 && qubits <= MAX_QUBITS);
    Hamiltonian *h = mem_new(sizeof *h);
    h->size = state_size(qubits);
    h->groups = mem_new((size_t)sum.count * sizeof *h->groups);
    for (int t = 0; t < sum.count; t++) {
        if (provide(h, sum.terms[t])) continue;
        hamiltonian_destroy(h);
        return NULL;
    }
    hamiltonian_refill(h, sum);
    return h;
}

// P|k⟩ = i^(Ys) (-1)^(z·k) |k ⊕ x⟩.
static void gather(const Group *group, PauliTerm term, size_t size) {
    int ys = __builtin_popcount(term.x & term.z);
    double forth = ys & 2 ? -term.coefficient : term.coefficient;
    for (size_t k = 0; k < size; k++)
        group->weights[k] += __builtin_parity((uint32_t)k & term.z) ? -forth : forth;
}

static EnergyRange range_of(const Group *group, size_t size) {
    double least = group->weights[0], most = least;
    for (size_t k = 1; k < size; k++) {
        least = fmin(least, group->weights[k]);
        most = fmax(most, group->weights[k]);
    }
    if (!group->x) return (EnergyRange){(most + least) / 2, (most - least) / 2};
    return (EnergyRange){0, fmax(most, -least)};
}

void hamiltonian_refill(Hamiltonian *h, PauliSum sum) {
    for (int g = 0; g < h->count; g++)
        memset(h->groups[g].weights, 0, h->size * sizeof(double));
    for (int t = 0; t < sum.count; t++)
        gather(find(h, sum.terms[t]), sum.terms[t], h->size);
    h->range = (EnergyRange){0, 0};
    for (int g = 0; g < h->count; g++) {
        EnergyRange range = range_of(&h->groups[g], h->size);
        h->range.centre += range.centre;
        h->range.radius += range.radius;
    }
}

void hamiltonian_destroy(Hamiltonian *h) {
    if (!h) return;
    for (int g = 0; g < h->count; g++)
        free(h->groups[g].weights);
    free(h->groups);
    free(h);
}

EnergyRange hamiltonian_range(const Hamiltonian *h) {
    return h->range;
}

// out[k ⊕ x] += by · weights[k] · in[k]. Where x leaves the lowest bits alone, blocks of
// LANES numbers move as they are, and the compiler makes vectors of them.
enum { LANES = 8 };

static void spread(const Group *group, double by, size_t size, const double *restrict in,
                   double *restrict out) {
    const double *restrict weights = group->weights;
    size_t x = group->x, low = x % LANES, high = x - low;
    if (size < LANES) {
        for (size_t k = 0; k < size; k++)
            out[k ^ x] += by * weights[k] * in[k];
        return;
    }
    for (size_t block = 0; block < size; block += LANES) {
        double *to = out + (block ^ high);
        if (!low) {
            for (size_t k = 0; k < LANES; k++)
                to[k] += by * weights[block + k] * in[block + k];
        } else {
            for (size_t k = 0; k < LANES; k++)
                to[k ^ low] += by * weights[block + k] * in[block + k];
        }
    }
}

void hamiltonian_add(const Hamiltonian *h, double by, int quarters, StateParts in,
                     StateParts out) {
    for (int g = 0; g < h->count; g++) {
        int turn = (quarters + h->groups[g].odd) & 3;
        double sign = turn & 2 ? -by : by;
        bool crossed = turn & 1; // i (re + i im) = -im + i re
        spread(&h->groups[g], crossed ? -sign : sign, h->size, crossed ? in.im : in.re,
               out.re);
        spread(&h->groups[g], sign, h->size, crossed ? in.re : in.im, out.im);
    }
}
