#include "view/map_tiles.h"

#include "base/mem.h"
#include "lesson/describe.h"
#include "view/lit.h"
#include "view/phase_mark.h"
#include "view/picture.h"
#include "view/style.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_DISKS_SEEN = 128 }; // … and how many there may be: they cost time
static const double DISK = 44;  // side of a cell from which on it is a disk, look book px

// What is drawn of one.
typedef struct MapTile {
    float share; // of the whole, 0 … 1; 0: nothing is there
    float phase;
    bool ruled; // one phase rules
} MapTile;

typedef struct TilesPart {
    MapPlace place;
    int rows[2], columns[2];
    const MapTile *tiles; // row by row, those that are seen
    bool disks, phases, words;
    double unit, whole;
    Type type;
    uint64_t key;
} TilesPart;

static int seen_columns(const TilesPart *part) {
    return part->columns[1] - part->columns[0] + 1;
}

static const MapTile *tile_at(const TilesPart *part, int row, int column) {
    return &part->tiles[(row - part->rows[0]) * seen_columns(part) + column -
                        part->columns[0]];
}

// A square of that share of the tile's area, with the needle from the middle to the rim.
static void draw_tile(Canvas *canvas, Rect r, const MapTile *tile) {
    double gap = fmin(1, 0.1 * r.w), w = r.w - gap, h = r.h - gap;
    double side = fmax(1.5, sqrt(tile->share) * fmin(w, h));
    double x = r.x + r.w / 2, y = r.y + r.h / 2;
    Rect square = {x - side / 2 * w / fmin(w, h), y - side / 2 * h / fmin(w, h),
                   side * w / fmin(w, h), side * h / fmin(w, h)};
    bool print = canvas_theme(canvas) == THEME_PRINT;
    Ink fill = !tile->ruled || print ? INK_EDGE : phase_ink(tile->phase);
    draw_ground(canvas, square, fill);
    if (!tile->ruled || side < 3) return;
    double reach = fmin(w, h) / 2 - 0.5;
    Point tip = {x + reach * cos(tile->phase), y - reach * sin(tile->phase)};
    if (print)
        draw_line(canvas, x, y, tip.x, tip.y, (Stroke){.ink = INK_SHEET, .width = 3.5});
    draw_line(canvas, x, y, tip.x, tip.y, (Stroke){.ink = INK_INK, .width = 1.3});
}

static void draw_cell(Canvas *canvas, const TilesPart *part, Rect r, const MapTile *tile) {
    double x = r.x + r.w / 2, words = part->words ? 1.5 * part->type.size : 0;
    double radius = fmin(0.44 * r.w, (r.h - words) / 2 - 2 * part->unit);
    double y = r.y + (r.h - words) / 2, share = sqrt(tile->share);
    draw_disc(canvas, x, y, radius, INK_SHEET, (Stroke){.ink = INK_EDGE, .width = 0.9});
    if (share * radius >= 0.75 && part->phases)
        draw_phase_mark(canvas, (PhaseMark){.x = x,
                                            .y = y,
                                            .radius = radius * share,
                                            .needle = radius,
                                            .phase = tile->phase,
                                            .unit = fmin(part->unit, radius / 14)});
    else if (tile->share > 0 && radius * share >= 4)
        draw_chance_disk(canvas, x, y, radius * share);
    else if (tile->share > 0)
        draw_disc(canvas, x, y, fmax(0.75, radius * share), INK_EDGE,
                  (Stroke){.ink = INK_NONE});
    if (!part->words || tile->share <= 0) return;
    char text[VALUE_TEXT];
    double modulus = sqrt(tile->share * part->whole);
    amplitude_text(modulus * cexp(I * tile->phase), part->phases, false, text);
    draw_words(canvas, text, x, r.y + r.h - 0.35 * part->type.size, part->type);
}

static void draw_grid(Canvas *canvas, const TilesPart *part, Rect at) {
    Rect r = part->place.rect, tile = map_tile(&part->place, 0, 0);
    draw_box(canvas, at, 0, INK_NONE, (Stroke){.ink = INK_EDGE, .width = 1});
    if (tile.w < 14 * part->unit) return;
    for (int c = part->columns[0]; c <= part->columns[1] + 1; c++) {
        double x = part->place.left + c * tile.w, top = fmax(r.y, part->place.top);
        double end = fmin(r.y + r.h, part->place.top + part->place.cell * part->place.rows);
        draw_line(canvas, x, top, x, end, (Stroke){.ink = INK_LINE, .width = 0.6});
    }
    for (int row = part->rows[0]; row <= part->rows[1] + 1; row++) {
        double y = part->place.top + row * tile.h, left = fmax(r.x, part->place.left);
        double end =
            fmin(r.x + r.w, part->place.left + part->place.cell * part->place.columns);
        draw_line(canvas, left, y, end, y, (Stroke){.ink = INK_LINE, .width = 0.6});
    }
}

static void draw_all(Canvas *canvas, Rect rect, const void *with) {
    const TilesPart *part = with;
    canvas_clip(canvas, rect);
    draw_grid(canvas, part, rect);
    for (int row = part->rows[0]; row <= part->rows[1]; row++)
        for (int column = part->columns[0]; column <= part->columns[1]; column++) {
            const MapTile *tile = tile_at(part, row, column);
            Rect r = map_tile(&part->place, row, column);
            if (part->disks)
                draw_cell(canvas, part, r, tile);
            else if (tile->share > 0)
                draw_tile(canvas, r, tile);
        }
    canvas_unclip(canvas);
}

static void draw_tiles(Canvas *canvas, Rect rect, const void *with) {
    const TilesPart *part = with;
    draw_kept(canvas, part->key, rect, INK_SHEET, draw_all, part);
}

// The power of two next above; 1 at most.
static double whole_of(const MapView *view) {
    double most = pyramid_most(view->pyramid, view->place.level);
    if (view->place.qubits <= 4 && view->place.level == 0) return 1;
    if (most <= 0) return 1;
    return fmin(1, exp2(ceil(log2(most) - 1e-4)));
}

static MapTile drawn_of(const MapView *view, int row, int column) {
    Tile tile = pyramid_tile(view->pyramid, view->state, view->place.level, row, column);
    if (tile.probability < 1e-14) return (MapTile){.share = 0};
    return (MapTile){.share = (float)fmin(1, tile.probability / view->whole),
                     .phase = (float)tile.phase,
                     .ruled = view->state && tile.agreement >= MAP_RULES};
}

static uint64_t tile_print(uint64_t print, MapTile tile) {
    return kept_mix(kept_mix(kept_mix(print, tile.share), tile.phase), tile.ruled);
}

// Of the place and how it is drawn, beside the print of all tiles.
static uint64_t key_of(const TilesPart *part, uint64_t tiles) {
    const MapPlace *place = &part->place;
    double rest[] = {place->cell,
                     place->left - place->rect.x,
                     place->top - place->rect.y,
                     place->level,
                     part->unit,
                     part->words,
                     part->whole,
                     part->phases,
                     place->qubits,
                     part->disks};
    for (size_t i = 0; i < sizeof rest / sizeof *rest; i++)
        tiles = kept_mix(tiles, rest[i]);
    return tiles;
}

bool map_shows_disks(const Scene *scene, const MapPlace *place) {
    double area = place->rect.w * place->rect.h / (place->cell * place->cell);
    return place->level == 0 && place->cell >= DISK * picture_unit(scene) &&
           fmin(area, exp2(place->qubits)) <= MOST_DISKS_SEEN;
}

double map_value_wide(const Scene *scene) {
    return style_width(scene, "0.0312∠315°", style_type(scene, ROLE_SMALL, INK_INK)) + 4;
}

static TilesPart part_of(Scene *scene, const MapView *view) {
    TilesPart part = {.place = view->place,
                      .phases = view->state != NULL,
                      .unit = picture_unit(scene),
                      .whole = view->whole,
                      .type = style_type(scene, ROLE_SMALL, INK_INK)};
    part.type.align = ALIGN_CENTRE;
    part.disks = map_shows_disks(scene, &view->place);
    part.words = part.disks && view->place.cell >= map_value_wide(scene);
    map_seen(&view->place, part.rows, part.columns);
    size_t count = (size_t)(part.rows[1] - part.rows[0] + 1) * (size_t)seen_columns(&part);
    MapTile *tiles = mem_new(count * sizeof *tiles), *at = tiles;
    uint64_t print = 3;
    for (int row = part.rows[0]; row <= part.rows[1]; row++)
        for (int column = part.columns[0]; column <= part.columns[1]; column++) {
            *at = drawn_of(view, row, column);
            print = tile_print(print, *at++);
        }
    part.tiles = (const MapTile *)(const void *)scene_take(scene, (char *)tiles);
    part.key = key_of(&part, print);
    return part;
}

// ---- what is lit

static bool tile_lit(Scene *scene, const MapView *view, int source, int row, int column) {
    uint32_t mask, bits;
    map_bits(&view->place, row, column, &mask, &bits);
    return lit_has(scene, source, basis_spread(view->wires, mask),
                   basis_spread(view->wires, bits));
}

static void draw_ring(Canvas *canvas, Rect rect, const void *with) {
    (void)with;
    draw_box(canvas, rect_inset(rect, -1), 2, INK_NONE,
             (Stroke){.ink = INK_FOX, .width = 2.4});
}

static Rect cut(Rect r, Rect to) {
    double x = fmax(r.x, to.x), y = fmax(r.y, to.y);
    return (Rect){x, y, fmin(r.x + r.w, to.x + to.w) - x, fmin(r.y + r.h, to.y + to.h) - y};
}

static Rect grid_of(const MapPlace *place) {
    return (Rect){place->left, place->top, place->cell * place->columns,
                  place->cell * place->rows};
}

// Neighbours in a row share one ring.
static void add_rings(Scene *scene, const MapView *view, int source) {
    enum { MOST_RINGS = 300 };
    int rows[2], columns[2], rings = 0;
    if (!lit_any(scene, source)) return;
    map_seen(&view->place, rows, columns);
    for (int row = rows[0]; row <= rows[1] && rings < MOST_RINGS; row++)
        for (int c = columns[0]; c <= columns[1] && rings < MOST_RINGS; c++) {
            if (!tile_lit(scene, view, source, row, c)) continue;
            int first = c;
            while (c < columns[1] && tile_lit(scene, view, source, row, c + 1))
                c++;
            Rect r = map_tile(&view->place, row, first);
            r.w *= c - first + 1;
            scene_add(scene, cut(r, view->place.rect), draw_ring, NULL, 0);
            rings++;
        }
}

void map_view_add(Scene *scene, MapView *view, int source) {
    view->whole = whole_of(view);
    TilesPart part = part_of(scene, view);
    scene_add(scene, cut(grid_of(&view->place), view->place.rect), draw_tiles, &part,
              sizeof part);
    add_rings(scene, view, source);
}

// A value of wires read off their bits: bit k of it is the k-th lowest of them.
static uint32_t gathered(uint32_t wires, uint32_t bits) {
    uint32_t value = 0;
    for (int k = 0; wires; wires &= wires - 1, k++)
        if (bits & wires & -wires) value |= UINT32_C(1) << k;
    return value;
}

bool map_view_lit(Scene *scene, const MapView *view, int source, Tile *tile, uint32_t *mask,
                  uint32_t *bits) {
    Spot lit = scene_look(scene)->lit;
    bool basis = lit.kind == SPOT_BASIS && lit.a == source;
    if (!basis || ((uint32_t)lit.b & ~view->wires)) return false;
    uint32_t known, value;
    int low = (view->place.qubits + 1) / 2;
    *mask = gathered(view->wires, (uint32_t)lit.b);
    *bits = gathered(view->wires, (uint32_t)lit.c);
    int level = view->place.level;
    MapPlace place = view->place;
    // A single basis state is told of whatever is seen from here.
    if (*mask == (UINT32_C(1) << view->place.qubits) - 1) level = place.level = 0;
    uint32_t row = *bits >> low >> level, column = (*bits & ((1U << low) - 1)) >> level;
    if ((int)row >= map_tile_rows(&place) || (int)column >= map_tile_columns(&place))
        return false;
    map_bits(&place, (int)row, (int)column, &known, &value);
    if (known != *mask) return false;
    *tile = pyramid_tile(view->pyramid, view->state, level, (int)row, (int)column);
    return true;
}

const char *map_said(Scene *scene, const Amplitudes *list, const MapView *view, Tile tile,
                     uint32_t mask, uint32_t bits) {
    int qubits = view->place.qubits, known = __builtin_popcount(mask);
    char number[32], text[24];
    percent_write(tile.probability, number, sizeof number);
    if (known == qubits)
        return amplitude_said(scene, list->wires, bits,
                              sqrt(tile.probability) * cexp(I * tile.phase), list->phases);
    snprintf(text, sizeof text, "%lu", 1UL << (qubits - known));
    Buffer shown = {0};
    bool first_left = scene_look(scene)->order == ORDER_FIRST_LEFT;
    for (int i = 0; i < qubits; i++) {
        int q = first_left ? i : qubits - 1 - i;
        buffer_print(&shown, "%s", !(mask >> q & 1) ? "·" : bits >> q & 1 ? "1" : "0");
    }
    const char *ket = scene_take(scene, buffer_take(&shown));
    if (!list->phases || tile.agreement < MAP_RULES)
        return scene_say(scene, list->phases ? "map.tile" : "map.tile.plain", "%s\t%s\t%s",
                         ket, text, number);
    return scene_say(scene, "map.tile.phase", "%s\t%s\t%s\t%d", ket, text, number,
                     whole_degrees(tile.phase));
}

const char *map_legend(Scene *scene, bool phases, bool disks, int level, double whole) {
    char number[32] = "1"; // it is a power of two
    if (whole < 1) snprintf(number, sizeof number, "1/%.0f", 1 / whole);
    if (disks)
        return scene_say(scene, phases ? "map.disks" : "map.disks.plain", "%s", number);
    if (level == 0)
        return scene_say(scene, phases ? "map.squares" : "map.squares.plain", "%s", number);
    return scene_say(scene, phases ? "map.tiles" : "map.tiles.plain", "%d\t%s", 1 << level,
                     number);
}
