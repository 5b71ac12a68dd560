// Buttons for the time line, in a row of tools: the way it plays, how fast, and whether two
// moments are compared.
#ifndef KYUBI_VIEW_TIME_TOOLS_H
#define KYUBI_VIEW_TIME_TOOLS_H

#include "view/circuit_view.h"

// Adds those that find room between `left` and `right`, from the right.
void time_tools_add(Scene *scene, double left, double right, double y,
                    const CircuitModel *model);
// How wide all of them are together.
double time_tools_width(Scene *scene, const CircuitModel *model);

// "½", "2".
const char *speed_text(double speed);

#endif
