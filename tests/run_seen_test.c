// What is seen of runs: against sums over their branches, and closed formulas.
#include "circuit/run_seen.h"
#include "circuit/short_form.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>

static Run *run_of(const char *text, int wires) {
    Circuit *circuit = short_form_read(text, wires, NULL, NULL);
    assert_non_null(circuit);
    Run *run = run_create(circuit, (RunOptions){0}, NULL);
    circuit_destroy(circuit);
    assert_non_null(run);
    return run;
}

static void check_kets(const char *text, int wires, KetPlan plan, int count,
                       const char *const *wanted, const double *weights) {
    Run *run = run_of(text, wires);
    const Kets *kets = run_seen_kets(run, run_columns(run), &plan);
    assert_int_equal(kets->count, count);
    for (int i = 0; i < count; i++) {
        char *tex = ket_formula_tex(kets->formula[i]);
        assert_string_equal(tex, wanted[i]);
        assert_float_equal(kets->weight[i], weights[i], 1e-12);
        free(tex);
    }
    assert_ptr_equal(run_seen_kets(run, run_columns(run), &plan), kets);
    run_destroy(run);
}

static void a_wire_on_its_own_is_told_from_an_entangled_one(void **unused) {
    (void)unused;
    Run *run = run_of("h 0; cx 0 1; h 2", 3);
    int end = run_columns(run);
    assert_int_equal(run_seen(run, end, 0), SEEN_PURE);
    assert_int_equal(run_seen(run, end, 1), SEEN_ENTANGLED);
    assert_int_equal(run_seen(run, end, 4), SEEN_PURE);
    assert_int_equal(state_qubits(run_seen_state(run, end, 3)), 2);
    assert_null(run_seen_state(run, end, 6));
    const Pyramid *half = run_seen_pyramid(run, end, 1);
    assert_false(pyramid_has_phases(half));
    assert_float_equal(pyramid_tile(half, NULL, 0, 0, 1).probability, 0.5, 1e-12);
    assert_ptr_equal(run_seen_pyramid(run, end, 1), half);
    run_destroy(run);
    run = run_of("h 0; measure 0", 1);
    assert_int_equal(run_seen(run, run_columns(run), 0), SEEN_BRANCHES);
    run_destroy(run);
}

static void branches_are_formulas_with_their_chances(void **unused) {
    (void)unused;
    check_kets("h 0; measure 0", 1, (KetPlan){0}, 2,
               (const char *[]){"\\ket{0}", "\\ket{1}"}, (double[]){0.5, 0.5});
    check_kets("ry(2*pi/3) 0; measure 0", 1, (KetPlan){0}, 2,
               (const char *[]){"\\ket{1}", "\\ket{0}"}, (double[]){0.75, 0.25});
    // A measurement of one half of a pair leaves the other half a state in each branch.
    check_kets(
        "h 0; cx 0 1; h 0; measure 0", 2, (KetPlan){.wires = 2}, 2,
        (const char *[]){"\\frac{1}{\\sqrt{2}}\\ket{0} + \\frac{1}{\\sqrt{2}}\\ket{1}",
                         "\\frac{1}{\\sqrt{2}}\\ket{0} - \\frac{1}{\\sqrt{2}}\\ket{1}"},
        (double[]){0.5, 0.5});
    // Branches that leave the same state are told once.
    check_kets("h 0; measure 0; reset 0", 1, (KetPlan){0}, 1, (const char *[]){"\\ket{0}"},
               (double[]){1});
}

static void more_than_four_branches_have_no_formula(void **unused) {
    (void)unused;
    Run *run = run_of("h 0; h 1; h 2; measure 0; measure 1; measure 2", 3);
    const Kets *kets = run_seen_kets(run, run_columns(run), &(KetPlan){0});
    assert_int_equal(kets->count, 0);
    assert_true(kets->several);
    run_destroy(run);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_wire_on_its_own_is_told_from_an_entangled_one),
        cmocka_unit_test(branches_are_formulas_with_their_chances),
        cmocka_unit_test(more_than_four_branches_have_no_formula),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
