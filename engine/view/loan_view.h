// The line over the lab's palette while a lesson is behind it: whose circuit this is, the
// way back, and what goes along; and, on a page, the way there.
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

// On a lesson's page: the way of a circuit to the lab, at the right of `beside` where words
// have room; else a sign alone at `corner`, above the wires' names.
void loan_way_add(Scene *scene, Rect beside, Point corner, int source);

#endif
