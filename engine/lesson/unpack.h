// Opening a .kyubi archive: the jail reads it (jail/archive_read.h), a child of its own
// that has seen nothing else and runs no Lua of it; what comes back is judged by the rules
// once more here. Waits until it is done: some milliseconds, a second for the largest.
#ifndef KYUBI_LESSON_UNPACK_H
#define KYUBI_LESSON_UNPACK_H

#include "lesson/pack_files.h"

// `jail`: the program kyubi-jail. Yours: every file of the archive; NULL with the rule that
// was broken (pack_rules.h, archive_read.h) or file.…, jail.…, with the archive's place.
PackFiles *unpack(const char *path, const char *jail, Error *err);

// The same of an archive's bytes that have been read already; `path` is only its name.
PackFiles *unpack_bytes(const char *path, const void *bytes, size_t size, const char *jail,
                        Error *err);

#endif
