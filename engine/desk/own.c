#include "desk/own.h"

#include "desk/desk_inside.h"
#include "desk/inside.h"

#include <stdio.h>

int own_chosen(const Workpiece *piece) {
    StepSet set = {0};
    chosen_read(piece, &set);
    int step = set.count == 1 ? set.steps[0] : NO_STEP;
    step_set_end(&set);
    if (step == NO_STEP) return NO_STEP;
    const Circuit *now = history_now(piece->history);
    return circuit_step(now, step)->gate->kind == GATE_DEFINED ? step : NO_STEP;
}

static void met(Desk *desk, Workpiece *piece, const char *key, const char *name) {
    desk_say(desk, key, "%s", name);
    desk_changed(desk, piece);
    desk_focus(desk, (Spot){SPOT_CELL, piece->cursor_wire, piece->cursor_column,
                            piece->index, NULL});
    desk_follow_cursor(desk, piece);
}

static void open_step(Desk *desk, Workpiece *piece, int step) {
    Error err = {0};
    if (inside_open(piece, step, &err))
        met(desk, piece, "inside.opened", inside_name(piece));
    else
        desk_refuse(desk, &err);
}

void own_open_chosen(Desk *desk, Spot spot) {
    (void)spot;
    Workpiece *piece = desk_editable(desk);
    int step = piece ? own_chosen(piece) : NO_STEP;
    if (step == NO_STEP)
        desk_say(desk, "own.none_chosen", " ");
    else
        open_step(desk, piece, step);
}

bool own_open_at(Desk *desk, Spot spot) {
    Workpiece *piece = spot.kind == SPOT_STEP ? desk_piece(desk, spot.c) : NULL;
    if (!piece || !piece->editable || piece->preview) return false;
    const Circuit *now = history_now(piece->history);
    if (spot.a >= circuit_steps(now)) return false;
    const Step *step = circuit_step(now, spot.a);
    bool made = step->gate->kind == GATE_DEFINED && definition_of(step->gate)->inside;
    if (made) open_step(desk, piece, spot.a);
    return made;
}

static void leave(Desk *desk, Spot spot) {
    (void)spot;
    Workpiece *piece = desk_editable(desk);
    char name[DEFINITION_NAME];
    Error err = {0};
    if (!piece || !piece->inside) return;
    snprintf(name, sizeof name, "%s", inside_name(piece));
    if (inside_leave(piece, &err))
        met(desk, piece, "inside.left", name);
    else
        desk_refuse(desk, &err);
}

static void discard(Desk *desk, Spot spot) {
    (void)spot;
    Workpiece *piece = desk_editable(desk);
    char name[DEFINITION_NAME];
    if (!piece || !piece->inside) return;
    snprintf(name, sizeof name, "%s", inside_name(piece));
    inside_discard(piece);
    met(desk, piece, "inside.discarded", name);
}

bool own_escape(Desk *desk) {
    Workpiece *piece = desk_editable(desk);
    if (!piece || !piece->inside) return false;
    leave(desk, (Spot){0});
    return true;
}

static void ungroup(Desk *desk, Spot spot) {
    (void)spot;
    Workpiece *piece = desk_editable(desk);
    int step = piece ? own_chosen(piece) : NO_STEP;
    if (step == NO_STEP) {
        desk_say(desk, "own.none_chosen", " ");
        return;
    }
    Error err = {0};
    Circuit *next = circuit_copy(history_now(piece->history));
    if (!circuit_ungroup(next, step, &err)) {
        circuit_destroy(next);
        desk_refuse(desk, &err);
    } else if (!workpiece_commit(piece, next, &err)) {
        desk_refuse(desk, &err);
    } else {
        chosen_none(piece);
        met(desk, piece, "own.ungrouped", " ");
    }
}

static void open_maker(Desk *desk, Spot spot) {
    maker_open(desk, (MakerKind)spot.b);
}

static void maker_wires(Desk *desk, Spot spot) {
    maker_set_wires(desk, spot.b);
}

static void nearest(Desk *desk, Spot spot) {
    (void)spot;
    maker_nearest(desk);
}

static void go(Desk *desk, Spot spot) {
    (void)spot;
    maker_go(desk);
}

void own_act(Desk *desk, Spot spot) {
    static void (*const acts[OWN_ACTS])(Desk *, Spot) = {
        [OWN_LEAVE] = leave,          [OWN_DISCARD] = discard,
        [OWN_OPEN] = own_open_chosen, [OWN_UNGROUP] = ungroup,
        [OWN_MAKER] = open_maker,     [OWN_WIRES] = maker_wires,
        [OWN_NEAREST] = nearest,      [OWN_GO] = go,
    };
    if (spot.a >= 0 && spot.a < OWN_ACTS) acts[spot.a](desk, spot);
}
