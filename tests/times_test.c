#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "circuit/short_form.h"
#include "desk/workpiece.h"

#include <math.h>

static Circuit *read(const char *text) {
    Circuit *circuit = short_form_read(text, 0, NULL, NULL);
    assert_non_null(circuit);
    return circuit;
}

static Workpiece piece_of(const char *text) {
    Workpiece piece;
    workpiece_start(&piece, -1, NULL);
    assert_true(workpiece_commit(&piece, read(text), NULL));
    return piece;
}

static Bloch arrow(Sight sight, int qubit) {
    return run_bloch(sight.run, sight.after, qubit);
}

static void a_fraction_is_kept_within_the_circuit(void **state) {
    (void)state;
    Workpiece piece = piece_of("h 0; x 0; z 0");
    workpiece_to_time(&piece, 1.25);
    assert_int_equal(workpiece_moment(&piece), 1);
    assert_float_equal(workpiece_time(&piece), 1.25, 0);
    workpiece_to_time(&piece, 7);
    assert_int_equal(piece.moment, AT_END);
    assert_float_equal(workpiece_time(&piece), 3, 0);
    workpiece_to_time(&piece, -1);
    assert_float_equal(workpiece_time(&piece), 0, 0);
    workpiece_to_time(&piece, 2 - 1e-12);
    assert_float_equal(workpiece_time(&piece), 2, 0);
    workpiece_to_time(&piece, 2.5);
    workpiece_commit(&piece, read("h 0"), NULL);
    assert_int_equal(piece.moment, AT_END);
    assert_float_equal(workpiece_time(&piece), 1, 0);
    workpiece_end(&piece);
}

static void displays_see_the_part_of_the_column(void **state) {
    (void)state;
    Workpiece piece = piece_of("x 0; h 0");
    workpiece_to_time(&piece, 0.5);
    Sight sight = workpiece_sight(&piece);
    assert_float_equal(arrow(sight, 0).z, 0, 1e-12); // half an X
    assert_float_equal(fabs(arrow(sight, 0).y), 1, 1e-12);
    assert_ptr_equal(sight.whole, piece.run);
    assert_ptr_equal(workpiece_sight(&piece).run, sight.run); // worked out once
    workpiece_to_time(&piece, 1);
    sight = workpiece_sight(&piece);
    assert_ptr_equal(sight.run, piece.run);
    assert_float_equal(arrow(sight, 0).z, -1, 1e-12);
    workpiece_end(&piece);
}

static void a_part_follows_previews_edits_and_undo(void **state) {
    (void)state;
    Workpiece piece = piece_of("x 0");
    workpiece_to_time(&piece, 0.5);
    assert_float_equal(fabs(arrow(workpiece_sight(&piece), 0).y), 1, 1e-12);
    workpiece_preview(&piece, read("ry(pi/3) 0"), NULL);
    assert_float_equal(arrow(workpiece_sight(&piece), 0).x, sin(M_PI / 6), 1e-12);
    workpiece_put_back(&piece);
    assert_float_equal(fabs(arrow(workpiece_sight(&piece), 0).y), 1, 1e-12);
    workpiece_commit(&piece, read("ry(pi/2) 0"), NULL);
    assert_float_equal(arrow(workpiece_sight(&piece), 0).x, sin(M_PI / 4), 1e-12);
    workpiece_undo(&piece);
    assert_float_equal(fabs(arrow(workpiece_sight(&piece), 0).y), 1, 1e-12);
    workpiece_end(&piece);
}

// The run is still that of two wires and no columns while the worker is at the large one.
static void while_a_worker_is_busy_the_run_before_is_seen(void **state) {
    (void)state;
    Workpiece piece = piece_of("h 0");
    Worker *worker = worker_create(1);
    piece.worker = worker;
    assert_true(workpiece_commit(&piece, read("h 16; x 0"), NULL));
    workpiece_to_time(&piece, 0.5);
    Sight sight = workpiece_sight(&piece);
    assert_int_equal(run_qubits(sight.run), 1);
    Finished finished;
    while (!worker_collect(worker, &finished))
        ;
    assert_true(workpiece_receive(&piece, &finished));
    sight = workpiece_sight(&piece);
    assert_int_equal(run_qubits(sight.run), 17);
    assert_float_equal(arrow(sight, 16).x, 0.5, 1e-9);
    workpiece_end(&piece);
    worker_destroy(worker);
}

static void a_glance_and_a_pinned_moment_leave_the_time_alone(void **state) {
    (void)state;
    Workpiece piece = piece_of("x 0; h 0; z 0");
    workpiece_to_time(&piece, 2.5);
    assert_null(workpiece_pinned(&piece).run);
    piece.times.glance = 1;
    assert_float_equal(arrow(workpiece_sight(&piece), 0).z, -1, 1e-12);
    piece.times.glance = 0;
    piece.times.pins = true;
    piece.times.pinned = 0.5;
    assert_float_equal(fabs(arrow(workpiece_pinned(&piece), 0).y), 1, 1e-12);
    assert_float_equal(arrow(workpiece_sight(&piece), 0).z, 0, 1e-12);
    assert_float_equal(workpiece_time(&piece), 2.5, 0);
    workpiece_end(&piece);
}

static void stops_stand_in_order_and_can_be_taken_away(void **state) {
    (void)state;
    Times times = times_create();
    const int columns[] = {5, 1, 3};
    for (int i = 0; i < 3; i++)
        assert_true(times_toggle_stop(&times, columns[i]));
    assert_true(times_stops(&times, 3) && !times_stops(&times, 2));
    assert_float_equal(times_stop_on_way(&times, 2, 6), 4, 0); // not that it stands at
    assert_float_equal(times_stop_on_way(&times, 6, 0), 4, 0);
    assert_float_equal(times_stop_on_way(&times, 2, 3.5), 3.5, 0);
    assert_true(times_toggle_stop(&times, 3));
    assert_float_equal(times_stop_on_way(&times, 2, 7), 6, 0);
    for (int i = 0; i < MOST_STOPS - 2; i++)
        assert_true(times_toggle_stop(&times, 10 + i));
    assert_false(times_toggle_stop(&times, 100));
    assert_true(times_toggle_stop(&times, 10));
    times_end(&times);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_fraction_is_kept_within_the_circuit),
        cmocka_unit_test(displays_see_the_part_of_the_column),
        cmocka_unit_test(a_part_follows_previews_edits_and_undo),
        cmocka_unit_test(while_a_worker_is_busy_the_run_before_is_seen),
        cmocka_unit_test(a_glance_and_a_pinned_moment_leave_the_time_alone),
        cmocka_unit_test(stops_stand_in_order_and_can_be_taken_away),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
