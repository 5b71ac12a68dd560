// What Kyubi notes beside an installed pack's archive (lesson/installed.h), so that the
// library need not unpack it: the manifest as the jail read it, the hash of the bytes, and
// whose signature they bear. A file `ID.kyubi.kept`: a hash of its own text, then JSON.
// While a pack is being replaced it holds two notes, and the archive tells which is its
// own.
#ifndef KYUBI_LESSON_KEPT_H
#define KYUBI_LESSON_KEPT_H

#include "lesson/signature.h"

enum { ARCHIVE_HASH = 65 }; // BLAKE2b-256 in hex, with its zero byte

// A hash of bytes that come in parts. Yours until `end`, which may get NULL for `out`.
typedef struct ArchiveHash ArchiveHash;
ArchiveHash *archive_hash_start(void);
void archive_hash_add(ArchiveHash *hash, const void *bytes, size_t size);
void archive_hash_end(ArchiveHash *hash, char out[ARCHIVE_HASH]);
void archive_hash(const void *bytes, size_t size, char out[ARCHIVE_HASH]);

typedef struct Kept {
    char hash[ARCHIVE_HASH];
    uint64_t stamp;     // file_stamp of the archive when that was last hashed; 0: never yet
    char *manifest;     // the text of pack.json
    char *signature;    // the text of the .minisig; NULL: not signed
    char key[KEY_TEXT]; // by which it holds; "" where that key is not known yet
} Kept;

enum { KEPT_MOST = 2 };
typedef struct KeptFile {
    Kept rows[KEPT_MOST];
    int count;
} KeptFile;

// No file is no error: the count is 0 then. Fails: kept.damaged, with the place.
bool kept_read(const char *path, KeptFile *file, Error *err);
bool kept_write(const char *path, const KeptFile *file, Error *err); // file.unwritable
void kept_end(Kept *kept);
void kept_file_end(KeptFile *file);

#endif
