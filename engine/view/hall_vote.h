// A vote as a hall sees it: its options over each other, the hands for each as bars on one
// axis with their counts. Once the page has gone on, a ring and a word stand beside the
// right one, and the hands stay.
#ifndef KYUBI_VIEW_HALL_VOTE_H
#define KYUBI_VIEW_HALL_VOTE_H

#include "view/screen_lesson.h"

// Adds it with its top left at (x, y); returns its height, which does not change when hands
// are counted or the right option is told.
double hall_vote_add(Scene *scene, const LessonModel *model, const Vote *vote, double x,
                     double y, double width);

// Where the axis of bars ends that shows up to so many hands: 10, 20, 50, 100, 200, 500 or
// 1000, so that it stays while one is counted.
int hall_vote_top(int most);

#endif
