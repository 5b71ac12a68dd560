// Strokes on a line of prose: each place beside its letter, for words are broken into other
// lines when the type grows.
#ifndef KYUBI_DESK_ANCHOR_WORDS_H
#define KYUBI_DESK_ANCHOR_WORDS_H

#include "desk/anchor.h"

// False: the stroke is not on one line of one text.
bool anchor_words(const Scene *scene, const Point *places, int count, Anchor *anchor,
                  Point *parts);
// As anchor_places. A text in another language is not there.
int anchor_words_places(const Scene *scene, const Anchor *anchor, const Point *parts,
                        int count, Point *places, int room);

#endif
