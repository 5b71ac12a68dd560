// The displays, right side: how each is painted and touched. The left side is
// lesson/display.h; a test joins the two lists by name. One file a display:
// view/display_bloch.c …
#ifndef KYUBI_VIEW_DISPLAY_H
#define KYUBI_VIEW_DISPLAY_H

#include "circuit/between.h"
#include "circuit/tally.h"
#include "lesson/display.h"
#include "view/camera.h"
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
    Camera camera; // what is drawn on a ball is seen from there
    int place;     // of the display, by which its camera is kept (display_place); 0: it is
                   // not turned
    const Tally *tally; // the shots of all wires here, kept elsewhere; NULL: as options say
    Fall fall;          // what of them is on its way
    const double *foretold; // of outcomes by their bits: an exercise's prediction, that is
    int foretold_count;     // … locked, and how many there are; NULL: none
    Spot own; // a spot of this display (view/shelf_view.h); SPOT_NONE: nothing is set of it
    int source;        // spots of an arrow carry it
    double theta, phi; // the arrow's angles when it is one (they stay put at the poles)
    bool held;         // the hand has the arrow
    const struct BallMarks *marks; // bloch: what a lesson draws on the ball; NULL
    bool headed;            // its title and the seed of its shots stand above it already
    const char *label;      // bloch: "q0"; ket: the moment's name; or NULL
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
// Adds the display of that name, with the sentence that its left side says of it, seen from
// where the look's orbits have turned it.
void display_add(Scene *scene, Rect rect, const char *name, const DisplayModel *model);
// By which its camera is kept: the same for the same display of the same source, wherever
// it stands. Above 0.
int display_place(const char *name, const DisplayModel *model);

// Where a Bloch sphere stands on the page, and from where it is seen.
typedef struct Ball {
    double x, y, radius; // centre and radius on the page
    Camera camera;
} Ball;
Ball display_ball(const Scene *scene, Rect rect,
                  const DisplayModel *model); // where bloch draws its ball
// By the look book's own camera.
void ball_project(double bx, double by, double bz, double *x, double *y, double *depth);

#endif
