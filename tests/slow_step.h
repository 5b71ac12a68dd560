// The whole 2^n × 2^n matrix of one step on a few wires, from what its parts mean: which
// states its dots let through, as a projector, and what its gate does to its targets.
#ifndef KYUBI_TESTS_SLOW_STEP_H
#define KYUBI_TESTS_SLOW_STEP_H

#include "circuit/circuit_definitions.h"
#include "slow_block.h"

#include <complex.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

// Row by row; entry (r, c) at r·size + c.
typedef struct Square {
    int wires;
    size_t size;
    double complex *at;
} Square;

static inline Square square_zero(int wires) {
    size_t size = (size_t)1 << wires;
    return (Square){wires, size, calloc(size * size, sizeof(double complex))};
}

static inline Square square_one(int wires) {
    Square one = square_zero(wires);
    for (size_t i = 0; i < one.size; i++)
        one.at[i * one.size + i] = 1;
    return one;
}

// a ← b·a.
static inline void square_multiply(Square *a, Square b) {
    Square product = square_zero(a->wires);
    for (size_t r = 0; r < a->size; r++)
        for (size_t k = 0; k < a->size; k++) {
            double complex left = b.at[r * a->size + k];
            for (size_t c = 0; left != 0 && c < a->size; c++)
                product.at[r * a->size + c] += left * a->at[k * a->size + c];
        }
    free(a->at);
    *a = product;
}

// A 2×2 matrix on one wire, the identity elsewhere.
static inline Square square_on(int wires, int wire, const double complex m[2][2]) {
    Square square = square_zero(wires);
    size_t bit = (size_t)1 << wire;
    for (size_t r = 0; r < square.size; r++)
        for (size_t c = 0; c < square.size; c++)
            if ((r & ~bit) == (c & ~bit))
                square.at[r * square.size + c] = m[r >> wire & 1][c >> wire & 1];
    return square;
}

// The Pauli matrix of an axis: "is 1" is its eigenvalue −1.
static inline Square square_pauli(int wires, int wire, char axis) {
    static const double complex x[2][2] = {{0, 1}, {1, 0}}, y[2][2] = {{0, -I}, {I, 0}},
                                z[2][2] = {{1, 0}, {0, -1}};
    return square_on(wires, wire, axis == 'x' ? x : axis == 'y' ? y : z);
}

// (1 ± p)/2.
static inline void square_half(Square *p, double sign) {
    for (size_t i = 0; i < p->size * p->size; i++)
        p->at[i] = (sign * p->at[i] + (i % (p->size + 1) == 0)) / 2;
}

// The projector on what the dots let through.
static inline Square square_dots(int wires, const Step *step) {
    Square all = square_one(wires), odd = square_one(wires);
    for (int w = 0; w < wires; w++) {
        uint32_t one = UINT32_C(1) << w;
        char axis = step->x_axis & one ? 'x' : step->y_axis & one ? 'y' : 'z';
        Square p = square_pauli(wires, w, axis);
        if (step->parity & one) square_multiply(&odd, p);
        square_half(&p, step->controls & one ? -1 : 1);
        if ((step->controls | step->anticontrols) & one) square_multiply(&all, p);
        free(p.at);
    }
    square_half(&odd, -1);
    if (step->parity) square_multiply(&all, odd);
    free(odd.at);
    return all;
}

static inline Square square_swap(int wires, const Step *step) {
    Square swap = square_zero(wires);
    int a = step->targets[0], b = step->targets[1];
    double complex turn = step->powered ? cexp(I * M_PI * step->power.value) : -1;
    for (size_t c = 0; c < swap.size; c++) {
        size_t differ = (c >> a ^ c >> b) & 1, r = c ^ (differ << a | differ << b);
        swap.at[c * swap.size + c] += (1 + turn) / 2;
        swap.at[r * swap.size + c] += (1 - turn) / 2;
    }
    return swap;
}

static inline Square square_block(int wires, const Step *step) {
    Square block = square_zero(wires);
    for (size_t i = 0; i < block.size * block.size; i++)
        block.at[i] = slow_block_entry(step, i / block.size, i % block.size);
    return block;
}

static inline Square square_circuit(const Circuit *circuit);

// What a gate of the circuit's own does to the values of its own wires, to whole powers:
// what it is made of, multiplied out.
static inline Square square_own(const Definition *d) {
    Square own = square_zero(d->wires);
    if (d->inside) {
        free(own.at);
        return square_circuit(d->inside);
    }
    for (size_t x = 0; x < own.size; x++) {
        for (size_t r = 0; d->matrix && r < own.size; r++)
            own.at[r * own.size + x] = d->matrix[r * own.size + x];
        if (d->to) own.at[d->to[x] * own.size + x] = 1;
        if (d->marked) own.at[x * own.size + x] = d->marked[x] ? -1 : 1;
    }
    return own;
}

static inline Square square_whole_power(Square u, double power) {
    Square all = square_one(u.wires), one = square_zero(u.wires);
    for (size_t i = 0; i < u.size * u.size; i++)
        one.at[i] = power < 0 ? conj(u.at[i % u.size * u.size + i / u.size]) : u.at[i];
    for (int i = 0; i < (int)fabs(power); i++)
        square_multiply(&all, one);
    free(one.at);
    free(u.at);
    return all;
}

static inline Square square_defined(int wires, const Step *step) {
    const Definition *d = definition_of(step->gate);
    Square own = square_own(d), whole = square_zero(wires);
    own = square_whole_power(own, step->powered ? step->power.value : 1);
    for (size_t r = 0; r < whole.size; r++)
        for (size_t c = 0; c < whole.size; c++) {
            size_t row = 0, column = 0;
            if ((r & ~(size_t)step->block) != (c & ~(size_t)step->block)) continue;
            for (int i = 0; i < d->wires; i++) {
                row |= (r >> step_own_wire(step, i) & 1) << i;
                column |= (c >> step_own_wire(step, i) & 1) << i;
            }
            whole.at[r * whole.size + c] = own.at[row * own.size + column];
        }
    free(own.at);
    return whole;
}

static inline Square square_act(int wires, const Step *step) {
    if (step->gate->kind == GATE_DEFINED) return square_defined(wires, step);
    if (step->gate->kind == GATE_BLOCK) return square_block(wires, step);
    if (step->gate->kind == GATE_SWAP) return square_swap(wires, step);
    return square_on(wires, step->targets[0],
                     (const double complex(*)[2])step_matrix(step).m);
}

// P·U + (1 − P), where P is the projector of the dots. Yours to free.
static inline Square square_step(int wires, const Step *step) {
    Square dots = square_dots(wires, step), act = square_act(wires, step);
    for (size_t i = 0; i < act.size * act.size; i++)
        act.at[i] -= i % (act.size + 1) == 0;
    square_multiply(&act, dots); // P and U act on different wires
    for (size_t i = 0; i < act.size; i++)
        act.at[i * act.size + i] += 1;
    free(dots.at);
    return act;
}

static inline double square_distance(Square a, const double complex *b) {
    double largest = 0;
    for (size_t i = 0; i < a.size * a.size; i++)
        largest = fmax(largest, cabs(a.at[i] - b[i]));
    return largest;
}

// Of all unitary steps one after the other.
static inline Square square_circuit(const Circuit *circuit) {
    Square whole = square_one(circuit_wires(circuit));
    for (int i = 0; i < circuit_steps(circuit); i++) {
        if (!step_unitary(circuit_step(circuit, i))) continue;
        Square one = square_step(circuit_wires(circuit), circuit_step(circuit, i));
        square_multiply(&whole, one);
        free(one.at);
    }
    return whole;
}

#endif
