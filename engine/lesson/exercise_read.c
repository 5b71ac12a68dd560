#include "lesson/page_read.h"

#include "base/mem.h"
#include "lesson/display_options.h"

#include <string.h>

enum { MAX_LAMPS = MARKS_DISTANCE * MARKS_DISTANCE - 1 };

// Each kind has one input; the row's order is nobody's business but this table's.
static const struct {
    const char *kind;
    InputKind input;
} KINDS[] = {
    // clang-format off
    {"number", INPUT_NUMBER},
    {"choice", INPUT_CHOICE},
    {"aim", INPUT_ARROW},
    {"build", INPUT_CIRCUIT},
    {"code", INPUT_CODE},
    {"decode", INPUT_MARKS},
    {"pulse", INPUT_PULSES},
    {"predict", INPUT_BARS},
    {"sort", INPUT_ORDER},
    {"place", INPUT_PLACES},
    // clang-format on
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
    exercise->of_wires = fields_bool(fields, "of_wires", false);
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

static void read_demo(const Lesson *lesson, Fields *fields, size_t index, const Data *data,
                      Demo *demo) {
    static const char *const NAMES[] = {"source", "seconds", "displays", NULL};
    static const char *const SHOWN[] = {"display", "line", "source", "drag", "marks", NULL};
    const char *names[MOST_DISPLAY_FIELDS];
    display_field_names(SHOWN, names);
    Fields own = fields_within(fields, "demos", index, data, NAMES);
    demo->source = (int)fields_integer(&own, "source", 0, lesson->source_count - 1, -1);
    bool there = demo->source >= 0 && lesson->sources[demo->source].fixed &&
                 lesson->sources[demo->source].kind == SOURCE_CIRCUIT;
    if (!there) fields_fault(&own, "source");
    demo->seconds = fields_number(&own, "seconds", 0.1, 600, 10);
    size_t count;
    const Data *list = fields_list(&own, "displays", MAX_DEMO_DISPLAYS, &count);
    for (size_t i = 0; i < count && own.good; i++) {
        Fields shown = fields_within(&own, "displays", i, data_at(list, i), names);
        Block *block = &demo->displays[demo->display_count++];
        *block = (Block){.kind = BLOCK_DISPLAY, .exercise = -1, .picture = -1};
        block->line = fields_line(&shown);
        display_read(lesson, &shown, block);
        if (block->source != demo->source) fields_fault(&shown, "source");
        fields_end(&own, &shown);
    }
    if (!demo->display_count) fields_fault(&own, "displays");
    fields_end(fields, &own);
}

static void read_demos(const Lesson *lesson, Fields *fields, Exercise *exercise) {
    size_t count;
    const Data *list = fields_list(fields, "demos", MAX_DEMOS, &count);
    if (!count || !fields->good) return;
    exercise->demos = mem_new(count * sizeof *exercise->demos);
    for (size_t i = 0; i < count && fields->good; i++)
        read_demo(lesson, fields, i, data_at(list, i),
                  &exercise->demos[exercise->demo_count++]);
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

static void read_code(Fields *fields, Exercise *exercise) {
    exercise->code = fields_lines(fields, "code", CODE_SIZE);
    exercise->rows = (int)fields_integer(fields, "rows", 3, CODE_ROWS, 8);
    if ((exercise->input == INPUT_CODE) != (exercise->code != NULL))
        fields_fault(fields, "code");
}

// Where the lamps stand is known from the code (quantum/surface_code.h).
static void read_marks(Fields *fields, Exercise *exercise) {
    char letter[2];
    size_t count;
    bool needed = exercise->input == INPUT_MARKS;
    fields_word(fields, "letter", letter, sizeof letter, needed);
    exercise->letter = letter[0];
    exercise->distance =
        (int)fields_integer(fields, "distance", needed ? 3 : 0, MARKS_DISTANCE, 0);
    const Data *lamps = fields_list(fields, "lamps", MAX_LAMPS, &count);
    for (size_t i = 0; i < count && fields->good; i++) {
        double lamp = data_number(data_at(lamps, i), -1);
        bool fits = lamp >= 0 && lamp < MAX_LAMPS && lamp == (int)lamp;
        if (!fits) fields_fault(fields, "lamps");
        if (fits) exercise->lamps |= 1U << (int)lamp;
    }
    bool odd = exercise->distance == 3 || exercise->distance == 5;
    if (needed && !(odd && (letter[0] == 'X' || letter[0] == 'Z')))
        fields_fault(fields, "letter");
    exercise->several |= needed;
}

static void read_pulses(Fields *fields, Exercise *exercise) {
    bool needed = exercise->input == INPUT_PULSES;
    exercise->most = (int)fields_integer(fields, "most", 1, MAX_PULSES, 0);
    exercise->angle_step = fields_number(fields, "angle_step", 0.001, 10, 0);
    exercise->wait_step = fields_number(fields, "wait_step", 1e-9, 1e6, 0);
    bool there = exercise->most && exercise->angle_step > 0 && exercise->wait_step > 0;
    if (needed && !there) fields_fault(fields, "most");
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
        "id",         "kind",      "line",     "ask",       "label",   "unit",   "angle",
        "several",    "options",   "source",   "hints",     "explain", "code",   "rows",
        "distance",   "letter",    "lamps",    "most",      "items",   "places", "start",
        "angle_step", "wait_step", "once",     "normalise", "top",     "given",  "demos",
        "title",      "groups",    "of_wires", "unsolved",  "review",  NULL};
    Fields fields = fields_within(page, "exercises", index, data, NAMES);
    if (lesson->exercise_count == MAX_PAGES) fields_fault(&fields, "id");
    if (!fields_end(page, &fields)) return;
    Exercise *exercise = new_exercise(lesson);
    fields_id(&fields, "id", exercise->id, sizeof exercise->id, true);
    refuse_twin(lesson, &fields, exercise);
    read_kind(&fields, exercise);
    exercise->line = fields_line(&fields);
    exercise->title = fields_text(&fields, "title", false);
    exercise->ask = fields_text(&fields, "ask", true);
    exercise->label = fields_text(&fields, "label", false);
    exercise->unit = fields_text(&fields, "unit", false);
    exercise->angle = fields_bool(&fields, "angle", false);
    exercise->given = fields_bool(&fields, "given", false);
    exercise->unsolved = fields_bool(&fields, "unsolved", false);
    exercise->review = fields_bool(&fields, "review", false);
    exercise->several = fields_bool(&fields, "several", false);
    exercise->explain = fields_text(&fields, "explain", false);
    read_options(&fields, exercise);
    read_hints(&fields, exercise);
    read_code(&fields, exercise);
    read_marks(&fields, exercise);
    read_pulses(&fields, exercise);
    if (fields.good) read_items(&fields, exercise);
    if (fields.good) read_demos(lesson, &fields, exercise);
    if (fields.good) read_hand(lesson, &fields, exercise);
    fields_end(page, &fields);
}
