#include "view/palette_view.h"

#include "circuit/blocks.h"
#include "circuit/circuit_definitions.h"
#include "view/gate_label.h"
#include "view/gate_view.h"
#include "view/picture.h"
#include "view/style.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

bool palette_offers(const char *gates, const char *name) {
    size_t size = strlen(name);
    if (!gates) return true;
    for (const char *at = gates; (at = strstr(at, name)); at += size)
        if ((at == gates || at[-1] == ' ') && (at[size] == ' ' || at[size] == '\0'))
            return true;
    return false;
}

// --- What tools are called

const char *tool_title(Scene *scene, const Tool *tool) {
    char key[48];
    const Look *look = scene_look(scene);
    if (tool->group == TOOLS_OWN) return gate_words(look->words, look->lang, tool->gate);
    snprintf(key, sizeof key, "gate.%s", tool->name);
    return scene_word(scene, key);
}

const char *tool_about(Scene *scene, const Tool *tool) {
    char key[56];
    const Look *look = scene_look(scene);
    if (tool->group == TOOLS_OWN) return gate_about(look->words, look->lang, tool->gate);
    snprintf(key, sizeof key, "gate.%s.about", tool->name);
    return scene_word(scene, key);
}

const char *tool_group_title(const Scene *scene, ToolGroup group) {
    static const char *const keys[TOOL_GROUPS] = {
        [TOOLS_ORDER] = "family.order",           [TOOLS_FOURIER] = "family.fourier",
        [TOOLS_ARITHMETIC] = "family.arithmetic", [TOOLS_COMPARE] = "family.compare",
        [TOOLS_MODULAR] = "family.modular",       [TOOLS_TURNED] = "family.turned"};
    bool family = (int)group < FAMILY_COUNT;
    return scene_word(scene, family ? gate_family_key((GateFamily)group) : keys[group]);
}

// With the letter that places it, where it has one.
static const char *tile_name(Scene *scene, const Tool *tool) {
    const char *title = tool_title(scene, tool);
    char key = tool->gate && !tool->power ? tool->gate->key : 0;
    if (tool->code == TOOL_CONTROL) key = 'c';
    if (tool->code == TOOL_ANTICONTROL) key = 'o';
    if (!key) return title;
    bool shift = key >= 'A' && key <= 'Z';
    const char *keys = shift ? scene_say(scene, "palette.shift", "%c", key)
                             : scene_say(scene, "desk.plain", "%c", key - 'a' + 'A');
    return scene_say(scene, "palette.gate", "%s\t%s", title, keys);
}

// --- A tile

typedef struct TilePart {
    Tool tool;
    double side, least;
    bool hover, chosen;
    char own[DEFINITION_NAME]; // what a circuit defines may stand where another stood
} TilePart;

// "×A" over "mod R", as large as the box lets them be.
static void draw_block_tile(Canvas *canvas, Rect rect, const TilePart *tile) {
    double s = tile->side, wide = rect.w - (rect.h - s), y = rect.y + rect.h / 2;
    char first[24];
    snprintf(first, sizeof first, "%s", tile->tool.label);
    char *second = strchr(first, ' ');
    if (second) *second++ = '\0';
    Rect box = {rect.x + (rect.w - wide) / 2, y - s / 2, wide, s};
    draw_box(canvas, box, 0.1 * s, INK_SHEET, (Stroke){.ink = INK_INK, .width = 1.5});
    Type type = {.size = fmax(0.42 * s, tile->least),
                 .face = FACE_BOLD,
                 .ink = INK_INK,
                 .align = ALIGN_CENTRE};
    double room = wide - 0.34 * s, is = label_wide(canvas, first, type);
    if (is > room) type.size = fmax(type.size * room / is, tile->least);
    double x = rect.x + rect.w / 2;
    draw_label(canvas, first, x, y + (second ? -0.04 * s : 0.36 * type.size), type);
    type.size = fmax(0.3 * s, tile->least);
    type.face = FACE_WORDS;
    if (second) draw_words(canvas, second, x, y + 0.36 * s, type);
}

static void draw_tile(Canvas *canvas, Rect rect, const void *with) {
    const TilePart *tile = with;
    const Gate *gate = tile->tool.gate;
    double x = rect.x + rect.w / 2, y = rect.y + rect.h / 2, s = tile->side;
    if (tile->hover)
        draw_box(canvas, rect_inset(rect, 1), 8, INK_TINT_ACCENT,
                 (Stroke){.ink = INK_NONE});
    if (tile->chosen)
        draw_box(canvas, rect_inset(rect, 0.5), 8, INK_NONE,
                 (Stroke){.ink = INK_FOX, .width = 3});
    if (gate && gate->kind == GATE_BLOCK) {
        draw_block_tile(canvas, rect, tile);
        return;
    }
    if (!gate) {
        draw_dot_boxed(canvas, x, y, s, tile->tool.dot, tile->least);
        return;
    }
    GateLook look = {.gate = gate, .side = s, .least = tile->least};
    snprintf(look.angle, sizeof look.angle, "%s", gate_angle_letters(gate));
    if (tile->tool.power) snprintf(look.power, sizeof look.power, "%s", tile->tool.power);
    draw_gate(canvas, x, y, &look);
}

double tile_side(const Scene *scene) {
    return round(44 * picture_unit(scene));
}

double tile_gate(const Scene *scene) {
    return round(36 * picture_unit(scene));
}

double tile_width(const Scene *scene, const Tool *tool) {
    bool block = tool->gate && tool->gate->kind == GATE_BLOCK;
    return block ? round(1.45 * tile_side(scene)) : tile_side(scene);
}

void tile_add(Scene *scene, const Tool *tool, Rect rect, TileLook with) {
    const Look *look = scene_look(scene);
    Spot spot = {SPOT_PALETTE, tool->code, with.source, with.sheet, NULL};
    TilePart part = {*tool, tile_gate(scene), look->metrics.least,
                     spot_same(look->hover, spot), with.chosen};
    if (tool->group == TOOLS_OWN) snprintf(part.own, sizeof part.own, "%s", tool->label);
    scene_add(scene, rect, draw_tile, &part, sizeof part);
    scene_spot(scene, (SpotArea){.rect = rect,
                                 .spot = spot,
                                 .finger = true,
                                 .quiet = with.sheet,
                                 .name = tile_name(scene, tool)});
    picture_focus_add(scene, rect_inset(rect, (rect.w - part.side) / 2), 0.1 * part.side,
                      spot);
}

// --- The row of families

enum { MOST_TILES = 48 };
typedef struct Family {
    ToolGroup group;
    Tool tiles[MOST_TILES];
    int count;
} Family;

static Family own_family(const Circuit *circuit) {
    Family family = {.group = TOOLS_OWN};
    while (family.count < MOST_TILES &&
           circuit_tool(circuit, TOOL_OWN + family.count, &family.tiles[family.count]))
        family.count++;
    return family;
}

static Family family_of(ToolGroup which, const char *list) {
    Family family = {.group = which};
    int all = tools_of(which, family.tiles, MOST_TILES);
    for (int i = 0; i < all; i++)
        if (palette_offers(list, family.tiles[i].name))
            family.tiles[family.count++] = family.tiles[i];
    return family;
}

// Where the next family stands.
typedef struct Pen {
    double x, y;
    double row; // height of the row begun
} Pen;

static double caption_height(const Scene *scene) {
    return style_pitch(scene, ROLE_SMALL) + 2 * picture_unit(scene);
}

// Goes to a new row where `width` does not fit this one.
static void make_room(Scene *scene, Rect rect, double width, Pen *pen) {
    double unit = picture_unit(scene);
    if (pen->x <= rect.x || pen->x + width <= rect.x + rect.w + 0.5) return;
    // The tiles' boxes, not their targets, stand flush with the caption and the rect.
    pen->x = rect.x - (tile_side(scene) - tile_gate(scene)) / 2;
    pen->y += pen->row + 8 * unit;
    pen->row = 0;
}

static void place_family(Scene *scene, Rect rect, const Family *family, int source,
                         Pen *pen) {
    double unit = picture_unit(scene), side = tile_side(scene);
    double caption = caption_height(scene), inset = (side - tile_gate(scene)) / 2;
    Type type = style_type(scene, ROLE_SMALL, INK_SOFT);
    const char *words = tool_group_title(scene, family->group);
    double each = side;
    for (int i = 0; i < family->count; i++)
        each = fmax(each, tile_width(scene, &family->tiles[i]));
    int across = (int)fmax(1, fmin(family->count, floor(rect.w / each)));
    int down = (family->count + across - 1) / across;
    double width = fmax(across * each, style_width(scene, words, type) + 4 * unit);
    make_room(scene, rect, width, pen);
    type.width = rect.w;
    scene_words(scene, words, pen->x + inset, pen->y + type.size, type);
    for (int i = 0; i < family->count; i++) {
        int row = i / across, place = i % across;
        tile_add(scene, &family->tiles[i],
                 (Rect){pen->x + place * each, pen->y + caption + row * side,
                        tile_width(scene, &family->tiles[i]), side},
                 (TileLook){.source = source});
    }
    pen->x += width + 12 * unit;
    pen->row = fmax(pen->row, caption + down * side);
}

static int tools_beside(const char *list) {
    int count = tool_count();
    for (int group = 0; group < TOOL_GROUPS; group++)
        count -= family_of((ToolGroup)group, list).count;
    return count;
}

// "ほか 71 種": opens the sheet of all.
static void place_more(Scene *scene, Rect rect, int source, Pen *pen) {
    Button more = {.kind = BUTTON_OUTLINE,
                   .words =
                       scene_say(scene, "palette.more", "%d", tools_beside(TOOLS_EVERYDAY)),
                   .spot = {.kind = SPOT_MORE, .a = source},
                   .name = scene_word(scene, "palette.all")};
    double width = scene_button_width(scene, more), side = tile_side(scene);
    make_room(scene, rect, width, pen);
    // Beside tiles it stands as they do, below their caption.
    double caption = pen->row > 0 ? caption_height(scene) : 0;
    double high = tile_gate(scene), inset = (side - high) / 2;
    scene_button(scene, (Rect){pen->x + inset, pen->y + caption + inset, 0, high}, more);
    pen->row = fmax(pen->row, caption + side);
}

// How many wires there are, and one more or less: where they stay while the circuit grows.
static void place_wires(Scene *scene, Rect rect, const Circuit *circuit, Pen *pen) {
    int wires = circuit_wires(circuit);
    double side = tile_side(scene), caption = caption_height(scene);
    double inset = (side - tile_gate(scene)) / 2;
    Type type = style_type(scene, ROLE_SMALL, INK_SOFT);
    const char *most = scene_say(scene, "lab.wires", "%d", DESK_QUBITS);
    double width = fmax(2 * side, style_width(scene, most, type) + inset);
    make_room(scene, rect, width, pen);
    scene_words(scene, scene_say(scene, "lab.wires", "%d", wires), pen->x + inset,
                pen->y + type.size, type);
    for (int more = 0; more < 2; more++) {
        Button button = {.kind = BUTTON_OUTLINE,
                         .icon = more ? "plus" : "minus",
                         .name =
                             scene_word(scene, more ? "do.more_wires" : "do.fewer_wires"),
                         .spot = {.kind = SPOT_WIRES, .a = more ? 1 : -1},
                         .disabled = more ? wires >= DESK_QUBITS : wires <= 1};
        scene_button(scene,
                     (Rect){pen->x + more * side + inset, pen->y + caption + inset,
                            tile_gate(scene), tile_gate(scene)},
                     button);
    }
    pen->x += width + 12 * picture_unit(scene);
    pen->row = fmax(pen->row, caption + side);
}

double palette_add(Scene *scene, Rect rect, const char *gates, const CircuitModel *model) {
    int source = model->source;
    const char *shown = gates ? gates : TOOLS_EVERYDAY;
    Pen pen = {rect.x - (tile_side(scene) - tile_gate(scene)) / 2, rect.y, 0};
    for (int group = 0; group < TOOL_GROUPS; group++) {
        bool own = group == TOOLS_OWN;
        Family family =
            own ? own_family(model->circuit) : family_of((ToolGroup)group, shown);
        if (family.count > 0) place_family(scene, rect, &family, source, &pen);
    }
    if (!gates && source < 0) place_wires(scene, rect, model->circuit, &pen);
    if (!gates) place_more(scene, rect, source, &pen);
    return pen.y + pen.row - rect.y;
}
