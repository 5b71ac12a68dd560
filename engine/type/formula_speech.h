// A formula in words, as a teacher reads it from the board: "2分のルート2", "square root of
// two over two". For ears: what a formula looks like is not told, only what it says.
#ifndef KYUBI_TYPE_FORMULA_SPEECH_H
#define KYUBI_TYPE_FORMULA_SPEECH_H

#include "base/words.h"
#include "type/fonts.h"

// The words of `tex` in `lang`, with the author's macros that the fonts hold (NULL: none).
// A formula that does not parse is given back as it is written. Yours to free.
char *formula_words(const Fonts *fonts, const Words *words, Lang lang, const char *tex);

#endif
