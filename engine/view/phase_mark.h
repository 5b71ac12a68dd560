// How a phase is said, in three ways at once: a needle (its angle, anticlockwise from the
// right), a hue, and where there is no colour (the print theme) lines along the needle,
// thin for 0° to 135° and thick for 180° to 315° (look book, Phase wheel). Lengths are
// logical px; `unit` is picture_unit.
#ifndef KYUBI_VIEW_PHASE_MARK_H
#define KYUBI_VIEW_PHASE_MARK_H

#include "view/canvas.h"

#include <complex.h>

// A disc in the hue at 38 % with its rim (small: at 50 % without), or with lines.
void draw_phase_disc(Canvas *canvas, double x, double y, double radius, double phase,
                     double unit);
// From (x, y), as long as said, with a head where it is longer than 10 px; in print over a
// white halo.
void draw_phase_needle(Canvas *canvas, double x, double y, double length, double phase,
                       double unit);
// A disk and its needle: what pictures show of one amplitude.
typedef struct PhaseMark {
    double x, y;   // the centre
    double radius; // of the disk; 0: none
    double needle; // its length from the centre; 0: none
    double phase;  // radians
    double unit;   // picture_unit
} PhaseMark;
void draw_phase_mark(Canvas *canvas, PhaseMark mark);
// A disk of a chance without a phase: no hue, no needle.
void draw_chance_disk(Canvas *canvas, double x, double y, double radius);
// An opaque rect: the hue at 38 % with its rim, or white with lines and an outline.
void draw_phase_box(Canvas *canvas, Rect rect, double phase, double unit);
// What fills other shapes: the hue; in print the soft ink.
Ink phase_fill(const Canvas *canvas, double phase);
// Whether phases are said by lines.
bool phase_lined(const Canvas *canvas);

// The phase of a number as it is drawn: what is within 1e-9 of real is 0 or π, so that
// rounding turns no needle.
double phase_of(double complex z);

#endif
