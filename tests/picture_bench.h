// What tests of pictures share: a look, runs of short forms, the marks of a scene.
#ifndef KYUBI_TESTS_PICTURE_BENCH_H
#define KYUBI_TESTS_PICTURE_BENCH_H

#include "circuit/run.h"
#include "circuit/short_form.h"
#include "view/scene.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct Bench {
    Fonts *fonts;
    Words *words;
    ViewCache *cache;
    Look look;
} Bench;

static inline Look bench_look(const Bench *bench, Theme theme, int width, int height) {
    return (Look){.theme = theme,
                  .metrics = metrics_for(width, height, theme, 100),
                  .words = bench->words,
                  .cache = bench->cache,
                  .text = 100};
}

static int bench_open(void **state) {
    Bench *bench = calloc(1, sizeof *bench);
    bench->fonts = fonts_open(KYUBI_BUILD "/fonts", NULL);
    bench->words = words_open(KYUBI_SOURCE "/assets/words.tsv", NULL);
    if (!bench->fonts || !bench->words) return -1;
    bench->cache = view_cache_create(bench->fonts);
    bench->look = bench_look(bench, THEME_LIGHT, 1280, 800);
    *state = bench;
    return 0;
}

static int bench_close(void **state) {
    Bench *bench = *state;
    view_cache_destroy(bench->cache);
    words_close(bench->words);
    fonts_close(bench->fonts);
    free(bench);
    return 0;
}

static inline Circuit *circuit_of(const char *text, int wires) {
    Error err = {0};
    Circuit *circuit = short_form_read(text, wires, NULL, &err);
    if (!circuit) fail_msg("%s: %s %s", text, err.key, err.args);
    return circuit;
}

static inline Run *run_of(const char *text, int wires) {
    Circuit *circuit = circuit_of(text, wires);
    Run *run = run_create(circuit, (RunOptions){0}, NULL);
    circuit_destroy(circuit);
    assert_non_null(run);
    return run;
}

// A mark with its words copied.
typedef struct Seen {
    Mark mark;
    char words[400];
} Seen;

typedef struct Marks {
    Seen at[24000];
    int count;
} Marks;

static void marks_take(void *to, int part, const Mark *mark) {
    Marks *marks = to;
    (void)part;
    assert_true(marks->count < 24000);
    Seen *seen = &marks->at[marks->count++];
    seen->mark = *mark;
    snprintf(seen->words, sizeof seen->words, "%s", mark->words ? mark->words : "");
}

static inline Marks *marks_of(const Scene *scene) {
    Marks *marks = calloc(1, sizeof *marks);
    scene_marks(scene, marks_take, marks);
    return marks;
}

// The first mark of a verb with an ink and a fill; NULL if there is none.
static inline const Seen *marks_find(const Marks *marks, const char *verb, Ink ink,
                                     Ink fill) {
    for (int i = 0; i < marks->count; i++) {
        const Seen *seen = &marks->at[i];
        if (strcmp(seen->mark.verb, verb) == 0 && seen->mark.ink == ink &&
            seen->mark.fill == fill)
            return seen;
    }
    return NULL;
}

static inline int marks_count(const Marks *marks, const char *verb, Ink ink, Ink fill) {
    int count = 0;
    for (int i = 0; i < marks->count; i++)
        count += strcmp(marks->at[i].mark.verb, verb) == 0 &&
                 marks->at[i].mark.ink == ink && marks->at[i].mark.fill == fill;
    return count;
}

static inline const Seen *marks_words(const Marks *marks, const char *words) {
    for (int i = 0; i < marks->count; i++)
        if (strcmp(marks->at[i].words, words) == 0) return &marks->at[i];
    return NULL;
}

// Whether any of them has `part` in its words.
static inline bool marks_say(const Marks *marks, const char *part) {
    for (int i = 0; i < marks->count; i++)
        if (strstr(marks->at[i].words, part)) return true;
    return false;
}

// Nothing may be drawn outside `rect`; half a line of type may overhang.
static inline void marks_inside(const Scene *scene, Rect rect, double slack) {
    Marks *marks = marks_of(scene);
    for (int i = 0; i < marks->count; i++) {
        Rect r = marks->at[i].mark.rect, clip = marks->at[i].mark.clip;
        if (r.w == 0 && r.h == 0) continue;
        double right = fmin(r.x + r.w, clip.x + clip.w);
        double end = fmin(r.y + r.h, clip.y + clip.h);
        r.x = fmax(r.x, clip.x);
        r.y = fmax(r.y, clip.y);
        if (right < r.x || end < r.y) continue; // nothing of it is seen
        r.w = right - r.x;
        r.h = end - r.y;
        if (r.x < rect.x - slack || r.y < rect.y - slack ||
            r.x + r.w > rect.x + rect.w + slack || r.y + r.h > rect.y + rect.h + slack)
            fail_msg("%s \"%s\" at %.1f %.1f %.1f %.1f is outside %.0f %.0f %.0f %.0f",
                     marks->at[i].mark.verb, marks->at[i].words, r.x, r.y, r.w, r.h, rect.x,
                     rect.y, rect.w, rect.h);
    }
    free(marks);
}

static inline int spots_of(const Scene *scene, SpotKind kind) {
    int count = 0;
    for (int i = 0; i < scene_spots(scene); i++)
        count += scene_spot_at(scene, i)->spot.kind == kind;
    return count;
}

#endif
