// What of a pack goes into the jail with one lesson: its file, the kinds of exercises and
// the modules that the pack's lessons share, pictures. Other lessons' Lua is not its
// business.
#ifndef KYUBI_LESSON_VISIT_FILES_H
#define KYUBI_LESSON_VISIT_FILES_H

#include "lesson/child.h"
#include "lesson/pack_files.h"

// Before the load. Fails where the lesson's file or the kinds cannot be read or sent.
bool visit_send(Child *child, const PackFiles *files, const char *lesson, Error *err);

#endif
