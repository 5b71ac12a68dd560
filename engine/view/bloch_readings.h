// The numbers beside a Bloch sphere: θ and φ of its arrow, and what it measures along x, y
// and z.
#ifndef KYUBI_VIEW_BLOCH_READINGS_H
#define KYUBI_VIEW_BLOCH_READINGS_H

#include "view/ball.h"

int bloch_readings(DisplayOptions options); // how many; 0: none
double bloch_readings_width(const Scene *scene);
double bloch_readings_pitch(const Scene *scene);
// One below the other in a box; where the rect is much wider than high, side by side.
void bloch_readings_add(Scene *scene, Rect rect, DisplayOptions options,
                        const BallArrow *arrow);

// Degrees as people read them: whole ones without a point; never 360°.
void bloch_degrees(double radians, char text[16]);

#endif
