// A lesson's picture in its column of text: as wide as the lesson asks, never larger than
// its own pixels, never over half the window high. One that is missing is a dashed box
// around the words that describe it.
#ifndef KYUBI_VIEW_IMAGE_VIEW_H
#define KYUBI_VIEW_IMAGE_VIEW_H

#include "lesson/picture.h"
#include "view/scene.h"

typedef struct Image {
    const Picture *picture; // NULL: missing; must outlive the scene's drawing
    const char *words;      // what it shows
    double share;           // of the column's width, over 0 to 1
} Image;

// In the middle of the column from (x, y). Returns the height it takes.
double image_view_add(Scene *scene, double x, double y, double width, const Image *image);

#endif
