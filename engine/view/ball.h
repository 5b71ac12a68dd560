// One Bloch sphere on the page: the still part (ball, equator, axes, labels), kept as a
// picture, and the arrow on it, seen by the ball's camera. What is drawn depends on the
// radius in look book px: from 96 everything, from 48 the poles' labels only, below that
// none.
#ifndef KYUBI_VIEW_BALL_H
#define KYUBI_VIEW_BALL_H

#include "quantum/state.h"
#include "view/display.h"

enum { BALL_FULL = 96, BALL_POLES = 48 };

// Where a point of the ball's axes (length 1: its surface) stands on the page; depth, which
// may be NULL, grows towards the eye.
Point ball_at(Ball ball, Vector point, double *depth);

// Room that labels take beyond a radius, in logical px.
typedef struct BallRoom {
    double above, below, side;
} BallRoom;
BallRoom ball_room(const Scene *scene, double radius);

void ball_add(Scene *scene, Ball ball);

typedef struct BallArrow {
    Bloch bloch;
    double theta, phi; // its direction, radians; phi stays put at the poles
    bool arcs;         // θ and φ with their arcs (full size only)
    bool shadows;      // what it measures along each axis, marked there
    bool held;
} BallArrow;
void ball_arrow_add(Scene *scene, Ball ball, BallArrow arrow);
// The words below the ball of a short arrow, and how wide they are whatever its length.
const char *ball_length(Scene *scene, double length);
double ball_length_width(const Scene *scene);

#endif
