#include "circuit/mixed.h"

#include "base/mem.h"
#include "circuit/run_inside.h"
#include "circuit/run_memo.h"
#include "quantum/mixture.h"
#include "quantum/parts.h"

#include <math.h>
#include <stdlib.h>

static const char kind[] = "mixed";

// All wires of a pure state have no entropy, and finding it takes long.
static bool is_whole(const Run *run, int after, const Mixed *mixed) {
    return mixed->count == run->qubits && run_pure(run, after);
}

static void fill(const Run *run, int after, Mixed *mixed) {
    run_portion_density(run, after, mixed->wires, mixed->rho);
    mixed->purity = mixture_purity(mixed->size, mixed->rho);
    mixed->entropy = 0;
    if (is_whole(run, after, mixed)) return;
    if (!mixture_entropy(mixed->size, mixed->rho, &mixed->entropy, NULL))
        mixed->entropy = -1;
    else
        mixed->entropy = fmax(0, mixed->entropy);
}

const Mixed *run_mixed(const Run *run, int after, uint32_t wires) {
    int chosen[MAX_WIRES], count = run_portion(run, wires, chosen);
    uint32_t mask = part_mask(count, chosen);
    if (count < 1 || count > MIXED_WIRES) return NULL;
    MemoKey key = {.kind = kind, .after = after, .numbers = {mask}};
    Mixed *mixed = run_memo(run, &key);
    if (mixed) return mixed;
    mixed = mem_new(sizeof *mixed);
    mixed->wires = mask;
    mixed->count = count;
    mixed->size = 1 << count;
    fill(run, after, mixed);
    run_memo_keep(run, &key, mixed, sizeof *mixed, free);
    return mixed;
}

double mixed_chance(const Mixed *mixed, int value) {
    return creal(mixed->rho[(size_t)value * (size_t)(mixed->size + 1)]);
}

bool mixed_real(const Mixed *mixed) {
    for (int i = 0; i < mixed->size * mixed->size; i++)
        if (fabs(cimag(mixed->rho[i])) > 1e-9) return false;
    return true;
}
