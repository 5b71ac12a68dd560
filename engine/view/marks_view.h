// A small surface code with its lamps, and marks on the qubits that are to be corrected.
#ifndef KYUBI_VIEW_MARKS_VIEW_H
#define KYUBI_VIEW_MARKS_VIEW_H

#include "view/answer_view.h"

// Returns the height. Each qubit is an option of the exercise (SPOT_OPTION).
double marks_view_add(Scene *scene, double x, double y, double width,
                      const AnswerModel *model);

#endif
