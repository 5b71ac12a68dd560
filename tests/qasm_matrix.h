// OpenQASM programs as their whole matrices, the slow way; for tests of their gates.
#ifndef KYUBI_TESTS_QASM_MATRIX_H
#define KYUBI_TESTS_QASM_MATRIX_H

#include "circuit/format_qasm.h"
#include "circuit/lower.h"

#include <complex.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static inline Circuit *read(const char *text) {
    Error err = {0};
    Circuit *c = qasm_read(text, "a.qasm", (FormatOptions){0}, &err);
    if (!c) fail_msg("%s\n%s %s %d:%d", text, err.key, err.args, err.line, err.column);
    return c;
}

// --- What a circuit does, the slow way: its whole matrix, column by column

enum { MOST = 32 };
typedef struct Matrix {
    int size;
    double complex m[MOST][MOST];
} Matrix;

static inline void act(const Step *s, double complex *v, int size) {
    if (s->gate->kind == GATE_BARRIER) return;
    double complex out[MOST] = {0};
    double angles[MAX_ANGLES];
    for (int i = 0; i < MAX_ANGLES; i++)
        angles[i] = s->angles[i].value;
    Matrix2 u = {{{0}}};
    if (s->gate->kind == GATE_MATRIX) u = s->gate->matrix(angles);
    if (s->powered && s->gate->kind == GATE_MATRIX) u = matrix2_power(u, s->power.value);
    // SWAP is 1 on what is symmetric and -1 on the rest, whose power has the phase π k.
    double complex turn = s->powered ? cexp(I * M_PI * s->power.value) : -1;
    for (int i = 0; i < size; i++) {
        bool acts = ((uint32_t)i & s->controls) == s->controls &&
                    ((uint32_t)i & s->anticontrols) == 0;
        int a = i >> s->targets[0] & 1, one = 1 << s->targets[0];
        if (!acts) {
            out[i] += v[i];
        } else if (s->gate->kind == GATE_SWAP) {
            int b = i >> s->targets[1] & 1;
            int j = (i & ~one & ~(1 << s->targets[1])) | b * one | a << s->targets[1];
            out[i] += (1 + turn) / 2 * v[i];
            out[j] += (1 - turn) / 2 * v[i];
        } else {
            out[i & ~one] += u.m[0][a] * v[i];
            out[i | one] += u.m[1][a] * v[i];
        }
    }
    memcpy(v, out, sizeof out);
}

static inline Matrix matrix_of(const Circuit *circuit) {
    Circuit *c =
        circuit_lower(circuit, step_plain, false, NULL); // gates of the program's own
    Matrix u = {.size = 1 << circuit_wires(c)};
    for (int column = 0; column < u.size; column++) {
        double complex v[MOST] = {0};
        v[column] = 1;
        for (int i = 0; i < circuit_steps(c); i++)
            act(circuit_step(c, i), v, u.size);
        for (int row = 0; row < u.size; row++)
            u.m[row][column] = v[row];
    }
    circuit_destroy(c);
    return u;
}

// Equal up to a phase of the whole: |tr(A† B)| is as large as it can be.
static inline bool same_up_to_phase(const Matrix *a, const Matrix *b) {
    double complex trace = 0;
    for (int i = 0; i < a->size; i++)
        for (int j = 0; j < a->size; j++)
            trace += conj(a->m[i][j]) * b->m[i][j];
    return a->size == b->size && fabs(cabs(trace) - a->size) < 1e-9;
}

#endif
