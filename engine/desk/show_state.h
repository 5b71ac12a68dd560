// All that is needed to go on with a show after the program has ended: a text of JSON.
#ifndef KYUBI_DESK_SHOW_STATE_H
#define KYUBI_DESK_SHOW_STATE_H

#include "base/data.h"
#include "desk/show.h"
#include "desk/show_steps.h"

// The text (or NULL) as data, yours to free; NULL where it is none.
Data *show_state_read(const char *text);
// Where such a show was, brought into range; false: the lesson has no page of that name.
bool show_state_place(const Data *data, const Lesson *lesson, ShowStep *place);

// False where the text is none, or of another lesson: nothing is taken of it.
bool show_state_take(Show *show, const char *text);
// The seed that the lesson was opened with; 0: the text (or NULL) has none.
uint64_t show_state_seed(const char *text);

#endif
