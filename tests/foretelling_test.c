// The bars of a histogram that is predicted, by the hand and the keys.
#include "desk_bench.h"

#include "circuit/short_form.h"
#include "desk/foretelling.h"
#include "lesson/prediction.h"
#include "view/histogram_bars.h"

static int histogram(const Bench *b) {
    const Shelf *shelf = &b->desk->shelving.now;
    for (int i = 0; i < shelf->count; i++)
        if (!strcmp(shelf->at[i].kind->name, "histogram")) return i;
    fail();
    return -1;
}

static uint64_t foreseen(const Bench *b) {
    return b->desk->shelving.now.at[histogram(b)].options.foreseen;
}

static Spot bar(const Bench *b, int value) {
    return (Spot){SPOT_BAR, DISPLAY_SHELVED, value, 2 * histogram(b), NULL};
}

static Spot tell(const Bench *b) {
    return display_spot(DISPLAY_TELL, histogram(b), DISPLAY_SHELVED);
}

static void begin(Bench *b) {
    Circuit *circuit = short_form_read("h 0; cx 0 1", 2, NULL, NULL);
    assert_true(desk_open_circuit(b->desk, circuit, NULL));
    click(b, cell(1, 8, -1));
    Shown shown;
    assert_true(shown_find(
        b->desk, display_spot(DISPLAY_GROUND, histogram(b), DISPLAY_SHELVED), &shown));
    shown_set(b->desk, &shown, display_option_find("predict"), 1);
}

static void nothing_is_told_before_it_is_predicted(void **state) {
    Bench *b = *state;
    begin(b);
    assert_true(has_spot(b, bar(b, 3)));
    assert_false(has_spot(b, (Spot){SPOT_BASIS, -1, 3, 3, NULL}) && reads(b, "0.500"));
    assert_false(reads_key(b, "histogram.observed"));
    click(b, tell(b));
    assert_true(reads_key(b, "predict.nothing"));
    assert_false(prediction_told(foreseen(b)));
}

static void arrows_raise_a_bar_and_undo_lowers_it(void **state) {
    Bench *b = *state;
    begin(b);
    desk_focus_by_key(b->desk, bar(b, 0));
    key(b, KEY_UP, 0);
    key(b, KEY_UP, 0);
    key(b, KEY_UP, MOD_ALT);
    assert_int_equal(prediction_at(foreseen(b), 0), 11);
    key(b, KEY_RIGHT, 0);
    key(b, KEY_HOME, 0);
    assert_int_equal(prediction_at(foreseen(b), 1), 100);
    key(b, 'z', MOD_CTRL);
    assert_int_equal(prediction_at(foreseen(b), 1), 0);
    assert_int_equal(prediction_at(foreseen(b), 0), 11);
}

static void a_bar_goes_where_it_is_dragged_and_is_one_step_of_undo(void **state) {
    Bench *b = *state;
    begin(b);
    Rect rect = spot_of(b, bar(b, 2))->rect;
    double x = rect.x + rect.w / 2;
    feed_at(b, GESTURE_DOWN, x, rect.y + rect.h - 1);
    feed_at(b, GESTURE_MOVE, x, rect.y + 0.6 * rect.h);
    assert_int_equal(prediction_at(foreseen(b), 2), 0); // it is still in the hand
    assert_true(reads(b, "0.40"));
    feed_at(b, GESTURE_MOVE, x, rect.y + 0.5 * rect.h);
    feed_at(b, GESTURE_UP, x, rect.y + 0.5 * rect.h);
    assert_int_equal(prediction_at(foreseen(b), 2), 50);
    key(b, 'z', MOD_CTRL);
    assert_int_equal(prediction_at(foreseen(b), 2), 0);
}

// ½ (|0.75 − 0.5| + |0.25 − 0| + |0 − 0.5|) of 00, 01, 11.
static void then_all_stand_on_one_axis_with_how_far_off_it_was(void **state) {
    Bench *b = *state;
    begin(b);
    foretelling_set(b->desk, bar(b, 0), 0.6);
    foretelling_set(b->desk, bar(b, 1), 0.2);
    click(b, tell(b));
    assert_true(reads_key(b, "histogram.predicted"));
    assert_true(reads_key(b, "histogram.observed"));
    assert_false(has_spot(b, bar(b, 0)));
    Shown shown;
    assert_true(shown_find(
        b->desk, display_spot(DISPLAY_GROUND, histogram(b), DISPLAY_SHELVED), &shown));
    Bars bars = bars_of(&shown.model);
    assert_int_equal(bars.predicted, PREDICTED_TOLD);
    assert_float_equal(bars.far, 0.5, 1e-9);
    double shares[] = {0.75, 0.25, 0, 0}, far = 0;
    for (int i = 0; i < bars.count; i++)
        far += fabs(shares[i] - (double)bars.at[i].count / bars.shots) / 2;
    assert_float_equal(bars.far_counts, far, 1e-9);
    click(b, tell(b)); // once more
    assert_int_equal(foreseen(b), 0);
}

static void it_is_remembered_with_the_lab(void **state) {
    Bench *b = *state;
    begin(b);
    foretelling_set(b->desk, bar(b, 3), 0.35);
    bench_again(b);
    assert_int_equal(prediction_at(foreseen(b), 3), 35);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        IN_LAB(nothing_is_told_before_it_is_predicted),
        IN_LAB(arrows_raise_a_bar_and_undo_lowers_it),
        IN_LAB(a_bar_goes_where_it_is_dragged_and_is_one_step_of_undo),
        IN_LAB(then_all_stand_on_one_axis_with_how_far_off_it_was),
        IN_LAB(it_is_remembered_with_the_lab),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
