// How a Japanese text is written: signs, kana, sentences, kanji and terms. All that is
// found here is a warning.
#ifndef KYUBI_CLI_CHECK_JAPANESE_H
#define KYUBI_CLI_CHECK_JAPANESE_H

#include "cli/check_text.h"

enum { SENTENCE_MOST = 60 }; // characters, a formula counting as one

// Nothing is looked for in a text without kana.
void check_japanese(const Passage *passage);

#endif
