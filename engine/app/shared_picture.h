// The picture of the hall: pixels that one process draws and another shows. It lies in
// memory that belongs to no file (memfd), one such memory for each size. The audience
// process makes it, hands it over, and only ever reads out of it the patches that it is
// told of: what it shows is a copy that no half-drawn picture reaches, and its own memory
// stays small.
#ifndef KYUBI_APP_SHARED_PICTURE_H
#define KYUBI_APP_SHARED_PICTURE_H

#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// 32-bit xRGB; a row of it is width · 4 bytes. Sides from 1 to MOST_SIDE.
enum { MOST_SIDE = 16384 };

// A patch of it, in its pixels.
typedef struct Patch {
    int x, y, w, h;
} Patch;

typedef struct SharedPicture {
    int handle; // -1: there is none
    int width, height;
    uint32_t *pixels; // NULL while it is not mapped
} SharedPicture;

bool picture_size_is_good(int width, int height);

// A black one, not mapped; it can neither grow nor shrink. Fails: window.failed.
bool picture_create(SharedPicture *picture, int width, int height, Error *err);
// Takes the handle, which came from elsewhere, and maps it. False, with the handle closed,
// where it is not memory of exactly that size which nobody can make shorter.
bool picture_open(SharedPicture *picture, int handle, int width, int height);
void picture_close(SharedPicture *picture); // {.handle = -1} afterwards

// The part of `patch` that lies on width × height; false: none of it does. Any numbers may
// come in.
bool patch_cut(Patch *patch, int width, int height);

// Copies a patch, which must lie on the picture, out to or in from `pixels` of the same
// size with `stride` bytes a row. False where there is no room to map it.
bool picture_read(SharedPicture *picture, Patch patch, void *pixels, int stride);
bool picture_write(SharedPicture *picture, Patch patch, const void *pixels, int stride);
// Nothing of it is needed for a while: it counts no longer as this process's memory until
// it is read again. What it shows stays.
void picture_rest(SharedPicture *picture);

#endif
