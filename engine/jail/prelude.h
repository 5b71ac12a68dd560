// The Lua files of jail/api, built into the program by CMake: a locked child cannot open
// files.
#ifndef KYUBI_JAIL_PRELUDE_H
#define KYUBI_JAIL_PRELUDE_H

#include <stddef.h>

typedef struct PreludeFile {
    const char *name; // "words_page", without ".lua"
    const char *text;
    size_t size;
} PreludeFile;

int prelude_files(void);
const PreludeFile *prelude_file(int index);
const PreludeFile *prelude_find(const char *name); // NULL if there is none

// Written by CMake into the build folder; `count` rows.
extern const PreludeFile PRELUDE_FILES[];
extern const int PRELUDE_COUNT;

#endif
