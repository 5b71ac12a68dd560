// The part of `kyubi convert` that makes a lesson of Moodle's questions (lesson/gift.h).
#ifndef KYUBI_CLI_CONVERT_GIFT_H
#define KYUBI_CLI_CONVERT_GIFT_H

#include "base/command.h"

// Whether the file to write is a lesson: its name ends in .lua.
bool convert_makes_lesson(const char *out);

// Writes the lesson, and tells what came over and, line by line, what did not. Nothing is
// written over: gift.exists. Fails too where no question came over: gift.none.
bool convert_gift(const char *in, const char *out, const CommandContext *context,
                  Error *err);

#endif
