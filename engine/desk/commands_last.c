// Families of keys that take what no command took.
#include "desk/command_rows.h"
#include "desk/desk_inside.h"

#include <string.h>

// A digit typed while nothing has the keyboard begins the page's number. It comes as a key
// alone: text is asked of the system only while a field has the focus.
static bool begin_number(Desk *desk, const Gesture *gesture) {
    bool digit = gesture->key >= '0' && gesture->key <= '9';
    bool sign = gesture->key == '-' || (gesture->key == '.' && !desk_editable(desk));
    int exercise = desk->screen == SCREEN_LESSON ? commands_number(desk) : -1;
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
                : desk->gate_card.open          ? SCROLL_CARD
                : desk->gates.open              ? SCROLL_GATES
                : desk->prompt.open             ? SCROLL_FOUND
                : desk->screen == SCREEN_LESSON ? SCROLL_TEXT
                                                : SCROLL_SCREEN;
    for (size_t i = 0; i < sizeof rows_of / sizeof *rows_of && !gesture->mods; i++)
        if (rows_of[i].key == gesture->key)
            return desk_scroll_by(desk, which, rows_of[i].steps * 60);
    return false;
}

// clang-format off
static const Command rows[] = {
    {"page.number", ON_LESSON, .line = "keys.type_number", .takes = begin_number, .caps = "0 … 9"},
    {"window.scroll", ANYWHERE, .line = "keys.scroll", .takes = scroll_by_key, .caps = "↑ ↓"},
};
// clang-format on

CommandRows commands_last(void) {
    return COMMAND_ROWS(rows);
}
