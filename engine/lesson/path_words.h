// Paths in words: what the last gate does to each basis state that comes to it, and what
// adds up behind it.
#ifndef KYUBI_LESSON_PATH_WORDS_H
#define KYUBI_LESSON_PATH_WORDS_H

#include "base/words.h"
#include "circuit/paths.h"

// Of the last layer, one sentence of prose each, formulas between dollars; at most SPOKEN
// states. Yours to free. There must be a layer.
char *path_through(const Words *words, Lang lang, const Paths *paths);
char *path_sums(const Words *words, Lang lang, const Paths *paths);
// "$\ket{1}: \frac{1}{2} - \frac{1}{2} = 0$" of a node behind the last layer, and whether
// it cancelled. NULL where nothing comes.
char *path_sum(const Words *words, Lang lang, const Paths *paths, int state);
// Why there are none: noise, measurements, or too many wires.
const char *path_refusal(const Words *words, Lang lang, const Run *run);

#endif
