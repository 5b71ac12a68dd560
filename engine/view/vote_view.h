// A vote on its page: the question, and what can be chosen. A lone learner presses one,
// which stays marked beside the right one once the page has gone on past it. A hall sees
// the hands that were counted as bars. Paper has rings to fill in.
#ifndef KYUBI_VIEW_VOTE_VIEW_H
#define KYUBI_VIEW_VOTE_VIEW_H

#include "view/screen_lesson.h"

// Adds it with its top left at (x, y); returns its height.
double vote_view_add(Scene *scene, const LessonModel *model, int index, double x, double y,
                     double width);

// How long an activity takes: "1 min 30 s"; yours.
char *activity_time(const Words *words, Lang lang, const Activity *activity);

#endif
