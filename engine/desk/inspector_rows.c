// What the inspector lists: of the open page, of values, of what functions took, of the
// log.
#include "base/mem.h"
#include "desk/attempt.h"
#include "desk/desk_inside.h"
#include "desk/inspector.h"
#include "view/style.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { NAME = INSPECTOR_NAME };

static const Lesson *lesson_of(const Desk *desk) {
    return study_lesson(&desk->study);
}

static const Page *page_of(const Desk *desk) {
    return &lesson_of(desk)->pages[desk->study.page];
}

int inspector_block(int index) {
    return index - 1;
}

static const char *line_words(Scene *scene, int line) {
    return line > 0 ? scene_print(scene, ":%d", line) : NULL;
}

static const char *const variable_words[VARIABLE_KINDS] = {
    [VARIABLE_SLIDER] = "input.slider", [VARIABLE_DIAL] = "input.dial",
    [VARIABLE_TOGGLE] = "input.toggle", [VARIABLE_MENU] = "input.menu",
    [VARIABLE_BUTTON] = "input.button", [VARIABLE_FIELD] = "input.field",
    [VARIABLE_VALUE] = "value",         [VARIABLE_REMEMBER] = "remember",
    [VARIABLE_TALLY] = "vote"};

// --- the page

static const char *block_word(const Lesson *lesson, const Block *block, char out[NAME]) {
    static const char *const words[] = {
        [BLOCK_PROSE] = "prose",   [BLOCK_CALLOUT] = "callout",  [BLOCK_IMAGE] = "image",
        [BLOCK_BEHIND] = "behind", [BLOCK_GRID] = "columns",     [BLOCK_STAGE] = "stage",
        [BLOCK_VOTE] = "vote",     [BLOCK_ACTIVITY] = "activity"};
    switch (block->kind) {
    case BLOCK_DISPLAY:
        snprintf(out, NAME, "display.%s", block->display->name);
        return out;
    case BLOCK_EXERCISE:
        snprintf(out, NAME, "exercise.%s", lesson->exercises[block->exercise].kind);
        return out;
    case BLOCK_INPUT:
        return variable_words[lesson->variables[block->variable].kind];
    case BLOCK_SOURCE:
        return lesson->sources[block->source].kind == SOURCE_ARROW ? "arrow" : "circuit";
    default:
        return words[block->kind];
    }
}

static const Text *block_text(const Lesson *lesson, const Block *block) {
    switch (block->kind) {
    case BLOCK_EXERCISE:
        return &lesson->exercises[block->exercise].ask;
    case BLOCK_STAGE:
        return &lesson->stages[block->stage].label;
    case BLOCK_INPUT:
        return &lesson->variables[block->variable].label;
    case BLOCK_SOURCE:
        return &lesson->sources[block->source].label;
    case BLOCK_BEHIND:
        return &block->title;
    case BLOCK_VOTE:
        return &lesson->votes[block->vote].ask;
    case BLOCK_ACTIVITY:
        return &lesson->activities[block->activity].say;
    case BLOCK_GRID:
        return &block->cells[0].text;
    default:
        return &block->text;
    }
}

// Its id, else what the file calls it.
static void block_name(const Desk *desk, const Block *block, char name[NAME]) {
    const Lesson *lesson = lesson_of(desk);
    const char *id = block->kind == BLOCK_EXERCISE ? lesson->exercises[block->exercise].id
                     : block->kind == BLOCK_INPUT  ? lesson->variables[block->variable].id
                     : block->kind == BLOCK_VOTE   ? lesson->votes[block->vote].id
                                                   : block->id;
    inspector_name(desk, block->line, 0, name);
    if (!name[0]) snprintf(name, NAME, "%s", id);
}

static bool hidden(const Desk *desk, const Block *block) {
    return !study_shows(&desk->study, block);
}

// In one line.
static const char *in_line(Scene *scene, const char *words) {
    char *plain = mem_text(words);
    for (char *c = plain; *c; c++)
        if ((unsigned char)*c < ' ') *c = ' ';
    return scene_take(scene, plain);
}

// The beginning of a text, as it reads; NULL: it has none.
static const char *beginning(Scene *scene, const Text *text) {
    const char *words = style_text(scene, text);
    if (!words || !words[0]) return NULL;
    return in_line(scene, scene_in_words(scene, words));
}

static InspectorRow page_row(const Desk *desk, Scene *scene, int index) {
    const Page *page = page_of(desk);
    if (!index)
        return (InspectorRow){.name = scene_print(scene, "page \"%s\"", page->id),
                              .note = beginning(scene, &page->title),
                              .place = line_words(scene, page->line),
                              .code = true,
                              .share = -1};
    const Block *block = &page->blocks[inspector_block(index)];
    char word[NAME], name[NAME];
    const char *kind = block_word(lesson_of(desk), block, word);
    block_name(desk, block, name);
    const char *text = beginning(scene, block_text(lesson_of(desk), block));
    bool gone = hidden(desk, block);
    if (gone)
        text =
            scene_say(scene, "inspector.hidden", "%d\t%s", block->step, text ? text : "");
    return (InspectorRow){
        .name = scene_print(scene, "%s%s%s", kind, name[0] ? " " : "", name),
        .note = text,
        .place = line_words(scene, block->line),
        .value = block->step ? scene_say(scene, "inspector.step", "%d", block->step) : NULL,
        .within = true,
        .code = true,
        .faint = gone,
        .share = -1};
}

// --- values

// What a row of INSPECT_VALUES is: a variable, a timer, or what an exercise has drawn.
typedef struct Item {
    int variable, timer, exercise, given; // those it is not: -1
} Item;

static int givens(const Desk *desk, int exercise) {
    return desk->study.answers[exercise].given_count;
}

static int value_rows(const Desk *desk) {
    const Lesson *lesson = lesson_of(desk);
    int count = lesson->variable_count + lesson->timer_count;
    for (int i = 0; i < lesson->exercise_count; i++)
        count += givens(desk, i);
    return count;
}

static Item item_at(const Desk *desk, int index) {
    const Lesson *lesson = lesson_of(desk);
    if (index < lesson->variable_count) return (Item){index, -1, -1, -1};
    index -= lesson->variable_count;
    if (index < lesson->timer_count) return (Item){-1, index, -1, -1};
    index -= lesson->timer_count;
    for (int i = 0; i < lesson->exercise_count; i++) {
        if (index < givens(desk, i)) return (Item){-1, -1, i, index};
        index -= givens(desk, i);
    }
    return (Item){-1, -1, -1, -1};
}

static const char *number_words(Scene *scene, double number, const char *words) {
    return words ? scene_print(scene, "“%s”", in_line(scene, words))
                 : scene_print(scene, "%.6g", number);
}

// Who reads it: functions by their last run, texts and circuits by the names in them.
typedef struct Readers {
    const Desk *desk;
    Buffer words;
    int count;
} Readers;

static void add_reader(Readers *readers, const char *what, int line) {
    const Words *words = readers->desk->options.words;
    char one[128]; // in each language a text stands once more
    snprintf(one, sizeof one, "%s (:%d)", words_in(words, readers->desk->lang, what), line);
    if (readers->count && strstr(readers->words.data, one)) return;
    buffer_print(&readers->words, "%s%s", readers->count++ ? ", " : "", one);
}

static bool names(const Meaning *meanings, int count, MeaningKind kind, int index,
                  const char *name) {
    for (int i = 0; i < count; i++) {
        if (meanings[i].kind != kind) continue;
        bool same = name ? !strcmp(meanings[i].name, name) : meanings[i].index == index;
        if (same) return true;
    }
    return false;
}

static const char *function_word(RanKind kind) {
    static const char *const words[RAN_KINDS] = {
        [RAN_LOAD] = "inspector.of_load",          [RAN_VALUE] = "inspector.of_value",
        [RAN_BUTTON] = "inspector.of_button",      [RAN_TIMER] = "inspector.of_timer",
        [RAN_DRAW] = "inspector.of_draw",          [RAN_TOUCH] = "inspector.of_touch",
        [RAN_CHECK] = "inspector.of_check",        [RAN_PROPERTY] = "inspector.of_property",
        [RAN_REFERENCE] = "inspector.of_reference"};
    return words[kind];
}

static void read_by_sources(Readers *readers, int variable) {
    const Lesson *lesson = lesson_of(readers->desk);
    for (int i = 0; i < lesson->source_count; i++) {
        const Source *source = &lesson->sources[i];
        bool reads =
            names(source->names, source->name_count, MEANS_VARIABLE, variable, NULL);
        for (int k = 0; k < 2; k++)
            reads = reads || names(source->angles[k].names, source->angles[k].name_count,
                                   MEANS_VARIABLE, variable, NULL);
        for (int k = 0; k < source->rate_count; k++)
            reads = reads || names(source->rates[k].follows.names,
                                   source->rates[k].follows.name_count, MEANS_VARIABLE,
                                   variable, NULL);
        if (reads) add_reader(readers, "inspector.of_circuit", source->line);
    }
}

static void read_variable(Readers *readers, int variable) {
    const Lesson *lesson = lesson_of(readers->desk);
    const Watching *watching = visit_watching(readers->desk->study.visit);
    for (int i = 0; i < watching->count; i++)
        if (ran_reads(&watching->ran[i], variable))
            add_reader(readers, function_word(watching->ran[i].kind),
                       watching->ran[i].line);
    read_by_sources(readers, variable);
    for (int i = 0; i < lesson->expression_count; i++) {
        const Expression *one = &lesson->expressions[i];
        if (names(one->names, one->name_count, MEANS_VARIABLE, variable, NULL))
            add_reader(readers, "inspector.of_text", one->line);
    }
}

// Texts between this exercise and the next.
static void read_given(Readers *readers, int exercise, const char *name) {
    const Lesson *lesson = lesson_of(readers->desk);
    int from = lesson->exercises[exercise].line, to = 1 << 30;
    if (exercise + 1 < lesson->exercise_count) to = lesson->exercises[exercise + 1].line;
    for (int i = 0; i < lesson->expression_count; i++) {
        const Expression *one = &lesson->expressions[i];
        bool within = one->line >= from && one->line < to;
        if (within && names(one->names, one->name_count, MEANS_GIVEN, 0, name))
            add_reader(readers, "inspector.of_text", one->line);
    }
}

// "Read by …", or that nothing does; yours.
static char *readers_of(const Desk *desk, Item item) {
    Readers readers = {.desk = desk};
    if (item.variable >= 0) read_variable(&readers, item.variable);
    if (item.given >= 0)
        read_given(&readers, item.exercise,
                   desk->study.answers[item.exercise].given[item.given].name);
    char *said = readers.count ? words_say(desk->options.words, desk->lang,
                                           "inspector.read_by", "%s", readers.words.data)
                               : words_say(desk->options.words, desk->lang,
                                           "inspector.read_by_none", " ");
    buffer_clear(&readers.words);
    return said;
}

static int item_line(const Desk *desk, Item item) {
    const Lesson *lesson = lesson_of(desk);
    if (item.variable >= 0) return lesson->variables[item.variable].line;
    if (item.timer >= 0) return lesson->timers[item.timer].line;
    return item.exercise >= 0 ? lesson->exercises[item.exercise].line : 0;
}

static InspectorRow variable_row(const Desk *desk, Scene *scene, int index) {
    const Variable *variable = &lesson_of(desk)->variables[index];
    const Live *live = desk->study.live;
    char name[NAME];
    int place = 0;
    const Vote *vote = variable->vote >= 0 ? &lesson_of(desk)->votes[variable->vote] : NULL;
    while (vote && vote->tallies[place] != index)
        place++;
    inspector_name(desk, variable->line, place, name);
    if (!name[0]) snprintf(name, NAME, "%s", variable->id);
    if (!name[0] && vote) snprintf(name, NAME, "%s %d", vote->id, place + 1);
    const char *kind = variable_words[variable->kind];
    const char *label = beginning(scene, &variable->label);
    return (InspectorRow){
        .name = name[0] ? scene_keep(scene, name) : kind,
        .note = scene_say(scene, "inspector.of_page", "%s\t%d\t%s", kind,
                          variable->page + 1, label ? label : ""),
        .value = number_words(scene, live_number(live, index), live_words(live, index)),
        .code = true};
}

static InspectorRow timer_row(const Desk *desk, Scene *scene, int index) {
    const Timer *timer = &lesson_of(desk)->timers[index];
    const Study *study = &desk->study;
    bool runs = timer->page == study->page;
    double due = fmax(0, study->due[index] - study->now);
    return (InspectorRow){.name = "timer",
                          .note = scene_say(scene, "inspector.timer", "%g\t%d",
                                            timer->every, timer->page + 1),
                          .value = runs ? scene_say(scene, "inspector.due", "%.1f", due)
                                        : scene_word(scene, "inspector.rests"),
                          .faint = !runs,
                          .code = true};
}

static InspectorRow given_row(const Desk *desk, Scene *scene, Item item) {
    const Given *given = &desk->study.answers[item.exercise].given[item.given];
    const Exercise *exercise = &lesson_of(desk)->exercises[item.exercise];
    const char *words = given->is_text ? text_in(&given->words, desk->lang) : NULL;
    return (InspectorRow){.name = scene_print(scene, "given.%s", given->name),
                          .note = scene_say(scene, "inspector.of_exercise", "%s\t%d",
                                            exercise->id, exercise->page + 1),
                          .value = number_words(scene, given->number, words),
                          .code = true};
}

static InspectorRow value_row(const Desk *desk, Scene *scene, int index) {
    Item item = item_at(desk, index);
    InspectorRow row = item.variable >= 0 ? variable_row(desk, scene, item.variable)
                       : item.timer >= 0  ? timer_row(desk, scene, item.timer)
                                          : given_row(desk, scene, item);
    row.place = line_words(scene, item_line(desk, item));
    row.share = -1;
    return row;
}

// --- what functions took

static InspectorRow time_row(const Desk *desk, Scene *scene, int index) {
    const Watching *watching = visit_watching(desk->study.visit);
    const RanRow *ran = &watching->ran[index];
    double limit = watching->limits[ran->kind];
    char name[NAME];
    inspector_name(desk, ran->line, 0, name);
    const char *what = scene_word(scene, function_word(ran->kind));
    return (InspectorRow){.name = name[0] ? scene_print(scene, "%s %s", what, name) : what,
                          .note = scene_say(scene, "inspector.ran", "%d\t%.2f\t%.0f",
                                            ran->count, ran->last, limit),
                          .value = scene_print(scene, "%.2f ms", ran->most),
                          .place = line_words(scene, ran->line),
                          .wrong = ran->most >= limit / 2,
                          .share = ran->most / limit};
}

// --- the log

static const LogRow *log_at(const Desk *desk, int index) {
    return log_row(desk->inspector.log, log_rows(desk->inspector.log) - 1 - index);
}

// The sentence of a row without its place; yours.
static char *log_words(const Desk *desk, const LogRow *row) {
    const Words *words = desk->options.words;
    if (row->kind == LOG_PRINT) return mem_text(row->text);
    if (row->kind == LOG_READ)
        return words_say(words, desk->lang, "inspector.was_read", " ");
    char *said = words_error(words, desk->lang, &row->error);
    if (row->kind != LOG_SLOW) return said;
    char *whole = words_say(words, desk->lang, "inspector.colon", "%s\t%s",
                            words_in(words, desk->lang, function_word(row->of)), said);
    free(said);
    return whole;
}

static const char *log_kind(const LogRow *row) {
    static const char *const words[] = {[LOG_PRINT] = "inspector.print",
                                        [LOG_MISTAKE] = "inspector.mistake",
                                        [LOG_SLOW] = "inspector.warning",
                                        [LOG_READ] = "inspector.reading"};
    return words[row->kind];
}

// "print · value (:12) · page 3"; yours.
static char *log_from(const Desk *desk, const LogRow *row) {
    const Words *words = desk->options.words;
    Buffer from = {0};
    buffer_print(&from, "%s", words_in(words, desk->lang, log_kind(row)));
    if (row->kind == LOG_PRINT) {
        buffer_print(&from, " · %s", words_in(words, desk->lang, function_word(row->of)));
        if (row->line) buffer_print(&from, " (:%d)", row->line);
    }
    if (row->page >= 0) {
        char *page =
            words_say(words, desk->lang, "inspector.page_number", "%d", row->page + 1);
        buffer_print(&from, " · %s", page);
        free(page);
    }
    return buffer_take(&from);
}

static InspectorRow log_row_of(const Desk *desk, Scene *scene, int index) {
    const LogRow *row = log_at(desk, index);
    bool place = row->error.line > 0;
    return (InspectorRow){
        .name = scene_take(scene, log_words(desk, row)),
        .note = scene_take(scene, log_from(desk, row)),
        .value = row->count > 1 ? scene_print(scene, "×%d", row->count) : NULL,
        .place =
            place ? scene_print(scene, "%s:%d", row->error.file, row->error.line) : NULL,
        .code = row->kind == LOG_PRINT,
        .faint = row->kind == LOG_READ,
        .wrong = row->kind == LOG_MISTAKE,
        .share = -1};
}

char *inspector_log_text(const Desk *desk) {
    Buffer out = {0};
    for (int i = log_rows(desk->inspector.log) - 1; i >= 0; i--) {
        const LogRow *row = log_at(desk, i);
        char *words = log_words(desk, row), *from = log_from(desk, row);
        if (row->error.line)
            buffer_print(&out, "%s:%d: ", row->error.file, row->error.line);
        buffer_print(&out, "[%s] %s", from, words);
        if (row->count > 1) buffer_print(&out, " ×%d", row->count);
        buffer_print(&out, "\n");
        free(words);
        free(from);
    }
    return buffer_take(&out);
}

// --- all of them

int inspector_rows(const Desk *desk, InspectorPart part) {
    if (part == INSPECT_PAGE) return page_of(desk)->block_count + 1;
    if (part == INSPECT_VALUES) return value_rows(desk);
    if (part == INSPECT_TIMES) return visit_watching(desk->study.visit)->count;
    return log_rows(desk->inspector.log);
}

InspectorRow inspector_row(const Desk *desk, Scene *scene, InspectorPart part, int index) {
    static InspectorRow (*const rows[INSPECT_PARTS])(const Desk *, Scene *, int) = {
        page_row, value_row, time_row, log_row_of};
    return rows[part](desk, scene, index);
}

static char *page_detail(const Desk *desk, int index) {
    int block = inspector_block(index);
    if (block < 0) return NULL;
    const Block *about = &page_of(desk)->blocks[block];
    const Text *text = block_text(lesson_of(desk), about);
    const char *words = text_in(text, desk->lang);
    return words && words[0] ? live_text(desk->study.live, text, desk->lang, NULL) : NULL;
}

char *inspector_detail(const Desk *desk, InspectorPart part, int index) {
    if (part == INSPECT_PAGE) return page_detail(desk, index);
    if (part == INSPECT_VALUES) {
        Item item = item_at(desk, index);
        return item.timer >= 0 ? NULL : readers_of(desk, item);
    }
    return part == INSPECT_LOG ? log_words(desk, log_at(desk, index)) : NULL;
}

bool inspector_place(const Desk *desk, InspectorPart part, int index,
                     InspectorPlace *place) {
    *place = (InspectorPlace){.line = 0};
    if (index < 0 || index >= inspector_rows(desk, part)) return false;
    int block = inspector_block(index);
    if (part == INSPECT_PAGE)
        place->line = block < 0 ? page_of(desk)->line : page_of(desk)->blocks[block].line;
    if (part == INSPECT_VALUES) place->line = item_line(desk, item_at(desk, index));
    if (part == INSPECT_TIMES)
        place->line = visit_watching(desk->study.visit)->ran[index].line;
    if (part == INSPECT_LOG) {
        const Error *error = &log_at(desk, index)->error;
        place->line = error->line;
        snprintf(place->file, sizeof place->file, "%s", error->file);
    }
    return place->line > 0;
}
