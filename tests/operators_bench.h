// What tests of displays of operators share: the marks of one display of a short form, and
// what its left side says.
#ifndef KYUBI_TESTS_OPERATORS_BENCH_H
#define KYUBI_TESTS_OPERATORS_BENCH_H

#include "lesson/display_options.h"
#include "picture_bench.h"
#include "view/display.h"
#include "view/lit.h"

typedef struct Shown {
    const char *name, *text;
    int wires;
    DisplayOptions options;
    double width, height; // height 0: what it wants
    DisplayForm form;
    Theme theme;
    double noise; // depolarising
    Spot lit;
} Shown;

static Run *shown_run(const Shown *shown) {
    Circuit *circuit = circuit_of(shown->text, shown->wires);
    RunOptions options = {0};
    options.noise.rates[noise_find("depolarising")] = shown->noise;
    Run *run = run_create(circuit, options, NULL);
    assert_non_null(run);
    circuit_destroy(circuit);
    return run;
}

// Its scene, which stays inside its rect; `rect` may be NULL.
static Scene *shown_scene(const Bench *bench, const Shown *shown, const Run *run,
                          Rect *where) {
    DisplayModel model = {.run = run,
                          .after = run_columns(run),
                          .options = shown->options,
                          .form = shown->form};
    const DisplayView *view = display_view_find(shown->name);
    Look look = bench_look(bench, shown->theme, 1280, 800);
    look.lit = shown->lit;
    Scene *scene = scene_create(&look);
    double height = shown->height;
    if (height <= 0) height = view->height(scene, &model, shown->width);
    Rect rect = {20, 20, shown->width, height};
    view->add(scene, rect, &model);
    marks_inside(scene, rect, 4 * look.metrics.stroke);
    if (where) *where = rect;
    return scene;
}

static Marks *shown_marks(const Bench *bench, const Shown *shown) {
    Run *run = shown_run(shown);
    Scene *scene = shown_scene(bench, shown, run, NULL);
    Marks *marks = marks_of(scene);
    scene_destroy(scene);
    run_destroy(run);
    return marks;
}

static inline int shown_count(const Marks *marks, const char *verb, const char *words) {
    int count = 0;
    for (int i = 0; i < marks->count; i++)
        count += !strcmp(marks->at[i].mark.verb, verb) &&
                 (!words || !strcmp(marks->at[i].words, words));
    return count;
}

// Yours to free.
static inline char *shown_said(const Bench *bench, const Shown *shown, Lang lang) {
    Run *run = shown_run(shown);
    char *said = display_find(shown->name)
                     ->describe(bench->words, lang, run, run_columns(run), shown->options);
    run_destroy(run);
    return said;
}

static inline char *shown_rows(const Bench *bench, const Shown *shown) {
    Run *run = shown_run(shown);
    Table table = {0};
    display_find(shown->name)
        ->rows(&table, bench->words, LANG_EN, run, run_columns(run), shown->options);
    run_destroy(run);
    return table_take(&table);
}

#endif
