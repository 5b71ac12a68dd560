// A PNG file in memory becomes rows of pixels (libpng). The file is a stranger's: its head
// is judged by our own eyes before libpng sees it, and libpng is given limits and skips
// every chunk that pixels do not need. Colours are taken as sRGB, whatever the file says of
// gamma or profiles.
#ifndef KYUBI_JAIL_PNG_READ_H
#define KYUBI_JAIL_PNG_READ_H

#include "jail/language.h"

// Pixels from the top left, four bytes each: red, green, blue, alpha (not multiplied).
typedef struct Raster {
    int width, height;
    unsigned char *rgba; // free() it
} Raster;

// The sizes alone. Fails: picture.broken (name, why), picture.side (name, width, height,
// most), picture.deep (16 bits a channel), picture.animated.
bool png_look(const LanguageFile *file, int *width, int *height, Error *err);

// The whole picture; interlaced ones too. Fails as png_look does, and with picture.broken
// when the file ends too early or its data are damaged, picture.room when there is no
// memory.
bool png_read(const LanguageFile *file, Raster *raster, Error *err);

#endif
