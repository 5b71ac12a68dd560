// The pen behind `g`: what a lesson's `draw` records, and the place, turn and size that
// push, translate, rotate and scale set. One pen is behind a Lua state; it draws only while
// a stage is being asked.
#ifndef KYUBI_JAIL_PEN_H
#define KYUBI_JAIL_PEN_H

#include "lesson/drawing.h"

#include <lauxlib.h>

enum { PEN_DEPTH = 32 };

// (x, y) goes to (a x - b y + dx, b x + a y + dy): turned, made larger, moved.
typedef struct PenPlace {
    double a, b, dx, dy;
    int ink; // of what names none
} PenPlace;

typedef struct Pen {
    bool open;
    double unit; // a sixteenth of the stage's width: what is usual is measured in it
    DrawingPen out;
    PenPlace places[PEN_DEPTH];
    int depth;                      // the last place is in force
    float points[2 * DRAWING_PATH]; // of the path being read
    unsigned char bytes[DRAWING_BYTES];
} Pen;

// Adds pen_open(width), pen_close(), the list inks and the table stage_verbs (push, pop,
// translate, rotate, scale, ink, animate) to the table on the top of the stack.
void pen_bind(lua_State *L);

// The state's pen, NULL where no stage was ever drawn. Raises nothing.
Pen *pen_of(lua_State *L);
// The same for a verb: raises stage.outside while nothing is being drawn.
Pen *pen_draw(lua_State *L, const char *verb);

void pen_point(const Pen *pen, double x, double y, double *to_x, double *to_y);
double pen_scale(const Pen *pen);
double pen_turn(const Pen *pen); // radians, anticlockwise

// Records; raises stage.limit when the drawing is over its limits.
void pen_put(lua_State *L, Pen *pen, const DrawingItem *item);

// Argument `index` of `verb`, a number in reach; raises stage.number, which counts the
// arguments behind g.
double pen_number(lua_State *L, int index, const char *verb);

// The options table at `index` (nil or none: all as usual); raises stage.option…,
// stage.ink. `allowed` is one or more of OPTION_….
enum {
    OPTION_INK = 1,
    OPTION_FILL = 2,
    OPTION_STROKE = 4, // width, dash, round
    OPTION_RADIUS = 8,
    OPTION_HEAD = 16,
    OPTION_TYPE = 32,   // size, anchor, bold, wrap
    OPTION_NUMBER = 64, // digits, sign
    OPTION_SMOOTH = 128
};
typedef struct PenOptions {
    double radius, head, size, wrap; // 0: the usual
    int digits;                      // -1: as many as are needed, four at most
    bool sign, smooth;
} PenOptions;
PenOptions pen_options(lua_State *L, int index, const char *verb, unsigned allowed,
                       DrawingItem *item);
// The row of drawing_inks; raises stage.ink.
int pen_ink(lua_State *L, int index, const char *verb);

#endif
