#include "lesson/page_read.h"

#include "base/mem.h"
#include "lesson/ball_marks.h"
#include "lesson/display_options.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_MINUTES = 600, MOST_FIELDS = 256 };

static const double LEAST_SHARE = 0.05; // of the column

static const char *const BLOCK_KINDS[] = {
    "prose", "callout", "source", "display", "exercise", "image", "behind",
    "grid",  "stage",   "input",  "vote",    "activity", NULL};
static const char *const ONLY[] = {"", "learner", "hall", NULL};
static const char *const CALLOUT_KINDS[] = {"note",    "caution", "try",
                                            "history", "term",    NULL};
static const char *const LAYOUTS[] = {"", "beside", "reading", "stage", NULL};

// An index into one of the lesson's lists; there must be such a thing.
static int field_index(Fields *fields, const char *name, int count) {
    if (!fields_has(fields, name) || count < 1) {
        fields_fault(fields, name);
        return 0;
    }
    return (int)fields_integer(fields, name, 0, count - 1, 0);
}

// Of a display or stage: the prediction that is locked before it is seen.
static void read_cover(const Lesson *lesson, Fields *fields, Block *block) {
    block->cover = (int)fields_integer(fields, "cover", 0, lesson->exercise_count - 1, -1);
    if (block->cover >= 0 && lesson->exercises[block->cover].input != INPUT_BARS)
        fields_fault(fields, "cover");
}

void display_read(const Lesson *lesson, Fields *fields, Block *block) {
    char name[24];
    fields_word(fields, "display", name, sizeof name, true);
    block->display = display_find(name);
    if (!block->display) {
        fields_fault(fields, "display");
        return;
    }
    block->source = field_index(fields, "source", lesson->source_count);
    if (!fields->good) return;
    const Source *source = &lesson->sources[block->source];
    int wires = circuit_wires(source->start);
    if (wires > block->display->most_qubits) fields_fault(fields, "source");
    block->options = display_options_read(fields, block->display, wires);
    block->options.drag = fields_bool(fields, "drag", false);
    if (block->options.drag && (source->kind != SOURCE_ARROW || source->fixed))
        fields_fault(fields, "drag");
    block->marks = ball_marks_read(lesson, fields);
    if (block->marks && strcmp(name, "bloch") != 0) fields_fault(fields, "marks");
    read_cover(lesson, fields, block);
}

static void read_image(const Lesson *lesson, Fields *fields, Block *block) {
    char name[PICTURE_NAME];
    fields_word(fields, "image", name, sizeof name, true);
    if (!picture_name_valid(name, strlen(name))) fields_fault(fields, "image");
    block->picture = pictures_find(&lesson->pictures, name);
    block->text = fields_text(fields, "text", true);
    block->width = fields_number(fields, "width", LEAST_SHARE, 1, 1);
}

static void read_cell(const Lesson *lesson, Fields *fields, Cell *cell) {
    char name[PICTURE_NAME];
    cell->text = fields_text(fields, "text", true);
    cell->picture = -1;
    cell->pictured = fields_has(fields, "image");
    if (!cell->pictured) return;
    fields_word(fields, "image", name, sizeof name, true);
    if (!picture_name_valid(name, strlen(name))) fields_fault(fields, "image");
    cell->picture = pictures_find(&lesson->pictures, name);
}

static void read_grid(const Lesson *lesson, Fields *fields, Block *block) {
    static const char *const NAMES[] = {"text", "image", NULL};
    size_t count;
    const Data *list = fields_list(fields, "cells", MAX_CELLS, &count);
    block->across = (int)fields_integer(fields, "across", 2, MAX_ACROSS, 2);
    block->ruled = fields_bool(fields, "ruled", false);
    if (fields->good && count < 2) fields_fault(fields, "cells");
    if (!fields->good) return;
    block->cells = mem_new(count * sizeof *block->cells);
    for (size_t i = 0; i < count && fields->good; i++) {
        Fields cell = fields_within(fields, "cells", i, data_at(list, i), NAMES);
        read_cell(lesson, &cell, &block->cells[block->cell_count++]);
        fields_end(fields, &cell);
    }
}

static void read_behind(Fields *fields, const Page *page, Block *block) {
    fields_id(fields, "id", block->id, sizeof block->id, true);
    for (const Block *other = page->blocks; other < block; other++)
        if (other->kind == BLOCK_BEHIND && !strcmp(other->id, block->id))
            fields_fault(fields, "id");
    block->title = fields_text(fields, "title", true);
    block->text = fields_text(fields, "text", true);
}

// What the block's kind has beyond what all blocks have.
static void read_kind(Lesson *lesson, Fields *fields, Page *page, Block *block) {
    switch (block->kind) {
    case BLOCK_CALLOUT:
        block->callout = (CalloutKind)fields_choice(fields, "callout", CALLOUT_KINDS);
        // fall through
    case BLOCK_PROSE:
        block->text = fields_text(fields, "text", true);
        break;
    case BLOCK_SOURCE:
        block->source = field_index(fields, "source", lesson->source_count);
        break;
    case BLOCK_DISPLAY:
        display_read(lesson, fields, block);
        break;
    case BLOCK_EXERCISE:
        block->exercise = field_index(fields, "exercise", lesson->exercise_count);
        break;
    case BLOCK_IMAGE:
        read_image(lesson, fields, block);
        break;
    case BLOCK_BEHIND:
        read_behind(fields, page, block);
        break;
    case BLOCK_GRID:
        read_grid(lesson, fields, block);
        break;
    case BLOCK_STAGE:
        block->stage = field_index(fields, "stage", lesson->stage_count);
        read_cover(lesson, fields, block);
        if (fields->good) lesson->stages[block->stage].step = block->step;
        break;
    case BLOCK_INPUT:
        block->variable = field_index(fields, "variable", lesson->variable_count);
        if (fields->good && lesson->variables[block->variable].kind >= VARIABLE_INPUTS)
            fields_fault(fields, "variable");
        break;
    case BLOCK_VOTE:
        block->vote = field_index(fields, "vote", lesson->vote_count);
        if (fields->good) lesson->votes[block->vote].step = block->step;
        break;
    case BLOCK_ACTIVITY:
        block->activity = field_index(fields, "activity", lesson->activity_count);
        if (fields->good) lesson->activities[block->activity].step = block->step;
        break;
    }
}

static void read_block(Lesson *lesson, Fields *page_fields, Page *page, size_t index,
                       const Data *data) {
    static const char *const OWN[] = {"kind",    "line",  "text",     "callout",  "source",
                                      "display", "drag",  "exercise", "image",    "width",
                                      "id",      "title", "cells",    "across",   "ruled",
                                      "step",    "stage", "cover",    "variable", "marks",
                                      "only",    "vote",  "activity", NULL};
    const char *names[MOST_DISPLAY_FIELDS];
    display_field_names(OWN, names);
    Fields fields = fields_within(page_fields, "blocks", index, data, names);
    Block *block = &page->blocks[page->block_count++];
    block->source = block->exercise = block->picture = block->variable = -1;
    block->stage = block->cover = block->vote = block->activity = -1;
    block->kind = (BlockKind)fields_choice(&fields, "kind", BLOCK_KINDS);
    block->line = fields_line(&fields);
    block->step =
        (int)fields_integer(&fields, "step", page->steps, MAX_BLOCKS, page->steps);
    page->steps = block->step;
    block->only = (Only)fields_choice(&fields, "only", ONLY);
    if (!fields.good) {
        fields_end(page_fields, &fields);
        return;
    }
    read_kind(lesson, &fields, page, block);
    fields_end(page_fields, &fields);
}

typedef void ReadOne(Lesson *lesson, Fields *page, size_t index, const Data *data);

static void read_list(Lesson *lesson, Fields *page, const char *name, size_t most,
                      ReadOne *read_one) {
    size_t count;
    const Data *list = fields_list(page, name, most, &count);
    for (size_t i = 0; i < count && page->good; i++)
        read_one(lesson, page, i, data_at(list, i));
}

static Page *new_page(Lesson *lesson) {
    size_t count = (size_t)lesson->page_count + 1;
    lesson->pages = mem_grow(lesson->pages, count, sizeof *lesson->pages);
    Page *page = &lesson->pages[lesson->page_count++];
    *page = (Page){.line = 0};
    return page;
}

static void refuse_twin(const Lesson *lesson, Fields *fields, const Page *page) {
    for (const Page *other = lesson->pages; other < page; other++)
        if (!strcmp(other->id, page->id)) fields_fault(fields, "id");
}

static int signs_in(const char *text) {
    int signs = 0;
    while ((text = strchr(text, '$')))
        signs++, text++;
    return signs;
}

// The dollars in all texts of both languages, which formulas stand between.
static int formula_signs(const Data *data, const char *key) {
    int signs = 0;
    bool object = data_is_object(data);
    bool text = key && (!strcmp(key, "ja") || !strcmp(key, "en"));
    if (text) signs = signs_in(data_text(data, ""));
    if (!object && !data_is_array(data)) return signs;
    if (object && data_count(data) > MOST_FIELDS)
        return 0; // no object with texts has so many
    for (size_t i = 0; i < data_count(data) && signs <= MAX_FORMULA_SIGNS; i++) {
        const Data *one = object ? NULL : data_at(data, i);
        const char *name = object ? data_key(data, i, &one) : NULL;
        signs += formula_signs(one, name);
    }
    return signs;
}

static void check_amplitudes(const Lesson *lesson, Fields *fields) {
    long long amplitudes = 0;
    for (int i = 0; i < lesson->source_count; i++) {
        const Circuit *start = lesson->sources[i].start;
        if (start) amplitudes += 1LL << circuit_wires(start);
    }
    if (amplitudes > MAX_AMPLITUDES) fields_fault(fields, "sources");
}

bool page_read(Lesson *lesson, const Data *part, Error *err) {
    static const char *const NAMES[] = {
        "part",   "id",         "line",      "title",  "sources", "exercises",
        "blocks", "layout",     "variables", "timers", "stages",  "votes",
        "notes",  "activities", "minutes",   "hall",   NULL};
    Fields fields = fields_of(part, "page.broken", NAMES, err);
    if (lesson->page_count == MAX_PAGES) return fields_fault(&fields, "part");
    Page *page = new_page(lesson);
    fields_id(&fields, "id", page->id, sizeof page->id, true);
    refuse_twin(lesson, &fields, page);
    if (formula_signs(part, NULL) > MAX_FORMULA_SIGNS) fields_fault(&fields, "blocks");
    page->line = fields_line(&fields);
    page->title = fields_text(&fields, "title", true);
    page->layout = (PageLayout)fields_choice(&fields, "layout", LAYOUTS);
    read_list(lesson, &fields, "variables", MAX_VARIABLES, variable_read);
    read_list(lesson, &fields, "timers", MAX_TIMERS, timer_read);
    read_list(lesson, &fields, "sources", MAX_SOURCES, source_read);
    check_amplitudes(lesson, &fields);
    read_list(lesson, &fields, "exercises", MAX_BLOCKS, exercise_read);
    read_list(lesson, &fields, "stages", MAX_STAGES, stage_read);
    read_list(lesson, &fields, "votes", MAX_VOTES, vote_read);
    read_list(lesson, &fields, "activities", MAX_ACTIVITIES, activity_read);
    page->minutes = fields_number(&fields, "minutes", 0, MOST_MINUTES, 0);
    page->hall = hall_read(&fields);
    size_t count;
    const Data *blocks = fields_list(&fields, "blocks", MAX_BLOCKS, &count);
    for (size_t i = 0; i < count && fields.good; i++)
        read_block(lesson, &fields, page, i, data_at(blocks, i));
    read_list(lesson, &fields, "notes", MAX_NOTES, note_read);
    return fields.good;
}
