// Matrices as people type them, recognised, judged and mended.
#include "circuit/entries.h"

#include "definition_bench.h"

static void entries_are_recognised(void **state) {
    (void)state;
    Circuit *c = circuit_of("matrix([[0.57735, 0.81650], [0.81650, -0.57735]]) 0");
    const Definition *d = definition_of(circuit_step(c, 0)->gate);
    assert_true(cabs(d->matrix[0] - 1 / sqrt(3)) < 1e-15);
    assert_true(cabs(d->matrix[1] - sqrt(2.0 / 3)) < 1e-15);
    assert_non_null(strstr(d->source, "1/√3"));
    circuit_destroy(c);
    c = circuit_of("matrix([[0.70711, 0.70711i], [0.5+0.5i, 0.5-0.5i]]) 0");
    d = definition_of(circuit_step(c, 0)->gate);
    assert_true(cabs(d->matrix[2] - (0.5 + 0.5 * I)) < 1e-15);
    assert_means(c, "recognised");
    circuit_destroy(c);
}

static void the_nearest_unitary_is_nearest(void **state) {
    (void)state;
    Entries typed, nearest;
    Error err = {0};
    assert_true(entries_read("1 1; 0 1", &typed, &err));
    assert_true(fabs(entries_fault(&typed) - 1) < 1e-12);
    assert_true(entries_nearest(&typed, &nearest));
    assert_true(entries_fault(&nearest) < 1e-12);
    // Of all turns by an angle the one that comes nearest, found by trying: tan φ = 1/2.
    double best = 1e9, at = 0;
    for (int i = 0; i < 100000; i++) {
        double a = 2 * M_PI * i / 100000, s = sin(a), c = cos(a);
        double far = pow(1 - c, 2) * 2 + pow(1 - s, 2) + s * s;
        if (far < best) best = far, at = a;
    }
    assert_true(fabs(creal(nearest.at[0]) - cos(at)) < 1e-4);
    assert_true(fabs(creal(nearest.at[1]) - sin(at)) < 1e-4);
    entries_clear(&nearest);
    entries_clear(&typed);
    assert_true(entries_read("{{1,1},{1,1}}", &typed, &err));
    assert_false(entries_nearest(&typed, &nearest));
    entries_clear(&typed);
    assert_true(entries_read("cos(pi/8) -sin(π/8)\nsin(π/8) cos(pi/8)", &typed, &err));
    assert_true(entries_fault(&typed) < 1e-12);
    entries_clear(&typed);
    assert_true(entries_read("１，０\n０，−ｉ", &typed, &err));
    assert_true(cabs(typed.at[3] + I) < 1e-15);
    entries_clear(&typed);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(entries_are_recognised),
        cmocka_unit_test(the_nearest_unitary_is_nearest),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
