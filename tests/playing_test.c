#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "circuit/short_form.h"
#include "desk/playing.h"

#include <math.h>

// Four columns at time 0.
static Workpiece piece_of(void) {
    Workpiece piece;
    workpiece_start(&piece, -1, NULL);
    Circuit *circuit = short_form_read("h 0; x 0; z 0; h 0", 0, NULL, NULL);
    assert_true(workpiece_commit(&piece, circuit, NULL));
    workpiece_to_time(&piece, 0);
    return piece;
}

// In frames of 16 ms, until it stops or that many ms have passed.
static double play(Playing *playing, Workpiece *piece, double ms) {
    double now = playing->last, end = now + ms;
    while (playing->on && now < end) {
        now = fmin(now + 16, end);
        playing_advance(playing, piece, false, now);
    }
    return now;
}

static void a_column_takes_600_ms_at_speed_one(void **state) {
    (void)state;
    Workpiece piece = piece_of();
    Playing playing = {0};
    playing_start(&playing, &piece, 100);
    play(&playing, &piece, 300);
    assert_float_equal(workpiece_time(&piece), 0.5, 1e-9);
    play(&playing, &piece, 600);
    assert_float_equal(workpiece_time(&piece), 1.5, 1e-9);
    playing.speed = 4;
    play(&playing, &piece, 150);
    assert_float_equal(workpiece_time(&piece), 2.5, 1e-9);
    playing.speed = 0.5;
    play(&playing, &piece, 600);
    assert_float_equal(workpiece_time(&piece), 3, 1e-9);
    workpiece_end(&piece);
}

static void it_stops_at_the_end_and_begins_again_at_the_start(void **state) {
    (void)state;
    Workpiece piece = piece_of();
    Playing playing = {0};
    playing_start(&playing, &piece, 0);
    double ended = play(&playing, &piece, 1e6);
    assert_false(playing.on);
    assert_true(ended >= 2400 && ended < 2440);
    assert_int_equal(piece.moment, AT_END);
    assert_int_equal(playing_due(&playing, false, 1e6), -1);
    playing_start(&playing, &piece, 1e6);
    assert_true(playing.on);
    assert_float_equal(workpiece_time(&piece), 0, 0);
    workpiece_end(&piece);
}

static void backwards_it_stops_at_the_start(void **state) {
    (void)state;
    Workpiece piece = piece_of();
    Playing playing = {.back = true};
    playing_start(&playing, &piece, 0); // at the start already: from the end
    play(&playing, &piece, 900);
    assert_float_equal(workpiece_time(&piece), 2.5, 1e-9);
    play(&playing, &piece, 1e6);
    assert_false(playing.on);
    assert_float_equal(workpiece_time(&piece), 0, 0);
    workpiece_end(&piece);
}

static void it_stops_behind_a_marked_column_both_ways(void **state) {
    (void)state;
    Workpiece piece = piece_of();
    Playing playing = {0};
    assert_true(times_toggle_stop(&piece.times, 1));
    assert_true(times_toggle_stop(&piece.times, 0));
    playing_start(&playing, &piece, 0);
    play(&playing, &piece, 1e6);
    assert_float_equal(workpiece_time(&piece), 1, 0);
    playing_start(&playing, &piece, 0); // on from there
    play(&playing, &piece, 1e6);
    assert_float_equal(workpiece_time(&piece), 2, 0);
    playing_start(&playing, &piece, 0);
    play(&playing, &piece, 1e6);
    assert_int_equal(piece.moment, AT_END);
    playing.back = true;
    playing_start(&playing, &piece, 0);
    play(&playing, &piece, 1e6);
    assert_float_equal(workpiece_time(&piece), 2, 0);
    times_toggle_stop(&piece.times, 0);
    playing_start(&playing, &piece, 0);
    play(&playing, &piece, 1e6);
    assert_float_equal(workpiece_time(&piece), 0, 0);
    workpiece_end(&piece);
}

static void without_motion_it_goes_by_whole_columns(void **state) {
    (void)state;
    Workpiece piece = piece_of();
    Playing playing = {0};
    playing_start(&playing, &piece, 0);
    assert_int_equal(playing_due(&playing, true, 100), 500);
    assert_false(playing_advance(&playing, &piece, true, 599));
    assert_true(playing_advance(&playing, &piece, true, 601));
    assert_float_equal(workpiece_time(&piece), 1, 0);
    workpiece_end(&piece);
}

static void a_window_that_stood_still_does_not_leap(void **state) {
    (void)state;
    Workpiece piece = piece_of();
    Playing playing = {0};
    playing_start(&playing, &piece, 0);
    playing_advance(&playing, &piece, false, 60000);
    assert_true(workpiece_time(&piece) < 0.5);
    workpiece_end(&piece);
}

static void an_empty_circuit_does_not_play(void **state) {
    (void)state;
    Workpiece piece;
    Playing playing = {0};
    workpiece_start(&piece, -1, NULL);
    playing_start(&playing, &piece, 0);
    assert_false(playing.on);
    workpiece_end(&piece);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_column_takes_600_ms_at_speed_one),
        cmocka_unit_test(it_stops_at_the_end_and_begins_again_at_the_start),
        cmocka_unit_test(backwards_it_stops_at_the_start),
        cmocka_unit_test(it_stops_behind_a_marked_column_both_ways),
        cmocka_unit_test(without_motion_it_goes_by_whole_columns),
        cmocka_unit_test(a_window_that_stood_still_does_not_leap),
        cmocka_unit_test(an_empty_circuit_does_not_play),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
