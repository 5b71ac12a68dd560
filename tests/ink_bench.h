// A show to write on: a ball with an arrow, bars of a circuit and prose, and a hand that
// goes over the audience's picture, in places of that picture.
#ifndef KYUBI_TESTS_INK_BENCH_H
#define KYUBI_TESTS_INK_BENCH_H

#include "show_bench.h"

static const char BOARD[] =
    "lesson { id = 'own.one', title = { ja = '板書', en = 'A board' } }\n"
    "page 'ball' { ja = '矢印はどこを向く？', en = 'Where does the arrow point?' }\n"
    "local ball = input.arrow { theta = '60 deg' }\n"
    "display.bloch { of = ball }\n"
    "prose { ja = '矢印の先が、状態です。', en = 'The tip of the arrow is the state.' }\n"
    "step()\n"
    "prose { ja = '北極は 0 です。', en = 'The north pole is 0.' }\n"
    "page 'pair' { ja = '結果をかぞえる', en = 'Counting what comes out' }\n"
    "local turn = input.slider { from = 0, to = 'pi', start = 'pi/2', step = 'pi/12',\n"
    "  label = { ja = '角度', en = 'Angle' } }\n"
    "local pair = circuit { qubits = 2, start = 'ry(turn) 0; cx 0 1',\n"
    "  palette = 'h x cx' }\n"
    "display.histogram { of = pair }\n"
    "prose { ja = '二つはいつも同じです。', en = 'Both are always the same.' }\n"
    "page 'words' { ja = '言葉だけ', en = 'Words alone' }\n"
    "prose { ja = '測るまでは決まっていません。何度も測ると、割合が見えてきます。',\n"
    "  en = 'Nothing is settled before it is measured. Measured often, a share appears.' "
    "}\n";

enum { ON_BALL, ON_BALL_2, ON_PAIR, ON_WORDS }; // steps

static inline void resize_hall(Stand *s, int width, int height) {
    Gesture resize = {.kind = GESTURE_RESIZE, .width = width, .height = height};
    show_feed(s->show, SHOW_AUDIENCE, &resize);
    show_wait(s->show);
}

static inline int board_setup(void **state) {
    Stand *s = stand_open(BOARD);
    resize_hall(s, 1920, 1080);
    *state = s;
    return 0;
}

static inline int board_teardown(void **state) {
    stand_close(*state);
    return 0;
}

#define ON_BOARD(test) cmocka_unit_test_setup_teardown(test, board_setup, board_teardown)

static inline const Scene *board(Stand *s) {
    return desk_scene(s->show->desk);
}

static inline InkStep *ink_of(Stand *s) {
    return &s->show->tools.steps[show_place(s->show).number];
}

// Through all of them, from the first to the last.
static inline void drag_through(Stand *s, const Point *points, int count) {
    hand_at(s, GESTURE_MOVE, points[0].x, points[0].y);
    hand_at(s, GESTURE_DOWN, points[0].x, points[0].y);
    for (int i = 1; i < count; i++)
        hand_at(s, GESTURE_MOVE, points[i].x, points[i].y);
    hand_at(s, GESTURE_UP, points[count - 1].x, points[count - 1].y);
    show_wait(s->show);
}

static inline void drag_line(Stand *s, double x0, double y0, double x1, double y1) {
    enum { PLACES = 20 };
    Point points[PLACES];
    for (int i = 0; i < PLACES; i++) {
        double t = (double)i / (PLACES - 1);
        points[i] = (Point){x0 + t * (x1 - x0), y0 + t * (y1 - y0)};
    }
    drag_through(s, points, PLACES);
}

static inline void drag_round(Stand *s, double x, double y, double a, double b) {
    enum { PLACES = 40 };
    Point points[PLACES];
    for (int i = 0; i < PLACES; i++) {
        double t = 6.2831853 * i / (PLACES - 1);
        points[i] = (Point){x + a * cos(t), y + b * sin(t)};
    }
    drag_through(s, points, PLACES);
}

static inline Mover mover_of(Stand *s, MoverKind kind, int number) {
    for (int i = 0; i < scene_movers(board(s)); i++) {
        Mover mover = scene_mover_at(board(s), i);
        if (mover.kind == kind && mover.number == number) return mover;
    }
    fail_msg("nothing moves there");
    return (Mover){0};
}

static inline Point middle_of(Rect r) {
    return (Point){r.x + r.w / 2, r.y + r.h / 2};
}

// The middle of the box around a stroke, as it is seen now.
static inline Point stroke_middle(Stand *s, int stroke) {
    Point places[INK_PLACES];
    int count = ink_places(ink_of(s), stroke, board(s), places);
    assert_true(count > 0);
    Rect r = {places[0].x, places[0].y, 0, 0};
    for (int i = 1; i < count; i++)
        r = rect_around(r, (Rect){places[i].x, places[i].y, 0, 0});
    return middle_of(r);
}

static inline void assert_at(Point a, Point b, double by) {
    if (hypot(a.x - b.x, a.y - b.y) > by)
        fail_msg("(%.1f, %.1f) is not at (%.1f, %.1f)", a.x, a.y, b.x, b.y);
}

static inline void go_to(Stand *s, int number) {
    show_go(s->show, show_step_at(study_lesson(&s->show->desk->study), number));
    show_wait(s->show);
}

// --- what is seen

static inline PresenterTool held(Stand *s) {
    return s->show->tools.held;
}

static inline bool says(Stand *s, const char *words) {
    show_scene(s->show, SHOW_PRESENTER);
    return s->show->said && strstr(s->show->said, words);
}

// What lies over the page.
static inline bool is_marked(Stand *s) {
    return show_scene(s->show, SHOW_AUDIENCE) != board(s);
}

static inline void paint(Stand *s, Canvas *canvas) {
    scene_draw(show_scene(s->show, SHOW_AUDIENCE), canvas);
}

static inline uint32_t pixel_at(Stand *s, double x, double y) {
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

#endif
