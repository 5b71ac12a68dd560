// A circuit's noise on the desk: sliders dragged, keyed and typed, one wire's and all; T1
// and T2; taken back, kept; and the circuit compared with others.
#include "desk_bench.h"

#include "circuit/circuit_noise.h"
#include "circuit/noise_gate.h"
#include "view/noise_sliders.h"

#include <stdlib.h>

static Spot slider(int wire, int rate) {
    return (Spot){.kind = SPOT_PARAMETER, .a = noise_slider(wire, rate), .c = -1};
}

static Spot number(int wire, int rate) {
    return (Spot){.kind = SPOT_PARAMETER_FIELD, .a = noise_slider(wire, rate), .c = -1};
}

static Spot act(int a, int b) {
    return (Spot){.kind = SPOT_NOISE, .a = a, .b = b, .c = -1};
}

static Spot compare(int a, int b) {
    return (Spot){.kind = SPOT_COMPARE, .a = a, .b = b};
}

static const Circuit *now_of(const Bench *b) {
    return history_now(b->desk->lab.piece.history);
}

static double rate_of(const Bench *b, int wire, const char *name) {
    return noise_rate(circuit_noise(now_of(b)), wire, noise_find(name));
}

static int setup(void **state) {
    setup_lab(state);
    Bench *b = *state;
    click(b, cell(0, 0, -1));
    key(b, 'h', 0);
    key(b, KEY_ESCAPE, 0);
    assert_int_equal(circuit_steps(now_of(b)), 1);
    return 0;
}

static Bloch arrow_of(const Bench *b) {
    Sight sight = workpiece_sight(&b->desk->lab.piece);
    return run_bloch(sight.run, sight.after, 0);
}

static void a_rolled_sheet_leaves_its_cross_free(void **state) {
    Bench *b = *state;
    desk_set_view(b->desk, 1280, 800, THEME_PROJECTOR, LANG_EN);
    key(b, 'n', 0);
    assert_true(reads(b, "bit flip"));
    Rect cross = {0};
    const SpotArea *at = NULL;
    for (double x = 1279; x > 0 && !at; x--) {
        const SpotArea *hit = scene_hit(desk_scene(b->desk), x, 45);
        if (hit && hit->spot.kind == SPOT_CLOSE && !hit->quiet) at = hit, cross = hit->rect;
    }
    assert_non_null(at);
    Gesture roll = {.kind = GESTURE_WHEEL, .x = 300, .y = 400, .wheel = 0.5};
    for (int i = 0; i < 30; i++) {
        desk_feed(b->desk, &roll);
        for (int rate = 0; rate < NOISE_RATES; rate++) {
            const SpotArea *area =
                scene_find(desk_scene(b->desk), number(NOISE_COMMON, rate));
            if (!area || area->rect.h <= 0) continue;
            Rect seen = area->rect;
            assert_true(seen.y >= cross.y + cross.h || seen.x + seen.w <= cross.x);
        }
    }
}

static void a_drag_moves_the_state_at_once_and_is_one_step_of_undo(void **state) {
    Bench *b = *state;
    key(b, 'n', 0);
    Spot flip = slider(NOISE_COMMON, noise_find("phase_flip"));
    assert_true(has_spot(b, flip));
    Rect rect = spot_of(b, flip)->rect;
    int revisions = history_count(b->desk->lab.piece.history);
    double y = rect.y + rect.h / 2;
    feed_at(b, GESTURE_DOWN, rect.x + 0.5 * rect.w, y);
    Bloch first = arrow_of(b);
    double rate = circuit_noise(workpiece_shown(&b->desk->lab.piece))
                      ->rates[noise_find("phase_flip")];
    assert_true(rate > 0.4 && rate < 0.6);
    assert_true(fabs(first.x - (1 - 2 * rate)) < 1e-9); // in the very same frame
    feed_at(b, GESTURE_MOVE, rect.x + 0.2 * rect.w, y);
    assert_true(arrow_of(b).x > first.x);
    feed_at(b, GESTURE_UP, rect.x + 0.2 * rect.w, y);
    assert_int_equal(history_count(b->desk->lab.piece.history), revisions + 1);
    assert_true(rate_of(b, 0, "phase_flip") > 0.1 && rate_of(b, 0, "phase_flip") < 0.3);
    key(b, KEY_ESCAPE, 0);
    assert_false(has_spot(b, flip));
    key(b, 'z', MOD_CTRL);
    assert_true(rate_of(b, 0, "phase_flip") == 0);
    assert_true(fabs(arrow_of(b).x - 1) < 1e-12);
}

static void keys_turn_it_and_a_number_is_typed(void **state) {
    Bench *b = *state;
    key(b, 'n', 0);
    key(b, KEY_RIGHT, 0); // the first has the keyboard
    assert_true(rate_of(b, 0, "bit_flip") > 0);
    click(b, number(NOISE_COMMON, noise_find("depolarising")));
    key(b, 'a', MOD_CTRL);
    type(b, "0.25");
    key(b, KEY_ENTER, 0);
    assert_true(rate_of(b, 1, "depolarising") == 0.25);
    click(b, number(NOISE_COMMON, noise_find("depolarising")));
    key(b, 'a', MOD_CTRL);
    type(b, "1.5");
    key(b, KEY_ENTER, 0);
    assert_true(rate_of(b, 1, "depolarising") == 0.25);
    assert_non_null(b->desk->status);
    assert_true(b->desk->refused && strstr(b->desk->status, "1.5"));
}

static void a_wire_has_rates_of_its_own_until_they_are_let_go(void **state) {
    Bench *b = *state;
    key(b, 'n', 0);
    click(b, act(NOISE_SCOPE, 2));
    click(b, number(1, noise_find("readout")));
    key(b, 'a', MOD_CTRL);
    type(b, "0.125");
    key(b, KEY_ENTER, 0);
    assert_true(rate_of(b, 1, "readout") == 0.125 && rate_of(b, 0, "readout") == 0);
    click(b, act(NOISE_SAME, 0));
    assert_true(rate_of(b, 1, "readout") == 0);
}

static void times_become_rates_and_too_long_a_t2_gets_a_sentence(void **state) {
    Bench *b = *state;
    key(b, 'n', 0);
    const char *typed[] = {"2", "50", "40"};
    for (int i = 0; i < 3; i++) {
        click(b, number(NOISE_COMMON, NOISE_TIMES + i));
        key(b, 'a', MOD_CTRL);
        type(b, typed[i]);
        key(b, KEY_ENTER, 0);
    }
    click(b, act(NOISE_TAKE, 0));
    double gamma = rate_of(b, 0, "amplitude_damping"), lambda = rate_of(b, 0, "dephasing");
    assert_true(fabs(gamma - (1 - exp(-2.0 / 50))) < 1e-12);
    assert_true(fabs(sqrt((1 - gamma) * (1 - lambda)) - exp(-2.0 / 40)) < 1e-12);
    click(b, number(NOISE_COMMON, NOISE_TIMES + 2));
    key(b, 'a', MOD_CTRL);
    type(b, "101");
    key(b, KEY_ENTER, 0);
    click(b, act(NOISE_TAKE, 0));
    assert_true(b->desk->refused && strstr(b->desk->status, "101"));
    assert_true(rate_of(b, 0, "amplitude_damping") == gamma);
    click(b, act(NOISE_QUIET, 0));
    assert_false(noise_any(circuit_noise(now_of(b))));
}

static void noise_is_kept_with_the_lab(void **state) {
    Bench *b = *state;
    key(b, 'n', 0);
    click(b, number(NOISE_COMMON, noise_find("readout")));
    key(b, 'a', MOD_CTRL);
    type(b, "0.03");
    key(b, KEY_ENTER, 0);
    bench_again(b);
    desk_act(b->desk, (Spot){.kind = SPOT_LAB});
    assert_true(rate_of(b, 0, "readout") == 0.03);
}

static void a_place_of_the_history_is_compared_and_a_difference_opens(void **state) {
    Bench *b = *state;
    key(b, '=', 0);
    assert_true(has_spot(b, compare(COMPARE_PLACE, 0)));
    click(b, compare(COMPARE_PLACE, 0));
    assert_true(b->desk->comparing.found);
    assert_int_equal(b->desk->comparing.match.kind, MATCH_SAME);
    assert_false(has_spot(b, compare(COMPARE_INPUT, 0)));
    click(b, compare(COMPARE_PLACE, -1)); // the empty circuit
    assert_int_equal(b->desk->comparing.match.kind, MATCH_DIFFERENT);
    assert_true(fabs(b->desk->comparing.match.how.fidelity - 0.5) < 1e-9);
    desk_feed(b->desk,
              &(Gesture){.kind = GESTURE_PASTE,
                         .text = "OPENQASM 3.0;\ninclude \"stdgates.inc\";\nqubit[2] q;\n"
                                 "cx q[1], q[0];\nh q[0];\n"});
    assert_int_equal(b->desk->comparing.match.how.input, 2); // |10⟩
    int revisions = history_count(b->desk->lab.piece.history);
    click(b, compare(COMPARE_INPUT, 0));
    assert_int_equal(history_count(b->desk->lab.piece.history), revisions + 1);
    assert_float_equal(circuit_start(now_of(b), 1).theta.value, M_PI, 1e-12);
    assert_false(has_spot(b, compare(COMPARE_INPUT, 0)));
    assert_non_null(b->desk->status);
    key(b, 'z', MOD_CTRL);
    assert_false(circuit_starts(now_of(b)));
}

static void a_pasted_text_and_a_file_are_compared(void **state) {
    Bench *b = *state;
    key(b, '=', 0);
    desk_feed(b->desk,
              &(Gesture){.kind = GESTURE_PASTE,
                         .text = "OPENQASM 3.0;\ninclude \"stdgates.inc\";\nqubit[2] q;\n"
                                 "h q[1];\n"});
    assert_true(b->desk->comparing.found);
    assert_int_equal(b->desk->comparing.match.kind, MATCH_WIRES);
    assert_int_equal(b->desk->comparing.match.to[0], 1);
    assert_int_equal(circuit_steps(now_of(b)), 1); // nothing was put into the circuit
    bench_write(b, "other.qasm",
                "OPENQASM 3.0;\ninclude \"stdgates.inc\";\nqubit[2] q;\nry(pi/2) q[0];\n"
                "z q[0];\n");
    click(b, compare(COMPARE_FIELD, 0));
    type(b, "other.qasm");
    key(b, KEY_ENTER, 0);
    assert_true(b->desk->comparing.found);
    assert_int_equal(b->desk->comparing.match.kind, MATCH_DIFFERENT);
    key(b, 'a', MOD_CTRL);
    type(b, "none.qasm");
    key(b, KEY_ENTER, 0);
    assert_false(b->desk->comparing.found);
    assert_true(b->desk->comparing.why.key[0]);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_rolled_sheet_leaves_its_cross_free, setup,
                                        teardown_lab),
        cmocka_unit_test_setup_teardown(
            a_drag_moves_the_state_at_once_and_is_one_step_of_undo, setup, teardown_lab),
        cmocka_unit_test_setup_teardown(keys_turn_it_and_a_number_is_typed, setup,
                                        teardown_lab),
        cmocka_unit_test_setup_teardown(a_wire_has_rates_of_its_own_until_they_are_let_go,
                                        setup, teardown_lab),
        cmocka_unit_test_setup_teardown(
            times_become_rates_and_too_long_a_t2_gets_a_sentence, setup, teardown_lab),
        cmocka_unit_test_setup_teardown(noise_is_kept_with_the_lab, setup, teardown_lab),
        cmocka_unit_test_setup_teardown(
            a_place_of_the_history_is_compared_and_a_difference_opens, setup, teardown_lab),
        cmocka_unit_test_setup_teardown(a_pasted_text_and_a_file_are_compared, setup,
                                        teardown_lab),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
