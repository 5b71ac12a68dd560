#include "view/bond_map.h"

#include "base/mem.h"
#include "view/picture.h"
#include "view/style.h"

#include <math.h>

static const double most_cell = 52, shown_from = 0.005;

typedef struct Map {
    const BondPicture *picture;
    Rect body;
    double cell, unit;
    Type type;   // of names
    int every;   // of which wires one is named
    bool words;  // numbers too
    double wide; // of a number
} Map;

static double names_wide(Scene *scene, const BondPicture *picture, Type type) {
    double wide = 0;
    for (int w = 0; picture->words && w < picture->bonds->wires; w++)
        wide = fmax(wide, style_width(scene, bond_wire(scene, picture, w), type));
    return fmin(wide, 90 * picture_unit(scene));
}

static Map map_of(Scene *scene, Rect rect, const BondPicture *picture) {
    double unit = picture_unit(scene);
    int wires = picture->bonds->wires;
    Map map = {
        .picture = picture, .unit = unit, .type = style_type(scene, ROLE_SMALL, INK_INK)};
    map.type.size = fmax(scene_look(scene)->metrics.least, map.type.size);
    double names = names_wide(scene, picture, map.type);
    double left = picture->words ? names + 8 * unit : 0;
    double top = picture->words ? 1.6 * map.type.size : 0;
    map.cell =
        fmin(fmin((rect.w - left) / wires, (rect.h - top) / wires), most_cell * unit);
    map.cell = fmax(0, map.cell);
    double side = map.cell * wires;
    map.body = (Rect){rect.x + left + (rect.w - left - side) / 2, rect.y + top, side, side};
    if (!picture->words) map.body.y += (rect.h - side) / 2;
    map.every = 1;
    while (map.every * map.cell < fmax(names + 2 * unit, 1.1 * map.type.size) &&
           map.every < wires)
        map.every++;
    map.type.width = names + 1;
    map.wide =
        style_width(scene, "0.00", (Type){.size = map.type.size, .face = FACE_WORDS});
    map.words = picture->words && map.cell >= 2.6 * map.type.size;
    return map;
}

double bond_map_height(const Scene *scene, const BondPicture *picture, double width) {
    double unit = picture_unit(scene), wires = picture->bonds->wires;
    return fmin(fmin(width, 340 * unit), most_cell * unit * wires + 30 * unit);
}

// --- cells

typedef struct MapPart {
    const float *shares; // of a cell, row by row; kept with the scene
    int wires;
    double cell;
    bool words;
    double wide, size; // of a number
} MapPart;

// Half the side, or the radius, of what stands for that share of a cell.
static double shape_half(double cell, double share) {
    return (cell / 2 - fmin(1.5, cell / 8)) * sqrt(share);
}

static bool has_below(double cell, double half, double size) {
    return 2 * half + 0.74 * size + 4 <= cell;
}

// Whether the shape's rim runs through a number in its middle.
static bool strikes(double half, double wide, double size, bool disc) {
    double within = disc ? sqrt(fmax(0, half * half - 0.09 * size * size)) : half;
    return half >= 0.7 && 2 * within < wide + 1;
}

// How far the shape is lifted so that its number, which it would strike through, has room
// below it.
static double lift_of(double cell, double half, double wide, double size, bool disc) {
    if (!strikes(half, wide, size, disc) || !has_below(cell, half, size)) return 0;
    return fmax(0, half + 0.74 * size + 3 - cell / 2);
}

static double number_baseline(double cell, double half, double wide, double size,
                              bool disc) {
    if (!strikes(half, wide, size, disc) || !has_below(cell, half, size))
        return 0.36 * size;
    return half - lift_of(cell, half, wide, size, disc) + 0.74 * size + 1;
}

static const float *shares_of(Scene *scene, const BondPicture *picture) {
    int wires = picture->bonds->wires;
    float *shares = mem_new((size_t)(wires * wires) * sizeof *shares);
    for (int i = 0; i < wires * wires; i++) {
        int a = i / wires, b = i % wires;
        double share = a == b ? bond_entropy(picture, a) : bond_share(picture, a, b);
        shares[i] = (float)fmin(1, fmax(0, share));
    }
    return (const float *)(const void *)scene_take(scene, (char *)shares);
}

static void draw_cell(Canvas *canvas, const MapPart *part, double x, double y, int a,
                      int b) {
    double r = shape_half(part->cell, part->shares[a * part->wires + b]);
    if (part->words) y -= lift_of(part->cell, r, part->wide, part->size, a == b);
    Ink ink = part->words ? INK_TINT_ACCENT : INK_ACCENT;
    Stroke rim = {.ink = part->words ? INK_ACCENT : INK_NONE, .width = 1.3};
    if (r < 0.7) return;
    if (a == b)
        draw_disc(canvas, x, y, r, INK_NONE, (Stroke){.ink = INK_INK, .width = 1.5});
    else
        draw_box(canvas, (Rect){x - r, y - r, 2 * r, 2 * r}, 0, ink, rim);
}

static void draw_map(Canvas *canvas, Rect rect, const void *with) {
    const MapPart *part = with;
    int wires = part->wires;
    Stroke line = {.ink = INK_LINE, .width = 1};
    draw_ground(canvas, rect, INK_SHEET);
    for (int i = 1; i < wires && part->cell >= 6; i++) {
        double x = rect.x + i * part->cell, y = rect.y + i * part->cell;
        draw_line(canvas, x, rect.y, x, rect.y + rect.h, line);
        draw_line(canvas, rect.x, y, rect.x + rect.w, y, line);
    }
    for (int a = 0; a < wires; a++)
        for (int b = 0; b < wires; b++)
            draw_cell(canvas, part, rect.x + (b + 0.5) * part->cell,
                      rect.y + (a + 0.5) * part->cell, a, b);
    draw_box(canvas, rect, 0, INK_NONE, (Stroke){.ink = INK_EDGE, .width = 1.3});
}

static void add_numbers(Scene *scene, const Map *map) {
    int wires = map->picture->bonds->wires;
    Type type = map->type;
    type.align = ALIGN_CENTRE;
    type.width = 0;
    for (int i = 0; i < wires * wires; i++) {
        int a = i / wires, b = i % wires;
        double value =
            a == b ? bond_entropy(map->picture, a) : bond_value(map->picture, a, b);
        double share = a == b ? value : bond_share(map->picture, a, b);
        double half = shape_half(map->cell, fmin(1, fmax(0, share)));
        type.ink = value < shown_from ? INK_SOFT : INK_INK;
        const char *words = value < shown_from ? "0" : bond_number(scene, value);
        bool tight = strikes(half, map->wide, type.size, a == b) &&
                     !has_below(map->cell, half, type.size);
        if (tight && words[0] == '0' && words[1]) words++; // ".78"
        scene_words(scene, words, map->body.x + (b + 0.5) * map->cell,
                    map->body.y + (a + 0.5) * map->cell +
                        number_baseline(map->cell, half, map->wide, type.size, a == b),
                    type);
    }
}

// --- names, those chosen with a mark

static void add_mark(Scene *scene, const Map *map, int wire) {
    double x = map->body.x, y = map->body.y, w = 3 * map->unit, at = wire * map->cell;
    scene_box(scene, (Rect){x - w, y + at, w, map->cell}, 0, INK_ACCENT, INK_NONE);
    scene_box(scene, (Rect){x + at, y - w, map->cell, w}, 0, INK_ACCENT, INK_NONE);
}

static void add_names(Scene *scene, const Map *map) {
    Type type = map->type;
    for (int wire = 0; wire < map->picture->bonds->wires; wire++) {
        if (map->picture->chosen >> wire & 1) add_mark(scene, map, wire);
        if (wire % map->every) continue;
        double middle = (wire + 0.5) * map->cell;
        const char *name = bond_wire(scene, map->picture, wire);
        type.align = ALIGN_RIGHT;
        scene_words(scene, name, map->body.x - 5 * map->unit,
                    map->body.y + middle + 0.36 * type.size, type);
        type.align = ALIGN_CENTRE;
        scene_words(scene, name, map->body.x + middle, map->body.y - 5 * map->unit, type);
    }
}

void bond_map_add(Scene *scene, Rect rect, const BondPicture *picture) {
    Map map = map_of(scene, rect, picture);
    MapPart part = {shares_of(scene, picture),
                    picture->bonds->wires,
                    map.cell,
                    map.words,
                    map.wide,
                    map.type.size};
    if (map.cell < 1) return;
    scene_add(scene, map.body, draw_map, &part, sizeof part);
    if (map.words) add_numbers(scene, &map);
    if (picture->words) add_names(scene, &map);
}
