// The screen of an X server as it stands in its memory (Xvfb -fbdir).
#ifndef KYUBI_E2E_SCREEN_DUMP_H
#define KYUBI_E2E_SCREEN_DUMP_H

#include <fcntl.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

// The file is an X window dump: big-endian words for the header, then colours, then rows.
typedef struct Dump {
    uint8_t *file;
    size_t size;
    const uint8_t *pixels;
    int stride;
} Dump;

static uint32_t header_word(const uint8_t *file, int at) {
    const uint8_t *b = file + (size_t)at * 4;
    return (uint32_t)b[0] << 24 | (uint32_t)b[1] << 16 | (uint32_t)b[2] << 8 | b[3];
}

static bool dump_open(Dump *dump, const char *path, int width, int height) {
    enum {
        HEADER_SIZE = 0,
        DUMP_WIDTH = 4,
        DUMP_HEIGHT = 5,
        BITS = 11,
        STRIDE = 12,
        COLOURS = 19
    };
    struct stat about;
    int fd = open(path, O_RDONLY);
    if (fd < 0 || fstat(fd, &about)) return false;
    dump->size = (size_t)about.st_size;
    dump->file = mmap(NULL, dump->size, PROT_READ, MAP_SHARED, fd, 0);
    close(fd);
    if (dump->file == MAP_FAILED) return false;
    const uint8_t *file = dump->file;
    dump->stride = (int)header_word(file, STRIDE);
    dump->pixels =
        file + header_word(file, HEADER_SIZE) + (size_t)12 * header_word(file, COLOURS);
    return (int)header_word(file, DUMP_WIDTH) == width &&
           (int)header_word(file, DUMP_HEIGHT) == height && header_word(file, BITS) == 32 &&
           dump->pixels + (size_t)dump->stride * (size_t)height <= file + dump->size;
}

// Cairo rounds the edge of a curve by a level or two otherwise where it draws only a part
// of it.
static bool looks_same(uint32_t a, uint32_t b) {
    enum { LEVELS = 2 };
    for (int shift = 0; shift < 24; shift += 8)
        if (abs((int)(a >> shift & 255) - (int)(b >> shift & 255)) > LEVELS) return false;
    return true;
}

#endif
