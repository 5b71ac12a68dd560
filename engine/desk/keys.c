// The keys: one table for what they do and for the sheet that shows them.
#include "desk/desk_inside.h"

#include "view/screen_keys.h"
#include "view/screen_lesson.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { ANYWHERE, ON_LESSON, ON_STEP, ON_INPUT, ON_CIRCUIT, ON_ERROR, ON_CLOCK };

typedef void KeyAction(Desk *desk, int by);

typedef struct KeyRow {
    int where;
    int key, mods;
    Spot spot;         // what it presses; or
    KeyAction *action; // what it does with `by`
    int by;
} KeyRow;

static void quit(Desk *desk, int by) {
    (void)by;
    desk->quit = true;
}

static void press_check(Desk *desk, int by) {
    (void)by;
    int exercise = study_page_exercise(&desk->study);
    if (exercise >= 0) desk_act(desk, (Spot){.kind = SPOT_CHECK, .a = exercise});
}

static void press_hint(Desk *desk, int by) {
    (void)by;
    int exercise = study_page_exercise(&desk->study);
    if (exercise >= 0) desk_act(desk, (Spot){.kind = SPOT_HINT, .a = exercise});
}

static void play(Desk *desk, int by) {
    (void)by;
    desk_stage_play(desk, (Spot){.kind = SPOT_STAGE_PLAY, .a = desk_page_clock(desk)});
}

static int clamp(int x, int least, int most) {
    return x < least ? least : x > most ? most : x;
}

static void move_cursor(Desk *desk, int wires, int columns) {
    Workpiece *piece = desk_editable(desk);
    int last = circuit_wires(workpiece_shown(piece)) - 1;
    int farthest = desk_last_column(desk, piece);
    piece->cursor_wire = clamp(piece->cursor_wire + wires, 0, last);
    piece->cursor_column = clamp(piece->cursor_column + columns, 0, farthest);
    desk_act(desk, (Spot){.kind = SPOT_CELL,
                          .a = piece->cursor_wire,
                          .b = piece->cursor_column,
                          .c = piece->index});
    desk->focus_shown = true;
    desk_follow_cursor(desk, piece);
}

static void cursor_across(Desk *desk, int by) {
    move_cursor(desk, 0, by);
}

static void cursor_along(Desk *desk, int by) {
    move_cursor(desk, by, 0);
}

static void move_step(Desk *desk, int wires, int columns) {
    Workpiece *piece = desk_editable(desk);
    if (piece->chosen == NO_STEP) {
        move_cursor(desk, wires, columns);
        return;
    }
    Error err = {0};
    Circuit *next = circuit_copy(history_now(piece->history));
    const Step *step = circuit_step(next, piece->chosen);
    int moved = circuit_move(next, piece->chosen, step->targets[0] + wires,
                             step->column + columns, &err);
    if (moved == NO_STEP) circuit_destroy(next);
    if (moved == NO_STEP || !workpiece_commit(piece, next, &err)) {
        desk_refuse(desk, &err);
        return;
    }
    piece->chosen = moved;
    piece->cursor_wire += wires;
    piece->cursor_column += columns;
    desk_hush(desk);
    desk_changed(desk, piece);
    desk_follow_cursor(desk, piece);
}

static void step_across(Desk *desk, int by) {
    move_step(desk, 0, by);
}

static void step_along(Desk *desk, int by) {
    move_step(desk, by, 0);
}

static void place_dot(Desk *desk, int kind) {
    Workpiece *piece = desk_editable(desk);
    desk_act(desk, (Spot){.kind = SPOT_PALETTE, .a = kind, .b = piece->index});
}

static void open_angle(Desk *desk, int by) {
    (void)by;
    const Workpiece *piece = desk_angled(desk);
    if (piece) desk_act(desk, desk_angle_spot(piece));
}

static void step_moment(Desk *desk, int by) {
    Workpiece *piece = desk_editable(desk);
    workpiece_to_moment(piece, workpiece_moment(piece) + by);
}

// The page's number field: of the first exercise that is not right yet; -1.
static int number_exercise(const Desk *desk) {
    const Study *study = &desk->study;
    const Lesson *lesson = study_lesson(study);
    int first = -1;
    for (int i = 0; lesson && i < lesson->exercise_count; i++) {
        const Exercise *about = &lesson->exercises[i];
        if (about->page != study->page || about->input != INPUT_NUMBER) continue;
        if (!study_asks(study, i)) continue;
        if (!study->answers[i].right) return i;
        if (first < 0) first = i;
    }
    return first;
}

// A page reached by its key is ready for the number it asks for.
static void turn_page(Desk *desk, int by) {
    int page = desk->study.page;
    // A lesson is left only by pressing its last button.
    bool last = desk->study.page + 1 == study_lesson(&desk->study)->page_count;
    if (by > 0 && last)
        desk_say(desk, "page.last", " ");
    else
        desk_act(desk, (Spot){.kind = by > 0 ? SPOT_NEXT : SPOT_BACK});
    if (desk->screen != SCREEN_LESSON || desk->study.page == page) return;
    int exercise = number_exercise(desk);
    if (exercise >= 0 && !desk->study.answers[exercise].right)
        desk_focus_by_key(desk, (Spot){.kind = SPOT_FIELD, .a = exercise});
}

// clang-format off
static const KeyRow rows[] = {
    {ANYWHERE, KEY_F1, 0, {SPOT_KEYS}},
    {ANYWHERE, '?', MOD_SHIFT, {SPOT_KEYS}},
    {ANYWHERE, '/', MOD_SHIFT, {SPOT_KEYS}},
    {ANYWHERE, KEY_F2, 0, {SPOT_LANG}},
    {ANYWHERE, KEY_F3, 0, {SPOT_THEME}},
    {ANYWHERE, KEY_F4, 0, {SPOT_RUBY}},
    {ANYWHERE, KEY_F4, MOD_SHIFT, {SPOT_RUBY, NEXT_GRADE}},
    {ANYWHERE, KEY_F6, 0, {SPOT_WIDE}},
    {ANYWHERE, '+', MOD_CTRL, {SPOT_TEXT, 1}},
    {ANYWHERE, ';', MOD_CTRL, {SPOT_TEXT, 1}}, // + without Shift on a JIS keyboard
    {ANYWHERE, '=', MOD_CTRL, {SPOT_TEXT, 1}},
    {ANYWHERE, '=', MOD_CTRL | MOD_SHIFT, {SPOT_TEXT, 1}},
    {ANYWHERE, ';', MOD_CTRL | MOD_SHIFT, {SPOT_TEXT, 1}},
    {ANYWHERE, '-', MOD_CTRL, {SPOT_TEXT, -1}},
    {ANYWHERE, '0', MOD_CTRL, {SPOT_TEXT, TEXT_BACK}},
    {ANYWHERE, KEY_F8, 0, {SPOT_ASPECT}},
    {ANYWHERE, 'f', MOD_CTRL, {SPOT_SEARCH}},
    {ANYWHERE, KEY_F9, 0, {SPOT_LAB}},
    {ANYWHERE, KEY_HOME, MOD_ALT, {SPOT_LIBRARY}},
    {ANYWHERE, 'q', MOD_CTRL, .action = quit},
    {ON_LESSON, KEY_PAGE_DOWN, 0, .action = turn_page, .by = 1},
    {ON_LESSON, KEY_RIGHT, MOD_ALT, .action = turn_page, .by = 1},
    {ON_LESSON, KEY_PAGE_UP, 0, .action = turn_page, .by = -1},
    {ON_LESSON, KEY_LEFT, MOD_ALT, .action = turn_page, .by = -1},
    {ON_STEP, ' ', 0, {SPOT_CONTINUE}},
    {ON_INPUT, 'z', MOD_CTRL, {SPOT_UNDO}},
    {ON_INPUT, 'y', MOD_CTRL, {SPOT_REDO}},
    {ON_INPUT, 'z', MOD_CTRL | MOD_SHIFT, {SPOT_REDO}},
    {ON_LESSON, KEY_ENTER, MOD_CTRL, .action = press_check},
    {ON_LESSON, KEY_F7, 0, .action = press_hint},
    {ON_LESSON, 'p', MOD_CTRL, {SPOT_PRINT}},
    {ON_LESSON, KEY_F5, 0, {SPOT_RELOAD}},
    {ON_CLOCK, ' ', 0, .action = play},
    {ON_ERROR, 'r', 0, {SPOT_RELOAD}},
    {ON_ERROR, KEY_F5, 0, {SPOT_RELOAD}},
    {ON_ERROR, 'c', 0, {SPOT_COPY_PLACE}},
    {ON_ERROR, 'e', 0, {SPOT_EDIT}},
    {ON_CIRCUIT, KEY_LEFT, 0, .action = cursor_across, .by = -1},
    {ON_CIRCUIT, KEY_RIGHT, 0, .action = cursor_across, .by = 1},
    {ON_CIRCUIT, KEY_UP, 0, .action = cursor_along, .by = -1},
    {ON_CIRCUIT, KEY_DOWN, 0, .action = cursor_along, .by = 1},
    {ON_CIRCUIT, KEY_LEFT, MOD_SHIFT, .action = step_across, .by = -1},
    {ON_CIRCUIT, KEY_RIGHT, MOD_SHIFT, .action = step_across, .by = 1},
    {ON_CIRCUIT, KEY_UP, MOD_SHIFT, .action = step_along, .by = -1},
    {ON_CIRCUIT, KEY_DOWN, MOD_SHIFT, .action = step_along, .by = 1},
    {ON_CIRCUIT, 'c', 0, .action = place_dot, .by = TOOL_CONTROL},
    {ON_CIRCUIT, 'o', 0, .action = place_dot, .by = TOOL_ANTICONTROL},
    {ON_CIRCUIT, KEY_DELETE, 0, {SPOT_DELETE}},
    {ON_CIRCUIT, KEY_BACKSPACE, 0, {SPOT_DELETE}},
    {ON_CIRCUIT, KEY_ENTER, 0, .action = open_angle},
    {ON_CIRCUIT, ',', 0, .action = step_moment, .by = -1},
    {ON_CIRCUIT, '.', 0, .action = step_moment, .by = 1},
    {ON_CIRCUIT, 'z', MOD_CTRL, {SPOT_UNDO}},
    {ON_CIRCUIT, 'y', MOD_CTRL, {SPOT_REDO}},
    {ON_CIRCUIT, 'z', MOD_CTRL | MOD_SHIFT, {SPOT_REDO}},
};

static const KeyLine lines[] = {
    {"keys.anywhere", "?", "keys.sheet"},
    {"keys.anywhere", "Tab", "keys.focus"},
    {"keys.anywhere", "Enter", "keys.press"},
    {"keys.anywhere", "Esc", "keys.escape"},
    {"keys.anywhere", "Ctrl+F", "keys.search"},
    {"keys.anywhere", "F2", "keys.lang"},
    {"keys.anywhere", "F3", "keys.theme"},
    {"keys.anywhere", "F4", "keys.ruby"},
    {"keys.anywhere", "Shift+F4", "keys.grade"},
    {"keys.anywhere", "Ctrl++ Ctrl+- Ctrl+0", "keys.text"},
    {"keys.anywhere", "F6", "keys.wide"},
    {"keys.anywhere", "F8", "keys.aspect"},
    {"keys.anywhere", "Ctrl+A Ctrl+C", "keys.copy"},
    {"keys.anywhere", "F9", "keys.lab"},
    {"keys.anywhere", "Alt+Home", "keys.library"},
    {"keys.anywhere", "↑ ↓", "keys.scroll"},
    {"keys.anywhere", "Ctrl+Q", "keys.quit"},
    {"keys.lesson", "PageDown PageUp", "keys.pages"},
    {"keys.lesson", "Space", "keys.continue"},
    {"keys.lesson", "Ctrl+Enter", "keys.check"},
    {"keys.lesson", "F7", "keys.hint"},
    {"keys.lesson", "← → ↑ ↓", "keys.arrow"},
    {"keys.lesson", "↑ ↓", "keys.cards"},
    {"keys.lesson", "Alt+←", "keys.arrow_fine"},
    {"keys.lesson", "Space", "keys.play"},
    {"keys.lesson", "0 … 9", "keys.type_number"},
    {"keys.lesson", "Ctrl+P", "keys.print"},
    {"keys.lesson", "F5", "keys.reload"},
    {"keys.lesson", "R E C", "keys.mend"},
    {"keys.circuit", "← → ↑ ↓", "keys.cursor"},
    {"keys.circuit", "H X Y Z S T P", "keys.place"},
    {"keys.circuit", "Shift+X", "keys.place_turn"},
    {"keys.circuit", "M R", "keys.measure"},
    {"keys.circuit", "C O", "keys.dots"},
    {"keys.circuit", "Shift+→", "keys.move"},
    {"keys.circuit", "Enter", "keys.angle"},
    {"keys.circuit", "Delete", "keys.delete"},
    {"keys.circuit", "Ctrl+Z Ctrl+Y", "keys.undo"},
    {"keys.circuit", ", .", "keys.moment"},
};
// clang-format on

const KeyLine *desk_key_lines(int *count) {
    *count = sizeof lines / sizeof *lines;
    return lines;
}

static bool row_fits(Desk *desk, const KeyRow *row, const Gesture *gesture) {
    if (row->key != gesture->key || row->mods != gesture->mods) return false;
    if (desk_covered(desk) && row->where != ANYWHERE) return false;
    switch (row->where) {
    case ON_LESSON:
        return desk->screen == SCREEN_LESSON && study_lesson(&desk->study);
    case ON_STEP:
        return desk->screen == SCREEN_LESSON && study_has_more(&desk->study);
    case ON_INPUT:
        return desk_has_input(desk) && !desk_editable(desk);
    case ON_CIRCUIT:
        return desk_editable(desk) != NULL;
    case ON_CLOCK:
        return desk_page_clock(desk) >= 0;
    case ON_ERROR:
        return desk->screen == SCREEN_ERROR;
    default:
        return true;
    }
}

// By its snap; with Alt by a degree.
static bool turn_arrow(Desk *desk, const Gesture *gesture) {
    static const struct {
        int key, theta, phi;
    } turns[] = {{KEY_UP, -1, 0}, {KEY_DOWN, 1, 0}, {KEY_LEFT, 0, -1}, {KEY_RIGHT, 0, 1}};
    Workpiece *piece = desk_arrow(desk);
    if (!piece || gesture->mods & (MOD_CTRL | MOD_SHIFT)) return false;
    // Alt with ← and → turns pages unless the arrow itself has the focus.
    if (gesture->mods && desk->focus.kind != SPOT_ARROW) return false;
    double step = piece->snap > 0 ? piece->snap : M_PI / 12;
    if (gesture->mods & MOD_ALT) step = M_PI / 180;
    for (size_t i = 0; i < sizeof turns / sizeof *turns; i++) {
        if (turns[i].key != gesture->key) continue;
        workpiece_turn(piece, piece->theta + turns[i].theta * step,
                       piece->phi + turns[i].phi * step, true);
        desk_changed(desk, piece);
        desk_hush(desk);
        return true;
    }
    return false;
}

static const Gate *gate_of_key(int key) {
    for (int i = 0; i < gate_count(); i++)
        if (gate_row(i)->key && gate_row(i)->key == key) return gate_row(i);
    return NULL;
}

// A letter places the gate that has it, where the cursor stands.
static bool place_gate(Desk *desk, const Gesture *gesture) {
    Workpiece *piece = desk_editable(desk);
    if (!piece || gesture->mods & ~MOD_SHIFT || gesture->key >= 256) return false;
    int key = gesture->mods & MOD_SHIFT ? toupper(gesture->key) : gesture->key;
    const Gate *gate = gate_of_key(key);
    if (!gate) return false;
    Error err = {0};
    Tool tool = tool_named(gate->name);
    Circuit *next =
        workpiece_put(piece, &tool, piece->cursor_wire, piece->cursor_column, &err);
    if (!next || !workpiece_commit(piece, next, &err)) {
        desk_refuse(desk, &err);
        return true;
    }
    desk_hush(desk);
    piece->chosen =
        circuit_at(workpiece_shown(piece), piece->cursor_wire, piece->cursor_column);
    desk_changed(desk, piece);
    desk_follow_cursor(desk, piece);
    return true;
}

// A digit typed while nothing has the keyboard begins the page's number. It comes as a key
// alone: text is asked of the system only while a field has the focus.
static bool begin_number(Desk *desk, const Gesture *gesture) {
    bool digit = gesture->key >= '0' && gesture->key <= '9';
    bool sign = gesture->key == '-' || (gesture->key == '.' && !desk_editable(desk));
    int exercise = desk->screen == SCREEN_LESSON ? number_exercise(desk) : -1;
    if (gesture->mods || !(digit || sign) || exercise < 0) return false;
    desk_focus_by_key(desk, (Spot){.kind = SPOT_FIELD, .a = exercise});
    Field *field = desk_focused_field(desk);
    field_place(field, (int)strlen(field->text), false);
    field_insert(field, (char[]){(char)gesture->key, 0});
    study_typed(&desk->study, exercise);
    return true;
}

static bool scroll_by_key(Desk *desk, const Gesture *gesture) {
    static const struct {
        int key;
        double steps; // of a line
    } rows_of[] = {{KEY_UP, -1},       {KEY_DOWN, 1},    {KEY_PAGE_UP, -8},
                   {KEY_PAGE_DOWN, 8}, {KEY_HOME, -1e4}, {KEY_END, 1e4}};
    int which = desk->keys_open                 ? SCROLL_KEYS
                : desk->choices.open            ? SCROLL_CHOICES
                : desk->card.term               ? SCROLL_CARD
                : desk->seek.open               ? SCROLL_FOUND
                : desk->screen == SCREEN_LESSON ? SCROLL_TEXT
                                                : SCROLL_SCREEN;
    for (size_t i = 0; i < sizeof rows_of / sizeof *rows_of && !gesture->mods; i++)
        if (rows_of[i].key == gesture->key)
            return desk_scroll_by(desk, which, rows_of[i].steps * 60);
    return false;
}

static bool act_on_row(Desk *desk, const Gesture *gesture) {
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (!row_fits(desk, &rows[i], gesture)) continue;
        if (rows[i].action)
            rows[i].action(desk, rows[i].by);
        else
            desk_act(desk, rows[i].spot);
        return true;
    }
    return false;
}

bool desk_key(Desk *desk, const Gesture *gesture) {
    if (desk_covered(desk))
        return choices_key(desk, gesture) || act_on_row(desk, gesture) ||
               scroll_by_key(desk, gesture);
    return answering_key(desk, gesture) || desk_stage_key(desk, gesture) ||
           inputs_key(desk, gesture) || turn_arrow(desk, gesture) ||
           act_on_row(desk, gesture) || place_gate(desk, gesture) ||
           begin_number(desk, gesture) || scroll_by_key(desk, gesture);
}

bool desk_key_bound(const char *group, int key, int mods) {
    static const char *const groups[] = {
        [ANYWHERE] = "keys.anywhere",  [ON_LESSON] = "keys.lesson",
        [ON_STEP] = "keys.lesson",     [ON_INPUT] = "keys.lesson",
        [ON_CIRCUIT] = "keys.circuit", [ON_ERROR] = "keys.lesson",
        [ON_CLOCK] = "keys.lesson",
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (rows[i].key == key && rows[i].mods == mods &&
            !strcmp(groups[rows[i].where], group))
            return true;
    bool letter = key < 128 && isalpha(key);
    if (!strcmp(group, "keys.circuit"))
        return letter && !(mods & ~MOD_SHIFT) && gate_of_key(mods ? toupper(key) : key);
    bool arrow = key >= KEY_LEFT && key <= KEY_DOWN;
    if (!strcmp(group, "keys.anywhere"))
        return arrow || (mods == MOD_CTRL && (key == 'a' || key == 'c')) ||
               key == KEY_TAB || key == KEY_ENTER || key == KEY_ESCAPE;
    return arrow || (key >= '0' && key <= '9');
}
