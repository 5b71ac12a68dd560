// The keys of a show, those that clickers send among them: one row a key.
#include "desk/show_inside.h"

// clang-format off
static const struct {
    int key, mods;
    ShowAct act;
    int what;
} rows[] = {
    {KEY_RIGHT, 0, SHOW_NEXT, 0},      {' ', 0, SHOW_NEXT, 0},
    {KEY_PAGE_DOWN, 0, SHOW_NEXT, 0},  {KEY_ENTER, 0, SHOW_NEXT, 0},
    {KEY_LEFT, 0, SHOW_BACK, 0},       {KEY_PAGE_UP, 0, SHOW_BACK, 0},
    {KEY_BACKSPACE, 0, SHOW_BACK, 0},
    {KEY_HOME, 0, SHOW_FIRST, 0},      {KEY_END, 0, SHOW_LAST, 0},
    {'r', 0, SHOW_AGAIN, 0},           {'g', 0, SHOW_NUMBER, 0},
    {KEY_TAB, 0, SHOW_OVERVIEW, 0},
    {'b', 0, SHOW_BLACK, 0},           {'.', 0, SHOW_BLACK, 0},
    {'w', 0, SHOW_WHITE, 0},           {'f', 0, SHOW_FREEZE, 0},
    {'k', 0, SHOW_STILL, 0},           {'v', 0, SHOW_REVEAL, 0},
    {'z', 0, SHOW_ZOOM, ZOOM_KEY},
    {'h', 0, SHOW_HANDS, -1},
    {'t', 0, SHOW_TIMER, 0},           {'t', MOD_SHIFT, SHOW_TIMER, 1},
    {'p', 0, SHOW_CLOCK, 0},
    {'n', 0, SHOW_NOTES, 0},
    {'[', 0, SHOW_NOTES_TEXT, -1},     {']', 0, SHOW_NOTES_TEXT, 1},
    {'+', 0, SHOW_TEXT, 1},            {'+', MOD_SHIFT, SHOW_TEXT, 1},
    {'=', MOD_SHIFT, SHOW_TEXT, 1},    {';', MOD_SHIFT, SHOW_TEXT, 1},
    {'-', 0, SHOW_TEXT, -1},
    {'l', 0, SHOW_LANG, 0},            {KEY_F2, 0, SHOW_LANG, 0},
    {'s', 0, SHOW_SWAP, 0},            {KEY_F12, 0, SHOW_SWAP, 0},
    {'?', 0, SHOW_KEYS, 0},            {'?', MOD_SHIFT, SHOW_KEYS, 0},
    {'/', MOD_SHIFT, SHOW_KEYS, 0},    {KEY_F1, 0, SHOW_KEYS, 0},
    {'q', MOD_CTRL, SHOW_QUIT, 0},
    {KEY_F5, 0, SHOW_LIVE, 0},         {'p', MOD_CTRL, SHOW_HANDOUT, 0},
    {'0', 0, SHOW_TOOL, TOOL_HAND},
    {'1', 0, SHOW_TOOL, TOOL_POINTER},      {'2', 0, SHOW_TOOL, TOOL_SPOTLIGHT},
    {'3', 0, SHOW_TOOL, TOOL_PEN},          {'4', 0, SHOW_TOOL, TOOL_HIGHLIGHTER},
    {'e', 0, SHOW_TOOL, TOOL_ERASER},
    {'[', MOD_SHIFT, SHOW_SPOT, -1},        {']', MOD_SHIFT, SHOW_SPOT, 1},
    {'c', 0, SHOW_INK, INK_ACT_CLEAR},      {'z', MOD_CTRL, SHOW_INK, INK_ACT_UNDO},
    {'y', MOD_CTRL, SHOW_INK, INK_ACT_REDO},
    {'z', MOD_CTRL | MOD_SHIFT, SHOW_INK, INK_ACT_REDO},
};
// clang-format on

// One special thing at a time, and never the show.
static void escape(Show *show) {
    if (show->lens.armed && show_lens_escape(show)) return;
    if (show_tool_escape(show) || show_lens_escape(show)) return;
    if (show->focus.kind) {
        show->focus = (Spot){0};
        show->dirty = true;
    } else if (show_cover_kind(&show->cover)) {
        show_act(show, (Spot){.kind = SPOT_SHOW, .a = SHOW_LIVE});
    } else {
        show_hush(show);
    }
}

// A digit that no tool has begins the number of a page.
static bool is_number(const Gesture *gesture) {
    return !gesture->mods && gesture->key >= '5' && gesture->key <= '9';
}

bool show_key(Show *show, const Gesture *gesture) {
    if (show_cut_key(show, gesture)) return true;
    if (show_typing_key(show, gesture) || show_sheet_key(show, gesture)) return true;
    if (gesture->key == KEY_ESCAPE) {
        escape(show);
        return true;
    }
    if (show_lens_key(show, gesture) || show_focus_key(show, gesture)) return true;
    if (is_number(gesture)) {
        show_open(show, PRESENTER_NUMBER);
        return show_typing_key(show, gesture);
    }
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (rows[i].key != gesture->key || rows[i].mods != gesture->mods) continue;
        show_act(show, (Spot){.kind = SPOT_SHOW, .a = (int)rows[i].act, .b = rows[i].what});
        return true;
    }
    return false;
}
