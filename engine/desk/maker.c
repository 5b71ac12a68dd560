#include "desk/maker.h"

#include "base/mem.h"
#include "base/text.h"
#include "circuit/circuit_definitions.h"
#include "circuit/entries.h"
#include "circuit/expression.h"
#include "desk/desk_inside.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// What a name begins with.
static const char *const stems[MAKER_KINDS] = {"gate", "U", "R"};

static Workpiece *piece_of(Desk *desk) {
    return desk_piece(desk, desk->maker.source);
}

static int field_count(const Maker *maker) {
    if (maker->kind == MAKER_MATRIX) return MAKER_FIRST + (1 << maker->wires);
    return maker->kind == MAKER_TURN ? MAKER_FIRST + 4 : MAKER_FIRST;
}

// --- Opened and shut

static void fill_identity(Maker *maker) {
    int rows = 1 << maker->wires;
    for (int row = 0; row < rows; row++) {
        Buffer text = {0};
        for (int column = 0; column < rows; column++)
            buffer_print(&text, "%s%d", column ? ", " : "", row == column);
        field_set(&maker->fields[MAKER_FIRST + row], text.data);
        buffer_clear(&text);
    }
}

static void fill(Desk *desk) {
    Maker *maker = &desk->maker;
    static const char *const turn[] = {"1", "0", "1", "pi"};
    char name[DEFINITION_NAME];
    circuit_free_name(history_now(piece_of(desk)->history), stems[maker->kind], name);
    field_set(&maker->fields[MAKER_NAME], name);
    if (maker->kind == MAKER_MATRIX) fill_identity(maker);
    for (int i = 0; maker->kind == MAKER_TURN && i < 4; i++)
        field_set(&maker->fields[MAKER_FIRST + i], turn[i]);
}

// The first thing to type: the name of a group, else what the gate is.
static void focus_first(Desk *desk) {
    int field = desk->maker.kind == MAKER_GROUP ? MAKER_NAME : MAKER_FIRST;
    desk_focus(desk, (Spot){.kind = SPOT_OWN_FIELD, .a = field});
    field_select_all(&desk->maker.fields[field]);
}

void maker_open(Desk *desk, MakerKind kind) {
    Maker *maker = &desk->maker;
    Workpiece *piece = maker->open ? piece_of(desk) : desk_editable(desk);
    if (!piece) return;
    if (!maker->open) {
        hand_cancel(&desk->hand);
        *maker = (Maker){.open = true,
                         .source = piece->index,
                         .from = desk->focus,
                         .by_key = desk->focus_shown};
        maker->from.target = NULL;
    }
    maker->kind = kind;
    maker->wires = 1;
    maker->refusal = (Error){.key = ""};
    fill(desk);
    focus_first(desk);
    desk_hush(desk);
}

void maker_close(Desk *desk) {
    Maker *maker = &desk->maker;
    if (!maker->open) return;
    maker->open = false;
    desk->dirty = true;
    if (maker->from.kind && maker->by_key)
        desk_focus_by_key(desk, maker->from);
    else
        desk_focus(desk, maker->from);
}

void maker_typed(Desk *desk) {
    desk->maker.refusal = (Error){.key = ""};
    desk->dirty = true;
}

void maker_set_wires(Desk *desk, int wires) {
    desk->maker.wires = wires;
    fill_identity(&desk->maker);
    maker_typed(desk);
    focus_first(desk);
}

// --- What is typed

static char *text_of(const Maker *maker, int field) {
    char *whole = field_whole(&maker->fields[field]);
    char *plain = text_plain(whole);
    free(whole);
    return plain;
}

static char *matrix_text(const Maker *maker) {
    Buffer text = {0};
    for (int i = MAKER_FIRST; i < field_count(maker); i++) {
        char *row = text_of(maker, i);
        buffer_print(&text, "%s\n", row);
        free(row);
    }
    return buffer_take(&text);
}

static bool read_angles(const Maker *maker, Angle angles[4], Error *err) {
    for (int i = 0; i < 4; i++) {
        char *text = text_of(maker, MAKER_FIRST + i);
        angles[i] = (Angle){0};
        bool read = number_typed(text, i == 3, &angles[i].value, err);
        double again;
        if (read && strlen(text) < ANGLE_TEXT && !strchr(text, ';') &&
            expression_value(text, NULL, &again, NULL) && again == angles[i].value)
            snprintf(angles[i].text, sizeof angles[i].text, "%s", text);
        free(text);
        if (!read) return false;
    }
    return true;
}

// A name with blanks in it has lines in their place.
static void read_name(const Maker *maker, char name[DEFINITION_NAME + 1]) {
    char *text = text_of(maker, MAKER_NAME);
    char *from = text + strspn(text, " "), *end = from + strlen(from);
    while (end > from && end[-1] == ' ')
        *--end = 0;
    for (char *at = from; *at; at++)
        if (*at == ' ') *at = '_';
    snprintf(name, DEFINITION_NAME + 1, "%s", from);
    free(text);
}

static const Definition *definition_typed(const Maker *maker, const char *name,
                                          Error *err) {
    if (maker->kind == MAKER_TURN) {
        Angle angles[4];
        return read_angles(maker, angles, err) ? definition_turn(name, angles, err) : NULL;
    }
    char *text = matrix_text(maker);
    const Definition *made = definition_matrix(name, text, err);
    free(text);
    return made;
}

// --- Made

static bool may_make(Workpiece *piece, Error *err) {
    return !piece->palette || error_set(err, "maker.not_offered", "%s", "");
}

// A gate of its own, put where the cursor is or in the first column behind it that has
// room.
static int place(Circuit *next, const Workpiece *piece, const Definition *made,
                 Error *err) {
    const Definition *held = circuit_define(next, made, err);
    int column = piece->cursor_column, last = circuit_columns(next) + 1;
    if (!held || !workpiece_room(piece, 1, err)) return NO_STEP;
    for (; column < last; column++) {
        Step step = step_of(next, &held->gate, piece->cursor_wire, column);
        int index = circuit_place(next, step, NULL);
        if (index != NO_STEP) return index;
    }
    return circuit_place(next, step_of(next, &held->gate, piece->cursor_wire, column), err);
}

static int group(Circuit *next, const Workpiece *piece, const char *name, Error *err) {
    StepSet set = {0};
    chosen_read(piece, &set);
    int index = circuit_group(next, set.steps, set.count, name, err);
    step_set_end(&set);
    return index;
}

static int make(Circuit *next, Workpiece *piece, const Maker *maker, Error *err) {
    char name[DEFINITION_NAME + 1];
    read_name(maker, name);
    if (!definition_name_free(name, err)) return NO_STEP;
    if (maker->kind == MAKER_GROUP) return group(next, piece, name, err);
    if (!may_make(piece, err)) return NO_STEP;
    if (circuit_definition_find(next, name)) {
        error_set(err, "definition.taken", "%s", name);
        return NO_STEP;
    }
    const Definition *made = definition_typed(maker, name, err);
    int index = made ? place(next, piece, made, err) : NO_STEP;
    definition_release(made);
    return index;
}

void maker_go(Desk *desk) {
    Maker *maker = &desk->maker;
    Workpiece *piece = piece_of(desk);
    Error err = {0};
    if (!maker->open || !piece) return;
    Circuit *next = circuit_copy(history_now(piece->history));
    int index = make(next, piece, maker, &err);
    Step step = index == NO_STEP ? (Step){0} : *circuit_step(next, index);
    if (index == NO_STEP) circuit_destroy(next);
    if (index == NO_STEP || !workpiece_commit(piece, next, &err)) {
        maker->refusal = err;
        desk->dirty = true;
        return;
    }
    maker_close(desk);
    piece->cursor_wire = step.targets[0];
    piece->cursor_column = step.column;
    chosen_one(piece, circuit_at(workpiece_shown(piece), step.targets[0], step.column));
    desk_say(desk, "maker.made", "%s", step.gate->label);
    desk_changed(desk, piece);
    desk_focus(desk, (Spot){SPOT_CELL, piece->cursor_wire, piece->cursor_column,
                            piece->index, NULL});
    desk_follow_cursor(desk, piece);
}

// "[[a, b], [c, d]]" into the rows' fields.
static void fill_rows(Maker *maker, const char *text) {
    int row = 0;
    for (const char *at = strchr(text, '[') + 1; (at = strchr(at, '[')) != NULL; row++) {
        char one[FIELD_SIZE];
        snprintf(one, sizeof one, "%.*s", (int)strcspn(at + 1, "]"), at + 1);
        field_set(&maker->fields[MAKER_FIRST + row], one);
        at++;
    }
}

void maker_nearest(Desk *desk) {
    char *text = matrix_text(&desk->maker);
    Entries typed, nearest;
    if (entries_read(text, &typed, NULL)) {
        if (entries_nearest(&typed, &nearest)) {
            fill_rows(&desk->maker, nearest.text);
            entries_clear(&nearest);
        }
        entries_clear(&typed);
    }
    free(text);
    maker_typed(desk);
    focus_first(desk);
}

// --- Shown

// What is typed judged: false with the reason.
static bool judge(Desk *desk, Error *err) {
    const Maker *maker = &desk->maker;
    if (maker->kind == MAKER_GROUP)
        return chosen_count(piece_of(desk)) > 0 ||
               error_set(err, "circuit.group_none", " ");
    const Definition *made = definition_typed(maker, "", err);
    definition_release(made);
    return made != NULL;
}

static const char *note_of(Desk *desk, Scene *scene, Error *err) {
    const Maker *maker = &desk->maker;
    if (err->key[0]) {
        char *words = words_error(desk->options.words, desk->lang, err);
        return scene_take(scene, words);
    }
    if (maker->kind == MAKER_GROUP)
        return scene_say(scene, "maker.grouping", "%d", chosen_count(piece_of(desk)));
    return scene_word(scene,
                      maker->kind == MAKER_MATRIX ? "maker.unitary" : "maker.turning");
}

static void show_axis(const Maker *maker, MakerModel *model) {
    Angle angles[4];
    if (maker->kind != MAKER_TURN || !read_angles(maker, angles, NULL)) return;
    double length = hypot(hypot(angles[0].value, angles[1].value), angles[2].value);
    if (!isfinite(length) || length < 1e-12) return;
    model->turns = true;
    for (int i = 0; i < 3; i++)
        model->axis[i] = angles[i].value / length;
    model->angle = angles[3].value;
}

static Choice choice_of(const char *words, OwnAct act, int b, bool on) {
    return (Choice){
        .words = words, .spot = {.kind = SPOT_OWN, .a = (int)act, .b = b}, .on = on};
}

static bool offers_nearest(const Maker *maker) {
    char *text = matrix_text(maker);
    Entries typed, nearest = {0};
    bool offers = maker->kind == MAKER_MATRIX && entries_read(text, &typed, NULL);
    if (offers) {
        offers = typed.rows == 1 << maker->wires && entries_nearest(&typed, &nearest);
        entries_clear(&typed);
        entries_clear(&nearest);
    }
    free(text);
    return offers;
}

void maker_build(Desk *desk, Scene *scene) {
    static const char *const ways[MAKER_KINDS] = {"maker.group", "maker.matrix",
                                                  "maker.turn"};
    static const char *const wires[] = {"1", "2", "3"};
    const Maker *maker = &desk->maker;
    if (!maker->open) return;
    Error err = maker->refusal;
    bool good = judge(desk, err.key[0] ? NULL : &err);
    MakerModel model = {
        .kind = maker->kind, .count = field_count(maker), .scroll = maker->scroll};
    for (int i = 0; i < MAKER_KINDS; i++)
        model.kinds[i] =
            choice_of(scene_word(scene, ways[i]), OWN_MAKER, i, (int)maker->kind == i);
    for (int i = 0; i < 3; i++)
        model.wires[i] = choice_of(wires[i], OWN_WIRES, i + 1, maker->wires == i + 1);
    for (int i = 0; i < model.count; i++)
        model.fields[i] = desk_field_model(desk, &maker->fields[i],
                                           (Spot){.kind = SPOT_OWN_FIELD, .a = i});
    model.note = note_of(desk, scene, &err);
    model.refused = err.key[0] != 0;
    show_axis(maker, &model);
    Button nearest = {.kind = BUTTON_OUTLINE,
                      .words = scene_word(scene, "maker.nearest"),
                      .spot = {.kind = SPOT_OWN, .a = OWN_NEAREST}};
    if (!good && offers_nearest(maker)) model.nearest = &nearest;
    model.buttons[0] = (Button){.kind = BUTTON_FILLED,
                                .words = scene_word(scene, "maker.go"),
                                .spot = {.kind = SPOT_OWN, .a = OWN_GO}};
    model.buttons[1] = (Button){.kind = BUTTON_OUTLINE,
                                .words = scene_word(scene, "maker.cancel"),
                                .spot = {.kind = SPOT_CLOSE, .a = 1}};
    maker_sheet_add(scene, &model);
}
