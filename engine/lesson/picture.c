#include "lesson/picture.h"

#include "base/mem.h"
#include "lesson/message.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PIXEL = 4, NUMBERS = 4, HEAD_BYTES = 2 + PICTURE_NAME + 2 * NUMBERS };

static bool letter_or_digit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

static bool ends_in(const char *name, size_t size, const char *ending) {
    size_t tail = strlen(ending);
    return size > tail && memcmp(name + size - tail, ending, tail) == 0;
}

bool picture_name_valid(const char *name, size_t size) {
    if (size >= PICTURE_NAME || !ends_in(name, size, ".png")) return false;
    for (size_t i = 0; i < size; i++) {
        bool begins = !i || name[i - 1] == '/'; // a part: the file's name, or a folder's
        bool mark = !begins && name[i] && strchr("._-/", name[i]);
        bool dots = i && name[i - 1] == '.' && (name[i] == '.' || name[i] == '/');
        if (dots || (!mark && !letter_or_digit(name[i]))) return false;
    }
    return true;
}

int band_most_rows(int width) {
    return (MESSAGE_BYTES - HEAD_BYTES) / (PIXEL * width);
}

static void put16(Buffer *body, int value) {
    char bytes[] = {(char)(value & 255), (char)(value >> 8)};
    buffer_add(body, bytes, sizeof bytes);
}

static int take16(const char *at) {
    const unsigned char *bytes = (const unsigned char *)at;
    return bytes[0] | bytes[1] << 8;
}

char *band_write(const Band *band, size_t *size) {
    assert(band->rows <= band_most_rows(band->width));
    Buffer body = {0};
    put16(&body, (int)strlen(band->name));
    buffer_add(&body, band->name, strlen(band->name));
    put16(&body, band->width);
    put16(&body, band->height);
    put16(&body, band->y);
    put16(&body, band->rows);
    buffer_add(&body, band->rgba, (size_t)band->rows * (size_t)band->width * PIXEL);
    *size = body.size;
    return body.data;
}

static bool sizes_in_order(const Band *band) {
    return band->width >= 1 && band->width <= PICTURE_SIDE && band->height >= 1 &&
           band->height <= PICTURE_SIDE && band->rows >= 1 &&
           band->y + band->rows <= band->height;
}

bool band_read(const char *body, size_t size, Band *band) {
    if (size < 2) return false;
    size_t length = (size_t)take16(body);
    size_t head = 2 + length + (size_t)2 * NUMBERS;
    if (size < head || !picture_name_valid(body + 2, length)) return false;
    const char *at = body + 2 + length;
    *band = (Band){.width = take16(at),
                   .height = take16(at + 2),
                   .y = take16(at + 4),
                   .rows = take16(at + 6),
                   .rgba = (const unsigned char *)body + head};
    memcpy(band->name, body + 2, length);
    return sizes_in_order(band) &&
           size - head == (size_t)band->rows * (size_t)band->width * PIXEL;
}

static bool refuse(Error *err) {
    return error_set(err, "page.broken", "pixels");
}

static Picture *begin(Pictures *pictures, const Band *band) {
    size_t bytes = (size_t)band->width * (size_t)band->height * PIXEL;
    bool room = pictures->count < MAX_PICTURES && bytes <= PICTURE_BYTES - pictures->bytes;
    if (band->y || !room) return NULL;
    uint32_t *pixels = mem_try(bytes / PIXEL, PIXEL);
    if (!pixels) return NULL;
    size_t count = (size_t)pictures->count + 1;
    pictures->rows = mem_grow(pictures->rows, count, sizeof *pictures->rows);
    pictures->bytes += bytes;
    Picture *picture = &pictures->rows[pictures->count++];
    *picture = (Picture){.width = band->width,
                         .height = band->height,
                         .pixels = pixels,
                         .print = (uint64_t)band->width << 16 | (uint64_t)band->height};
    memcpy(picture->name, band->name, sizeof picture->name);
    return picture;
}

// Porter and Duff, Compositing digital images (1984): a colour stands for its share alone.
static uint32_t premultiplied(const unsigned char *rgba) {
    uint32_t a = rgba[3], pixel = a;
    for (int i = 0; i < 3; i++)
        pixel = pixel << 8 | (rgba[i] * a + 127) / 255;
    return pixel;
}

static void take_rows(Picture *picture, const Band *band) {
    size_t width = (size_t)picture->width, count = (size_t)band->rows * width;
    uint32_t *to = picture->pixels + (size_t)band->y * width;
    uint64_t print = picture->print;
    for (size_t i = 0; i < count; i++) {
        to[i] = premultiplied(band->rgba + PIXEL * i);
        if (to[i] >> 24 != 255) picture->clear = true;
        print = (print ^ to[i]) * 0x9E3779B97F4A7C15u; // Knuth, TAOCP 6.4
        print ^= print >> 29;
    }
    picture->print = print;
    picture->rows += band->rows;
}

bool pictures_add(Pictures *pictures, const Band *band, Error *err) {
    int index = pictures_find(pictures, band->name);
    Picture *picture = index < 0 ? begin(pictures, band) : &pictures->rows[index];
    if (!picture) return refuse(err);
    bool follows = band->width == picture->width && band->height == picture->height &&
                   band->y == picture->rows;
    if (!follows) return refuse(err);
    take_rows(picture, band);
    return true;
}

int pictures_find(const Pictures *pictures, const char *name) {
    for (int i = 0; i < pictures->count; i++)
        if (!strcmp(pictures->rows[i].name, name)) return i;
    return -1;
}

bool pictures_complete(const Pictures *pictures) {
    for (int i = 0; i < pictures->count; i++)
        if (pictures->rows[i].rows != pictures->rows[i].height) return false;
    return true;
}

void pictures_clear(Pictures *pictures) {
    for (int i = 0; i < pictures->count; i++)
        free(pictures->rows[i].pixels);
    free(pictures->rows);
    *pictures = (Pictures){0};
}
