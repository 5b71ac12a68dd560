// What who presents has in front of them: the audience's picture in small, what comes next,
// the pages, notes, time, votes, the page's inputs as large controls, and three keys as
// large as they are used. Sheets (the overview, the keys, a question) lie over it.
#ifndef KYUBI_VIEW_SCREEN_PRESENTER_H
#define KYUBI_VIEW_SCREEN_PRESENTER_H

#include "lesson/page.h"
#include "view/control_view.h"
#include "view/screen_keys.h"

// SPOT_SHOW's a; b: what of it.
typedef enum ShowAct {
    SHOW_NEXT,
    SHOW_BACK,
    SHOW_FIRST,
    SHOW_LAST,
    SHOW_AGAIN, // the step as it was come to
    SHOW_PAGE,  // b: to that page
    SHOW_STEP,  // b: to that step of all
    SHOW_ACTS
} ShowAct;

typedef struct PresenterModel {
    const Lesson *lesson;
    const char *title;     // of the lesson, with its place on the map
    int page, step;        // from 0
    double hall;           // the audience's picture: its width over its height
    const Picture *mirror; // … drawn small; NULL: the window does that
    const char *screens;   // what is said of the screens; NULL: nothing
    bool screens_good;
} PresenterModel;

// Adds it all; `mirror` becomes where the audience's picture is to be seen, w 0: nowhere.
void screen_presenter(Scene *scene, const PresenterModel *model, Rect *mirror);

#endif
