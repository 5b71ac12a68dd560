#include "desk/noise_sheet.h"

#include "circuit/names.h"
#include "circuit/noise_gate.h"
#include "desk/desk_inside.h"
#include "view/noise_sliders.h"

#include <stdio.h>

// Spots here are of the sheet's circuit.
static Spot spot_of(const Desk *desk, SpotKind kind, int a) {
    return (Spot){.kind = kind, .a = a, .c = desk->noise.source};
}

static Workpiece *piece_of(const Desk *desk) {
    return desk_piece((Desk *)desk, desk->noise.source); // looks only
}

// Long enough that a few gates do little.
static const NoiseTimes usual = {1, 100, 80};

void noise_sheet_open(Desk *desk, int source) {
    Workpiece *piece = desk_piece(desk, source);
    if (!piece || piece->arrow) return;
    NoiseTimes times = circuit_noise(history_now(piece->history))->times;
    desk->noise = (NoiseSheet){
        .source = source, .wire = NOISE_COMMON, .times = times.gate > 0 ? times : usual};
    Spot first = {.kind = SPOT_PARAMETER, .a = noise_slider(NOISE_COMMON, 0), .c = source};
    choices_open(desk, CHOICES_NOISE, first);
}

static double *time_of(NoiseTimes *times, int slider) {
    double *const all[] = {&times->gate, &times->t1, &times->t2};
    return all[noise_slider_rate(slider) - NOISE_TIMES];
}

bool noise_sheet_time(Desk *desk, int slider, double number, Error *err) {
    static const char *const names[] = {"t", "T1", "T2"};
    int which = noise_slider_rate(slider) - NOISE_TIMES;
    if (!(number > 0)) return error_set(err, "noise.times", "%s\t%g", names[which], number);
    *time_of(&desk->noise.times, slider) = number;
    return true;
}

double noise_sheet_time_now(const Desk *desk, int slider) {
    NoiseTimes times = desk->noise.times;
    return *time_of(&times, slider);
}

// --- what its buttons do

static void commit(Desk *desk, const Noise *noise) {
    Workpiece *piece = piece_of(desk);
    Error err = {.key = ""};
    Circuit *next = circuit_copy(history_now(piece->history));
    if (!circuit_set_noise(next, noise, &err)) {
        circuit_destroy(next);
        desk_refuse(desk, &err);
        return;
    }
    if (workpiece_commit(piece, next, &err))
        desk_changed(desk, piece);
    else
        desk_refuse(desk, &err);
}

static void take(Desk *desk) {
    Noise noise = *circuit_noise(history_now(piece_of(desk)->history));
    Error err = {.key = ""};
    if (noise_set_times(&noise, desk->noise.times, &err))
        commit(desk, &noise);
    else
        desk_refuse(desk, &err);
}

static void same(Desk *desk) {
    Noise noise = *circuit_noise(history_now(piece_of(desk)->history));
    for (int rate = 0; rate < NOISE_RATES; rate++)
        noise_drop_own(&noise, desk->noise.wire, rate);
    commit(desk, &noise);
}

void noise_act(Desk *desk, Spot spot) {
    desk->dirty = true;
    if (spot.a == NOISE_OPEN) {
        noise_sheet_open(desk, spot.c);
        return;
    }
    if (!piece_of(desk)) return;
    desk_hush(desk);
    if (spot.a == NOISE_SCOPE) desk->noise.wire = spot.b - 1;
    if (spot.a == NOISE_TAKE) take(desk);
    if (spot.a == NOISE_SAME) same(desk);
    if (spot.a == NOISE_QUIET) commit(desk, &(Noise){.rates = {0}});
}

// --- the sheet

static void add_scopes(const Desk *desk, Scene *scene, ChoiceSheet *sheet,
                       const Circuit *circuit) {
    ChoiceRow *row = &sheet->rows[sheet->count++];
    *row = (ChoiceRow){.name = scene_word(scene, "noise.scope")};
    for (int wire = -1; wire < circuit_wires(circuit) && row->count < MOST_CHOICES;
         wire++) {
        char label[WIRE_LABEL];
        if (wire >= 0) circuit_wire_label(circuit, wire, label);
        Spot spot = spot_of(desk, SPOT_NOISE, NOISE_SCOPE);
        spot.b = wire + 1;
        const char *words = wire < 0 ? scene_word(scene, "noise.whole")
                                     : scene_say(scene, "desk.plain", "%s", label);
        row->choices[row->count++] =
            (Choice){.words = words, .spot = spot, .on = desk->noise.wire == wire};
    }
}

static void add_slider(const Desk *desk, Scene *scene, ChoiceSheet *sheet,
                       const Circuit *circuit, int rate) {
    const Sliders *hand = &desk->sliders;
    int slider = noise_slider(desk->noise.wire, rate);
    bool mine = hand->source == desk->noise.source && hand->slider == slider;
    char key[48];
    snprintf(key, sizeof key, "noise.%s", noise_name(rate));
    double number = noise_slider_number(circuit, slider);
    ChoiceRow *row = &sheet->rows[sheet->count++];
    *row = (ChoiceRow){.name = scene_word(scene, key), .slides = true};
    row->about = noise_slider_variable();
    row->field =
        desk_field_model(desk, &hand->field, spot_of(desk, SPOT_PARAMETER_FIELD, slider));
    row->control = (Control){.spot = spot_of(desk, SPOT_PARAMETER, slider),
                             .number_spot = spot_of(desk, SPOT_PARAMETER_FIELD, slider),
                             .number = number,
                             .label = row->name,
                             .value = scene_say(scene, "desk.plain", "%.3f", number),
                             .held = hand->held && mine,
                             .typed = hand->open && mine,
                             .wrong = hand->open && mine && hand->wrong};
}

static void add_time(const Desk *desk, Scene *scene, ChoiceSheet *sheet, int which) {
    static const char *const keys[] = {"noise.time.gate", "noise.time.t1", "noise.time.t2"};
    const Sliders *hand = &desk->sliders;
    int slider = noise_slider(NOISE_COMMON, NOISE_TIMES + which);
    Spot spot = spot_of(desk, SPOT_PARAMETER_FIELD, slider);
    bool typed = hand->open && hand->source == desk->noise.source && hand->slider == slider;
    ChoiceRow *row = &sheet->rows[sheet->count++];
    *row =
        (ChoiceRow){.name = scene_word(scene, keys[which]), .fields = true, .spot = spot};
    row->wrong = typed && hand->wrong;
    if (typed)
        row->field = desk_field_model(desk, &hand->field, spot);
    else
        row->field.text =
            scene_say(scene, "desk.plain", "%g", noise_sheet_time_now(desk, slider));
}

static const char *note_of(const Desk *desk, Scene *scene, const Workpiece *piece) {
    if (desk->refused && desk->status) return desk->status;
    int trials = run_trials(piece->run);
    if (trials) return scene_say(scene, "noise.trials", "%d", trials);
    return scene_word(scene, desk->noise.wire == NOISE_COMMON ? "noise.about"
                                                              : "noise.about_wire");
}

ChoiceSheet noise_sheet(const Desk *desk, Scene *scene) {
    ChoiceSheet sheet = {.title = scene_word(scene, "noise.title"), .done = -1};
    const Workpiece *piece = piece_of(desk);
    if (!piece || piece->arrow) return sheet;
    const Metrics *m = &scene_look(scene)->metrics;
    sheet.at = (Rect){0, m->top_bar, 1, 1}; // at the left: the displays stand at the right
    const Circuit *circuit = workpiece_shown(piece);
    bool whole = desk->noise.wire == NOISE_COMMON;
    add_scopes(desk, scene, &sheet, circuit);
    for (int rate = 0; rate < NOISE_RATES; rate++)
        add_slider(desk, scene, &sheet, circuit, rate);
    for (int i = 0; whole && i < 3; i++)
        add_time(desk, scene, &sheet, i);
    sheet.note = note_of(desk, scene, piece);
    sheet.refused = desk->refused;
    sheet.buttons[0] =
        (Button){.kind = BUTTON_OUTLINE,
                 .words = scene_word(scene, whole ? "noise.take" : "noise.same"),
                 .spot = spot_of(desk, SPOT_NOISE, whole ? NOISE_TAKE : NOISE_SAME)};
    sheet.buttons[1] = (Button){.kind = BUTTON_OUTLINE,
                                .words = scene_word(scene, "noise.quiet"),
                                .spot = spot_of(desk, SPOT_NOISE, NOISE_QUIET)};
    sheet.button_count = 2;
    return sheet;
}
