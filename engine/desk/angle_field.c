// The angle of the chosen step of the circuit in hand, as it is typed.
#include "desk/desk_inside.h"

#include "view/circuit_view.h"

#include <stdio.h>
#include <string.h>

// While the hand holds a step its circuit may be shown without it.
static const Step *angled_step(const Workpiece *piece) {
    if (!piece || piece->chosen == NO_STEP) return NULL;
    const Circuit *shown = workpiece_shown(piece);
    if (piece->chosen >= circuit_steps(shown)) return NULL;
    const Step *step = circuit_step(shown, piece->chosen);
    return step->gate->angles ? step : NULL;
}

Workpiece *desk_angled(Desk *desk) {
    Workpiece *piece = desk_editable(desk);
    return angled_step(piece) ? piece : NULL;
}

Spot desk_angle_spot(const Workpiece *piece) {
    return (Spot){.kind = SPOT_ANGLE, .a = piece->index + 1};
}

Field *desk_angle_field(Desk *desk) {
    const Workpiece *piece = desk_angled(desk);
    if (!piece || !spot_same(desk->focus, desk_angle_spot(piece))) return NULL;
    return &desk->lab.angle;
}

static void angle_text(const Workpiece *piece, char text[ANGLE_TEXT]) {
    const Step *step = angled_step(piece);
    text[0] = 0;
    if (step && step->angles[0].text[0])
        snprintf(text, ANGLE_TEXT, "%s", step->angles[0].text);
    else if (step)
        snprintf(text, ANGLE_TEXT, "%.10g", step->angles[0].value);
}

void desk_show_angle(Desk *desk) {
    char text[ANGLE_TEXT];
    angle_text(desk_angled(desk), text);
    desk->lab.angle_wrong = false;
    field_set(&desk->lab.angle, text);
}

void desk_take_angle(Desk *desk) {
    Lab *lab = &desk->lab;
    Workpiece *piece = desk_angled(desk);
    char before[ANGLE_TEXT];
    if (!desk_angle_field(desk)) return; // another page's by now
    angle_text(piece, before);
    if (!strcmp(before, lab->angle.text)) return;
    Error err = {0};
    Circuit *next = circuit_copy(history_now(piece->history));
    Step step = *circuit_step(next, piece->chosen);
    int chosen = NO_STEP;
    TypedAngle typed = {.piece = piece,
                        .live = piece->index < 0 ? NULL : desk->study.live,
                        .next = next,
                        .before = step.angles[0].value};
    if (angle_typed(&typed, lab->angle.text, &step.angles[0], &err))
        chosen = circuit_replace(next, piece->chosen, step, &err);
    if (chosen == NO_STEP) circuit_destroy(next);
    lab->angle_wrong = chosen == NO_STEP || !workpiece_commit(piece, next, &err);
    if (lab->angle_wrong) {
        desk_refuse(desk, &err);
        return;
    }
    piece->chosen = chosen;
    desk_changed(desk, piece);
    desk_told_parameters(desk, piece, &typed);
}

void desk_leave_angle(Desk *desk) {
    desk_take_angle(desk);
    const Workpiece *piece = desk_angled(desk);
    if (!piece || desk->lab.angle_wrong) return;
    desk_focus_by_key(desk, (Spot){SPOT_CELL, piece->cursor_wire, piece->cursor_column,
                                   piece->index, NULL});
}
