// A stage on a page: the drawing that the jail sent, in the look's inks and type, the
// places in it that can be touched, and the time line under it when it has one. Strokes and
// type are scaled from the stage's own units; in a hall strokes are at least as wide as the
// look book asks, and type is nowhere below the least size.
#ifndef KYUBI_VIEW_STAGE_VIEW_H
#define KYUBI_VIEW_STAGE_VIEW_H

#include "lesson/drawing.h"
#include "lesson/page.h"
#include "view/scene.h"

typedef struct StageModel {
    const Stage *stage;
    int index;           // among the lesson's stages
    Drawing drawing;     // size 0: none has come yet; copied
    const char *trouble; // why there is no newer one, a sentence; NULL
    double t;            // seconds
    bool playing;
    double speed; // 1: as the lesson says
    int held;     // the area in the hand, -1: none
} StageModel;

// How fast a stage may run: the button goes round them.
const double *stage_speeds(int *count);

// In `width` px, its time line included.
double stage_view_height(const Scene *scene, const StageModel *model, double width);
// As large as fits into `rect`, in its middle.
void stage_view_add(Scene *scene, Rect rect, const StageModel *model);

// Where the stage's spot says it is, a place in it in its own units; and back, an area's
// middle.
Point stage_view_units(const Stage *stage, Rect rect, double x, double y);
// The moment that a place on the time line's spot means, seconds.
double stage_view_moment(const Stage *stage, Rect rect, double x);

#endif
