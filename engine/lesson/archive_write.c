#include "lesson/archive_write.h"

#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

// APPNOTE.TXT 6.3.3: 4.3.7, 4.3.12, 4.3.16, 4.4.
enum {
    VERSION = 20,
    MADE_BY_UNIX = 3 << 8,
    UTF8 = 1 << 11,
    FIRST_DAY = 1 << 5 | 1, // 1980-01-01, the first that the format can say
};
#define FILE_RIGHTS (0100644u << 16)

static void u16(Buffer *out, uint32_t value) {
    const char bytes[] = {(char)(value & 255), (char)(value >> 8 & 255)};
    buffer_add(out, bytes, sizeof bytes);
}

static void u32(Buffer *out, uint32_t value) {
    u16(out, value & 0xFFFF);
    u16(out, value >> 16);
}

// CRC-32 of ISO 3309, as APPNOTE.TXT 4.4.7 has it.
static void crc_table(uint32_t table[256]) {
    for (uint32_t i = 0; i < 256; i++) {
        uint32_t c = i;
        for (int bit = 0; bit < 8; bit++)
            c = c & 1 ? 0xEDB88320u ^ c >> 1 : c >> 1;
        table[i] = c;
    }
}

static uint32_t crc_of(const uint32_t table[256], const ArchiveFile *file) {
    uint32_t crc = 0xFFFFFFFF;
    const unsigned char *bytes = file->bytes;
    for (size_t i = 0; i < file->size; i++)
        crc = table[(crc ^ bytes[i]) & 255] ^ crc >> 8;
    return ~crc;
}

// The row of fields that both heads share.
static void write_shared(Buffer *out, const ArchiveFile *file, uint32_t crc) {
    u16(out, VERSION);
    u16(out, UTF8);
    u16(out, 0); // stored
    u16(out, 0); // at midnight
    u16(out, FIRST_DAY);
    u32(out, crc);
    u32(out, (uint32_t)file->size);
    u32(out, (uint32_t)file->size);
    u16(out, (uint32_t)strlen(file->name));
    u16(out, 0); // extra fields
}

static void write_local(Buffer *out, const ArchiveFile *file, uint32_t crc) {
    u32(out, 0x04034B50);
    write_shared(out, file, crc);
    buffer_add(out, file->name, strlen(file->name));
    if (file->size) buffer_add(out, file->bytes, file->size);
}

static void write_central(Buffer *out, const ArchiveFile *file, uint32_t crc, size_t at) {
    u32(out, 0x02014B50);
    u16(out, MADE_BY_UNIX | VERSION);
    write_shared(out, file, crc);
    u16(out, 0); // comment
    u16(out, 0); // disk
    u16(out, 0); // internal attributes
    u32(out, FILE_RIGHTS);
    u32(out, (uint32_t)at);
    buffer_add(out, file->name, strlen(file->name));
}

static void write_end(Buffer *out, size_t count, size_t directory) {
    size_t size = out->size - directory;
    u32(out, 0x06054B50);
    u32(out, 0); // disks
    u16(out, (uint32_t)count);
    u16(out, (uint32_t)count);
    u32(out, (uint32_t)size);
    u32(out, (uint32_t)directory);
    u16(out, 0); // comment
}

static int by_name(const void *a, const void *b) {
    return strcmp(((const ArchiveFile *)a)->name, ((const ArchiveFile *)b)->name);
}

Buffer archive_write(ArchiveFile *files, size_t count) {
    uint32_t table[256];
    Buffer out = {0}, directory = {0};
    assert(count < 0xFFFF);
    crc_table(table);
    if (count) qsort(files, count, sizeof *files, by_name);
    for (size_t i = 0; i < count; i++) {
        uint32_t crc = crc_of(table, &files[i]);
        write_central(&directory, &files[i], crc, out.size);
        write_local(&out, &files[i], crc);
    }
    size_t at = out.size;
    assert(at < 0x7FFFFFFF);
    if (directory.size) buffer_add(&out, directory.data, directory.size);
    write_end(&out, count, at);
    buffer_clear(&directory);
    return out;
}
