// What stands on a Bloch sphere beside its arrow: the axis of a gate that is turning it
// with the way it has come, and the arrow of another moment. Added before the arrow, which
// lies on top.
#ifndef KYUBI_VIEW_BALL_TURN_H
#define KYUBI_VIEW_BALL_TURN_H

#include "circuit/between.h"
#include "view/ball.h"

void ball_turn_add(Scene *scene, Ball ball, const Turn *turn, double fraction);
// The way of the last moments of the time line, at most five columns of it: along the turn
// where one gate turns the arrow, else straight; a dot at each moment. Not of runs of more
// than TRAIL_QUBITS, whose moments take long to read.
enum { TRAIL_QUBITS = 10 };
void ball_trail_add(Scene *scene, Ball ball, const Sight *sight, int qubit);
// Hollow, with an A at its tip.
void ball_pinned_add(Scene *scene, Ball ball, Bloch bloch);

#endif
