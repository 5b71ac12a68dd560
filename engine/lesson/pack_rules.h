// What a pack may consist of: names, kinds, sizes and numbers of its files. The one list of
// these rules, used alike for a folder, for a .kyubi archive before anything of it is
// unpacked, and for what the jail hands back of one. Each rule is the key of a sentence
// that names the file.
//
// A name is parts with '/' between, in the signs of pack_letter (composed letters that
// people read, nothing invisible), so that two names that look alike or that some system
// holds for one are one name here, too.
#ifndef KYUBI_LESSON_PACK_RULES_H
#define KYUBI_LESSON_PACK_RULES_H

#include "base/error.h"

#include <stddef.h>
#include <stdint.h>

typedef struct PackLimits {
    size_t archive;    // bytes of a .kyubi file (64 MB)
    size_t unpacked;   // bytes of all files together (96 MB)
    size_t files;      // and folders (2000)
    size_t name;       // bytes, folders included (200)
    size_t depth;      // parts of a name (8)
    size_t ratio;      // times that a large file may have been compressed (200)
    size_t ratio_from; // bytes from which on a file is large (1 MB)
    size_t lua;        // bytes of one file: .lua (1 MB),
    size_t data;       // .json (256 kB; pack.json itself 64 kB, lesson/pack.h),
    size_t prose;      // .md and .txt (1 MB),
    size_t table;      // .csv and .tsv (4 MB),
    size_t picture;    // .png (4 MB)
} PackLimits;

PackLimits pack_limits(void); // those that hold
// All of them by so much smaller, 1 at least: for tests.
PackLimits pack_limits_over(size_t divisor);

// The folder of the tests that a pack brings: tests/01-a.lua is for the lesson 01-a.lua.
#define PACK_TESTS "tests/"

// --- one name

// The sign as it is compared, where a name may hold it: capitals are small. 0: it may not
// stand in a name. Letters, digits and signs of ASCII, Latin, Greek, Cyrillic, kana, kanji,
// Hangul and the full-width forms; none that Unicode's normal forms (UAX #15) would change
// or that combines with its neighbour, and none that only other capitals tell apart.
uint32_t pack_letter(uint32_t character);

// The name of a file or folder in a pack, not ended. Fails: pack.name_bytes, …_long,
// …_absolute, …_deep, …_empty, …_dots, …_edge, …_device, …_letter.
bool pack_name(const char *name, size_t size, const PackLimits *limits, Error *err);

// A name as a sentence can show it, whatever its bytes are: cut, and '?' for what
// pack_letter refuses. Returns `out`.
char *pack_name_shown(const char *name, size_t size, char out[128]);

// --- all names of one pack

typedef struct PackTally PackTally;

PackTally *pack_tally_create(const PackLimits *limits);
void pack_tally_destroy(PackTally *tally); // NULL is allowed

// Adds a file of so many bytes, or a folder that is listed for itself. Fails: what
// pack_name fails with, pack.name_type, pack.name_twice (with the other one),
// pack.name_both (a file, and a folder of the same name), pack.file_large (with kB),
// pack.unpacked_large (with MB), pack.many_files (with the number).
bool pack_tally_file(PackTally *tally, const char *name, size_t size, size_t bytes,
                     Error *err);
bool pack_tally_folder(PackTally *tally, const char *name, size_t size, Error *err);
// Whether the last refusal was pack.unpacked_large or pack.many_files: all that comes after
// would be refused for the same.
bool pack_tally_full(const PackTally *tally);

// --- what is in a file

// Whether the bytes are what the name's ending says: a text is UTF-8 without controls but
// tab and line ends (so neither a program, an archive nor compiled Lua), a picture begins
// like a PNG. Fails: pack.content_text (with the line), pack.content_picture.
bool pack_content(const char *name, const void *bytes, size_t size, Error *err);

// The bytes that a file of that ending may have; 0: a pack has no such files.
size_t pack_file_most(const char *name, const PackLimits *limits);

#endif
