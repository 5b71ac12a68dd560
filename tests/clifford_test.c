// The Clifford gates judged by the gate table's matrices.
#include "clifford_matrices.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

static void every_clifford_row_of_the_gate_table_is_a_gate_here(void **unused) {
    (void)unused;
    int found = 0;
    for (int i = 0; i < gate_count(); i++) {
        CliffordOp op;
        if (!gate_row(i)->clifford) continue;
        assert_true(clifford_find(gate_row(i)->name, &op));
        assert_int_equal(clifford_qubits(op), 1);
        assert_string_equal(clifford_name(op), gate_row(i)->name);
        found++;
    }
    assert_int_equal(found, CLIFFORD_SINGLES);
}

static void two_qubit_gates_come_behind_the_others(void **unused) {
    (void)unused;
    CliffordOp op;
    for (int i = CLIFFORD_SINGLES; i < CLIFFORD_OPS; i++) {
        assert_true(clifford_find(clifford_name((CliffordOp)i), &op));
        assert_int_equal(op, i);
        assert_int_equal(clifford_qubits(op), 2);
    }
    assert_false(clifford_find("t", &op));
    assert_false(clifford_find("", &op));
}

// G P G† = ± the letter that the masks give, as matrices.
static void actions_are_those_of_the_matrices(void **unused) {
    (void)unused;
    for (int op = 0; op < CLIFFORD_SINGLES; op++) {
        CliffordAction act = clifford_action((CliffordOp)op);
        Matrix2 g = gate_find(clifford_name((CliffordOp)op))->matrix(NULL);
        for (unsigned letter = 0; letter < 4; letter++) {
            uint64_t x = letter & 1, z = letter >> 1;
            uint64_t to_x = (x & act.x_to_x) ^ (z & act.z_to_x);
            uint64_t to_z = (x & act.x_to_z) ^ (z & act.z_to_z);
            uint64_t minus = (x & act.x_sign) ^ (z & act.z_sign) ^ (x & z & act.y_sign);
            Matrix2 turned = matrix2_product(matrix2_product(g, pauli_matrices[letter]),
                                             matrix2_adjoint(g));
            for (int i = 0; i < 4; i++) {
                double complex said = pauli_matrices[to_x | to_z << 1].m[i / 2][i % 2];
                if (minus) said = -said;
                assert_true(cabs(turned.m[i / 2][i % 2] - said) < 1e-12);
            }
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_clifford_row_of_the_gate_table_is_a_gate_here),
        cmocka_unit_test(two_qubit_gates_come_behind_the_others),
        cmocka_unit_test(actions_are_those_of_the_matrices),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
