// Gestures in: the pointer, the wheel, the keyboard, text.
#include "desk/commands.h"
#include "desk/desk_inside.h"

#include "view/gate_view.h"
#include "view/screen_lesson.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { WHEEL_STEP = 60 }; // px

static int source_of(Spot spot) {
    switch (spot.kind) {
    case SPOT_PALETTE:
        return spot.b;
    case SPOT_ARROW:
        return spot.a;
    case SPOT_CELL:
    case SPOT_STEP:
    case SPOT_SIZE:
    case SPOT_WIRE:
    case SPOT_MOMENT:
        return spot.c;
    default:
        return -2;
    }
}

// What letting go would do, in the status line.
static void say_hand(Desk *desk) {
    const Hand *hand = &desk->hand;
    const Words *words = desk->options.words;
    if (!hand_drags(hand) || hand->kind == HAND_ARROW || !hand->piece) return;
    if (hand->kind == HAND_MOMENT) return;
    if (hand->kind == HAND_BOX) {
        edits_say_chosen(desk, hand->piece);
        return;
    }
    if (hand->ghost == GHOST_REFUSED) {
        desk_refuse(desk, &hand->refusal);
        return;
    }
    if (hand->off && drop_discards(hand)) {
        desk_say(desk, "desk.would_delete", " ");
        return;
    }
    if (hand->ghost == GHOST_NONE) {
        desk_hush(desk);
        return;
    }
    DropWords would = drop_words(hand);
    if (would.key[0]) {
        desk_say(desk, would.key, "%s", would.arguments);
        return;
    }
    bool dot = hand->kind == HAND_DOT || hand->kind == HAND_CONTROL;
    Tool tool = hand->tool; // or what the gate is called
    if (dot) tool = tool_named(tool_of_dot(hand->dot));
    bool named = dot || hand->kind == HAND_GATE;
    char key[64];
    snprintf(key, sizeof key, "gate.%s.about", named ? tool.name : "");
    const char *about = named ? words_in(words, desk->lang, key)
                              : gate_about(words, desk->lang, hand->gate);
    snprintf(key, sizeof key, "gate.%s", named ? tool.name : "");
    const char *what = dot     ? words_in(words, desk->lang, key)
                       : named ? tool.label
                               : hand->gate->label;
    desk_say(desk, "desk.would_place", "%s\t%d\t%d\t%s", what, hand->ghost_wire,
             hand->ghost_column + 1, about);
}

// A tile dragged out of the sheet of all gates: the circuit is to be seen.
static void leave_sheet(Desk *desk, const Gesture *gesture) {
    const Hand *hand = &desk->hand;
    bool tile = hand->kind == HAND_GATE || hand->kind == HAND_DOT;
    double far = hypot(gesture->x - hand->from_x, gesture->y - hand->from_y);
    if (desk->gates.open && tile && far > DRAG_THRESHOLD) gates_leave(desk);
}

static void pointer_move(Desk *desk, const Gesture *gesture) {
    leave_sheet(desk, gesture);
    const SpotArea *over = scene_hit(desk_scene(desk), gesture->x, gesture->y);
    desk->x = gesture->x;
    desk->y = gesture->y;
    Spot hover = over && !gesture->finger ? over->spot : (Spot){0};
    if (hover.kind == SPOT_MAP) hover = zoomed_under(desk, over, desk->x, desk->y);
    if (!spot_same(hover, desk->hover)) desk->dirty = true;
    desk->hover = hover;
    desk->hover.target = NULL;
    inspector_pointer(desk);
    Hand *hand = &desk->hand;
    if (hand->kind == HAND_EMPTY) return;
    inputs_move(desk);
    shelving_move(desk);
    Ball ball;
    const SpotArea *sphere =
        hand->kind == HAND_ARROW ? scene_find(desk->scene, hand->from) : NULL;
    if (sphere) ball = orbiting_ball(desk, desk->scene, sphere);
    bool free = (gesture->mods & MOD_ALT) != 0;
    hand_move(hand, over, sphere ? &ball : NULL, gesture->x, gesture->y, free);
    orbiting_move(desk);
    desk_stage_move(desk);
    zoomed_move(desk);
    desk_time_move(desk, free);
    if (answering_holds(desk)) answering_move(desk, free);
    if (desk->field_held) typing_move(desk);
    coding_move(desk);
    if (desk->marking.held) marking_move(desk);
    desk->dirty = true;
    say_hand(desk);
}

// The first press of a double click on a term has opened its card; the second is for the
// word, which the card leaves free.
static void take_back_card(Desk *desk, const Gesture *gesture) {
    const Card *card = &desk->card;
    bool pressed = card->term && card->from.kind == SPOT_TERM && !card->by_key;
    if (!pressed || gesture->clicks != 2 || desk->keys_open || desk->seek.open) return;
    if (!rect_has(card->at, gesture->x, gesture->y)) return;
    desk_close_card(desk);
}

// A second finger, or a button whose letting go was never told, ends what the first held.
static void pointer_down(Desk *desk, const Gesture *gesture) {
    inputs_cancel(desk);
    hand_cancel(&desk->hand);
    take_back_card(desk, gesture);
    pointer_move(desk, gesture);
    const SpotArea *over = scene_hit(desk_scene(desk), gesture->x, gesture->y);
    SpotArea touched =
        over ? *over : (SpotArea){.name = NULL}; // the scene may be built anew
    if (over) over = &touched;
    Spot spot = touched.spot;
    desk->focus_shown = false;
    Spot before = desk->focus;
    desk_focus(desk, spot.kind == SPOT_SCROLL ? (Spot){0} : spot);
    bool ground = orbiting_down(desk, over, gesture->clicks);
    int source = ground ? -2 : source_of(spot);
    Workpiece *piece = source > -2 ? desk_piece(desk, source) : NULL;
    hand_take(&desk->hand, spot, piece, gesture->x, gesture->y);
    hand_grip(&desk->hand, piece, over, gesture->mods, gesture->finger);
    desk_stage_down(desk, spot);
    zoomed_down(desk, spot);
    answering_take(desk, spot, gesture->x, gesture->y);
    inputs_down(desk, spot);
    shelving_down(desk, spot);
    if (gesture->clicks == 2 && wire_open_at(desk, spot)) desk->hand = (Hand){0};
    typing_down(desk, gesture, before);
    coding_down(desk, gesture);
    marking_down(desk, gesture, spot);
    desk->dirty = true;
}

static void press(Desk *desk, const SpotArea *area) {
    if (area->disabled)
        desk_explain_disabled(desk, area);
    else
        desk_act(desk, area->spot);
}

// What was dropped has the cursor, so that keys go on from there.
static void drop(Desk *desk) {
    if (answering_drop(desk)) return;
    Hand hand = desk->hand;
    Error err = {0};
    bool changed = hand_drop(&desk->hand, &err);
    if (changed) desk_changed(desk, hand.piece);
    if (err.key[0])
        desk_refuse(desk, &err);
    else
        desk_hush(desk);
    if (hand.kind == HAND_BOX) edits_say_chosen(desk, hand.piece);
    if (hand.piece->arrow || hand.kind == HAND_MOMENT) return;
    desk_focus(desk, (Spot){SPOT_CELL, hand.piece->cursor_wire, hand.piece->cursor_column,
                            hand.piece->index, NULL});
}

static void pointer_up(Desk *desk, const Gesture *gesture) {
    pointer_move(desk, gesture);
    bool drag = hand_drags(&desk->hand) || desk->hand.kind == HAND_BAR;
    bool empty = desk->hand.kind == HAND_EMPTY;
    Spot from = desk->hand.from;
    bool slid =
        desk->hand.kind == HAND_CLOCK || (desk->hand.kind == HAND_AREA && desk->hand.moved);
    inputs_up(desk);
    orbiting_up(desk);
    typing_up(desk);
    marking_up(desk);
    if (drag) drop(desk);
    bool shelved = shelving_up(desk);
    desk->hand = (Hand){0};
    desk->dirty = true;
    if (drag || empty || slid || shelved) return;
    const SpotArea *over = scene_hit(desk_scene(desk), gesture->x, gesture->y);
    if (!over || !spot_same(over->spot, from)) return;
    bool selects = desk->marking.clicks > 1 || gesture->mods & MOD_SHIFT;
    if (from.kind == SPOT_TERM && selects) return;
    if (from.kind == SPOT_TERM) marking_clear(desk);
    if (gesture->mods & MOD_SHIFT && edits_toggle(desk, from)) return;
    bool twice = gesture->clicks == 2;
    if (twice && (own_open_at(desk, from) || placed_open_at(desk, from) ||
                  inspector_open_at(desk, from)))
        return;
    press(desk, over);
}

static bool let_go(Desk *desk) {
    bool input = orbiting_cancel(desk) || inputs_cancel(desk) || shelving_cancel(desk);
    if (!input && desk->hand.kind == HAND_EMPTY) return false;
    if (!input) hand_cancel(&desk->hand);
    desk_hush(desk);
    return true;
}

// What is under the right button, or under a finger that rests: its card.
static bool open_menu(Desk *desk, const Gesture *gesture) {
    const SpotArea *under = scene_hit(desk_scene(desk), gesture->x, gesture->y);
    Spot spot = under ? under->spot : (Spot){0};
    bool gate = spot.kind == SPOT_STEP || spot.kind == SPOT_PALETTE;
    Spot display = gate ? (Spot){0} : shown_at(desk, gesture->x, gesture->y);
    if (!gate && !display.kind) return false;
    let_go(desk);
    return gate ? gate_card_open(desk, spot) : display_card_open(desk, display);
}

// A word under a pointer that rests on it, whatever it stands in.
static void hold(Desk *desk, const Gesture *gesture) {
    if (gesture->finger && !hand_drags(&desk->hand) && open_menu(desk, gesture)) return;
    bool pressed = desk->hand.kind == HAND_PRESS || desk->hand.kind == HAND_CARD ||
                   desk->hand.kind == HAND_WIRE;
    if (!pressed || hand_drags(&desk->hand)) return;
    if (wire_open_at(desk, desk->hand.from)) {
        desk->hand = (Hand){0};
        return;
    }
    if (desk_time_hold(desk, desk->hand.from)) return;
    const Scene *scene = desk_scene(desk);
    const SpotArea *under = scene_hit(scene, gesture->x, gesture->y);
    int source = source_of(under ? under->spot : (Spot){0});
    Workpiece *piece = source > -2 ? desk_piece(desk, source) : NULL;
    if (hand_rest(&desk->hand, piece, under)) {
        pointer_move(desk, gesture);
        return;
    }
    for (int i = scene_spots(scene) - 1; i >= desk_first_spot(desk, scene); i--) {
        const SpotArea *area = scene_spot_at(scene, i);
        if (area->spot.kind != SPOT_TERM || !rect_has(area->rect, gesture->x, gesture->y))
            continue;
        desk->hand = (Hand){0};
        desk_act(desk, area->spot);
        return;
    }
}

// The other way to delete: what is under the middle button.
static void middle(Desk *desk, const Gesture *gesture) {
    let_go(desk);
    const SpotArea *under = scene_hit(desk_scene(desk), gesture->x, gesture->y);
    if (under && under->spot.kind == SPOT_STEP) edits_delete_at(desk, under->spot);
    if (under && under->spot.kind == SPOT_START) wire_start_back(desk, under->spot);
    desk->dirty = true;
}

// With Shift the wheel goes along a circuit.
static bool wheel_columns(Desk *desk, const Gesture *gesture) {
    const SpotArea *over = scene_hit(desk_scene(desk), gesture->x, gesture->y);
    Spot spot = over ? over->spot : (Spot){0};
    bool grid = spot.kind == SPOT_CELL || spot.kind == SPOT_STEP;
    Workpiece *piece = grid ? desk_piece(desk, spot.c) : NULL;
    if (!piece || !(gesture->mods & MOD_SHIFT)) return false;
    double most = circuit_columns(workpiece_shown(piece));
    piece->scroll = fmin(fmax(piece->scroll + (gesture->wheel < 0 ? -1 : 1), 0), most);
    desk->dirty = true;
    return true;
}

static void wheel_region(Desk *desk, const Gesture *gesture) {
    const Scene *scene = desk_scene(desk);
    for (int i = scene_spots(scene) - 1; i >= desk_first_spot(desk, scene); i--) {
        const SpotArea *area = scene_spot_at(scene, i);
        if (area->spot.kind != SPOT_SCROLL || !rect_has(area->rect, gesture->x, gesture->y))
            continue;
        desk_scroll_by(desk, area->spot.a, gesture->wheel * WHEEL_STEP);
        return;
    }
}

// What the hand holds meets what came under it.
static void wheel(Desk *desk, const Gesture *gesture) {
    bool rolled = coding_wheel(desk, gesture, gesture->wheel * WHEEL_STEP);
    rolled = rolled || wheel_columns(desk, gesture) || zoomed_wheel(desk, gesture);
    if (!rolled) wheel_region(desk, gesture);
    if (hand_holds(&desk->hand)) pointer_move(desk, gesture);
}

// Where nothing is open or chosen.
static void escape_last(Desk *desk) {
    if (inspector_escape(desk)) return;
    if (desk->screen == SCREEN_ERROR && study_forgive(&desk->study)) {
        desk_go(desk, SCREEN_LESSON);
    } else if (desk->focus.kind) {
        desk_focus(desk, (Spot){0});
        desk_hush(desk);
    }
}

// Esc lets go of one thing at a time, and leaves the lab last; a lesson it never leaves.
static void escape(Desk *desk) {
    bool lab = desk->screen == SCREEN_LAB;
    Workpiece *piece = desk_editable(desk);
    bool chosen = piece && (lab ? chosen_count(piece) > 0 : chosen_several(piece) != NULL);
    const Field *field = desk_covered(desk) ? desk_focused_field(desk) : NULL;
    if (unwrap_escape(desk)) return;
    bool composing = field && field->compose[0]; // the input method's
    if (let_go(desk) || composing || coding_escape(desk)) return;
    if (!desk_covered_but_enlarged(desk) && !desk_focused_field(desk) && lit_escape(desk))
        return;
    if (desk->rewind.open && !desk_covered(desk) && !desk_focused_field(desk)) {
        rewind_close(desk);
    } else if (desk_focused_field(desk) && !desk_covered(desk)) {
        desk_show_angle(desk); // as it was, so that leaving takes nothing
        inputs_close_field(desk);
        desk_focus(desk, (Spot){0});
        desk_hush(desk);
    } else if (!desk_covered(desk) && marking_clear(desk)) {
        desk_hush(desk);
    } else if (!desk_covered(desk) && !chosen && own_escape(desk)) {
        return;
    } else if (desk_covered(desk) || (lab && !chosen && !desk->focus.kind)) {
        desk_act(desk, (Spot){.kind = SPOT_CLOSE});
    } else if (chosen) {
        chosen_none(piece);
        desk_hush(desk);
    } else {
        escape_last(desk);
    }
}

// Enter and the space bar press what has the focus.
static bool press_focus(Desk *desk, const Gesture *gesture) {
    bool enter = (gesture->key == KEY_ENTER || gesture->key == ' ') && !gesture->mods;
    if (!enter || desk->focus.kind == SPOT_CELL || !desk->focus.kind) return false;
    if (desk->focus.kind == SPOT_START && gesture->key == KEY_ENTER) return false;
    if (desk->focus.kind == SPOT_ORBIT) return false; // desk/orbiting.c
    bool whole = desk->focus.kind == SPOT_STAGE && desk->focus.b == STAGE_WHOLE;
    if (whole || desk->focus.kind == SPOT_STAGE_TIME) return false; // the space bar plays
    const SpotArea *area = scene_find(desk_scene(desk), desk->focus);
    if (!area) return false;
    desk->focus_shown = true;
    press(desk, area);
    return true;
}

// A sheet on which nothing else has the focus.
static bool closes_by_enter(const Desk *desk) {
    return desk->keys_open || (desk->card.term && !desk->focus.kind);
}

// A key while something is held puts it back first: a step that the hand knows by its
// number must not change under it.
static void key(Desk *desk, const Gesture *gesture) {
    desk->dirty = true;
    if (gesture->key == KEY_ESCAPE) {
        escape(desk);
        return;
    }
    inputs_cancel(desk);
    if (desk->hand.kind != HAND_EMPTY) hand_cancel(&desk->hand);
    if (coding_key(desk, gesture) || marking_key(desk, gesture)) return;
    if (gesture->key == KEY_TAB) {
        desk_tab(desk, gesture->mods & MOD_SHIFT ? -1 : 1);
    } else if (gesture->key == KEY_ENTER && closes_by_enter(desk)) {
        desk_act(desk, (Spot){.kind = SPOT_CLOSE});
    } else if (!typing_key(desk, gesture) && !press_focus(desk, gesture)) {
        desk_commands_key(desk, gesture);
    }
}

static void resize(Desk *desk, const Gesture *gesture) {
    if (gesture->width == desk->width && gesture->height == desk->height) return;
    if (gesture->width < 1 || gesture->height < 1) return;
    desk->width = gesture->width;
    desk->height = gesture->height;
    desk_set_look(desk);
}

// What is done on purpose, and not a pointer that moves or a letter of what is typed.
static bool is_act(Desk *desk, const Gesture *gesture) {
    static const bool acts[GESTURE_QUIT + 1] = {
        [GESTURE_UP] = true,  [GESTURE_MENU] = true, [GESTURE_MIDDLE] = true,
        [GESTURE_KEY] = true, [GESTURE_FILE] = true, [GESTURE_PASTE] = true};
    if (gesture->kind == GESTURE_KEY)
        return gesture->key != KEY_NONE && !desk_focused_field(desk);
    return acts[gesture->kind];
}

static void take(Desk *desk, const Gesture *gesture) {
    switch (gesture->kind) {
    case GESTURE_MOVE:
        pointer_move(desk, gesture);
        break;
    case GESTURE_DOWN:
        pointer_down(desk, gesture);
        break;
    case GESTURE_UP:
        pointer_up(desk, gesture);
        break;
    case GESTURE_HOLD:
        hold(desk, gesture);
        break;
    case GESTURE_MENU:
        open_menu(desk, gesture);
        break;
    case GESTURE_LEAVE:
        if (desk->hover.kind) desk->dirty = true;
        desk->hover = (Spot){0};
        break;
    case GESTURE_WHEEL:
        wheel(desk, gesture);
        break;
    case GESTURE_PINCH:
        zoomed_pinch(desk, gesture);
        break;
    case GESTURE_KEY:
        key(desk, gesture);
        break;
    case GESTURE_TEXT:
    case GESTURE_COMPOSE:
    case GESTURE_PASTE:
        if (coding_text(desk, gesture)) break;
        if (gesture->kind == GESTURE_PASTE && opening_paste(desk, gesture->text)) break;
        if (gesture->kind == GESTURE_PASTE && comparing_paste(desk, gesture->text)) break;
        if (gesture->kind == GESTURE_PASTE && desk_pastes(desk))
            clipboard_paste(desk, gesture->text);
        else
            typing_text(desk, gesture);
        break;
    case GESTURE_MIDDLE:
        middle(desk, gesture);
        break;
    case GESTURE_MIDDLE_UP:
        break;
    case GESTURE_FILE:
        inputs_cancel(desk);
        hand_cancel(&desk->hand);
        opening_file(desk, gesture->text);
        desk->dirty = true;
        break;
    case GESTURE_RESIZE:
        resize(desk, gesture);
        break;
    case GESTURE_QUIT:
        desk->quit = true;
        break;
    }
}

// A refusal has its time: the next act, unless that is refused in its turn, takes it away.
void desk_feed(Desk *desk, const Gesture *gesture) {
    desk->fed = true;
    if (!hall_hears(desk, gesture)) return;
    bool act = is_act(desk, gesture);
    unsigned told = desk->told;
    take(desk, gesture);
    hall_clear(desk);
    bool stale = (desk->refused || desk->passing) && desk->told == told;
    if (act && stale) desk_hush(desk);
}
