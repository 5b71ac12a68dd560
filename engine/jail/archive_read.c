#include "jail/archive_read.h"

#include "base/mem.h"

#include <stdlib.h>
#include <string.h>
#include <zlib.h>

// APPNOTE.TXT 4.3.7, 4.3.12, 4.3.16: the heads and their lengths.
enum { LOCAL_BYTES = 30, CENTRAL_BYTES = 46, END_BYTES = 22, LOCATOR_BYTES = 20 };
enum { STORED = 0, DEFLATED = 8 };
enum {
    FLAG_ENCRYPTED = 1,
    FLAG_LEVEL = 2 | 4, // how hard it was deflated
    FLAG_DESCRIPTOR = 8,
    FLAG_STRONG = 64,
    FLAG_UTF8 = 1 << 11,
    FLAG_MASKED = 1 << 13
};
enum { UNIX_TYPE = 0170000, UNIX_FILE = 0100000, UNIX_FOLDER = 0040000, DOS_FOLDER = 16 };
enum { VERSION_DEFLATE = 20 };

typedef struct Entry {
    const unsigned char *name;
    size_t name_size;
    uint32_t version, flags, method, crc, packed, size;
    size_t data; // where its bytes begin
    bool folder;
} Entry;

typedef struct Reader {
    const unsigned char *bytes;
    size_t size;
    const PackLimits *limits;
    size_t directory, count; // where it begins, its entries
    Entry *entries;
    Error *err;
} Reader;

static uint32_t u16(const unsigned char *at) {
    return (uint32_t)at[0] | (uint32_t)at[1] << 8;
}

static uint32_t u32(const unsigned char *at) {
    return u16(at) | u16(at + 2) << 16;
}

static bool signed_by(const unsigned char *at, char a, char b) {
    return at[0] == 'P' && at[1] == 'K' && at[2] == (unsigned char)a &&
           at[3] == (unsigned char)b;
}

static bool refuse_whole(const Reader *reader, const char *key) {
    return error_set(reader->err, key, "%s", "");
}

static bool refuse(const Reader *reader, const Entry *entry, const char *key) {
    char shown[128];
    return error_set(reader->err, key, "%s",
                     pack_name_shown((const char *)entry->name, entry->name_size, shown));
}

// --- the whole

static bool read_end(Reader *reader) {
    const unsigned char *end = reader->bytes + reader->size - END_BYTES;
    if (!signed_by(end, 5, 6) || u16(end + 20)) return refuse_whole(reader, "archive.end");
    size_t length = u32(end + 12);
    reader->count = u16(end + 10);
    reader->directory = u32(end + 16);
    bool locator =
        reader->size >= END_BYTES + LOCATOR_BYTES && signed_by(end - LOCATOR_BYTES, 6, 7);
    if (locator || reader->count == 0xFFFF || reader->directory == 0xFFFFFFFF ||
        length == 0xFFFFFFFF)
        return refuse_whole(reader, "archive.zip64");
    if (u16(end + 4) || u16(end + 6) || u16(end + 8) != reader->count)
        return refuse_whole(reader, "archive.disks");
    if (reader->count > reader->limits->files)
        return error_set(reader->err, "pack.many_files", "%zu", reader->limits->files);
    size_t room = reader->size - END_BYTES;
    if (reader->directory > room || length != room - reader->directory ||
        length < reader->count * CENTRAL_BYTES)
        return refuse_whole(reader, "archive.directory");
    return true;
}

static bool read_outline(Reader *reader) {
    if (reader->size > reader->limits->archive)
        return error_set(reader->err, "pack.archive_large", "%zu",
                         (reader->limits->archive + (1 << 20) - 1) >> 20);
    if (reader->size < LOCAL_BYTES + CENTRAL_BYTES + END_BYTES ||
        !signed_by(reader->bytes, 3, 4))
        return refuse_whole(reader, "archive.start");
    return read_end(reader);
}

// --- one entry

// Extra fields (4.5) that only tell times and owners are passed over; those that would
// change a name, a size or how it is to be read, and what is no row of fields, are not.
static bool extra_good(const unsigned char *at, size_t size) {
    static const uint32_t meaning[] = {0x0001, 0x0017, 0x7075, 0x9901, 0x0008};
    while (size >= 4) {
        size_t length = u16(at + 2);
        for (size_t i = 0; i < sizeof meaning / sizeof *meaning; i++)
            if (u16(at) == meaning[i]) return false;
        if (length > size - 4) return false;
        at += 4 + length;
        size -= 4 + length;
    }
    return size == 0;
}

static bool plain_ascii(const Entry *entry) {
    for (size_t i = 0; i < entry->name_size; i++)
        if (entry->name[i] >= 0x80) return false;
    return true;
}

static bool flags_good(const Reader *reader, const Entry *entry) {
    uint32_t flags = entry->flags;
    if (flags & (FLAG_ENCRYPTED | FLAG_STRONG | FLAG_MASKED))
        return refuse(reader, entry, "archive.encrypted");
    if (flags & FLAG_DESCRIPTOR) return refuse(reader, entry, "archive.descriptor");
    if (flags & ~(uint32_t)(FLAG_LEVEL | FLAG_UTF8))
        return refuse(reader, entry, "archive.flags");
    if (entry->method != STORED && entry->method != DEFLATED)
        return refuse(reader, entry, "archive.method");
    if (entry->version > VERSION_DEFLATE) return refuse(reader, entry, "archive.method");
    if (!(flags & FLAG_UTF8) && !plain_ascii(entry))
        return refuse(reader, entry, "archive.coding");
    return true;
}

// The kind that UNIX or DOS would make of it (4.4.15) is the one that its name says.
static bool kind_good(const Reader *reader, Entry *entry, uint32_t attributes) {
    uint32_t type = attributes >> 16 & UNIX_TYPE;
    entry->folder = entry->name_size && entry->name[entry->name_size - 1] == '/';
    uint32_t expected = entry->folder ? UNIX_FOLDER : UNIX_FILE;
    if ((type && type != expected) || (!entry->folder && attributes & DOS_FOLDER))
        return refuse(reader, entry, "pack.not_file");
    if (!entry->folder) return true;
    entry->name_size--;
    return (!entry->size && !entry->packed) || refuse(reader, entry, "archive.folder");
}

static bool sizes_good(const Reader *reader, const Entry *entry) {
    const PackLimits *limits = reader->limits;
    if (entry->packed == 0xFFFFFFFF || entry->size == 0xFFFFFFFF)
        return refuse(reader, entry, "archive.zip64");
    if (entry->method == STORED && entry->packed != entry->size)
        return refuse(reader, entry, "archive.stored");
    if (entry->size > limits->ratio_from && entry->size / limits->ratio > entry->packed)
        return refuse(reader, entry, "pack.ratio");
    return true;
}

// The local head must stand at `at` and say what the directory says; the entry's bytes
// follow it, and end before the directory. `at` moves behind them.
static bool read_local(const Reader *reader, Entry *entry, const unsigned char *central,
                       size_t *at) {
    if (u32(central + 42) != *at) return refuse(reader, entry, "archive.gap");
    if (reader->directory - *at < LOCAL_BYTES) return refuse(reader, entry, "archive.gap");
    const unsigned char *local = reader->bytes + *at;
    size_t name_size = u16(central + 28), extra = u16(local + 28);
    size_t left = reader->directory - *at - LOCAL_BYTES;
    // From the version needed to the length of the name both have the same row of fields.
    if (!signed_by(local, 3, 4) || memcmp(local + 4, central + 6, 24) != 0)
        return refuse(reader, entry, "archive.local");
    if (left < name_size + extra || left - name_size - extra < entry->packed)
        return refuse(reader, entry, "archive.gap");
    if (memcmp(local + LOCAL_BYTES, entry->name, name_size) != 0)
        return refuse(reader, entry, "archive.local");
    if (!extra_good(local + LOCAL_BYTES + name_size, extra))
        return refuse(reader, entry, "archive.extra");
    entry->data = *at + LOCAL_BYTES + name_size + extra;
    *at = entry->data + entry->packed;
    return true;
}

static Entry entry_of(const unsigned char *central) {
    return (Entry){
        .name = central + CENTRAL_BYTES,
        .name_size = u16(central + 28),
        .version = u16(central + 6),
        .flags = u16(central + 8),
        .method = u16(central + 10),
        .crc = u32(central + 16),
        .packed = u32(central + 20),
        .size = u32(central + 24),
    };
}

// `end`: of the directory. Moves `central` behind the entry, `at` behind its bytes.
static bool read_entry(const Reader *reader, Entry *entry, const unsigned char **central,
                       const unsigned char *end, size_t *at) {
    const unsigned char *head = *central;
    if (end - head < CENTRAL_BYTES || !signed_by(head, 1, 2))
        return refuse_whole(reader, "archive.directory");
    size_t left = (size_t)(end - head) - CENTRAL_BYTES;
    size_t extra = u16(head + 30), comment = u16(head + 32);
    if (left < u16(head + 28) || left - u16(head + 28) < extra + comment)
        return refuse_whole(reader, "archive.directory");
    *entry = entry_of(head);
    *central = entry->name + entry->name_size + extra + comment;
    if (comment) return refuse(reader, entry, "archive.comment");
    if (u16(head + 34)) return refuse(reader, entry, "archive.disks");
    if (!extra_good(entry->name + entry->name_size, extra))
        return refuse(reader, entry, "archive.extra");
    return flags_good(reader, entry) && sizes_good(reader, entry) &&
           read_local(reader, entry, head, at) && kind_good(reader, entry, u32(head + 38));
}

static bool tally_entry(const Reader *reader, PackTally *tally, const Entry *entry) {
    const char *name = (const char *)entry->name;
    return entry->folder
               ? pack_tally_folder(tally, name, entry->name_size, reader->err)
               : pack_tally_file(tally, name, entry->name_size, entry->size, reader->err);
}

static bool read_heads(Reader *reader) {
    const unsigned char *central = reader->bytes + reader->directory;
    const unsigned char *end = reader->bytes + reader->size - END_BYTES;
    PackTally *tally = pack_tally_create(reader->limits);
    size_t at = 0;
    bool good = true;
    for (size_t i = 0; good && i < reader->count; i++)
        good = read_entry(reader, &reader->entries[i], &central, end, &at) &&
               tally_entry(reader, tally, &reader->entries[i]);
    pack_tally_destroy(tally);
    if (!good) return false;
    if (central != end) return refuse_whole(reader, "archive.directory");
    return at == reader->directory || refuse_whole(reader, "archive.gap");
}

// A folder was packed where its content should have been: told before anything is missed.
static bool unwrapped(const Reader *reader) {
    static const char manifest[] = "pack.json";
    size_t size = sizeof manifest - 1;
    const Entry *wrapped = NULL;
    for (size_t i = 0; i < reader->count; i++) {
        const Entry *entry = &reader->entries[i];
        if (entry->name_size == size && !memcmp(entry->name, manifest, size)) return true;
        if (entry->name_size > size && entry->name[entry->name_size - size - 1] == '/' &&
            !memcmp(entry->name + entry->name_size - size, manifest, size))
            wrapped = entry;
    }
    return refuse(reader, wrapped ? wrapped : &reader->entries[0],
                  wrapped ? "archive.wrapped" : "archive.manifest");
}

// --- what is in it

// Raw deflate (RFC 1951) into exactly the entry's size, and from exactly its bytes. One
// byte more of room shows a stream that goes on.
static const char *inflate_fault(const Reader *reader, const Entry *entry,
                                 unsigned char *out) {
    z_stream stream = {.next_in = (unsigned char *)reader->bytes + entry->data,
                       .avail_in = entry->packed,
                       .next_out = out,
                       .avail_out = entry->size + 1};
    if (inflateInit2(&stream, -MAX_WBITS) != Z_OK) return "archive.memory";
    int status = inflate(&stream, Z_FINISH);
    size_t got = stream.total_out, left = stream.avail_in;
    inflateEnd(&stream);
    if (got > entry->size) return "archive.size";
    if (status != Z_STREAM_END) return "archive.deflate";
    return got != entry->size || left ? "archive.size" : NULL;
}

static const char *unpack_fault(const Reader *reader, const Entry *entry,
                                unsigned char *out) {
    if (entry->method == STORED) {
        memcpy(out, reader->bytes + entry->data, entry->size);
    } else {
        const char *key = inflate_fault(reader, entry, out);
        if (key) return key;
    }
    out[entry->size] = 0;
    return crc32(0, out, entry->size) == entry->crc ? NULL : "archive.crc";
}

static bool read_file(const Reader *reader, const Entry *entry,
                      bool (*take)(void *to, const char *name, const void *bytes,
                                   size_t size),
                      void *to) {
    unsigned char *out = mem_try((size_t)entry->size + 1, 1);
    if (!out) return refuse(reader, entry, "archive.memory");
    char *name = mem_new(entry->name_size + 1);
    memcpy(name, entry->name, entry->name_size);
    const char *key = unpack_fault(reader, entry, out);
    bool good = key ? refuse(reader, entry, key)
                    : pack_content(name, out, entry->size, reader->err) &&
                          take(to, name, out, entry->size);
    free(name);
    free(out);
    return good;
}

bool archive_read(const void *bytes, size_t size, const PackLimits *limits,
                  bool (*take)(void *to, const char *name, const void *bytes, size_t size),
                  void *to, Error *err) {
    Reader reader = {.bytes = bytes, .size = size, .limits = limits, .err = err};
    if (!read_outline(&reader)) return false;
    reader.entries = mem_new((reader.count + 1) * sizeof *reader.entries);
    bool good = read_heads(&reader) && unwrapped(&reader);
    for (size_t i = 0; good && i < reader.count; i++)
        good = reader.entries[i].folder || read_file(&reader, &reader.entries[i], take, to);
    free(reader.entries);
    return good;
}
