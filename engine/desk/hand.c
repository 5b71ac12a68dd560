#include "desk/hand.h"

#include <math.h>
#include <stdlib.h>

enum { MARK_REACH = 9 }; // px

bool hand_cell(const Workpiece *piece, const Spot *spot, int *wire, int *column) {
    if (spot->kind == SPOT_CELL && spot->c == piece->index) {
        *wire = spot->a;
        *column = spot->b;
        return true;
    }
    if (spot->kind != SPOT_STEP || spot->c != piece->index) return false;
    const Circuit *shown = workpiece_shown(piece);
    if (spot->a >= circuit_steps(shown)) return false;
    *wire = spot->b;
    *column = circuit_step(shown, spot->a)->column;
    return true;
}

static bool take_palette(Hand *hand, Spot spot) {
    if (!tool_at(spot.a, &hand->tool)) return false;
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
    hand->gate = step->gate;
    hand->dot = step_dot(step, spot.b);
    hand->kind = hand->dot.kind ? HAND_CONTROL : HAND_STEP;
    return true;
}

static bool take_arrow(Hand *hand) {
    double x, y, depth, theta = hand->piece->theta, phi = hand->piece->phi;
    ball_project(sin(theta) * cos(phi), sin(theta) * sin(phi), cos(theta), &x, &y, &depth);
    hand->kind = HAND_ARROW;
    hand->back = depth < -0.02; // the tip stays on the half where it was taken
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
    hand->piece = NULL;
    return false;
}

static double snapped(double angle, double snap) {
    return snap > 0 ? round(angle / snap) * snap : angle;
}

// The six axis states hold the tip when the hand is on their marks, on whichever half they
// lie.
static bool take_mark(Hand *hand, double x, double y, double radius) {
    static const double marks[][2] = {{0, 0},         {M_PI, 0},
                                      {M_PI_2, 0},    {M_PI_2, M_PI_2},
                                      {M_PI_2, M_PI}, {M_PI_2, 3 * M_PI_2}};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        double mx, my, depth, theta = marks[i][0], phi = marks[i][1];
        ball_project(sin(theta) * cos(phi), sin(theta) * sin(phi), cos(theta), &mx, &my,
                     &depth);
        if (hypot(x - mx, y - my) * radius > MARK_REACH) continue;
        hand->back = depth < 0;
        hand->outside = false;
        bool pole = i < 2;
        workpiece_turn(hand->piece, theta, pole ? hand->piece->phi : phi, false);
        return true;
    }
    return false;
}

// Over the rim and in again is how the hand reaches the other half.
static void move_arrow(Hand *hand, const Ball *ball, bool free) {
    double x = (hand->x - ball->x) / ball->radius, y = (ball->y - hand->y) / ball->radius;
    double far = hypot(x, y);
    if (far > 0.99) hand->outside = true;
    if (far < 0.97 && hand->outside) {
        hand->outside = false;
        hand->back = !hand->back;
    }
    double theta, phi, snap = free ? 0 : hand->piece->snap;
    if (snap > 0 && take_mark(hand, x, y, ball->radius)) return;
    ball_pick(x, y, hand->back, &theta, &phi);
    theta = snapped(theta, snap);
    bool pole = sin(theta) < 1e-9;
    workpiece_turn(hand->piece, theta, pole ? hand->piece->phi : snapped(phi, snap), false);
}

// The circuit with what the hand holds at (wire, column), or NULL with the reason.
static Circuit *with_hand(Hand *hand, int wire, int column, Error *err) {
    const Workpiece *piece = hand->piece;
    bool palette = hand->kind == HAND_GATE || hand->kind == HAND_DOT;
    if (palette) return workpiece_put(piece, &hand->tool, wire, column, err);
    Circuit *next = circuit_copy(history_now(piece->history));
    const Step *step = circuit_step(next, hand->step);
    int done;
    if (hand->kind == HAND_CONTROL && column == step->column) {
        int moved = wire == hand->wire
                        ? hand->step
                        : circuit_set_control(next, hand->step, hand->wire, 0, err);
        done =
            moved == NO_STEP ? NO_STEP : circuit_set_dot(next, moved, wire, hand->dot, err);
    } else {
        int first = step->targets[0] + wire - hand->wire;
        done = circuit_move(next, hand->step, first, column, err);
    }
    if (done != NO_STEP) return next;
    circuit_destroy(next);
    return NULL;
}

static Circuit *without_hand(Hand *hand, Error *err) {
    Circuit *next = circuit_copy(history_now(hand->piece->history));
    bool good = hand->kind == HAND_CONTROL
                    ? circuit_set_control(next, hand->step, hand->wire, 0, err) != NO_STEP
                    : circuit_remove(next, hand->step, err);
    if (good) return next;
    circuit_destroy(next);
    return NULL;
}

static void show(Hand *hand, Circuit *next) {
    hand->ghost = next ? GHOST_PLACED : GHOST_REFUSED;
    if (!workpiece_preview(hand->piece, next, &hand->refusal)) hand->ghost = GHOST_REFUSED;
}

// Nothing is worked out again while the hand stays over one cell.
static void move_over(Hand *hand, const SpotArea *over) {
    int wire = hand->ghost_wire, column = hand->ghost_column;
    bool off = !over || !hand_cell(hand->piece, &over->spot, &wire, &column);
    if (hand->shown && off == hand->off && wire == hand->ghost_wire &&
        column == hand->ghost_column)
        return;
    hand->shown = true;
    hand->off = off;
    hand->ghost_wire = wire;
    hand->ghost_column = column;
    hand->refusal = (Error){0};
    if (!off) {
        show(hand, with_hand(hand, wire, column, &hand->refusal));
        return;
    }
    bool of_circuit = hand->kind == HAND_STEP || hand->kind == HAND_CONTROL;
    show(hand, of_circuit ? without_hand(hand, &hand->refusal) : NULL);
    if (!of_circuit || hand->ghost == GHOST_PLACED) hand->ghost = GHOST_NONE;
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
    } else if (hand->kind == HAND_MOMENT) {
        bool tick = over && over->spot.kind == SPOT_MOMENT && over->spot.a >= 0 &&
                    over->spot.c == hand->piece->index;
        if (tick) workpiece_to_moment(hand->piece, over->spot.a);
    } else {
        move_over(hand, over);
    }
}

bool hand_drop(Hand *hand, Error *err) {
    Workpiece *piece = hand->piece;
    HandKind kind = hand->kind;
    bool held = hand_drags(hand);
    int before = piece ? history_revision(piece->history) : 0;
    hand->kind = HAND_EMPTY;
    if (!held || !piece) return false;
    if (kind == HAND_MOMENT) return false;
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
    piece->chosen = NO_STEP;
    if (good && !hand->off) {
        piece->cursor_wire = hand->ghost_wire;
        piece->cursor_column = hand->ghost_column;
        piece->chosen =
            circuit_at(workpiece_shown(piece), hand->ghost_wire, hand->ghost_column);
    }
    return good && history_revision(piece->history) != before;
}

void hand_cancel(Hand *hand) {
    if (hand->piece) workpiece_put_back(hand->piece);
    *hand = (Hand){0};
}
