// How many shots a display has drawn, and by which seed: what stands behind its title.
#ifndef KYUBI_VIEW_SHOTS_NOTE_H
#define KYUBI_VIEW_SHOTS_NOTE_H

#include "view/display.h"

// 「1000 回　種 11 ↻」: the arrow draws a new seed of the shots of that source; `typed`: a
// press on the seed lets it be typed. Nothing where the room is too small.
void shots_note_add(Scene *scene, Rect room, const DisplayOptions *options, int source,
                    bool typed);
// Whether there is something to say.
bool shots_are_noted(const DisplayKind *kind, const DisplayModel *display);

#endif
