// How much of each pixel an outline covers, and its colour laid over them: exact areas,
// where a sampling painter is coarse and has to begin anew for each small shape. A pixel
// gets the same value however much of the outline is cut off around it, so a piece that is
// painted again is the same as the whole. For outlines that do not cross themselves.
//
// Coordinates are pixels of the target, x to the right, y down; (0, 0) is a corner.
#ifndef KYUBI_VIEW_COVER_H
#define KYUBI_VIEW_COVER_H

#include "base/rect.h"
#include "view/canvas.h"

#include <stdbool.h>
#include <stdint.h>

// Closed outlines that are filled together: where one lies in another and runs the other
// way round, it is a hole.
enum { COVER_EDGES = 1024 };
typedef struct CoverEdge {
    float x0, y0, x1, y1;
} CoverEdge;
typedef struct Cover {
    CoverEdge edges[COVER_EDGES]; // up to `count`
    int count;
    bool full; // there were more: it cannot be painted
} Cover;

void cover_polygon(Cover *cover, const Point *points, int count);
// A rect with round corners (0: sharp; half its side: a disc), or such a hole.
void cover_round(Cover *cover, Rect rect, double radius, bool hole);
// A stroke of `width` from a to b, its ends cut or round.
void cover_line(Cover *cover, Point a, Point b, double width, bool round);
// A stroke along a circle with its ends cut, from angle a to b in radians, mathematical
// sense (y up); at most once round.
void cover_arc(Cover *cover, Point centre, double radius, double a, double b, double width);

// 32-bit pixels, premultiplied where they have an alpha; `stride` in pixels. Only those in
// columns left … right - 1 and rows top … bottom - 1 are changed; they must be there.
typedef struct CoverTarget {
    uint32_t *pixels;
    int stride, left, top, right, bottom;
} CoverTarget;
// `colour` is 0xRRGGBB. False, and nothing is painted, where the outline has too many edges
// or is too large (more than COVER_WIDE px wide, or farther than 1e5 px away); that does
// not depend on the target.
// A ring of a radius up to COVER_RADIUS px has few enough edges.
enum { COVER_WIDE = 4000, COVER_RADIUS = 1000 };
bool cover_paint(const Cover *cover, const CoverTarget *target, uint32_t colour,
                 double opacity);
// The pixels of a rect that begins and ends on whole ones.
void cover_fill(const CoverTarget *target, Rect rect, uint32_t colour, double opacity);
// … become so much darker (of 256), but for a disc, whatever they are.
enum { COVER_DIMMED = 97 };
void cover_dim(const CoverTarget *target, Rect rect, Point centre, double radius);

#endif
