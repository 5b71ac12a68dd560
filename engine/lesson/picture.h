// A lesson's pictures. The jail decodes the pack's PNG files and sends their rows in bands;
// here a band is written and read, and a picture put together from them. The child is not
// trusted: what a band says of itself is checked, and its plain colours are multiplied by
// their alpha on this side, so that every pixel kept is one that cairo can paint.
#ifndef KYUBI_LESSON_PICTURE_H
#define KYUBI_LESSON_PICTURE_H

#include "base/error.h"

#include <stddef.h>
#include <stdint.h>

enum {
    PICTURE_NAME = 64,
    PICTURE_SIDE = 4096,              // px
    PICTURE_BYTES = 64 * 1024 * 1024, // of a lesson's pixels, four bytes each
    MAX_PICTURES = 100
};

typedef struct Picture {
    char name[PICTURE_NAME]; // of the file in the pack: "ball.png"
    int width, height;
    int rows;         // that have arrived, from the top
    uint32_t *pixels; // 0xAARRGGBB, colours multiplied by alpha, `width` a row
    bool clear;       // some pixel lets through what is behind it
    uint64_t print;   // fingerprint of size and pixels
} Picture;

// Zero is an empty list.
typedef struct Pictures {
    Picture *rows;
    int count;
    size_t bytes; // of all pixels
} Pictures;

// Rows y … y + rows - 1 of a picture, four bytes a pixel: red, green, blue, alpha.
typedef struct Band {
    char name[PICTURE_NAME];
    int width, height; // of the whole picture
    int y, rows;
    const unsigned char *rgba; // borrowed
} Band;

// Letters, digits, '.', '-' and '_', parts with '/' between; a letter or digit first in
// each part, ".png" last, no "..".
bool picture_name_valid(const char *name, size_t size);

// How many rows of a picture of this width fit into one message; at least 1.
int band_most_rows(int width);
// A message's body (yours), and back: the reader borrows from `body`, false unless name,
// sizes and the number of bytes are in order.
char *band_write(const Band *band, size_t *size);
bool band_read(const char *body, size_t size, Band *band);

// Adds a band to its picture, which begins with the band at y = 0. Fails (page.broken) when
// it does not follow the band before, or sizes or sums are over the limits.
bool pictures_add(Pictures *pictures, const Band *band, Error *err);
int pictures_find(const Pictures *pictures, const char *name); // -1: none
bool pictures_complete(const Pictures *pictures);              // every row has arrived
void pictures_clear(Pictures *pictures);                       // frees; empty afterwards

#endif
