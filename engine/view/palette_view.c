#include "view/circuit_view.h"
#include "view/gate_view.h"
#include "view/picture.h"
#include "view/style.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

// One thing to take: a row of the gate table or a control dot.
typedef struct Tile {
    int index; // of the gate row, or PALETTE_CONTROL, PALETTE_ANTICONTROL
    const char *name;
} Tile;

enum { MOST_TILES = 32 };
typedef struct Family {
    GateFamily family;
    Tile tiles[MOST_TILES];
    int count;
} Family;

bool palette_offers(const char *gates, const char *name) {
    size_t size = strlen(name);
    if (!gates) return true;
    for (const char *at = gates; (at = strstr(at, name)); at += size)
        if ((at == gates || at[-1] == ' ') && (at[size] == ' ' || at[size] == '\0'))
            return true;
    return false;
}

static void add_tile(Family *family, const char *list, int index, const char *name) {
    if (family->count < MOST_TILES && palette_offers(list, name))
        family->tiles[family->count++] = (Tile){index, name};
}

static Family family_of(GateFamily which, const char *list) {
    Family family = {.family = which};
    if (which == FAMILY_LINK) {
        add_tile(&family, list, PALETTE_CONTROL, "control");
        add_tile(&family, list, PALETTE_ANTICONTROL, "anticontrol");
    }
    for (int i = 0; i < gate_count(); i++)
        if (gate_row(i)->key && gate_row(i)->family == which)
            add_tile(&family, list, i, gate_row(i)->name);
    return family;
}

typedef struct TilePart {
    int index;
    double side, least;
    bool hover;
} TilePart;

static void draw_tile(Canvas *canvas, Rect rect, const void *with) {
    const TilePart *tile = with;
    double x = rect.x + rect.w / 2, y = rect.y + rect.h / 2, s = tile->side;
    if (tile->hover)
        draw_box(canvas, rect_inset(rect, 1), 8, INK_TINT_ACCENT,
                 (Stroke){.ink = INK_NONE});
    const Gate *gate = gate_row(tile->index);
    if (!gate) {
        draw_control(canvas, x, y, s, tile->index == PALETTE_CONTROL, true);
        return;
    }
    GateLook look = {.gate = gate, .side = s, .least = tile->least};
    snprintf(look.angle, sizeof look.angle, "%s", gate_angle_letters(gate));
    draw_gate(canvas, x, y, &look);
}

static const char *tile_name(Scene *scene, const Tile *tile) {
    const Gate *gate = gate_row(tile->index);
    if (!gate)
        return scene_word(scene, tile->index == PALETTE_CONTROL ? "palette.control"
                                                                : "palette.anticontrol");
    char key[48];
    snprintf(key, sizeof key, "gate.%s", gate->name);
    const char *name = scene_word(scene, key);
    return gate->key ? scene_say(scene, "palette.gate", "%s\t%c", name, gate->key) : name;
}

static void place_tile(Scene *scene, const Tile *tile, Rect rect, int source) {
    const Look *look = scene_look(scene);
    Spot spot = {SPOT_PALETTE, tile->index, source, 0, NULL};
    TilePart part = {tile->index, round(36 * picture_unit(scene)), look->metrics.least,
                     spot_same(look->hover, spot)};
    scene_add(scene, rect, draw_tile, &part, sizeof part);
    scene_spot(scene, (SpotArea){.rect = rect,
                                 .spot = spot,
                                 .finger = true,
                                 .name = tile_name(scene, tile)});
    picture_focus_add(scene, rect_inset(rect, (rect.w - part.side) / 2), 0.1 * part.side,
                      spot);
}

// Where the next family stands.
typedef struct Pen {
    double x, y;
    double row; // height of the row begun
} Pen;

static Rect tile_rect(const Pen *pen, int row, int column, double caption, double tile) {
    return (Rect){pen->x + column * tile, pen->y + caption + row * tile, tile, tile};
}

// A family with its caption; goes to a new row where it does not fit this one.
static void place_family(Scene *scene, Rect rect, const Family *family, int source,
                         Pen *pen) {
    double unit = picture_unit(scene), tile = round(44 * unit);
    double caption = style_pitch(scene, ROLE_SMALL) + 2 * unit;
    Type type = style_type(scene, ROLE_SMALL, INK_SOFT);
    const char *words = scene_word(scene, gate_family_key(family->family));
    int across = (int)fmax(1, fmin(family->count, floor(rect.w / tile)));
    int down = (family->count + across - 1) / across;
    double width = fmax(across * tile, style_width(scene, words, type) + 4 * unit);
    // The tiles' boxes, not their targets, stand flush with the caption and the rect.
    double inset = (tile - round(36 * unit)) / 2;
    if (pen->x > rect.x && pen->x + width > rect.x + rect.w + 0.5) {
        pen->x = rect.x - inset;
        pen->y += pen->row + 8 * unit;
        pen->row = 0;
    }
    type.width = rect.w;
    scene_words(scene, words, pen->x + inset, pen->y + type.size, type);
    for (int i = 0; i < family->count; i++)
        place_tile(scene, &family->tiles[i],
                   tile_rect(pen, i / across, i % across, caption, tile), source);
    pen->x += width + 20 * unit;
    pen->row = fmax(pen->row, caption + down * tile);
}

double palette_add(Scene *scene, Rect rect, const char *gates, int source) {
    double unit = picture_unit(scene);
    Pen pen = {rect.x - (round(44 * unit) - round(36 * unit)) / 2, rect.y, 0};
    for (int f = 0; f < FAMILY_COUNT; f++) {
        Family family = family_of((GateFamily)f, gates);
        if (family.count > 0) place_family(scene, rect, &family, source, &pen);
    }
    return pen.y + pen.row - rect.y;
}
