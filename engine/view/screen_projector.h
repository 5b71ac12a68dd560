// A picture by which a projector is set up before people come: whether all of it is seen
// and round, what its lamp leaves of greys, colours, small type and thin lines, and whether
// it is sharp. Each part says in one sentence what to do.
#ifndef KYUBI_VIEW_SCREEN_PROJECTOR_H
#define KYUBI_VIEW_SCREEN_PROJECTOR_H

#include "view/scene.h"

void screen_projector(Scene *scene);

#endif
