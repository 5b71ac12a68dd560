// Every page of a lesson, and every screen of the program, looked at in each window size,
// theme and language: can it all be read, and does it fit?
#ifndef KYUBI_CLI_CHECK_LAYOUT_H
#define KYUBI_CLI_CHECK_LAYOUT_H

#include "cli/check_lesson.h"

// The pages of lesson `index`: as they open, and answered with what the jail `said`.
void check_lesson_layout(Check *check, const Target *target, int index,
                         const SaidList *said);

// The library, the lab and the list of keys.
void check_screens_layout(Check *check);

#endif
