#include "circuit/run.h"
#include "circuit/shots.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>

#include "slow_run.h"

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

static void shots_follow_the_exact_distribution(void **unused) {
    (void)unused;
    Rng rng = rng_seeded(22);
    enum { MANY = 20000 };
    for (int trial = 0; trial < 10; trial++) {
        Circuit *circuit = random_circuit(&rng);
        Slow *slow = slow_of(circuit, COLUMNS);
        uint64_t *shots = shots_run(circuit, MANY, &rng, NULL);
        double seen[OUTCOMES] = {0};
        for (int i = 0; i < MANY; i++)
            seen[shots[i]]++;
        for (int i = 0; i < OUTCOMES; i++) {
            double p =
                circuit_measures(circuit) ? slow->outcomes[i] : creal(slow->density[i][i]);
            double spread = 6 * sqrt(MANY * fmax(0, p * (1 - p)));
            assert_true(fabs(seen[i] - MANY * p) <= spread + 1e-6);
        }
        free(shots);
        free(slow);
        circuit_destroy(circuit);
    }
}

static void what_is_selected_too_rarely_is_refused(void **unused) {
    (void)unused;
    Circuit *circuit = circuit_create(1);
    Rng rng = rng_seeded(33);
    Error err = {0};
    place(circuit, "id", 0, 0, 0);
    place(circuit, "post1", 1, 0, 0);
    assert_null(shots_run(circuit, 10, &rng, &err));
    assert_string_equal(err.key, "run.rare");
    assert_string_equal(err.args, "10\t0");
    circuit_destroy(circuit);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_bell_pair_agrees_in_every_shot),
        cmocka_unit_test(the_same_seed_gives_the_same_shots),
        cmocka_unit_test(shots_follow_the_exact_distribution),
        cmocka_unit_test(what_is_selected_too_rarely_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
