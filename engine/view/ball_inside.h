// What the files that draw on a ball share: view/ball*.c alone.
#ifndef KYUBI_VIEW_BALL_INSIDE_H
#define KYUBI_VIEW_BALL_INSIDE_H

#include "view/ball.h"

// What the drawing must know beside the ball: sizes that the scene's look decides.
typedef struct BallPart {
    Ball ball;
    double unit, em; // em: of the labels
} BallPart;
BallPart ball_part(const Scene *scene, Ball ball);

// In px of the look book's laptop column.
double ball_laptop_radius(const BallPart *part);
// The circle through the unit vectors u and v: solid in front, dashed behind the ball.
void ball_great_circle(Canvas *canvas, Ball ball, Vector u, Vector v);
// An arrow as an outline: a shaft, and a head of twice its width.
void ball_hollow(Canvas *canvas, Point from, Point to, double unit, Ink ink);

#endif
