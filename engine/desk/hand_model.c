// What the hand holds over a circuit, and the box of cells that it draws, as they are seen.
#include "desk/desk_inside.h"

static void add_held(const Desk *desk, const Workpiece *piece, CircuitModel *model) {
    const Hand *hand = &desk->hand;
    model->hand_x = hand->x;
    model->hand_y = hand->y;
    model->ghost = hand->ghost;
    model->ghost_wire = hand->ghost_wire;
    model->ghost_column = hand->ghost_column;
    model->held = piece->preview && piece->held.count ? &piece->held : NULL;
    model->grows = drop_adds_wire(hand);
    model->span = hand->kind == HAND_COLUMN ? SPAN_COLUMN
                  : hand->kind == HAND_WIRE ? SPAN_WIRE
                                            : SPAN_CELL;
    if (hand->kind == HAND_WIRE) {
        model->hand_wire = hand->name;
        return;
    }
    bool dot = hand->kind == HAND_DOT || hand->kind == HAND_CONTROL;
    model->hand = dot ? NULL : hand->gate;
    if (dot) model->hand_dot = hand->dot;
    model->hand_count = hand->kind == HAND_STEPS ? chosen_count(piece) : 1;
    if (hand->kind == HAND_COLUMN && model->held) model->hand_count = model->held->count;
}

void hand_in_model(const Desk *desk, const Workpiece *piece, CircuitModel *model) {
    const Hand *hand = &desk->hand;
    if (chosen_stretches(piece)) {
        model->boxed = true;
        model->box = (CellBox){piece->stretch_wire, piece->stretch_column,
                               piece->cursor_wire, piece->cursor_column};
    }
    if (hand->piece != piece || !hand->moved) return;
    if (drop_holds(hand)) add_held(desk, piece, model);
    if (hand->kind != HAND_BOX) return;
    model->boxed = true;
    model->box = (CellBox){hand->wire, hand->column, hand->ghost_wire, hand->ghost_column};
}
