// The library as the desk has it: what its page shows.
#ifndef KYUBI_DESK_LIBRARY_H
#define KYUBI_DESK_LIBRARY_H

#include "view/screen_library.h"

typedef struct Desk Desk;

void library_build(Desk *desk, Scene *scene);
// The lesson that is begun and goes on; false: there is none, and both are -1.
bool library_here(const Desk *desk, int *pack, int *lesson);

#endif
