// The key sheet: a card over whatever lies below, with every key in its group.
#ifndef KYUBI_VIEW_SCREEN_KEYS_H
#define KYUBI_VIEW_SCREEN_KEYS_H

#include "view/scene.h"

// One line of the sheet. `keys` holds the caps, a blank between caps pressed one by one,
// '+' between those pressed together: "Ctrl+Z", "← → ↑ ↓".
typedef struct KeyLine {
    const char *group; // a word's key: "keys.any"
    const char *keys;
    const char *words; // a word's key: "keys.undo"
} KeyLine;

typedef struct KeysModel {
    const KeyLine *lines; // lines of one group stand together
    int count;
    double scroll;
    const char *note; // what came of saving it as a PDF; NULL
    bool refused;     // … which failed
    bool plain;       // it cannot be saved; its caps stand in a column of their own
} KeysModel;

void screen_keys(Scene *scene, const KeysModel *model);

#endif
