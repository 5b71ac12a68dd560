// The presenter's tools on the audience's picture, by keys and by hand in both windows:
// what each shows, what ink stays and how it is undone, what of it is seen when, and that
// it comes back after the program has ended.
#include "ink_bench.h"

static void one_tool_is_held_and_its_key_lets_go_of_it(void **state) {
    Stand *s = *state;
    static const struct {
        int key;
        PresenterTool tool;
    } rows[] = {{'1', TOOL_POINTER},
                {'2', TOOL_SPOTLIGHT},
                {'3', TOOL_PEN},
                {'4', TOOL_HIGHLIGHTER},
                {'e', TOOL_ERASER}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        press(s, rows[i].key);
        assert_int_equal(held(s), rows[i].tool);
        assert_true(says(s, "lets go"));
        press(s, rows[i].key);
        assert_int_equal(held(s), TOOL_HAND);
        press(s, rows[i].key);
        press(s, i % 2 ? '0' : KEY_ESCAPE);
        assert_int_equal(held(s), TOOL_HAND);
        press(s, rows[i].key); // and the next takes its place
    }
    assert_int_equal(held(s), TOOL_ERASER);
    press(s, KEY_PAGE_DOWN); // a clicker goes on with the show
    assert_true(stands_at(s, 0, 1));
    assert_int_equal(held(s), TOOL_ERASER);
}

static void buttons_hold_tools_as_their_keys_do(void **state) {
    Stand *s = *state;
    for (int tool = TOOL_POINTER; tool < PRESENTER_TOOLS; tool++) {
        click_on(s, act_spot(SHOW_TOOL, tool));
        assert_int_equal(held(s), tool);
    }
    click_on(s, act_spot(SHOW_TOOL, TOOL_ERASER));
    assert_int_equal(held(s), TOOL_HAND);
    click_on(s, act_spot(SHOW_TOOL, TOOL_PEN));
    drag_line(s, 200, 900, 600, 900);
    click_on(s, act_spot(SHOW_INK, INK_ACT_UNDO));
    assert_int_equal(ink_seen(ink_of(s)), 0);
    drag_line(s, 200, 900, 600, 900);
    click_on(s, act_spot(SHOW_INK, INK_ACT_CLEAR));
    assert_int_equal(ink_seen(ink_of(s)), 0);
}

static void the_pointer_is_seen_while_the_hand_is_over_the_picture(void **state) {
    Stand *s = *state;
    Rect small = show_mirror(s->show).rect;
    press(s, '1');
    assert_false(is_marked(s));
    point(s, GESTURE_MOVE, small.x + small.w / 8, small.y + small.h * 3 / 4);
    assert_true(is_marked(s));
    assert_int_equal(pixel_at(s, 240, 810), FOX);
    assert_int_equal(pixel_at(s, 240 + 36, 810), FOX); // its ring
    assert_int_equal(pixel_at(s, 240 + 24, 810), WHITE);
    point(s, GESTURE_MOVE, small.x + small.w + 40, small.y);
    assert_false(is_marked(s));
    point(s, GESTURE_MOVE, small.x + 10, small.y + 10);
    assert_true(is_marked(s));
    point(s, GESTURE_LEAVE, 0, 0);
    assert_false(is_marked(s));
    hand_at(s, GESTURE_MOVE, 240, 810); // in the audience's own window
    assert_int_equal(pixel_at(s, 240, 810), FOX);
    hand_at(s, GESTURE_LEAVE, 0, 0);
    assert_false(is_marked(s));
}

static double covered(const Rect *rects, int count) {
    double sum = 0;
    for (int i = 0; i < count; i++)
        sum += rects[i].w * rects[i].h;
    return sum;
}

static void what_moves_is_painted_again_where_it_is_alone(void **state) {
    Stand *s = *state;
    Rect rects[MOST_DAMAGE];
    show_damage(s->show, SHOW_AUDIENCE, rects, MOST_DAMAGE);
    uint64_t builds = s->show->desk->builds;
    press(s, '1');
    hand_at(s, GESTURE_MOVE, 300, 900);
    show_damage(s->show, SHOW_AUDIENCE, rects, MOST_DAMAGE);
    hand_at(s, GESTURE_MOVE, 310, 900);
    int count = show_damage(s->show, SHOW_AUDIENCE, rects, MOST_DAMAGE);
    assert_true(count > 0 && covered(rects, count) < 120 * 120);
    assert_int_equal(show_damage(s->show, SHOW_AUDIENCE, rects, MOST_DAMAGE), 0);
    press(s, '2');
    hand_at(s, GESTURE_MOVE, 900, 500);
    show_damage(s->show, SHOW_AUDIENCE, rects, MOST_DAMAGE);
    hand_at(s, GESTURE_MOVE, 908, 500);
    count = show_damage(s->show, SHOW_AUDIENCE, rects, MOST_DAMAGE);
    assert_true(count > 0 && covered(rects, count) < 0.2 * 1920 * 1080);
    assert_true(s->show->desk->builds == builds); // the page was left alone
}

// How many bytes of a picture that was painted piece by piece, over tools and places,
// differ from one painted at once.
static int differing(Stand *s) {
    Rect rects[MOST_DAMAGE];
    size_t size = (size_t)1920 * 1080 * 4;
    char *pixels = calloc(1, size), *whole = calloc(1, size);
    Canvas *canvas =
        canvas_open_pixels(s->b->fonts, THEME_PROJECTOR, 1, pixels, 1920, 1080, 1920 * 4);
    paint(s, canvas);
    show_damage(s->show, SHOW_AUDIENCE, rects, MOST_DAMAGE);
    const int keys[] = {'1', '2', '3', '4', '2'};
    for (int i = 0; i < 5; i++) {
        press(s, keys[i]);
        for (int k = 0; k < 4; k++) {
            if (k == 1) hand_at(s, GESTURE_DOWN, 200, 300 + 130 * i);
            hand_at(s, GESTURE_MOVE, 200 + 130 * k, 300 + 130 * i + 11 * k);
            if (k == 3) hand_at(s, GESTURE_UP, 590, 333 + 130 * i);
            int count = show_damage(s->show, SHOW_AUDIENCE, rects, MOST_DAMAGE);
            scene_draw_in(show_scene(s->show, SHOW_AUDIENCE), canvas, rects, count);
        }
    }
    canvas_close(canvas, NULL);
    canvas =
        canvas_open_pixels(s->b->fonts, THEME_PROJECTOR, 1, whole, 1920, 1080, 1920 * 4);
    paint(s, canvas);
    canvas_close(canvas, NULL);
    int differ = 0;
    for (size_t i = 0; i < size; i++)
        differ += i % 4 != 3 && pixels[i] != whole[i];
    free(pixels);
    free(whole);
    return differ;
}

static void see_large(Stand *s, double scale, double x, double y) {
    desk_set_lens(s->show->desk, lens_made(scale, x, y));
    show_wait(s->show);
}

static void pieces_are_the_same_as_the_whole(void **state) {
    Stand *s = *state;
    assert_int_equal(differing(s), 0);
    press(s, 'c');
    see_large(s, 2.3, 0.1, 0.2);
    assert_int_equal(differing(s), 0);
}

static void on_a_page_seen_large_a_held_tool_has_the_hand(void **state) {
    Stand *s = *state;
    see_large(s, 2, 0, 0.5);
    press(s, '3');
    drag_line(s, 400, 720, 1000, 720); // 200 … 500, 900 of the page
    assert_true(s->show->desk->hall.lens.x == 0);
    assert_int_equal(pixel_at(s, 700, 720), FOX);
    Gesture panned = {.kind = GESTURE_DOWN, .x = 900, .y = 400, .mods = MOD_CTRL};
    show_feed(s->show, SHOW_AUDIENCE, &panned);
    hand_at(s, GESTURE_MOVE, 708, 400);
    hand_at(s, GESTURE_UP, 708, 400);
    assert_true(s->show->desk->hall.lens.x > 0.04);
    assert_int_equal(ink_seen(ink_of(s)), 1);
    assert_int_equal(pixel_at(s, 508, 720), FOX); // it goes with the page
    see_large(s, 1, 0, 0);
    assert_int_equal(pixel_at(s, 350, 900), FOX);
    press(s, '1'); // the pointer is as large as ever
    see_large(s, 3, 0, 0);
    hand_at(s, GESTURE_MOVE, 240, 810);
    assert_int_equal(pixel_at(s, 240 + 36, 810), FOX);
}

// White but for the ball: no seam is to be seen between what is dimmed.
static void the_dark_round_a_spotlight_has_no_seams(void **state) {
    Stand *s = *state;
    const struct {
        int width, height;
        double scale;
    } rows[] = {{1920, 1080, 1}, {1366, 768, 1}, {1280, 800, 1.7}, {3840, 2160, 2.3}};
    go_to(s, ON_WORDS);
    press(s, '2');
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        int w = rows[i].width, h = rows[i].height, stride, other = 0;
        resize_hall(s, w, h);
        see_large(s, rows[i].scale, 0, 1);
        hand_at(s, GESTURE_MOVE, 10, 10);
        const Scene *scene = show_scene(s->show, SHOW_AUDIENCE);
        double scale = scene_look(scene)->metrics.scale;
        Canvas *canvas = canvas_open_picture(s->b->fonts, THEME_PROJECTOR, scale, w, h);
        scene_draw(scene, canvas);
        const char *pixels = canvas_pixels(canvas, &stride);
        uint32_t dark, pixel;
        memcpy(&dark, pixels + (h - 1) * (size_t)stride, sizeof dark);
        for (int y = h * 3 / 4; y < h; y++)
            for (int x = 0; x < w; x++) {
                memcpy(&pixel, pixels + (size_t)y * (size_t)stride + 4 * (size_t)x, 4);
                other += pixel != dark;
            }
        canvas_close(canvas, NULL);
        assert_int_equal(other, 0);
        assert_true((dark & 0xFF) < 0x80);
    }
}

static void the_spotlight_dims_all_else_and_the_wheel_turns_its_size(void **state) {
    Stand *s = *state;
    press(s, '2');
    hand_at(s, GESTURE_MOVE, 400, 800);
    assert_int_equal(pixel_at(s, 400, 800), WHITE);
    assert_int_equal(pixel_at(s, 400 + 160, 800), WHITE);
    assert_true((pixel_at(s, 400 + 200, 800) & 0xFF) < 0x80);
    double before = s->show->tools.radius;
    Gesture wheel = {.kind = GESTURE_WHEEL, .x = 400, .y = 800, .wheel = -4};
    show_feed(s->show, SHOW_AUDIENCE, &wheel);
    assert_true(s->show->tools.radius > 1.3 * before);
    assert_int_equal(pixel_at(s, 400 + 200, 800), WHITE);
    press_in(s, SHOW_PRESENTER, '[', MOD_SHIFT);
    assert_true(s->show->tools.radius < 1.6 * before);
    for (int i = 0; i < 100; i++)
        show_feed(s->show, SHOW_AUDIENCE, &wheel);
    assert_true(s->show->tools.radius <= 1);
    wheel.wheel = 400;
    show_feed(s->show, SHOW_AUDIENCE, &wheel);
    assert_true(s->show->tools.radius > 0.01);
}

static void a_held_tool_keeps_the_hand_from_the_page(void **state) {
    Stand *s = *state;
    const Workpiece *ball = &s->show->desk->study.pieces[0];
    double theta = ball->theta;
    Point tip = middle_of(mover_of(s, MOVER_TIP, 0).rect);
    for (int key = '1'; key <= '4'; key++) {
        press(s, key);
        drag_line(s, tip.x, tip.y, tip.x + 100, tip.y + 200);
        assert_true(ball->theta == theta);
    }
    press(s, '0');
    drag_line(s, tip.x, tip.y, tip.x + 100, tip.y + 200);
    assert_false(ball->theta == theta);
}

static void what_is_highlighted_can_be_read(void **state) {
    Stand *s = *state;
    static const Ink inks[] = {INK_INK,   INK_SOFT, INK_ACCENT, INK_FOX, INK_RIGHT,
                               INK_WRONG, INK_WARN, INK_ZERO,   INK_ONE, INK_PREDICTED};
    for (size_t i = 0; i < sizeof inks / sizeof *inks; i++)
        assert_true(ink_contrast(THEME_PROJECTOR, inks[i], INK_MARKER) >= 7);
    assert_true(ink_contrast(THEME_DARK, INK_INK, INK_MARKER) >= 7);
    assert_true(ink_contrast(THEME_LIGHT, INK_FOX, INK_MARKER) >= 4.5);
    press(s, '3');
    drag_line(s, 300, 800, 300, 1000);
    press(s, '4');
    drag_line(s, 200, 900, 600, 900);
    drag_line(s, 200, 910, 600, 910);
    assert_int_equal(pixel_at(s, 400, 905), MARKER); // twice over is no darker
    assert_int_equal(pixel_at(s, 300, 900), FOX);    // what was there is as it was
}

static void black_and_white_have_no_marks(void **state) {
    Stand *s = *state;
    press(s, '3');
    drag_line(s, 200, 900, 600, 900);
    press(s, 'b');
    assert_int_equal(pixel_at(s, 400, 900), 0);
    press(s, 'w');
    assert_int_equal(pixel_at(s, 400, 900), WHITE);
    drag_line(s, 200, 700, 600, 700); // in a window that shows nothing of it
    press(s, 'w');
    assert_int_equal(pixel_at(s, 400, 900), FOX);
    assert_int_equal(pixel_at(s, 400, 700), WHITE);
}

static void while_it_is_frozen_ink_is_prepared_unseen(void **state) {
    Stand *s = *state;
    Rect small = show_mirror(s->show).rect;
    press(s, '3');
    drag_line(s, 200, 900, 600, 900);
    press(s, '1');
    hand_at(s, GESTURE_MOVE, 300, 700);
    press(s, 'f');
    assert_int_equal(pixel_at(s, 400, 900), FOX);
    assert_int_equal(pixel_at(s, 300, 700), WHITE); // what only points is not held fast
    press(s, '3');
    double x = small.x + small.w / 8, y = small.y + small.h * 2 / 3;
    point(s, GESTURE_DOWN, x, y);
    point(s, GESTURE_MOVE, x + small.w / 8, y);
    point(s, GESTURE_UP, x + small.w / 8, y);
    assert_int_equal(pixel_at(s, 360, 720), WHITE);
    press(s, 'f');
    assert_int_equal(pixel_at(s, 360, 720), FOX);
}

static void a_still_is_written_on(void **state) {
    Stand *s = *state;
    press(s, 'k');
    press(s, '3');
    drag_line(s, 200, 900, 600, 900);
    assert_int_equal(pixel_at(s, 400, 900), FOX);
    Rect rects[MOST_DAMAGE];
    show_damage(s->show, SHOW_AUDIENCE, rects, MOST_DAMAGE);
    drag_line(s, 200, 700, 600, 700);
    int count = show_damage(s->show, SHOW_AUDIENCE, rects, MOST_DAMAGE);
    assert_true(count > 0 && covered(rects, count) < 500 * 100);
}

// The page itself is not built anew for each place that it is moved to.
static void the_frame_of_what_may_be_seen_large_lies_over_the_page_alone(void **state) {
    Stand *s = *state;
    Rect rects[MOST_DAMAGE];
    press(s, 'z');
    hand_at(s, GESTURE_MOVE, 960, 540);
    assert_int_equal(pixel_at(s, 484, 540), FOX);
    show_damage(s->show, SHOW_AUDIENCE, rects, MOST_DAMAGE);
    uint64_t builds = s->show->desk->builds;
    hand_at(s, GESTURE_MOVE, 1060, 540);
    assert_int_equal(pixel_at(s, 484, 540), WHITE);
    assert_int_equal(pixel_at(s, 584, 540), FOX);
    assert_int_equal(s->show->desk->builds, builds);
    assert_true(show_damage(s->show, SHOW_AUDIENCE, rects, MOST_DAMAGE) > 0);
}

static void neither_a_still_nor_a_frozen_picture_has_the_frame(void **state) {
    Stand *s = *state;
    press(s, 'z');
    for (int i = 0; i < 2; i++) {
        hand_at(s, GESTURE_MOVE, 960, 540);
        assert_int_equal(pixel_at(s, 484, 540), FOX);
        press(s, "kf"[i]);
        assert_int_equal(pixel_at(s, 484, 540), WHITE);
        press(s, "kf"[i]);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        ON_BOARD(one_tool_is_held_and_its_key_lets_go_of_it),
        ON_BOARD(buttons_hold_tools_as_their_keys_do),
        ON_BOARD(the_pointer_is_seen_while_the_hand_is_over_the_picture),
        ON_BOARD(what_moves_is_painted_again_where_it_is_alone),
        ON_BOARD(pieces_are_the_same_as_the_whole),
        ON_BOARD(on_a_page_seen_large_a_held_tool_has_the_hand),
        ON_BOARD(the_dark_round_a_spotlight_has_no_seams),
        ON_BOARD(the_spotlight_dims_all_else_and_the_wheel_turns_its_size),
        ON_BOARD(a_held_tool_keeps_the_hand_from_the_page),
        ON_BOARD(what_is_highlighted_can_be_read),
        ON_BOARD(black_and_white_have_no_marks),
        ON_BOARD(while_it_is_frozen_ink_is_prepared_unseen),
        ON_BOARD(a_still_is_written_on),
        ON_BOARD(the_frame_of_what_may_be_seen_large_lies_over_the_page_alone),
        ON_BOARD(neither_a_still_nor_a_frozen_picture_has_the_frame),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
