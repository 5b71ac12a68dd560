#include "desk/desk_inside.h"

#include "base/mem.h"
#include "circuit/short_form.h"
#include "desk/inside.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// The record's text: "2 3\n" (wires and classical bits), then the short form with its
// columns. Registers' names are not kept.
static Circuit *read_kept(const char *text) {
    int wires, bits;
    const char *form = strchr(text, '\n');
    if (!form || sscanf(text, "%d %d", &wires, &bits) != 2) return NULL;
    if (wires < 1 || wires > DESK_QUBITS) return NULL;
    Circuit *circuit = short_form_read(form + 1, wires, NULL, NULL);
    bool same = circuit && circuit_wires(circuit) == wires;
    if (same && circuit_bits(circuit) != bits && circuit_set_bits(circuit, bits, NULL))
        return circuit;
    if (same && circuit_bits(circuit) == bits) return circuit;
    circuit_destroy(circuit);
    return NULL;
}

// What was kept is taken up again; a text that does not read any more is left in the record
// under another key, and the lab starts empty.
void lab_start(Desk *desk) {
    Lab *lab = &desk->lab;
    char *text = progress_text(desk->progress, "lab");
    Source kept = {.kind = SOURCE_CIRCUIT};
    if (text) kept.start = read_kept(text);
    if (text && !kept.start) progress_set_text(desk->progress, "lab.unread", text, NULL);
    workpiece_start(&lab->piece, -1, kept.start ? &kept : NULL);
    lab->piece.most_wires = DESK_QUBITS;
    lab->piece.seed = 1;
    lab->piece.worker = desk->options.worker;
    circuit_destroy(kept.start);
    free(text);
    shelving_start(desk);
}

void lab_save(Desk *desk) {
    if (!desk->lab.unsaved) return;
    desk->lab.unsaved = false;
    Circuit *now = inside_whole(&desk->lab.piece);
    char *form = short_form_write(now, true);
    Buffer text = {0};
    buffer_print(&text, "%d %d\n%s", circuit_wires(now), circuit_bits(now), form);
    char *whole = buffer_take(&text);
    desk_set_setting(desk, "lab", whole);
    circuit_destroy(now);
    free(whole);
    free(form);
    shelving_save(desk);
}

void lab_end(Desk *desk) {
    shelving_end(desk);
    workpiece_end(&desk->lab.piece);
}
