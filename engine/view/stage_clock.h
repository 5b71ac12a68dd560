// The line under a stage that has a duration: play, the time, how fast.
#ifndef KYUBI_VIEW_STAGE_CLOCK_H
#define KYUBI_VIEW_STAGE_CLOCK_H

#include "view/stage_view.h"

double stage_clock_height(const Scene *scene);
void stage_clock_add(Scene *scene, Rect rect, const StageModel *model);

#endif
