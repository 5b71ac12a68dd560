// How a picture looks to other eyes: in grey, and without one kind of cone, as Machado,
// Oliveira and Fernandes simulate it (IEEE TVCG 15, 1291 (2009), table 1, severity 1.0), on
// linear RGB; and as a projector with a tired lamp throws it into a room that is not dark:
// a tenth of white added to all, a fifth of the colour gone.
#ifndef KYUBI_VIEW_VISION_H
#define KYUBI_VIEW_VISION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef enum Vision {
    VISION_USUAL,
    VISION_GREY, // relative luminance alone
    VISION_PROTAN,
    VISION_DEUTAN,
    VISION_TRITAN,
    VISION_LAMP, // not eyes: the projector
    VISION_COUNT
} Vision;

const char *vision_name(Vision vision); // "usual", "grey", "protan" …
bool vision_find(const char *name, Vision *vision);

// An sRGB colour, red, green, blue in 0 … 1, as those eyes have it.
void vision_colour(Vision vision, const double from[3], double to[3]);
// `count` pixels of 0xXXRRGGBB, in place; the highest byte stays.
void vision_pixels(Vision vision, uint32_t *pixels, size_t count);

#endif
