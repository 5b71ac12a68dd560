// `kyubi present --check PATH`: the look over a lesson before a show, printed line by line.
#ifndef KYUBI_APP_PRESENT_CHECK_H
#define KYUBI_APP_PRESENT_CHECK_H

#include "base/command.h"

// Returns the command's status: 0, or 1 where a line says ×.
int present_check(const CommandContext *context, const char *path, const char *lesson);

#endif
