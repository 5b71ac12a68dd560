// Every line is a part of a lesson as the jail sends it, or an answer of it: "{…}" what its
// "part" says, "picture NAME WIDTH HEIGHT Y ROWS" a band of pixels, "verdict {…}", "given
// {…}", "outcome {…}", "answer {…}". Nothing of it is trusted: a lesson that was taken
// points at nothing that is not there and can be shown, what was refused says so with the
// lesson's file, and all of it is given back.
#include "fuzz/input.h"

#include "lesson/ball_marks.h"
#include "lesson/given.h"
#include "lesson/live.h"
#include "lesson/outcome.h"
#include "lesson/page.h"

#include <math.h>
#include <stdio.h>

enum { BAND_BYTES = 4096 };

typedef struct Bench {
    Lesson *lesson;
    Live *live; // once the lesson is whole
    bool broken;
} Bench;

static void check_refusal(bool good, const Error *err) {
    input_check(good, err);
    assert(good || !strcmp(err->file, "a.lua"));
}

static void within(int index, int count, bool none) {
    assert(index >= (none ? -1 : 0) && index < count);
}

static void check_block(const Lesson *lesson, const Page *page, const Block *block) {
    within(block->source, lesson->source_count, true);
    within(block->exercise, lesson->exercise_count, true);
    within(block->stage, lesson->stage_count, true);
    within(block->variable, lesson->variable_count, true);
    within(block->cover, lesson->exercise_count, true);
    within(block->vote, lesson->vote_count, true);
    within(block->activity, lesson->activity_count, true);
    within(block->step, page->steps + 1, false);
    if (block->kind == BLOCK_IMAGE) within(block->picture, lesson->pictures.count, true);
    if (block->kind == BLOCK_DISPLAY) {
        assert(block->display && block->source >= 0);
        int wires = circuit_wires(lesson->sources[block->source].start);
        assert(wires <= block->display->most_qubits);
    }
    for (int i = 0; i < block->cell_count; i++)
        within(block->cells[i].picture, lesson->pictures.count, true);
    for (int i = 0; block->marks && i < block->marks->count; i++)
        assert(block->marks->at[i].kind < MARK_KINDS);
}

static void check_exercise(const Lesson *lesson, const Exercise *exercise) {
    within(exercise->source, lesson->source_count, true);
    within(exercise->page, lesson->page_count, false);
    for (int i = 0; i < exercise->item_count; i++)
        within(exercise->start[i], exercise->item_count, false);
    for (int i = 0; i < exercise->demo_count; i++) {
        within(exercise->demos[i].source, lesson->source_count, false);
        for (int k = 0; k < exercise->demos[i].display_count; k++)
            within(exercise->demos[i].displays[k].source, lesson->source_count, false);
    }
}

static void check_names(const Lesson *lesson, const Meaning *names, int count) {
    for (int i = 0; i < count; i++) {
        if (names[i].kind == MEANS_VARIABLE)
            within(names[i].index, lesson->variable_count, false);
        if (names[i].kind == MEANS_SOURCE)
            within(names[i].index, lesson->source_count, false);
    }
}

static void check_vote(const Lesson *lesson, const Vote *vote) {
    assert(vote->option_count >= 2 && vote->option_count <= MAX_OPTIONS);
    within(vote->right, vote->option_count, true);
    for (int i = 0; i < vote->option_count; i++) {
        within(vote->tallies[i], lesson->variable_count, false);
        assert(lesson->variables[vote->tallies[i]].kind == VARIABLE_TALLY);
        within(vote->rehearse[i], MOST_HANDS + 1, false);
    }
}

static void check_notes(const Page *page) {
    for (int i = 0; i < page->note_count; i++)
        within(page->notes[i].step, page->steps + 1, false);
    for (int step = 0; step <= page->steps; step++)
        assert(!page_note(page, step) || page_note(page, step)->step <= step);
}

static void check_lesson(const Lesson *lesson) {
    for (int i = 0; i < lesson->page_count; i++)
        check_notes(&lesson->pages[i]);
    for (int i = 0; i < lesson->page_count; i++)
        for (int k = 0; k < lesson->pages[i].block_count; k++)
            check_block(lesson, &lesson->pages[i], &lesson->pages[i].blocks[k]);
    for (int i = 0; i < lesson->exercise_count; i++)
        check_exercise(lesson, &lesson->exercises[i]);
    for (int i = 0; i < lesson->source_count; i++) {
        const Source *source = &lesson->sources[i];
        assert(source->start);
        check_names(lesson, source->names, source->name_count);
    }
    for (int i = 0; i < lesson->variable_count; i++) {
        const Variable *variable = &lesson->variables[i];
        within(variable->page, lesson->page_count, false);
        bool moves = variable->kind < VARIABLE_INPUTS;
        assert(!moves ||
               (variable->from <= variable->start && variable->start <= variable->to));
    }
    for (int i = 0; i < lesson->vote_count; i++)
        check_vote(lesson, &lesson->votes[i]);
    assert(lesson->pictures.bytes <= PICTURE_BYTES);
    assert(lesson->states <= (size_t)STATES_MB << 20);
}

// --- what a page does with a lesson

static void fill_text(const Live *live, const Text *text) {
    for (int lang = 0; lang < LANG_COUNT; lang++) {
        char *filled = live_text(live, text, (Lang)lang, NULL);
        assert(text_valid(filled, strlen(filled)));
        free(filled);
    }
}

static void show(Live *live, const Lesson *lesson) {
    for (int i = 0; i < lesson->variable_count; i++) {
        live_set(live, i, 0.75);
        live_fit(&lesson->variables[i], NAN);
    }
    for (int i = 0; i < lesson->page_count; i++)
        for (int k = 0; k < lesson->pages[i].block_count; k++)
            fill_text(live, &lesson->pages[i].blocks[k].text);
    for (int i = 0; i < lesson->source_count; i++) {
        const Source *source = &lesson->sources[i];
        double theta = source->theta, phi = source->phi;
        Noise noise = source->noise;
        circuit_destroy(live_bind(live, i, source->start));
        live_bind_arrow(live, i, &theta, &phi);
        live_bind_noise(live, i, &noise);
        free(live_short_form(source->start));
    }
}

static void open_lesson(Bench *bench) {
    Error err = {.key = ""};
    bool whole = lesson_complete(bench->lesson, &err);
    check_refusal(whole, &err);
    check_lesson(bench->lesson);
    if (!whole) return;
    bench->live = live_create(bench->lesson);
    show(bench->live, bench->lesson);
}

// --- lines

static void add_part(Bench *bench, const Data *data) {
    if (bench->broken || bench->live) return;
    Error err = {.key = ""};
    bool good = lesson_add(bench->lesson, data, &err);
    check_refusal(good, &err);
    bench->broken = !good; // as a visit does: nothing comes behind a fault
}

static void add_band(Bench *bench, const char *line) {
    static const unsigned char rgba[BAND_BYTES] = {1, 2, 3, 4, 255, 254, 0, 128};
    Band band = {.rgba = rgba};
    int got = sscanf(line, "%63s %d %d %d %d", band.name, &band.width, &band.height,
                     &band.y, &band.rows);
    bool small = band.width > 0 && band.rows > 0 && band.width <= 64 && band.rows <= 16;
    bool tall = band.height > 0 && band.height <= PICTURE_SIDE && band.y >= 0 &&
                band.y + band.rows <= band.height;
    if (got != 5 || !small || !tall || bench->broken || bench->live) return;
    if (!picture_name_valid(band.name, strlen(band.name))) return;
    Error err = {.key = ""};
    bool good = lesson_add_band(bench->lesson, &band, &err);
    check_refusal(good, &err);
    bench->broken = !good;
}

static void read_verdict(Bench *bench, const Data *data) {
    (void)bench;
    Verdict verdict;
    Error err = {.key = ""};
    bool good = verdict_read(data, &verdict, &err);
    input_check(good, &err);
    assert(good == (verdict.kind != VERDICT_NONE));
    assert(verdict.truth_count >= 0 && verdict.truth_count <= MAX_ITEMS);
    assert(verdict.demo >= -1 && verdict.demo < MAX_DEMOS);
    Verdict copy = verdict_copy(&verdict);
    verdict_free(&verdict);
    verdict_free(&copy);
}

static void read_given(Bench *bench, const Data *data) {
    (void)bench;
    Given given[MAX_GIVEN];
    Error err = {.key = ""};
    int count = given_read(data, given, &err);
    input_check(count >= 0, &err);
    assert(count <= MAX_GIVEN);
    for (int i = 0; i < count; i++)
        assert(isfinite(given[i].number) && given[i].name[0]);
    if (count >= 0) given_free(given, count);
}

// Written by the child's own hand, what was read is read as the same.
static void read_outcome(Bench *bench, const Data *data) {
    (void)bench;
    Outcome outcome, again;
    if (!outcome_read(data, &outcome)) return;
    assert((outcome.status == OUTCOME_OK) == !outcome.error.key[0]);
    assert(text_valid(outcome.error.args, strlen(outcome.error.args)));
    assert(isfinite(outcome.ms) && outcome.trace.count <= TRACE_FRAMES);
    Data *written = outcome_write(&outcome);
    assert(outcome_read(written, &again) && again.status == outcome.status);
    assert(!strcmp(again.error.key, outcome.error.key));
    assert(!strcmp(again.error.args, outcome.error.args));
    assert(again.error.line == outcome.error.line);
    assert(again.trace.count == outcome.trace.count || outcome.status == OUTCOME_OK);
    data_free(written);
}

static void take_answer(Bench *bench, const Data *data) {
    if (!bench->live) return;
    uint64_t before = live_revision(bench->live);
    bool changed = live_take(bench->live, data);
    assert(changed == (live_revision(bench->live) != before));
    show(bench->live, bench->lesson);
}

static void read_line(Bench *bench, const char *line) {
    static const struct {
        const char *word;
        void (*read)(Bench *bench, const Data *data);
    } rows[] = {{"verdict ", read_verdict},
                {"given ", read_given},
                {"outcome ", read_outcome},
                {"answer ", take_answer},
                {"", add_part}};
    if (!strncmp(line, "picture ", 8)) return add_band(bench, line + 8);
    if (!strcmp(line, "open")) {
        if (!bench->broken && !bench->live) open_lesson(bench);
        return;
    }
    size_t i = 0, size;
    while (size = strlen(rows[i].word), strncmp(line, rows[i].word, size) != 0)
        i++;
    Data *data = data_read(line + size, strlen(line + size), (DataLimits){0}, NULL, NULL);
    if (data) rows[i].read(bench, data);
    data_free(data);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    char *text = input_text(data, size), *rest = text;
    Bench bench = {.lesson = lesson_create("a.lua")};
    if (text_valid(text, strlen(text)))
        for (char *line; (line = strsep(&rest, "\n"));)
            read_line(&bench, line);
    if (!bench.broken && !bench.live) open_lesson(&bench);
    live_destroy(bench.live);
    lesson_destroy(bench.lesson);
    free(text);
    return 0;
}
