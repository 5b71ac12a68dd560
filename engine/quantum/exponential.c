#include "quantum/exponential.h"

#include "base/mem.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

// The order from which on J_k(x), x ≥ 0, is below 1e-17: where (x/2)^k/k!, which bounds it
// (DLMF 10.14.4), is, or where Ai is, whose scaled values J_k takes behind k = x (DLMF
// 10.19.8).
int exponential_products(double x) {
    double bound = 0, behind = x + 14 * cbrt(x) + 20;
    int k = 0;
    while (k < behind && bound > log(1e-17)) {
        k++;
        bound += log(x / 2 / k);
    }
    return k;
}

// J_0(x) … J_last(x), x > 0, downward from where it is nearly 0, then scaled by
// J_0² + 2 Σ J_k² = 1 (Miller's way, Abramowitz and Stegun 9.12 and 9.1.76). `out` has room
// for one more.
static void bessel(double x, int last, double *out) {
    out[last + 1] = 0;
    out[last] = 1e-30; // grows by 1e20 at the most
    double squares = 0;
    for (int k = last; k > 0; k--) {
        out[k - 1] = 2 * k / x * out[k] - out[k + 1];
        squares += 2 * out[k] * out[k];
    }
    double length = sqrt(squares + out[0] * out[0]);
    for (int k = 0; k <= last; k++)
        out[k] /= length;
}

struct Exponential {
    size_t size;
    double *memory, *bessel;
    StateParts earlier, now;
};

Exponential *exponential_create(int qubits, double longest) {
    size_t size = state_size(qubits), orders = (size_t)exponential_products(longest) + 2;
    double *at = mem_try(4 * size + orders, sizeof *at);
    if (!at) return NULL;
    Exponential *work = mem_new(sizeof *work);
    *work = (Exponential){
        size, at, at + 4 * size, {at, at + size}, {at + 2 * size, at + 3 * size}};
    return work;
}

void exponential_destroy(Exponential *work) {
    if (!work) return;
    free(work->memory);
    free(work);
}

static void copy(StateParts to, StateParts from, size_t size) {
    memcpy(to.re, from.re, size * sizeof *to.re);
    memcpy(to.im, from.im, size * sizeof *to.im);
}

// out += by · (-i)(H - c)/R |in⟩.
static void add_turned(const Hamiltonian *h, double by, StateParts in, StateParts out,
                       size_t size) {
    EnergyRange range = hamiltonian_range(h);
    by /= range.radius;
    hamiltonian_add(h, by, 3, in, out);
    for (size_t k = 0; k < size; k++) { // (-i)(-c) = i c
        out.re[k] -= by * range.centre * in.im[k];
        out.im[k] += by * range.centre * in.re[k];
    }
}

static void scale(StateParts psi, double complex by, size_t size) {
    double c = creal(by), s = cimag(by);
    for (size_t k = 0; k < size; k++) {
        double re = psi.re[k], im = psi.im[k];
        psi.re[k] = c * re - s * im;
        psi.im[k] = s * re + c * im;
    }
}

static void add(StateParts to, double by, StateParts from, size_t size) {
    for (size_t k = 0; k < size; k++) {
        to.re[k] += by * from.re[k];
        to.im[k] += by * from.im[k];
    }
}

// psi becomes exp(-i(H - c)·time) psi, where x = R·time. With v_k = (-i)^k T_k(G) psi and
// G = ±(H - c)/R: v_1 = -iG v_0, v_(k+1) = -2iG v_k + v_(k-1), which v_(k+1) overwrites.
static void expand(const Hamiltonian *h, double x, StateParts psi,
                   const Exponential *work) {
    size_t size = work->size;
    int last = exponential_products(fabs(x)), forth = x < 0 ? -1 : 1;
    bessel(fabs(x), last, work->bessel);
    StateParts earlier = work->earlier, now = work->now;
    copy(earlier, psi, size);
    memset(now.re, 0, size * sizeof *now.re);
    memset(now.im, 0, size * sizeof *now.im);
    add_turned(h, forth, earlier, now, size);
    scale(psi, work->bessel[0], size);
    for (int k = 1; k <= last; k++) {
        add(psi, 2 * work->bessel[k], now, size);
        add_turned(h, 2 * forth, now, earlier, size);
        StateParts next = earlier;
        earlier = now;
        now = next;
    }
}

void exponential_act(Exponential *work, const Hamiltonian *h, double time, StateParts psi) {
    EnergyRange range = hamiltonian_range(h);
    double x = range.radius * time;
    if (fabs(x) > 1e-20) expand(h, x, psi, work); // less is lost in rounding
    scale(psi, cexp(-I * range.centre * time), work->size);
}
