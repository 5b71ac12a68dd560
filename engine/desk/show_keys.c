// The keys of a show, those that clickers send among them: one row a key.
#include "desk/show_inside.h"

static const struct {
    int key, mods;
    ShowAct act;
    int what;
} rows[] = {
    {KEY_RIGHT, 0, SHOW_NEXT},     {' ', 0, SHOW_NEXT},       {KEY_PAGE_DOWN, 0, SHOW_NEXT},
    {KEY_ENTER, 0, SHOW_NEXT},     {KEY_LEFT, 0, SHOW_BACK},  {KEY_PAGE_UP, 0, SHOW_BACK},
    {KEY_BACKSPACE, 0, SHOW_BACK}, {KEY_HOME, 0, SHOW_FIRST}, {KEY_END, 0, SHOW_LAST},
    {'r', 0, SHOW_AGAIN},
};

bool show_key(Show *show, const Gesture *gesture) {
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (rows[i].key != gesture->key || rows[i].mods != gesture->mods) continue;
        show_act(show, (Spot){.kind = SPOT_SHOW, .a = (int)rows[i].act, .b = rows[i].what});
        return true;
    }
    return false;
}
