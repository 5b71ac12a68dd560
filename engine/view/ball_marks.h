// The marks that a lesson draws on a ball (lesson/ball_marks.h), as they are now.
#ifndef KYUBI_VIEW_BALL_MARKS_H
#define KYUBI_VIEW_BALL_MARKS_H

#include "lesson/ball_marks.h"
#include "view/ball.h"

// Marks whose numbers have no value now, or leave the ball's axes, are left out. Under the
// arrow: added before it.
void ball_marks_add(Scene *scene, Ball ball, const BallMarks *marks);

#endif
