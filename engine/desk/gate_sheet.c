#include "desk/gate_sheet.h"

#include "base/mem.h"
#include "desk/desk_inside.h"
#include "view/gate_sheet.h"
#include "view/palette_view.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

static const char *word(const Desk *desk, Lang lang, const char *name, const char *part) {
    char key[64];
    snprintf(key, sizeof key, "gate.%s%s", name, part);
    return words_has(desk->options.words, key) ? words_in(desk->options.words, lang, key)
                                               : "";
}

// A tool is found by its title and its other names in both languages, by what stands in its
// box, and by what is said of it.
static void add_leaf(const Desk *desk, Search *index, int at, const Tool *tool) {
    Leaf leaf = {.kind = LEAF_TERM, .page = at, .key = tool->name};
    Buffer also = {0};
    for (int lang = 0; lang < LANG_COUNT; lang++) {
        leaf.title[lang] = word(desk, (Lang)lang, tool->name, "");
        leaf.body[lang] = word(desk, (Lang)lang, tool->name, ".about");
        buffer_print(&also, "%s;", word(desk, (Lang)lang, tool->name, ".also"));
    }
    buffer_print(&also, "%s;%s", tool->name, tool->label);
    char *names = buffer_take(&also);
    leaf.also = names;
    search_add(index, &leaf);
    free(names);
}

static Search *index_of(const Desk *desk) {
    Search *index = search_create();
    Tool tools[MOST_TOOLS];
    int all = tools_all(tools);
    for (int i = 0; i < all; i++)
        add_leaf(desk, index, i, &tools[i]);
    return index;
}

static bool offers(Desk *desk, const Tool *tool) {
    const Workpiece *piece = desk_piece(desk, desk->gates.source);
    return piece && palette_offers(piece->palette, tool->name);
}

// Those that were found, in their groups; the best of them is chosen.
static void look(Desk *desk) {
    GateSheet *sheet = &desk->gates;
    Finding found[MOST_TOOLS];
    bool shown[MOST_TOOLS] = {false}, typed = sheet->field.text[0];
    int count =
        typed ? search_find(sheet->index, sheet->field.text, desk->lang, found, MOST_TOOLS)
              : 0;
    for (int i = 0; i < count; i++)
        shown[found[i].leaf->page] = true;
    sheet->count = 0;
    sheet->chosen = NO_TOOL;
    Tool tools[MOST_TOOLS];
    int all = tools_all(tools);
    for (int i = 0; i < all; i++) {
        if ((typed && !shown[i]) || !offers(desk, &tools[i])) continue;
        sheet->codes[sheet->count++] = tools[i].code;
        if (count && found[0].leaf->page == i) sheet->chosen = tools[i].code;
    }
    if (typed && sheet->chosen == NO_TOOL && sheet->count) sheet->chosen = sheet->codes[0];
    sheet->scroll = 0;
    desk->dirty = true;
}

static void put_away(Desk *desk) {
    search_destroy(desk->gates.index);
    desk->gates.index = NULL;
    desk->gates.open = false;
    desk->dirty = true;
}

void gates_open(Desk *desk, int source) {
    GateSheet *sheet = &desk->gates;
    bool again = sheet->open;
    gates_close(desk);
    Workpiece *piece = desk_piece(desk, source);
    if (again || !piece || !piece->editable || piece->arrow) return;
    hand_cancel(&desk->hand);
    *sheet = (GateSheet){.open = true,
                         .source = source,
                         .index = index_of(desk),
                         .from = desk->focus,
                         .by_key = desk->focus_shown};
    sheet->from.target = NULL;
    desk_focus(desk, (Spot){.kind = SPOT_GATE_FIELD});
    desk_hush(desk);
    look(desk);
}

void gates_close(Desk *desk) {
    const GateSheet *sheet = &desk->gates;
    if (!sheet->open) return;
    put_away(desk);
    if (sheet->by_key && sheet->from.kind)
        desk_focus_by_key(desk, sheet->from);
    else
        desk_focus(desk, (Spot){0});
    desk_hush(desk);
}

void gates_leave(Desk *desk) {
    put_away(desk);
    desk_hush(desk);
}

void gates_typed(Desk *desk) {
    desk_hush(desk);
    look(desk);
}

void gates_enter(Desk *desk) {
    GateSheet *sheet = &desk->gates;
    if (sheet->chosen == NO_TOOL) return;
    desk_act(desk, (Spot){.kind = SPOT_PALETTE, .a = sheet->chosen, .b = sheet->source});
}

// --- The cursor among the tiles, by where they are drawn

static Spot tile_spot(const Desk *desk, int code) {
    return (Spot){.kind = SPOT_PALETTE, .a = code, .b = desk->gates.source, .c = 1};
}

static bool place_of(Desk *desk, int code, Rect *rect) {
    return scene_whole(desk_scene(desk), tile_spot(desk, code), rect);
}

// How far a tile is from `from` in the direction (dx, dy); negative where it is not there.
static double distance(Rect from, Rect to, int dx, int dy) {
    double x = to.x + to.w / 2 - from.x - from.w / 2;
    double y = to.y + to.h / 2 - from.y - from.h / 2;
    double along = dx * x + dy * y, aside = fabs(dx ? y : x);
    if (along < 2) return -1;
    if (dx && aside > from.h / 2) return -1; // ← and → stay in the row
    return dx ? along : 8 * along + aside;
}

static void step(Desk *desk, int dx, int dy) {
    GateSheet *sheet = &desk->gates;
    Rect from, to;
    double least = -1;
    int best = sheet->chosen;
    if (!place_of(desk, sheet->chosen, &from)) {
        if (sheet->count) sheet->chosen = sheet->codes[0];
        return;
    }
    for (int i = 0; i < sheet->count; i++) {
        if (!place_of(desk, sheet->codes[i], &to)) continue;
        double far = distance(from, to, dx, dy);
        if (far < 0 || (least >= 0 && far >= least)) continue;
        least = far;
        best = sheet->codes[i];
    }
    sheet->chosen = best;
}

bool gates_key(Desk *desk, const Gesture *gesture) {
    static const struct {
        int key, dx, dy;
    } steps[] = {{KEY_LEFT, -1, 0}, {KEY_RIGHT, 1, 0}, {KEY_UP, 0, -1}, {KEY_DOWN, 0, 1}};
    if (!desk->gates.open || desk->gate_card.open || desk->keys_open || gesture->mods)
        return false;
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        if (steps[i].key != gesture->key) continue;
        step(desk, steps[i].dx, steps[i].dy);
        desk_hush(desk);
        desk_reveal(desk, tile_spot(desk, desk->gates.chosen));
        return true;
    }
    return false;
}

void gates_placed(Desk *desk, const Tool *tool, const Workpiece *piece) {
    desk->gates.chosen = tool->code;
    desk_focus(desk, (Spot){.kind = SPOT_GATE_FIELD});
    desk_say(desk, "gates.placed", "%s\t%d\t%d", tool->label, piece->cursor_wire,
             piece->cursor_column + 1);
}

void gates_build(Desk *desk, Scene *scene) {
    const GateSheet *sheet = &desk->gates;
    if (!sheet->open) return;
    GateSheetModel model = {
        .field = desk_field_model(desk, &sheet->field, (Spot){.kind = SPOT_GATE_FIELD}),
        .codes = sheet->codes,
        .count = sheet->count,
        .chosen = sheet->chosen,
        .source = sheet->source,
        .status = desk->status,
        .refused = desk->refused,
        .scroll = sheet->scroll};
    gate_sheet_add(scene, &model);
}
