#include "desk/editor.h"

#include "base/mem.h"
#include "base/text.h"
#include "desk/clause.h"
#include "desk/gesture.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

// --- what it was before

static EditorState state_of(const Editor *editor) {
    return (EditorState){mem_text(editor->text), editor->caret, editor->anchor};
}

static void forget(EditorState *state) {
    free(state->text);
    *state = (EditorState){0};
}

static void take_state(Editor *editor, const EditorState *state) {
    free(editor->text);
    editor->text = mem_text(state->text);
    editor->caret = state->caret;
    editor->anchor = state->anchor;
    editor->last = CODE_EDIT_NONE;
    editor->column = -1;
}

// Before every change. A run of letters typed is one step, as is one of letters erased.
static void remember(Editor *editor, EditorEdit edit) {
    bool joins = edit && edit == editor->last && editor->caret == editor->anchor;
    editor->last = edit;
    editor->column = -1;
    if (joins) return;
    if (!editor->past) editor->past = mem_new((EDITOR_PAST + 1) * sizeof *editor->past);
    for (int i = editor->now; i <= editor->newest; i++)
        forget(&editor->past[i]);
    if (editor->now == EDITOR_PAST) {
        forget(&editor->past[0]);
        memmove(editor->past, editor->past + 1, EDITOR_PAST * sizeof *editor->past);
        editor->past[EDITOR_PAST] = (EditorState){0};
        editor->now--;
    }
    editor->past[editor->now++] = state_of(editor);
    editor->newest = editor->now;
}

static void keep_now(Editor *editor) {
    forget(&editor->past[editor->now]);
    editor->past[editor->now] = state_of(editor);
}

static bool undo(Editor *editor) {
    if (!editor->now) return false;
    keep_now(editor);
    take_state(editor, &editor->past[--editor->now]);
    return true;
}

static bool redo(Editor *editor) {
    if (editor->now == editor->newest) return false;
    keep_now(editor);
    take_state(editor, &editor->past[++editor->now]);
    return true;
}

// --- changes

static void replace(Editor *editor, int from, int to, const char *with, size_t size) {
    size_t rest = strlen(editor->text + to) + 1;
    char *text = mem_new((size_t)from + size + rest);
    memcpy(text, editor->text, (size_t)from);
    memcpy(text + from, with, size);
    memcpy(text + from + size, editor->text + to, rest);
    free(editor->text);
    editor->text = text;
    editor->caret = editor->anchor = from + (int)size;
}

// What may stand in a program: lines end with \n, a tab is an indentation; other controls
// and what is no UTF-8 are left out. Yours.
static char *cleaned(const char *text) {
    Buffer out = {0};
    for (const char *at = text; *at;) {
        const char *from = at;
        unsigned c = text_next(&at);
        size_t size = (size_t)(at - from);
        if (!text_valid(from, size) || c == '\r' || c == 127) continue;
        if (c == '\t')
            buffer_add(&out, "  ", EDITOR_INDENT);
        else if (c >= ' ' || c == '\n')
            buffer_add(&out, from, size);
    }
    return buffer_take(&out);
}

static bool insert(Editor *editor, const char *text, EditorEdit edit) {
    int from, to;
    editor_selection(editor, &from, &to);
    editor->compose[0] = 0;
    char *clean = cleaned(text);
    size_t size = strlen(clean), kept = strlen(editor->text) - (size_t)(to - from);
    bool fits = size && kept + size < EDITOR_SIZE;
    if (fits) {
        remember(editor, edit);
        replace(editor, from, to, clean, size);
    }
    free(clean);
    return fits;
}

static bool erase(Editor *editor, int from, int to, EditorEdit edit) {
    if (from == to) return false;
    remember(editor, edit);
    replace(editor, from, to, "", 0);
    return true;
}

void editor_start(Editor *editor, const char *text) {
    *editor = (Editor){.text = cleaned(text ? text : ""), .column = -1};
    if (strlen(editor->text) >= EDITOR_SIZE) editor->text[0] = 0;
}

void editor_end(Editor *editor) {
    for (int i = 0; editor->past && i <= EDITOR_PAST; i++)
        forget(&editor->past[i]);
    free(editor->past);
    free(editor->text);
    *editor = (Editor){0};
}

void editor_inherit(Editor *editor, const Editor *old, const char *start) {
    if (!strcmp(old->text, start)) return;
    editor_end(editor);
    editor_start(editor, old->text);
    editor_place(editor, old->caret, false);
    editor->scroll_x = old->scroll_x;
    editor->scroll_y = old->scroll_y;
}

bool editor_insert(Editor *editor, const char *text) {
    return insert(editor, text, CODE_EDIT_TYPE);
}

bool editor_restart(Editor *editor, const char *text) {
    char *clean = cleaned(text);
    bool other = strcmp(clean, editor->text) != 0 && strlen(clean) < EDITOR_SIZE;
    editor->compose[0] = 0;
    if (other) {
        remember(editor, CODE_EDIT_NONE);
        replace(editor, 0, (int)strlen(editor->text), clean, strlen(clean));
        editor_place(editor, 0, false);
    }
    free(clean);
    return other;
}

bool editor_paste(Editor *editor, const char *text) {
    return insert(editor, text, CODE_EDIT_NONE);
}

bool editor_cut(Editor *editor) {
    int from, to;
    return editor_selection(editor, &from, &to) && erase(editor, from, to, CODE_EDIT_NONE);
}

void editor_compose(Editor *editor, const char *text, int start, int length) {
    Clause clause =
        clause_take(editor->compose, sizeof editor->compose, text, start, length);
    editor->clause = clause.from;
    editor->clause_end = clause.to;
}

void editor_place(Editor *editor, int caret, bool select) {
    int length = (int)strlen(editor->text);
    caret = caret < 0 ? 0 : caret > length ? length : caret;
    while ((editor->text[caret] & 0xc0) == 0x80)
        caret--;
    editor->caret = caret;
    if (!select) editor->anchor = caret;
    editor->last = CODE_EDIT_NONE;
    editor->column = -1;
}

bool editor_selection(const Editor *editor, int *from, int *to) {
    bool back = editor->caret < editor->anchor;
    *from = back ? editor->caret : editor->anchor;
    *to = back ? editor->anchor : editor->caret;
    return *from < *to;
}

char *editor_selected(const Editor *editor) {
    int from, to;
    editor_selection(editor, &from, &to);
    char *text = mem_text(editor->text + from);
    text[to - from] = 0;
    return text;
}

// --- lines

static int line_start(const Editor *editor, int at) {
    while (at && editor->text[at - 1] != '\n')
        at--;
    return at;
}

static int line_end(const Editor *editor, int at) {
    return at + (int)strcspn(editor->text + at, "\n");
}

// Behind the blanks that a line begins with.
static int first_letter(const Editor *editor, int start) {
    return start + (int)strspn(editor->text + start, " ");
}

static int line_before(const Editor *editor, int start) {
    return start ? line_start(editor, start - 1) : -1;
}

static int line_behind(const Editor *editor, int start) {
    int end = line_end(editor, start);
    return editor->text[end] ? end + 1 : -1;
}

// As far right in a line as so many characters go.
static int in_line(const Editor *editor, int start, int characters) {
    const char *at = editor->text + start, *end = editor->text + line_end(editor, start);
    while (characters-- > 0 && at < end)
        text_next(&at);
    return (int)(at - editor->text);
}

static int column_of(const Editor *editor) {
    int start = line_start(editor, editor->caret), column = 0;
    for (const char *at = editor->text + start; at < editor->text + editor->caret; column++)
        text_next(&at);
    return column;
}

// Up and down by lines; beyond the first and the last to their ends.
static void move_lines(Editor *editor, int by, bool select) {
    int column = editor->column >= 0 ? editor->column : column_of(editor);
    int to = line_start(editor, editor->caret);
    for (int i = 0; i < abs(by) && to >= 0; i++)
        to = by < 0 ? line_before(editor, to) : line_behind(editor, to);
    if (to < 0)
        to = by < 0 ? 0 : (int)strlen(editor->text);
    else
        to = in_line(editor, to, column);
    editor_place(editor, to, select);
    editor->column = column;
}

// --- indentation

static bool opens_block(const char *line, size_t size) {
    static const char *const ends[] = {"then", "do", "else", "repeat", "{", "(", NULL};
    while (size && line[size - 1] == ' ')
        size--;
    for (int i = 0; ends[i]; i++) {
        size_t length = strlen(ends[i]);
        if (size >= length && !memcmp(line + size - length, ends[i], length)) return true;
    }
    return size && line[size - 1] == ')' && memmem(line, size, "function", 8);
}

// A new line begins where the one before does, and farther in behind what opens a block.
static bool new_line(Editor *editor) {
    int from, to;
    editor_selection(editor, &from, &to);
    int start = line_start(editor, from);
    int blanks = first_letter(editor, start) - start;
    if (blanks > from - start) blanks = from - start;
    if (opens_block(editor->text + start, (size_t)(from - start))) blanks += EDITOR_INDENT;
    if (blanks > 200) blanks = 200;
    char text[256] = "\n";
    memset(text + 1, ' ', (size_t)blanks);
    text[blanks + 1] = 0;
    return insert(editor, text, CODE_EDIT_NONE);
}

// Moves the lines from … to by an indentation; the selection keeps its letters.
static bool shift_lines(Editor *editor, int from, int to, bool in) {
    int caret = editor->caret, anchor = editor->anchor, moved = 0;
    bool remembered = false;
    for (int start = line_start(editor, from); start >= 0 && start <= to + moved;
         start = line_behind(editor, start)) {
        int blanks = first_letter(editor, start) - start;
        int out = blanks < EDITOR_INDENT ? blanks : EDITOR_INDENT;
        int by = in ? (line_end(editor, start) > start ? EDITOR_INDENT : 0) : -out;
        if (!by || strlen(editor->text) + EDITOR_INDENT >= EDITOR_SIZE) continue;
        if (!remembered) remember(editor, CODE_EDIT_NONE);
        remembered = true;
        replace(editor, start, start + (in ? 0 : out), "  ", in ? EDITOR_INDENT : 0);
        if (caret >= start) caret = caret + by < start ? start : caret + by;
        if (anchor >= start) anchor = anchor + by < start ? start : anchor + by;
        moved += by;
    }
    editor->caret = caret;
    editor->anchor = anchor;
    return remembered;
}

// Without a selection of lines Tab fills up to the next stop.
static bool indent(Editor *editor, bool in) {
    int from, to;
    bool selects = editor_selection(editor, &from, &to);
    bool lines = selects && memchr(editor->text + from, '\n', (size_t)(to - from));
    if (lines && editor->text[to - 1] == '\n') to--; // the line behind it is not meant
    if (!in || lines) return shift_lines(editor, from, to, in);
    int fill = EDITOR_INDENT - column_of(editor) % EDITOR_INDENT;
    return insert(editor, fill == 1 ? " " : "  ", CODE_EDIT_NONE);
}

// "end" and its like, typed at the begin of a line, move out to where their block began.
void editor_settle(Editor *editor) {
    static const char *const words[] = {"end", "else", "elseif", "until", "}", NULL};
    int start = line_start(editor, editor->caret), letter = first_letter(editor, start);
    size_t size = (size_t)(editor->caret - letter);
    int before = line_before(editor, start);
    bool closes = false;
    for (int i = 0; words[i]; i++)
        closes |= editor->caret > letter && strlen(words[i]) == size &&
                  !memcmp(editor->text + letter, words[i], size);
    if (!closes || before < 0) return;
    int wished = first_letter(editor, before) - before;
    bool opened =
        opens_block(editor->text + before, (size_t)(line_end(editor, before) - before));
    if (!opened) wished -= EDITOR_INDENT;
    int extra = letter - start - (wished < 0 ? 0 : wished);
    if (extra != EDITOR_INDENT) return; // it stands where the learner wants it
    int caret = editor->caret - extra;
    replace(editor, start, start + extra, "", 0);
    editor->caret = editor->anchor = caret;
}

// --- keys

static bool in_word(char c) {
    return isalnum((unsigned char)c) || c == '_' || (unsigned char)c >= 0x80;
}

// The boundary before or behind `at`, of a character or of a word.
static int before(const Editor *editor, int at, bool word) {
    const char *text = editor->text;
    if (!word) return (int)(text_before(text, text + at) - text);
    while (at && !in_word(text[at - 1]))
        at--;
    while (at && in_word(text[at - 1]))
        at--;
    return at;
}

static int behind(const Editor *editor, int at, bool word) {
    const char *to = editor->text + at;
    if (!word) return text_next(&to), (int)(to - editor->text);
    while (*to && !in_word(*to))
        to++;
    while (*to && in_word(*to))
        to++;
    return (int)(to - editor->text);
}

static int home(const Editor *editor, bool whole) {
    int start = line_start(editor, editor->caret), letter = first_letter(editor, start);
    if (whole) return 0;
    return editor->caret == letter ? start : letter;
}

// Where a key takes the caret; -1: it is none that moves it across.
static int goal(const Editor *editor, int key, int mods) {
    int from, to;
    bool word = mods & MOD_CTRL;
    bool leaves = editor_selection(editor, &from, &to) && !mods;
    switch (key) {
    case KEY_LEFT:
        return leaves ? from : before(editor, editor->caret, word);
    case KEY_RIGHT:
        return leaves ? to : behind(editor, editor->caret, word);
    case KEY_HOME:
        return home(editor, word);
    case KEY_END:
        return word ? (int)strlen(editor->text) : line_end(editor, editor->caret);
    default:
        return -1;
    }
}

// Lines that a key goes down; 0: none.
static int lines_of(int key, int rows) {
    int page = rows > 2 ? rows - 1 : 1;
    switch (key) {
    case KEY_UP:
        return -1;
    case KEY_DOWN:
        return 1;
    case KEY_PAGE_UP:
        return -page;
    case KEY_PAGE_DOWN:
        return page;
    default:
        return 0;
    }
}

// Backspace among the blanks that begin a line takes a whole indentation.
static int erased_from(const Editor *editor, int at, bool word) {
    int start = line_start(editor, at);
    bool blank = at > start && first_letter(editor, start) >= at;
    if (word || !blank) return before(editor, at, word);
    int away = (at - start) % EDITOR_INDENT;
    return at - (away ? away : EDITOR_INDENT);
}

static bool erase_key(Editor *editor, int key, bool word) {
    int from, to;
    EditorEdit edit = word ? CODE_EDIT_NONE : CODE_EDIT_ERASE;
    if (editor_selection(editor, &from, &to)) return editor_cut(editor);
    if (key == KEY_BACKSPACE) return erase(editor, erased_from(editor, to, word), to, edit);
    return erase(editor, from, behind(editor, from, word), edit);
}

static bool edit_key(Editor *editor, int key, int mods, bool *changed) {
    bool ctrl = mods & MOD_CTRL;
    if (key == KEY_BACKSPACE || key == KEY_DELETE)
        *changed = erase_key(editor, key, ctrl);
    else if (key == KEY_ENTER && !ctrl)
        *changed = new_line(editor);
    else if (key == KEY_TAB && !ctrl)
        *changed = indent(editor, !(mods & MOD_SHIFT));
    else if (key == 'a' && mods == MOD_CTRL)
        editor_place(editor, 0, false), editor_place(editor, EDITOR_SIZE, true);
    else if (key == 'z' && mods == MOD_CTRL)
        *changed = undo(editor);
    else if ((key == 'y' && mods == MOD_CTRL) || (key == 'z' && ctrl))
        *changed = redo(editor);
    else
        return false;
    return true;
}

bool editor_key(Editor *editor, int key, int mods, int rows, bool *changed) {
    *changed = false;
    if (mods & MOD_ALT) return false;
    int to = goal(editor, key, mods), lines = lines_of(key, rows);
    bool select = mods & MOD_SHIFT;
    if (to >= 0)
        editor_place(editor, to, select);
    else if (lines && !(mods & MOD_CTRL))
        move_lines(editor, lines, select);
    else
        return edit_key(editor, key, mods, changed);
    return true;
}
