// Balls seen from elsewhere: by the pointer and by keys, without a step of undo.
#include "desk_bench.h"

#include "view/ball.h"

static const char lesson[] =
    "lesson { id = \"own.one\", map = \"X1\", title = { en = \"One\" }, minutes = 5 }\n"
    "page \"one\" { en = \"First\" }\n"
    "local arrow = input.arrow { theta = \"pi/3\", phi = \"pi/4\" }\n"
    "prose { en = [[ Turn it. ]] }\n"
    "display.bloch { of = arrow, angles = true }\n"
    "page \"two\" { en = \"Second\" }\n"
    "local a = input.slider { from = 0, to = 1, start = 0.5, label = { en = \"a\" } }\n"
    "local still = circuit { qubits = 1, start = \"h 0\", fixed = true }\n"
    "display.bloch { of = still, components = true,\n"
    "  vectors = { { at = { 0, \"a\", 0 }, label = { en = \"goal\" }, hollow = true },\n"
    "              { at = { 0, 0, -1 }, label = { en = \"$\\\\vec n$\" } } },\n"
    "  points = { { at = { \"cos(a)\", \"sin(a)\", 0 } } },\n"
    "  arcs = { { from = { 0, 0, 1 }, to = { 1, 0, 0 }, label = { en = \"way\" } } } }\n";

static int open_desk(void **state) {
    Bench *b = bench_open(lesson);
    *state = b;
    desk_begin(b->desk, 0, 0);
    desk_wait(b->desk);
    return b->desk->studying ? 0 : -1;
}

static int close_desk(void **state) {
    bench_close(*state, true);
    return 0;
}

static const SpotArea *ground(Bench *b) {
    const Scene *scene = desk_scene(b->desk);
    for (int i = 0; i < scene_spots(scene); i++)
        if (scene_spot_at(scene, i)->spot.kind == SPOT_ORBIT)
            return scene_spot_at(scene, i);
    fail_msg("no ball to turn");
    return NULL;
}

static Camera camera_now(Bench *b) {
    return orbits_camera(&b->desk->orbiting.kept, ground(b)->spot.a);
}

static void drag_by(Bench *b, double x, double y, double dx, double dy) {
    feed_at(b, GESTURE_MOVE, x, y);
    feed_at(b, GESTURE_DOWN, x, y);
    feed_at(b, GESTURE_MOVE, x + dx / 2, y + dy / 2);
    feed_at(b, GESTURE_MOVE, x + dx, y + dy);
    feed_at(b, GESTURE_UP, x + dx, y + dy);
}

// A place on the ball far from the tip, at 60° / 45° on the front right.
static Point off_tip(Bench *b) {
    Rect r = ground(b)->rect;
    return (Point){r.x + 0.25 * r.w, r.y + 0.75 * r.h};
}

static void dragging_the_ground_turns_the_ball_and_not_the_arrow(void **state) {
    Bench *b = *state;
    desk_turn_to(b->desk, 0);
    orbiting_front(b->desk, 0);
    Workpiece *piece = &b->desk->study.pieces[0];
    int revision = history_revision(piece->history);
    Point at = off_tip(b);
    double radius = ground(b)->rect.w / 2;
    drag_by(b, at.x, at.y, 0.4 * radius, -0.1 * radius);
    assert_true(fabs(camera_now(b).turn + 0.4) < 1e-9);
    assert_true(fabs(camera_now(b).tilt + 0.1) < 1e-9);
    assert_float_equal(piece->theta, M_PI / 3, 1e-12);
    assert_float_equal(piece->phi, M_PI / 4, 1e-12);
    assert_int_equal(history_revision(piece->history), revision);
    key(b, 'z', MOD_CTRL); // undo is not for it
    assert_true(fabs(camera_now(b).turn + 0.4) < 1e-9);
}

static void the_tip_is_dragged_under_a_turned_camera(void **state) {
    Bench *b = *state;
    desk_turn_to(b->desk, 0);
    Workpiece *piece = &b->desk->study.pieces[0];
    workpiece_turn(piece, M_PI / 3, M_PI / 4, true);
    Camera camera = {-0.7, 0.5};
    orbits_set(&b->desk->orbiting.kept, ground(b)->spot.a, camera);
    b->desk->dirty = true;
    Rect r = ground(b)->rect;
    Point middle = {r.x + r.w / 2, r.y + r.h / 2};
    double x, y, depth, tx, ty;
    camera_project(camera, vector_towards(M_PI / 3, M_PI / 4), &x, &y, &depth);
    assert_true(depth > 0);
    camera_project(camera, vector_towards(M_PI / 2, M_PI / 6), &tx, &ty, &depth);
    assert_true(depth > 0);
    double radius = r.w / 2;
    drag_by(b, middle.x + radius * x, middle.y - radius * y, radius * (tx - x),
            -radius * (ty - y));
    assert_float_equal(piece->theta, M_PI / 2, 1e-9);
    assert_float_equal(piece->phi, M_PI / 6, 1e-9);
    assert_true(camera_same(camera_now(b), camera));
}

static void a_double_press_looks_from_the_front_again(void **state) {
    Bench *b = *state;
    desk_turn_to(b->desk, 0);
    Point at = off_tip(b);
    drag_by(b, at.x, at.y, 40, 0);
    assert_false(camera_same(camera_now(b), (Camera){0}));
    feed_at(b, GESTURE_MOVE, at.x, at.y);
    for (int press = 1; press <= 2; press++) {
        desk_feed(b->desk,
                  &(Gesture){.kind = GESTURE_DOWN, .x = at.x, .y = at.y, .clicks = press});
        feed_at(b, GESTURE_UP, at.x, at.y);
    }
    assert_true(camera_same(camera_now(b), (Camera){0}));
}

static void shift_and_arrows_turn_it_and_escape_puts_a_drag_back(void **state) {
    Bench *b = *state;
    desk_turn_to(b->desk, 0);
    orbiting_front(b->desk, 0);
    key(b, KEY_RIGHT, MOD_SHIFT);
    key(b, KEY_UP, MOD_SHIFT);
    assert_true(fabs(camera_now(b).turn + M_PI / 12) < 1e-9);
    assert_true(fabs(camera_now(b).tilt + M_PI / 12) < 1e-9);
    for (int i = 0; i < 40; i++)
        key(b, KEY_DOWN, MOD_SHIFT);
    assert_true(fabs(camera_eye(camera_now(b)).z - 1) < 1e-9); // straight above, no farther
    orbiting_front(b->desk, 0);
    Point at = off_tip(b);
    feed_at(b, GESTURE_DOWN, at.x, at.y);
    feed_at(b, GESTURE_MOVE, at.x + 60, at.y);
    assert_false(camera_same(camera_now(b), (Camera){0}));
    key(b, KEY_ESCAPE, 0);
    assert_true(camera_same(camera_now(b), (Camera){0}));
    feed_at(b, GESTURE_UP, at.x + 60, at.y);
}

static void enter_on_the_ball_looks_from_the_front_again(void **state) {
    Bench *b = *state;
    desk_turn_to(b->desk, 1);
    Spot ball = ground(b)->spot;
    for (int i = 0; i < 20 && !spot_same(b->desk->focus, ball); i++)
        key(b, KEY_TAB, 0);
    assert_true(spot_same(b->desk->focus, ball));
    key(b, KEY_LEFT, MOD_SHIFT);
    assert_true(fabs(camera_now(b).turn - M_PI / 12) < 1e-9);
    key(b, KEY_ENTER, 0);
    assert_true(camera_same(camera_now(b), (Camera){0}));
}

static void each_display_keeps_its_own_camera(void **state) {
    Bench *b = *state;
    desk_turn_to(b->desk, 0);
    orbiting_front(b->desk, 0);
    Point at = off_tip(b);
    drag_by(b, at.x, at.y, 40, 0);
    Camera turned = camera_now(b);
    desk_turn_to(b->desk, 1);
    assert_true(camera_same(camera_now(b), (Camera){0}));
    desk_turn_to(b->desk, 0);
    assert_true(camera_same(camera_now(b), turned));
}

// The labels of a lesson's marks, and where they stand beside the ball's own middle.
static void a_lessons_marks_are_drawn_where_it_says(void **state) {
    Bench *b = *state;
    desk_turn_to(b->desk, 1);
    orbiting_front(b->desk, 0);
    Rect r = ground(b)->rect;
    Sought goal = {"goal", false}, way = {"way", false}, n = {"\\vec n", false};
    const Scene *scene = desk_scene(b->desk);
    scene_marks(scene, seek, &goal);
    scene_marks(scene, seek, &way);
    scene_marks(scene, seek, &n);
    assert_true(goal.found && way.found && n.found);
    assert_true(r.w > 100);
}

static void orbits_forget_the_one_turned_longest_ago(void **state) {
    (void)state;
    Orbits orbits = {.count = 0};
    for (int i = 1; i <= MOST_ORBITS + 1; i++)
        orbits_set(&orbits, i, (Camera){0.01 * i, 0});
    assert_int_equal(orbits.count, MOST_ORBITS);
    assert_true(camera_same(orbits_camera(&orbits, 1), (Camera){0}));
    assert_true(camera_same(orbits_camera(&orbits, 2), (Camera){0.02, 0}));
    orbits_set(&orbits, 2, (Camera){0});
    assert_int_equal(orbits.count, MOST_ORBITS - 1);
    assert_true(camera_same(orbits_camera(NULL, 3), (Camera){0}));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(dragging_the_ground_turns_the_ball_and_not_the_arrow),
        cmocka_unit_test(the_tip_is_dragged_under_a_turned_camera),
        cmocka_unit_test(a_double_press_looks_from_the_front_again),
        cmocka_unit_test(shift_and_arrows_turn_it_and_escape_puts_a_drag_back),
        cmocka_unit_test(enter_on_the_ball_looks_from_the_front_again),
        cmocka_unit_test(each_display_keeps_its_own_camera),
        cmocka_unit_test(a_lessons_marks_are_drawn_where_it_says),
        cmocka_unit_test(orbits_forget_the_one_turned_longest_ago),
    };
    return cmocka_run_group_tests(tests, open_desk, close_desk);
}
