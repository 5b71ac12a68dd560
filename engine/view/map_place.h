// Where amplitudes lie on their map: a grid with 2^⌊n/2⌋ rows for the upper half of the
// bits of a basis state's number and 2^⌈n/2⌉ columns for the lower half, of which a window
// is seen. Where cells are small, what is seen are tiles of 2^level × 2^level cells
// (quantum/pyramid.h). Pure geometry, for those who draw it and those who touch it.
#ifndef KYUBI_VIEW_MAP_PLACE_H
#define KYUBI_VIEW_MAP_PLACE_H

#include "base/rect.h"

#include <stdbool.h>
#include <stdint.h>

// What of a map is looked at: `scale` 1 shows all of it, 2 a half of each side; x and y are
// the place of the grid, 0 … 1, that is in the middle.
typedef struct Zoom {
    int source;     // of the circuit …
    uint32_t wires; // … and the wires of it that the map is of
    double scale, x, y;
} Zoom;

// The maps that are not seen whole; what is not there is.
enum { MOST_ZOOMS = 16 };
typedef struct Zooms {
    Zoom at[MOST_ZOOMS];
    int count;
} Zooms;
Zoom zooms_find(const Zooms *zooms, int source, uint32_t wires); // NULL: none are
void zooms_set(Zooms *zooms, Zoom zoom); // the oldest is forgotten where there are too many

typedef struct MapPlace {
    Rect rect; // of the window on the page
    int qubits, rows, columns;
    double cell;      // side of one, px
    double left, top; // of the grid's corner on the page, often outside of rect
    int level;        // of the tiles that are seen
} MapPlace;

// `least`: the least side of a tile, px; tiles are never more than MAP_TILES in the window,
// and single cells are seen from `disk` px on.
enum { MAP_TILES = 1000 };
MapPlace map_place(Rect rect, int qubits, Zoom zoom, double least, double disk);
// The most that one can zoom in: a cell is then `side` px, or as large as it is anyway.
double map_most_scale(Rect rect, int qubits, double side);

int map_tile_rows(const MapPlace *place); // all there are
int map_tile_columns(const MapPlace *place);
Rect map_tile(const MapPlace *place, int row, int column);
// The first and last tiles that are at least partly in the window.
void map_seen(const MapPlace *place, int rows[2], int columns[2]);
// The tile under a point; false outside of the grid or the window.
bool map_at(const MapPlace *place, double x, double y, int *row, int *column);
// What a tile says of the basis state's number: the bits that all of its cells share.
void map_bits(const MapPlace *place, int row, int column, uint32_t *mask, uint32_t *bits);

// Around a point of the window, so that what is there stays there; then kept so that the
// window is filled where that can be.
Zoom map_zoomed(const MapPlace *place, Zoom zoom, double by, double most, double x,
                double y);
Zoom map_panned(const MapPlace *place, Zoom zoom, double dx, double dy); // px

#endif
