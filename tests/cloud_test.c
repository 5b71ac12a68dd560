#include "circuit/cloud.h"

#include "circuit/short_form.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdlib.h>

static Run *noisy(const char *text, int wires, const char *kind, double rate) {
    Circuit *circuit = short_form_read(text, wires, NULL, NULL);
    assert_non_null(circuit);
    RunOptions options = {.most_branches = 0};
    options.noise.rates[noise_find(kind)] = rate;
    Run *run = run_create(circuit, options, NULL);
    circuit_destroy(circuit);
    assert_non_null(run);
    return run;
}

static void every_run_is_there_and_each_of_one_qubit_is_pure(void **state) {
    (void)state;
    Run *run = noisy("h 0; s 0; ry(0.7) 0; t 0", 1, "depolarising", 0.1);
    for (int after = 1; after <= run_columns(run); after++) {
        Cloud *cloud = run_cloud(run, after);
        int runs = 0;
        assert_non_null(cloud);
        for (int i = 0; i < cloud->count; i++) {
            runs += cloud->tips[i].runs;
            assert_true(fabs(bloch_length(cloud->tips[i].at) - 1) < 1e-9);
        }
        assert_int_equal(runs, CLOUD_RUNS);
        free(cloud);
    }
    run_destroy(run);
}

// The mean of many runs is the density matrix's arrow, within four standard errors of a
// coordinate, which is at most 1/√runs.
static void its_middle_is_the_exact_arrow(void **state) {
    (void)state;
    Run *run = noisy("h 0; cx 0 1; ry(0.7) 1; t 0; h 0", 2, "phase_flip", 0.05);
    int after = run_columns(run);
    Cloud *cloud = run_cloud(run, after);
    for (int q = 0; q < 2; q++) {
        Bloch mean = {0}, exact = run_bloch(run, after, q);
        for (int i = 0; i < cloud->count; i++) {
            const CloudTip *tip = &cloud->tips[i * 2 + q];
            mean.x += tip->at.x * tip->runs / CLOUD_RUNS;
            mean.y += tip->at.y * tip->runs / CLOUD_RUNS;
            mean.z += tip->at.z * tip->runs / CLOUD_RUNS;
        }
        double most = 4 / sqrt(CLOUD_RUNS);
        assert_true(fabs(mean.x - exact.x) < most);
        assert_true(fabs(mean.y - exact.y) < most);
        assert_true(fabs(mean.z - exact.z) < most);
    }
    free(cloud);
    run_destroy(run);
}

static void a_bit_flip_leaves_two_places_in_its_share(void **state) {
    (void)state;
    Run *run = noisy("id 0", 1, "bit_flip", 0.25);
    Cloud *cloud = run_cloud(run, run_columns(run));
    assert_int_equal(cloud->count, 2);
    for (int i = 0; i < 2; i++) {
        bool flipped = cloud->tips[i].at.z < 0;
        double share = (double)cloud->tips[i].runs / CLOUD_RUNS;
        assert_true(fabs(cloud->tips[i].at.z - (flipped ? -1 : 1)) < 1e-12);
        assert_true(fabs(share - (flipped ? 0.25 : 0.75)) < 4 * sqrt(0.1875 / CLOUD_RUNS));
    }
    free(cloud);
    run_destroy(run);
}

static void it_is_the_same_again_and_none_without_noise(void **state) {
    (void)state;
    Run *run = noisy("h 0; t 0; h 0", 1, "depolarising", 0.2);
    Run *other = noisy("h 0; t 0; h 0", 1, "depolarising", 0.1);
    Run *still = noisy("h 0", 1, "depolarising", 0);
    Cloud *a = run_cloud(run, 3), *b = run_cloud(run, 3);
    assert_int_equal(a->count, b->count);
    for (int i = 0; i < a->count; i++) {
        assert_int_equal(a->tips[i].runs, b->tips[i].runs);
        assert_true(a->tips[i].at.x == b->tips[i].at.x);
    }
    assert_true(run_cloud_key(run, 3) == run_cloud_key(run, 3));
    assert_true(run_cloud_key(run, 3) != run_cloud_key(run, 2));
    assert_true(run_cloud_key(run, 3) != run_cloud_key(other, 3));
    assert_null(run_cloud(still, 1));
    assert_null(run_cloud(run, 0));
    free(a);
    free(b);
    run_destroy(run);
    run_destroy(other);
    run_destroy(still);
}

static void it_keeps_to_what_is_held(void **state) {
    (void)state;
    Circuit *circuit =
        short_form_read("h 0; measure 0; depolarising(0.2) 1", 2, NULL, NULL);
    Run *run = run_create(circuit, (RunOptions){.held = {1, 1}}, NULL);
    Cloud *cloud = run_cloud(run, run_columns(run));
    int runs = 0;
    assert_true(fabs(run_bloch(run, run_columns(run), 0).z + 1) < 1e-12);
    for (int i = 0; i < cloud->count; i++) {
        runs += cloud->tips[i * 2].runs;
        assert_true(fabs(cloud->tips[i * 2].at.z + 1) < 1e-12);
    }
    assert_int_equal(runs, CLOUD_RUNS);
    free(cloud);
    run_destroy(run);
    circuit_destroy(circuit);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_run_is_there_and_each_of_one_qubit_is_pure),
        cmocka_unit_test(its_middle_is_the_exact_arrow),
        cmocka_unit_test(a_bit_flip_leaves_two_places_in_its_share),
        cmocka_unit_test(it_is_the_same_again_and_none_without_noise),
        cmocka_unit_test(it_keeps_to_what_is_held),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
