#include "lesson/pack_files.h"

#include "base/file.h"
#include "base/mem.h"
#include "lesson/pack_folder.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

typedef struct Held {
    char *name;
    Buffer bytes;
} Held;

struct PackFiles {
    char *path;
    bool packed, around;
    char *hash; // of an archive that is shut
    Held *held; // of an archive, sorted by name once settled
    size_t count, room;
};

static PackFiles *files_at(const char *path) {
    PackFiles *files = mem_new(sizeof *files);
    files->path = mem_text(path);
    return files;
}

PackFiles *pack_files_of_folder(const char *folder) {
    return files_at(folder);
}

PackFiles *pack_files_around(const char *folder) {
    PackFiles *files = files_at(folder);
    files->around = true;
    return files;
}

PackFiles *pack_files_of_archive(const char *path) {
    PackFiles *files = files_at(path);
    files->packed = true;
    return files;
}

PackFiles *pack_files_shut(const char *path, const char *hash) {
    PackFiles *files = pack_files_of_archive(path);
    files->hash = mem_text(hash);
    return files;
}

const char *pack_files_hash(const PackFiles *files) {
    return files->hash;
}

void pack_files_fill(PackFiles *files, PackFiles *unpacked) {
    free(files->hash);
    files->hash = NULL;
    files->held = unpacked->held;
    files->count = unpacked->count;
    files->room = unpacked->room;
    unpacked->held = NULL;
    unpacked->count = unpacked->room = 0;
    pack_files_close(unpacked);
}

void pack_files_close(PackFiles *files) {
    if (!files) return;
    for (size_t i = 0; i < files->count; i++) {
        free(files->held[i].name);
        buffer_clear(&files->held[i].bytes);
    }
    free(files->held);
    free(files->hash);
    free(files->path);
    free(files);
}

const char *pack_files_path(const PackFiles *files) {
    return files->path;
}

bool pack_files_packed(const PackFiles *files) {
    return files->packed;
}

char *pack_files_place(const PackFiles *files, const char *name) {
    return file_join(files->path, name);
}

// --- one file

static int by_name(const void *a, const void *b) {
    return strcmp(((const Held *)a)->name, ((const Held *)b)->name);
}

static const Held *held_named(const PackFiles *files, const char *name) {
    if (!files->count) return NULL;
    Held wanted = {.name = (char *)name};
    return bsearch(&wanted, files->held, files->count, sizeof wanted, by_name);
}

static char *refuse(const PackFiles *files, const char *name, const char *key, Error *err) {
    char *place = pack_files_place(files, name);
    error_set(err, key, "%s", strcmp(key, "pack.not_file") != 0 ? place : name);
    error_at(err, place, 0, 0);
    free(place);
    return NULL;
}

static char *read_held(const PackFiles *files, const char *name, size_t most, size_t *size,
                       Error *err) {
    const Held *held = held_named(files, name);
    if (!held) return refuse(files, name, "file.missing", err);
    if (held->bytes.size > most) return refuse(files, name, "file.too_large", err);
    char *bytes = mem_new(held->bytes.size + 1);
    if (held->bytes.size) memcpy(bytes, held->bytes.data, held->bytes.size);
    if (size) *size = held->bytes.size;
    return bytes;
}

char *pack_files_read(const PackFiles *files, const char *name, size_t most, size_t *size,
                      Error *err) {
    if (files->packed) return read_held(files, name, most, size, err);
    const char *key;
    char *bytes = pack_folder_read(files->path, name, most, size, &key);
    return bytes ? bytes : refuse(files, name, key, err);
}

bool pack_files_have(const PackFiles *files, const char *name) {
    if (files->packed) return files->hash || held_named(files, name);
    char *path = file_join(files->path, name);
    bool there = file_exists(path);
    free(path);
    return there;
}

// An archive is held as it was when it was opened.
uint64_t pack_files_stamp(const PackFiles *files, const char *name) {
    if (files->packed) return held_named(files, name) ? 1 : 0;
    char *path = file_join(files->path, name);
    uint64_t stamp = file_stamp(path);
    free(path);
    return stamp;
}

// --- all files

static void walk_held(const PackFiles *files, PackWalk walk) {
    for (size_t i = 0; walk.found && i < files->count; i++)
        walk.found(walk.to, files->held[i].name, files->held[i].bytes.size);
}

bool pack_files_walk(const PackFiles *files, const PackLimits *limits, PackWalk walk,
                     Error *err) {
    if (!files->packed)
        return pack_folder_walk(files->path, !files->around, limits, walk, err);
    walk_held(files, walk);
    return true;
}

typedef struct Names {
    const char *suffix;
    Buffer text; // each with its zero byte
    size_t count;
} Names;

static void take_name(void *to, const char *name, size_t size) {
    Names *names = to;
    (void)size;
    if (names->suffix && !file_ends_in(name, names->suffix)) return;
    buffer_add(&names->text, name, strlen(name) + 1);
    names->count++;
}

// Pointers and names in one block.
char **pack_files_list(const PackFiles *files, const char *suffix) {
    PackLimits limits = pack_limits();
    Names names = {.suffix = suffix};
    pack_files_walk(files, &limits, (PackWalk){.found = take_name, .to = &names}, NULL);
    size_t head = (names.count + 1) * sizeof(char *);
    char **list = mem_new(head + names.text.size);
    char *at = (char *)list + head;
    if (names.text.size) memcpy(at, names.text.data, names.text.size);
    for (size_t i = 0; i < names.count; i++) {
        list[i] = at;
        at += strlen(at) + 1;
    }
    buffer_clear(&names.text);
    return list;
}

// --- an archive comes in

static Held *held_new(PackFiles *files, const char *name) {
    if (files->count == files->room) {
        files->room = files->room ? 2 * files->room : 16;
        files->held = mem_grow(files->held, files->room, sizeof *files->held);
    }
    assert(files->held);
    Held *held = &files->held[files->count++];
    *held = (Held){.name = mem_text(name)};
    return held;
}

void pack_files_add(PackFiles *files, const char *name, const void *bytes, size_t size) {
    Held *last = files->count ? &files->held[files->count - 1] : NULL;
    if (!last || strcmp(last->name, name) != 0) last = held_new(files, name);
    if (size) buffer_add(&last->bytes, bytes, size);
}

size_t pack_files_count(const PackFiles *files) {
    return files->count;
}

static bool judge(const Held *held, PackTally *tally, Error *err) {
    const char *bytes = held->bytes.data ? held->bytes.data : "";
    return pack_tally_file(tally, held->name, strlen(held->name), held->bytes.size, err) &&
           pack_content(held->name, bytes, held->bytes.size, err);
}

bool pack_files_settle(PackFiles *files, PackTally *tally, size_t *from, size_t most,
                       Error *err) {
    for (size_t judged = 0; *from < files->count && judged <= most;) {
        const Held *held = &files->held[(*from)++];
        judged += held->bytes.size;
        if (!judge(held, tally, err)) return false;
    }
    if (*from == files->count && files->count)
        qsort(files->held, files->count, sizeof *files->held, by_name);
    return true;
}
