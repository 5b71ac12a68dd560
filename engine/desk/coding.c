// The editor of a program that has the keyboard: keys and text in it, the clipboard, the
// pointer that takes its caret along, the wheel that rolls it.
#include "desk/desk_inside.h"

#include <stdlib.h>
#include <string.h>

Editor *desk_focused_editor(const Desk *desk) {
    const Lesson *lesson =
        desk->screen == SCREEN_LESSON ? study_lesson(&desk->study) : NULL;
    int exercise = desk->focus.a;
    if (desk_covered(desk) || desk->focus.kind != SPOT_CODE || !lesson) return NULL;
    if (exercise < 0 || exercise >= lesson->exercise_count) return NULL;
    const Exercise *about = &lesson->exercises[exercise];
    if (about->page != desk->study.page || about->input != INPUT_CODE) return NULL;
    return &desk->study.answers[exercise].editor;
}

static const Exercise *exercise_of(const Desk *desk) {
    return &study_lesson(&desk->study)->exercises[desk->focus.a];
}

static CodeModel model_of(const Desk *desk, const Editor *editor) {
    return desk_code_model(desk, editor, desk->focus.a);
}

// The caret or the text is another: it comes into sight.
static void moved(Desk *desk, Editor *editor, bool changed) {
    if (changed) study_typed(&desk->study, desk->focus.a);
    desk->dirty = true;
    Rect rect;
    CodeModel model = model_of(desk, editor);
    if (desk->scene && scene_whole(desk->scene, desk->focus, &rect))
        code_view_reveal(desk->scene, rect, &model, &editor->scroll_x, &editor->scroll_y);
}

// Ctrl+C and Ctrl+X; what is pasted comes as a gesture of its own.
static bool copy_key(Desk *desk, Editor *editor, const Gesture *gesture) {
    bool cuts = gesture->key == 'x';
    if (gesture->mods != MOD_CTRL || !(gesture->key == 'c' || cuts)) return false;
    int from, to;
    if (editor_selection(editor, &from, &to)) {
        free(desk->clipboard);
        desk->clipboard = editor_selected(editor);
    }
    if (cuts && editor_cut(editor)) moved(desk, editor, true);
    return true;
}

// While an input method composes it has the keys.
static bool composes(const Editor *editor, const Gesture *gesture) {
    bool edits = gesture->key && gesture->key < 256 && strchr("acxyz", gesture->key);
    return editor->compose[0] && (edits || !(gesture->mods & MOD_CTRL));
}

bool coding_key(Desk *desk, const Gesture *gesture) {
    Editor *editor = desk_focused_editor(desk);
    if (!editor || gesture->mods & MOD_ALT) return false;
    if (composes(editor, gesture) || copy_key(desk, editor, gesture)) return true;
    bool changed;
    if (editor_key(editor, gesture->key, gesture->mods, exercise_of(desk)->rows,
                   &changed)) {
        moved(desk, editor, changed);
        return true;
    }
    bool character = gesture->key < 256 && gesture->key != KEY_NONE; // comes again as text
    return !(gesture->mods & MOD_CTRL) && character;
}

bool coding_text(Desk *desk, const Gesture *gesture) {
    Editor *editor = desk_focused_editor(desk);
    if (!editor || !gesture->text) return editor != NULL;
    bool changed = false;
    if (gesture->kind == GESTURE_COMPOSE)
        editor_compose(editor, gesture->text, gesture->start, gesture->length);
    else if (gesture->kind == GESTURE_TEXT)
        changed = editor_insert(editor, gesture->text);
    else if (!editor->compose[0])
        changed = editor_paste(editor, gesture->text);
    if (changed && gesture->kind == GESTURE_TEXT) editor_settle(editor);
    if (!changed && gesture->kind != GESTURE_COMPOSE && gesture->text[0])
        desk_say(desk, "code.full", "%d", EDITOR_SIZE >> 10);
    moved(desk, editor, changed);
    return true;
}

bool coding_escape(Desk *desk) {
    const Editor *editor = desk_focused_editor(desk);
    if (!editor) return false;
    if (editor->compose[0]) return true; // the input method's
    desk_focus_by_key(desk, (Spot){.kind = SPOT_CHECK, .a = desk->focus.a});
    desk_hush(desk);
    return true;
}

static bool in_editor(const Desk *desk, const Editor *editor) {
    return editor && !editor->compose[0] && desk->hand.kind == HAND_PRESS &&
           spot_same(desk->hand.from, desk->focus);
}

static void place_caret(Desk *desk, bool select) {
    Editor *editor = desk_focused_editor(desk);
    const Scene *scene = desk_scene(desk);
    Rect rect;
    if (!scene_whole(scene, desk->focus, &rect)) return;
    CodeModel model = model_of(desk, editor);
    editor_place(editor, code_view_byte(scene, rect, &model, desk->x, desk->y), select);
    moved(desk, editor, false);
}

// A double press takes the word under it.
static void take_word(Desk *desk, Editor *editor) {
    bool changed;
    place_caret(desk, false);
    editor_key(editor, KEY_RIGHT, MOD_CTRL, 1, &changed);
    editor_key(editor, KEY_LEFT, MOD_CTRL | MOD_SHIFT, 1, &changed);
    moved(desk, editor, false);
}

void coding_down(Desk *desk, const Gesture *gesture) {
    Editor *editor = desk_focused_editor(desk);
    if (!in_editor(desk, editor)) return;
    if (gesture->clicks >= 2)
        take_word(desk, editor);
    else
        place_caret(desk, gesture->mods & MOD_SHIFT);
}

void coding_move(Desk *desk) {
    const Editor *editor = desk_focused_editor(desk);
    if (in_editor(desk, editor) && desk->hand.moved) place_caret(desk, true);
}

bool coding_wheel(Desk *desk, const Gesture *gesture, double by) {
    const Scene *scene = desk_scene(desk);
    const SpotArea *area = scene_hit(scene, gesture->x, gesture->y);
    if (!area || area->spot.kind != SPOT_CODE || desk_covered(desk)) return false;
    Editor *editor = &desk->study.answers[area->spot.a].editor;
    Rect rect;
    CodeModel model = desk_code_model(desk, editor, area->spot.a);
    if (!scene_whole(scene, area->spot, &rect)) return false;
    if (!code_view_roll(scene, rect, &model, by, &editor->scroll_y)) return false;
    desk->dirty = true;
    return true;
}

void coding_restart(Desk *desk, Spot spot) {
    const Exercise *about = desk_exercise(desk, spot.a);
    if (!about || about->input != INPUT_CODE) return;
    Editor *editor = &desk->study.answers[spot.a].editor;
    if (!editor_restart(editor, about->code)) return;
    desk_focus_by_key(desk, (Spot){.kind = SPOT_CODE, .a = spot.a}); // Ctrl+Z is there
    moved(desk, editor, true);
    desk_say(desk, "code.started", " ");
}

void coding_pulse(Desk *desk, Spot spot) {
    if (desk_exercise(desk, spot.a)) study_pulse(&desk->study, spot.a, spot.b, spot.c);
}
