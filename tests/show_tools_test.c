// The presenter's tools on the audience's picture, by keys and by hand in both windows:
// what each shows, what ink stays and how it is undone, what of it is seen when, and that
// it comes back after the program has ended.
#include "ink_bench.h"

static int setup(void **state) {
    Stand *s = stand_open(BOARD);
    resize_hall(s, 1920, 1080);
    *state = s;
    return 0;
}

static int teardown(void **state) {
    stand_close(*state);
    return 0;
}

static PresenterTool held(Stand *s) {
    return s->show->tools.held;
}

static bool says(Stand *s, const char *words) {
    show_scene(s->show, SHOW_PRESENTER);
    return s->show->said && strstr(s->show->said, words);
}

// What lies over the page.
static bool is_marked(Stand *s) {
    return show_scene(s->show, SHOW_AUDIENCE) != board(s);
}

static void paint(Stand *s, Canvas *canvas) {
    scene_draw(show_scene(s->show, SHOW_AUDIENCE), canvas);
}

static uint32_t pixel_at(Stand *s, double x, double y) {
    const Look *look = scene_look(show_scene(s->show, SHOW_AUDIENCE));
    Canvas *canvas = canvas_open_picture(s->b->fonts, look->theme, 1, 1920, 1080);
    paint(s, canvas);
    int stride;
    const char *pixels = canvas_pixels(canvas, &stride);
    uint32_t pixel;
    memcpy(&pixel, pixels + (size_t)y * (size_t)stride + 4 * (size_t)x, sizeof pixel);
    canvas_close(canvas, NULL);
    return pixel & 0xFFFFFF;
}

enum { WHITE = 0xFFFFFF, FOX = 0x8A2800, MARKER = 0xFFE800 };

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

static void ink_belongs_to_its_step(void **state) {
    Stand *s = *state;
    press(s, '3');
    drag_line(s, 200, 900, 600, 900);
    assert_int_equal(pixel_at(s, 400, 900), FOX);
    press(s, KEY_PAGE_DOWN);
    assert_int_equal(pixel_at(s, 400, 900), WHITE);
    drag_line(s, 200, 700, 600, 700);
    press(s, KEY_PAGE_UP);
    assert_int_equal(pixel_at(s, 400, 900), FOX);
    assert_int_equal(pixel_at(s, 400, 700), WHITE);
    press(s, 'r'); // the step as it was come to: ink is no part of that
    assert_int_equal(pixel_at(s, 400, 900), FOX);
    press(s, KEY_PAGE_DOWN);
    assert_int_equal(pixel_at(s, 400, 700), FOX);
}

static void a_stroke_that_is_drawn_while_the_show_goes_on_stays_on_its_step(void **state) {
    Stand *s = *state;
    press(s, '3');
    hand_at(s, GESTURE_DOWN, 200, 900);
    hand_at(s, GESTURE_MOVE, 600, 900);
    press(s, KEY_PAGE_DOWN);
    hand_at(s, GESTURE_MOVE, 700, 900);
    hand_at(s, GESTURE_UP, 700, 900);
    assert_int_equal(ink_seen(ink_of(s)), 0);
    press(s, KEY_PAGE_UP);
    assert_int_equal(ink_seen(ink_of(s)), 1);
}

static void clearing_is_undone_and_done_again(void **state) {
    Stand *s = *state;
    press(s, 'c');
    assert_true(says(s, "no ink on this step"));
    press_in(s, SHOW_PRESENTER, 'z', MOD_CTRL);
    assert_true(says(s, "nothing to undo"));
    press(s, '3');
    drag_line(s, 200, 800, 600, 800);
    drag_line(s, 200, 900, 600, 900);
    press(s, 'c');
    assert_true(says(s, "Ctrl+Z brings it back"));
    assert_false(is_marked(s));
    press_in(s, SHOW_AUDIENCE, 'z', MOD_CTRL);
    assert_int_equal(ink_seen(ink_of(s)), 2);
    press_in(s, SHOW_PRESENTER, 'z', MOD_CTRL);
    assert_int_equal(ink_seen(ink_of(s)), 1);
    press_in(s, SHOW_PRESENTER, 'y', MOD_CTRL);
    press_in(s, SHOW_PRESENTER, 'z', MOD_CTRL | MOD_SHIFT);
    assert_int_equal(ink_seen(ink_of(s)), 0);
    press_in(s, SHOW_PRESENTER, 'y', MOD_CTRL);
    assert_true(says(s, "nothing to do again"));
}

static void the_eraser_takes_what_it_sweeps_over(void **state) {
    Stand *s = *state;
    press(s, '3');
    drag_line(s, 200, 800, 600, 800);
    drag_line(s, 200, 900, 600, 900);
    drag_line(s, 200, 1000, 600, 1000);
    press(s, 'e');
    drag_line(s, 400, 760, 400, 940);
    assert_int_equal(ink_seen(ink_of(s)), 1);
    assert_int_equal(pixel_at(s, 400, 1000), FOX);
    press_in(s, SHOW_PRESENTER, 'z', MOD_CTRL); // one sweep, one undo
    assert_int_equal(ink_seen(ink_of(s)), 3);
    drag_line(s, 900, 760, 900, 940); // nothing is there
    assert_int_equal(ink_seen(ink_of(s)), 3);
}

static void escape_drops_the_stroke_first(void **state) {
    Stand *s = *state;
    press(s, '3');
    hand_at(s, GESTURE_DOWN, 200, 900);
    hand_at(s, GESTURE_MOVE, 600, 900);
    press(s, KEY_ESCAPE);
    hand_at(s, GESTURE_MOVE, 700, 900);
    hand_at(s, GESTURE_UP, 700, 900);
    assert_false(is_marked(s));
    assert_int_equal(held(s), TOOL_PEN);
    press(s, KEY_ESCAPE);
    assert_int_equal(held(s), TOOL_HAND);
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

// --- the state

static void begin_again(Stand *s, const char *text) {
    char *state = text ? strdup(text) : show_state(s->show);
    show_destroy(s->show);
    s->options.hall_width = 1920;
    s->options.hall_height = 1080;
    s->show = stand_begin(s, state);
    show_wait(s->show);
    free(state);
}

static void ink_and_the_held_tool_come_back(void **state) {
    Stand *s = *state;
    uint64_t before = show_state_number(s->show);
    press(s, '3');
    drag_line(s, 200, 900, 600, 900);
    assert_true(show_state_number(s->show) > before);
    Point tip = middle_of(mover_of(s, MOVER_TIP, 0).rect);
    drag_round(s, tip.x, tip.y, 60, 50);
    go_to(s, ON_WORDS);
    press(s, '4');
    drag_line(s, 200, 420, 900, 420);
    drag_line(s, 200, 900, 900, 900);
    press_in(s, SHOW_PRESENTER, 'z', MOD_CTRL);
    begin_again(s, NULL);
    assert_int_equal(held(s), TOOL_HIGHLIGHTER);
    assert_int_equal(ink_seen(ink_of(s)), 1);
    assert_int_equal(pixel_at(s, 400, 900), WHITE);
    go_to(s, ON_BALL);
    assert_int_equal(ink_seen(ink_of(s)), 2);
    assert_int_equal(pixel_at(s, 400, 900), FOX);
    assert_at(stroke_middle(s, 1), middle_of(mover_of(s, MOVER_TIP, 0).rect), 3);
}

// A good state with other rows of ink.
static void take_ink(Stand *s, const char *ink) {
    Buffer text = {0};
    buffer_print(&text,
                 "{\"form\":1,\"lesson\":\"own.one\",\"page\":\"ball\",\"step\":0,"
                 "\"steps\":4,\"tool\":3,\"ink\":%s}",
                 ink);
    char *state = buffer_take(&text);
    assert_true(show_state_take(s->show, state));
    show_wait(s->show);
    free(state);
}

static void broken_ink_is_left_out(void **state) {
    Stand *s = *state;
    static const char *const texts[] = {
        "null",
        "7",
        "{}",
        "[7,null,\"x\",[]]",
        "[{}]",
        "[{\"step\":-1,\"strokes\":[[0]]}]",
        "[{\"step\":99,\"strokes\":[[0,0,0,0,0,0,1,1]]}]",
        "[{\"step\":0,\"strokes\":7}]",
        "[{\"step\":0,\"strokes\":[7,[],{},[0,0,0,0,0,0],[0,0,0,0,0,0,5]]}]",
        "[{\"step\":0,\"strokes\":[[9,0,0,0,0,0,1,1],[-1,0,0,0,0,0,1,1]]}]",
        "[{\"step\":0,\"strokes\":[[0,77,0,0,0,0,1,1],[0,0,9999,0,0,0,1,1]]}]"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        take_ink(s, texts[i]);
        assert_int_equal(ink_seen(ink_of(s)), 0);
        assert_false(is_marked(s));
    }
    assert_int_equal(held(s), TOOL_PEN);
}

// What can be read but marks what is not there, or stands far away, is drawn without harm.
static void strange_ink_does_no_harm(void **state) {
    Stand *s = *state;
    take_ink(s,
             "[{\"step\":0,\"strokes\":["
             "[0,1,0,-5,0,0,1,1],[0,1,0,2000000000,0,0,1,1],[0,2,38,-7,-7,-7,1,1,5,5],"
             "[1,3,0,9,-9,0,1,1],[0,4,0,-3,0,0,1,1],[0,4,0,1,1,0,1600000000,0,-1600000000,"
             "0,1600000000,9],[1,4,0,1,1,0,-99999999999,1e30,7,\"x\",0,null],"
             "[0,0,0,0,0,0,999999999999,1e300,-8000000,\"x\",0,null]]}]");
    assert_int_equal(ink_seen(ink_of(s)), 8);
    pixel_at(s, 100, 100);
    press(s, 'e');
    drag_line(s, 0, 0, 1900, 1000);
    begin_again(s, NULL);
    pixel_at(s, 100, 100);
}

static void there_is_an_end_to_ink(void **state) {
    Stand *s = *state;
    press(s, '3');
    for (int i = 0; i < INK_STROKES; i++)
        drag_line(s, 100, 200 + 5 * i, 500, 200 + 5 * i);
    assert_int_equal(ink_seen(ink_of(s)), INK_STROKES);
    drag_line(s, 600, 200, 700, 200);
    assert_int_equal(ink_seen(ink_of(s)), INK_STROKES);
    assert_true(says(s, "no more room"));
    Buffer rows = {0};
    buffer_print(&rows, "[{\"step\":0,\"strokes\":[[0,0,0,0,0,0,1,1]");
    for (int i = 0; i < 3 * INK_STROKES; i++)
        buffer_print(&rows, ",[0,0,0,0,0,0,1,1]");
    buffer_print(&rows, ",[0,0,0,0,0,0");
    for (int i = 0; i <= INK_POINTS; i++)
        buffer_print(&rows, ",1,1");
    buffer_print(&rows, "]]}]");
    char *text = buffer_take(&rows);
    take_ink(s, text);
    free(text);
    assert_int_equal(ink_seen(ink_of(s)), INK_STROKES);
}

// A hand that never rests.
static void a_very_long_stroke_goes_on_as_another(void **state) {
    Stand *s = *state;
    press(s, '3');
    hand_at(s, GESTURE_DOWN, 960, 540);
    for (int i = 1; i < 5000; i++)
        hand_at(s, GESTURE_MOVE, 960 + 400 * cos(i * 0.37), 540 + 400 * sin(i * 0.23));
    hand_at(s, GESTURE_UP, 960, 540);
    assert_int_equal(ink_seen(ink_of(s)), 3);
    for (int i = 0; i < 3; i++)
        assert_in_range(ink_of(s)->strokes[i].count, 1, INK_POINTS);
}

#define ON_BOARD(test) cmocka_unit_test_setup_teardown(test, setup, teardown)

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
        ON_BOARD(ink_belongs_to_its_step),
        ON_BOARD(a_stroke_that_is_drawn_while_the_show_goes_on_stays_on_its_step),
        ON_BOARD(clearing_is_undone_and_done_again),
        ON_BOARD(the_eraser_takes_what_it_sweeps_over),
        ON_BOARD(escape_drops_the_stroke_first),
        ON_BOARD(black_and_white_have_no_marks),
        ON_BOARD(while_it_is_frozen_ink_is_prepared_unseen),
        ON_BOARD(a_still_is_written_on),
        ON_BOARD(ink_and_the_held_tool_come_back),
        ON_BOARD(broken_ink_is_left_out),
        ON_BOARD(strange_ink_does_no_harm),
        ON_BOARD(there_is_an_end_to_ink),
        ON_BOARD(a_very_long_stroke_goes_on_as_another),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
