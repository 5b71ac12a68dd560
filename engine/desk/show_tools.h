// The presenter's tools on the audience's picture, and what they leave on it: a pointer, a
// spotlight, a pen, a highlighter, an eraser. One is held at a time; then the hand that
// goes over the picture, in either window, is the tool's, and the page answers it no more.
//
// Ink belongs to its step and is there again when that is come back to (desk/ink.h). What
// is seen of all this is a scene of its own over the page's.
#ifndef KYUBI_DESK_SHOW_TOOLS_H
#define KYUBI_DESK_SHOW_TOOLS_H

#include "base/data.h"
#include "desk/gesture.h"
#include "desk/ink.h"
#include "desk/show.h"
#include "view/screen_presenter.h"

typedef struct ShowTools {
    PresenterTool held;
    bool over;     // the hand is over the picture …
    double x, y;   // … there, its logical px
    double radius; // of the spotlight, a share of the picture's height
    bool down;     // it draws or erases
    bool swept;    // … and has erased
    Point *path;   // the stroke that is drawn
    int points;
    InkStep *steps; // one a step of the show
    int step_count;
    unsigned number; // of what is seen of it, and of a frame (desk/show_lens.h)
    // What is laid over the page; NULL: nothing yet.
    Scene *laid, *shown;
    unsigned laid_number;
    uint64_t laid_on; // desk.builds
    int laid_step;
} ShowTools;

// Begins without any ink, for as many steps as the show has; again, of a lesson that was
// written anew.
void show_tools_start(Show *show);
void show_tools_end(Show *show);

InkPen show_tool_pen(const Show *show);              // that the held tool draws with
void show_tool_hold(Show *show, PresenterTool tool); // that again: none
// A pointer in logical px of the page; false: no tool is held, it is the page's.
bool show_tool_pointer(Show *show, const Gesture *gesture);
void show_tool_left(Show *show);                 // the hand is no longer over the picture
void show_tool_rest(Show *show);                 // what is being drawn is done
bool show_tool_escape(Show *show);               // lets go; false: nothing was held
void show_tool_size(Show *show, double notches); // of the spotlight: so much larger

typedef enum InkAct { INK_ACT_CLEAR, INK_ACT_UNDO, INK_ACT_REDO } InkAct;
void show_ink_act(Show *show, InkAct act); // on the shown step

Data *show_ink_data(const Show *show);
void show_ink_take(Show *show, const Data *data); // nothing in it is trusted

// show_marks.c
// The page with what lies over it. Without any it is `page` itself. Until the next call.
const Scene *show_marked(Show *show, const Scene *page);
// Adds where that is another now to the `count` rects that there are.
int show_marks_damage(Show *show, Rect *rects, int count, int most);

#endif
