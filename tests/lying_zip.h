// A small ZIP writer that can lie in every field, for tests of readers.
#ifndef KYUBI_TESTS_LYING_ZIP_H
#define KYUBI_TESTS_LYING_ZIP_H

#include "base/mem.h"

#include <stdint.h>
#include <string.h>
#include <zlib.h>

// What an entry says of itself. Zero is honest; a lie replaces a field, in the directory
// and in the local head or in one of them.
typedef struct ZipEntry {
    const char *name, *bytes;
    size_t name_size, size; // 0: those of the texts
    bool deflated;
    uint32_t flags, method, version, attributes, made_by; // added to what is honest
    int64_t packed, unpacked, crc;                        // added in both heads
    const char *extra, *local_extra, *comment;
    size_t extra_size, local_extra_size;
    // of the local head only
    const char *local_name;
    uint32_t local_flags, local_method, local_signature;
    int64_t local_packed, local_unpacked, local_crc, local_name_size, offset;
    const char *before, *after; // bytes of no entry before the head, behind the data
    const char *raw;            // the packed bytes themselves
    size_t raw_size;
    uint32_t disk;
} ZipEntry;

typedef struct ZipEnd { // what is added to the honest end record
    int64_t count, here, disk, start_disk, size, directory, comment_size;
    const char *comment, *before, *after, *first;
    size_t before_size;
    uint32_t signature;
} ZipEnd;

static void zip_u16(Buffer *out, uint32_t value) {
    const char bytes[] = {(char)(value & 255), (char)(value >> 8 & 255)};
    buffer_add(out, bytes, 2);
}

static void zip_u32(Buffer *out, uint32_t value) {
    zip_u16(out, value & 0xFFFF);
    zip_u16(out, value >> 16);
}

static void zip_text(Buffer *out, const char *text) {
    if (text) buffer_add(out, text, strlen(text));
}

static size_t zip_size(const ZipEntry *e) {
    return e->size ? e->size : e->bytes ? strlen(e->bytes) : 0;
}

static size_t zip_name_size(const ZipEntry *e) {
    return e->name_size ? e->name_size : strlen(e->name);
}

// The packed bytes, raw deflate where the entry says so.
static void zip_pack(const ZipEntry *e, Buffer *packed) {
    size_t size = zip_size(e);
    if (e->raw) {
        buffer_add(packed, e->raw, e->raw_size);
    } else if (!e->deflated) {
        if (size) buffer_add(packed, e->bytes, size);
    } else {
        z_stream stream = {.next_in = (unsigned char *)e->bytes, .avail_in = (uInt)size};
        deflateInit2(&stream, 9, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY);
        size_t room = deflateBound(&stream, size);
        unsigned char *out = mem_new(room + 1);
        stream.next_out = out;
        stream.avail_out = (uInt)room;
        deflate(&stream, Z_FINISH);
        buffer_add(packed, out, stream.total_out);
        deflateEnd(&stream);
        free(out);
    }
}

// The row of fields that local head and directory share, without the name.
static void zip_shared(Buffer *out, const ZipEntry *e, size_t packed, bool local) {
    size_t size = zip_size(e);
    uint32_t crc =
        (uint32_t)crc32(0, (const unsigned char *)(e->bytes ? e->bytes : ""), (uInt)size);
    zip_u16(out, 20 + e->version);
    zip_u16(out, e->flags ^ (local ? e->local_flags : 0));
    zip_u16(out, (e->deflated ? 8 : 0) + e->method + (local ? e->local_method : 0));
    zip_u16(out, 0);
    zip_u16(out, 33);
    zip_u32(out, (uint32_t)(crc + e->crc + (local ? e->local_crc : 0)));
    zip_u32(out, (uint32_t)((int64_t)packed + e->packed + (local ? e->local_packed : 0)));
    zip_u32(out, (uint32_t)((int64_t)size + e->unpacked + (local ? e->local_unpacked : 0)));
    zip_u16(out, (uint32_t)((int64_t)zip_name_size(e) + (local ? e->local_name_size : 0)));
}

static void zip_local(Buffer *out, const ZipEntry *e, const Buffer *packed) {
    zip_u32(out, 0x04034b50 + e->local_signature);
    zip_shared(out, e, packed->size, true);
    zip_u16(out, (uint32_t)e->local_extra_size);
    buffer_add(out, e->local_name ? e->local_name : e->name, zip_name_size(e));
    if (e->local_extra_size) buffer_add(out, e->local_extra, e->local_extra_size);
    if (packed->size) buffer_add(out, packed->data, packed->size);
}

static void zip_central(Buffer *out, const ZipEntry *e, size_t packed, size_t offset) {
    zip_u32(out, 0x02014b50);
    zip_u16(out, 0x0314 + e->made_by);
    zip_shared(out, e, packed, false);
    zip_u16(out, (uint32_t)e->extra_size);
    zip_u16(out, e->comment ? (uint32_t)strlen(e->comment) : 0);
    zip_u16(out, e->disk);
    zip_u16(out, 0);
    zip_u32(out, e->attributes);
    zip_u32(out, (uint32_t)((int64_t)offset + e->offset));
    buffer_add(out, e->name, zip_name_size(e));
    if (e->extra_size) buffer_add(out, e->extra, e->extra_size);
    zip_text(out, e->comment);
}

static void zip_end(Buffer *out, const ZipEnd *end, size_t count, size_t directory) {
    size_t size = out->size - directory;
    if (end->before_size) buffer_add(out, end->before, end->before_size);
    zip_u32(out, 0x06054b50 + end->signature);
    zip_u16(out, (uint32_t)end->disk);
    zip_u16(out, (uint32_t)end->start_disk);
    zip_u16(out, (uint32_t)((int64_t)count + end->count + end->here));
    zip_u16(out, (uint32_t)((int64_t)count + end->count));
    zip_u32(out, (uint32_t)((int64_t)size + end->size));
    zip_u32(out, (uint32_t)((int64_t)directory + end->directory));
    zip_u16(out, (uint32_t)((int64_t)(end->comment ? strlen(end->comment) : 0) +
                            end->comment_size));
    zip_text(out, end->comment);
    zip_text(out, end->after);
}

// The archive of the entries; yours.
static Buffer zip_of(const ZipEntry *entries, size_t count, ZipEnd end) {
    Buffer out = {0}, directory = {0};
    zip_text(&out, end.first);
    for (size_t i = 0; i < count; i++) {
        Buffer packed = {0};
        zip_pack(&entries[i], &packed);
        zip_text(&out, entries[i].before);
        zip_central(&directory, &entries[i], packed.size, out.size);
        zip_local(&out, &entries[i], &packed);
        zip_text(&out, entries[i].after);
        buffer_clear(&packed);
    }
    size_t at = out.size;
    if (directory.size) buffer_add(&out, directory.data, directory.size);
    zip_end(&out, &end, count, at);
    buffer_clear(&directory);
    return out;
}

#endif
