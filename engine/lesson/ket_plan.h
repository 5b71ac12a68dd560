// From the options of a display to the plan of its formula: for those who say it and those
// who draw it.
#ifndef KYUBI_LESSON_KET_PLAN_H
#define KYUBI_LESSON_KET_PLAN_H

#include "circuit/ket_formula.h"
#include "lesson/display.h"

KetPlan ket_plan(const DisplayOptions *options, const Circuit *circuit);
// The word that says its basis; NULL: the usual one.
const char *ket_plan_word(const DisplayOptions *options);

#endif
