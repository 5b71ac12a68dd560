// The usual mistakes of people who write lessons: what Lua or the language said, told again
// as what to do about it. One table, tests/mistakes_test.c makes each of them.
#ifndef KYUBI_LESSON_MISTAKES_H
#define KYUBI_LESSON_MISTAKES_H

#include "base/error.h"

// Fills `hint` with words (mistake.…) that help with `error`; `source` is the text of its
// file, NULL where it is not at hand. False where the error's own sentence says enough.
bool mistake_hint(const Error *error, const char *source, Error *hint);

int mistake_count(void);
const char *mistake_key(int index); // of the words

#endif
