#include "desk/field.h"

#include "base/mem.h"
#include "base/text.h"
#include "desk/clause.h"
#include "desk/gesture.h"

#include <ctype.h>
#include <string.h>

static FieldState state_of(const Field *field) {
    FieldState state = {.caret = field->caret, .anchor = field->anchor};
    memcpy(state.text, field->text, sizeof state.text);
    return state;
}

static void take_state(Field *field, const FieldState *state) {
    memcpy(field->text, state->text, sizeof field->text);
    field->caret = state->caret;
    field->anchor = state->anchor;
    field->last = EDIT_NONE;
}

// Before every change of the text. A run of letters typed is one step, as is one of letters
// erased.
static void remember(Field *field, FieldEdit edit) {
    bool joins = edit && edit == field->last && field->caret == field->anchor;
    field->last = edit;
    if (joins) return;
    if (field->now == FIELD_PAST) {
        memmove(field->past, field->past + 1, FIELD_PAST * sizeof *field->past);
        field->now--;
    }
    field->past[field->now++] = state_of(field);
    field->newest = field->now;
}

static void replace(Field *field, int from, int to, const char *with, size_t size) {
    char *place = field->text + from;
    memmove(place + size, field->text + to, strlen(field->text + to) + 1);
    memcpy(place, with, size);
    field->caret = field->anchor = from + (int)size;
}

// What of `text` goes into `room` bytes (its zero included); returns its size.
static size_t fitted(const char *text, char *fit, size_t room) {
    size_t end = 0;
    for (const char *at = text; *at;) {
        const char *from = at;
        unsigned c = text_next(&at);
        size_t size = (size_t)(at - from);
        if (!text_valid(from, size) || c < 32 || c == 127) continue;
        if (end + size >= room) break;
        memcpy(fit + end, from, size);
        end += size;
    }
    fit[end] = 0;
    return end;
}

static bool insert(Field *field, const char *text, FieldEdit edit) {
    int from, to;
    field_selection(field, &from, &to);
    char fit[FIELD_SIZE];
    size_t room = sizeof fit - strlen(field->text) + (size_t)(to - from);
    size_t size = fitted(text, fit, room);
    field->compose[0] = 0;
    if (!size) return false;
    remember(field, edit);
    replace(field, from, to, fit, size);
    return true;
}

static bool erase(Field *field, int from, int to, FieldEdit edit) {
    if (from == to) return false;
    remember(field, edit);
    replace(field, from, to, "", 0);
    return true;
}

void field_set(Field *field, const char *text) {
    *field = (Field){0};
    field->caret = field->anchor = (int)fitted(text, field->text, sizeof field->text);
}

bool field_insert(Field *field, const char *text) {
    return insert(field, text, EDIT_TYPE);
}

bool field_paste(Field *field, const char *text) {
    return insert(field, text, EDIT_NONE);
}

bool field_cut(Field *field) {
    int from, to;
    return field_selection(field, &from, &to) && erase(field, from, to, EDIT_NONE);
}

void field_compose(Field *field, const char *text, int start, int length) {
    Clause clause = clause_take(field->compose, sizeof field->compose, text, start, length);
    field->clause = clause.from;
    field->clause_end = clause.to;
}

void field_place(Field *field, int caret, bool select) {
    int length = (int)strlen(field->text);
    caret = caret < 0 ? 0 : caret > length ? length : caret;
    while ((field->text[caret] & 0xc0) == 0x80)
        caret--;
    field->caret = caret;
    if (!select) field->anchor = caret;
    field->last = EDIT_NONE;
}

void field_select_all(Field *field) {
    field_place(field, 0, false);
    field_place(field, (int)strlen(field->text), true);
}

bool field_selection(const Field *field, int *from, int *to) {
    bool back = field->caret < field->anchor;
    *from = back ? field->caret : field->anchor;
    *to = back ? field->anchor : field->caret;
    return *from < *to;
}

char *field_selected(const Field *field) {
    int from, to;
    field_selection(field, &from, &to);
    char *text = mem_text(field->text + from);
    text[to - from] = 0;
    return text;
}

char *field_whole(const Field *field) {
    int from = field->caret, to = field->caret;
    if (field->compose[0]) field_selection(field, &from, &to);
    Buffer whole = {0};
    buffer_print(&whole, "%.*s%s%s", from, field->text, field->compose, field->text + to);
    return buffer_take(&whole);
}

bool field_undo(Field *field) {
    if (!field->now) return false;
    field->past[field->now] = state_of(field);
    take_state(field, &field->past[--field->now]);
    return true;
}

bool field_redo(Field *field) {
    if (field->now == field->newest) return false;
    take_state(field, &field->past[++field->now]);
    return true;
}

static bool in_word(char c) {
    return isalnum((unsigned char)c) || (unsigned char)c >= 0x80;
}

// The boundary before or behind `at`, of a character or of a word.
static int before(const Field *field, int at, bool word) {
    const char *text = field->text;
    if (!word) return (int)(text_before(text, text + at) - text);
    while (at && !in_word(text[at - 1]))
        at--;
    while (at && in_word(text[at - 1]))
        at--;
    return at;
}

static int behind(const Field *field, int at, bool word) {
    const char *to = field->text + at;
    if (!word) return text_next(&to), (int)(to - field->text);
    while (*to && !in_word(*to))
        to++;
    while (*to && in_word(*to))
        to++;
    return (int)(to - field->text);
}

// Where a key takes the caret; -1: it is none that moves it. Without Shift an arrow goes
// from a selection to its end.
static int goal(const Field *field, int key, int mods) {
    int from, to;
    bool word = mods & MOD_CTRL;
    bool leaves = field_selection(field, &from, &to) && !mods;
    switch (key) {
    case KEY_LEFT:
        return leaves ? from : before(field, field->caret, word);
    case KEY_RIGHT:
        return leaves ? to : behind(field, field->caret, word);
    case KEY_HOME:
        return 0;
    case KEY_END:
        return (int)strlen(field->text);
    default:
        return -1;
    }
}

static bool erase_key(Field *field, int key, bool word) {
    int from, to;
    if (field_selection(field, &from, &to)) return field_cut(field);
    if (key == KEY_BACKSPACE) {
        from = before(field, to, word);
        return erase(field, from, to, word ? EDIT_NONE : EDIT_BACK);
    }
    to = behind(field, from, word);
    return erase(field, from, to, word ? EDIT_NONE : EDIT_DELETE);
}

bool field_key(Field *field, int key, int mods, bool *changed) {
    *changed = false;
    if (mods & MOD_ALT) return false;
    int to = goal(field, key, mods);
    if (to >= 0)
        field_place(field, to, mods & MOD_SHIFT);
    else if (key == KEY_BACKSPACE || key == KEY_DELETE)
        *changed = erase_key(field, key, mods & MOD_CTRL);
    else if (key == 'a' && mods == MOD_CTRL)
        field_select_all(field);
    else if (key == 'z' && mods == MOD_CTRL)
        *changed = field_undo(field);
    else if ((key == 'y' && mods == MOD_CTRL) || (key == 'z' && mods & MOD_CTRL))
        *changed = field_redo(field);
    else
        return false;
    return true;
}
