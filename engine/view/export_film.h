// What makes a file of a film's frames, for the files export*.c alone.
#ifndef KYUBI_VIEW_EXPORT_FILM_H
#define KYUBI_VIEW_EXPORT_FILM_H

#include "view/theme.h"

#include <stddef.h>

typedef struct FilmCoder {
    // NULL where memory is short.
    void *(*open)(int width, int height, Theme theme);
    // A frame of 32-bit xRGB, `stride` bytes a row, that stands `ms` milliseconds.
    bool (*add)(void *work, const void *pixels, int stride, int ms);
    unsigned char *(*close)(void *work, size_t *size); // the file, yours; ends the work
    void (*drop)(void *work);                          // ends it without
} FilmCoder;

extern const FilmCoder webp_coder, gif_coder;

#endif
