// Writes a .kyubi archive (a ZIP file) whose bytes depend on nothing but the names and
// bytes of its files: sorted by name, one fixed time, one fixed set of rights, and stored
// as they are, since what a compressor gives changes with its version and machine.
#ifndef KYUBI_LESSON_ARCHIVE_WRITE_H
#define KYUBI_LESSON_ARCHIVE_WRITE_H

#include "base/mem.h"

typedef struct ArchiveFile {
    const char *name; // of a pack (lesson/pack_rules.h); folders come of themselves
    const void *bytes;
    size_t size;
} ArchiveFile;

// The archive; yours. Sorts `files`. It is for the caller to see that they obey the rules:
// 2000 at most, of at most 96 MB.
Buffer archive_write(ArchiveFile *files, size_t count);

#endif
