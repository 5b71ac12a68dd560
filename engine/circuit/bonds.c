#include "circuit/bonds.h"

#include "base/mem.h"
#include "circuit/portion.h"
#include "circuit/run_inside.h"
#include "circuit/run_memo.h"
#include "quantum/mixture.h"

#include <math.h>
#include <stdlib.h>

static const char bonds_kind[] = "bonds", cut_kind[] = "cut";

// --- entropies

static bool moment_entropy(const Run *run, int after, uint32_t wires, double *bits) {
    size_t size = state_size(__builtin_popcount(wires));
    double complex *rho = mem_new(size * size * sizeof *rho);
    run_portion_density(run, after, wires, rho);
    bool good = mixture_entropy((int)size, rho, bits, NULL);
    if (good) *bits = fmax(0, *bits);
    free(rho);
    return good;
}

// --- all pairs

static PairBond *pair_at(Bonds *bonds, int a, int b) {
    return &bonds->pairs[(size_t)a * (size_t)bonds->wires + (size_t)b];
}

static bool mixed_pair(const Run *run, int after, int a, int b, Bonds *bonds) {
    PairBond *bond = pair_at(bonds, a, b);
    double alone = pair_at(bonds, a, a)->entropy + pair_at(bonds, b, b)->entropy;
    double complex rho[16];
    uint32_t pair = UINT32_C(1) << a | UINT32_C(1) << b;
    run_portion_density(run, after, pair, rho);
    if (!mixture_entropy(4, rho, &bond->entropy, NULL) ||
        !mixture_concurrence(rho, &bond->concurrence, NULL))
        return false;
    bond->information = fmax(0, alone - bond->entropy);
    *pair_at(bonds, b, a) = *bond;
    return true;
}

static bool mixed_pairs(const Run *run, int after, Bonds *bonds) {
    int wires = bonds->wires;
    for (int a = 0; a < wires; a++)
        if (!moment_entropy(run, after, UINT32_C(1) << a, &pair_at(bonds, a, a)->entropy))
            return false;
    for (int a = 0; a < wires; a++)
        for (int b = a + 1; b < wires; b++)
            if (!mixed_pair(run, after, a, b, bonds)) return false;
    return true;
}

static bool fill_bonds(const Run *run, int after, Bonds *bonds) {
    const State *pure = run_pure(run, after);
    bonds->wires = run->qubits;
    bonds->mixed = !pure;
    return pure ? state_pairs(pure, bonds->pairs, NULL) : mixed_pairs(run, after, bonds);
}

const Bonds *run_bonds(const Run *run, int after) {
    MemoKey key = {.kind = bonds_kind, .after = after};
    Bonds *bonds = run_memo(run, &key);
    if (bonds) return bonds;
    bonds = mem_new(sizeof *bonds);
    if (!fill_bonds(run, after, bonds)) {
        free(bonds);
        return NULL;
    }
    run_memo_keep(run, &key, bonds, sizeof *bonds, free);
    return bonds;
}

const PairBond *bonds_pair(const Bonds *bonds, int a, int b) {
    return pair_at((Bonds *)bonds, a, b);
}

// --- cuts

bool run_cut(const Run *run, int after, uint32_t wires, double *bits) {
    uint32_t all = (UINT32_C(1) << run->qubits) - 1, rest = all & ~wires;
    if (!wires || wires & ~all || !rest) return false;
    // Both sides of a pure state have the same entropy.
    bool turned = __builtin_popcount(wires) > __builtin_popcount(rest);
    if (turned && run_pure(run, after)) wires = rest;
    if (__builtin_popcount(wires) > CUT_WIRES) return false;
    MemoKey key = {.kind = cut_kind, .after = after, .numbers = {wires}};
    double *kept = run_memo(run, &key);
    if (!kept) {
        if (!moment_entropy(run, after, wires, bits)) return false;
        kept = mem_new(sizeof *kept);
        *kept = *bits;
        run_memo_keep(run, &key, kept, sizeof *kept, free);
    }
    *bits = *kept;
    return true;
}

// --- measures

static const double most[BOND_MEASURES] = {1, 2, 2};

double bond_measure(const PairBond *bond, BondMeasure measure) {
    const double values[BOND_MEASURES] = {bond->concurrence, bond->information,
                                          bond->entropy};
    return values[measure];
}

double bond_most(BondMeasure measure) {
    return most[measure];
}
