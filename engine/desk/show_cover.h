// What the audience sees in place of the page: black, white, the picture as it was (while
// the next is prepared unseen), or the still of the step, drawn when all was well.
#ifndef KYUBI_DESK_SHOW_COVER_H
#define KYUBI_DESK_SHOW_COVER_H

#include "desk/desk.h"
#include "lesson/picture.h"

enum { THUMB_WIDE = 288 }; // px of the small picture that is kept of each page

typedef enum CoverKind {
    COVER_NONE,
    COVER_BLACK,
    COVER_WHITE,
    COVER_FROZEN,
    COVER_STILL,
    COVER_KINDS
} CoverKind;

typedef struct ShowCover {
    CoverKind blank;   // COVER_BLACK, COVER_WHITE or none: lies over the others
    CoverKind held;    // COVER_FROZEN, COVER_STILL or none
    Picture frozen;    // the picture as it was
    Picture still;     // of the step that is shown; pixels NULL: not drawn yet
    int still_step;    // … number of that step; -1
    uint64_t still_of; // the desk's scene that it was drawn of
    uint64_t seen;     // the newest one
    double seen_at;    // … since when, seconds
    Picture thumbs[MAX_PAGES];
    Scene *scene;   // of the audience's window while it is covered; NULL: to be built
    bool presented; // the audience's window shows it
} ShowCover;

void show_cover_start(ShowCover *cover);
void show_cover_end(ShowCover *cover);

CoverKind show_cover_kind(const ShowCover *cover);       // what is seen
void show_cover_blank(ShowCover *cover, CoverKind kind); // that again: no more
// Likewise; `page` is what the audience sees.
void show_cover_hold(ShowCover *cover, const Scene *page, CoverKind kind);
void show_cover_lift(ShowCover *cover); // all of them

// The audience's scene while it is covered.
const Scene *show_cover_scene(ShowCover *cover, Desk *desk);
void show_cover_resized(ShowCover *cover);

// Takes a still of the step once the page is at rest, so that one is there when it is
// needed. `now` in seconds; milliseconds until that is due, -1: it is done.
void show_cover_poll(ShowCover *cover, Desk *desk, int step, double now);
int show_cover_due(const ShowCover *cover, double now);

// A scene as it is seen, in so many px across; yours (pixels).
Picture show_cover_picture(const Scene *scene, double width);

#endif
