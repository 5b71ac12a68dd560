// That shots follow the exact distribution is tests/run_test.c's to show.
#include "circuit/shots.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>

enum { SHOTS = 200 };

static void place(Circuit *circuit, const char *gate, int column, int target,
                  uint32_t controls) {
    Step step = step_of(circuit, gate_find(gate), target, column);
    step.controls = controls;
    assert_int_not_equal(circuit_place(circuit, step, NULL), NO_STEP);
}

static Circuit *bell(bool measured) {
    Circuit *circuit = circuit_create(2);
    place(circuit, "h", 0, 0, 0);
    place(circuit, "x", 1, 1, 1);
    for (int wire = 0; measured && wire < 2; wire++)
        place(circuit, "measure", 2, wire, 0);
    return circuit;
}

static void a_bell_pair_agrees_in_every_shot(void **unused) {
    (void)unused;
    for (int measured = 0; measured < 2; measured++) {
        Circuit *circuit = bell(measured);
        Rng rng = rng_seeded(31);
        uint64_t *shots = shots_run(circuit, SHOTS, &rng, NULL);
        int ones = 0;
        for (int i = 0; i < SHOTS; i++) {
            assert_true(shots[i] == 0 || shots[i] == 3);
            ones += shots[i] == 3;
        }
        assert_in_range(ones, 60, 140);
        free(shots);
        circuit_destroy(circuit);
    }
}

static void the_same_seed_gives_the_same_shots(void **unused) {
    (void)unused;
    Circuit *circuit = bell(true);
    Rng a = rng_seeded(32), b = rng_seeded(32);
    uint64_t *first = shots_run(circuit, SHOTS, &a, NULL);
    uint64_t *second = shots_run(circuit, SHOTS, &b, NULL);
    assert_memory_equal(first, second, SHOTS * sizeof *first);
    free(first);
    free(second);
    circuit_destroy(circuit);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_bell_pair_agrees_in_every_shot),
        cmocka_unit_test(the_same_seed_gives_the_same_shots),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
