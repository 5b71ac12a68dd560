// What the marks of a histogram mean: samples of expected, observed, the whisker, and what
// was predicted.
#ifndef KYUBI_VIEW_HISTOGRAM_LEGEND_H
#define KYUBI_VIEW_HISTOGRAM_LEGEND_H

#include "view/histogram_bars.h"

// Which marks the bars wear, a bit each; 0: nothing needs to be told apart.
int histogram_marks(const Bars *bars);

double histogram_legend_width(const Scene *scene, int marks); // one below the other
// Beside each other, in as many rows as they need.
double histogram_legend_high(const Scene *scene, int marks, double width);
// `step` px from mark to mark downwards, as high as they need; 0: they stand in rows.
void histogram_legend_add(Scene *scene, Rect rect, int marks, double step);

#endif
