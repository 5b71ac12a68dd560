// The cells and tiles of a map of amplitudes: how they look, and what they say.
//
// A cell is a disk in a ring: its area is the probability as a part of the ring's, its
// needle and hue the phase. A tile is a square: its filled area is the probability of all
// its amplitudes; needle and hue only where one phase rules (agreement MAP_RULES or more).
// The whole ring or tile is the power of two next above the likeliest of the level, so that
// nothing changes its size while one pans.
#ifndef KYUBI_VIEW_MAP_TILES_H
#define KYUBI_VIEW_MAP_TILES_H

#include "quantum/pyramid.h"
#include "view/amplitudes.h"
#include "view/map_place.h"

#define MAP_RULES 0.95

typedef struct MapView {
    MapPlace place;
    const Pyramid *pyramid;
    const State *state; // NULL: there are no phases
    uint32_t wires;
    double whole; // the probability of a full tile; set by map_view_add
} MapView;

// Side of a cell from which on its value is written below its disk, px.
double map_value_wide(const Scene *scene);
void map_view_add(Scene *scene, MapView *view, int source);
// The tile that the look has lit, where it is one of those that are seen; mask and bits of
// the wires.
bool map_view_lit(Scene *scene, const MapView *view, int source, Tile *tile, uint32_t *mask,
                  uint32_t *bits);
const char *map_said(Scene *scene, const Amplitudes *list, const MapView *view, Tile tile,
                     uint32_t mask, uint32_t bits);
// Whether cells are seen, and are large enough for disks; else they are squares as tiles.
bool map_shows_disks(const Scene *scene, const MapPlace *place);
// What a disk, or the tile of a level, means, where `whole` is the probability of a full
// one.
const char *map_legend(Scene *scene, bool phases, bool disks, int level, double whole);

#endif
