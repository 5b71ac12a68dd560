// Opening a .kyubi archive: the jail reads it (jail/archive_read.h), a child of its own
// that has seen nothing else and runs no Lua of it; what comes back is judged by the rules
// once more here. Takes some milliseconds, a second for the largest.
#ifndef KYUBI_LESSON_UNPACK_H
#define KYUBI_LESSON_UNPACK_H

#include "lesson/pack_files.h"

// `jail`: the program kyubi-jail. Waits until it is done. Yours: every file of the archive;
// NULL with the rule that was broken (pack_rules.h, archive_read.h) or file.…, jail.…, with
// the archive's place.
PackFiles *unpack(const char *path, const char *jail, Error *err);

// The same of an archive's bytes that have been read already; `path` is only its name.
PackFiles *unpack_bytes(const char *path, const void *bytes, size_t size, const char *jail,
                        Error *err);

// The same a little at a time, for a window that goes on meanwhile. `hash` as
// pack_files_shut; NULL: whatever the bytes are. Start it from the main thread.
typedef struct Unpacking Unpacking;
Unpacking *unpacking_start(const char *path, const char *hash, const char *jail);
// Does what takes a few milliseconds, and waits at most `ms` for the jail; true once there
// is nothing more to do.
bool unpacking_poll(Unpacking *unpacking, int ms);
size_t unpacking_bytes(const Unpacking *unpacking); // unpacked so far
// Its files, as unpack gives them, also with installed.changed (the bytes have another
// hash). Before it is done this breaks it off: NULL with the key "".
PackFiles *unpacking_end(Unpacking *unpacking, Error *err);

#endif
