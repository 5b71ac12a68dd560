// A show to test with: a lesson of one's own in a folder of its own, a clock that the test
// turns, and the hand's verbs.
#ifndef KYUBI_TESTS_SHOW_BENCH_H
#define KYUBI_TESTS_SHOW_BENCH_H

#include "desk_bench.h"

#include "circuit/short_form.h"
#include "desk/show_inside.h"
#include "desk/show_state.h"

typedef struct Stand {
    Bench *b; // folder, words, fonts
    Show *show;
    double seconds; // of the clock
    int minute;
    ShowOptions options;
} Stand;

static double stand_seconds(void *of) {
    return ((Stand *)of)->seconds;
}

static int stand_minute(void *of) {
    return ((Stand *)of)->minute;
}

static inline Show *stand_begin(Stand *s, const char *state) {
    Error err = {0};
    s->options.state = state;
    s->options.clock.seconds = stand_seconds;
    s->options.clock.minute = stand_minute;
    s->options.clock.of = s;
    Show *show = show_create(s->options, &err);
    if (!show) print_error("%s:%d %s %s\n", err.file, err.line, err.key, err.args);
    assert_non_null(show);
    return show;
}

static inline Stand *stand_open_in(const char *lesson, Lang lang, int width, int height) {
    Stand *s = calloc(1, sizeof *s);
    s->b = bench_open(lesson);
    s->seconds = 1000;
    s->minute = 10 * 60 + 5;
    s->options = (ShowOptions){.places = &s->b->places,
                               .words = s->b->words,
                               .fonts = s->b->fonts,
                               .lang = (int)lang,
                               .theme = -1,
                               .hall_theme = -1,
                               .width = width,
                               .height = height,
                               .hall_width = 960,
                               .hall_height = 540};
    s->show = stand_begin(s, NULL);
    show_wait(s->show);
    return s;
}

static inline Stand *stand_open(const char *lesson) {
    return stand_open_in(lesson, LANG_EN, 1440, 900);
}

static inline void stand_close(Stand *s) {
    show_destroy(s->show);
    bench_close(s->b, true);
    free(s);
}

static inline void press_in(Stand *s, ShowWindow window, int code, int mods) {
    show_feed(s->show, window, &(Gesture){.kind = GESTURE_KEY, .key = code, .mods = mods});
    show_wait(s->show);
}

static inline void press(Stand *s, int code) {
    press_in(s, SHOW_PRESENTER, code, 0);
}

static inline bool shows(Stand *s, ShowWindow window, const char *words) {
    Sought sought = {words, false};
    scene_marks(show_scene(s->show, window), seek, &sought);
    return sought.found;
}

static inline void point(Stand *s, GestureKind kind, double x, double y) {
    show_feed(s->show, SHOW_PRESENTER, &(Gesture){.kind = kind, .x = x, .y = y});
}

// Over the audience's picture, in places of that.
static inline void hand_at(Stand *s, GestureKind kind, double x, double y) {
    show_feed(s->show, SHOW_AUDIENCE, &(Gesture){.kind = kind, .x = x, .y = y});
}

static inline Rect spot_rect(Stand *s, Spot spot) {
    const SpotArea *area = scene_find(show_scene(s->show, SHOW_PRESENTER), spot);
    if (!area) print_error("no spot %d (%d, %d)\n", (int)spot.kind, spot.a, spot.b);
    assert_non_null(area);
    return area->rect;
}

static inline void click_on(Stand *s, Spot spot) {
    Rect r = spot_rect(s, spot);
    point(s, GESTURE_MOVE, r.x + r.w / 2, r.y + r.h / 2);
    point(s, GESTURE_DOWN, r.x + r.w / 2, r.y + r.h / 2);
    point(s, GESTURE_UP, r.x + r.w / 2, r.y + r.h / 2);
    show_wait(s->show);
}

static inline Spot act_spot(ShowAct act, int what) {
    return (Spot){.kind = SPOT_SHOW, .a = (int)act, .b = what};
}

static inline char *short_form_of(const Workpiece *piece) {
    return short_form_write(history_now(piece->history), true);
}

static inline bool stands_at(Stand *s, int page, int step) {
    ShowPlace place = show_place(s->show);
    if (place.page != page || place.step != step)
        print_error("at page %d step %d\n", place.page, place.step);
    return place.page == page && place.step == step;
}

#endif
