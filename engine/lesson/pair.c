#include "lesson/pair.h"

#include "base/mem.h"
#include "circuit/portion.h"
#include "circuit/run_memo.h"

#include <stdlib.h>

static const char correlations_kind[] = "correlations";

bool pair_wires(const Run *run, int mask, int wires[2]) {
    int qubits = run_qubits(run), count = 0;
    for (int w = 0; w < qubits && count < 2; w++)
        if (mask >> w & 1) wires[count++] = w;
    for (int w = 0; w < qubits && count < 2; w++)
        if (!(mask >> w & 1)) wires[count++] = w;
    if (count < 2) return false;
    if (wires[0] > wires[1]) {
        int lower = wires[1];
        wires[1] = wires[0];
        wires[0] = lower;
    }
    return true;
}

bool pair_correlations(const Run *run, int after, int mask, int wires[2],
                       Correlations *correlations) {
    if (!pair_wires(run, mask, wires)) return false;
    uint32_t pair = UINT32_C(1) << wires[0] | UINT32_C(1) << wires[1];
    MemoKey key = {.kind = correlations_kind, .after = after, .numbers = {pair}};
    Correlations *kept = run_memo(run, &key);
    if (!kept) {
        double complex rho[16];
        run_portion_density(run, after, pair, rho);
        if (!correlations_of(rho, correlations, NULL)) return false;
        kept = mem_new(sizeof *kept);
        *kept = *correlations;
        run_memo_keep(run, &key, kept, sizeof *kept, free);
    }
    *correlations = *kept;
    return true;
}

// Entangled as far as can be: what the arrows say is then nothing at all.
static const double WHOLLY = 0.995;

char *pair_sentence(const Words *words, Lang lang, const int wires[2],
                    const Correlations *correlations) {
    static const char *const keys[] = {[PAIR_PRODUCT] = "correlations.product",
                                       [PAIR_CORRELATED] = "correlations.correlated",
                                       [PAIR_ENTANGLED] = "correlations.entangled"};
    const char *key = keys[correlations->kind];
    if (correlations->concurrence > WHOLLY) key = "correlations.wholly";
    return words_say(words, lang, key, "%d\t%d\t%.2f", wires[0], wires[1],
                     correlations->concurrence);
}
