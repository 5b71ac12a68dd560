#include "circuit/mixed.h"

#include "base/mem.h"
#include "circuit/run_inside.h"
#include "quantum/mixture.h"

#include <math.h>
#include <stdlib.h>

// Of one moment, the one asked for last first.
typedef struct KeptMixed {
    Mixed mixed;
    struct KeptMixed *next;
} KeptMixed;

struct MixedList {
    KeptMixed *first;
    int after, count;
};

enum { MOST_KEPT_MIXED = 12 };

static void forget_all(MixedList *list) {
    while (list->first) {
        KeptMixed *next = list->first->next;
        free(list->first);
        list->first = next;
    }
    list->count = 0;
}

void mixed_list_destroy(MixedList *list) {
    if (list) forget_all(list);
    free(list);
}

static MixedList *list_of(const Run *run, int after) {
    Lately *lately = run->lately;
    if (!lately->mixed) lately->mixed = mem_new(sizeof *lately->mixed);
    MixedList *list = lately->mixed;
    if (list->after != after || list->count == MOST_KEPT_MIXED) forget_all(list);
    list->after = after;
    return list;
}

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
    uint32_t mask = 0;
    for (int i = 0; i < count; i++)
        mask |= UINT32_C(1) << chosen[i];
    if (count < 1 || count > MIXED_WIRES) return NULL;
    MixedList *list = list_of(run, after);
    for (KeptMixed *kept = list->first; kept; kept = kept->next)
        if (kept->mixed.wires == mask) return &kept->mixed;
    KeptMixed *kept = mem_new(sizeof *kept);
    kept->mixed = (Mixed){.wires = mask, .count = count, .size = 1 << count};
    fill(run, after, &kept->mixed);
    kept->next = list->first;
    list->first = kept;
    list->count++;
    return &kept->mixed;
}

double mixed_chance(const Mixed *mixed, int value) {
    return creal(mixed->rho[(size_t)value * (size_t)(mixed->size + 1)]);
}
