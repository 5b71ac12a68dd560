#include "desk/comparing.h"

#include "base/file.h"
#include "base/mem.h"
#include "circuit/angle_text.h"
#include "circuit/format.h"
#include "circuit/names.h"
#include "desk/clipboard.h"
#include "desk/desk_inside.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const History *history_of(const Desk *desk) {
    return desk->lab.piece.history;
}

static bool is_open(const Desk *desk) {
    return desk->choices.open == CHOICES_COMPARE && !desk->keys_open;
}

static void comparing_open(Desk *desk) {
    if (desk->screen != SCREEN_LAB) return;
    Comparing *own = &desk->comparing;
    *own = (Comparing){.with = COMPARE_OPEN, .why = {.key = ""}};
    own->place = history_place(history_of(desk));
    field_set(&own->field, "");
    choices_open(desk, CHOICES_COMPARE,
                 (Spot){.kind = SPOT_COMPARE, .a = COMPARE_PLACE, .b = -1});
}

// A fidelity as a person would say it: what rounding has left of nothing is 0.
static double told(double fidelity) {
    return fidelity < 1e-9 ? 0 : fidelity;
}

// --- comparing

// Takes what it is compared with; NULL: `err` says why there is none.
static void compare(Desk *desk, CompareAct with, Circuit *other, const Error *err) {
    Comparing *own = &desk->comparing;
    own->with = (int)with;
    own->found = false;
    own->why = err ? *err : (Error){.key = ""};
    if (other)
        own->found =
            circuit_match(history_now(history_of(desk)), other, &own->match, &own->why);
    circuit_destroy(other);
    desk->dirty = true;
}

static void with_place(Desk *desk, int by) {
    Comparing *own = &desk->comparing;
    int last = history_count(history_of(desk)) - 1, to = own->place + by;
    own->place = to < 0 ? 0 : to > last ? last : to;
    compare(desk, COMPARE_PLACE, circuit_copy(history_at(history_of(desk), own->place)),
            NULL);
}

static void with_text(Desk *desk, const char *text) {
    Error err = {.key = ""};
    Circuit *other = clipboard_read(text, desk->options.words, desk->lang, &err);
    compare(desk, COMPARE_PASTE, other, other ? NULL : &err);
}

static void with_file(Desk *desk) {
    Error err = {.key = ""};
    const char *text = desk->comparing.field.text;
    Circuit *other = NULL;
    if (text[0]) {
        char *path = opening_path(desk, text);
        other = circuit_read(path, (FormatOptions){.free_inputs = true}, &err);
        free(path);
    } else {
        error_set(&err, "open.nothing", " ");
    }
    compare(desk, COMPARE_FILE, other, other ? NULL : &err);
}

static void with_lesson(Desk *desk) {
    Error err = {.key = ""};
    bool out = loan_is_out(desk);
    const Workpiece *piece = out ? &desk->study.pieces[desk->loan.source] : NULL;
    if (!out) error_set(&err, "loan.gone", " ");
    compare(desk, COMPARE_LESSON, piece ? circuit_copy(history_now(piece->history)) : NULL,
            out ? NULL : &err);
}

static void open_input(Desk *desk) {
    Comparing *own = &desk->comparing;
    Workpiece *piece = &desk->lab.piece;
    Error err = {.key = ""};
    if (!own->found) return;
    double fidelity = own->match.how.fidelity;
    Circuit *next = circuit_with_input(history_now(piece->history), &own->match, &err);
    if (!next || !workpiece_commit(piece, next, &err)) {
        own->found = false;
        own->why = err;
        return;
    }
    choices_close(desk);
    desk_changed(desk, piece);
    desk_say(desk, "compare.opened", "%.4g", told(fidelity));
}

void comparing_act(Desk *desk, Spot spot) {
    desk->dirty = true;
    if (spot.a == COMPARE_OPEN) comparing_open(desk);
    if (!is_open(desk)) return;
    if (spot.a == COMPARE_PLACE) with_place(desk, spot.b);
    if (spot.a == COMPARE_PASTE) clipboard_ask(desk);
    if (spot.a == COMPARE_LESSON) with_lesson(desk);
    if (spot.a == COMPARE_FIELD) desk_focus(desk, spot);
    if (spot.a == COMPARE_FILE) with_file(desk);
    if (spot.a == COMPARE_INPUT) open_input(desk);
}

void comparing_go(Desk *desk) {
    with_file(desk);
}

bool comparing_paste(Desk *desk, const char *text) {
    if (!is_open(desk)) return false;
    Spot focus = desk->focus;
    if (focus.kind == SPOT_COMPARE && focus.a == COMPARE_FIELD) return false;
    with_text(desk, text ? text : "");
    return true;
}

// --- what it says

// "π/4" where that is what it is.
static char *phase_words(double phase) {
    Buffer text = {0}, out = {0};
    angle_print(&text, phase);
    char *typed = buffer_take(&text), *pi = strstr(typed, "pi");
    if (!pi)
        buffer_print(&out, "%.4g", phase);
    else
        for (const char *at = typed; *at; at++) {
            if (at == pi)
                buffer_print(&out, "π"), at++;
            else if (*at != '*')
                buffer_print(&out, "%c", *at);
        }
    free(typed);
    return buffer_take(&out);
}

static char *order_words(const Desk *desk, const Circuit *circuit, const int *to) {
    Buffer out = {0};
    for (int w = 0; w < circuit_wires(circuit); w++) {
        char label[WIRE_LABEL], there[WIRE_LABEL];
        if (to[w] == w) continue;
        circuit_wire_label(circuit, w, label);
        circuit_wire_label(circuit, to[w], there);
        buffer_print(&out, "%s%s → %s", out.size ? desk->lang == LANG_EN ? ", " : "、" : "",
                     label, there);
    }
    return buffer_take(&out);
}

// |011⟩, q0 at the right.
static void ket_words(uint64_t bits, int wires, char text[MAX_WIRES + 8]) {
    size_t end = (size_t)snprintf(text, MAX_WIRES + 8, "|");
    for (int w = wires - 1; w >= 0; w--)
        text[end++] = bits >> w & 1 ? '1' : '0';
    snprintf(text + end, 5, "⟩");
}

static const char *difference_words(Scene *scene, const Circuit *now, const Match *match) {
    const Equivalence *how = &match->how;
    int wires = circuit_wires(now);
    char first[MAX_WIRES + 8], other[MAX_WIRES + 8];
    ket_words(how->input, wires, first);
    ket_words(how->other, wires, other);
    switch (how->difference) {
    case DIFFERENCE_BASIS:
        return scene_say(scene, "compare.basis", "%s\t%.4g", first, told(how->fidelity));
    case DIFFERENCE_PAIR:
        return scene_say(scene, "compare.pair", "%s\t%s\t%.4g", first, other,
                         told(how->fidelity));
    case DIFFERENCE_OUTCOME: {
        char *bits = outcome_text(now, circuit_measures(now), how->input);
        const char *words = scene_say(scene, "compare.outcome", "%s\t%.4g\t%.4g", bits,
                                      how->first, how->second);
        free(bits);
        return words;
    }
    case DIFFERENCE_START:
        return scene_say(scene, "compare.start", "%.4g", told(how->fidelity));
    default:
        return scene_say(scene, "compare.product", "%.4g", told(how->fidelity));
    }
}

static const char *match_words(const Desk *desk, Scene *scene, const Match *match) {
    const Circuit *now = history_now(history_of(desk));
    char *phase = phase_words(match->phase), *order = NULL;
    const char *words = NULL;
    if (match->kind == MATCH_SAME) words = scene_word(scene, "compare.same");
    if (match->kind == MATCH_PHASE) words = scene_say(scene, "compare.phase", "%s", phase);
    if (match->kind == MATCH_WIRES) {
        order = order_words(desk, now, match->to);
        words = match->phase == 0
                    ? scene_say(scene, "compare.wires", "%s", order)
                    : scene_say(scene, "compare.wires_phase", "%s\t%s", order, phase);
    }
    if (!words) words = difference_words(scene, now, match);
    if (match->kind == MATCH_UNDECIDED)
        words = scene_say(scene, "compare.undecided", "%s", words);
    free(order);
    free(phase);
    return words;
}

static Choice choice_of(const char *words, CompareAct act, int by, bool on) {
    Spot spot = {.kind = SPOT_COMPARE, .a = (int)act, .b = by};
    return (Choice){.words = words, .spot = spot, .on = on};
}

static void add_rows(const Desk *desk, Scene *scene, ChoiceSheet *sheet) {
    const Comparing *own = &desk->comparing;
    ChoiceRow *row = &sheet->rows[sheet->count++];
    *row = (ChoiceRow){.name = scene_word(scene, "compare.history")};
    row->choices[0] = choice_of("−", COMPARE_PLACE, -1, false);
    row->choices[0].name = scene_word(scene, "compare.earlier");
    row->choices[1] = choice_of(scene_say(scene, "compare.place", "%d\t%d", own->place + 1,
                                          history_count(history_of(desk))),
                                COMPARE_PLACE, 0, own->with == COMPARE_PLACE);
    row->choices[2] = choice_of("＋", COMPARE_PLACE, 1, false);
    row->choices[2].name = scene_word(scene, "compare.later");
    row->count = 3;
    row = &sheet->rows[sheet->count++];
    *row = (ChoiceRow){.name = scene_word(scene, "compare.others")};
    row->choices[row->count++] = choice_of(scene_word(scene, "compare.paste"),
                                           COMPARE_PASTE, 0, own->with == COMPARE_PASTE);
    if (loan_is_out(desk))
        row->choices[row->count++] =
            choice_of(scene_word(scene, "compare.lesson"), COMPARE_LESSON, 0,
                      own->with == COMPARE_LESSON);
    row = &sheet->rows[sheet->count++];
    Spot spot = {.kind = SPOT_COMPARE, .a = COMPARE_FIELD};
    *row = (ChoiceRow){.name = scene_word(scene, "compare.file"),
                       .fields = true,
                       .field = desk_field_model(desk, &own->field, spot),
                       .spot = spot,
                       .wrong = own->with == COMPARE_FILE && !own->found};
}

ChoiceSheet comparing_sheet(const Desk *desk, Scene *scene) {
    const Comparing *own = &desk->comparing;
    ChoiceSheet sheet = {.title = scene_word(scene, "compare.title"), .done = -1};
    sheet.at = (Rect){0, scene_look(scene)->metrics.top_bar, 1, 1}; // displays are right
    add_rows(desk, scene, &sheet);
    sheet.note = scene_word(scene, "compare.how");
    if (own->found) sheet.note = match_words(desk, scene, &own->match);
    sheet.refused = !own->found && own->why.key[0];
    if (sheet.refused)
        sheet.note =
            scene_take(scene, words_error_line(desk->options.words, desk->lang, &own->why));
    if (own->found && own->match.opens)
        sheet.buttons[sheet.button_count++] =
            (Button){.kind = BUTTON_FILLED,
                     .words = scene_word(scene, "compare.open_input"),
                     .spot = {.kind = SPOT_COMPARE, .a = COMPARE_INPUT}};
    sheet.buttons[sheet.button_count++] =
        (Button){.kind = BUTTON_OUTLINE,
                 .words = scene_word(scene, "compare.with_file"),
                 .spot = {.kind = SPOT_COMPARE, .a = COMPARE_FILE}};
    return sheet;
}
