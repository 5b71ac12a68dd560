// Gestures in: the pointer, the wheel, the keyboard, text.
#include "desk/desk_inside.h"

#include "view/screen_lesson.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static int source_of(Spot spot) {
    switch (spot.kind) {
    case SPOT_PALETTE:
        return spot.b;
    case SPOT_ARROW:
        return spot.a;
    case SPOT_CELL:
    case SPOT_STEP:
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
    if (hand->kind == HAND_ARROW || !hand->moved || hand->kind < HAND_GATE) return;
    if (hand->ghost == GHOST_REFUSED) {
        desk_refuse(desk, &hand->refusal);
        return;
    }
    if (hand->off && (hand->kind == HAND_STEP || hand->kind == HAND_CONTROL)) {
        desk_say(desk, "desk.would_delete", " ");
        return;
    }
    if (hand->ghost == GHOST_NONE) {
        desk_hush(desk);
        return;
    }
    char key[64] = "desk.dot";
    if (hand->kind == HAND_GATE || hand->kind == HAND_STEP) {
        strcpy(key, "gate.");
        strncat(key, hand->gate->name, 20);
        strcat(key, ".about");
    }
    const char *what = hand->kind == HAND_DOT || hand->kind == HAND_CONTROL
                           ? hand->dot > 0 ? "●" : "○"
                           : hand->gate->label;
    desk_say(desk, "desk.would_place", "%s\t%d\t%d\t%s", what, hand->ghost_wire,
             hand->ghost_column + 1, words_in(words, desk->lang, key));
}

static void pointer_move(Desk *desk, const Gesture *gesture) {
    const SpotArea *over = scene_hit(desk_scene(desk), gesture->x, gesture->y);
    desk->x = gesture->x;
    desk->y = gesture->y;
    Spot hover = over && !gesture->finger ? over->spot : (Spot){0};
    if (!spot_same(hover, desk->hover)) desk->dirty = true;
    desk->hover = hover;
    desk->hover.target = NULL;
    Hand *hand = &desk->hand;
    if (hand->kind == HAND_EMPTY) return;
    Ball ball;
    const SpotArea *sphere =
        hand->kind == HAND_ARROW ? scene_find(desk->scene, hand->from) : NULL;
    if (sphere) {
        Rect r = sphere->rect;
        ball = (Ball){r.x + r.w / 2, r.y + r.h / 2, r.w / 2};
    }
    bool free = (gesture->mods & MOD_ALT) != 0;
    hand_move(hand, over, sphere ? &ball : NULL, gesture->x, gesture->y, free);
    desk->dirty = true;
    say_hand(desk);
}

static void pointer_down(Desk *desk, const Gesture *gesture) {
    pointer_move(desk, gesture);
    const SpotArea *over = scene_hit(desk_scene(desk), gesture->x, gesture->y);
    Spot spot = over ? over->spot : (Spot){0};
    int source = source_of(spot);
    Workpiece *piece = source > -2 ? desk_piece(desk, source) : NULL;
    if (desk->focus.kind == SPOT_ANGLE && spot.kind != SPOT_ANGLE) lab_take_angle(desk);
    hand_take(&desk->hand, spot, piece, gesture->x, gesture->y);
    desk->focus_shown = false;
    desk->focus = spot.kind == SPOT_SCROLL ? (Spot){0} : spot;
    desk->focus.target = NULL;
    desk->dirty = true;
}

// A disabled thing says why instead of acting; the name of its spot holds the reason.
static void press(Desk *desk, const SpotArea *area) {
    if (!area->disabled) {
        desk_act(desk, area->spot);
        return;
    }
    if (area->name) desk_say(desk, "desk.plain", "%s", area->name);
}

static void pointer_up(Desk *desk, const Gesture *gesture) {
    pointer_move(desk, gesture);
    Hand hand = desk->hand;
    Error err = {0};
    bool drag = hand.moved && hand.kind >= HAND_GATE;
    if (drag) {
        bool changed = hand_drop(&desk->hand, &err);
        if (changed) desk_hush(desk), desk_changed(desk, hand.piece);
        if (err.key[0]) desk_refuse(desk, &err);
        if (!changed && !err.key[0]) desk_hush(desk);
    }
    desk->hand = (Hand){0};
    desk->dirty = true;
    if (drag) return;
    const SpotArea *over = scene_hit(desk_scene(desk), gesture->x, gesture->y);
    if (over && spot_same(over->spot, hand.from)) press(desk, over);
}

// The region under the pointer that scrolls; its content's height comes with the scene.
static void wheel(Desk *desk, const Gesture *gesture) {
    const Scene *scene = desk_scene(desk);
    for (int i = scene_spots(scene) - 1; i >= 0; i--) {
        const SpotArea *area = scene_spot_at(scene, i);
        if (area->spot.kind != SPOT_SCROLL || !rect_has(area->rect, gesture->x, gesture->y))
            continue;
        double *offset = desk->keys_open                  ? &desk->keys_scroll
                         : area->spot.a == SCROLL_TEXT    ? &desk->study.text_scroll
                         : area->spot.a == SCROLL_PICTURE ? &desk->study.picture_scroll
                         : desk->screen == SCREEN_LIBRARY ? &desk->library_scroll
                                                          : &desk->lab_scroll;
        double most = fmax(0, area->spot.b - area->rect.h);
        *offset = fmin(fmax(fmin(*offset, most) + gesture->wheel * 60, 0), most);
        desk->dirty = true;
        return;
    }
}

// Tab goes from one thing to the next in the order they stand in the scene; a circuit's
// grid is one stop.
static bool is_stop(const Scene *scene, int i) {
    const SpotArea *area = scene_spot_at(scene, i);
    if (area->spot.kind == SPOT_SCROLL || area->spot.kind == SPOT_NONE) return false;
    if (area->spot.kind != SPOT_CELL && area->spot.kind != SPOT_STEP) return !area->quiet;
    for (int k = 0; k < i; k++) {
        const SpotArea *other = scene_spot_at(scene, k);
        bool grid = other->spot.kind == SPOT_CELL || other->spot.kind == SPOT_STEP;
        if (grid && other->spot.c == area->spot.c) return false;
    }
    return true;
}

static bool stop_holds(const SpotArea *area, Spot focus) {
    bool grid = area->spot.kind == SPOT_CELL || area->spot.kind == SPOT_STEP;
    bool cell = focus.kind == SPOT_CELL || focus.kind == SPOT_STEP;
    return spot_same(area->spot, focus) || (grid && cell && area->spot.c == focus.c);
}

static void focus_on(Desk *desk, Spot spot) {
    if (desk->focus.kind == SPOT_ANGLE && spot.kind != SPOT_ANGLE) lab_take_angle(desk);
    Workpiece *piece =
        spot.kind == SPOT_CELL || spot.kind == SPOT_STEP ? desk_piece(desk, spot.c) : NULL;
    if (piece)
        spot = (Spot){.kind = SPOT_CELL,
                      .a = piece->cursor_wire,
                      .b = piece->cursor_column,
                      .c = spot.c};
    desk->focus = spot;
    desk->focus.target = NULL;
    desk->focus_shown = true;
    desk->dirty = true;
}

static void tab(Desk *desk, int by) {
    const Scene *scene = desk_scene(desk);
    int count = scene_spots(scene), at = -1;
    for (int i = 0; i < count && at < 0; i++)
        if (is_stop(scene, i) && stop_holds(scene_spot_at(scene, i), desk->focus)) at = i;
    if (at < 0 && by < 0) at = 0;
    for (int k = 0; k < count; k++) {
        at = (at + by + count) % count;
        if (is_stop(scene, at)) {
            focus_on(desk, scene_spot_at(scene, at)->spot);
            return;
        }
    }
}

static void take_seed(Desk *desk) {
    unsigned long long seed = strtoull(desk->lab.seed.text, NULL, 10);
    if (seed) desk->lab.seed_value = seed;
    desk->lab.seed_open = false;
    desk->focus = (Spot){0};
}

// Enter in a field hands in; Escape lets go.
static void field_enter(Desk *desk) {
    Spot focus = desk->focus;
    if (focus.kind == SPOT_FIELD) desk_act(desk, (Spot){.kind = SPOT_CHECK, .a = focus.a});
    if (focus.kind == SPOT_SEED_FIELD) take_seed(desk);
    if (focus.kind == SPOT_ANGLE) {
        lab_take_angle(desk);
        if (!desk->lab.angle_wrong) desk->focus = (Spot){0};
    }
}

static bool field_keys(Desk *desk, const Gesture *gesture) {
    Field *field = desk_focused_field(desk);
    if (!field || gesture->mods & (MOD_CTRL | MOD_ALT)) return false;
    if (field->compose[0]) return true; // the input method has the keys
    bool changed;
    if (gesture->key == KEY_ENTER) {
        field_enter(desk);
    } else if (field_key(field, gesture->key, &changed)) {
        if (changed && desk->focus.kind == SPOT_FIELD)
            study_typed(&desk->study, desk->focus.a);
    } else {
        return gesture->key < 256 && gesture->key != KEY_NONE; // comes again as text
    }
    return true;
}

static void escape(Desk *desk) {
    if (desk->hand.kind != HAND_EMPTY) {
        hand_cancel(&desk->hand);
        desk_hush(desk);
    } else if (desk->keys_open) {
        desk_act(desk, (Spot){.kind = SPOT_CLOSE});
    } else if (desk_focused_field(desk)) {
        desk->lab.seed_open = false;
        desk->focus = (Spot){0};
        lab_show_angle(&desk->lab);
    } else if (desk->screen == SCREEN_LAB) {
        desk_act(desk, (Spot){.kind = SPOT_CLOSE});
    } else if (desk->focus.kind) {
        desk->focus = (Spot){0};
    } else if (desk->screen != SCREEN_LIBRARY) {
        desk_go(desk, SCREEN_LIBRARY);
    }
}

// Enter and the space bar press what has the focus.
static bool press_focus(Desk *desk, const Gesture *gesture) {
    bool enter = (gesture->key == KEY_ENTER || gesture->key == ' ') && !gesture->mods;
    if (!enter || desk->focus.kind == SPOT_CELL || !desk->focus.kind) return false;
    const SpotArea *area = scene_find(desk_scene(desk), desk->focus);
    if (!area) return false;
    desk->focus_shown = true;
    press(desk, area);
    return true;
}

static void key(Desk *desk, const Gesture *gesture) {
    desk->dirty = true;
    if (gesture->key == KEY_ESCAPE) {
        escape(desk);
    } else if (gesture->key == KEY_TAB) {
        tab(desk, gesture->mods & MOD_SHIFT ? -1 : 1);
    } else if (desk->keys_open && gesture->key == KEY_ENTER) {
        desk_act(desk, (Spot){.kind = SPOT_CLOSE});
    } else if (!field_keys(desk, gesture) && !press_focus(desk, gesture)) {
        desk_key(desk, gesture);
    }
}

static void text(Desk *desk, const Gesture *gesture) {
    Field *field = desk_focused_field(desk);
    if (!field) return;
    if (gesture->kind == GESTURE_COMPOSE)
        field_compose(field, gesture->text);
    else if (field_insert(field, gesture->text) && desk->focus.kind == SPOT_FIELD)
        study_typed(&desk->study, desk->focus.a);
    desk->lab.angle_wrong = false;
    desk->dirty = true;
}

static void resize(Desk *desk, const Gesture *gesture) {
    if (gesture->width == desk->width && gesture->height == desk->height) return;
    desk->width = gesture->width;
    desk->height = gesture->height;
    desk_set_look(desk);
}

void desk_feed(Desk *desk, const Gesture *gesture) {
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
    case GESTURE_LEAVE:
        if (desk->hover.kind) desk->dirty = true;
        desk->hover = (Spot){0};
        break;
    case GESTURE_WHEEL:
        wheel(desk, gesture);
        break;
    case GESTURE_KEY:
        key(desk, gesture);
        break;
    case GESTURE_TEXT:
    case GESTURE_COMPOSE:
        text(desk, gesture);
        break;
    case GESTURE_RESIZE:
        resize(desk, gesture);
        break;
    case GESTURE_QUIT:
        desk->quit = true;
        break;
    }
}
