// What the audience sees large: a lens (view/lens.h) over the hall's picture, moved by keys
// and by the pointer in that picture, in either window. Every step begins whole, and is
// whole when it is come back to: what is new stands anywhere on the page, and a hall that
// is shown a part has to see first where it lies.
#ifndef KYUBI_DESK_SHOW_LENS_H
#define KYUBI_DESK_SHOW_LENS_H

#include "base/data.h"
#include "desk/show.h"
#include "view/lens.h"

typedef enum LensGrip { LENS_FREE, LENS_FRAMES, LENS_PANS } LensGrip;

// What is drawn now is the desk's own: hall.lens.
typedef struct ShowLens {
    bool armed;            // the next press in the picture says what is seen large
    LensGrip grip;         // of what went down there
    bool page;             // what went down is the page's until it is up
    bool over;             // the pointer is over the picture …
    ShowWindow window;     // … of that window …
    double x, y;           // … there: shares of what is seen
    double from_x, from_y; // where the grip began
    bool moves;            // on the way between two, since `began` (seconds)
    Lens before, after;
    double began;
} ShowLens;

enum { ZOOM_KEY, ZOOM_WHOLE }; // SHOW_ZOOM's b

// A pointer in px of the audience's picture, as `window` shows it. True: it was for the
// lens. False: it is for the page, and now tells the point of the page.
bool show_lens_pointer(Show *show, ShowWindow window, Gesture *gesture);
// The pointer is no longer over it in that window, which may be heard of later than that it
// came to the other one.
void show_lens_left(Show *show, ShowWindow window);
bool show_lens_key(Show *show, const Gesture *gesture); // false: it means nothing here
bool show_lens_escape(Show *show);                      // false: nothing was to be left
void show_lens_act(Show *show, int what);
void show_lens_leave(Show *show); // another step: whole, at once

Lens show_lens_now(const Show *show); // where it is, or goes to
// What a press would show large, shares of the page; w 0: nothing is to be framed there.
Rect show_lens_frame(const Show *show, ShowWindow window);

void show_lens_poll(Show *show, double now);
int show_lens_due(const Show *show); // as desk_wakes

Data *show_lens_data(const Show *show);
void show_lens_read(Show *show, const Data *data); // nothing in it is trusted

#endif
