#include "quantum/marginal.h"

#include "quantum/parts.h"

#include <assert.h>
#include <string.h>

// What is rarer is rounding.
static const double never = 1e-15;

// Adds up what agrees with (mask, bits); returns the sum of all that does.
static double add_up(const State *state, uint32_t mask, uint32_t bits, const int *qubits,
                     int count, double *out) {
    const double *re = state_re(state), *im = state_im(state);
    double total = 0;
    assert(count >= 1 && count <= state_qubits(state));
    memset(out, 0, sizeof *out << count);
    for (size_t i = 0; i < state_size(state_qubits(state)); i++) {
        if ((i & mask) != (bits & mask)) continue;
        double weight = re[i] * re[i] + im[i] * im[i];
        out[part_value(i, count, qubits)] += weight;
        total += weight;
    }
    return total;
}

void state_marginal(const State *state, const int *qubits, int count, double *out) {
    add_up(state, 0, 0, qubits, count, out);
}

double state_conditional(const State *state, uint32_t mask, uint32_t bits,
                         const int *qubits, int count, double *out) {
    double total = add_up(state, mask, bits, qubits, count, out);
    double by = total < never ? 0 : 1 / total;
    for (size_t i = 0; i < (size_t)1 << count; i++)
        out[i] *= by;
    return total;
}
