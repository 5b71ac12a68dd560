// The pictures of a page as they share a part of the hall's picture: circuits over each
// other, the rest in rows of equal columns, each as large as it goes. Where they stand does
// not depend on the step the page has come to, so that nothing moves when one appears.
#ifndef KYUBI_VIEW_HALL_TILES_H
#define KYUBI_VIEW_HALL_TILES_H

#include "view/screen_lesson.h"

enum { TILES_LEAD = -1 }; // the first ball or stage at the left, the rest beside it

typedef struct HallTiles {
    int across;     // columns, or TILES_LEAD; 0: the page has no picture
    double covered; // what of the rect the pictures take, 0 … 1: the more the better
    double lacking; // px of height that are missing for their least sizes; 0: none
} HallTiles;

// The number of columns that shows the page's pictures largest in `rect`.
HallTiles hall_tiles_best(Scene *scene, const LessonModel *model, Rect rect);
bool hall_has_tiles(const LessonModel *model); // the page has a picture for a hall
void hall_tiles_add(Scene *scene, const LessonModel *model, Rect rect, int across);

#endif
