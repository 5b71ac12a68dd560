// The buttons that make shots one by one, above a histogram, and the last outcomes.
#ifndef KYUBI_VIEW_THROW_VIEW_H
#define KYUBI_VIEW_THROW_VIEW_H

#include "view/display.h"

// 0 where nothing is thrown there, or on paper.
double throw_view_height(const Scene *scene, const DisplayModel *model, double width);
void throw_view_add(Scene *scene, Rect rect, const DisplayModel *model);

#endif
