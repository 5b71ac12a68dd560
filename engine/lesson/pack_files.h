// The files of a pack, wherever they lie: in a folder, read anew whenever one is asked for
// (its author is writing it), or in a .kyubi archive, which the jail unpacked once
// (lesson/unpack.h) and which is then held in memory; nothing is ever unpacked to a disk.
//
// A name is the path within the pack, '/' between its parts (lesson/pack_rules.h). In a
// folder every part is opened from the one above and no link is followed, so that nothing
// outside the pack is read, whatever happens to the folder meanwhile; what is no regular
// file (a pipe, a device) is not waited for.
#ifndef KYUBI_LESSON_PACK_FILES_H
#define KYUBI_LESSON_PACK_FILES_H

#include "lesson/pack_rules.h"

typedef struct PackFiles PackFiles;

PackFiles *pack_files_of_folder(const char *folder); // opens nothing yet
// The folder around one lesson: it is not the pack's alone, so folders in it are not looked
// into.
PackFiles *pack_files_around(const char *folder);
void pack_files_close(PackFiles *files); // NULL is allowed

// An archive that is not unpacked yet: its bytes must have that hash (lesson/kept.h) when
// it is. Until then it has whatever it is asked for, and nothing of it can be read.
PackFiles *pack_files_shut(const char *path, const char *hash);
const char *pack_files_hash(const PackFiles *files); // NULL: it is not shut
// Takes what was unpacked of the same archive; it is shut no more.
void pack_files_fill(PackFiles *files, PackFiles *unpacked);

// As people know it: the folder, or the archive's own path. Borrowed.
const char *pack_files_path(const PackFiles *files);
bool pack_files_packed(const PackFiles *files); // in an archive
// How errors name a file: "folder/01-a.lua", "my.kyubi/01-a.lua". Yours.
char *pack_files_place(const PackFiles *files, const char *name);

// The whole file with a zero byte behind it, yours to free; `size` may be NULL. Fails
// (file.missing, pack.not_file, file.too_large, file.unreadable) with its place.
char *pack_files_read(const PackFiles *files, const char *name, size_t most, size_t *size,
                      Error *err);
bool pack_files_have(const PackFiles *files, const char *name);
// Of when a file was written and how long it is, as file_stamp; 0: there is none.
uint64_t pack_files_stamp(const PackFiles *files, const char *name);

// The names of all files that obey the rules and end in `suffix` (NULL: any), sorted
// bytewise; a NULL-ended list, one free() for all. Never NULL.
char **pack_files_list(const PackFiles *files, const char *suffix);

// Walks all files in the order of their names, by the rules: `found` hears of each that
// obeys them, `fault` of what does not, with its place. What editors and version control
// leave beside a pack, names that begin with '.' or end in '~', is no part of it. Either
// may be NULL. Fails: file.missing.
typedef struct PackWalk {
    void (*found)(void *to, const char *name, size_t size);
    void (*fault)(void *to, const Error *about);
    void *to;
} PackWalk;
bool pack_files_walk(const PackFiles *files, const PackLimits *limits, PackWalk walk,
                     Error *err);

// --- for lesson/unpack.h

// An archive without files yet, at that path.
PackFiles *pack_files_of_archive(const char *path);
// Adds bytes behind those of the file `name`: its first, or more of the file that was added
// to last.
void pack_files_add(PackFiles *files, const char *name, const void *bytes, size_t size);
// Everything is there, and is judged by the rules once more: the files from number `*from`
// on, as many as have `most` bytes together and one at least. True while the rules are
// kept; once `*from` is the count of files they are sorted. Fails as pack_tally_file and
// pack_content. `tally` sees all of them in their turn.
bool pack_files_settle(PackFiles *files, PackTally *tally, size_t *from, size_t most,
                       Error *err);
size_t pack_files_count(const PackFiles *files);

#endif
