// How far left the next step of a program may stand.
#include "circuit/frontier.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static int add(Frontier *f, Step step) {
    step.column = frontier_column(f, &step);
    frontier_pass(f, &step);
    return step.column;
}

static Step on(const char *gate, int wire) {
    return (Step){.gate = gate_find(gate), .targets = {wire, wire}};
}

static void steps_on_other_wires_share_a_column(void **state) {
    (void)state;
    Frontier f = {0};
    assert_int_equal(add(&f, on("h", 0)), 0);
    assert_int_equal(add(&f, on("h", 1)), 0);
    assert_int_equal(add(&f, on("x", 1)), 1);
}

static void a_link_pushes_what_it_crosses(void **state) {
    (void)state;
    Frontier f = {0};
    Step cx = on("x", 2);
    cx.controls = 1;
    assert_int_equal(add(&f, cx), 0);
    assert_int_equal(add(&f, on("h", 1)), 1);
}

static void readers_of_a_bit_share_a_column_and_writers_do_not(void **state) {
    (void)state;
    Frontier f = {0};
    Step a = on("x", 1), b = on("x", 2), again = on("measure", 3);
    a.if_mask = b.if_mask = 1;
    assert_int_equal(add(&f, on("measure", 0)), 0); // into bit 0
    assert_int_equal(add(&f, a), 1);
    assert_int_equal(add(&f, b), 1);
    assert_int_equal(add(&f, again), 2); // bit 0 again, behind those that read it
}

static void a_barrier_holds_only_its_own_wires(void **state) {
    (void)state;
    Frontier f = {0};
    add(&f, on("h", 0));
    frontier_barrier(&f, 3);
    assert_int_equal(add(&f, on("h", 1)), 1);
    assert_int_equal(add(&f, on("h", 2)), 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(steps_on_other_wires_share_a_column),
        cmocka_unit_test(a_link_pushes_what_it_crosses),
        cmocka_unit_test(readers_of_a_bit_share_a_column_and_writers_do_not),
        cmocka_unit_test(a_barrier_holds_only_its_own_wires),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
