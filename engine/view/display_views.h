// The rows' own functions, joined by displays.c alone: one file a display.
#ifndef KYUBI_VIEW_DISPLAY_VIEWS_H
#define KYUBI_VIEW_DISPLAY_VIEWS_H

#include "view/display.h"

double bloch_height(const Scene *scene, const DisplayModel *model, double width);
void bloch_add(Scene *scene, Rect rect, const DisplayModel *model);

double amplitudes_height(const Scene *scene, const DisplayModel *model, double width);
void amplitudes_add(Scene *scene, Rect rect, const DisplayModel *model);

double histogram_height(const Scene *scene, const DisplayModel *model, double width);
void histogram_add(Scene *scene, Rect rect, const DisplayModel *model);

double conditional_height(const Scene *scene, const DisplayModel *model, double width);
void conditional_add(Scene *scene, Rect rect, const DisplayModel *model);

double means_height(const Scene *scene, const DisplayModel *model, double width);
void means_add(Scene *scene, Rect rect, const DisplayModel *model);

double branches_height(const Scene *scene, const DisplayModel *model, double width);
void branches_add(Scene *scene, Rect rect, const DisplayModel *model);

double ket_height(const Scene *scene, const DisplayModel *model, double width);
void ket_add(Scene *scene, Rect rect, const DisplayModel *model);

double matrix_height(const Scene *scene, const DisplayModel *model, double width);
void matrix_add(Scene *scene, Rect rect, const DisplayModel *model);

double correlations_height(const Scene *scene, const DisplayModel *model, double width);
void correlations_add(Scene *scene, Rect rect, const DisplayModel *model);

double qsphere_height(const Scene *scene, const DisplayModel *model, double width);
void qsphere_add(Scene *scene, Rect rect, const DisplayModel *model);

double phases_height(const Scene *scene, const DisplayModel *model, double width);
void phases_add(Scene *scene, Rect rect, const DisplayModel *model);

#endif
