// What a hall does for a while, and the time that is left for it: large digits, and a line
// that grows shorter.
#ifndef KYUBI_VIEW_HALL_COUNTDOWN_H
#define KYUBI_VIEW_HALL_COUNTDOWN_H

#include "view/screen_lesson.h"

// Whether it is what the page is at: before its step it is not there yet, after that over.
bool hall_countdown_is_on(const LessonModel *model, const Activity *activity);

// Adds it with its top left at (x, y); returns its height.
double hall_countdown_add(Scene *scene, const LessonModel *model, const Activity *activity,
                          double x, double y, double width);

#endif
