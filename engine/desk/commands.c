#include "desk/commands.h"

#include "base/mem.h"
#include "desk/command_rows.h"
#include "desk/desk_inside.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// The walker: a new file of rows is named here.
static CommandRows (*const files[])(void) = {
    commands_first, commands_display, commands_own,       commands_chance,  commands_time,
    commands_edit,  commands_review,  commands_lesson,    commands_circuit, commands_gate,
    commands_noise, commands_share,   commands_time_last, commands_window,  commands_last,
};

const Command *desk_command(int index) {
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        CommandRows rows = files[i]();
        if (index < rows.count) return &rows.rows[index];
        index -= rows.count;
    }
    return NULL;
}

const Command *desk_command_of(const char *id) {
    const Command *command;
    for (int i = 0; (command = desk_command(i)); i++)
        if (!strcmp(command->id, id)) return command;
    return NULL;
}

// --- places

static bool on_lesson(Desk *desk) {
    return desk->screen == SCREEN_LESSON && study_lesson(&desk->study);
}

static bool on_page(Desk *desk) {
    return on_lesson(desk) && !desk->reviewing.on;
}

static bool on_card(Desk *desk) {
    return on_lesson(desk) && desk->reviewing.on;
}

static bool on_step(Desk *desk) {
    return desk->screen == SCREEN_LESSON && study_has_more(&desk->study);
}

static bool on_clock(Desk *desk) {
    return desk_page_clock(desk) >= 0;
}

static bool on_input(Desk *desk) {
    return desk_has_input(desk) && !desk_editable(desk);
}

static bool on_circuit(Desk *desk) {
    return desk_editable(desk) != NULL;
}

static bool on_grid(Desk *desk) {
    const Workpiece *piece = desk_editable(desk);
    bool focused = desk->focus.kind == SPOT_CELL || desk->focus.kind == SPOT_STEP;
    return piece && (desk->screen == SCREEN_LAB || focused);
}

static bool on_lab(Desk *desk) {
    return desk->screen == SCREEN_LAB;
}

static bool on_workshop(Desk *desk) {
    return inspector_there(desk);
}

static bool on_error(Desk *desk) {
    return desk->screen == SCREEN_ERROR;
}

static const struct {
    bool (*here)(Desk *desk); // NULL: always
    const char *group;
} places[COMMAND_PLACES] = {
    [ANYWHERE] = {NULL, "keys.anywhere"},         [ON_LESSON] = {on_lesson, "keys.lesson"},
    [ON_PAGE] = {on_page, "keys.lesson"},         [ON_CARD] = {on_card, "keys.lesson"},
    [ON_STEP] = {on_step, "keys.lesson"},         [ON_CLOCK] = {on_clock, "keys.lesson"},
    [ON_INPUT] = {on_input, "keys.lesson"},       [UNCOVERED] = {NULL, "keys.lesson"},
    [ON_CIRCUIT] = {on_circuit, "keys.circuit"},  [ON_GRID] = {on_grid, "keys.circuit"},
    [ON_WORKSHOP] = {on_workshop, "keys.lesson"}, [ON_LAB] = {on_lab, "keys.circuit"},
    [ON_ERROR] = {on_error, "keys.lesson"},
};

// The order of the sheet.
static const char *const groups[] = {"keys.anywhere", "keys.lesson", "keys.circuit",
                                     "keys.editing", "keys.time"};

const char *desk_command_group(const Command *command) {
    return command->group ? command->group : places[command->where].group;
}

bool desk_command_is_there(Desk *desk, const Command *command) {
    if (command->where != ANYWHERE && desk_covered(desk)) return false;
    bool (*here)(Desk *) = places[command->where].here;
    return !here || here(desk);
}

bool desk_command_can(Desk *desk, const Command *command, Error *err) {
    return !command->can || command->can(desk, command->by, err);
}

void desk_command_run(Desk *desk, const Command *command) {
    if (command->spot.kind != SPOT_PROMPT) prompt_close(desk);
    Error err = {0};
    if (!desk_command_can(desk, command, &err))
        desk_refuse(desk, &err);
    else if (command->action)
        command->action(desk, command->by);
    else if (command->spot.kind)
        desk_act(desk, command->spot);
}

// --- keys

static bool has_chord(const Command *command, const Gesture *gesture) {
    for (int i = 0; i < MOST_CHORDS && command->chords[i].key; i++)
        if (command->chords[i].key == gesture->key &&
            command->chords[i].mods == gesture->mods)
            return true;
    return false;
}

static bool takes(Desk *desk, const Command *command, const Gesture *gesture) {
    if (command->takes)
        return desk_command_is_there(desk, command) && command->takes(desk, gesture);
    bool runs = command->action || command->spot.kind;
    if (!runs || !has_chord(command, gesture)) return false;
    if (!desk_command_is_there(desk, command)) return false;
    desk_command_run(desk, command);
    return true;
}

bool desk_commands_key(Desk *desk, const Gesture *gesture) {
    const Command *command;
    for (int i = 0; (command = desk_command(i)); i++)
        if (takes(desk, command, gesture)) return true;
    return false;
}

static const struct {
    int key;
    const char *name;
} key_names[] = {
    {' ', "Space"},         {KEY_ENTER, "Enter"},    {KEY_ESCAPE, "Esc"},
    {KEY_TAB, "Tab"},       {KEY_BACKSPACE, "Back"}, {KEY_DELETE, "Delete"},
    {KEY_INSERT, "Insert"}, {KEY_LEFT, "←"},         {KEY_RIGHT, "→"},
    {KEY_UP, "↑"},          {KEY_DOWN, "↓"},         {KEY_HOME, "Home"},
    {KEY_END, "End"},       {KEY_PAGE_UP, "PageUp"}, {KEY_PAGE_DOWN, "PageDown"},
};

static void key_name(int key, char name[16]) {
    for (size_t i = 0; i < sizeof key_names / sizeof *key_names; i++)
        if (key_names[i].key == key) {
            snprintf(name, 16, "%s", key_names[i].name);
            return;
        }
    if (key >= KEY_F1 && key <= KEY_F12)
        snprintf(name, 16, "F%d", key - KEY_F1 + 1);
    else
        snprintf(name, 16, "%c", toupper(key));
}

// A sign that needs Shift itself is shown alone.
void chord_text(Chord chord, char text[CHORD_TEXT]) {
    char name[16];
    key_name(chord.key, name);
    snprintf(text, CHORD_TEXT, "%s%s%s%s", chord.mods & MOD_CTRL ? "Ctrl+" : "",
             chord.mods & MOD_ALT ? "Alt+" : "",
             chord.mods & MOD_SHIFT && chord.key != '?' ? "Shift+" : "", name);
}

// --- the sheet

// Joins the caps of rows that follow each other and share the line.
static void add_caps(KeyLine *line, const Command *command) {
    char chord[CHORD_TEXT] = "";
    if (!command->caps) chord_text(command->chords[0], chord);
    const char *caps = command->caps ? command->caps : chord;
    Buffer joined = {0};
    if (line->keys) buffer_print(&joined, "%s ", line->keys);
    buffer_print(&joined, "%s", caps);
    free((char *)line->keys);
    line->keys = buffer_take(&joined);
}

static void add_row(CommandLines *all, const Command *command, const char *group) {
    if (!command->line || strcmp(desk_command_group(command), group) != 0) return;
    KeyLine *last = all->count ? &all->lines[all->count - 1] : NULL;
    bool joins = last && !strcmp(last->words, command->line) && !strcmp(last->group, group);
    if (!joins) {
        all->lines = mem_grow(all->lines, (size_t)all->count + 1, sizeof *last);
        last = &all->lines[all->count++];
        *last = (KeyLine){.group = group, .words = command->line};
    }
    add_caps(last, command);
}

// What keys try first is particular, and stands last in its group.
static void add_group(CommandLines *all, const char *group) {
    size_t count = sizeof files / sizeof *files;
    for (size_t i = 1; i <= count; i++) {
        CommandRows rows = files[i % count]();
        for (int k = 0; k < rows.count; k++)
            add_row(all, &rows.rows[k], group);
    }
}

CommandLines command_lines(void) {
    CommandLines all = {0};
    for (size_t i = 0; i < sizeof groups / sizeof *groups; i++)
        add_group(&all, groups[i]);
    return all;
}

void command_lines_free(CommandLines *lines) {
    for (int i = 0; i < lines->count; i++)
        free((char *)lines->lines[i].keys);
    free(lines->lines);
    *lines = (CommandLines){0};
}
