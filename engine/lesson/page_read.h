// The readers behind lesson_add, one for each kind of thing on a page. Each appends to the
// lesson at once, so that lesson_destroy frees what a broken part left half read.
#ifndef KYUBI_LESSON_PAGE_READ_H
#define KYUBI_LESSON_PAGE_READ_H

#include "lesson/fields.h"
#include "lesson/page.h"

bool page_read(Lesson *lesson, const Data *part, Error *err);

// The element `index` of a page part's list "sources", "exercises" or "stages".
void source_read(Lesson *lesson, Fields *page, size_t index, const Data *data);
void exercise_read(Lesson *lesson, Fields *page, size_t index, const Data *data);
void stage_read(Lesson *lesson, Fields *page, size_t index, const Data *data);

// talk_read.c: "notes", "votes" and "activities" of a page, and its "hall". A vote names
// the variables of its page that are its tallies.
void note_read(Lesson *lesson, Fields *page, size_t index, const Data *data);
void vote_read(Lesson *lesson, Fields *page, size_t index, const Data *data);
void activity_read(Lesson *lesson, Fields *page, size_t index, const Data *data);
HallPage hall_read(Fields *page);
void note_free(Note *note);

// live_read.c: "variables" and "timers" of a page, and the part that holds the expressions
// of all texts.
void variable_read(Lesson *lesson, Fields *page, size_t index, const Data *data);
void timer_read(Lesson *lesson, Fields *page, size_t index, const Data *data);
bool live_part_read(Lesson *lesson, const Data *part, Error *err);
// The object `name` of fields, name → meaning; yours. Nothing where it is absent.
Meaning *meanings_read(const Lesson *lesson, Fields *fields, const char *name, int *count);
// The expression {"text", "format", "names"} that the field is; none where it is absent.
Expression expression_field(const Lesson *lesson, Fields *fields, const char *name,
                            const Data *data);
void expression_free(Expression *expression);
void variable_free(Variable *variable);

// A display of the present page, of a demo or a block of its own.
void display_read(const Lesson *lesson, Fields *fields, Block *block);

#endif
