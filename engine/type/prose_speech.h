// Prose in words, as it is read aloud or felt in braille: formulas by formula_speech.h,
// words without their readings (the base alone, so that nothing is said twice), tables row
// by row, code as it stands. One line a paragraph, an item, a display or a row.
#ifndef KYUBI_TYPE_PROSE_SPEECH_H
#define KYUBI_TYPE_PROSE_SPEECH_H

#include "base/words.h"
#include "type/prose.h"

// What was set, in `lang`, with the macros that its fonts hold. What did not parse is given
// as its source. Lines end in '\n' but the last. Yours to free.
char *prose_words(const Prose *prose, const Words *words, Lang lang);
// The same of a text as written, which need not be set for it. `fonts` may be NULL: then
// there are no macros.
char *prose_words_of(const Fonts *fonts, const Words *words, Lang lang, const char *text);

#endif
