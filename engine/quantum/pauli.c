#include "quantum/pauli.h"

#include <assert.h>
#include <string.h>

bool pauli_read(const char *letters, PauliTerm *term) {
    size_t qubits = strlen(letters);
    *term = (PauliTerm){.coefficient = 1};
    if (!qubits || qubits > MAX_QUBITS || strspn(letters, "IXYZ") < qubits) return false;
    for (size_t i = 0; i < qubits; i++) {
        uint32_t qubit = UINT32_C(1) << (qubits - 1 - i);
        if (letters[i] == 'X' || letters[i] == 'Y') term->x |= qubit;
        if (letters[i] == 'Z' || letters[i] == 'Y') term->z |= qubit;
    }
    return true;
}

void pauli_write(PauliTerm term, int qubits, char *letters) {
    for (int q = 0; q < qubits; q++)
        letters[qubits - 1 - q] = "IXZY"[(term.x >> q & 1) | (term.z >> q & 1) << 1];
    letters[qubits] = 0;
}

// Powers of i: a string is i^(number of Y) X^x Z^z, so that Y = i X Z.
static int ys(PauliTerm term) {
    return __builtin_popcount(term.x & term.z);
}

bool pauli_commute(PauliTerm a, PauliTerm b) {
    return (__builtin_popcount(a.x & b.z) + __builtin_popcount(a.z & b.x)) % 2 == 0;
}

PauliTerm pauli_product(PauliTerm a, PauliTerm b, int *quarters) {
    PauliTerm product = {a.x ^ b.x, a.z ^ b.z, a.coefficient * b.coefficient};
    // Moving Z^(a.z) past X^(b.x) costs a sign for each qubit they share.
    int swaps = __builtin_popcount(a.z & b.x);
    *quarters = (ys(a) + ys(b) - ys(product) + 2 * swaps) & 3;
    return product;
}

// i^quarters · amplitude.
static double complex turned(double complex amplitude, int quarters) {
    static const double complex turns[4] = {1, I, -1, -I};
    return turns[quarters & 3] * amplitude;
}

// P|i⟩ = i^(Ys) (-1)^(z·i) |i ⊕ x⟩.
void pauli_add(PauliSum sum, const State *in, StateParts out) {
    size_t size = state_size(state_qubits(in));
    assert(out.re != state_re(in));
    for (int t = 0; t < sum.count; t++) {
        PauliTerm term = sum.terms[t];
        assert((term.x | term.z) < size);
        double complex forth = turned(term.coefficient, ys(term)), back = -forth;
        for (size_t i = 0; i < size; i++) {
            bool odd = __builtin_parity((uint32_t)i & term.z);
            double complex part = (odd ? back : forth) * state_amplitude(in, i);
            out.re[i ^ term.x] += creal(part);
            out.im[i ^ term.x] += cimag(part);
        }
    }
}

static double term_mean(PauliTerm term, const State *state) {
    const double *re = state_re(state), *im = state_im(state);
    size_t size = state_size(state_qubits(state));
    assert((term.x | term.z) < size);
    double complex sum = 0;
    for (size_t i = 0; i < size; i++) {
        size_t j = i ^ term.x;
        double complex part =
            CMPLX(re[j] * re[i] + im[j] * im[i], re[j] * im[i] - im[j] * re[i]);
        sum += __builtin_parity((uint32_t)i & term.z) ? -part : part;
    }
    return term.coefficient * creal(turned(sum, ys(term)));
}

double pauli_mean(PauliSum sum, const State *state) {
    double mean = 0;
    for (int t = 0; t < sum.count; t++)
        mean += term_mean(sum.terms[t], state);
    return mean;
}
