// The displays, right side: how each is painted and touched. The left side is
// lesson/display.h; a test joins the two lists by name. One file a display:
// view/display_bloch.c …
#ifndef KYUBI_VIEW_DISPLAY_H
#define KYUBI_VIEW_DISPLAY_H

#include "circuit/between.h"
#include "circuit/tally.h"
#include "lesson/display.h"
#include "view/scene.h"

// How large a display is meant to be: in a cell of the circuit, from 44 × 44 px, almost
// without words; beside a circuit or on a page; alone in the window.
typedef enum DisplayForm { DISPLAY_NORMAL, DISPLAY_THUMB, DISPLAY_LARGE } DisplayForm;

// A shot that falls into its bar: part 0 … 1 of its way is done. `thrown`: buttons make
// shots here, and the last ones are told.
typedef struct Fall {
    bool thrown, falls, running;
    uint32_t outcome; // of all wires
    double part;
    int speed; // shots a second while it runs
} Fall;

typedef struct DisplayModel {
    const Run *run;
    int after;    // the moment, as in circuit/run.h
    Sight sight;  // the same, with where it lies; whole NULL: that is not told
    Sight pinned; // another moment that it is compared with; run NULL: none
    DisplayOptions options;
    DisplayForm form;
    const Tally *tally; // the shots of all wires here, kept elsewhere; NULL: as options say
    Fall fall;          // what of them is on its way
    int source;         // spots of an arrow carry it
    double theta, phi;  // the arrow's angles when it is one (they stay put at the poles)
    bool held;          // the hand has the arrow
    bool headed;        // its title and the seed of its shots stand above it already
    const char *label;  // bloch: "q0"; ket: the moment's name; or NULL
    const Circuit *circuit; // what its wires are called; NULL: q0, q1 …
} DisplayModel;

typedef struct DisplayView {
    const char *name; // as on the left
    // The height it wants at a given width, logical px.
    double (*height)(const Scene *scene, const DisplayModel *model, double width);
    void (*add)(Scene *scene, Rect rect, const DisplayModel *model);
} DisplayView;

// Shots that are kept elsewhere, where any were made; `thrown`: with the buttons that make
// them.
void display_take_shots(DisplayModel *model, const Tally *tally, Fall fall, bool thrown);

int display_views(void);
const DisplayView *display_view(int index);
const DisplayView *display_view_find(const char *name);
// Adds the display of that name, with the sentence that its left side says of it.
void display_add(Scene *scene, Rect rect, const char *name, const DisplayModel *model);

// The Bloch sphere's projection, for dragging: camera azimuth 32°, elevation 17° (look
// book, Recipes). A point of the page relative to the centre, in radii, y up, to the
// nearest direction on the front (or, when `back`, rear) half.
typedef struct Ball {
    double x, y, radius; // centre and radius on the page
} Ball;
Ball display_ball(const Scene *scene, Rect rect,
                  const DisplayModel *model); // where bloch draws its ball
void ball_project(double bx, double by, double bz, double *x, double *y, double *depth);
void ball_pick(double x, double y, bool back, double *theta, double *phi);

#endif
