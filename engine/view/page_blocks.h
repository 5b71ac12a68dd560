// The blocks of a lesson's page that are read: prose, callouts, images, exercises, columns,
// and what can be opened to look behind.
#ifndef KYUBI_VIEW_PAGE_BLOCKS_H
#define KYUBI_VIEW_PAGE_BLOCKS_H

#include "view/screen_lesson.h"

// Adds block `index` of the shown page with its top left at (x, y); returns its height.
double page_block_add(Scene *scene, const LessonModel *model, int index, double x, double y,
                      double width);

#endif
