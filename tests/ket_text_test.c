// States as people write them.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include "base/rng.h"
#include "circuit/ket_text.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static const double HALF = 0.70710678118654752440;

static void check(const char *text, int qubits, const double complex *wanted) {
    Error err = {.key = ""};
    State *state = ket_text_read(text, &err);
    if (!state) fail_msg("%s: %s %s", text, err.key, err.args);
    assert_int_equal(state_qubits(state), qubits);
    for (int i = 0; i < 1 << qubits; i++)
        assert_true(cabs(state_amplitude(state, i) - wanted[i]) < 1e-12);
    state_destroy(state);
}

static void kets_are_read_with_q0_rightmost(void **state) {
    (void)state;
    check("|0>", 1, (double complex[]){1, 0});
    check("|01>", 2, (double complex[]){0, 1, 0, 0});
    check("|10⟩", 2, (double complex[]){0, 0, 1, 0});
    check("|1>|0>", 2, (double complex[]){0, 0, 1, 0});
    check("|+>", 1, (double complex[]){HALF, HALF});
    check("|->", 1, (double complex[]){HALF, -HALF});
    check("|i>", 1, (double complex[]){HALF, HALF * I});
    check("|-i>", 1, (double complex[]){HALF, -HALF * I});
    check("|1+>", 2, (double complex[]){0, 0, HALF, HALF});
}

static void coefficients_are_read_as_they_are_written(void **state) {
    (void)state;
    check("(|0> + i|1>)/sqrt(2)", 1, (double complex[]){HALF, HALF * I});
    check("(|0> − i|1>)/√2", 1, (double complex[]){HALF, -HALF * I});
    check("|00> + |11>", 2, (double complex[]){HALF, 0, 0, HALF});
    check("3|0> - 4 i |1>", 1, (double complex[]){0.6, -0.8 * I});
    check("cos(30 deg)|0> + exp(i pi/2) sin(30 deg)|1>", 1,
          (double complex[]){cos(M_PI / 6), 0.5 * I});
    check("e^(i π/2)|0>", 1, (double complex[]){I, 0});
    check("30e-1|0> + 4E0 i|1>", 1, (double complex[]){0.6, 0.8 * I}); // powers of ten
    check("3e|0> + 4 e|1>", 1, (double complex[]){0.6, 0.8});          // Euler's number
    check("-(1/2)*(|0> + |1>)", 1, (double complex[]){-HALF, -HALF});
    check("(|0> + |1>)(|0> - |1>)", 2, (double complex[]){0.5, -0.5, 0.5, -0.5});
}

static void what_is_no_state_is_refused_by_its_key(void **state) {
    (void)state;
    static const struct {
        const char *text, *key;
    } rows[] = {
        {"", "ket.syntax"},
        {"1", "ket.number"},
        {"|0> + 1", "ket.number"},
        {"|2>", "ket.label"},
        {"|>", "ket.label"},
        {"|0", "ket.syntax"},
        {"|0> + |00>", "ket.sizes"},
        {"|0> - |0>", "ket.nothing"},
        {"0|0>", "ket.nothing"},
        {"(|0>", "expression.bracket"},
        {"|0>)", "ket.syntax"},
        {"|0>/|1>", "ket.syntax"},
        {"|0>/0", "ket.syntax"},
        {"√|0>", "ket.syntax"},
        {"|0>^2", "ket.syntax"},
        {"kos(1)|0>", "expression.unknown_near"},
        {"|00000000000>", "ket.qubits"},
        {"sqrt(|0>)", "ket.syntax"},
        {"1/0|0>", "ket.syntax"},
        {"exp(1000)|0>", "ket.nothing"},
        {"|1\xea\x9f\xa9", "ket.syntax"}, // a sign that ends as ⟩ does
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Error err = {.key = ""};
        assert_null(ket_text_read(rows[i].text, &err));
        if (strcmp(err.key, rows[i].key) != 0) fail_msg("%s: %s", rows[i].text, err.key);
        assert_true(err.column > 0);
    }
}

static void fifty_thousand_random_texts_crash_nothing(void **state) {
    (void)state;
    static const char LETTERS[] = "|01+->i()/*^ sqrtexpcos2.5√π⟩−";
    Rng rng = rng_seeded(5);
    for (int round = 0; round < 50000; round++) {
        char text[24] = "";
        size_t size = rng_below(&rng, sizeof text - 1);
        for (size_t i = 0; i < size; i++)
            text[i] = LETTERS[rng_below(&rng, sizeof LETTERS - 1)];
        state_destroy(ket_text_read(text, NULL));
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(kets_are_read_with_q0_rightmost),
        cmocka_unit_test(coefficients_are_read_as_they_are_written),
        cmocka_unit_test(what_is_no_state_is_refused_by_its_key),
        cmocka_unit_test(fifty_thousand_random_texts_crash_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
