#include "lesson/pair.h"

#include "circuit/mixed.h"

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
    const Mixed *mixed = run_mixed(run, after, 1u << wires[0] | 1u << wires[1]);
    return mixed && correlations_of(mixed->rho, correlations, NULL);
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
