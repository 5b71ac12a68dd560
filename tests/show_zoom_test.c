// What the audience sees large: by keys, the wheel and the hand in the small picture, and
// what is pressed there meanwhile.
#include "show_bench.h"

#include "view/canvas.h"

static const char LESSON[] =
    "lesson { id = 'own.one', map = 'S1', title = 'Talk' }\n"
    "page 'a' 'First page'\n"
    "local theta = input.slider { from = 0, to = 3, step = 0.01, start = 1,\n"
    "  label = 'Slide' }\n"
    "local coin = circuit { qubits = 1, start = 'ry(theta) 0' }\n"
    "prose 'theta={=theta:2} in words that are read'\n"
    "display.bloch { of = coin }\n"
    "display.amplitudes { of = coin }\n"
    "step()\n"
    "prose 'second step'\n"
    "page 'b' 'Last page'\n"
    "prose 'the end'\n";

enum { THETA };
// Of the hall's page, and of its picture's pixels (show_bench.h).
enum { WIDTH = 1920, HEIGHT = 1080, WIDE = 960, HIGH = 540 };

static int setup(void **state) {
    Stand *s = *state = stand_open(LESSON);
    show_scene(s->show, SHOW_AUDIENCE);
    return 0;
}

static int teardown(void **state) {
    stand_close(*state);
    return 0;
}

static Lens now(Stand *s) {
    return s->show->desk->hall.lens;
}

// Until what is on its way has come there.
static void arrive(Stand *s) {
    while (show_lens_due(s->show) >= 0) {
        s->seconds += 0.03;
        show_poll(s->show);
    }
}

// A pointer over the small picture, at shares of it.
static Gesture in_small(Stand *s, GestureKind kind, double x, double y) {
    Rect small = show_mirror(s->show).rect;
    return (Gesture){.kind = kind, .x = small.x + x * small.w, .y = small.y + y * small.h};
}

static void at(Stand *s, GestureKind kind, double x, double y) {
    Gesture gesture = in_small(s, kind, x, y);
    show_feed(s->show, SHOW_PRESENTER, &gesture);
}

static void wheel(Stand *s, double x, double y, double by, int mods) {
    Gesture gesture = in_small(s, GESTURE_WHEEL, x, y);
    gesture.wheel = by;
    gesture.mods = mods;
    show_feed(s->show, SHOW_PRESENTER, &gesture);
}

static void press_at(Stand *s, double x, double y) {
    at(s, GESTURE_MOVE, x, y);
    at(s, GESTURE_DOWN, x, y);
    at(s, GESTURE_UP, x, y);
}

static void set(Stand *s, double scale, double x, double y) {
    desk_set_lens(s->show->desk, lens_made(scale, x, y));
}

// Where a point of the hall's page is seen, shares of the picture.
static Point seen(Stand *s, double x, double y) {
    Rect r = lens_seen(now(s));
    return (Point){(x / WIDTH - r.x) / r.w, (y / HEIGHT - r.y) / r.h};
}

static bool close_to(double a, double b) {
    if (fabs(a - b) > 0.01) print_error("%g is not %g\n", a, b);
    return fabs(a - b) <= 0.01;
}

// --- keys and the hand

static void z_and_a_press_show_twice_the_size_around_it_and_z_all_again(void **state) {
    Stand *s = *state;
    press(s, 'z');
    assert_true(shows(s, SHOW_PRESENTER, "drag a frame"));
    press_at(s, 0.6, 0.4);
    assert_true(lens_is_whole(now(s))); // not yet: it comes smoothly
    s->seconds += 0.05;
    show_poll(s->show);
    assert_true(now(s).scale > 1.2 && now(s).scale < 2);
    arrive(s);
    assert_true(close_to(now(s).scale, 2) && close_to(now(s).x, 0.35));
    assert_true(close_to(now(s).y, 0.15));
    assert_false(shows(s, SHOW_PRESENTER, "drag a frame"));
    assert_true(shows(s, SHOW_PRESENTER, "2.0× Whole"));
    press(s, 'z');
    arrive(s);
    assert_true(lens_is_whole(now(s)));
    assert_false(shows(s, SHOW_PRESENTER, "× Whole"));
}

static void a_frame_that_is_dragged_is_what_is_seen(void **state) {
    Stand *s = *state;
    press(s, 'z');
    at(s, GESTURE_MOVE, 0.9, 0.9);
    Rect frame = show_lens_frame(s->show, SHOW_PRESENTER); // kept within the picture
    assert_true(close_to(frame.x, 0.5) && close_to(frame.w, 0.5));
    at(s, GESTURE_DOWN, 0.9, 0.9);
    at(s, GESTURE_MOVE, 0.5, 0.7);
    frame = show_lens_frame(s->show, SHOW_PRESENTER);
    assert_true(show_mirror(s->show).covered); // it is drawn over the small picture
    at(s, GESTURE_UP, 0.5, 0.7);
    arrive(s);
    Rect got = lens_seen(now(s));
    assert_true(close_to(got.x, 0.5) && close_to(got.y, 0.5) && close_to(got.w, 0.4));
    assert_true(close_to(frame.x, got.x) && close_to(frame.y, got.y));
    assert_false(show_mirror(s->show).covered);
    assert_int_equal(show_lens_frame(s->show, SHOW_PRESENTER).w, 0);
}

static void esc_leaves_it_before_anything_else(void **state) {
    Stand *s = *state;
    press(s, 'b');
    press(s, 'z');
    press(s, KEY_ESCAPE); // nothing was chosen yet
    assert_false(s->show->lens.armed);
    set(s, 3, 0.1, 0.1);
    press(s, KEY_ESCAPE);
    arrive(s);
    assert_true(lens_is_whole(now(s)));
    assert_int_equal(show_cover_kind(&s->show->cover), COVER_BLACK);
    press(s, KEY_ESCAPE);
    assert_int_equal(show_cover_kind(&s->show->cover), COVER_NONE);
    assert_true(stands_at(s, 0, 0));
}

static void the_wheel_with_ctrl_zooms_about_the_pointer_within_limits(void **state) {
    Stand *s = *state;
    double x = 0.7, y = 0.2;
    wheel(s, x, y, -1, 0);
    assert_true(lens_is_whole(now(s)));
    wheel(s, x, y, -3, MOD_CTRL);
    assert_true(close_to(now(s).scale, 2));
    lens_through(now(s), &x, &y);
    assert_true(close_to(x, 0.7) && close_to(y, 0.2));
    wheel(s, 0.7, 0.2, -30, MOD_CTRL);
    assert_true(now(s).scale == LENS_MOST);
    wheel(s, 0.1, 0.9, 30, MOD_CTRL);
    assert_true(lens_is_whole(now(s)) && now(s).x == 0 && now(s).y == 0);
    Rect small = show_mirror(s->show).rect; // beside the picture it is not meant
    show_feed(s->show, SHOW_PRESENTER,
              &(Gesture){.kind = GESTURE_WHEEL,
                         .x = small.x + small.w + 300,
                         .y = small.y,
                         .wheel = -3,
                         .mods = MOD_CTRL});
    assert_true(lens_is_whole(now(s)));
}

static void keys_with_ctrl_zoom_and_move_and_arrows_go_on(void **state) {
    Stand *s = *state;
    for (int i = 1; i <= 7; i++) {
        press_in(s, SHOW_PRESENTER, '+', MOD_CTRL | MOD_SHIFT);
        arrive(s);
        if (i == 3) assert_float_equal(now(s).scale, 2, 1e-9);
    }
    assert_true(now(s).scale == LENS_MOST);
    assert_true(close_to(now(s).x, 0.375)); // about the middle
    press_in(s, SHOW_PRESENTER, KEY_RIGHT, MOD_CTRL);
    arrive(s);
    assert_true(close_to(now(s).x, 0.375 + 0.125 / 4));
    press_in(s, SHOW_PRESENTER, KEY_UP, MOD_CTRL);
    arrive(s);
    assert_true(close_to(now(s).y, 0.375 - 0.125 / 4));
    press_in(s, SHOW_PRESENTER, '0', MOD_CTRL);
    arrive(s);
    assert_true(lens_is_whole(now(s)) && stands_at(s, 0, 0));
    press_in(s, SHOW_PRESENTER, KEY_RIGHT, MOD_CTRL); // whole, there is nothing to move
    assert_true(lens_is_whole(now(s)) && stands_at(s, 0, 0));
    press(s, KEY_RIGHT);
    assert_true(stands_at(s, 0, 1));
}

static void the_ground_the_middle_button_and_ctrl_drag_it(void **state) {
    Stand *s = *state;
    set(s, 2, 0.5, 0.5);
    Point ground = seen(s, WIDTH - 2, HEIGHT - 2); // nothing stands there
    at(s, GESTURE_DOWN, ground.x, ground.y);
    at(s, GESTURE_MOVE, ground.x - 0.1, ground.y);
    assert_true(close_to(now(s).x, 0.5)); // its edge is reached
    at(s, GESTURE_MOVE, ground.x + 0.1, ground.y + 0.2);
    assert_true(close_to(now(s).x, 0.4) && close_to(now(s).y, 0.4));
    at(s, GESTURE_UP, ground.x + 0.1, ground.y + 0.2);
    at(s, GESTURE_MOVE, 0.2, 0.2);
    assert_true(close_to(now(s).x, 0.4));
    at(s, GESTURE_MIDDLE, 0.5, 0.5);
    Rect small = show_mirror(s->show).rect; // it goes on beside the picture
    point(s, GESTURE_MOVE, small.x + 1.5 * small.w, small.y + 0.5 * small.h);
    assert_true(close_to(now(s).x, 0));
    point(s, GESTURE_MIDDLE_UP, small.x + 1.5 * small.w, small.y);
    at(s, GESTURE_MOVE, 0.1, 0.1);
    assert_true(close_to(now(s).x, 0));
    Gesture down = in_small(s, GESTURE_DOWN, 0.9, 0.5);
    down.mods = MOD_CTRL;
    show_feed(s->show, SHOW_PRESENTER, &down);
    at(s, GESTURE_MOVE, 0.5, 0.5);
    at(s, GESTURE_UP, 0.5, 0.5);
    assert_true(close_to(now(s).x, 0.2));
}

static void two_fingers_zoom_where_they_are(void **state) {
    Stand *s = *state;
    at(s, GESTURE_MOVE, 0.5, 0.05);
    show_feed(s->show, SHOW_PRESENTER, &(Gesture){.kind = GESTURE_PINCH, .pinch = 2});
    assert_true(close_to(now(s).scale, 2) && close_to(now(s).x, 0.25));
    hand_at(s, GESTURE_MOVE, 0, 0); // on the only screen
    show_feed(s->show, SHOW_AUDIENCE, &(Gesture){.kind = GESTURE_PINCH, .pinch = 0.6});
    assert_true(close_to(now(s).scale, 1.2) && close_to(now(s).x, 0.1667));
}

static void the_sign_and_the_button_go_back(void **state) {
    Stand *s = *state;
    set(s, 1.5, 0.2, 0.2);
    assert_true(shows(s, SHOW_PRESENTER, "1.5×"));
    click_on(s, act_spot(SHOW_ZOOM, ZOOM_WHOLE));
    arrive(s);
    assert_true(lens_is_whole(now(s)));
    click_on(s, act_spot(SHOW_ZOOM, ZOOM_KEY));
    assert_true(s->show->lens.armed);
    click_on(s, act_spot(SHOW_ZOOM, ZOOM_KEY));
    assert_false(s->show->lens.armed);
}

// --- on the only screen

// Of the page, and of what lies over it.
static int parts_seen(Stand *s) {
    const Scene *page = desk_scene(s->show->desk);
    const Scene *all = show_scene(s->show, SHOW_AUDIENCE);
    return scene_parts(page) + (all == page ? 0 : scene_parts(all));
}

static void on_the_only_screen_the_frame_is_in_the_hall_s_picture(void **state) {
    Stand *s = *state;
    hand_at(s, GESTURE_MOVE, 0.5 * WIDTH, 0.5 * HEIGHT);
    int parts = parts_seen(s);
    press_in(s, SHOW_AUDIENCE, 'z', 0);
    assert_int_equal(parts_seen(s), parts + 1);
    const GestureKind press_there[] = {GESTURE_MOVE, GESTURE_DOWN, GESTURE_UP};
    for (int i = 0; i < 3; i++)
        hand_at(s, press_there[i], 0.25 * WIDTH, 0.5 * HEIGHT);
    arrive(s);
    assert_int_equal(parts_seen(s), parts);
    assert_true(close_to(now(s).scale, 2) && now(s).x == 0 && close_to(now(s).y, 0.25));
    at(s, GESTURE_MOVE, 0.5, 0.5); // the pointer in the other window
    press(s, 'z');
    arrive(s);
    press(s, 'z');
    assert_int_equal(parts_seen(s), parts);
    assert_true(show_lens_frame(s->show, SHOW_PRESENTER).w > 0);
    show_feed(s->show, SHOW_AUDIENCE, &(Gesture){.kind = GESTURE_LEAVE}); // heard of late
    assert_true(show_lens_frame(s->show, SHOW_PRESENTER).w > 0);
    show_feed(s->show, SHOW_PRESENTER, &(Gesture){.kind = GESTURE_LEAVE});
    assert_true(show_lens_frame(s->show, SHOW_PRESENTER).w == 0);
}

// --- what is pressed through it

static void what_is_seen_is_what_is_pressed(void **state) {
    Stand *s = *state;
    const SpotArea *area = scene_find(show_scene(s->show, SHOW_AUDIENCE),
                                      (Spot){.kind = SPOT_INPUT, .a = THETA});
    assert_non_null(area);
    Rect there = area->rect;
    const double scales[] = {1, 1.37, 2, 4};
    for (int i = 0; i < 4; i++)
        for (int k = 1; k < 4; k++) {
            double x = there.x + 0.25 * k * there.w, y = there.y + there.h / 2;
            set(s, 1, 0, 0);
            press_at(s, x / WIDTH, y / HEIGHT);
            double whole = desk_number(s->show->desk, THETA);
            set(s, scales[i], x / WIDTH - 0.11, y / HEIGHT - 0.1);
            desk_set_input(s->show->desk, THETA, 0);
            Point p = seen(s, x, y);
            press_at(s, p.x, p.y);
            assert_float_equal(desk_number(s->show->desk, THETA), whole, 0.011);
            desk_set_input(s->show->desk, THETA, 0);
            hand_at(s, GESTURE_DOWN, p.x * WIDTH, p.y * HEIGHT);
            hand_at(s, GESTURE_UP, p.x * WIDTH, p.y * HEIGHT);
            assert_float_equal(desk_number(s->show->desk, THETA), whole, 0.011);
            assert_true(lens_same(
                now(s), lens_made(scales[i], x / WIDTH - 0.11, y / HEIGHT - 0.1)));
        }
}

// A slider that is held when the wheel or a key zooms stays in the hand.
static void what_is_held_stays_in_the_hand(void **state) {
    Stand *s = *state;
    const SpotArea *area = scene_find(show_scene(s->show, SHOW_AUDIENCE),
                                      (Spot){.kind = SPOT_INPUT, .a = THETA});
    Rect there = area->rect;
    Point p = seen(s, there.x + there.w / 2, there.y + there.h / 2);
    at(s, GESTURE_DOWN, p.x, p.y);
    wheel(s, p.x, p.y, -3, MOD_CTRL);
    press(s, 'z'); // all again
    arrive(s);
    press(s, 'z');
    at(s, GESTURE_MOVE, 0.999, p.y);
    at(s, GESTURE_UP, 0.999, p.y);
    assert_float_equal(desk_number(s->show->desk, THETA), 3, 0.011);
    assert_true(lens_is_whole(now(s)) && s->show->lens.armed);
}

// --- pixels

typedef struct Hall {
    Canvas *shown; // what the window has
    int width, height;
} Hall;

static Canvas *blank(Stand *s, const Hall *hall) {
    const Look *look = scene_look(show_scene(s->show, SHOW_AUDIENCE));
    return canvas_open_picture(s->b->fonts, look->theme, look->metrics.scale, hall->width,
                               hall->height);
}

// What is costly is kept once it was drawn twice, and then laid over what is there, which
// rounds a colour otherwise: all that is compared comes from there.
static void draw_often(const Scene *scene, Canvas *canvas) {
    for (int i = 0; i < 3; i++)
        scene_draw(scene, canvas);
}

// As the presenter's process does it: what is damaged is painted over the last picture.
// That is then the same as one painted anew. Returns what was painted, share of it all.
static double repair(Stand *s, Hall *hall) {
    Rect rects[MOST_DAMAGE];
    const Scene *scene = show_scene(s->show, SHOW_AUDIENCE);
    const Metrics *m = &scene_look(scene)->metrics;
    int count = show_damage(s->show, SHOW_AUDIENCE, rects, MOST_DAMAGE), stride;
    Canvas *fresh = blank(s, hall);
    draw_often(scene, fresh);
    if (!hall->shown) hall->shown = blank(s, hall);
    if (count) scene_draw_in(scene, hall->shown, rects, count);
    const void *x = canvas_pixels(hall->shown, &stride), *y = canvas_pixels(fresh, &stride);
    assert_memory_equal(x, y, (size_t)stride * (size_t)hall->height);
    canvas_close(fresh, NULL);
    double painted = 0;
    for (int i = 0; i < count; i++)
        painted += rects[i].w * rects[i].h / (m->width * m->height);
    return painted;
}

static void zooms_and_slides(Stand *s, int width, int height) {
    Hall hall = {NULL, width, height};
    Gesture size = {.kind = GESTURE_RESIZE, .width = width, .height = height};
    show_feed(s->show, SHOW_AUDIENCE, &size);
    repair(s, &hall);
    for (int i = 0; i < 7; i++) {
        wheel(s, 0.3 + 0.05 * i, 0.6, i < 5 ? -1.1 : 1.3, MOD_CTRL);
        assert_true(repair(s, &hall) == 1);
        desk_set_input(s->show->desk, THETA, 0.2 * i + 0.1);
        double painted = repair(s, &hall); // what moves, and not all the rest
        assert_true(painted > 0 && (painted < 0.9 || lens_scale(now(s)) > 1.5));
        assert_true(repair(s, &hall) == 0);
    }
    press(s, 'z'); // and on the way back
    for (int i = 0; show_lens_due(s->show) >= 0; i++) {
        s->seconds += 0.05;
        desk_set_input(s->show->desk, THETA, 0.1 * i);
        show_poll(s->show);
        repair(s, &hall);
    }
    assert_true(lens_is_whole(now(s)));
    canvas_close(hall.shown, NULL);
}

static void what_is_repaired_while_zooming_and_sliding_is_the_whole_picture(void **state) {
    zooms_and_slides(*state, WIDE, HIGH);
    zooms_and_slides(*state, 800, 600);
}

// --- from step to step

static void every_step_is_come_to_whole(void **state) {
    Stand *s = *state;
    set(s, 2, 0.1, 0.1);
    press(s, KEY_PAGE_DOWN);
    assert_true(lens_is_whole(now(s)) && stands_at(s, 0, 1));
    set(s, 2, 0.1, 0.1);
    press(s, 'z');
    press(s, KEY_PAGE_DOWN); // while it is on its way
    s->seconds += 0.02;
    show_poll(s->show);
    assert_true(lens_is_whole(now(s)) && show_lens_due(s->show) < 0);
    press(s, 'z');
    press(s, KEY_PAGE_UP);
    assert_true(stands_at(s, 0, 1) && lens_is_whole(now(s)) && !s->show->lens.armed);
    set(s, 2, 0.1, 0.1);
    press(s, 'r'); // the same once more, as large
    assert_true(close_to(now(s).scale, 2));
}

static void a_show_goes_on_zoomed_from_its_state(void **state) {
    Stand *s = *state;
    set(s, 2.5, 0.3, 0.1);
    press_in(s, SHOW_PRESENTER, KEY_RIGHT, MOD_CTRL); // where it is going counts
    char *text = show_state(s->show);
    show_destroy(s->show);
    s->show = stand_begin(s, text);
    show_wait(s->show);
    free(text);
    assert_true(close_to(now(s).scale, 2.5) && close_to(now(s).x, 0.35));
    assert_true(close_to(now(s).y, 0.1));
    assert_true(close_to(scene_look(show_scene(s->show, SHOW_AUDIENCE))->lens.x, 0.35));
}

static void the_state_counts_what_is_seen(void **state) {
    Stand *s = *state;
    uint64_t before = show_state_number(s->show);
    wheel(s, 0.5, 0.5, -1, MOD_CTRL);
    assert_true(show_state_number(s->show) > before);
}

// --- what covers the page

// As it is drawn when everything costly in it is kept.
static Picture kept_picture(Stand *s) {
    for (int i = 0; i < 2; i++)
        free(show_cover_picture(desk_scene(s->show->desk), WIDE).pixels);
    return show_cover_picture(desk_scene(s->show->desk), WIDE);
}

static void a_frozen_picture_keeps_what_it_shows_and_a_still_is_whole(void **state) {
    Stand *s = *state;
    Picture whole = kept_picture(s);
    set(s, 2, 0.5, 0);
    Picture large = kept_picture(s);
    press(s, 'f');
    press(s, 'z'); // whole, unseen
    arrive(s);
    size_t bytes = (size_t)WIDE * HIGH * 4;
    assert_memory_equal(s->show->cover.frozen.pixels, large.pixels, bytes);
    press(s, 'f');
    set(s, 2, 0.5, 0);
    press(s, 'k');
    assert_memory_equal(s->show->cover.still.pixels, whole.pixels, bytes);
    assert_true(memcmp(whole.pixels, large.pixels, bytes) != 0);
    free(whole.pixels);
    free(large.pixels);
}

// While the scene draws the small picture itself, it is what is prepared that is seen.
static void the_small_picture_follows_what_is_prepared(void **state) {
    Stand *s = *state;
    Rect rects[MOST_DAMAGE];
    press(s, 'f');
    show_damage(s->show, SHOW_PRESENTER, rects, MOST_DAMAGE);
    Rect small = show_mirror(s->show).rect;
    s->show->lens.x = s->show->lens.y = 0.5;
    desk_set_lens(s->show->desk, lens_made(2, 0, 0));
    int count = show_damage(s->show, SHOW_PRESENTER, rects, MOST_DAMAGE);
    bool found = false;
    for (int i = 0; i < count; i++)
        found |= rect_has(rects[i], small.x + small.w / 2, small.y + small.h / 2);
    assert_true(found);
}

#define IN_SHOW(test) cmocka_unit_test_setup_teardown(test, setup, teardown)

int main(void) {
    const struct CMUnitTest tests[] = {
        IN_SHOW(z_and_a_press_show_twice_the_size_around_it_and_z_all_again),
        IN_SHOW(a_frame_that_is_dragged_is_what_is_seen),
        IN_SHOW(esc_leaves_it_before_anything_else),
        IN_SHOW(the_wheel_with_ctrl_zooms_about_the_pointer_within_limits),
        IN_SHOW(keys_with_ctrl_zoom_and_move_and_arrows_go_on),
        IN_SHOW(the_ground_the_middle_button_and_ctrl_drag_it),
        IN_SHOW(two_fingers_zoom_where_they_are),
        IN_SHOW(the_sign_and_the_button_go_back),
        IN_SHOW(on_the_only_screen_the_frame_is_in_the_hall_s_picture),
        IN_SHOW(what_is_seen_is_what_is_pressed),
        IN_SHOW(what_is_held_stays_in_the_hand),
        IN_SHOW(what_is_repaired_while_zooming_and_sliding_is_the_whole_picture),
        IN_SHOW(every_step_is_come_to_whole),
        IN_SHOW(a_show_goes_on_zoomed_from_its_state),
        IN_SHOW(the_state_counts_what_is_seen),
        IN_SHOW(a_frozen_picture_keeps_what_it_shows_and_a_still_is_whole),
        IN_SHOW(the_small_picture_follows_what_is_prepared),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
