#include "lesson/page.h"

#include "base/mem.h"
#include "lesson/ball_marks.h"
#include "lesson/outcome.h"
#include "lesson/page_read.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

Lesson *lesson_create(const char *file) {
    Lesson *lesson = mem_new(sizeof *lesson);
    lesson->file = mem_text(file);
    return lesson;
}

static bool read_head(Lesson *lesson, const Data *part, Error *err) {
    static const char *const NAMES[] = {"part",    "id",       "map", "title",
                                        "minutes", "requires", NULL};
    Fields fields = fields_of(part, "page.broken", NAMES, err);
    if (lesson->id[0]) fields_fault(&fields, "part");
    fields_id(&fields, "id", lesson->id, sizeof lesson->id, true);
    fields_word(&fields, "map", lesson->map, sizeof lesson->map, false);
    Text title = fields_text(&fields, "title", true);
    text_free(&lesson->title);
    lesson->title = title;
    lesson->minutes = (int)fields_integer(&fields, "minutes", 0, 600, 0);
    size_t count;
    const Data *list = fields_list(&fields, "requires", 8, &count);
    for (size_t i = 0; i < count; i++) {
        const char *id = data_text(data_at(list, i), "");
        if (!id[0] || strlen(id) >= ID_SIZE) {
            fields_fault(&fields, "requires");
            break;
        }
        snprintf(lesson->requires[i], ID_SIZE, "%s", id);
        lesson->require_count = (int)i + 1;
    }
    return fields.good;
}

bool lesson_add(Lesson *lesson, const Data *part, Error *err) {
    const char *kind = data_text(data_get(part, "part"), "");
    bool good = false;
    if (!strcmp(kind, "lesson"))
        good = read_head(lesson, part, err);
    else if (!strcmp(kind, "page") && lesson->id[0])
        good = page_read(lesson, part, err);
    else if (!strcmp(kind, "live") && lesson->id[0])
        good = live_part_read(lesson, part, err);
    else
        error_set(err, "page.broken", "part");
    int line = (int)data_integer(data_get(part, "line"), 0);
    if (!good) error_at(err, lesson->file, line > 0 && line < 1000000 ? line : 0, 0);
    return good;
}

bool lesson_add_band(Lesson *lesson, const Band *band, Error *err) {
    return pictures_add(&lesson->pictures, band, err) || error_at(err, lesson->file, 0, 0);
}

bool lesson_complete(const Lesson *lesson, Error *err) {
    if (!lesson->id[0] || !lesson->page_count) {
        error_set(err, "page.none", " ");
        return error_at(err, lesson->file, 0, 0);
    }
    if (!pictures_complete(&lesson->pictures)) {
        error_set(err, "page.broken", "pixels");
        return error_at(err, lesson->file, 0, 0);
    }
    return true;
}

static void block_free(Block *block) {
    text_free(&block->text);
    for (int i = 0; i < block->cell_count; i++)
        text_free(&block->cells[i].text);
    free(block->cells);
    text_free(&block->title);
    ball_marks_destroy(block->marks);
}

static void page_free(Page *page) {
    text_free(&page->title);
    text_free(&page->hall.question);
    for (int i = 0; i < page->note_count; i++)
        note_free(&page->notes[i]);
    free(page->notes);
    for (int i = 0; i < page->block_count; i++)
        block_free(&page->blocks[i]);
}

static void source_free(Source *source) {
    for (int i = 0; source->wires && i < circuit_wires(source->start); i++)
        text_free(&source->wires[i]);
    free(source->wires);
    circuit_destroy(source->start);
    free(source->palette);
    text_free(&source->label);
    free(source->names);
    for (int i = 0; i < 2; i++)
        expression_free(&source->angles[i]);
    for (int i = 0; i < source->rate_count; i++)
        expression_free(&source->rates[i].follows);
    free(source->rates);
}

static void exercise_free(Exercise *exercise) {
    text_free(&exercise->title);
    text_free(&exercise->ask);
    text_free(&exercise->label);
    text_free(&exercise->unit);
    text_free(&exercise->explain);
    free(exercise->code);
    for (int i = 0; i < exercise->option_count; i++)
        text_free(&exercise->options[i].text);
    for (int i = 0; i < exercise->hint_count; i++)
        text_free(&exercise->hints[i]);
    for (int i = 0; i < exercise->item_count; i++)
        text_free(&exercise->items[i]);
    free(exercise->demos);
    for (int i = 0; i < exercise->place_count; i++)
        text_free(&exercise->places[i]);
}

void lesson_destroy(Lesson *lesson) {
    if (!lesson) return;
    for (int i = 0; i < lesson->page_count; i++)
        page_free(&lesson->pages[i]);
    for (int i = 0; i < lesson->source_count; i++)
        source_free(&lesson->sources[i]);
    for (int i = 0; i < lesson->exercise_count; i++)
        exercise_free(&lesson->exercises[i]);
    for (int i = 0; i < lesson->stage_count; i++)
        text_free(&lesson->stages[i].label);
    for (int i = 0; i < lesson->variable_count; i++)
        variable_free(&lesson->variables[i]);
    for (int i = 0; i < lesson->expression_count; i++)
        expression_free(&lesson->expressions[i]);
    for (int i = 0; i < lesson->vote_count; i++)
        text_free(&lesson->votes[i].ask);
    for (int i = 0; i < lesson->activity_count; i++)
        text_free(&lesson->activities[i].say);
    pictures_clear(&lesson->pictures);
    text_free(&lesson->title);
    free(lesson->votes);
    free(lesson->activities);
    free(lesson->variables);
    free(lesson->expressions);
    free(lesson->timers);
    free(lesson->pages);
    free(lesson->sources);
    free(lesson->exercises);
    free(lesson->stages);
    free(lesson->file);
    free(lesson);
}

const Exercise *lesson_exercise(const Lesson *lesson, const char *id) {
    for (int i = 0; i < lesson->exercise_count; i++)
        if (!strcmp(lesson->exercises[i].id, id)) return &lesson->exercises[i];
    return NULL;
}

bool block_seen(const Block *block, bool hall) {
    bool by_hand = block->kind == BLOCK_INPUT || block->kind == BLOCK_BEHIND;
    return hall ? block->only != ONLY_LEARNER && !by_hand : block->only != ONLY_HALL;
}

bool block_of_exercise(const Lesson *lesson, const Block *block, int exercise) {
    if (block->kind == BLOCK_EXERCISE) return block->exercise == exercise;
    if (block->kind == BLOCK_DISPLAY && block->cover == exercise) return true;
    bool of_source = block->kind == BLOCK_SOURCE || block->kind == BLOCK_DISPLAY;
    return of_source && block->source == lesson->exercises[exercise].source;
}

const Note *page_note(const Page *page, int step) {
    const Note *found = NULL;
    for (int i = 0; i < page->note_count && page->notes[i].step <= step; i++)
        found = &page->notes[i];
    return found;
}

const Text *page_question(const Page *page) {
    return text_in(&page->hall.question, LANG_JA)[0] ? &page->hall.question : &page->title;
}

const Text *vote_option(const Lesson *lesson, const Vote *vote, int option) {
    return &lesson->variables[vote->tallies[option]].label;
}

bool vote_past(const Vote *vote, int step) {
    return step > vote->step;
}

static void read_truth(Fields *fields, Verdict *verdict) {
    size_t count;
    const Data *list = fields_list(fields, "truth", MAX_ITEMS, &count);
    for (size_t i = 0; i < count; i++) {
        const Data *one = data_at(list, i);
        double value = data_number(one, -1);
        if (!data_is_number(one) || !(value >= 0 && value <= 1)) {
            fields_fault(fields, "truth");
            return;
        }
        verdict->truth[i] = value;
        verdict->truth_count = (int)i + 1;
    }
}

const char *verdict_name(VerdictKind kind) {
    static const char *const names[] = {[VERDICT_NONE] = "–",
                                        [VERDICT_RIGHT] = "right",
                                        [VERDICT_NEAR] = "near",
                                        [VERDICT_WRONG] = "wrong",
                                        [VERDICT_UNREADABLE] = "unreadable"};
    return names[kind];
}

bool verdict_read(const Data *data, Verdict *verdict, Error *err) {
    static const char *const NAMES[] = {"kind",  "misconception", "say",  "wrong", "truth",
                                        "fault", "printed",       "demo", NULL};
    char kind[16];
    *verdict = (Verdict){.wrong = -1, .demo = -1};
    Fields fields = fields_of(data, "page.broken", NAMES, err);
    fields_word(&fields, "kind", kind, sizeof kind, true);
    for (int i = VERDICT_RIGHT; i <= VERDICT_UNREADABLE; i++)
        if (!strcmp(kind, verdict_name((VerdictKind)i))) verdict->kind = (VerdictKind)i;
    if (verdict->kind == VERDICT_NONE) fields_fault(&fields, "kind");
    fields_word(&fields, "misconception", verdict->misconception,
                sizeof verdict->misconception, false);
    verdict->say = fields_text(&fields, "say", false);
    verdict->wrong = (int)fields_integer(&fields, "wrong", 0, 63, -1);
    if (fields_has(&fields, "fault") &&
        !outcome_error(data_get(data, "fault"), &verdict->fault))
        fields_fault(&fields, "fault");
    verdict->printed = fields_lines(&fields, "printed", PRINT_SIZE);
    verdict->demo = (int)fields_integer(&fields, "demo", 0, MAX_DEMOS - 1, -1);
    read_truth(&fields, verdict);
    if (!fields.good) verdict_free(verdict);
    return fields.good;
}

Verdict verdict_copy(const Verdict *verdict) {
    Verdict copy = *verdict;
    for (int lang = 0; lang < LANG_COUNT; lang++)
        copy.say.in[lang] = mem_text(verdict->say.in[lang]);
    copy.printed = mem_text(verdict->printed);
    return copy;
}

void verdict_free(Verdict *verdict) {
    text_free(&verdict->say);
    free(verdict->printed);
    *verdict = (Verdict){.wrong = -1, .demo = -1};
}
