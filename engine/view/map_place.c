#include "view/map_place.h"

#include <math.h>

Zoom zooms_find(const Zooms *zooms, int source, uint32_t wires) {
    for (int i = 0; zooms && i < zooms->count; i++)
        if (zooms->at[i].source == source && zooms->at[i].wires == wires)
            return zooms->at[i];
    return (Zoom){source, wires, 1, 0.5, 0.5};
}

static void forget(Zooms *zooms, int which) {
    zooms->count--;
    for (int i = which; i < zooms->count; i++)
        zooms->at[i] = zooms->at[i + 1];
}

void zooms_set(Zooms *zooms, Zoom zoom) {
    for (int i = zooms->count - 1; i >= 0; i--)
        if (zooms->at[i].source == zoom.source && zooms->at[i].wires == zoom.wires)
            forget(zooms, i);
    if (zoom.scale <= 1) return;
    if (zooms->count == MOST_ZOOMS) forget(zooms, 0);
    zooms->at[zooms->count++] = zoom;
}

static double whole_cell(Rect rect, int rows, int columns) {
    return fmin(rect.w / columns, rect.h / rows);
}

static int rows_of(int qubits) {
    return 1 << qubits / 2;
}

static int columns_of(int qubits) {
    return 1 << (qubits + 1) / 2;
}

double map_most_scale(Rect rect, int qubits, double side) {
    return fmax(1, side / whole_cell(rect, rows_of(qubits), columns_of(qubits)));
}

// Where a side of the grid begins so that `at` of it (0 … 1) is in the window's middle, and
// the window is filled; a grid that is shorter stands in the middle.
static double begin(double from, double room, double length, double at) {
    if (length <= room) return from + (room - length) / 2;
    double start = from + room / 2 - at * length;
    return fmin(from, fmax(from + room - length, start));
}

static int level_for(const MapPlace *place, double least, double disk) {
    double area = place->rect.w * place->rect.h;
    double side = fmax(least, sqrt(area / MAP_TILES));
    int level = 0, last = (place->qubits + 1) / 2;
    if (place->cell >= disk && area / (place->cell * place->cell) <= MAP_TILES) return 0;
    while (level < last && (place->cell * (1 << level) < side || level == 0))
        level++;
    return level;
}

MapPlace map_place(Rect rect, int qubits, Zoom zoom, double least, double disk) {
    MapPlace place = {.rect = rect,
                      .qubits = qubits,
                      .rows = rows_of(qubits),
                      .columns = columns_of(qubits)};
    place.cell = whole_cell(rect, place.rows, place.columns) * fmax(1, zoom.scale);
    place.left = begin(rect.x, rect.w, place.cell * place.columns, zoom.x);
    place.top = begin(rect.y, rect.h, place.cell * place.rows, zoom.y);
    place.level = level_for(&place, least, disk);
    return place;
}

static int halved(int count, int level) {
    return count >> level > 0 ? count >> level : 1;
}

int map_tile_rows(const MapPlace *place) {
    return halved(place->rows, place->level);
}

int map_tile_columns(const MapPlace *place) {
    return halved(place->columns, place->level);
}

Rect map_tile(const MapPlace *place, int row, int column) {
    double wide = place->cell * place->columns / map_tile_columns(place);
    double high = place->cell * place->rows / map_tile_rows(place);
    return (Rect){place->left + column * wide, place->top + row * high, wide, high};
}

static int limited(double value, int count) {
    return (int)fmax(0, fmin(count - 1, floor(value)));
}

void map_seen(const MapPlace *place, int rows[2], int columns[2]) {
    Rect tile = map_tile(place, 0, 0), r = place->rect;
    rows[0] = limited((r.y - tile.y) / tile.h, map_tile_rows(place));
    rows[1] = limited((r.y + r.h - tile.y) / tile.h - 1e-6, map_tile_rows(place));
    columns[0] = limited((r.x - tile.x) / tile.w, map_tile_columns(place));
    columns[1] = limited((r.x + r.w - tile.x) / tile.w - 1e-6, map_tile_columns(place));
}

bool map_at(const MapPlace *place, double x, double y, int *row, int *column) {
    Rect tile = map_tile(place, 0, 0);
    if (!rect_has(place->rect, x, y)) return false;
    double r = floor((y - tile.y) / tile.h), c = floor((x - tile.x) / tile.w);
    *row = (int)r;
    *column = (int)c;
    return r >= 0 && c >= 0 && r < map_tile_rows(place) && c < map_tile_columns(place);
}

// The upper `known` of `count` bits, whose value is `tile`.
static void known_bits(int count, int level, int tile, uint32_t *mask, uint32_t *bits) {
    int free = level < count ? level : count;
    *mask = ((UINT32_C(1) << count) - 1) & ~((UINT32_C(1) << free) - 1);
    *bits = (uint32_t)tile << free & *mask;
}

void map_bits(const MapPlace *place, int row, int column, uint32_t *mask, uint32_t *bits) {
    int low = (place->qubits + 1) / 2;
    uint32_t upper, upper_bits;
    known_bits(low, place->level, column, mask, bits);
    known_bits(place->qubits / 2, place->level, row, &upper, &upper_bits);
    *mask |= upper << low;
    *bits |= upper_bits << low;
}

// What of the grid is in the window's middle.
static Zoom settled(const MapPlace *place, Zoom zoom) {
    Rect r = place->rect;
    zoom.x = (r.x + r.w / 2 - place->left) / (place->cell * place->columns);
    zoom.y = (r.y + r.h / 2 - place->top) / (place->cell * place->rows);
    return zoom;
}

static Zoom placed(const MapPlace *place, Zoom zoom) {
    MapPlace now = map_place(place->rect, place->qubits, zoom, 1, 1);
    return settled(&now, zoom);
}

Zoom map_zoomed(const MapPlace *place, Zoom zoom, double by, double most, double x,
                double y) {
    double scale = fmin(most, fmax(1, zoom.scale * by));
    double grow = scale / fmax(1, zoom.scale);
    Rect r = place->rect;
    double wide = place->cell * place->columns, high = place->cell * place->rows;
    // The place of the grid under the point, which is to be there afterwards.
    double at_x = (x - place->left) / wide, at_y = (y - place->top) / high;
    zoom.scale = scale;
    zoom.x = at_x + (r.x + r.w / 2 - x) / (wide * grow);
    zoom.y = at_y + (r.y + r.h / 2 - y) / (high * grow);
    return placed(place, zoom);
}

Zoom map_panned(const MapPlace *place, Zoom zoom, double dx, double dy) {
    zoom = settled(place, zoom);
    zoom.x -= dx / (place->cell * place->columns);
    zoom.y -= dy / (place->cell * place->rows);
    return placed(place, zoom);
}
