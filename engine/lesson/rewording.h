// A file of a pack with some of its texts said anew: only their strings change, every other
// byte stays. What comes out is read once more, and has to say just what was asked.
#ifndef KYUBI_LESSON_REWORDING_H
#define KYUBI_LESSON_REWORDING_H

#include "lesson/placed_texts.h"

// What a text shall say; NULL: what it says now.
typedef struct NewWords {
    const char *in[LANG_COUNT];
} NewWords;

// `wanted` has a row for each of `texts`, which are those of `source`. The new file, yours;
// NULL where it would not read back as wanted (texts.not_read, with the text's line).
char *reworded(const char *source, size_t size, bool json, TextWords words,
               const PlacedTexts *texts, const NewWords *wanted, size_t *new_size,
               Error *err);

// What has to be the same in both languages of a text: the key texts.values where {=…}
// differ, texts.formulas where $…$ do (blanks and how often do not count),
// NULL where nothing does.
const char *words_differ(const char *ja, const char *en);

#endif
