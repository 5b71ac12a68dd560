// A text as a search sees it: without what people spell now one way, now another.
#ifndef KYUBI_BASE_FOLD_H
#define KYUBI_BASE_FOLD_H

#include <stddef.h>

// Folded are: capitals (small letters of ASCII and Greek), full-width letters, digits and
// signs (ASCII), half-width and full-width katakana (hiragana), the long-vowel mark behind
// kana (nothing, so that センサー is センサ), dashes ('-'), curly quotes (straight), and
// runs of blanks and line breaks (one ' '). The rest stays. Yours to free. `places`, if not
// NULL, becomes a list, yours to free too, that has for every byte of the folded text, its
// zero byte included, the byte of `text` where what it comes from begins.
char *text_folded(const char *text, int **places);

#endif
