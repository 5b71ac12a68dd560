// What each spot does when it is pressed, by mouse, finger or key: one row a kind.
#include "desk/desk_inside.h"

#include "base/mem.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef void Action(Desk *desk, Spot spot);

static void to_library(Desk *desk, Spot spot) {
    (void)spot;
    desk_go(desk, SCREEN_LIBRARY);
}

static void to_lesson(Desk *desk, Spot spot) {
    desk_begin(desk, spot.a, spot.b);
}

// The lab, and back to where it was entered from.
static void to_lab(Desk *desk, Spot spot) {
    (void)spot;
    desk_go(desk, desk->screen == SCREEN_LAB ? desk->before : SCREEN_LAB);
}

static void show_keys(Desk *desk, Spot spot) {
    (void)spot;
    desk->keys_open = !desk->keys_open;
    desk->keys_scroll = 0;
    desk->focus = desk->keys_open ? (Spot){.kind = SPOT_CLOSE} : (Spot){0};
}

static void close_top(Desk *desk, Spot spot) {
    (void)spot;
    if (desk->keys_open)
        show_keys(desk, spot);
    else if (desk->screen == SCREEN_LAB)
        desk_go(desk, desk->before);
    else
        desk_go(desk, SCREEN_LIBRARY);
}

static void keep_number(Desk *desk, const char *key, int number) {
    char text[16];
    snprintf(text, sizeof text, "%d", number);
    desk_set_setting(desk, key, text);
}

static void other_lang(Desk *desk, Spot spot) {
    (void)spot;
    desk->lang = desk->lang == LANG_JA ? LANG_EN : LANG_JA;
    desk_hush(desk);
    desk_set_setting(desk, "lang", desk->lang == LANG_JA ? "ja" : "en");
    desk_set_look(desk);
}

static void next_theme(Desk *desk, Spot spot) {
    (void)spot;
    desk->theme = (Theme)((desk->theme + 1) % THEME_COUNT);
    desk_set_setting(desk, "theme", theme_name(desk->theme));
    desk_set_look(desk);
}

static void switch_ruby(Desk *desk, Spot spot) {
    (void)spot;
    desk->ruby = !desk->ruby;
    keep_number(desk, "ruby", desk->ruby);
}

static void next_text(Desk *desk, Spot spot) {
    static const int sizes[] = {100, 125, 150};
    int at = 0;
    while (at < 2 && sizes[at] != desk->text)
        at++;
    at = spot.a ? at + spot.a : (at + 1) % 3;
    desk->text = sizes[at < 0 ? 0 : at > 2 ? 2 : at];
    keep_number(desk, "text", desk->text);
    desk_set_look(desk);
}

static void page_back(Desk *desk, Spot spot) {
    (void)spot;
    if (desk->screen != SCREEN_LESSON || !study_lesson(&desk->study)) return;
    desk->focus = (Spot){.kind = SPOT_BACK};
    study_turn_to(&desk->study, desk->study.page - 1);
    desk_hush(desk);
}

static void page_next(Desk *desk, Spot spot) {
    (void)spot;
    const Lesson *lesson = study_lesson(&desk->study);
    if (desk->screen != SCREEN_LESSON || !lesson) return;
    desk->focus = (Spot){.kind = SPOT_NEXT};
    desk_hush(desk);
    if (desk->study.page + 1 < lesson->page_count) {
        study_turn_to(&desk->study, desk->study.page + 1);
        return;
    }
    study_finish(&desk->study);
    desk_go(desk, SCREEN_LIBRARY);
}

static void page_go(Desk *desk, Spot spot) {
    study_turn_to(&desk->study, spot.a);
    desk_hush(desk);
}

static void check(Desk *desk, Spot spot) {
    study_check(&desk->study, spot.a);
    desk->study.text_scroll =
        1e6; // the verdict comes into sight; the scene keeps it in range
}

static void hint(Desk *desk, Spot spot) {
    study_hint(&desk->study, spot.a);
    desk->study.text_scroll = 1e6;
}

static void explain(Desk *desk, Spot spot) {
    study_explain(&desk->study, spot.a);
    desk->study.text_scroll = 1e6;
}

static void choose(Desk *desk, Spot spot) {
    study_choose(&desk->study, spot.a, spot.b);
}

static void to_field(Desk *desk, Spot spot) {
    desk->focus = spot;
    Field *field = desk_focused_field(desk);
    if (field) field->caret = (int)strlen(field->text);
}

// A gate pressed, not dragged: it goes to the cursor, or to the first free column behind
// it.
static void place(Desk *desk, Spot spot) {
    Workpiece *piece = desk_piece(desk, spot.b);
    if (!piece || !piece->editable) return;
    Error err = {0};
    const Circuit *now = history_now(piece->history);
    int column = piece->cursor_column;
    if (spot.a >= 0)
        while (circuit_covering(now, piece->cursor_wire, column) != NO_STEP)
            column++;
    Circuit *next = spot.a >= 0 ? workpiece_place(piece, gate_row(spot.a),
                                                  piece->cursor_wire, column, &err)
                                : workpiece_dot(piece, spot.a == PALETTE_CONTROL ? 1 : -1,
                                                piece->cursor_wire, column, &err);
    if (!next || !workpiece_commit(piece, next, &err)) {
        desk_refuse(desk, &err);
        return;
    }
    desk_hush(desk);
    piece->cursor_column = column;
    piece->chosen = circuit_at(workpiece_shown(piece), piece->cursor_wire, column);
    desk_changed(desk, piece);
}

static void to_cell(Desk *desk, Spot spot) {
    Workpiece *piece = desk_piece(desk, spot.c);
    int wire, column;
    if (!piece || !hand_cell(piece, &spot, &wire, &column)) return;
    piece->cursor_wire = wire;
    piece->cursor_column = column;
    piece->chosen = circuit_at(workpiece_shown(piece), wire, column);
    desk->focus = (Spot){.kind = SPOT_CELL, .a = wire, .b = column, .c = spot.c};
    desk_hush(desk);
    if (piece->index < 0) lab_show_angle(&desk->lab);
}

static void undo(Desk *desk, Spot spot) {
    (void)spot;
    Workpiece *piece = desk_editable(desk);
    if (piece && workpiece_undo(piece))
        desk_changed(desk, piece);
    else
        desk_say(desk, "desk.no_undo", " ");
}

static void redo(Desk *desk, Spot spot) {
    (void)spot;
    Workpiece *piece = desk_editable(desk);
    if (piece && workpiece_redo(piece))
        desk_changed(desk, piece);
    else
        desk_say(desk, "desk.no_redo", " ");
}

static void commit(Desk *desk, Workpiece *piece, Circuit *next, bool good, Error *err) {
    if (!good) circuit_destroy(next);
    if (!good || !workpiece_commit(piece, next, err)) {
        desk_refuse(desk, err);
        return;
    }
    desk_hush(desk);
    desk_changed(desk, piece);
}

static void delete_chosen(Desk *desk, Spot spot) {
    (void)spot;
    Workpiece *piece = desk_editable(desk);
    if (!piece || piece->chosen == NO_STEP) return;
    Error err = {0};
    Circuit *next = circuit_copy(history_now(piece->history));
    bool good = circuit_remove(next, piece->chosen, &err);
    if (good) piece->chosen = NO_STEP;
    commit(desk, piece, next, good, &err);
}

static void clear(Desk *desk, Spot spot) {
    (void)spot;
    Workpiece *piece = desk_editable(desk);
    if (!piece) return;
    Error err = {0};
    Circuit *next = circuit_copy(history_now(piece->history));
    for (int i = circuit_steps(next) - 1; i >= 0; i--)
        circuit_remove(next, i, NULL); // a lesson's locked steps stay
    piece->chosen = NO_STEP;
    commit(desk, piece, next, true, &err);
}

static void set_wires(Desk *desk, Spot spot) {
    Workpiece *piece = &desk->lab.piece;
    Error err = {0};
    Circuit *next = circuit_copy(history_now(piece->history));
    int wires = circuit_wires(next) + spot.a;
    bool good = wires <= DESK_QUBITS
                    ? circuit_set_wires(next, wires, &err)
                    : error_set(&err, "desk.most_wires", "%d", DESK_QUBITS);
    if (good && circuit_bits(next) < wires) circuit_set_bits(next, wires, NULL);
    commit(desk, piece, next, good, &err);
}

static void to_moment(Desk *desk, Spot spot) {
    Workpiece *piece = desk_piece(desk, spot.c);
    if (!piece) return;
    int end = circuit_columns(workpiece_shown(piece));
    piece->moment = spot.a >= end ? AT_END : spot.a;
}

static void new_seed(Desk *desk, Spot spot) {
    (void)spot;
    desk->lab.seed_value = desk->lab.seed_value % 999 + 1;
    desk->lab.seed_open = false;
}

static void to_seed(Desk *desk, Spot spot) {
    char text[32];
    snprintf(text, sizeof text, "%llu", (unsigned long long)desk->lab.seed_value);
    field_set(&desk->lab.seed, text);
    desk->lab.seed_open = true;
    to_field(desk, spot);
}

static void set_shots(Desk *desk, Spot spot) {
    desk->lab.shots = spot.a;
}

static void follow(Desk *desk, Spot spot) {
    const char *target = spot.target ? spot.target : "";
    const char *id = strchr(target, ':');
    if (!id++) return;
    const Lesson *lesson = desk->studying ? study_lesson(&desk->study) : NULL;
    if (!strncmp(target, "lesson:", 7)) {
        for (int i = 0; i < desk->pack_count; i++)
            for (int k = 0; k < desk->packs[i]->lesson_count; k++)
                if (!strcmp(desk->packs[i]->lessons[k].id, id)) {
                    desk_begin(desk, i, k);
                    return;
                }
    }
    if (!strncmp(target, "page:", 5) && lesson)
        for (int i = 0; i < lesson->page_count; i++)
            if (!strcmp(lesson->pages[i].id, id)) {
                study_turn_to(&desk->study, i);
                return;
            }
    desk_say(desk, "desk.no_target_of_link", "%s", target);
}

static void reload(Desk *desk, Spot spot) {
    (void)spot;
    if (!desk->studying) return;
    study_reload(&desk->study);
    desk_say(desk, "desk.reloading", " ");
}

static void copy_place(Desk *desk, Spot spot) {
    (void)spot;
    const Error *err = &desk->study.error;
    free(desk->clipboard);
    Buffer place = {0};
    buffer_print(&place, "%s:%d", err->file, err->line ? err->line : 1);
    desk->clipboard = buffer_take(&place);
    desk_say(desk, "desk.copied", "%s", desk->clipboard);
}

static Action *const actions[SPOT_KINDS] = {
    [SPOT_LIBRARY] = to_library,
    [SPOT_LESSON] = to_lesson,
    [SPOT_LAB] = to_lab,
    [SPOT_KEYS] = show_keys,
    [SPOT_CLOSE] = close_top,
    [SPOT_LANG] = other_lang,
    [SPOT_THEME] = next_theme,
    [SPOT_RUBY] = switch_ruby,
    [SPOT_TEXT] = next_text,
    [SPOT_BACK] = page_back,
    [SPOT_NEXT] = page_next,
    [SPOT_PAGE] = page_go,
    [SPOT_CHECK] = check,
    [SPOT_HINT] = hint,
    [SPOT_EXPLAIN] = explain,
    [SPOT_OPTION] = choose,
    [SPOT_FIELD] = to_field,
    [SPOT_PALETTE] = place,
    [SPOT_CELL] = to_cell,
    [SPOT_STEP] = to_cell,
    [SPOT_ANGLE] = to_field,
    [SPOT_UNDO] = undo,
    [SPOT_REDO] = redo,
    [SPOT_DELETE] = delete_chosen,
    [SPOT_CLEAR] = clear,
    [SPOT_WIRES] = set_wires,
    [SPOT_MOMENT] = to_moment,
    [SPOT_SEED] = new_seed,
    [SPOT_SEED_FIELD] = to_seed,
    [SPOT_SHOTS] = set_shots,
    [SPOT_LINK] = follow,
    [SPOT_RELOAD] = reload,
    [SPOT_COPY_PLACE] = copy_place,
};

void desk_act(Desk *desk, Spot spot) {
    desk->dirty = true;
    if (actions[spot.kind]) actions[spot.kind](desk, spot);
}
