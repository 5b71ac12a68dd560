// What pack.json says of its pack: strict JSON, every field of a kind and a range, which
// lesson/pack.h names. Nothing is opened: a lesson's file must be one of the pack's.
#ifndef KYUBI_LESSON_MANIFEST_H
#define KYUBI_LESSON_MANIFEST_H

#include "lesson/pack.h"

enum { MANIFEST_BYTES = 64 * 1024 };

// Fills a pack whose `files` are known from its manifest, `text`, zero-ended; a byte order
// mark is passed over. `path` is how errors name it. Fails as pack_open does, but for
// pack.missing; what was read until then is pack_close's to free.
bool manifest_read(Pack *pack, const char *text, size_t size, const char *path, Error *err);

#endif
