#include "lesson/kept.h"

#include "base/data.h"
#include "base/file.h"
#include "base/mem.h"

#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { HASH_RAW = 32, MOST_BYTES = 1 << 20, STAMP_TEXT = 17 };

struct ArchiveHash {
    crypto_generichash_state *state; // wants its own alignment
};

ArchiveHash *archive_hash_start(void) {
    ArchiveHash *hash = mem_new(sizeof *hash);
    size_t align = 64, size = (crypto_generichash_statebytes() + align - 1) / align * align;
    hash->state = aligned_alloc(align, size);
    if (!hash->state || sodium_init() < 0) mem_out();
    crypto_generichash_init(hash->state, NULL, 0, HASH_RAW);
    return hash;
}

void archive_hash_add(ArchiveHash *hash, const void *bytes, size_t size) {
    crypto_generichash_update(hash->state, bytes, size);
}

void archive_hash_end(ArchiveHash *hash, char out[ARCHIVE_HASH]) {
    unsigned char raw[HASH_RAW];
    crypto_generichash_final(hash->state, raw, sizeof raw);
    if (out) sodium_bin2hex(out, ARCHIVE_HASH, raw, sizeof raw);
    free(hash->state);
    free(hash);
}

void archive_hash(const void *bytes, size_t size, char out[ARCHIVE_HASH]) {
    ArchiveHash *hash = archive_hash_start();
    archive_hash_add(hash, bytes, size);
    archive_hash_end(hash, out);
}

// --- reading

static char *text_of(const Data *row, const char *name) {
    return mem_text(data_text(data_get(row, name), NULL));
}

// JSON's numbers do not hold 64 bits.
static uint64_t stamp_of(const Data *row) {
    return strtoull(data_text(data_get(row, "stamp"), "0"), NULL, 16);
}

static bool read_row(const Data *row, Kept *kept) {
    snprintf(kept->hash, sizeof kept->hash, "%s", data_text(data_get(row, "hash"), ""));
    snprintf(kept->key, sizeof kept->key, "%s", data_text(data_get(row, "key"), ""));
    kept->stamp = stamp_of(row);
    kept->manifest = text_of(row, "manifest");
    kept->signature = text_of(row, "signature");
    return kept->manifest && strlen(kept->hash) == ARCHIVE_HASH - 1;
}

static bool read_text(const char *text, size_t size, KeptFile *file) {
    char hash[ARCHIVE_HASH];
    if (size <= ARCHIVE_HASH || text[ARCHIVE_HASH - 1] != '\n') return false;
    archive_hash(text + ARCHIVE_HASH, size - ARCHIVE_HASH, hash);
    if (memcmp(text, hash, ARCHIVE_HASH - 1) != 0) return false;
    Data *data = data_read(text + ARCHIVE_HASH, size - ARCHIVE_HASH,
                           (DataLimits){.bytes = MOST_BYTES}, "kept", NULL);
    size_t count = data_count(data);
    bool good = data_is_array(data) && count <= KEPT_MOST;
    for (size_t i = 0; good && i < count; i++)
        good = read_row(data_at(data, i), &file->rows[file->count++]);
    data_free(data);
    return good;
}

bool kept_read(const char *path, KeptFile *file, Error *err) {
    *file = (KeptFile){.count = 0};
    if (!file_exists(path)) return true;
    size_t size = 0;
    char *text = file_read(path, MOST_BYTES, &size, NULL);
    bool good = text && read_text(text, size, file);
    free(text);
    if (good) return true;
    kept_file_end(file);
    error_set(err, "kept.damaged", " ");
    return error_at(err, path, 0, 0);
}

// --- writing

static Data *row_data(const Kept *kept) {
    char stamp[STAMP_TEXT];
    snprintf(stamp, sizeof stamp, "%llx", (unsigned long long)kept->stamp);
    Data *row = data_new_object();
    data_put(row, "hash", data_new_text(kept->hash));
    data_put(row, "stamp", data_new_text(stamp));
    data_put(row, "manifest", data_new_text(kept->manifest));
    data_put(row, "key", data_new_text(kept->key));
    if (kept->signature) data_put(row, "signature", data_new_text(kept->signature));
    return row;
}

bool kept_write(const char *path, const KeptFile *file, Error *err) {
    Data *rows = data_new_array();
    for (int i = 0; i < file->count; i++)
        data_push(rows, row_data(&file->rows[i]));
    char *json = data_write(rows), hash[ARCHIVE_HASH];
    archive_hash(json, strlen(json), hash);
    Buffer text = {0};
    buffer_print(&text, "%s\n%s", hash, json);
    bool good = file_write(path, text.data, text.size, err);
    buffer_clear(&text);
    free(json);
    data_free(rows);
    return good;
}

void kept_end(Kept *kept) {
    free(kept->manifest);
    free(kept->signature);
    *kept = (Kept){.stamp = 0};
}

void kept_file_end(KeptFile *file) {
    for (int i = 0; i < file->count; i++)
        kept_end(&file->rows[i]);
    file->count = 0;
}
