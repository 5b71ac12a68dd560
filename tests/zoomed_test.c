// Maps of amplitudes under the wheel, a drag and the keys.
#include "desk_bench.h"

#include "view/amplitude_map.h"

static const char LESSON[] =
    "lesson { id = 'own.one', title = 'One' }\n"
    "page 'p' 'P'\n"
    "local c = circuit { qubits = 12, start = 'h 0; h 1; h 2; h 3; h 4; h 5; h 6; h 7' }\n"
    "display.amplitudes { of = c, form = 'map' }\n";

enum { ALL = (1 << 12) - 1 };

static int setup(void **state) {
    Bench *b = bench_open(LESSON);
    Error err = {0};
    assert_true(desk_open_lesson(b->desk, NULL, &err));
    *state = b;
    return 0;
}

static int teardown(void **state) {
    bench_close(*state, true);
    return 0;
}

static Spot map_spot(Bench *b) {
    const Scene *scene = desk_scene(b->desk);
    for (int i = 0; i < scene_spots(scene); i++)
        if (scene_spot_at(scene, i)->spot.kind == SPOT_MAP)
            return scene_spot_at(scene, i)->spot;
    fail_msg("no map");
    return (Spot){0};
}

static Zoom zoom_now(Bench *b, Spot map) {
    return zooms_find(&b->desk->zooms, map.a, (uint32_t)map.b);
}

static void roll(Bench *b, double x, double y, double steps) {
    desk_feed(b->desk, &(Gesture){.kind = GESTURE_WHEEL, .x = x, .y = y, .wheel = steps});
}

static void the_wheel_zooms_around_the_pointer_and_back(void **state) {
    Bench *b = *state;
    Spot map = map_spot(b);
    assert_int_equal(map.b, ALL);
    bring_into_sight(b, map);
    Point at = middle(b, map);
    feed_at(b, GESTURE_MOVE, at.x + 30, at.y + 20);
    Spot before = b->desk->hover;
    assert_int_equal(before.kind, SPOT_BASIS);
    roll(b, at.x + 30, at.y + 20, -3);
    assert_float_equal(zoom_now(b, map).scale, 1.25 * 1.25 * 1.25, 1e-9);
    // What is under the pointer is still among what was there.
    feed_at(b, GESTURE_MOVE, at.x + 30, at.y + 20);
    Spot after = b->desk->hover;
    assert_int_equal(after.c & before.b & after.b, before.c & before.b & after.b);
    roll(b, at.x + 30, at.y + 20, 3);
    assert_float_equal(zoom_now(b, map).scale, 1, 1e-9);
}

static void a_drag_moves_what_is_seen_and_presses_nothing(void **state) {
    Bench *b = *state;
    Spot map = map_spot(b);
    bring_into_sight(b, map);
    Point at = middle(b, map);
    roll(b, at.x, at.y, -8);
    Zoom before = zoom_now(b, map);
    feed_at(b, GESTURE_DOWN, at.x, at.y);
    feed_at(b, GESTURE_MOVE, at.x - 25, at.y - 10);
    feed_at(b, GESTURE_UP, at.x - 25, at.y - 10);
    Zoom after = zoom_now(b, map);
    assert_true(after.x > before.x);
    assert_true(after.y > before.y);
    assert_float_equal(after.scale, before.scale, 1e-12);
}

static void two_fingers_zoom_about_the_first_and_press_nothing(void **state) {
    Bench *b = *state;
    Spot map = map_spot(b);
    bring_into_sight(b, map);
    Point at = middle(b, map);
    feed_at(b, GESTURE_DOWN, at.x, at.y);
    desk_feed(b->desk, &(Gesture){.kind = GESTURE_PINCH, .pinch = 2});
    assert_float_equal(zoom_now(b, map).scale, 2, 1e-9);
    desk_feed(b->desk, &(Gesture){.kind = GESTURE_PINCH, .pinch = 0.25});
    assert_float_equal(zoom_now(b, map).scale, 1, 1e-9);
    assert_true(b->desk->map_moved); // so that letting go pins nothing
    feed_at(b, GESTURE_UP, at.x, at.y);
}

static void keys_and_buttons_do_it_without_a_mouse(void **state) {
    Bench *b = *state;
    Spot map = map_spot(b);
    desk_focus(b->desk, map);
    key(b, '+', MOD_SHIFT);
    key(b, '+', MOD_SHIFT);
    assert_float_equal(zoom_now(b, map).scale, 4, 1e-9);
    Zoom before = zoom_now(b, map);
    key(b, KEY_RIGHT, 0);
    key(b, KEY_DOWN, 0);
    assert_true(zoom_now(b, map).x > before.x);
    assert_true(zoom_now(b, map).y > before.y);
    key(b, '-', 0);
    assert_float_equal(zoom_now(b, map).scale, 2, 1e-9);
    key(b, KEY_HOME, 0);
    assert_float_equal(zoom_now(b, map).scale, 1, 1e-9);
    key(b, '-', 0);
    assert_string_equal(b->desk->status, "もう全体が見えています。");
    click(b, (Spot){.kind = SPOT_MAP_ZOOM, .a = map.a, .b = ALL, .c = MAP_NEARER});
    assert_float_equal(zoom_now(b, map).scale, 2, 1e-9);
    click(b, (Spot){.kind = SPOT_MAP_ZOOM, .a = map.a, .b = ALL, .c = MAP_WHOLE});
    assert_float_equal(zoom_now(b, map).scale, 1, 1e-9);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_wheel_zooms_around_the_pointer_and_back, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(a_drag_moves_what_is_seen_and_presses_nothing,
                                        setup, teardown),
        cmocka_unit_test_setup_teardown(two_fingers_zoom_about_the_first_and_press_nothing,
                                        setup, teardown),
        cmocka_unit_test_setup_teardown(keys_and_buttons_do_it_without_a_mouse, setup,
                                        teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
