// One display that fills the window, under a bar with its title, its moment and buttons.
#ifndef KYUBI_VIEW_ENLARGED_VIEW_H
#define KYUBI_VIEW_ENLARGED_VIEW_H

#include "view/shelf_view.h"

typedef struct EnlargedModel {
    const DisplayKind *kind;
    DisplayModel display;
    Spot subject; // its DISPLAY_GROUND
    bool moves;   // it follows a time line: at `time` of `columns`
    bool sets;    // something of it can be set
    bool can_back, can_next, playing;
    double time;
    int columns;
    const char *note;   // beside its title; NULL
    const char *status; // NULL: what it shows, in a sentence
    bool refused;
} EnlargedModel;

// By how much type and pictures can be larger than usual for all of it to stand in the
// window, at most `most`: 1 where even that is too large.
#define ENLARGED_MOST 2.0
double enlarged_view_scale(const Look *look, const EnlargedModel *model, double most);
Look enlarged_view_look(const Look *look, double scale);

void enlarged_view_add(Scene *scene, const EnlargedModel *model);

#endif
