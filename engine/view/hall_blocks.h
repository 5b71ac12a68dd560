// What a hall reads of a page: its prose, callouts, images and columns, where its inputs
// stand, and of its questions what is asked. What one learner alone needs is left out.
#ifndef KYUBI_VIEW_HALL_BLOCKS_H
#define KYUBI_VIEW_HALL_BLOCKS_H

#include "view/screen_lesson.h"

// Whether a hall reads the block on its page, at some step.
bool hall_block_is_read(const LessonModel *model, const Block *block);

// All of them up to the model's step, one under the other; returns the height they take.
double hall_blocks_add(Scene *scene, const LessonModel *model, double x, double y,
                       double width);

#endif
