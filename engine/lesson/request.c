#include "lesson/request.h"

#include "base/mem.h"
#include "lesson/fields.h"
#include "lesson/page_read.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_AREA = 255 };

static const char *const NAMES[] = {
    "act",    "file", "line",    "page",    "exercise",      "variable", "source",
    "stage",  "area", "x",       "y",       "theta",         "phi",      "number",
    "name",   "text", "circuit", "verdict", "misconception", "value",    "expected",
    "answer", "vote", "hands",   NULL};

static int index_in(Fields *fields, const char *name, int count) {
    if (!fields_has(fields, name)) return -1;
    long long index = fields_integer(fields, name, 0, count - 1, -1);
    if (index < 0) fields_fault(fields, name);
    return (int)index;
}

static int exercise_in(Fields *fields, const Lesson *lesson) {
    char id[ID_SIZE];
    if (!fields_has(fields, "exercise")) return -1;
    fields_id(fields, "exercise", id, sizeof id, true);
    const Exercise *exercise = lesson_exercise(lesson, id);
    if (!exercise) fields_fault(fields, "exercise");
    return exercise ? (int)(exercise - lesson->exercises) : -1;
}

// One number an option.
static void read_hands(Fields *fields, const Vote *vote, Request *request) {
    size_t count;
    const Data *list = fields_list(fields, "hands", MAX_OPTIONS, &count);
    if (count != (size_t)vote->option_count) fields_fault(fields, "hands");
    for (size_t i = 0; i < count && fields->good; i++) {
        const Data *one = data_at(list, i);
        request->hands[i] = data_number(one, -1);
        bool good = request->hands[i] >= 0 && request->hands[i] <= MOST_HANDS;
        if (!data_is_number(one) || !good) fields_fault(fields, "hands");
    }
}

static void read_places(Fields *fields, const Lesson *lesson, Request *request) {
    request->page = index_in(fields, "page", lesson->page_count);
    request->exercise = exercise_in(fields, lesson);
    request->variable = index_in(fields, "variable", lesson->variable_count);
    request->source = index_in(fields, "source", lesson->source_count);
    request->vote = index_in(fields, "vote", lesson->vote_count);
    if (request->vote >= 0) read_hands(fields, &lesson->votes[request->vote], request);
    request->stage = index_in(fields, "stage", lesson->stage_count);
    request->area = index_in(fields, "area", MAX_AREA + 1);
    request->line = fields_line(fields);
}

// Several lines long, as programs are.
static void read_lines(Fields *fields, const char *name, char *out, size_t size) {
    char *text = fields_lines(fields, name, size);
    if (text) memcpy(out, text, strlen(text) + 1);
    free(text);
}

static void read_words(Fields *fields, Request *request) {
    fields_word(fields, "act", request->act, sizeof request->act, true);
    fields_word(fields, "file", request->file, sizeof request->file, false);
    fields_word(fields, "name", request->name, sizeof request->name, false);
    fields_word(fields, "verdict", request->verdict, sizeof request->verdict, false);
    fields_word(fields, "misconception", request->misconception,
                sizeof request->misconception, false);
    read_lines(fields, "text", request->text, sizeof request->text);
    read_lines(fields, "circuit", request->circuit, sizeof request->circuit);
}

bool request_read(const Lesson *lesson, const Data *data, Request *request, Error *err) {
    *request = (Request){.page = -1};
    Fields fields = fields_of(data, "page.broken", NAMES, err);
    read_places(&fields, lesson, request);
    read_words(&fields, request);
    request->theta = fields_number(&fields, "theta", -1e9, 1e9, 0);
    request->phi = fields_number(&fields, "phi", -1e9, 1e9, 0);
    request->x = fields_number(&fields, "x", -1e9, 1e9, 0);
    request->y = fields_number(&fields, "y", -1e9, 1e9, 0);
    request->number = fields_number(&fields, "number", 0, 1e9, 0);
    request->value = expression_field(lesson, &fields, "value", data_get(data, "value"));
    request->expected =
        expression_field(lesson, &fields, "expected", data_get(data, "expected"));
    request->answer = data_get(data, "answer");
    if (request->answer && !data_is_object(request->answer))
        fields_fault(&fields, "answer");
    return fields.good;
}

void request_free(Request *request) {
    expression_free(&request->value);
    expression_free(&request->expected);
}

static void read_row(Fields *outer, size_t index, const Data *data, TestRow *row) {
    static const char *const names[] = {"name", "file", "line", NULL};
    Fields fields = fields_within(outer, "tests", index, data, names);
    *row = (TestRow){.line = fields_line(&fields)};
    fields_word(&fields, "name", row->name, sizeof row->name, true);
    fields_word(&fields, "file", row->file, sizeof row->file, false);
    fields_end(outer, &fields);
}

int test_rows_read(const Data *data, TestRow rows[MAX_TESTS], Error *err) {
    static const char *const names[] = {"tests", NULL};
    Fields fields = fields_of(data, "page.broken", names, err);
    size_t count;
    const Data *list = fields_list(&fields, "tests", MAX_TESTS, &count);
    for (size_t i = 0; i < count && fields.good; i++)
        read_row(&fields, i, data_at(list, i), &rows[i]);
    return fields.good ? (int)count : -1;
}
