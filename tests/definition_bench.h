// What the tests of a circuit's own gates share: circuits of a text on six wires, judged by
// whole matrices in every way that they can be said.
#ifndef KYUBI_TESTS_DEFINITION_BENCH_H
#define KYUBI_TESTS_DEFINITION_BENCH_H

#include "base/mem.h"
#include "base/rng.h"
#include "circuit/circuit_definitions.h"
#include "circuit/equivalence.h"
#include "circuit/lower.h"
#include "circuit/short_form.h"
#include "slow_step.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

enum { WIRES = 6 };

static inline Circuit *circuit_of(const char *text) {
    Error err = {0};
    Circuit *c = short_form_read(text, WIRES, NULL, &err);
    if (!c) fail_msg("%s: %s %s (column %d)", text, err.key, err.args, err.column);
    return c;
}

static inline void assert_matrix(const Circuit *circuit, Square wanted, const char *what) {
    Error err = {0};
    double complex *got = circuit_matrix(circuit, &err);
    assert_non_null(got);
    double distance = square_distance(wanted, got);
    if (!(distance < 1e-11)) fail_msg("%s is off by %g", what, distance);
    free(got);
}

// As it is run, as plain steps say it, and as the short form keeps it.
static inline void assert_means(const Circuit *circuit, const char *what) {
    Error err = {0};
    Square wanted = square_circuit(circuit);
    assert_matrix(circuit, wanted, what);
    Circuit *plain = circuit_lower(circuit, step_plain, false, &err);
    if (!plain) fail_msg("%s: %s %s", what, err.key, err.args);
    for (int i = 0; i < circuit_steps(plain); i++)
        assert_true(step_plain(circuit_step(plain, i)));
    assert_matrix(plain, wanted, what);
    circuit_destroy(plain);
    char *written = short_form_write(circuit, true);
    Circuit *again = circuit_of(written);
    if (!circuit_equal(circuit, again)) fail_msg("%s became %s", what, written);
    circuit_destroy(again);
    free(written);
    free(wanted.at);
}

// Gates of every kind, to be used behind.
static inline const char *defined_gates(void) {
    return "gate bell 2 { h 0; cx 0 1 };"
           "gate three 3 { bell 2 0; ctrlx @ t 1 0; par @ pary @ ry(0.3) 1 2 0; qft 0:2;"
           " gphase(0.4) 1 };"
           "gate perm 2 = permute(1 2 0 3); gate far 3 { @column 2 x 0; barrier 1 2; sub "
           "1:2, a=1 "
           "};"
           "gate odd = matrix([[0,0,0,1],[0,1/√2,i/sqrt(2),0],[0,i/√2,1/√2,0],[e^(i "
           "pi/5),0,0,0]]);"
           "gate tilt = turn(1, 0, 1, pi/3); gate mark 3 = oracle(x % 3 == 1);";
}

#endif
