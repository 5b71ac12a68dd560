// A lesson's page as an audience sees it: what is asked on top, its pictures as large as
// they go, its text beside or over them. No bars, buttons, hints or page dots; what stands
// in the picture answers the hand of whoever presents.
//
// How the page is shared out is found once (HallPlan) for all of its steps, so that nothing
// moves when a step appears or a slider is dragged.
#ifndef KYUBI_VIEW_SCREEN_HALL_H
#define KYUBI_VIEW_SCREEN_HALL_H

#include "view/screen_lesson.h"

typedef enum PlanForm { PLAN_TEXT, PLAN_UNDER, PLAN_BESIDE } PlanForm;

typedef struct HallPlan {
    PlanForm form;   // text alone; under the pictures; at their left
    double type;     // the hall's type times this; below 1 the page is too full
    double title;    // height of what stands on top, the air under it too
    double text;     // height of the text, all steps shown, at type 1 or what it has
    int across;      // columns of pictures
    double too_full; // px of height that the page lacks at type 1; 0: it fits
} HallPlan;

HallPlan hall_plan(const Look *look, const LessonModel *model);
// The look with its type as the plan says.
Look hall_look(const Look *look, const HallPlan *plan);
void screen_hall(Scene *scene, const LessonModel *model, const HallPlan *plan);

#endif
