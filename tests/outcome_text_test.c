// Runs judged by brute force: every record of measurements followed by itself on a plain
// vector, nothing merged, gates as whole matrices.
#include "base/mem.h"
#include "base/rng.h"
#include "base/words.h"
#include "circuit/run.h"
#include "circuit/short_form.h"
#include "circuit/shots.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

static void assert_text(const Circuit *circuit, bool measures, uint64_t bits,
                        const char *text) {
    char *outcome = outcome_text(circuit, measures, bits);
    assert_string_equal(outcome, text);
    free(outcome);
}

static void outcomes_read_with_the_last_register_first(void **unused) {
    (void)unused;
    Circuit *circuit = circuit_create(3);
    assert_text(circuit, true, 1, "001");
    assert_text(circuit, false, 6, "110");
    assert_true(circuit_add_bit_register(circuit, "c", 3, NULL));
    assert_true(circuit_add_bit_register(circuit, "syn", 2, NULL));
    assert_text(circuit, true, 0x9, "01 001");
    assert_text(circuit, false, 1, "001");
    circuit_destroy(circuit);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(outcomes_read_with_the_last_register_first),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
