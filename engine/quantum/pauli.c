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

// The sign (-1)^(z·i).
static double sign_at(uint32_t z, size_t i) {
    return __builtin_parity((uint32_t)i & z) ? -1 : 1;
}

// P|i⟩ = i^(Ys) (-1)^(z·i) |i ⊕ x⟩.
void pauli_add(PauliSum sum, const State *in, StateParts out) {
    const double *re = state_re(in), *im = state_im(in);
    size_t size = state_size(state_qubits(in));
    assert(out.re != re);
    for (int t = 0; t < sum.count; t++) {
        PauliTerm term = sum.terms[t];
        assert((term.x | term.z) < size);
        double complex factor = turned(term.coefficient, ys(term));
        double u = creal(factor), v = cimag(factor); // one of them is 0
        for (size_t i = 0; i < size; i++) {
            double sign = sign_at(term.z, i);
            out.re[i ^ term.x] += sign * (u * re[i] - v * im[i]);
            out.im[i ^ term.x] += sign * (u * im[i] + v * re[i]);
        }
    }
}

// The two amplitudes that a flip exchanges give conjugates: twice one real part is enough,
// with i running over the numbers without the flip's highest bit.
static double flip_mean(PauliTerm term, const State *state) {
    const double *re = state_re(state), *im = state_im(state);
    size_t size = state_size(state_qubits(state)), x = term.x;
    size_t pivot = (size_t)1 << (31 - __builtin_clz(term.x));
    double complex factor = turned(2 * term.coefficient, ys(term));
    double u = creal(factor), v = cimag(factor), sum = 0; // one of both is 0
    for (size_t block = 0; block < size; block += 2 * pivot)
        for (size_t i = block; i < block + pivot; i++) {
            double real = re[i ^ x] * re[i] + im[i ^ x] * im[i];
            double imaginary = re[i ^ x] * im[i] - im[i ^ x] * re[i];
            sum += sign_at(term.z, i) * (u * real - v * imaginary);
        }
    return sum;
}

// Terms without a flip (an Ising energy may have hundreds) are summed together, a block of
// probabilities at a time: Walsh's transform of a block holds, at z, its sum with the signs
// (-1)^(z·i), for every z at once.
enum { BLOCK = 64 };

static void walsh(double *values, size_t size) {
    for (size_t half = 1; half < size; half *= 2)
        for (size_t pair = 0; pair < size; pair += 2 * half)
            for (size_t i = pair; i < pair + half; i++) {
                double a = values[i], b = values[i + half];
                values[i] = a + b;
                values[i + half] = a - b;
            }
}

static double block_mean(PauliSum sum, const double *transform, size_t block, size_t base) {
    double mean = 0;
    for (int t = 0; t < sum.count; t++) {
        PauliTerm term = sum.terms[t];
        if (term.x) continue;
        mean += sign_at(term.z, base) * term.coefficient * transform[term.z & (block - 1)];
    }
    return mean;
}

static double still_mean(PauliSum sum, const State *state) {
    const double *re = state_re(state), *im = state_im(state);
    size_t size = state_size(state_qubits(state)), block = size < BLOCK ? size : BLOCK;
    double mean = 0, values[BLOCK] = {0};
    for (size_t base = 0; base < size; base += block) {
        for (size_t k = 0; k < block; k++)
            values[k] = re[base + k] * re[base + k] + im[base + k] * im[base + k];
        walsh(values, block);
        mean += block_mean(sum, values, block, base);
    }
    return mean;
}

double pauli_mean(PauliSum sum, const State *state) {
    double mean = 0;
    bool still = false;
    for (int t = 0; t < sum.count; t++) {
        assert((sum.terms[t].x | sum.terms[t].z) < state_size(state_qubits(state)));
        if (sum.terms[t].x) mean += flip_mean(sum.terms[t], state);
        still = still || !sum.terms[t].x;
    }
    return still ? mean + still_mean(sum, state) : mean;
}
