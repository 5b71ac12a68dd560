#include "jail/png_read.h"

#include "base/mem.h"
#include "lesson/picture.h"

#include <png.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    SIGNATURE = 8,
    CHUNK_FRAME = 12, // length, type, checksum
    HEAD = 13,        // bytes of IHDR
    CHUNK_MOST = 1024 * 1024,
    CHUNKS_MOST = 8
};

static bool broken(const LanguageFile *file, const char *why, Error *err) {
    return error_set(err, "picture.broken", "%s\t%s", file->name, why);
}

static uint32_t take32(const char *at) {
    const unsigned char *bytes = (const unsigned char *)at;
    return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 |
           bytes[3];
}

static bool is_chunk(const char *at, const char *type) {
    return memcmp(at + 4, type, 4) == 0;
}

// An animation's acTL stands before the first IDAT (PNG 3rd edition, 11.3.6.1).
static bool is_animated(const LanguageFile *file) {
    size_t at = SIGNATURE;
    while (file->size - at >= CHUNK_FRAME) {
        const char *chunk = file->bytes + at;
        if (is_chunk(chunk, "IDAT")) return false;
        if (is_chunk(chunk, "acTL")) return true;
        size_t length = take32(chunk);
        if (length > file->size - at - CHUNK_FRAME) return false;
        at += CHUNK_FRAME + length;
    }
    return false;
}

bool png_look(const LanguageFile *file, int *width, int *height, Error *err) {
    const char *head = file->bytes + SIGNATURE;
    bool png = file->size >= SIGNATURE + CHUNK_FRAME + HEAD &&
               memcmp(file->bytes, "\x89PNG\r\n\x1a\n", SIGNATURE) == 0 &&
               take32(head) == HEAD && is_chunk(head, "IHDR");
    if (!png) return broken(file, "IHDR", err);
    uint32_t w = take32(head + 8), h = take32(head + 12);
    if (!w || !h) return broken(file, "0 px", err);
    if (w > PICTURE_SIDE || h > PICTURE_SIDE)
        return error_set(err, "picture.side", "%s\t%u\t%u\t%d", file->name, w, h,
                         PICTURE_SIDE);
    if (head[16] == 16) return error_set(err, "picture.deep", "%s", file->name);
    if (is_animated(file)) return error_set(err, "picture.animated", "%s", file->name);
    *width = (int)w;
    *height = (int)h;
    return true;
}

// One decoding. What libpng's jump must not lose stands here, not in locals.
typedef struct Reader {
    const LanguageFile *file;
    size_t at;
    png_structp png;
    png_infop info;
    png_bytep *rows;
    Raster raster;
    char why[80]; // libpng's own words
} Reader;

static void give_bytes(png_structp png, png_bytep out, size_t size) {
    Reader *reader = png_get_io_ptr(png);
    if (size > reader->file->size - reader->at) png_error(png, "end of file");
    memcpy(out, reader->file->bytes + reader->at, size);
    reader->at += size;
}

static void note_error(png_structp png, png_const_charp why) {
    Reader *reader = png_get_error_ptr(png);
    snprintf(reader->why, sizeof reader->why, "%s", why);
    for (char *c = reader->why; *c; c++)
        if (*c < ' ' || *c > '~') *c = '?';
    png_longjmp(png, 1);
}

static void pass_over(png_structp png, png_const_charp why) {
    (void)png;
    (void)why;
}

static bool open_reader(Reader *reader) {
    reader->png =
        png_create_read_struct(PNG_LIBPNG_VER_STRING, reader, note_error, pass_over);
    if (reader->png) reader->info = png_create_info_struct(reader->png);
    if (!reader->info) return false;
    png_set_read_fn(reader->png, reader, give_bytes);
    png_set_user_limits(reader->png, PICTURE_SIDE, PICTURE_SIDE);
    png_set_chunk_malloc_max(reader->png, CHUNK_MOST);
    png_set_chunk_cache_max(reader->png, CHUNKS_MOST);
    // All but IHDR, PLTE, tRNS, IDAT and IEND: neither parsed nor kept.
    png_set_keep_unknown_chunks(reader->png, PNG_HANDLE_CHUNK_NEVER, NULL, -1);
    return true;
}

// Every kind of PNG as red, green, blue, alpha of 8 bits.
static void ask_for_rgba(png_structp png) {
    png_set_expand(png);
    png_set_gray_to_rgb(png);
    png_set_add_alpha(png, 0xff, PNG_FILLER_AFTER);
    png_set_interlace_handling(png);
}

static bool make_room(Reader *reader) {
    size_t stride = (size_t)reader->raster.width * 4;
    size_t height = (size_t)reader->raster.height;
    if (png_get_rowbytes(reader->png, reader->info) != stride)
        png_error(reader->png, "row size");
    reader->raster.rgba = mem_try(height, stride);
    reader->rows = mem_try(height, sizeof *reader->rows);
    if (!reader->raster.rgba || !reader->rows) return false;
    for (size_t i = 0; i < height; i++)
        reader->rows[i] = reader->raster.rgba + i * stride;
    return true;
}

// False with `why` filled when libpng gave up, empty when there was no memory.
static bool decode(Reader *reader) {
    if (setjmp(png_jmpbuf(reader->png))) return false; // NOLINT(cert-err52-cpp)
    png_read_info(reader->png, reader->info);
    ask_for_rgba(reader->png);
    png_read_update_info(reader->png, reader->info);
    if (!make_room(reader)) return false;
    png_read_image(reader->png, reader->rows);
    png_read_end(reader->png, NULL);
    return true;
}

bool png_read(const LanguageFile *file, Raster *raster, Error *err) {
    Reader reader = {.file = file};
    if (!png_look(file, &reader.raster.width, &reader.raster.height, err)) return false;
    bool good = open_reader(&reader) && decode(&reader);
    png_destroy_read_struct(&reader.png, &reader.info, NULL);
    free(reader.rows);
    if (good) {
        *raster = reader.raster;
        return true;
    }
    free(reader.raster.rgba);
    if (reader.why[0]) return broken(file, reader.why, err);
    return error_set(err, "picture.room", "%s\t%d", file->name, PICTURE_BYTES >> 20);
}
