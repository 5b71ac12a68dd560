#include "desk/desk_inside.h"

#include "circuit/expression.h"
#include "circuit/short_form.h"

#include <stdio.h>
#include <stdlib.h>

// What was kept is taken up again; a text that does not read any more is left in the record
// under another key, and the lab starts empty.
void lab_start(Desk *desk) {
    Lab *lab = &desk->lab;
    lab->shots = 1000;
    lab->seed_value = 1;
    char *text = progress_text(desk->progress, "lab");
    char *wires = progress_text(desk->progress, "lab.wires");
    Source kept = {.kind = SOURCE_CIRCUIT};
    if (text) kept.start = short_form_read(text, wires ? atoi(wires) : 0, NULL, NULL);
    if (text && !kept.start) progress_set_text(desk->progress, "lab.unread", text, NULL);
    workpiece_start(&lab->piece, -1, kept.start ? &kept : NULL);
    circuit_destroy(kept.start);
    free(text);
    free(wires);
}

void lab_save(Desk *desk) {
    const Circuit *now = history_now(desk->lab.piece.history);
    char wires[16];
    snprintf(wires, sizeof wires, "%d", circuit_wires(now));
    char *text = short_form_write(now, true);
    Error err = {0};
    bool good = progress_set_text(desk->progress, "lab.wires", wires, &err) &&
                progress_set_text(desk->progress, "lab", text, &err);
    if (!good) desk_refuse(desk, &err);
    free(text);
}

void lab_end(Desk *desk) {
    workpiece_end(&desk->lab.piece);
}

void lab_show_angle(Lab *lab) {
    const Circuit *shown = workpiece_shown(&lab->piece);
    lab->angle_wrong = false;
    field_set(&lab->angle, "");
    if (lab->piece.chosen == NO_STEP) return;
    const Step *step = circuit_step(shown, lab->piece.chosen);
    char text[ANGLE_TEXT];
    snprintf(text, sizeof text, "%.10g", step->angles[0].value);
    if (step->gate->angles)
        field_set(&lab->angle, step->angles[0].text[0] ? step->angles[0].text : text);
}

void lab_take_angle(Desk *desk) {
    Lab *lab = &desk->lab;
    Workpiece *piece = &lab->piece;
    if (piece->chosen == NO_STEP) return;
    Error err = {0};
    Circuit *next = circuit_copy(history_now(piece->history));
    Step step = *circuit_step(next, piece->chosen);
    Angle angle = {0};
    snprintf(angle.text, sizeof angle.text, "%s", lab->angle.text);
    bool good = number_typed(lab->angle.text, true, &angle.value, &err);
    if (good && !expression_value(angle.text, NULL, &(double){0}, NULL)) angle.text[0] = 0;
    step.angles[0] = angle;
    int chosen = piece->chosen;
    good = good && circuit_replace(next, piece->chosen, step, &err) != NO_STEP;
    lab->angle_wrong = !good;
    if (!good) {
        circuit_destroy(next);
        desk_refuse(desk, &err);
        return;
    }
    if (workpiece_commit(piece, next, &err))
        desk_changed(desk, piece);
    else
        desk_refuse(desk, &err);
    piece->chosen = chosen;
    lab_show_angle(lab);
}
