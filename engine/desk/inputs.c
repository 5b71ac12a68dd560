// The inputs of a page under the pointer and the keys.
#include "desk/desk_inside.h"

#include "circuit/expression.h"
#include "desk/number_keys.h"
#include "view/control_view.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

// The input that a spot means, on the page that is shown; NULL.
static const Variable *input_at(const Desk *desk, Spot spot) {
    bool input = spot.kind == SPOT_INPUT || spot.kind == SPOT_INPUT_FIELD;
    const Lesson *lesson = desk->studying ? study_lesson(&desk->study) : NULL;
    if (!input || !lesson || desk->screen != SCREEN_LESSON) return NULL;
    if (spot.a < 0 || spot.a >= lesson->variable_count) return NULL;
    const Variable *about = &lesson->variables[spot.a];
    bool there = about->kind < VARIABLE_INPUTS && about->page == desk->study.page;
    return there ? about : NULL;
}

bool desk_has_input(const Desk *desk) {
    const Lesson *lesson = desk->studying ? study_lesson(&desk->study) : NULL;
    for (int i = 0; lesson && i < lesson->variable_count; i++)
        if (input_at(desk, (Spot){.kind = SPOT_INPUT, .a = i})) return true;
    for (int i = 0; lesson && i < lesson->vote_count; i++)
        if (lesson->votes[i].page == desk->study.page) return true;
    return false;
}

static bool is_turned(const Variable *about) {
    return about->kind == VARIABLE_SLIDER || about->kind == VARIABLE_DIAL;
}

static void set(Desk *desk, int variable, double number) {
    study_set(&desk->study, variable, number);
    desk->input_last = true;
    desk->dirty = true;
}

// One change that is done at once.
static void change(Desk *desk, int variable, double number) {
    live_hold(desk->study.live, variable);
    set(desk, variable, number);
    live_settle(desk->study.live);
}

// --- the pointer

static void follow_hand(Desk *desk) {
    int variable = live_held(desk->study.live);
    const Scene *scene = desk_scene(desk);
    const SpotArea *area = scene_find(scene, desk->hand.from);
    const Variable *about = &study_lesson(&desk->study)->variables[variable];
    if (!area) return;
    double now = live_number(desk->study.live, variable);
    set(desk, variable, control_number_at(scene, area->rect, about, now, desk->x, desk->y));
}

static bool holds(const Desk *desk) {
    return desk->studying && desk->study.live && live_held(desk->study.live) >= 0;
}

void inputs_down(Desk *desk, Spot spot) {
    if (sliders_down(desk, spot)) return;
    const Variable *about = input_at(desk, spot);
    if (!about || spot.kind != SPOT_INPUT || !is_turned(about)) return;
    live_hold(desk->study.live, spot.a);
    follow_hand(desk);
}

void inputs_move(Desk *desk) {
    if (sliders_move(desk)) return;
    if (holds(desk)) follow_hand(desk);
}

void inputs_up(Desk *desk) {
    if (sliders_up(desk)) return;
    if (holds(desk)) live_settle(desk->study.live);
}

bool inputs_cancel(Desk *desk) {
    if (sliders_cancel(desk)) return true;
    if (!holds(desk)) return false;
    live_release(desk->study.live);
    desk->hand = (Hand){0};
    desk->dirty = true;
    return true;
}

void inputs_press(Desk *desk, Spot spot) {
    const Variable *about = input_at(desk, spot);
    if (!about) return;
    double now = live_number(desk->study.live, spot.a);
    if (about->kind == VARIABLE_TOGGLE) change(desk, spot.a, now > 0.5 ? 0 : 1);
    if (about->kind == VARIABLE_MENU) change(desk, spot.a, spot.b + 1);
    if (about->kind == VARIABLE_BUTTON) study_press(&desk->study, spot.a);
    desk_hush(desk);
}

void inputs_vote(Desk *desk, Spot spot) {
    const Lesson *lesson = desk->studying ? study_lesson(&desk->study) : NULL;
    if (!lesson || desk->screen != SCREEN_LESSON) return;
    if (spot.a < 0 || spot.a >= lesson->vote_count) return;
    const Vote *vote = &lesson->votes[spot.a];
    const Study *study = &desk->study;
    bool stands =
        live_guess_stands(study->live, vote, study->steps[study->page], study->read);
    if (vote->page != study->page || stands || spot.b < 0 || spot.b >= vote->option_count)
        return;
    double hands[MAX_OPTIONS] = {0};
    hands[spot.b] = 1;
    study_tally(&desk->study, spot.a, hands);
    desk->input_last = desk->dirty = true;
    desk_hush(desk);
}

// --- keys

static bool menu_key(Desk *desk, const Variable *about, int by) {
    int option = desk->focus.b + by;
    if (option < 0 || option >= about->option_count) return true;
    desk_focus_by_key(desk, (Spot){.kind = SPOT_INPUT, .a = desk->focus.a, .b = option});
    change(desk, desk->focus.a, option + 1);
    return true;
}

static bool turn_key(Desk *desk, const Variable *about, const Gesture *gesture) {
    double range = about->to - about->from;
    double number = live_number(desk->study.live, desk->focus.a);
    double fine = about->step > 0 ? about->step : NUMBER_FINE * range;
    double coarse = fmax(fine, NUMBER_COARSE * range);
    if (!number_turned(gesture, about, fine, coarse, &number)) return false;
    change(desk, desk->focus.a, number);
    desk_hush(desk);
    return true;
}

// A digit typed on a slider begins its number.
static bool begin_typing(Desk *desk, const Variable *about, const Gesture *gesture) {
    if (!is_turned(about) || !number_begins(gesture->key)) return false;
    inputs_open_field(desk, (Spot){.kind = SPOT_INPUT_FIELD, .a = desk->focus.a});
    field_set(&desk->input.field, (char[]){(char)gesture->key, 0});
    return true;
}

bool inputs_key(Desk *desk, const Gesture *gesture) {
    const Variable *about = input_at(desk, desk->focus);
    if (!about || gesture->mods || desk->focus.kind != SPOT_INPUT) return false;
    bool back = gesture->key == KEY_LEFT || gesture->key == KEY_UP;
    bool on = gesture->key == KEY_RIGHT || gesture->key == KEY_DOWN;
    if (about->kind == VARIABLE_MENU && (back || on))
        return menu_key(desk, about, on ? 1 : -1);
    if (!is_turned(about)) return false;
    desk->focus_shown = true;
    return turn_key(desk, about, gesture) || begin_typing(desk, about, gesture);
}

static bool undo(Desk *desk, bool redo) {
    const Study *study = &desk->study;
    if (desk->screen != SCREEN_LESSON || !study->live) return false;
    bool first = input_at(desk, desk->focus) || desk->input_last || !desk_editable(desk);
    if (!first) return false;
    int variable =
        redo ? live_redo(study->live, study->page) : live_undo(study->live, study->page);
    if (variable >= 0) desk->study.unsaved = true;
    desk->dirty = true;
    return variable >= 0;
}

bool inputs_undo(Desk *desk) {
    return undo(desk, false);
}

bool inputs_redo(Desk *desk) {
    return undo(desk, true);
}

// --- a number that is typed

Field *inputs_field(Desk *desk) {
    return desk->input.open && input_at(desk, desk->focus) ? &desk->input.field : NULL;
}

void inputs_open_field(Desk *desk, Spot spot) {
    const Variable *about = input_at(desk, spot);
    if (!about || (desk->input.open && desk->input.variable == spot.a)) return;
    double now = live_number(desk->study.live, spot.a);
    char *text = control_value(about, desk->lang, now, false);
    desk_focus(desk, spot);
    desk->input = (InputField){.open = true, .variable = spot.a};
    field_set(&desk->input.field, text);
    field_select_all(&desk->input.field);
    free(text);
    desk->dirty = true;
}

void inputs_close_field(Desk *desk) {
    sliders_close_field(desk);
    wire_close_field(desk);
    desk->input.open = desk->input.wrong = false;
    desk->dirty = true;
}

// Whether an angle may be typed with ° and mean radians.
static bool counts_radians(const Variable *about) {
    return !strcmp(text_in(&about->unit, LANG_EN), "rad");
}

bool inputs_take_field(Desk *desk) {
    Spot spot = {.kind = SPOT_INPUT_FIELD, .a = desk->input.variable};
    const Variable *about = desk->input.open ? input_at(desk, spot) : NULL;
    if (!about) return true;
    double number;
    Error err = {0};
    desk->input.wrong =
        !number_typed(desk->input.field.text, counts_radians(about), &number, &err);
    if (!desk->input.wrong && (number < about->from - 1e-9 || number > about->to + 1e-9)) {
        char *from = control_value(about, desk->lang, about->from, true);
        char *to = control_value(about, desk->lang, about->to, true);
        error_set(&err, "input.range", "%s\t%s", from, to);
        desk->input.wrong = true;
        free(from);
        free(to);
    }
    if (desk->input.wrong) {
        desk_refuse(desk, &err);
        return false;
    }
    change(desk, spot.a, number);
    desk_hush(desk);
    return true;
}
