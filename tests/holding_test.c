// What is held of a circuit under the hands, judged by closed numbers.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "circuit/short_form.h"
#include "desk/holding.h"

#include <math.h>

static Circuit *read(const char *text) {
    Circuit *circuit = short_form_read(text, 2, NULL, NULL);
    assert_non_null(circuit);
    return circuit;
}

static Workpiece piece_of(const char *text) {
    Workpiece piece;
    workpiece_start(&piece, -1, NULL);
    piece.seed = 5;
    assert_true(workpiece_commit(&piece, read(text), NULL));
    return piece;
}

static double z_at_end(const Workpiece *piece, int qubit) {
    return run_bloch(piece->run, run_columns(piece->run), qubit).z;
}

// m0 is finding 0 and m1 finding 1 in all of these.
static const char pair[] = "ry(1.2) 0; cx 0 1; measure 0; measure 1";

static void displays_show_the_state_under_what_is_held(void **unused) {
    (void)unused;
    Workpiece piece = piece_of(pair);
    assert_true(fabs(z_at_end(&piece, 1) - cos(1.2)) < 1e-12);
    assert_true(holding_put(&piece, 0, 1, NULL));
    assert_true(fabs(z_at_end(&piece, 1) + 1) < 1e-12);
    assert_true(fabs(holding_chance(&piece) - pow(sin(0.6), 2)) < 1e-12);
    assert_int_equal(circuit_steps(workpiece_shown(&piece)), 4);
    assert_false(history_can_redo(piece.history));
    assert_true(holding_drop(&piece, 0, NULL));
    assert_true(fabs(z_at_end(&piece, 1) - cos(1.2)) < 1e-12);
    assert_true(holding_chance(&piece) == 1);
    workpiece_end(&piece);
}

static void before_the_measurement_nothing_has_collapsed_yet(void **unused) {
    (void)unused;
    Workpiece piece = piece_of("h 0; measure 0; h 1");
    holding_put(&piece, 0, 1, NULL);
    assert_true(fabs(run_bloch(piece.run, 1, 0).x - 1) < 1e-12);
    assert_true(fabs(run_bloch(piece.run, 2, 0).z + 1) < 1e-12);
    workpiece_end(&piece);
}

static void what_never_happens_is_refused_and_changes_nothing(void **unused) {
    (void)unused;
    Workpiece piece = piece_of("h 0; cx 0 1; measure 0; measure 1");
    Error err = {0};
    assert_true(holding_put(&piece, 0, 1, NULL));
    uint64_t shown = piece.shown;
    assert_false(holding_put(&piece, 1, 0, &err));
    assert_string_equal(err.key, "hold.never");
    assert_int_equal(piece.shown, shown);
    assert_int_equal(run_held(piece.run).mask, 1);
    assert_true(fabs(z_at_end(&piece, 1) + 1) < 1e-12);
    workpiece_end(&piece);
}

static void an_edit_takes_along_what_is_held(void **unused) {
    (void)unused;
    Workpiece piece = piece_of(pair);
    holding_put(&piece, 0, 1, NULL);
    workpiece_commit(&piece, read("ry(1.2) 0; cx 0 1; barrier 0 1; reset 1; measure 0"),
                     NULL);
    // The reset may have become finding 0: m0 is still 1.
    assert_int_equal(circuit_findings(workpiece_shown(&piece)), 2);
    assert_true(fabs(z_at_end(&piece, 0) + 1) < 1e-12);
    assert_true(workpiece_undo(&piece));
    assert_true(fabs(z_at_end(&piece, 1) + 1) < 1e-12);
    assert_true(workpiece_redo(&piece));
    assert_true(fabs(z_at_end(&piece, 0) + 1) < 1e-12);
    workpiece_end(&piece);
}

static void a_preview_is_seen_under_what_is_held(void **unused) {
    (void)unused;
    Workpiece piece = piece_of(pair);
    holding_put(&piece, 0, 1, NULL);
    assert_true(workpiece_preview(&piece, read("x 0; ry(1.2) 0; cx 0 1; measure 0"), NULL));
    assert_true(fabs(z_at_end(&piece, 0) + 1) < 1e-12);
    workpiece_put_back(&piece);
    assert_true(fabs(holding_chance(&piece) - pow(sin(0.6), 2)) < 1e-12);
    workpiece_end(&piece);
}

static void an_edit_that_makes_it_impossible_lets_go(void **unused) {
    (void)unused;
    Workpiece piece = piece_of("h 0; measure 0; measure 1");
    holding_put(&piece, 0, 1, NULL);
    assert_true(workpiece_commit(&piece, read("measure 0; measure 1"), NULL));
    assert_int_equal(run_held(piece.run).mask, 0);
    assert_int_equal(piece.held_record.mask, 0);
    assert_true(fabs(z_at_end(&piece, 0) - 1) < 1e-12);
    workpiece_end(&piece);
}

static void a_shot_holds_one_whole_outcome_and_comes_again(void **unused) {
    (void)unused;
    Workpiece piece = piece_of("h 0; h 1; measure 0; measure 1");
    Record first[20];
    int ones = 0;
    for (int i = 0; i < 20; i++) {
        assert_true(holding_shot(&piece, true, NULL));
        assert_int_equal(piece.shot, i + 1);
        first[i] = run_held(piece.run);
        assert_int_equal(first[i].mask, 3);
        assert_true(fabs(holding_chance(&piece) - 0.25) < 1e-12);
        assert_true(holding_shot(&piece, false, NULL)); // the same again
        assert_true(record_equal(first[i], run_held(piece.run)));
        ones += (int)(first[i].bits & 1) + (int)(first[i].bits >> 1 & 1);
    }
    assert_in_range(ones, 6, 34); // 20 ± 4.4 σ of 40 fair throws
    holding_set(&piece, (Record){0}, NULL);
    piece.shot = 0;
    for (int i = 0; i < 20; i++) {
        holding_shot(&piece, true, NULL);
        assert_true(record_equal(first[i], run_held(piece.run)));
    }
    workpiece_end(&piece);
}

static void where_nothing_measures_no_shot_can_be_followed(void **unused) {
    (void)unused;
    Workpiece piece = piece_of("h 0");
    Error err = {0};
    assert_false(holding_shot(&piece, true, &err));
    assert_string_equal(err.key, "hold.none");
    assert_int_equal(piece.shot, 0);
    workpiece_end(&piece);
}

static void a_reset_is_held_but_not_under_noise(void **unused) {
    (void)unused;
    Workpiece piece = piece_of("ry(1) 0; cx 0 1; reset 0");
    assert_true(holding_put(&piece, 0, 1, NULL));
    assert_true(fabs(z_at_end(&piece, 1) + 1) < 1e-12);
    holding_set(&piece, (Record){0}, NULL);
    piece.noise.rates[noise_find("depolarising")] = 0.1;
    assert_true(workpiece_rerun(&piece, false, NULL));
    Error err = {0};
    assert_false(holding_put(&piece, 0, 1, &err));
    assert_string_equal(err.key, "hold.noise");
    workpiece_end(&piece);
}

// Beyond density matrices a shot is one trial; what it found is held, and drawn again by
// the same number.
static void a_noisy_shot_of_many_wires_is_followed(void **unused) {
    (void)unused;
    Workpiece piece = piece_of("h 0");
    Circuit *wide = short_form_read("h 0; cx 0 9; measure 0; measure 9", 10, NULL, NULL);
    assert_non_null(wide);
    assert_true(workpiece_commit(&piece, wide, NULL));
    piece.noise.rates[noise_find("depolarising")] = 0.1;
    assert_true(workpiece_rerun(&piece, true, NULL));
    assert_int_equal(run_trials(piece.run) > 0, 1);
    Error err = {0};
    Record first[6];
    for (int i = 0; i < 6; i++) {
        assert_true(holding_shot(&piece, true, &err));
        first[i] = run_held(piece.run);
        assert_int_equal(first[i].mask, 3);
        assert_true(holding_chance(&piece) > 0);
    }
    piece.shot = 0;
    for (int i = 0; i < 6; i++) {
        assert_true(holding_shot(&piece, true, &err));
        assert_true(record_equal(run_held(piece.run), first[i]));
    }
    workpiece_end(&piece);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(displays_show_the_state_under_what_is_held),
        cmocka_unit_test(before_the_measurement_nothing_has_collapsed_yet),
        cmocka_unit_test(what_never_happens_is_refused_and_changes_nothing),
        cmocka_unit_test(an_edit_takes_along_what_is_held),
        cmocka_unit_test(a_preview_is_seen_under_what_is_held),
        cmocka_unit_test(an_edit_that_makes_it_impossible_lets_go),
        cmocka_unit_test(a_shot_holds_one_whole_outcome_and_comes_again),
        cmocka_unit_test(where_nothing_measures_no_shot_can_be_followed),
        cmocka_unit_test(a_noisy_shot_of_many_wires_is_followed),
        cmocka_unit_test(a_reset_is_held_but_not_under_noise),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
