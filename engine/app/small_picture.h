// The hall's picture in small, in the presenter's window, made of the shared pixels
// themselves: what is seen there is what the hall sees.
#ifndef KYUBI_APP_SMALL_PICTURE_H
#define KYUBI_APP_SMALL_PICTURE_H

#include "app/shrink.h"

// Collects what is to be made anew, by tiles. Zero: nothing is.
enum { SMALL_TILES = 64 }; // along each side
typedef struct SmallPicture {
    Patch at;                    // where it is in the window; w 0: it is not
    uint64_t tiles[SMALL_TILES]; // those that wait: a row each, its first the lowest bit
    bool waits;                  // some do
    bool moved;                  // the window was painted over it: it cannot wait
} SmallPicture;

// It is there from now on; where that is elsewhere, all of it is made anew.
void small_place(SmallPicture *small, Patch at);
// A patch of the hall's picture, which has those sides, was drawn anew.
void small_drawn(SmallPicture *small, Patch patch, int width, int height);
// A patch of the window was painted over.
void small_painted(SmallPicture *small, Patch patch);

// Makes what waits anew in the window's pixels; the patch there that has all of it, w 0:
// there was none. Nothing waits afterwards.
Patch small_make(SmallPicture *small, const Pixels *from, const Pixels *window);

#endif
