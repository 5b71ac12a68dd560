// A picture made smaller: each of its pixels is the mean of all that it covers of the large
// one, those at its edges by the part that is covered (area averaging).
#ifndef KYUBI_APP_SHRINK_H
#define KYUBI_APP_SHRINK_H

#include "app/shared_picture.h"

// Pixels of 32 bits, xRGB, `stride` bytes a row.
typedef struct Pixels {
    void *data;
    int width, height, stride;
} Pixels;

// Which pixels of `to` show something of a patch of a picture of those sides, which is
// shown in all of `to`; never none for a patch that lies on the picture.
Patch shrink_covers(Patch patch, int width, int height, const Pixels *to);

// Fills a patch of `to` (which must lie on it) from all of `from`. Each part of a colour is
// within 1 of the exact mean. Where `to` is larger than `from`, pixels are repeated and
// mixed by the same rule.
void shrink(const Pixels *from, const Pixels *to, Patch patch);

#endif
