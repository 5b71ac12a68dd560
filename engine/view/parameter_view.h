// The sliders of a circuit's parameters (circuit/parameters.h), a row of them under its
// time line, and of the time t, with a button that lets it run.
#ifndef KYUBI_VIEW_PARAMETER_VIEW_H
#define KYUBI_VIEW_PARAMETER_VIEW_H

#include "circuit/parameters.h"
#include "lesson/page.h"
#include "view/answer_view.h"

enum { TIME_SLIDER = -1, NO_SLIDER = -2 }; // beside the numbers of parameters

typedef struct ParameterModel {
    const Circuit *circuit;
    int source;      // -1: the lab's
    int held, typed; // a slider, NO_SLIDER
    bool wrong;      // what is typed was refused
    bool playing;    // the time runs
    bool degrees;    // the eye's unit of angles
    FieldModel field;
} ParameterModel;

// 0 where the circuit has no parameters and does not name the time.
double parameter_view_height(Scene *scene, const ParameterModel *model, double width);
void parameter_view_add(Scene *scene, double x, double y, double width,
                        const ParameterModel *model);

// The slider as controls know one (view/control_view.h): borrowed texts. Angles snap to
// multiples of π/12 nearby.
Variable parameter_variable(const Circuit *circuit, int slider);
double parameter_number(const Circuit *circuit, int slider);
double parameter_snap(const Circuit *circuit, int slider, double number);

#endif
