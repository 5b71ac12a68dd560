// From where a ball is seen, by parallel projection. A camera is told as the turns from the
// look book's own (azimuth 32°, elevation 17°; Recipes), so that a zero Camera is that.
// Points of the page are relative to the ball's centre, in radii, y up; depth grows towards
// the eye.
#ifndef KYUBI_VIEW_CAMERA_H
#define KYUBI_VIEW_CAMERA_H

#include <stdbool.h>

typedef struct Camera {
    double turn; // of the azimuth, radians; any number
    double tilt; // of the elevation, radians; what is seen is at most from straight above
                 // or below
} Camera;

// A direction in the ball's own axes.
typedef struct Vector {
    double x, y, z;
} Vector;
double vector_dot(Vector a, Vector b);
Vector vector_scaled(Vector v, double by);
// theta from the z axis, phi from the x axis, radians.
Vector vector_towards(double theta, double phi);

Vector camera_right(Camera camera); // the page's right …
Vector camera_up(Camera camera);    // … its up …
Vector camera_eye(Camera camera);   // … and towards the eye

void camera_project(Camera camera, Vector point, double *x, double *y, double *depth);
// The nearest direction on the front (or, when `back`, rear) half. phi from 0 to 2π.
void camera_pick(Camera camera, double x, double y, bool back, double *theta, double *phi);

// After the ball's ground was dragged by (dx, dy) radii, y up: what is in front goes with
// the hand. The tilt stops straight above and below.
Camera camera_dragged(Camera camera, double dx, double dy);
bool camera_same(Camera a, Camera b); // they show the same

#endif
