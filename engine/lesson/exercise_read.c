#include "lesson/page_read.h"

#include "base/mem.h"

#include <string.h>

enum { MAX_LINE = 1000000 };

// Each kind has one input; the row's order is nobody's business but this table's.
static const struct {
    const char *kind;
    InputKind input;
} KINDS[] = {
    {"number", INPUT_NUMBER}, {"choice", INPUT_CHOICE}, {"aim", INPUT_ARROW},
    {"build", INPUT_CIRCUIT}, {"predict", INPUT_BARS},  {"sort", INPUT_ORDER},
    {"place", INPUT_PLACES},
};

static void read_kind(Fields *fields, Exercise *exercise) {
    fields_word(fields, "kind", exercise->kind, sizeof exercise->kind, true);
    for (size_t i = 0; i < sizeof KINDS / sizeof *KINDS; i++)
        if (!strcmp(exercise->kind, KINDS[i].kind)) {
            exercise->input = KINDS[i].input;
            return;
        }
    fields_fault(fields, "kind");
}

static void read_options(Fields *fields, Exercise *exercise) {
    static const char *const NAMES[] = {"text", "right", NULL};
    size_t count;
    const Data *list = fields_list(fields, "options", MAX_OPTIONS, &count);
    for (size_t i = 0; i < count && fields->good; i++) {
        Fields option = fields_within(fields, "options", i, data_at(list, i), NAMES);
        exercise->options[i].text = fields_text(&option, "text", true);
        exercise->options[i].right = fields_bool(&option, "right", false);
        exercise->option_count = (int)i + 1;
        fields_end(fields, &option);
    }
    bool choice = exercise->input == INPUT_CHOICE;
    if (choice != (count > 0) || (choice && count < 2)) fields_fault(fields, "options");
}

static void read_hints(Fields *fields, Exercise *exercise) {
    static const char *const NAMES[] = {"text", NULL};
    size_t count;
    const Data *list = fields_list(fields, "hints", MAX_HINTS, &count);
    for (size_t i = 0; i < count && fields->good; i++) {
        Fields hint = fields_within(fields, "hints", i, data_at(list, i), NAMES);
        exercise->hints[i] = fields_text(&hint, "text", true);
        exercise->hint_count = (int)i + 1;
        fields_end(fields, &hint);
    }
}

// A list of texts; returns how many.
static int read_texts(Fields *fields, const char *name, Text *texts, int most) {
    static const char *const NAMES[] = {"text", NULL};
    size_t count;
    int read = 0;
    const Data *list = fields_list(fields, name, (size_t)most, &count);
    for (size_t i = 0; i < count && fields->good; i++) {
        Fields text = fields_within(fields, name, i, data_at(list, i), NAMES);
        texts[read++] = fields_text(&text, "text", true);
        fields_end(fields, &text);
    }
    return read;
}

// How the cards lie at first: each once.
static void read_start(Fields *fields, Exercise *exercise) {
    size_t count;
    bool seen[MAX_ITEMS] = {false};
    const Data *list = fields_list(fields, "start", MAX_ITEMS, &count);
    bool good = count == (size_t)exercise->item_count;
    for (size_t i = 0; good && i < count; i++) {
        long long item = data_integer(data_at(list, i), -1);
        good = item >= 0 && item < exercise->item_count && !seen[item];
        if (!good) break;
        seen[item] = true;
        exercise->start[i] = (int)item;
    }
    if (!good) fields_fault(fields, "start");
}

static void read_items(Fields *fields, Exercise *exercise) {
    InputKind input = exercise->input;
    bool cards = input == INPUT_ORDER || input == INPUT_PLACES;
    exercise->item_count = read_texts(fields, "items", exercise->items, MAX_ITEMS);
    exercise->place_count = read_texts(fields, "places", exercise->places, MAX_PLACES);
    exercise->once = fields_bool(fields, "once", false);
    exercise->normalise = fields_bool(fields, "normalise", false);
    exercise->top = fields_number(fields, "top", 0.01, 1, 1);
    exercise->groups = (int)fields_integer(fields, "groups", 1, MAX_ITEMS / 2, 1);
    if (exercise->item_count % exercise->groups) fields_fault(fields, "groups");
    bool few = exercise->item_count < 2, none = exercise->item_count == 0;
    if (cards || input == INPUT_BARS ? few : !none) fields_fault(fields, "items");
    if ((input == INPUT_PLACES) != (exercise->place_count > 0))
        fields_fault(fields, "places");
    if (cards && fields->good) read_start(fields, exercise);
    if (!cards && fields_has(fields, "start")) fields_fault(fields, "start");
}

static void read_hand(const Lesson *lesson, Fields *fields, Exercise *exercise) {
    exercise->source =
        (int)fields_integer(fields, "source", 0, lesson->source_count - 1, -1);
    bool needed = exercise->input == INPUT_ARROW || exercise->input == INPUT_CIRCUIT;
    SourceKind kind = exercise->input == INPUT_ARROW ? SOURCE_ARROW : SOURCE_CIRCUIT;
    bool fits = exercise->source >= 0 && exercise->source < lesson->source_count &&
                lesson->sources[exercise->source].kind == kind &&
                !lesson->sources[exercise->source].fixed;
    if (needed ? !fits : exercise->source >= 0) fields_fault(fields, "source");
}

static Exercise *new_exercise(Lesson *lesson) {
    size_t count = (size_t)lesson->exercise_count + 1;
    lesson->exercises = mem_grow(lesson->exercises, count, sizeof *lesson->exercises);
    Exercise *exercise = &lesson->exercises[lesson->exercise_count++];
    *exercise = (Exercise){.number = lesson->exercise_count, .source = -1};
    exercise->page = lesson->page_count - 1;
    return exercise;
}

static void refuse_twin(const Lesson *lesson, Fields *fields, const Exercise *exercise) {
    for (const Exercise *other = lesson->exercises; other < exercise; other++)
        if (!strcmp(other->id, exercise->id)) fields_fault(fields, "id");
}

void exercise_read(Lesson *lesson, Fields *page, size_t index, const Data *data) {
    static const char *const NAMES[] = {
        "id",      "kind",    "line",      "ask",   "label",   "unit",  "angle",
        "several", "options", "source",    "hints", "explain", "items", "places",
        "start",   "once",    "normalise", "top",   "groups",  NULL};
    Fields fields = fields_within(page, "exercises", index, data, NAMES);
    if (lesson->exercise_count == MAX_PAGES) fields_fault(&fields, "id");
    if (!fields_end(page, &fields)) return;
    Exercise *exercise = new_exercise(lesson);
    fields_id(&fields, "id", exercise->id, sizeof exercise->id, true);
    refuse_twin(lesson, &fields, exercise);
    read_kind(&fields, exercise);
    exercise->line = (int)fields_integer(&fields, "line", 0, MAX_LINE, 0);
    exercise->ask = fields_text(&fields, "ask", true);
    exercise->label = fields_text(&fields, "label", false);
    exercise->unit = fields_text(&fields, "unit", false);
    exercise->angle = fields_bool(&fields, "angle", false);
    exercise->several = fields_bool(&fields, "several", false);
    exercise->explain = fields_text(&fields, "explain", false);
    read_options(&fields, exercise);
    read_hints(&fields, exercise);
    if (fields.good) read_items(&fields, exercise);
    if (fields.good) read_hand(lesson, &fields, exercise);
    fields_end(page, &fields);
}
