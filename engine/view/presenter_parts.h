// The parts of the presenter's window, for its own files. Each is added into a rect, or
// with its top left at (x, y), and then returns its height.
#ifndef KYUBI_VIEW_PRESENTER_PARTS_H
#define KYUBI_VIEW_PRESENTER_PARTS_H

#include "view/screen_presenter.h"
#include "view/style.h"

static inline Spot presenter_spot(ShowAct act, int b, int c) {
    return (Spot){.kind = SPOT_SHOW, .a = (int)act, .b = b, .c = c};
}

// A small soft word over a part; returns its height.
double presenter_label(Scene *scene, const char *key, double x, double y, Ink ink);
// A button as wide as its words at least, in a row that goes on to the right.
double presenter_button(Scene *scene, double x, double y, Button button);

// presenter_notes.c
double presenter_notes_add(Scene *scene, const PresenterModel *model, double x, double y,
                           double width);
double presenter_controls_add(Scene *scene, const PresenterModel *model, double x, double y,
                              double width);

// presenter_time.c; folded to one row without its ring, for columns that have much else to
// hold.
double presenter_time_add(Scene *scene, const PresenterModel *model, double x, double y,
                          double width, bool ringed);
// … in one line, for narrow windows.
double presenter_time_line(Scene *scene, const PresenterModel *model, double x, double y,
                           double width);
double presenter_counts_add(Scene *scene, const PresenterModel *model, double x, double y,
                            double width);

// presenter_flow.c
double presenter_next_add(Scene *scene, const PresenterModel *model, double x, double y,
                          double width);
double presenter_pages_add(Scene *scene, const PresenterModel *model, double x, double y,
                           double width);

// presenter_keys.c: the three keys and the row of tools, from the bottom up; returns where
// the highest of it begins.
double presenter_keys_add(Scene *scene, const PresenterModel *model, double margin);

// presenter_sheets.c
void presenter_sheet_add(Scene *scene, const PresenterModel *model);

#endif
