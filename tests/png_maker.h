// PNG files made by libpng in memory, for tests that read them.
#ifndef KYUBI_TESTS_PNG_MAKER_H
#define KYUBI_TESTS_PNG_MAKER_H

#include "base/mem.h"

#include <png.h>
#include <stdbool.h>
#include <stdlib.h>

typedef struct PngPlan {
    int width, height, depth, type; // PNG_COLOR_TYPE_…
    bool interlaced, clear;         // clear: the palette's first colour has alpha 64
} PngPlan;

static inline void png_maker_take(png_structp png, png_bytep bytes, size_t size) {
    buffer_add(png_get_io_ptr(png), bytes, size);
}

static inline void png_maker_flush(png_structp png) {
    (void)png;
}

// `rows` holds the file's own samples, `stride` bytes a row; a palette has 2^depth colours,
// entry i being (i * 9) % 256 in red, 7 more in green, 255 - that in blue.
static inline Buffer png_maker(PngPlan plan, const unsigned char *rows, size_t stride) {
    Buffer out = {0};
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
    png_infop info = png_create_info_struct(png);
    png_set_write_fn(png, &out, png_maker_take, png_maker_flush);
    png_set_IHDR(png, info, (png_uint_32)plan.width, (png_uint_32)plan.height, plan.depth,
                 plan.type, plan.interlaced ? PNG_INTERLACE_ADAM7 : PNG_INTERLACE_NONE,
                 PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
    png_color colours[256];
    for (int i = 0; i < 256; i++)
        colours[i] = (png_color){(png_byte)(i * 9), (png_byte)(i * 9 + 7),
                                 (png_byte)(255 - (png_byte)(i * 9))};
    if (plan.type == PNG_COLOR_TYPE_PALETTE)
        png_set_PLTE(png, info, colours, 1 << plan.depth);
    png_byte alpha[] = {64};
    if (plan.clear) png_set_tRNS(png, info, alpha, 1, NULL);
    png_write_info(png, info);
    png_bytep *pointers = mem_new((size_t)plan.height * sizeof *pointers);
    for (int i = 0; i < plan.height; i++)
        pointers[i] = (png_bytep)rows + (size_t)i * stride;
    png_write_image(png, pointers);
    png_write_end(png, info);
    png_destroy_write_struct(&png, &info);
    free(pointers);
    return out;
}

#endif
