// What is predicted of a histogram, in one number.
#include "lesson/prediction.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void every_bar_keeps_its_per_cent_beside_the_others(void **state) {
    (void)state;
    uint64_t foreseen = 0;
    int kept[PREDICTED_BARS] = {0};
    for (int turn = 0; turn < 500; turn++) {
        int bar = turn * 5 % PREDICTED_BARS, percent = turn * 37 % (PREDICTED_TOP + 1);
        foreseen = prediction_with(foreseen, bar, percent);
        kept[bar] = percent;
        int sum = 0;
        for (int i = 0; i < PREDICTED_BARS; i++) {
            assert_int_equal(prediction_at(foreseen, i), kept[i]);
            sum += kept[i];
        }
        assert_int_equal(prediction_sum(foreseen, PREDICTED_BARS), sum);
        assert_false(prediction_told(foreseen));
        assert_true(prediction_told(prediction_tell(foreseen)));
        assert_int_equal(prediction_at(prediction_tell(foreseen), 7), kept[7]);
    }
    assert_int_equal(prediction_at(prediction_with(0, 2, 300), 2), PREDICTED_TOP);
    assert_int_equal(prediction_with(0, 2, -4), 0);
}

static void only_proportions_count(void **state) {
    (void)state;
    double shares[4];
    uint64_t foreseen = prediction_with(prediction_with(0, 0, 60), 3, 20);
    prediction_shares(foreseen, 4, shares);
    assert_float_equal(shares[0], 0.75, 1e-12);
    assert_float_equal(shares[1], 0, 0);
    assert_float_equal(shares[3], 0.25, 1e-12);
    prediction_shares(0, 4, shares);
    for (int i = 0; i < 4; i++)
        assert_float_equal(shares[i], 0, 0);
}

static void more_than_eight_outcomes_are_neither_predicted_nor_covered(void **state) {
    (void)state;
    DisplayOptions options = {.predict = 1};
    assert_true(prediction_covers(&options, 8));
    assert_false(prediction_covers(&options, 16));
    options.foreseen = prediction_tell(prediction_with(0, 0, 50));
    assert_false(prediction_covers(&options, 8));
    assert_true(prediction_made(&options, 8));
    options.predict = 0;
    assert_false(prediction_made(&options, 8));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_bar_keeps_its_per_cent_beside_the_others),
        cmocka_unit_test(only_proportions_count),
        cmocka_unit_test(more_than_eight_outcomes_are_neither_predicted_nor_covered),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
