// Classical bits of a run, judged by the exact distribution of the same circuit.
#include "circuit/bits_seen.h"

#include "circuit/format_qasm.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

static const char text[] = "OPENQASM 3.0;\ninclude \"stdgates.inc\";\nqubit[3] q;\n"
                           "bit[2] key;\nbit[1] ok;\nry(1) q[0];\ncx q[0], q[1];\n"
                           "ry(0.7) q[2];\nkey[0] = measure q[0];\n"
                           "key[1] = measure q[1];\nok[0] = measure q[2];\nx q[0];\n";

static Circuit *with_registers(void) {
    Circuit *circuit = qasm_read(text, NULL, (FormatOptions){0}, NULL);
    assert_non_null(circuit);
    assert_int_equal(circuit_bit_registers(circuit), 2);
    return circuit;
}

static void each_register_is_the_marginal_of_the_whole_record(void **state) {
    (void)state;
    Circuit *circuit = with_registers();
    Run *run = run_create(circuit, (RunOptions){0}, NULL);
    int count, first;
    Reading *all = run_distribution(run, &count);
    static const int firsts[] = {0, 0, 2}, sizes[] = {3, 2, 1};
    for (int which = ALL_BITS; which < ALL_BITS + 3; which++) {
        double seen[8], slow[8] = {0};
        int size = circuit_bits_seen(circuit, which, &first);
        assert_int_equal(size, sizes[which - ALL_BITS]);
        assert_int_equal(first, firsts[which - ALL_BITS]);
        run_bits_seen(run, run_columns(run), which, seen);
        for (int i = 0; i < count; i++)
            slow[all[i].bits >> first & ((1u << size) - 1)] += all[i].probability;
        for (int k = 0; k < 1 << size; k++)
            assert_true(fabs(seen[k] - slow[k]) < 1e-12);
    }
    assert_int_equal(circuit_bits_seen(circuit, NO_BITS, &first), 0);
    assert_int_equal(circuit_bits_seen(circuit, FIRST_REGISTER + 2, &first), 0);
    free(all);
    run_destroy(run);
    circuit_destroy(circuit);
}

static void nothing_is_written_before_anything_is_measured(void **state) {
    (void)state;
    Circuit *circuit = with_registers();
    Run *run = run_create(circuit, (RunOptions){0}, NULL);
    double seen[8];
    run_bits_seen(run, 1, ALL_BITS, seen);
    assert_true(fabs(seen[0] - 1) < 1e-12);
    run_destroy(run);
    circuit_destroy(circuit);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_register_is_the_marginal_of_the_whole_record),
        cmocka_unit_test(nothing_is_written_before_anything_is_measured),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
