// The hall's picture in small, in the presenter's window, made of the shared pixels
// themselves: what is seen there is what the hall sees.
#ifndef KYUBI_APP_SMALL_PICTURE_H
#define KYUBI_APP_SMALL_PICTURE_H

#include "app/shrink.h"

// Collects what is to be made anew, in pixels of the window. Zero: nothing is.
enum { SMALL_PATCHES = 16 };
typedef struct SmallPicture {
    Patch at; // where it is in the window; w 0: it is not
    Patch patches[SMALL_PATCHES];
    int count;
    bool moved; // the window was painted over it: it cannot wait
} SmallPicture;

// It is there from now on; where that is elsewhere, all of it is made anew.
void small_place(SmallPicture *small, Patch at);
// A patch of the hall's picture, which has those sides, was drawn anew.
void small_drawn(SmallPicture *small, Patch patch, int width, int height);
// A patch of the window was painted over.
void small_painted(SmallPicture *small, Patch patch);

// Makes it anew in the window's pixels; the patches that changed there, at most
// SMALL_PATCHES, and how many. Nothing waits afterwards.
int small_make(SmallPicture *small, const Pixels *from, const Pixels *window,
               Patch *changed);

#endif
