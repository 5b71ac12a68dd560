// The line over the lab's palette while a lesson is behind it: whose circuit this is, the
// way back, and what goes along.
#ifndef KYUBI_VIEW_LOAN_VIEW_H
#define KYUBI_VIEW_LOAN_VIEW_H

#include "view/scene.h"

typedef struct LoanModel {
    const char *name; // NULL: no lesson is behind the lab
    bool brings;      // the circuit here can be brought back
    bool opens;       // … the page's circuit opened here
} LoanModel;

// Returns the height used; 0 where there is no lesson.
double loan_view_add(Scene *scene, double x, double y, double width,
                     const LoanModel *model);

#endif
