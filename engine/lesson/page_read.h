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

#endif
