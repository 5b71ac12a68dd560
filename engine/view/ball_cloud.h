// A scatter of arrow tips on a ball: many runs by chance, of which the ball's own arrow is
// the average. Tips at one place are spread over a disk whose area is their number.
#ifndef KYUBI_VIEW_BALL_CLOUD_H
#define KYUBI_VIEW_BALL_CLOUD_H

#include "circuit/cloud.h"
#include "view/ball.h"

// The cloud of a run at a moment, worked out once and kept by the look's cache; NULL: there
// is none. Borrowed until something else is kept there.
const Cloud *ball_cloud(const Scene *scene, const Run *run, int after);
// Under the arrow of a qubit: added before it. Copies the tips.
void ball_cloud_add(Scene *scene, Ball ball, const Cloud *cloud, int qubit);

#endif
