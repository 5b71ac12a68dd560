// A phase as pictures show it: a disk whose size means something else, and a needle whose
// angle is the phase, anticlockwise from the right. On screens the disk has the hue of the
// phase at 38 % with a full rim; in print, lines along the needle, thin to 135° and thick
// from 180° on, so that nothing is told by colour alone (look book, Phase wheel).
#ifndef KYUBI_VIEW_PHASE_MARK_H
#define KYUBI_VIEW_PHASE_MARK_H

#include "view/canvas.h"

typedef struct PhaseMark {
    double x, y;   // the centre
    double radius; // of the disk; 0: none
    double needle; // its length from the centre; 0: none
    double phase;  // radians
    double unit;   // picture_unit
} PhaseMark;
void draw_phase_mark(Canvas *canvas, PhaseMark mark);
void draw_phase_needle(Canvas *canvas, PhaseMark mark); // the needle alone

#endif
