#include "lesson/page_read.h"

#include "base/mem.h"

#include <string.h>

static const double LONGEST = 3600; // seconds of an activity

// --- notes

static void read_expected(Fields *fields, Note *note) {
    static const char *const NAMES[] = {"value", "label", NULL};
    size_t count;
    const Data *list = fields_list(fields, "expect", MAX_EXPECTED, &count);
    for (size_t i = 0; i < count && fields->good; i++) {
        Fields row = fields_within(fields, "expect", i, data_at(list, i), NAMES);
        Expected *expected = &note->expected[note->expected_count++];
        expected->value = fields_text(&row, "value", true);
        expected->label = fields_text(&row, "label", true);
        fields_end(fields, &row);
    }
}

void note_read(Lesson *lesson, Fields *page_fields, size_t index, const Data *data) {
    static const char *const NAMES[] = {"line", "step", "text", "mistake", "expect", NULL};
    Page *page = &lesson->pages[lesson->page_count - 1];
    Fields fields = fields_within(page_fields, "notes", index, data, NAMES);
    int least = page->note_count ? page->notes[page->note_count - 1].step : 0;
    size_t count = (size_t)page->note_count + 1;
    page->notes = mem_grow(page->notes, count, sizeof *page->notes);
    Note *note = &page->notes[page->note_count++];
    *note = (Note){.line = fields_line(&fields)};
    note->step = (int)fields_integer(&fields, "step", least, page->steps, least);
    note->text = fields_text(&fields, "text", true);
    note->mistake = fields_text(&fields, "mistake", false);
    read_expected(&fields, note);
    fields_end(page_fields, &fields);
}

void note_free(Note *note) {
    text_free(&note->text);
    text_free(&note->mistake);
    for (int i = 0; i < note->expected_count; i++) {
        text_free(&note->expected[i].value);
        text_free(&note->expected[i].label);
    }
}

// --- votes

// Each is a tally of this page that no other vote has.
static void read_tallies(Lesson *lesson, Fields *fields, Vote *vote, int number) {
    size_t count;
    const Data *list = fields_list(fields, "tallies", MAX_OPTIONS, &count);
    if (count < 2) fields_fault(fields, "tallies");
    for (size_t i = 0; i < count && fields->good; i++) {
        long long index = data_integer(data_at(list, i), -1);
        bool there = index >= 0 && index < lesson->variable_count;
        Variable *variable = there ? &lesson->variables[index] : NULL;
        if (!variable || variable->kind != VARIABLE_TALLY || variable->vote >= 0 ||
            variable->page != vote->page) {
            fields_fault(fields, "tallies");
            return;
        }
        variable->vote = number;
        vote->tallies[vote->option_count++] = (int)index;
    }
}

static void read_rehearsed(Fields *fields, Vote *vote) {
    size_t count;
    const Data *list = fields_list(fields, "rehearse", MAX_OPTIONS, &count);
    vote->rehearsed = list != NULL;
    if (list && count != (size_t)vote->option_count) fields_fault(fields, "rehearse");
    for (size_t i = 0; i < count && fields->good; i++) {
        long long hands = data_integer(data_at(list, i), -1);
        if (hands < 0 || hands > MOST_HANDS)
            fields_fault(fields, "rehearse");
        else
            vote->rehearse[i] = (int)hands;
    }
}

void vote_read(Lesson *lesson, Fields *page, size_t index, const Data *data) {
    static const char *const NAMES[] = {"id",    "line",     "ask", "tallies",
                                        "right", "rehearse", NULL};
    Fields fields = fields_within(page, "votes", index, data, NAMES);
    if (lesson->vote_count == MAX_VOTES) fields_fault(&fields, "id");
    if (!fields_end(page, &fields)) return;
    size_t count = (size_t)lesson->vote_count + 1;
    lesson->votes = mem_grow(lesson->votes, count, sizeof *lesson->votes);
    int number = lesson->vote_count++;
    Vote *vote = &lesson->votes[number];
    *vote = (Vote){.page = lesson->page_count - 1};
    fields_id(&fields, "id", vote->id, sizeof vote->id, true);
    for (int i = 0; i < number; i++)
        if (!strcmp(lesson->votes[i].id, vote->id)) fields_fault(&fields, "id");
    vote->line = fields_line(&fields);
    vote->ask = fields_text(&fields, "ask", true);
    read_tallies(lesson, &fields, vote, number);
    vote->right = (int)fields_integer(&fields, "right", 0, vote->option_count - 1, -1);
    read_rehearsed(&fields, vote);
    fields_end(page, &fields);
}

// --- activities

void activity_read(Lesson *lesson, Fields *page, size_t index, const Data *data) {
    static const char *const NAMES[] = {"line", "seconds", "say", NULL};
    Fields fields = fields_within(page, "activities", index, data, NAMES);
    if (lesson->activity_count == MAX_ACTIVITIES) fields_fault(&fields, "say");
    if (!fields_end(page, &fields)) return;
    size_t count = (size_t)lesson->activity_count + 1;
    lesson->activities = mem_grow(lesson->activities, count, sizeof *lesson->activities);
    Activity *activity = &lesson->activities[lesson->activity_count++];
    *activity = (Activity){.page = lesson->page_count - 1};
    activity->line = fields_line(&fields);
    if (!fields_has(&fields, "seconds")) fields_fault(&fields, "seconds");
    activity->seconds = fields_number(&fields, "seconds", 1, LONGEST, 1);
    activity->say = fields_text(&fields, "say", true);
    fields_end(page, &fields);
}

// --- the hall

HallPage hall_read(Fields *page) {
    static const char *const NAMES[] = {"question", "layout", "shown", NULL};
    static const char *const LAYOUTS[] = {"", "picture", "beside", "text", NULL};
    HallPage hall = {.shown = fields_has(page, "hall")};
    if (!hall.shown) return hall;
    Fields fields = fields_within(page, "hall", 0, data_get(page->object, "hall"), NAMES);
    hall.shown = fields_bool(&fields, "shown", true);
    hall.question = fields_text(&fields, "question", false);
    hall.layout = (HallLayout)fields_choice(&fields, "layout", LAYOUTS);
    fields_end(page, &fields);
    return hall;
}
