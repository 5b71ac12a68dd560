// What the inputs' files share: the buttons under an answer.
#ifndef KYUBI_VIEW_INPUT_INSIDE_H
#define KYUBI_VIEW_INPUT_INSIDE_H

#include "view/answer_view.h"

// 調べる and ヒント on one row; the first is filled while the question is open. Returns
// their height.
double input_actions_add(Scene *scene, double x, double y, double right,
                         const AnswerModel *model);

double input_bars_add(Scene *scene, double x, double y, double width,
                      const AnswerModel *model);
double input_order_add(Scene *scene, double x, double y, double width,
                       const AnswerModel *model);
double input_places_add(Scene *scene, double x, double y, double width,
                        const AnswerModel *model);

#endif
