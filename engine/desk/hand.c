#include "desk/hand.h"

#include "desk/chosen.h"
#include "desk/drop.h"
#include "desk/gesture.h"

#include <math.h>
#include <stdlib.h>

enum { MARK_REACH = 9, LINE_REACH = 6 }; // px

bool hand_cell(const Workpiece *piece, const Spot *spot, int *wire, int *column) {
    if (spot->kind == SPOT_CELL && spot->c == piece->index) {
        *wire = spot->a;
        *column = spot->b;
        return true;
    }
    bool step = spot->kind == SPOT_STEP || spot->kind == SPOT_SIZE;
    if (!step || spot->c != piece->index) return false;
    const Circuit *shown = workpiece_shown(piece);
    if (spot->a >= circuit_steps(shown)) return false;
    *wire = spot->b;
    *column = circuit_step(shown, spot->a)->column;
    return true;
}

static bool take_palette(Hand *hand, Spot spot) {
    const Circuit *now = history_now(hand->piece->history);
    if (!circuit_tool(now, spot.a, &hand->tool)) return false;
    hand->kind = hand->tool.gate ? HAND_GATE : HAND_DOT;
    hand->gate = hand->tool.gate;
    hand->dot = hand->tool.dot;
    return true;
}

static bool take_step(Hand *hand, Spot spot) {
    const Circuit *now = history_now(hand->piece->history);
    if (spot.a < 0 || spot.a >= circuit_steps(now)) return false;
    const Step *step = circuit_step(now, spot.a);
    hand->step = spot.a;
    hand->wire = spot.b;
    hand->column = step->column;
    hand->gate = step->gate;
    hand->dot = step_dot(step, spot.b);
    hand->kind = hand->dot.kind ? HAND_CONTROL : HAND_STEP;
    return true;
}

static bool take_arrow(Hand *hand) {
    hand->kind = HAND_ARROW;
    return true;
}

static bool take_wire(Hand *hand, int wire) {
    hand->kind = HAND_WIRE;
    hand->wire = wire;
    circuit_wire_label(history_now(hand->piece->history), wire, hand->name);
    return true;
}

static bool take_size(Hand *hand, Spot spot) {
    const Circuit *now = history_now(hand->piece->history);
    if (spot.a < 0 || spot.a >= circuit_steps(now)) return false;
    hand->kind = HAND_SIZE;
    hand->step = spot.a;
    hand->wire = spot.b;
    hand->column = circuit_step(now, spot.a)->column;
    return true;
}

bool hand_take(Hand *hand, Spot spot, Workpiece *piece, double x, double y) {
    *hand =
        (Hand){.kind = HAND_PRESS, .from = spot, .x = x, .y = y, .from_x = x, .from_y = y};
    hand->from.target = NULL; // it would not outlive its scene
    if (!piece || !piece->editable) return false;
    hand->piece = piece;
    if (spot.kind == SPOT_PALETTE) return take_palette(hand, spot);
    if (spot.kind == SPOT_STEP) return take_step(hand, spot);
    if (spot.kind == SPOT_ARROW) return take_arrow(hand);
    if (spot.kind == SPOT_MOMENT) return hand->kind = HAND_MOMENT, true;
    if (spot.kind == SPOT_WIRE) return take_wire(hand, spot.a);
    if (spot.kind == SPOT_SIZE) return take_size(hand, spot);
    hand->piece = NULL;
    return false;
}

// --- With keys held, and with a finger that rests

static void begin_box(Hand *hand, Workpiece *piece, const SpotArea *area, bool adds) {
    hand->kind = HAND_BOX;
    hand->piece = piece;
    hand->wire = hand->ghost_wire = area->spot.a;
    hand->column = hand->ghost_column = area->spot.b;
    hand->cell = area->rect;
    hand->adds = adds;
    chosen_read(piece, &piece->held); // what was chosen before
}

static bool column_used(const Workpiece *piece, int column) {
    const Circuit *now = history_now(piece->history);
    int first = circuit_from(now, column);
    return first < circuit_steps(now) && circuit_step(now, first)->column == column;
}

static void take_column(Hand *hand, Workpiece *piece, int column) {
    const Circuit *now = history_now(piece->history);
    hand->kind = HAND_COLUMN;
    hand->piece = piece;
    hand->column = column;
    hand->gate = circuit_step(now, circuit_from(now, column))->gate;
}

void hand_grip(Hand *hand, Workpiece *piece, const SpotArea *area, int mods, bool finger) {
    if (!piece || !piece->editable || !area) return;
    bool step = hand->kind == HAND_STEP || hand->kind == HAND_CONTROL;
    bool cell = area->spot.kind == SPOT_CELL, ctrl = mods & MOD_CTRL;
    hand->copies = step && mods & MOD_SHIFT;
    if (ctrl && step) {
        take_column(hand, piece, hand->column);
    } else if (ctrl && cell && column_used(piece, area->spot.b)) {
        take_column(hand, piece, area->spot.b);
        hand->copies = mods & MOD_SHIFT;
    } else if (step && step_set_has(chosen_several(piece), hand->step)) {
        hand->kind = HAND_STEPS;
    } else if (cell && !finger) {
        begin_box(hand, piece, area, mods & MOD_SHIFT);
    }
}

bool hand_rest(Hand *hand, Workpiece *piece, const SpotArea *area) {
    bool cell = piece && piece->editable && area && area->spot.kind == SPOT_CELL;
    if (!cell || hand->kind != HAND_PRESS) return false;
    begin_box(hand, piece, area, false);
    hand->moved = true;
    return true;
}

static int wire_within(const Workpiece *piece, int wire) {
    int last = circuit_wires(history_now(piece->history)) - 1;
    return wire < 0 ? 0 : wire > last ? last : wire;
}

// Beyond the grid the box goes on in the same steps.
static void move_box(Hand *hand, const SpotArea *over) {
    int wire = hand->wire + (int)floor((hand->y - hand->cell.y) / hand->cell.h);
    int column = hand->column + (int)floor((hand->x - hand->cell.x) / hand->cell.w);
    if (over) hand_cell(hand->piece, &over->spot, &wire, &column);
    hand->ghost_wire = wire_within(hand->piece, wire);
    hand->ghost_column = column < 0 ? 0 : column;
    CellBox box = {hand->wire, hand->column, hand->ghost_wire, hand->ghost_column};
    chosen_box(hand->piece, box, hand->adds ? &hand->piece->held : NULL);
}

static double snapped(double angle, double snap) {
    return snap > 0 ? round(angle / snap) * snap : angle;
}

// The six axis states hold the tip when the hand is on their marks, on whichever half they
// lie; where two stand behind one another, that of the hand's half.
static bool take_mark(Hand *hand, const Ball *ball, double x, double y) {
    static const double marks[][2] = {{0, 0},         {M_PI, 0},
                                      {M_PI_2, 0},    {M_PI_2, M_PI_2},
                                      {M_PI_2, M_PI}, {M_PI_2, 3 * M_PI_2}};
    double nearest = (double)MARK_REACH / ball->radius;
    bool found = false, back = false;
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        double mx, my, depth, theta = marks[i][0], phi = marks[i][1];
        camera_project(ball->camera, vector_towards(theta, phi), &mx, &my, &depth);
        bool behind = depth < 0;
        double far = hypot(x - mx, y - my) + (behind != hand->back ? 1e-3 : 0);
        if (far > nearest) continue;
        nearest = far;
        back = behind;
        found = true;
        workpiece_turn(hand->piece, theta, i < 2 ? hand->piece->phi : phi, false);
    }
    if (!found) return false;
    hand->back = back;
    hand->outside = false;
    return true;
}

// The tip stays on the half where it was taken.
static void choose_half(Hand *hand, Camera camera) {
    double x, y, depth;
    if (hand->sided) return;
    camera_project(camera, vector_towards(hand->piece->theta, hand->piece->phi), &x, &y,
                   &depth);
    hand->back = depth < -0.02;
    hand->sided = true;
}

// Over the rim and in again is how the hand reaches the other half.
static void move_arrow(Hand *hand, const Ball *ball, bool free) {
    double x = (hand->x - ball->x) / ball->radius, y = (ball->y - hand->y) / ball->radius;
    double far = hypot(x, y);
    choose_half(hand, ball->camera);
    if (far > 0.99) hand->outside = true;
    if (far < 0.97 && hand->outside) {
        hand->outside = false;
        hand->back = !hand->back;
    }
    double theta, phi, snap = free ? 0 : hand->piece->snap;
    if (snap > 0 && take_mark(hand, ball, x, y)) return;
    camera_pick(ball->camera, x, y, hand->back, &theta, &phi);
    theta = snapped(theta, snap);
    bool pole = sin(theta) < 1e-9;
    workpiece_turn(hand->piece, theta, pole ? hand->piece->phi : snapped(phi, snap), false);
}

static void show(Hand *hand, Circuit *next) {
    hand->ghost = next ? GHOST_PLACED : GHOST_REFUSED;
    if (!workpiece_preview(hand->piece, next, &hand->refusal)) hand->ghost = GHOST_REFUSED;
}

static void show_off(Hand *hand) {
    bool discards = drop_discards(hand) || hand->kind == HAND_WIRE;
    StepSet *held = &hand->piece->held;
    show(hand, discards ? drop_circuit(hand, held, &hand->refusal) : NULL);
    if (!discards || hand->ghost == GHOST_PLACED) hand->ghost = GHOST_NONE;
}

// The line between two columns is as wide as an eighth of them, and a little more.
static int line_at(const Hand *hand, const SpotArea *over, int column) {
    double reach = over->rect.w * LINE_REACH / 58;
    if (over->rect.w <= 0) return -1;
    if (hand->x - over->rect.x < reach) return column;
    return over->rect.x + over->rect.w - hand->x < reach ? column + 1 : -1;
}

// Where a column cannot open, the cell itself is meant.
static void show_over(Hand *hand, int line) {
    StepSet *held = &hand->piece->held;
    int column = hand->ghost_column;
    hand->between = line >= 0;
    if (hand->between) {
        hand->ghost_column = line;
        Circuit *next = drop_circuit(hand, held, NULL);
        if (next) {
            show(hand, next);
            if (hand->ghost == GHOST_PLACED) return;
        }
        hand->between = false;
        hand->ghost_column = column;
    }
    show(hand, drop_circuit(hand, held, &hand->refusal));
}

// A wire may be let go on another's name too.
static bool is_over(const Hand *hand, const Spot *spot, int *wire, int *column) {
    bool name = hand->kind == HAND_WIRE && spot->kind == SPOT_WIRE;
    if (!name || spot->c != hand->piece->index)
        return hand_cell(hand->piece, spot, wire, column);
    *wire = spot->a;
    return true;
}

// Nothing is worked out again while the hand stays over one cell, or one line.
static void move_over(Hand *hand, const SpotArea *over) {
    int wire = hand->cell_wire, column = hand->cell_column;
    bool off = !over || !is_over(hand, &over->spot, &wire, &column);
    if (hand->kind == HAND_SIZE) column = hand->column; // it only goes up and down
    int line = off ? -1 : line_at(hand, over, column);
    if (line >= 0 && !drop_between(hand, line)) line = -1;
    if (hand->shown && off == hand->off && wire == hand->cell_wire &&
        column == hand->cell_column && line == hand->line)
        return;
    hand->shown = true;
    hand->off = off;
    hand->ghost_wire = hand->cell_wire = wire;
    hand->ghost_column = hand->cell_column = column;
    hand->line = line;
    hand->refusal = (Error){0};
    if (off)
        show_off(hand);
    else
        show_over(hand, line);
}

bool hand_holds(const Hand *hand) {
    return hand->kind >= HAND_GATE;
}

bool hand_drags(const Hand *hand) {
    return hand_holds(hand) && hand->moved;
}

void hand_move(Hand *hand, const SpotArea *over, const Ball *ball, double x, double y,
               bool free) {
    hand->x = x;
    hand->y = y;
    if (hypot(x - hand->from_x, y - hand->from_y) > DRAG_THRESHOLD) hand->moved = true;
    if (!hand_drags(hand) || !hand->piece) return;
    if (hand->kind == HAND_ARROW) {
        if (ball) move_arrow(hand, ball, free);
    } else if (hand->kind == HAND_BOX) {
        move_box(hand, over);
    } else if (hand->kind != HAND_MOMENT) { // the time line: desk/time_actions.c
        move_over(hand, over);
    }
}

static bool let_box_go(Hand *hand) {
    hand->piece->held.count = 0;
    hand->piece->cursor_wire = hand->ghost_wire;
    hand->piece->cursor_column = hand->ghost_column;
    return false;
}

// What was dropped is chosen and has the cursor, so that keys go on from there.
static void choose_dropped(Hand *hand) {
    Workpiece *piece = hand->piece;
    if (!hand->off) {
        piece->cursor_wire = hand->ghost_wire;
        piece->cursor_column = hand->ghost_column;
        chosen_become(piece, &piece->held);
    }
    piece->held.count = 0;
}

bool hand_drop(Hand *hand, Error *err) {
    Workpiece *piece = hand->piece;
    HandKind kind = hand->kind;
    bool held = hand_drags(hand);
    int before = piece ? history_revision(piece->history) : 0;
    hand->kind = HAND_EMPTY;
    if (!held || !piece) return false;
    if (kind == HAND_MOMENT) return false;
    if (kind == HAND_BOX) return let_box_go(hand);
    if (kind == HAND_ARROW) {
        workpiece_turn(piece, piece->theta, piece->phi, true);
        return history_revision(piece->history) != before;
    }
    if (hand->refusal.key[0] && err) *err = hand->refusal;
    if (!piece->preview || hand->ghost == GHOST_REFUSED) {
        workpiece_preview(piece, NULL, NULL);
        return false;
    }
    bool good = workpiece_commit(piece, circuit_copy(piece->preview), err);
    if (!good) workpiece_put_back(piece);
    chosen_none(piece);
    if (good) choose_dropped(hand);
    return good && history_revision(piece->history) != before;
}

void hand_cancel(Hand *hand) {
    if (hand->kind == HAND_BOX) {
        chosen_become(hand->piece, &hand->piece->held);
        hand->piece->held.count = 0;
    } else if (hand->piece) {
        workpiece_put_back(hand->piece);
    }
    *hand = (Hand){0};
}
