// What of a pack goes into the jail with one lesson: its file, the kinds of exercises and
// the modules that the pack's lessons share, pictures. Other lessons' Lua is not its
// business.
#ifndef KYUBI_LESSON_VISIT_FILES_H
#define KYUBI_LESSON_VISIT_FILES_H

#include "lesson/child.h"
#include "lesson/pack_files.h"

// Before the load; `tested`: the lesson's tests as well, which no learner needs. Fails
// where the lesson's file, the kinds or the tests cannot be read or sent.
bool visit_send(Child *child, const PackFiles *files, const char *lesson, bool tested,
                Error *err);

// Where the tests of a lesson's file are in the pack: "tests/01-a.lua". Yours.
char *visit_tests(const char *lesson);

#endif
