// What the marks of a histogram mean: samples of expected, observed and the whisker.
#ifndef KYUBI_VIEW_HISTOGRAM_LEGEND_H
#define KYUBI_VIEW_HISTOGRAM_LEGEND_H

#include "view/scene.h"

double histogram_legend_width(const Scene *scene); // one below the other
// Beside each other, in as many rows as they need.
double histogram_legend_high(const Scene *scene, double width);
// `step` px from mark to mark downwards; 0: they stand in rows.
void histogram_legend_add(Scene *scene, Rect rect, double step);

#endif
