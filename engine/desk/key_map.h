// The key sheet as a PDF of one sheet or two, in the window's language.
#ifndef KYUBI_DESK_KEY_MAP_H
#define KYUBI_DESK_KEY_MAP_H

#include "desk/desk.h"

// What came of the last saving, as the key sheet says it.
typedef struct KeyMap {
    char *note; // NULL: nothing yet
    bool refused;
} KeyMap;

void key_map_save(Desk *desk); // into the folder of documents, under a new name
void key_map_end(Desk *desk);  // what was said is gone

#endif
