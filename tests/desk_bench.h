// A desk to test with: the folders of the build, a profile and a pack in a folder of its
// own, and the hand's verbs by what a spot means, not by where it lies.
#ifndef KYUBI_TESTS_DESK_BENCH_H
#define KYUBI_TESTS_DESK_BENCH_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/file.h"
#include "desk/desk_inside.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

typedef struct Bench {
    char folder[64]; // gone at the end
    Places places;
    Words *words;
    Fonts *fonts;
    Desk *desk;
    bool asks; // who is there
} Bench;

static inline char *bench_path(const Bench *b, const char *name) {
    return file_join(b->folder, name);
}

static inline void bench_write(const Bench *b, const char *name, const char *text) {
    char *path = bench_path(b, name);
    assert_true(file_write(path, text, strlen(text), NULL));
    free(path);
}

static inline Desk *bench_desk(Bench *b) {
    char *profile = bench_path(b, "profile");
    Error err = {0};
    file_make_folder(profile, NULL);
    Desk *desk = desk_create((DeskOptions){.places = &b->places,
                                           .words = b->words,
                                           .fonts = b->fonts,
                                           .profile = profile,
                                           .asks = b->asks,
                                           .lang = -1,
                                           .theme = -1,
                                           .ruby = -1,
                                           .width = 1280,
                                           .height = 800},
                             &err);
    free(profile);
    if (!desk) print_error("%s %s\n", err.key, err.args);
    assert_non_null(desk);
    return desk;
}

// `lesson`: a Lua text that becomes the only lesson of the only pack; NULL: Kyubi's own.
static inline Bench *bench_open(const char *lesson) {
    Bench *b = calloc(1, sizeof *b);
    strcpy(b->folder, "/tmp/kyubi-desk-XXXXXX");
    assert_non_null(mkdtemp(b->folder));
    b->places = (Places){.program = KYUBI_BUILD,
                         .assets = KYUBI_SOURCE "/assets",
                         .fonts = KYUBI_BUILD "/fonts",
                         .lessons = KYUBI_SOURCE "/lessons",
                         .documents = b->folder};
    b->words = words_open(KYUBI_SOURCE "/assets/words.tsv", NULL);
    b->fonts = fonts_open(b->places.fonts, NULL);
    assert_non_null(b->words);
    assert_non_null(b->fonts);
    if (lesson) {
        char *lessons = bench_path(b, "lessons"), *pack = bench_path(b, "lessons/own");
        file_make_folder(lessons, NULL);
        file_make_folder(pack, NULL);
        bench_write(b, "lessons/own/pack.json",
                    "{\"id\":\"own\",\"version\":\"1\",\"api\":0,\"licence\":\"MIT\","
                    "\"title\":{\"en\":\"Own\"},\"units\":[{\"title\":{\"en\":\"Unit\"}}],"
                    "\"lessons\":["
                    "{\"id\":\"own.one\",\"map\":\"X1\",\"file\":\"01-one.lua\","
                    "\"title\":{\"en\":\"One\"},\"minutes\":5,\"unit\":0}]}");
        bench_write(b, "lessons/own/01-one.lua", lesson);
        b->places.lessons = lessons;
        free(pack);
    }
    b->desk = bench_desk(b);
    return b;
}

static inline void bench_close(Bench *b, bool own_lessons) {
    desk_destroy(b->desk);
    words_close(b->words);
    fonts_close(b->fonts);
    char command[128];
    snprintf(command, sizeof command, "rm -r '%s'", b->folder);
    assert_int_equal(system(command), 0); // NOLINT(cert-env33-c): a folder of ours
    if (own_lessons) free(b->places.lessons);
    free(b);
}

// Ends the desk as closing the window does, and begins another on the same profile.
static inline void bench_again(Bench *b) {
    desk_destroy(b->desk);
    b->desk = bench_desk(b);
}

static inline const SpotArea *spot_of(Bench *b, Spot spot) {
    const SpotArea *area = scene_find(desk_scene(b->desk), spot);
    if (!area)
        print_error("no spot %d (%d, %d, %d)\n", (int)spot.kind, spot.a, spot.b, spot.c);
    assert_non_null(area);
    return area;
}

static inline bool has_spot(Bench *b, Spot spot) {
    return scene_find(desk_scene(b->desk), spot) != NULL;
}

static inline void feed_at(Bench *b, GestureKind kind, double x, double y) {
    desk_feed(b->desk, &(Gesture){.kind = kind, .x = x, .y = y});
}

static inline Point middle(Bench *b, Spot spot) {
    Rect r = spot_of(b, spot)->rect;
    return (Point){r.x + r.w / 2, r.y + r.h / 2};
}

static inline void feed_on(Bench *b, GestureKind kind, Spot spot) {
    Point at = middle(b, spot);
    feed_at(b, kind, at.x, at.y);
}

// Turns the wheel over the region that hides the spot.
static inline void bring_into_sight(Bench *b, Spot spot) {
    const Scene *scene = desk_scene(b->desk);
    int which;
    double offset;
    if (!scene_reveal(scene, spot, &which, &offset)) return;
    for (int i = 0; i < scene_spots(scene); i++) {
        const SpotArea *area = scene_spot_at(scene, i);
        if (area->spot.kind != SPOT_SCROLL || area->spot.a != which) continue;
        desk_feed(b->desk, &(Gesture){.kind = GESTURE_WHEEL,
                                      .x = area->rect.x + area->rect.w / 2,
                                      .y = area->rect.y + area->rect.h / 2,
                                      .wheel = (offset - area->spot.c) / 60});
        return;
    }
}

static inline void click(Bench *b, Spot spot) {
    bring_into_sight(b, spot);
    Point at = middle(b, spot);
    feed_at(b, GESTURE_MOVE, at.x, at.y);
    feed_at(b, GESTURE_DOWN, at.x, at.y);
    feed_at(b, GESTURE_UP, at.x, at.y);
    desk_wait(b->desk);
}

// Down on one, over to the other; the hand still holds.
static inline void drag(Bench *b, Spot from, Spot to) {
    feed_on(b, GESTURE_DOWN, from);
    feed_on(b, GESTURE_MOVE, to);
}

static inline void key(Bench *b, int code, int mods) {
    desk_feed(b->desk, &(Gesture){.kind = GESTURE_KEY, .key = code, .mods = mods});
    desk_wait(b->desk);
}

static inline void keys(Bench *b, const char *letters) {
    for (; *letters; letters++)
        key(b, *letters, 0);
}

// As the window does: the key first; then the text, where a field has the keyboard.
static inline void type(Bench *b, const char *text) {
    for (; *text; text++) {
        Rect rect;
        desk_scene(b->desk); // as it was presented
        bool field = desk_field(b->desk, &rect);
        key(b, *text, 0);
        if (field)
            desk_feed(b->desk,
                      &(Gesture){.kind = GESTURE_TEXT, .text = (char[]){*text, 0}});
    }
}

typedef struct Sought {
    const char *words;
    bool found;
} Sought;

static inline void seek(void *to, int part, const Mark *mark) {
    Sought *sought = to;
    (void)part;
    if (mark->words && strstr(mark->words, sought->words)) sought->found = true;
}

// Whether these words are drawn anywhere.
static inline bool reads(Bench *b, const char *words) {
    Sought sought = {words, false};
    scene_marks(desk_scene(b->desk), seek, &sought);
    return sought.found;
}

static inline bool reads_key(Bench *b, const char *word) {
    return reads(b, words_in(b->words, b->desk->lang, word));
}

static inline const Circuit *lab_circuit(const Bench *b) {
    return workpiece_shown(&b->desk->lab.piece);
}

static inline Circuit *placed(const Workpiece *piece, const char *name, int wire,
                              int column, Error *err) {
    Tool tool = tool_named(name);
    return workpiece_put(piece, &tool, wire, column, err);
}

static inline Spot gate_tile(const char *name, int source) {
    return (Spot){SPOT_PALETTE, tool_named(name).code, source, 0, NULL};
}

static inline Spot cell(int wire, int column, int source) {
    return (Spot){SPOT_CELL, wire, column, source, NULL};
}

// In the lab, or in a lesson with a circuit, links, a number and an arrow.
static const char SMALL_LESSON[] =
    "lesson { id = \"own.one\", title = \"One\" }\n"
    "page \"first\" \"First\"\n"
    "local coin = circuit { qubits = 1, start = \"h 0\", palette = \"h x\" }\n"
    "display.histogram { of = coin, shots = 100, seed = 5 }\n"
    "page \"second\" \"Second\"\n"
    "prose \"Think. [one](term:qubit), [back](page:first), [same](term:qubit).\"\n"
    "exercise.number \"quarter\" { ask = \"A quarter?\", answer = \"1/4\" }\n"
    "page \"third\" \"Third\"\n"
    "local arrow = input.arrow { theta = 0, phi = 0 }\n"
    "display.bloch { of = arrow }\n"
    "page \"fourth\" \"Fourth\"\n"
    "prose \"The end.\"\n";

static inline int setup_lab(void **state) {
    Bench *b = bench_open(NULL);
    key(b, KEY_F9, 0);
    *state = b;
    return 0;
}

static inline int teardown_lab(void **state) {
    bench_close(*state, false);
    return 0;
}

static inline int setup_lesson(void **state) {
    Bench *b = bench_open(SMALL_LESSON);
    assert_true(desk_open_lesson(b->desk, NULL, NULL));
    assert_string_equal(desk_screen(b->desk), "lesson");
    *state = b;
    return 0;
}

static inline int teardown_lesson(void **state) {
    bench_close(*state, true);
    return 0;
}

#define IN_LAB(test) cmocka_unit_test_setup_teardown(test, setup_lab, teardown_lab)
#define IN_LESSON(test) cmocka_unit_test_setup_teardown(test, setup_lesson, teardown_lesson)

#endif
