// Files and folders: read whole, written whole or not at all, listed in order. Paths are
// UTF-8.
#ifndef KYUBI_BASE_FILE_H
#define KYUBI_BASE_FILE_H

#include "base/error.h"

#include <stddef.h>
#include <stdint.h>

// The whole file with a zero byte behind it, yours to free; `size` may be NULL. Regular
// files only. Fails (file.missing, file.not_regular, file.too_large, file.unreadable) with
// `path` as its place.
char *file_read(const char *path, size_t most, size_t *size, Error *err);

// Writes beside `path`, syncs, and renames over it: after a power cut either the old or the
// new is there, whole. Fails: file.unwritable.
bool file_write(const char *path, const void *bytes, size_t size, Error *err);

// Makes an empty file `name``ending` in a folder, or, where that is taken, "name (2).pdf",
// "name (3).pdf" …; its path is yours to free. Fails: file.unwritable.
char *file_new(const char *folder, const char *name, const char *ending, Error *err);

// The path that file_new would give now; nothing is made. Yours to free.
char *file_next(const char *folder, const char *name, const char *ending);

// A title as the name of a file on any system: what a name may not hold is written with its
// full-width sign, and a long one is cut. Never empty; yours to free.
char *file_name_from(const char *title);

// Of when a file was written and how long it is; another one once it was changed. 0: there
// is no file.
uint64_t file_stamp(const char *path);

bool file_exists(const char *path); // any kind
bool file_is_folder(const char *path);

// Makes the folder and those above it; true when it is there afterwards. Fails:
// file.unwritable.
bool file_make_folder(const char *path, Error *err);

// Names in a folder without "." and "..", sorted bytewise; a NULL-ended list, one free()
// for all. Fails: file.missing. `suffix` (NULL: all) keeps only the names that end in it.
char **file_list(const char *path, const char *suffix, Error *err);

// "folder/name", yours to free.
char *file_join(const char *folder, const char *name);

bool file_ends_in(const char *path, const char *ending); // ".lua", whatever its case

// The part behind the last '/'; borrowed from `path`.
const char *file_name(const char *path);
// The same without its ending, ".lua"; a dot that begins it stays. Yours to free.
char *file_stem(const char *path);
// The part before the last '/' ("." when there is none), yours to free.
char *file_folder(const char *path);

#endif
