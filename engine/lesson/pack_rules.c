#include "lesson/pack_rules.h"

#include "base/file.h"
#include "base/mem.h"
#include "base/text.h"

#include <stdlib.h>
#include <string.h>

PackLimits pack_limits(void) {
    return (PackLimits){
        .archive = 64 << 20,
        .unpacked = 96 << 20,
        .files = 2000,
        .name = 200,
        .depth = 8,
        .ratio = 200,
        .ratio_from = 1 << 20,
        .lua = 1 << 20,
        .data = 256 << 10,
        .prose = 1 << 20,
        .table = 4 << 20,
        .picture = 4 << 20,
    };
}

static size_t part_of(size_t whole, size_t divisor) {
    return whole > divisor ? whole / divisor : 1;
}

PackLimits pack_limits_over(size_t divisor) {
    PackLimits limits = pack_limits();
    size_t *all[] = {&limits.archive, &limits.unpacked,   &limits.files,  &limits.name,
                     &limits.ratio,   &limits.ratio_from, &limits.lua,    &limits.data,
                     &limits.prose,   &limits.table,      &limits.picture};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        *all[i] = part_of(*all[i], divisor);
    limits.depth = part_of(limits.depth, divisor) + 2; // room for a folder in a folder
    return limits;
}

// --- kinds of files

typedef struct FileType {
    const char *ending;
    size_t most; // where in PackLimits
    bool picture;
} FileType;

static const FileType types[] = {
    {".lua", offsetof(PackLimits, lua), false},
    {".json", offsetof(PackLimits, data), false},
    {".md", offsetof(PackLimits, prose), false},
    {".txt", offsetof(PackLimits, prose), false},
    {".csv", offsetof(PackLimits, table), false},
    {".tsv", offsetof(PackLimits, table), false},
    {".png", offsetof(PackLimits, picture), true},
};

static const FileType *type_of(const char *name) {
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (file_ends_in(name, types[i].ending)) return &types[i];
    return NULL;
}

size_t pack_file_most(const char *name, const PackLimits *limits) {
    const FileType *type = type_of(name);
    return type ? *(const size_t *)((const char *)limits + type->most) : 0;
}

// --- all names

typedef struct Named {
    char *folded, *name;
    uint64_t hash; // of the folded name
    bool folder, listed;
} Named;

struct PackTally {
    PackLimits limits;
    Named *named; // every file, and every folder that is listed or holds one
    size_t count, room, bytes;
    bool full;
};

PackTally *pack_tally_create(const PackLimits *limits) {
    PackTally *tally = mem_new(sizeof *tally);
    tally->limits = *limits;
    return tally;
}

void pack_tally_destroy(PackTally *tally) {
    if (!tally) return;
    for (size_t i = 0; i < tally->count; i++) {
        free(tally->named[i].folded);
        free(tally->named[i].name);
    }
    free(tally->named);
    free(tally);
}

// As it is compared: a system may hold names that differ in capitals for one.
static char *folded_name(const char *name) {
    Buffer folded = {0};
    while (*name) {
        uint32_t c = text_next(&name), small = pack_letter(c);
        char sign[5];
        buffer_add(&folded, sign, (size_t)text_put(small ? small : c, sign));
    }
    return buffer_take(&folded);
}

// FNV-1a (Fowler, Noll, Vo), which keeps the search below short.
static uint64_t hash_of(const char *text) {
    uint64_t hash = 0xCBF29CE484222325u;
    for (; *text; text++)
        hash = (hash ^ (unsigned char)*text) * 0x100000001B3u;
    return hash;
}

static Named *named_like(const PackTally *tally, const Named *one) {
    for (size_t i = 0; i < tally->count; i++)
        if (tally->named[i].hash == one->hash &&
            !strcmp(tally->named[i].folded, one->folded))
            return &tally->named[i];
    return NULL;
}

static bool take_name(PackTally *tally, const Named *one, Error *err) {
    tally->full = tally->count == tally->limits.files;
    if (tally->full) return error_set(err, "pack.many_files", "%zu", tally->limits.files);
    if (tally->count == tally->room) {
        tally->room = tally->room ? 2 * tally->room : 64;
        tally->named = mem_grow(tally->named, tally->room, sizeof *tally->named);
    }
    Named *kept = &tally->named[tally->count++];
    *kept = *one;
    kept->folded = mem_text(one->folded);
    kept->name = mem_text(one->name);
    return true;
}

// A folder comes again with each file in it, written alike; it is listed once.
static bool meet_name(Named *before, const Named *now, Error *err) {
    if (before->folder != now->folder)
        return error_set(err, "pack.name_both", "%s", now->name);
    bool twice = !now->folder || (before->listed && now->listed);
    if (twice || strcmp(before->name, now->name) != 0)
        return error_set(err, "pack.name_twice", "%s\t%s", now->name, before->name);
    before->listed = before->listed || now->listed;
    return true;
}

// Takes `name`.
static bool add_name(PackTally *tally, char *name, bool folder, bool listed, Error *err) {
    char *folded = folded_name(name);
    Named one = {folded, name, hash_of(folded), folder, listed};
    Named *before = named_like(tally, &one);
    bool good = before ? meet_name(before, &one, err) : take_name(tally, &one, err);
    free(folded);
    free(name);
    return good;
}

static bool add_folders_of(PackTally *tally, const char *name, Error *err) {
    bool good = true;
    for (const char *slash = name; good && (slash = strchr(slash, '/')); slash++) {
        char *folder = mem_text(name);
        folder[slash - name] = 0;
        good = add_name(tally, folder, true, false, err);
    }
    return good;
}

// Yours: the name with its end, once it is a good one.
static char *good_name(const PackTally *tally, const char *name, size_t size, Error *err) {
    if (!pack_name(name, size, &tally->limits, err)) return NULL;
    char *text = mem_new(size + 1);
    memcpy(text, name, size);
    return text;
}

static bool sizes_good(PackTally *tally, const char *name, size_t bytes, Error *err) {
    size_t most = pack_file_most(name, &tally->limits);
    if (!most) return error_set(err, "pack.name_type", "%s", name);
    if (bytes > most)
        return error_set(err, "pack.file_large", "%s\t%zu", name, (most + 1023) >> 10);
    tally->bytes += bytes;
    tally->full = tally->bytes > tally->limits.unpacked;
    if (!tally->full) return true;
    return error_set(err, "pack.unpacked_large", "%s\t%zu", name,
                     (tally->limits.unpacked + (1 << 20) - 1) >> 20);
}

bool pack_tally_file(PackTally *tally, const char *name, size_t size, size_t bytes,
                     Error *err) {
    char *text = good_name(tally, name, size, err);
    bool good =
        text && sizes_good(tally, text, bytes, err) && add_folders_of(tally, text, err);
    if (good) return add_name(tally, text, false, true, err);
    free(text);
    return false;
}

bool pack_tally_folder(PackTally *tally, const char *name, size_t size, Error *err) {
    char *text = good_name(tally, name, size, err);
    if (text && add_folders_of(tally, text, err))
        return add_name(tally, text, true, true, err);
    free(text);
    return false;
}

bool pack_tally_full(const PackTally *tally) {
    return tally->full;
}

// --- what is in a file

static bool text_good(const char *name, const char *bytes, size_t size, Error *err) {
    int line = 1;
    size_t from = 0;
    for (size_t i = 0; i <= size; i++) {
        unsigned char c = i < size ? (unsigned char)bytes[i] : '\n';
        bool control = (c < ' ' && !strchr("\t\r\n", c)) || c == 127 || !c;
        bool ends = c == '\n';
        if (control || (ends && !text_valid(bytes + from, i - from))) {
            error_set(err, "pack.content_text", "%s", name);
            return error_at(err, name, line, 0);
        }
        if (!ends) continue;
        line++;
        from = i + 1;
    }
    return true;
}

bool pack_content(const char *name, const void *bytes, size_t size, Error *err) {
    static const char png[] = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR";
    const FileType *type = type_of(name);
    if (!type) return error_set(err, "pack.name_type", "%s", name);
    if (!type->picture) return text_good(name, bytes, size, err);
    if (size >= sizeof png - 1 && !memcmp(bytes, png, sizeof png - 1)) return true;
    return error_set(err, "pack.content_picture", "%s", name);
}
