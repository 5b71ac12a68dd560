#include "view/camera.h"

#include <math.h>

static const double AZIMUTH = 32 * M_PI / 180, ELEVATION = 17 * M_PI / 180;

double vector_dot(Vector a, Vector b) {
    return a.x * b.x + a.y * b.y + a.z * b.z;
}

Vector vector_scaled(Vector v, double by) {
    return (Vector){v.x * by, v.y * by, v.z * by};
}

Vector vector_towards(double theta, double phi) {
    return (Vector){sin(theta) * cos(phi), sin(theta) * sin(phi), cos(theta)};
}

static double azimuth(Camera camera) {
    return AZIMUTH + camera.turn;
}

static double elevation(Camera camera) {
    return fmax(-M_PI / 2, fmin(M_PI / 2, ELEVATION + camera.tilt));
}

Vector camera_right(Camera camera) {
    double a = azimuth(camera);
    return (Vector){-sin(a), cos(a), 0};
}

Vector camera_up(Camera camera) {
    double a = azimuth(camera), e = elevation(camera);
    return (Vector){-sin(e) * cos(a), -sin(e) * sin(a), cos(e)};
}

Vector camera_eye(Camera camera) {
    double a = azimuth(camera), e = elevation(camera);
    return (Vector){cos(e) * cos(a), cos(e) * sin(a), sin(e)};
}

void camera_project(Camera camera, Vector point, double *x, double *y, double *depth) {
    *x = vector_dot(point, camera_right(camera));
    *y = vector_dot(point, camera_up(camera));
    *depth = vector_dot(point, camera_eye(camera));
}

void camera_pick(Camera camera, double x, double y, bool back, double *theta, double *phi) {
    double length = hypot(x, y);
    if (length > 1) {
        x /= length;
        y /= length;
    }
    double depth = sqrt(fmax(0, 1 - x * x - y * y)) * (back ? -1 : 1);
    Vector r = camera_right(camera), u = camera_up(camera), e = camera_eye(camera);
    Vector b = {x * r.x + y * u.x + depth * e.x, x * r.y + y * u.y + depth * e.y,
                x * r.z + y * u.z + depth * e.z};
    *theta = atan2(hypot(b.x, b.y), b.z);
    *phi = atan2(b.y, b.x);
    if (*phi < 0) *phi += 2 * M_PI;
    if (*phi >= 2 * M_PI) *phi = 0; // a hair below zero rounds up to the full turn
}

Camera camera_dragged(Camera camera, double dx, double dy) {
    double turn = fmod(camera.turn - dx, 2 * M_PI);
    double tilt = elevation((Camera){0, camera.tilt - dy}) - ELEVATION;
    return (Camera){turn, tilt};
}

bool camera_same(Camera a, Camera b) {
    return fabs(remainder(a.turn - b.turn, 2 * M_PI)) < 1e-9 &&
           fabs(elevation(a) - elevation(b)) < 1e-9;
}
