// A density matrix as a city: a column on each cell of the floor, in parallel projection
// from the front, above and the right, rows coming nearer downwards and columns going to
// the right. Its height is |ρ|, or the real or imaginary part, which hangs below the floor
// where it is negative; its hue and the needle on its roof are the phase.
#ifndef KYUBI_VIEW_DENSITY_CITY_H
#define KYUBI_VIEW_DENSITY_CITY_H

#include "circuit/mixed.h"
#include "view/scene.h"

typedef enum CityHeight { CITY_MODULUS, CITY_REAL, CITY_IMAGINARY } CityHeight;

typedef struct City {
    const Mixed *mixed;
    CityHeight shows;
    int source;
    bool labels;
} City;

// The height at which it is at its best, and the picture. False where there is no room for
// columns of 3 px: nothing is added.
double density_city_height(const Scene *scene, const City *city, double width);
bool density_city_add(Scene *scene, Rect rect, const City *city);
// Whether phases can be read there: columns have room for needles.
bool density_city_needles(const Scene *scene, Rect rect, const City *city);

#endif
