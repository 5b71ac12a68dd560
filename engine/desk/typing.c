// The field that has the keyboard: keys and text in it, the clipboard, the pointer that
// takes its caret along.
#include "desk/desk_inside.h"

#include "view/answer_view.h"

#include <stdlib.h>
#include <string.h>

static Field *number_field(Desk *desk, int exercise) {
    bool there = desk->screen == SCREEN_LESSON && desk->studying;
    const Lesson *lesson = there ? study_lesson(&desk->study) : NULL;
    if (!lesson || exercise >= lesson->exercise_count) return NULL;
    const Exercise *about = &lesson->exercises[exercise];
    if (about->page != desk->study.page || about->input != INPUT_NUMBER) return NULL;
    return &desk->study.answers[exercise].field;
}

Field *desk_focused_field(Desk *desk) {
    bool opens = desk->focus.kind == SPOT_OPEN && desk->focus.a == OPEN_FIELD;
    if (desk->choices.open == CHOICES_OPEN && opens && !desk->keys_open)
        return &desk->opening.field;
    bool names = desk->focus.kind == SPOT_LEARNER && desk->focus.a == LEARNERS_FIELD;
    if (desk->choices.open == CHOICES_LEARNERS && names && !desk->keys_open)
        return &desk->learners.field;
    bool compares = desk->focus.kind == SPOT_COMPARE && desk->focus.a == COMPARE_FIELD;
    if (desk->choices.open == CHOICES_COMPARE && compares && !desk->keys_open)
        return &desk->comparing.field;
    if (desk->choices.open == CHOICES_NOISE && !desk->keys_open &&
        desk->focus.kind == SPOT_PARAMETER_FIELD)
        return sliders_field(desk);
    if (desk->keys_open || desk->choices.open || desk->card.term) return NULL;
    bool seeks = desk->focus.kind == SPOT_SEARCH_FIELD;
    if (desk->seek.open) return seeks ? &desk->seek.field : NULL;
    if (desk->gate_card.open) return gate_card_field(desk);
    bool filters = desk->focus.kind == SPOT_GATE_FIELD;
    if (desk->gates.open) return filters ? &desk->gates.field : NULL;
    bool asks = desk->focus.kind == SPOT_PROMPT_FIELD;
    if (desk->prompt.open) return asks ? &desk->prompt.field : NULL;
    bool makes = desk->focus.kind == SPOT_OWN_FIELD;
    if (desk->maker.open) return makes ? &desk->maker.fields[desk->focus.a] : NULL;
    switch (desk->focus.kind) {
    case SPOT_FIELD:
        return number_field(desk, desk->focus.a);
    case SPOT_ANGLE:
        return desk_angle_field(desk);
    case SPOT_SEED_FIELD:
        return desk->focus.b && desk->seed.open ? &desk->seed.field : NULL;
    case SPOT_INPUT_FIELD:
        return inputs_field(desk);
    case SPOT_PARAMETER_FIELD:
        return sliders_field(desk);
    case SPOT_WIRE_FIELD:
        return wire_field(desk);
    default:
        return NULL;
    }
}

// Taken: the input itself has the keyboard again, and arrows go on from there.
static void leave_input(Desk *desk) {
    Spot input = {.kind = SPOT_INPUT, .a = desk->focus.a};
    inputs_close_field(desk);
    bool there = scene_find(desk_scene(desk), input) != NULL;
    if (there)
        desk_focus_by_key(desk, input);
    else
        inputs_open_field(desk, desk->focus);
}

// Enter in a field hands in.
static void field_enter(Desk *desk) {
    Spot focus = desk->focus;
    if (focus.kind == SPOT_FIELD) desk_act(desk, (Spot){.kind = SPOT_CHECK, .a = focus.a});
    if (focus.kind == SPOT_SEED_FIELD) desk_take_seed(desk);
    if (focus.kind == SPOT_INPUT_FIELD && inputs_take_field(desk)) leave_input(desk);
    if (focus.kind == SPOT_GATE_FIELD) gates_enter(desk);
    if (focus.kind == SPOT_CARD_FIELD) gate_card_take(desk);
    if (focus.kind == SPOT_SEARCH_FIELD) seek_go(desk, desk->seek.chosen);
    if (focus.kind == SPOT_PROMPT_FIELD) prompt_go(desk, desk->prompt.chosen);
    if (focus.kind == SPOT_OWN_FIELD) maker_go(desk);
    if (focus.kind == SPOT_OPEN) opening_go(desk);
    if (focus.kind == SPOT_LEARNER) learners_go(desk);
    if (focus.kind == SPOT_COMPARE) comparing_go(desk);
    if (focus.kind == SPOT_ANGLE) desk_leave_angle(desk);
    if (focus.kind == SPOT_PARAMETER_FIELD) sliders_enter_field(desk);
    if (focus.kind == SPOT_WIRE_FIELD) wire_enter_field(desk);
}

static void typed(Desk *desk) {
    if (desk->focus.kind == SPOT_FIELD) study_typed(&desk->study, desk->focus.a);
    desk->lab.angle_wrong = desk->seed.wrong = desk->input.wrong = false;
    desk->opening.wrong = desk->learners.wrong = false;
    desk->sliders.wrong = desk->wire_field.wrong = false;
    if (desk->focus.kind == SPOT_GATE_FIELD) gates_typed(desk);
    if (desk->focus.kind == SPOT_CARD_FIELD) gate_card_typed(desk);
    if (desk->focus.kind == SPOT_SEARCH_FIELD) seek_typed(desk);
    if (desk->focus.kind == SPOT_PROMPT_FIELD) prompt_typed(desk);
    if (desk->focus.kind == SPOT_OWN_FIELD) maker_typed(desk);
}

// The caret or the text is another: how far it is scrolled is kept, so that the words stand
// still while the caret moves among them.
static void moved(Desk *desk, Field *field, bool changed) {
    if (changed) typed(desk);
    desk->dirty = true;
    const SpotArea *area = desk->scene ? scene_find(desk->scene, desk->focus) : NULL;
    FieldModel model = desk_field_model(desk, field, desk->focus);
    if (area) field->scroll = field_view_scroll(desk->scene, area->rect, &model);
}

static void copy(Desk *desk, const Field *field) {
    free(desk->clipboard);
    desk->clipboard = field_selected(field);
}

// Ctrl+C and Ctrl+X; what is pasted comes as a gesture of its own.
static bool copy_key(Desk *desk, Field *field, const Gesture *gesture) {
    bool cuts = gesture->key == 'x';
    if (gesture->mods != MOD_CTRL || !(gesture->key == 'c' || cuts)) return false;
    int from, to;
    if (field_selection(field, &from, &to)) copy(desk, field);
    if (cuts && field_cut(field)) moved(desk, field, true);
    return true;
}

// While an input method composes it has the keys; with Ctrl they would change what it
// composes in.
static bool composes(const Field *field, const Gesture *gesture) {
    bool edits = gesture->key && gesture->key < 256 && strchr("acxyz", gesture->key);
    return field->compose[0] && (edits || !(gesture->mods & MOD_CTRL));
}

// The rest passes on: turning pages, Ctrl+Enter, F-keys.
bool typing_key(Desk *desk, const Gesture *gesture) {
    Field *field = desk_focused_field(desk);
    if (!field || gesture->mods & MOD_ALT) return false;
    if (composes(field, gesture) || copy_key(desk, field, gesture)) return true;
    if (desk->seek.open && seek_key(desk, gesture->key)) return true;
    if (gates_key(desk, gesture)) return true;
    if (desk->prompt.open && prompt_key(desk, gesture->key)) return true;
    bool changed, ctrl = gesture->mods & MOD_CTRL;
    if (gesture->key == KEY_ENTER && !ctrl) {
        field_enter(desk);
        return true;
    }
    if (field_key(field, gesture->key, gesture->mods, &changed)) {
        moved(desk, field, changed);
        return true;
    }
    bool character = gesture->key < 256 && gesture->key != KEY_NONE; // comes again as text
    return !ctrl && (character || gesture->key == KEY_UP || gesture->key == KEY_DOWN);
}

void typing_text(Desk *desk, const Gesture *gesture) {
    Field *field = desk_focused_field(desk);
    if (!field || !gesture->text) return;
    bool changed = false;
    if (gesture->kind == GESTURE_COMPOSE)
        field_compose(field, gesture->text, gesture->start, gesture->length);
    else if (gesture->kind == GESTURE_TEXT)
        changed = field_insert(field, gesture->text);
    else if (!field->compose[0])
        changed = field_paste(field, gesture->text);
    bool composed = gesture->kind == GESTURE_COMPOSE && desk_covered(desk);
    moved(desk, field, changed || composed);
}

static bool in_field(Desk *desk) {
    const Field *field = desk_focused_field(desk);
    return field && !field->compose[0] && desk->hand.kind == HAND_PRESS &&
           spot_same(desk->hand.from, desk->focus);
}

static void place_caret(Desk *desk, bool select) {
    Field *field = desk_focused_field(desk);
    const Scene *scene = desk_scene(desk);
    const SpotArea *area = scene_find(scene, desk->focus);
    if (!area) return;
    FieldModel model = desk_field_model(desk, field, desk->focus);
    field_place(field, field_view_byte(scene, area->rect, &model, desk->x), select);
    moved(desk, field, false);
}

void typing_down(Desk *desk, const Gesture *gesture, Spot before) {
    desk->field_held = in_field(desk) && gesture->clicks < 2;
    desk->field_met = desk->field_held && !spot_same(desk->focus, before);
    if (desk->field_held)
        place_caret(desk, gesture->mods & MOD_SHIFT && !desk->field_met);
    else if (in_field(desk))
        field_select_all(desk_focused_field(desk));
}

// Not before it is a drag: a finger that trembles selects nothing.
void typing_move(Desk *desk) {
    if (in_field(desk) && desk->hand.moved) place_caret(desk, true);
}

// A field of the lab that was opened by a click has all selected, as when a key opens it.
void typing_up(Desk *desk) {
    Field *field = desk_focused_field(desk);
    int from, to;
    bool opened = desk->field_met && in_field(desk) && desk->focus.kind != SPOT_FIELD;
    if (opened && !field_selection(field, &from, &to)) field_select_all(field);
    desk->field_held = desk->field_met = false;
}

bool desk_field(const Desk *desk, Rect *rect) {
    Desk *open = (Desk *)desk; // looks only
    const Field *field = desk_focused_field(open);
    const Editor *editor = desk_focused_editor(desk);
    if (!(field || editor) || !desk->scene) return false;
    const SpotArea *area = scene_find(desk->scene, desk->focus);
    if (!area) return false;
    if (editor) {
        CodeModel code = desk_code_model(desk, editor, desk->focus.a);
        Rect box = area->rect;
        scene_whole(desk->scene, desk->focus, &box);
        *rect = code_view_caret(desk->scene, box, &code);
        return true;
    }
    FieldModel model = desk_field_model(desk, field, desk->focus);
    *rect = field_view_caret(desk->scene, area->rect, &model);
    return true;
}
