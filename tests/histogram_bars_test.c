#include "view/histogram_bars.h"

#include "picture_bench.h"

static Bars bars_for(const char *text, int wires, int shots) {
    Run *run = run_of(text, wires);
    DisplayModel model = {
        .run = run, .after = run_columns(run), .options = {.shots = shots, .seed = 5}};
    Bars bars = bars_of(&model);
    run_destroy(run);
    return bars;
}

// The slow way: an outcome belongs to the eight when fewer than eight are before it.
static int rank(const double *p, int size, int of) {
    int before = 0;
    for (int i = 0; i < size; i++)
        before += p[i] > p[of] || (p[i] == p[of] && i < of);
    return before;
}

static void the_eight_likeliest_stand_in_the_order_of_their_bits(void **state) {
    (void)state;
    const char *text = "ry(0.3) 0; ry(0.9) 1; ry(1.2) 2; ry(2) 3; ry(2.4) 4; cx 0 3";
    Run *run = run_of(text, 5);
    double p[32], rest = 1;
    run_probabilities(run, run_columns(run), p);
    run_destroy(run);
    Bars bars = bars_for(text, 5, 0);
    int at = 0;
    for (int i = 0; i < 32; i++) {
        if (rank(p, 32, i) >= 8) continue;
        assert_int_equal(bars.at[at].bits, i);
        assert_float_equal(bars.at[at].expected, p[i], 1e-12);
        rest -= p[i];
        at++;
    }
    assert_int_equal(at, 8);
    assert_int_equal(bars.count, 9);
    assert_int_equal(bars.at[8].others, 24);
    assert_float_equal(bars.at[8].expected, rest, 1e-9);
}

static void three_qubits_show_all_and_four_only_what_occurs(void **state) {
    (void)state;
    assert_int_equal(bars_for("x 0", 3, 0).count, 8);
    Bars four = bars_for("h 0; cx 0 3", 4, 0);
    assert_int_equal(four.count, 2);
    assert_int_equal(four.at[1].bits, 9);
}

static void counts_add_up_to_the_shots(void **state) {
    (void)state;
    Bars bars = bars_for("h 0; h 1; h 2; h 3; h 4", 5, 777);
    int sum = 0;
    for (int i = 0; i < bars.count; i++)
        sum += bars.at[i].count;
    assert_int_equal(sum, 777);
}

static void the_axis_holds_named_bars_and_keeps_still_for_two_qubits(void **state) {
    (void)state;
    double top, step;
    Bars two = bars_for("h 0; h 1", 2, 100);
    bars_scale(&two, &top, &step);
    assert_float_equal(top, 1, 0);
    Bars many = bars_for("h 0; h 1; h 2; h 3", 4, 0);
    bars_scale(&many, &top, &step);
    assert_true(top < 1);
    for (int i = 0; i < many.count; i++)
        assert_int_equal(many.at[i].expected > top, many.at[i].others > 0);
}

static void what_is_to_be_predicted_is_covered_in_every_form(void **state) {
    (void)state;
    Run *run = run_of("ry(1) 0", 1);
    for (int form = DISPLAY_NORMAL; form <= DISPLAY_LARGE; form++) {
        DisplayModel model = {.run = run,
                              .after = run_columns(run),
                              .form = (DisplayForm)form,
                              .options = {.predict = true}};
        assert_int_equal(bars_of(&model).predicted, PREDICTED_COVERED);
    }
    run_destroy(run);
}

static void only_the_bar_of_far_more_others_is_cut_off(void **state) {
    (void)state;
    double top, step;
    Bars many = bars_for("h 0; h 1; h 2; h 3", 4, 0);
    bars_scale(&many, &top, &step);
    for (int i = 0; i < many.count; i++)
        assert_int_equal(bars_cut(&many, i, top), i == many.count - 1);
    Bars few = bars_for("ry(0.4) 0; ry(0.4) 1; ry(0.4) 2; ry(0.4) 3", 4, 0);
    bars_scale(&few, &top, &step);
    for (int i = 0; i < few.count; i++)
        assert_false(bars_cut(&few, i, top));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_eight_likeliest_stand_in_the_order_of_their_bits),
        cmocka_unit_test(three_qubits_show_all_and_four_only_what_occurs),
        cmocka_unit_test(counts_add_up_to_the_shots),
        cmocka_unit_test(the_axis_holds_named_bars_and_keeps_still_for_two_qubits),
        cmocka_unit_test(what_is_to_be_predicted_is_covered_in_every_form),
        cmocka_unit_test(only_the_bar_of_far_more_others_is_cut_off),
    };
    return cmocka_run_group_tests(tests, bench_open, bench_close);
}
