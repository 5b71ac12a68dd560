// The files of a pack that go into the jail beside a lesson, as bytes: nobody looks into
// them here. What does not obey the rules (lesson/pack_rules.h) is passed over, and so is
// what is too large: the lesson that names it is told that it is missing.
#ifndef KYUBI_LESSON_PICTURE_FILES_H
#define KYUBI_LESSON_PICTURE_FILES_H

#include "lesson/pack_files.h"

enum {
    PICTURE_FILES = 200,                   // at most, in the order of their names
    PICTURE_FILE_BYTES = 4 * 1024 * 1024,  // of one
    PICTURE_FILES_BYTES = 32 * 1024 * 1024 // of all
};

// Gives each file to `take` (bytes borrowed for the call) until that returns false.
void picture_files_read(const PackFiles *files,
                        bool (*take)(void *to, const char *name, const char *bytes,
                                     size_t size),
                        void *to);

#endif
