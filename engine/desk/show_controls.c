// The page's inputs as the presenter's window has them, and seeds: what a hand does there
// is seen by the audience in the same frame.
#include "desk/show_inside.h"

#include "desk/number_keys.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static bool is_seen(const Study *study, int variable) {
    const Page *page = &study_lesson(study)->pages[study->page];
    for (int i = 0; i < page->block_count; i++) {
        const Block *block = &page->blocks[i];
        if (block->kind == BLOCK_INPUT && block->variable == variable)
            return study_shows(study, block);
    }
    return false;
}

int show_inputs(const Show *show, int *variables, int most) {
    const Study *study = &show->desk->study;
    const Lesson *lesson = study_lesson(study);
    int count = 0;
    for (int i = 0; i < lesson->variable_count && count < most; i++) {
        const Variable *about = &lesson->variables[i];
        bool mine = about->kind < VARIABLE_INPUTS && about->page == study->page;
        if (mine && is_seen(study, i)) variables[count++] = i;
    }
    return count;
}

static const Variable *input_at(const Show *show, Spot spot) {
    const Lesson *lesson = study_lesson(&show->desk->study);
    bool input = spot.kind == SPOT_INPUT || spot.kind == SPOT_INPUT_FIELD;
    if (!input || spot.a < 0 || spot.a >= lesson->variable_count) return NULL;
    const Variable *about = &lesson->variables[spot.a];
    bool mine = about->kind < VARIABLE_INPUTS && about->page == show->desk->study.page;
    return mine ? about : NULL;
}

static bool is_turned(const Variable *about) {
    return about->kind == VARIABLE_SLIDER || about->kind == VARIABLE_DIAL;
}

static void set(Show *show, int variable, double number) {
    study_set(&show->desk->study, variable, number);
    show->desk->dirty = true;
    show->desk->input_last = true;
    show_touch(show);
}

static void change(Show *show, int variable, double number) {
    Live *live = show->desk->study.live;
    live_hold(live, variable);
    set(show, variable, number);
    live_settle(live);
}

// --- the pointer

static bool holds(const Show *show) {
    return show->pressed.kind == SPOT_INPUT && input_at(show, show->pressed) &&
           live_held(show->desk->study.live) == show->pressed.a;
}

bool show_control_down(Show *show, Spot spot) {
    const Variable *about = input_at(show, spot);
    if (!about || spot.kind != SPOT_INPUT || !is_turned(about)) return false;
    live_hold(show->desk->study.live, spot.a);
    show->pressed = spot;
    show_control_move(show);
    return true;
}

void show_control_move(Show *show) {
    if (!holds(show)) return;
    const Variable *about = input_at(show, show->pressed);
    const Scene *scene = show_scene(show, SHOW_PRESENTER);
    const SpotArea *area = scene_find(scene, show->pressed);
    if (!area) return;
    double now = live_number(show->desk->study.live, show->pressed.a);
    double number = control_number_at(scene, area->rect, about, now, show->x, show->y);
    set(show, show->pressed.a, number);
}

void show_control_up(Show *show) {
    if (holds(show)) live_settle(show->desk->study.live);
}

void show_control_press(Show *show, Spot spot) {
    const Variable *about = input_at(show, spot);
    if (!about) return;
    Study *study = &show->desk->study;
    double now = live_number(study->live, spot.a);
    bool number = is_turned(about) || about->kind == VARIABLE_FIELD;
    if (number && (spot.kind == SPOT_INPUT_FIELD || about->kind == VARIABLE_FIELD)) {
        char *text = control_value(about, show->desk->lang, now, false);
        show_type(show, TYPING_INPUT, spot.a, text);
        free(text);
    }
    if (about->kind == VARIABLE_TOGGLE) change(show, spot.a, now > 0.5 ? 0 : 1);
    if (about->kind == VARIABLE_MENU) change(show, spot.a, spot.b + 1);
    if (about->kind == VARIABLE_BUTTON) study_press(study, spot.a);
    show->desk->dirty = true;
    show_touch(show);
}

// With Shift, so that what a clicker sends never moves anything.
bool show_control_key(Show *show, const Gesture *gesture) {
    const Variable *about = input_at(show, show->focus);
    if (!about || gesture->mods != MOD_SHIFT || !is_turned(about)) return false;
    Gesture plain = *gesture;
    plain.mods = 0;
    double number = live_number(show->desk->study.live, show->focus.a);
    double range = about->to - about->from;
    double fine = about->step > 0 ? about->step : NUMBER_FINE * range;
    if (!number_turned(&plain, about, fine, fmax(fine, NUMBER_COARSE * range), &number))
        return false;
    change(show, show->focus.a, number);
    return true;
}

// --- seeds

int show_seed_source(const Show *show) {
    const Study *study = &show->desk->study;
    const Page *page = &study_lesson(study)->pages[study->page];
    for (int i = 0; i < page->block_count; i++) {
        const Block *block = &page->blocks[i];
        bool shots = block->kind == BLOCK_DISPLAY && block->options.shots > 0;
        if (shots && study_shows(study, block)) return block->source;
    }
    return -1;
}

uint64_t show_seed(const Show *show) {
    int source = show_seed_source(show);
    return source < 0 ? show->desk->study.options.seed : desk_seed(show->desk, source);
}

// A lesson's own seed is read when the lesson is: it is opened anew, and goes on from here.
void show_set_seed(Show *show, uint64_t seed) {
    int source = show_seed_source(show);
    if (source >= 0) {
        show->desk->study.pieces[source].seed = seed;
        show->desk->dirty = true;
    } else if (seed != show->desk->study.options.seed) {
        show->desk->study.options.seed = seed;
        show_mend(show);
    }
    show_touch(show);
}
