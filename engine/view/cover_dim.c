// Pixels made darker, but for a disc: row by row, and only along the disc's edge one by
// one.
#include "view/cover.h"

#include <math.h>

// Each colour times `parts` of 256.
static uint32_t dimmed(uint32_t pixel, uint32_t parts) {
    uint32_t ends = (pixel & 0xFF00FF) * parts >> 8 & 0xFF00FF;
    uint32_t middle = (pixel >> 8 & 0xFF) * parts & 0xFF00;
    return (pixel & 0xFF000000u) | ends | middle;
}

static void dim_run(uint32_t *row, int from, int to) {
    for (int x = from; x < to; x++)
        row[x] = dimmed(row[x], COVER_DIMMED);
}

// How much of a pixel the disc covers, by how far its middle is from the edge.
static void dim_edge(uint32_t *row, int from, int to, Point from_centre, double radius) {
    for (int x = from; x < to; x++) {
        double lit = radius + 0.5 - hypot(x + from_centre.x, from_centre.y);
        lit = fmin(fmax(lit, 0), 1);
        row[x] =
            dimmed(row[x], (uint32_t)lround(COVER_DIMMED + lit * (256 - COVER_DIMMED)));
    }
}

static double half_chord(double radius, double y) {
    return radius > fabs(y) ? sqrt(radius * radius - y * y) : 0;
}

static int within(double x, int left, int right) {
    return (int)fmin(fmax(x, left), right);
}

// Dark, an edge, light, an edge, dark.
static void dim_row(uint32_t *row, int left, int right, Point from_centre, double radius) {
    double middle = -from_centre.x - 0.5, far = fabs(from_centre.y);
    if (far >= radius + 1) {
        dim_run(row, left, right);
        return;
    }
    double out = half_chord(radius + 1, far) + 1, in = half_chord(radius - 1, far) - 1;
    int a = within(floor(middle - out), left, right);
    int b = within(ceil(middle - fmax(in, 0)), a, right);
    int c = within(floor(middle + fmax(in, 0)), b, right);
    int d = within(ceil(middle + out), c, right);
    dim_run(row, left, a);
    dim_edge(row, a, b, from_centre, radius);
    dim_edge(row, c, d, from_centre, radius);
    dim_run(row, d, right);
}

void cover_dim(const CoverTarget *target, Rect rect, Point centre, double radius) {
    int left = (int)fmax(rect.x, target->left), top = (int)fmax(rect.y, target->top);
    int right = (int)fmin(rect.x + rect.w, target->right);
    int bottom = (int)fmin(rect.y + rect.h, target->bottom);
    bool lit = isfinite(centre.x) && isfinite(centre.y) && radius > 0;
    for (int y = top; y < bottom && left < right; y++) {
        uint32_t *row = target->pixels + (ptrdiff_t)y * target->stride;
        Point from_centre = {0.5 - centre.x, y + 0.5 - centre.y};
        if (lit)
            dim_row(row, left, right, from_centre, radius);
        else
            dim_run(row, left, right);
    }
}
