// The palette: what a circuit offers to take, in families, each a tile to drag or press.
#ifndef KYUBI_VIEW_PALETTE_VIEW_H
#define KYUBI_VIEW_PALETTE_VIEW_H

#include "circuit/tool.h"
#include "view/circuit_view.h"
#include "view/scene.h"

// `gates` as in Source.palette. NULL: all are offered; then the everyday ones stand there,
// and behind them a button that opens the sheet of all (SPOT_MORE; view/gate_sheet.h); in
// the lab also those that add and take away wires.
// What model->circuit (NULL: none) defines itself is a family, too. Returns the height
// used.
double palette_add(Scene *scene, Rect rect, const char *gates, const CircuitModel *model);

// Whether a palette (as in Source.palette) offers a tool.
bool palette_offers(const char *gates, const char *name);

// Height of a tile's target, and side of the gate that is drawn in it, logical px. A
// block's tile is wider.
double tile_side(const Scene *scene);
double tile_gate(const Scene *scene);
double tile_width(const Scene *scene, const Tool *tool);

typedef struct TileLook {
    int source;  // of the circuit that it is for
    bool sheet;  // on the sheet of all: Tab passes it, and its spot's c is 1
    bool chosen; // the cursor is on it
} TileLook;
// One tile that fills `rect`, with its spot.
void tile_add(Scene *scene, const Tool *tool, Rect rect, TileLook with);

// What a tool is called, "H (Hadamard)", and what its group is: kept by the scene.
const char *tool_title(Scene *scene, const Tool *tool);
const char *tool_about(Scene *scene, const Tool *tool);
const char *tool_group_title(const Scene *scene, ToolGroup group);

#endif
