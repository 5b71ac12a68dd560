#include "desk/sliders.h"

#include "base/mem.h"
#include "desk/desk_inside.h"
#include "desk/number_keys.h"
#include "view/control_view.h"
#include "view/noise_sliders.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FRAME_MS = 16, CYCLE_MS = 1000 * CYCLE_SECONDS };
// The circuit of a slider that is there; NULL.
static Workpiece *piece_at(Desk *desk, Spot spot) {
    bool slider = spot.kind == SPOT_PARAMETER || spot.kind == SPOT_PARAMETER_FIELD;
    Workpiece *piece = slider ? desk_piece(desk, spot.c) : NULL;
    if (!piece || piece->arrow) return NULL;
    const Circuit *shown = workpiece_shown(piece);
    if (spot.a == TIME_SLIDER) return circuit_uses_time(shown) ? piece : NULL;
    if (noise_slider_is(spot.a))
        return noise_slider_wire(spot.a) < circuit_wires(shown) ? piece : NULL;
    return spot.a >= 0 && spot.a < circuit_parameters(shown) ? piece : NULL;
}

// The circuit with the parameter there, NULL and why.
static Circuit *turned(const Workpiece *piece, int slider, double number, Error *err) {
    Circuit *next = circuit_copy(history_now(piece->history));
    bool set = noise_slider_is(slider)
                   ? noise_slider_set(next, slider, number, err)
                   : circuit_set_parameter(next, slider, (Angle){.value = number}, err);
    if (set) return next;
    circuit_destroy(next);
    return NULL;
}

static void set(Desk *desk, Workpiece *piece, int slider, double number, bool settle) {
    Error err = {.key = ""};
    desk->dirty = true;
    if (slider == TIME_SLIDER) {
        workpiece_set_cycle(piece, fmin(fmax(number, 0), 1));
        return;
    }
    Circuit *next = turned(piece, slider, number, &err);
    bool good = next && (settle ? workpiece_commit : workpiece_preview)(piece, next, &err);
    if (!good)
        desk_refuse(desk, &err);
    else
        desk_hush(desk);
    if (good && settle) desk_changed(desk, piece);
}

// --- the pointer

static void follow_hand(Desk *desk) {
    Sliders *own = &desk->sliders;
    Spot spot = {.kind = SPOT_PARAMETER, .a = own->slider, .c = own->source};
    Workpiece *piece = piece_at(desk, spot);
    const Scene *scene = desk_scene(desk);
    const SpotArea *area = scene_find(scene, spot);
    if (!piece || !area) return;
    const Circuit *now = history_now(piece->history);
    Variable about = parameter_variable(now, own->slider);
    double number = slider_number_at(scene, area->rect, &about, desk->x);
    set(desk, piece, own->slider, parameter_snap(now, own->slider, number), false);
}

bool sliders_down(Desk *desk, Spot spot) {
    if (spot.kind != SPOT_PARAMETER || !piece_at(desk, spot)) return false;
    desk->sliders.held = true;
    desk->sliders.slider = spot.a;
    desk->sliders.source = spot.c;
    follow_hand(desk);
    return true;
}

bool sliders_move(Desk *desk) {
    if (desk->sliders.held) follow_hand(desk);
    return desk->sliders.held;
}

bool sliders_up(Desk *desk) {
    Sliders *own = &desk->sliders;
    bool held = own->held;
    own->held = false;
    Workpiece *piece = held ? desk_piece(desk, own->source) : NULL;
    if (!piece || !piece->preview) return held;
    Error err = {.key = ""};
    if (workpiece_commit(piece, circuit_copy(piece->preview), &err))
        desk_changed(desk, piece);
    else
        workpiece_put_back(piece);
    return true;
}

bool sliders_cancel(Desk *desk) {
    Sliders *own = &desk->sliders;
    bool held = own->held;
    own->held = false;
    Workpiece *piece = held ? desk_piece(desk, own->source) : NULL;
    if (piece) workpiece_put_back(piece);
    if (held) desk->dirty = true;
    return held;
}

// --- keys

// Angles move as those of gates do: by π/12, with Shift by π/180.
static bool turn_key(Desk *desk, Workpiece *piece, const Gesture *gesture) {
    int slider = desk->focus.a;
    const Circuit *circuit = history_now(piece->history);
    Variable about = parameter_variable(circuit, slider);
    double range = about.to - about.from, now = parameter_number(circuit, slider), to = now;
    bool angle = text_in(&about.unit, LANG_EN)[0] != 0, slow = gesture->mods == MOD_SHIFT;
    double fine =
        angle ? (slow ? M_PI / 180 : M_PI / 12) : NUMBER_FINE * range / (slow ? 10 : 1);
    double coarse = angle ? M_PI / 4 : NUMBER_COARSE * range;
    if (!number_turned(gesture, &about, fine, coarse, &to)) return false;
    to = fmin(fmax(to, about.from), about.to);
    if (to != now) set(desk, piece, slider, to, true);
    return true;
}

// A digit typed on a slider begins its number.
static bool begin_typing(Desk *desk, const Gesture *gesture) {
    if (gesture->mods || !number_begins(gesture->key)) return false;
    Spot field = desk->focus;
    field.kind = SPOT_PARAMETER_FIELD;
    desk_focus(desk, field);
    field_set(&desk->sliders.field, (char[]){(char)gesture->key, 0});
    return true;
}

bool sliders_key(Desk *desk, const Gesture *gesture) {
    Workpiece *piece =
        desk->focus.kind == SPOT_PARAMETER ? piece_at(desk, desk->focus) : NULL;
    if (!piece || gesture->mods & ~MOD_SHIFT) return false;
    desk->focus_shown = true;
    return turn_key(desk, piece, gesture) || begin_typing(desk, gesture);
}

// --- its number, typed

// As short as it can be said.
static char *number_words(double number) {
    Buffer text = {0};
    buffer_print(&text, "%.6g", number);
    return buffer_take(&text);
}

Field *sliders_field(Desk *desk) {
    bool there = desk->sliders.open && piece_at(desk, desk->focus);
    return there ? &desk->sliders.field : NULL;
}

void sliders_open_field(Desk *desk, Spot spot) {
    Workpiece *piece = piece_at(desk, spot);
    Sliders *own = &desk->sliders;
    if (!piece) return;
    const Circuit *circuit = workpiece_shown(piece);
    Variable about = parameter_variable(circuit, spot.a);
    double number = noise_slider_is_time(spot.a) ? noise_sheet_time_now(desk, spot.a)
                                                 : parameter_number(circuit, spot.a);
    char *text = noise_slider_is(spot.a) ? number_words(number)
                                         : control_value(&about, desk->lang, number, false);
    own->open = true;
    own->wrong = false;
    own->slider = spot.a;
    own->source = spot.c;
    field_set(&own->field, text);
    field_select_all(&own->field);
    free(text);
    desk->dirty = true;
}

// Beyond the slider's range the range grows.
static bool take_number(Desk *desk, Workpiece *piece, int slider, double number,
                        Error *err) {
    if (slider == TIME_SLIDER) {
        if (number < 0 || number > 1) return error_set(err, "input.range", "0\t1");
        workpiece_set_cycle(piece, number);
        return true;
    }
    if (noise_slider_is_time(slider)) return noise_sheet_time(desk, slider, number, err);
    if (noise_slider_is(slider)) {
        Circuit *next = turned(piece, slider, number, err);
        if (!next || !workpiece_commit(piece, next, err)) return false;
        desk_changed(desk, piece);
        return true;
    }
    Angle now = {.value = number};
    double plain;
    const char *typed = desk->sliders.field.text;
    bool kept = strlen(typed) < sizeof now.text &&
                expression_value(typed, NULL, &plain, NULL) && plain == number;
    if (kept && strspn(typed, "0123456789.-") < strlen(typed))
        snprintf(now.text, sizeof now.text, "%s", typed);
    Circuit *next = circuit_copy(history_now(piece->history));
    circuit_widen_parameter(next, slider, number);
    bool good = circuit_set_parameter(next, slider, now, err);
    if (!good) circuit_destroy(next);
    if (!good || !workpiece_commit(piece, next, err)) return false;
    desk_changed(desk, piece);
    return true;
}

bool sliders_take_field(Desk *desk) {
    Sliders *own = &desk->sliders;
    Spot spot = {.kind = SPOT_PARAMETER_FIELD, .a = own->slider, .c = own->source};
    Workpiece *piece = own->open ? piece_at(desk, spot) : NULL;
    if (!piece) return true;
    Error err = {.key = ""};
    double number;
    Variable about = parameter_variable(workpiece_shown(piece), own->slider);
    bool angle = text_in(&about.unit, LANG_EN)[0] != 0;
    own->wrong = !number_typed(own->field.text, angle, &number, &err) ||
                 !take_number(desk, piece, own->slider, number, &err);
    desk->dirty = true;
    if (own->wrong)
        desk_refuse(desk, &err);
    else
        desk_hush(desk);
    return !own->wrong;
}

void sliders_enter_field(Desk *desk) {
    if (!sliders_take_field(desk)) return;
    sliders_close_field(desk);
    if (noise_slider_is_time(desk->sliders.slider)) return; // there is nothing to turn
    desk_focus_by_key(desk, (Spot){.kind = SPOT_PARAMETER,
                                   .a = desk->sliders.slider,
                                   .c = desk->sliders.source});
}

void sliders_close_field(Desk *desk) {
    desk->sliders.open = desk->sliders.wrong = false;
    desk->dirty = true;
}

void desk_told_parameters(Desk *desk, Workpiece *piece, const TypedAngle *typed) {
    if (typed->timed) piece->cycles = true;
    if (typed->made[0])
        desk_say(desk, "parameter.made", "%s", typed->made);
    else if (typed->timed)
        desk_say(desk, "cycle.made", " ");
}

// --- the time

void sliders_cycle(Desk *desk, Spot spot) {
    Workpiece *piece = desk_piece(desk, spot.c);
    if (!piece) return;
    piece->cycles = !piece->cycles;
    desk->dirty = true;
}

// The circuits on the screen, one after the other; NULL behind the last.
static Workpiece *shown_piece(Desk *desk, int index) {
    if (desk->screen == SCREEN_LAB) return index ? NULL : &desk->lab.piece;
    const Lesson *lesson =
        desk->screen == SCREEN_LESSON && desk->studying ? study_lesson(&desk->study) : NULL;
    if (!lesson || !desk->study.loaded || index >= lesson->source_count) return NULL;
    return &desk->study.pieces[index];
}

static bool runs(Desk *desk, const Workpiece *piece) {
    if (!piece->cycles || piece->arrow || piece->ticket) return false;
    if (piece->index >= 0 && !desk_on_page(desk, piece->index)) return false;
    bool held = desk->sliders.held && desk->sliders.source == piece->index &&
                desk->sliders.slider == TIME_SLIDER;
    return !held && circuit_uses_time(workpiece_shown(piece));
}

bool sliders_poll(Desk *desk, double now) {
    Sliders *own = &desk->sliders;
    double passed = own->ticked > 0 ? now - own->ticked : 0;
    bool any = false, first = own->ticked <= 0;
    if (!first && passed < FRAME_MS) return false;
    for (int i = 0; shown_piece(desk, i); i++) {
        Workpiece *piece = shown_piece(desk, i);
        if (!runs(desk, piece)) continue;
        double time = circuit_time(workpiece_shown(piece)) + passed / CYCLE_MS;
        workpiece_set_cycle(piece, time - floor(time));
        any = true;
    }
    own->ticked = any ? now : 0;
    return any && !first;
}

int sliders_due(Desk *desk, double now) {
    for (int i = 0; shown_piece(desk, i); i++) {
        if (!runs(desk, shown_piece(desk, i))) continue;
        double wait = desk->sliders.ticked + FRAME_MS - now;
        return wait > 0 && desk->sliders.ticked > 0 ? (int)ceil(wait) : 0;
    }
    return -1;
}

ParameterModel sliders_model(const Desk *desk, const Workpiece *piece) {
    const Sliders *own = &desk->sliders;
    Spot spot = {.kind = SPOT_PARAMETER_FIELD, .a = own->slider, .c = own->source};
    bool mine = own->source == piece->index;
    return (ParameterModel){.circuit = piece->arrow ? NULL : workpiece_shown(piece),
                            .source = piece->index,
                            .held = own->held && mine ? own->slider : NO_SLIDER,
                            .typed = own->open && mine ? own->slider : NO_SLIDER,
                            .wrong = own->wrong,
                            .playing = piece->cycles,
                            .field = desk_field_model(desk, &own->field, spot)};
}
