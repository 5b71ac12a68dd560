// The bars and cards of exercises under the hand and the keys: what is dragged is shown as
// it would be, and made so when it is let go.
#include "desk/desk_inside.h"

#include "desk/foretelling.h"
#include "desk/response.h"

#include <math.h>
#include <string.h>

const Exercise *desk_exercise(const Desk *desk, int index) {
    const Lesson *lesson = desk->studying ? study_lesson(&desk->study) : NULL;
    bool is = lesson && index >= 0 && index < lesson->exercise_count;
    return is ? &lesson->exercises[index] : NULL;
}

static bool has_item(const Exercise *exercise, int item) {
    return exercise && item >= 0 && item < exercise->item_count;
}

static void take(Desk *desk, HandKind kind, Spot spot, double x, double y) {
    Hand *hand = &desk->hand;
    Rect rect = {x, y, 0, 0};
    scene_whole(desk_scene(desk), spot, &rect);
    hand->kind = kind;
    hand->exercise = spot.a;
    hand->item = spot.b;
    hand->over = -1;
    hand->grab_x = x - rect.x;
    hand->grab_y = y - rect.y;
}

void answering_take(Desk *desk, Spot spot, double x, double y) {
    Foretold bars;
    if (foretelling_find(desk, spot, &bars)) {
        take(desk, HAND_BAR, spot, x, y);
        memcpy(desk->would.bars, bars.value, sizeof bars.value);
    }
    const Exercise *exercise = desk_exercise(desk, spot.a);
    if (spot.kind != SPOT_CARD || !has_item(exercise, spot.b)) return;
    if (desk->study.answers[spot.a].locked) return;
    take(desk, HAND_CARD, spot, x, y);
    desk->would = desk->study.answers[spot.a];
}

// Where the pointer is on the bar's height, in whole steps.
static void move_bar(Desk *desk, bool free) {
    Rect rect;
    Foretold bars;
    const Hand *hand = &desk->hand;
    if (!scene_whole(desk_scene(desk), hand->from, &rect) || rect.h < 1) return;
    if (!foretelling_find(desk, hand->from, &bars)) return;
    double share = fmin(fmax((rect.y + rect.h - hand->y) / rect.h, 0), 1);
    int steps = free ? 5 * BAR_STEPS : BAR_STEPS;
    memcpy(desk->would.bars, bars.value, sizeof bars.value);
    desk->would.bars[hand->item] = round(share * steps) / steps * bars.top;
}

// How many of the other cards the pointer is below: their heights may differ.
static void move_in_order(Desk *desk, const Exercise *exercise) {
    const Hand *hand = &desk->hand;
    int slot = 0;
    for (int card = 0; card < exercise->item_count; card++) {
        Rect rect;
        Spot spot = {SPOT_CARD, hand->exercise, card, 0, NULL};
        if (card == hand->item || !scene_whole(desk_scene(desk), spot, &rect)) continue;
        if (hand->y > rect.y + rect.h / 2) slot++;
    }
    response_card_to(&desk->would, exercise, hand->item, slot);
}

static void move_over_places(Desk *desk, const Exercise *exercise) {
    Hand *hand = &desk->hand;
    hand->over = -1;
    for (int place = 0; place <= exercise->place_count; place++) {
        Rect rect;
        Spot spot = {SPOT_PLACE, hand->exercise, place, 0, NULL};
        if (scene_whole(desk_scene(desk), spot, &rect) && rect_has(rect, hand->x, hand->y))
            hand->over = place;
    }
}

void answering_move(Desk *desk, bool free) {
    const Hand *hand = &desk->hand;
    const Exercise *exercise = desk_exercise(desk, hand->exercise);
    if (hand->kind == HAND_BAR) move_bar(desk, free);
    if (!has_item(exercise, hand->item)) return;
    if (hand->kind != HAND_CARD || !hand->moved) return;
    if (exercise->input == INPUT_ORDER)
        move_in_order(desk, exercise);
    else
        move_over_places(desk, exercise);
}

bool answering_holds(const Desk *desk) {
    return desk->hand.kind == HAND_BAR || desk->hand.kind == HAND_CARD;
}

static void drop_card(Desk *desk, const Hand *hand, const Exercise *exercise) {
    Study *study = &desk->study;
    study->answers[hand->exercise].picked = 0;
    if (exercise->input == INPUT_ORDER)
        study_card_to(study, hand->exercise, hand->item,
                      response_slot(&desk->would, exercise, hand->item));
    else if (hand->over >= 0)
        study_card_in(study, hand->exercise, hand->item, hand->over);
}

// A bar goes where it is pressed; a card that was not moved is only pressed.
bool answering_drop(Desk *desk) {
    Hand hand = desk->hand;
    const Exercise *exercise = desk_exercise(desk, hand.exercise);
    if (hand.kind == HAND_BAR) {
        desk->hand.kind = HAND_EMPTY; // what it is put back into is as it was
        foretelling_set(desk, hand.from, desk->would.bars[hand.item]);
    } else if (hand.kind == HAND_CARD && has_item(exercise, hand.item)) {
        drop_card(desk, &hand, exercise);
    } else {
        return false;
    }
    desk_hush(desk);
    return true;
}

// --- pressed

// The card that was pressed before goes to where this one is; else this one waits.
void answering_card(Desk *desk, Spot spot) {
    const Exercise *exercise = desk_exercise(desk, spot.a);
    if (!has_item(exercise, spot.b)) return;
    Answer *answer = &desk->study.answers[spot.a];
    int before = answer->picked - 1;
    answer->picked = before == spot.b ? 0 : spot.b + 1;
    if (before < 0 || before == spot.b) return;
    if (exercise->input == INPUT_ORDER) {
        study_card_to(&desk->study, spot.a, before,
                      response_slot(answer, exercise, spot.b));
    } else if (answer->places[spot.b] != answer->places[before] && !exercise->once) {
        study_card_in(&desk->study, spot.a, before, answer->places[spot.b]);
    } else {
        return;
    }
    answer->picked = 0;
}

void answering_place(Desk *desk, Spot spot) {
    const Exercise *exercise = desk_exercise(desk, spot.a);
    if (!exercise) return;
    Answer *answer = &desk->study.answers[spot.a];
    if (!answer->picked) return;
    study_card_in(&desk->study, spot.a, answer->picked - 1, spot.b);
    answer->picked = 0;
}

// --- keys

static bool key_on_bar(Desk *desk, const Foretold *bars, const Gesture *gesture) {
    Spot focus = desk->focus;
    double value = bars->value[focus.b];
    bool fine = (gesture->mods & MOD_ALT) != 0;
    double step = bars->top / (fine ? 5 * BAR_STEPS : BAR_STEPS);
    int next = gesture->key == KEY_LEFT ? -1 : gesture->key == KEY_RIGHT ? 1 : 0;
    if (next && !fine) {
        if (focus.b + next >= 0 && focus.b + next < bars->count) focus.b += next;
        desk_focus_by_key(desk, focus);
        return true;
    }
    switch (gesture->key) {
    case KEY_UP:
        value = round(value / step + 1) * step;
        break;
    case KEY_DOWN:
        value = round(value / step - 1) * step;
        break;
    case KEY_HOME:
        value = bars->top;
        break;
    case KEY_END:
        value = 0;
        break;
    default:
        return false;
    }
    foretelling_set(desk, focus, fmin(fmax(value, 0), bars->top));
    return true;
}

static bool key_on_card(Desk *desk, const Exercise *exercise, const Gesture *gesture) {
    Spot focus = desk->focus;
    Answer *answer = &desk->study.answers[focus.a];
    bool order = exercise->input == INPUT_ORDER;
    int last = order ? exercise->item_count - 1 : exercise->place_count;
    int at = order ? response_slot(answer, exercise, focus.b) : answer->places[focus.b];
    int digit = gesture->key - '0' - (order ? 1 : 0);
    if (gesture->key == KEY_UP && at > 0)
        at--;
    else if (gesture->key == KEY_DOWN && at < last)
        at++;
    else if (gesture->key == KEY_HOME)
        at = 0;
    else if (gesture->key == KEY_END)
        at = last;
    else if (gesture->key >= '0' && gesture->key <= '9' && digit >= 0 && digit <= last)
        at = digit;
    else
        return gesture->key == KEY_UP || gesture->key == KEY_DOWN;
    if (order)
        study_card_to(&desk->study, focus.a, focus.b, at);
    else
        study_card_in(&desk->study, focus.a, focus.b, at);
    answer->picked = 0;
    return true;
}

bool answering_key(Desk *desk, const Gesture *gesture) {
    const Exercise *exercise = desk_exercise(desk, desk->focus.a);
    Foretold bars;
    bool bar = foretelling_find(desk, desk->focus, &bars);
    bool card = desk->focus.kind == SPOT_CARD && has_item(exercise, desk->focus.b);
    if (!(bar || card)) return false;
    if (gesture->mods & ~(bar ? MOD_ALT : 0)) return false;
    bool done =
        bar ? key_on_bar(desk, &bars, gesture) : key_on_card(desk, exercise, gesture);
    if (!done) return false;
    desk->focus_shown = true;
    desk->dirty = true;
    desk_reveal(desk, desk->focus);
    return true;
}
