// What a stroke on the audience's picture marks: a part of the page that is still the same
// when the page is laid out anew (another size, another shape of the picture), or that
// moves. Places are kept in parts of its box: (0, 0) is its top left, (1, 1) its bottom
// right; beyond is allowed. On a line of prose each place is kept beside its letter
// instead, and goes where that goes (desk/anchor_words.h).
#ifndef KYUBI_DESK_ANCHOR_H
#define KYUBI_DESK_ANCHOR_H

#include "view/scene.h"

typedef enum AnchorKind {
    ANCHOR_PAGE,  // the whole picture
    ANCHOR_BLOCK, // a: block of the page
    ANCHOR_SPOT,  // what answers a hand there: spot's kind, a, b, c
    ANCHOR_MOVER, // a: MoverKind, b: which of them
    ANCHOR_WORDS, // a: text of the scene, b: the Lang that it is in
    ANCHOR_KINDS
} AnchorKind;

typedef struct Anchor {
    AnchorKind kind;
    int spot; // a SpotKind
    int a, b, c;
} Anchor;

// The part under which a stroke through these places mostly lies, or that it goes round;
// `parts` become the places in it.
Anchor anchor_of(const Scene *scene, const Point *places, int count, Point *parts);
// The places of such parts in a scene; at most `room`. One whose x is no number (isnan)
// parts the stroke in two: words that stood in one line now stand in two. 0: what it marks
// is not there.
int anchor_places(const Scene *scene, const Anchor *anchor, const Point *parts, int count,
                  Point *places, int room);
// The box around a stroke.
Rect anchor_bounds(const Point *places, int count);

#endif
