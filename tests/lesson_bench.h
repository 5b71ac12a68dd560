// What tests of whole lessons share: the lesson opened in the real jail, answers of every
// kind, what a verdict must be, and what a stage writes.
#ifndef KYUBI_TESTS_LESSON_BENCH_H
#define KYUBI_TESTS_LESSON_BENCH_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "circuit/run.h"
#include "circuit/short_form.h"
#include "lesson/drawing.h"
#include "lesson/visit.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define DEGREE (3.14159265358979323846 / 180)

static inline int lesson_open(void **state, const char *course, const char *file) {
    char folder[512];
    snprintf(folder, sizeof folder, KYUBI_SOURCE "/lessons/%s", course);
    Visit *visit = visit_open((VisitOptions){
        .jail = KYUBI_BUILD "/kyubi-jail", .folder = folder, .file = file, .seed = 1});
    visit_wait(visit);
    if (visit_state(visit) != VISIT_READY) {
        const Error *err = visit_error(visit);
        print_error("%s:%d: %s %s\n", err->file, err->line, err->key, err->args);
        return -1;
    }
    *state = visit;
    return 0;
}

static inline int lesson_close(void **state) {
    visit_close(*state);
    return 0;
}

// --- answers

static inline const Verdict *answer(Visit *visit, const char *exercise, Data *data) {
    visit_ask(visit, exercise, data, 1);
    visit_wait(visit);
    data_free(data);
    assert_int_equal(visit_state(visit), VISIT_READY);
    const Verdict *verdict = visit_verdict(visit);
    assert_non_null(verdict);
    return verdict;
}

static inline const Verdict *type(Visit *visit, const char *exercise, const char *text) {
    Data *data = data_new_object();
    data_put(data, "text", data_new_text(text));
    return answer(visit, exercise, data);
}

static inline const Verdict *build(Visit *visit, const char *exercise,
                                   const char *circuit) {
    Data *data = data_new_object();
    data_put(data, "circuit", data_new_text(circuit));
    return answer(visit, exercise, data);
}

// The options as digits: "02" chooses the first and the third.
static inline const Verdict *choose(Visit *visit, const char *exercise,
                                    const char *digits) {
    Data *data = data_new_object(), *chosen = data_new_array();
    for (; *digits; digits++)
        data_push(chosen, data_new_integer(*digits - '0'));
    data_put(data, "chosen", chosen);
    return answer(visit, exercise, data);
}

static inline const Verdict *predict(Visit *visit, const char *exercise, int count,
                                     const double *bars) {
    Data *data = data_new_object(), *list = data_new_array();
    for (int i = 0; i < count; i++)
        data_push(list, data_new_number(bars[i]));
    data_put(data, "bars", list);
    return answer(visit, exercise, data);
}

static inline void expect_right(const Verdict *verdict) {
    assert_int_equal(verdict->kind, VERDICT_RIGHT);
    assert_int_equal(verdict->wrong, -1);
}

static inline void expect_wrong(const Verdict *verdict, int row,
                                const char *misconception) {
    assert_int_equal(verdict->kind, VERDICT_WRONG);
    assert_int_equal(verdict->wrong, row);
    assert_string_equal(verdict->misconception, misconception);
    assert_non_null(verdict->say.in[LANG_JA]);
    assert_non_null(verdict->say.in[LANG_EN]);
    assert_true(strlen(verdict->say.in[LANG_JA]) > 20);
    assert_true(strlen(verdict->say.in[LANG_EN]) > 20);
}

// --- the whole lesson

// `kinds` of the exercises in their order.
static inline void expect_lesson(Visit *visit, const char *id, const char *map, int pages,
                                 int count, const char *const *kinds) {
    const Lesson *lesson = visit_lesson(visit);
    assert_string_equal(lesson->id, id);
    assert_string_equal(lesson->map, map);
    assert_int_equal(lesson->page_count, pages);
    assert_int_equal(lesson->exercise_count, count);
    for (int i = 0; i < count; i++) {
        const Exercise *exercise = &lesson->exercises[i];
        assert_string_equal(exercise->kind, kinds[i]);
        assert_in_range(exercise->hint_count, 1, 3);
        for (int h = 0; h < exercise->hint_count; h++)
            assert_true(exercise->hints[h].in[LANG_JA] && exercise->hints[h].in[LANG_EN]);
        assert_non_null(exercise->explain.in[LANG_JA]);
        assert_non_null(exercise->explain.in[LANG_EN]);
    }
}

// A demo's pages are all for the hall; each step has its own notes, each page a usual
// mistake among them, and the minutes of the pages are those of the lesson.
static inline void expect_hall_pages(Visit *visit) {
    const Lesson *lesson = visit_lesson(visit);
    double minutes = 0;
    for (int i = 0; i < lesson->page_count; i++) {
        const Page *page = &lesson->pages[i];
        assert_true(page->hall.shown);
        assert_true(page->minutes > 0);
        minutes += page->minutes;
        assert_int_equal(page->note_count, page->steps + 1);
        bool mistaken = false;
        for (int n = 0; n < page->note_count; n++) {
            assert_int_equal(page->notes[n].step, n);
            for (int lang = 0; lang < LANG_COUNT; lang++)
                assert_non_null(page->notes[n].text.in[lang]);
            mistaken |= page->notes[n].mistake.in[LANG_JA] != NULL;
        }
        assert_true(mistaken);
    }
    assert_float_equal(minutes, lesson->minutes, 1e-9);
}

// Plays every right answer and every listed wrong one; returns how many there were.
static inline int play_all(Visit *visit) {
    const Lesson *lesson = visit_lesson(visit);
    int played = 0;
    for (int e = 0; e < lesson->exercise_count; e++) {
        const char *id = lesson->exercises[e].id;
        int count;
        Error err;
        Play *plays = visit_plays(visit, id, &count, &err);
        assert_non_null(plays);
        assert_int_equal(plays[0].expected, VERDICT_RIGHT);
        for (int i = 0; i < count; i++) {
            const Verdict *verdict = answer(visit, id, data_copy(plays[i].answer));
            assert_int_equal(verdict->kind, plays[i].expected);
            assert_int_equal(verdict->wrong, plays[i].wrong);
            played++;
        }
        plays_free(plays, count);
    }
    return played;
}

static inline void expect_no_findings(Visit *visit) {
    int count;
    Error *findings = visit_findings(visit, &count);
    for (int i = 0; i < count; i++)
        print_error("%d: %s %s\n", findings[i].line, findings[i].key, findings[i].args);
    assert_int_equal(count, 0);
    free(findings);
}

// --- stages

// How often a drawing has these words in Japanese; gives it back.
static inline int words_drawn(StageAnswer *drawn, const char *words) {
    assert_string_equal(drawn->error.key, "");
    Drawing drawing = {drawn->bytes, drawn->size};
    assert_true(drawing_scan(drawing));
    DrawingItem item;
    size_t at = 0;
    int count = 0;
    while (drawing_next(drawing, &at, &item))
        count += item.kind == DRAWING_WORDS && !strcmp(item.words[LANG_JA], words);
    stage_answer_free(drawn);
    return count;
}

// How often a stage writes `words` at first.
static inline int stage_writes(Visit *visit, int stage, const char *words) {
    StageAnswer drawn;
    assert_true(visit_draw(visit, stage, 0, &drawn));
    return words_drawn(&drawn, words);
}

// Whether it writes them at a step of its page, as many seconds after it as `since`.
static inline bool stage_shows(Visit *visit, int stage, int step, double since,
                               const char *words) {
    StageAnswer drawn;
    StageAsk ask = {.stage = stage, .step = step, .t = since, .since = since};
    assert_true(visit_ask_stage(visit, &ask));
    while (!visit_take_stage(visit, &drawn))
        visit_wait_for(visit, 50);
    return words_drawn(&drawn, words) > 0;
}

// --- the engine's own numbers

// The probability that the circuit, from |0…0⟩, is found in the basis state `bits`.
static inline double chance(const char *circuit, int wires, uint32_t bits) {
    Circuit *c = short_form_read(circuit, wires, NULL, NULL);
    assert_non_null(c);
    Run *run = run_create(c, (RunOptions){0}, NULL);
    const State *state = run_pure(run, run_columns(run));
    assert_non_null(state);
    double p = state_probability(state, (1u << wires) - 1, bits);
    run_destroy(run);
    circuit_destroy(c);
    return p;
}

// The same for what the classical bits read at the end.
static inline double reading(const char *circuit, int wires, uint64_t bits) {
    Circuit *c = short_form_read(circuit, wires, NULL, NULL);
    assert_non_null(c);
    Run *run = run_create(c, (RunOptions){0}, NULL);
    int count;
    Reading *list = run_distribution(run, &count);
    double p = 0;
    for (int i = 0; i < count; i++)
        if (list[i].bits == bits) p = list[i].probability;
    free(list);
    run_destroy(run);
    circuit_destroy(c);
    return p;
}

#endif
