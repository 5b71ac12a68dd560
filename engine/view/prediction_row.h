// What stands over a histogram that is predicted: how to, and the button that shows what
// comes out; afterwards how far off it was, and the button that begins anew.
#ifndef KYUBI_VIEW_PREDICTION_ROW_H
#define KYUBI_VIEW_PREDICTION_ROW_H

#include "view/histogram_bars.h"

// 0 where nothing is predicted. Only what it was asked for of the bars is looked at.
double prediction_row_height(const Scene *scene, const DisplayModel *model,
                             const Bars *bars, double width);
void prediction_row_add(Scene *scene, Rect rect, const DisplayModel *model,
                        const Bars *bars);

#endif
