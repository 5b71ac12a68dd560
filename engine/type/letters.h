// The letters of set prose one by one, in reading order, readings left out: for selecting
// and copying. A formula is one letter, whose text is its TeX.
#ifndef KYUBI_TYPE_LETTERS_H
#define KYUBI_TYPE_LETTERS_H

#include "type/prose.h"

typedef struct Letter {
    Rect rect;        // its advance, as high as its line; from the prose's top left
    const char *text; // `size` bytes; borrowed from the prose
    int size;
    int block; // paragraphs, items and displays, from 0
    bool formula, display;
    bool marker; // of a list's item
    bool breaks; // the line is broken behind it by the author
} Letter;

typedef struct Letters {
    Letter *rows;
    int count;
} Letters;

Letters letters_of(const Prose *prose); // give back with letters_free
void letters_free(Letters *letters);

// The place between letters, 0 … count, that is nearest to a point.
int letters_at(const Letters *letters, double x, double y);
// The letter under a point or nearest to it; -1 when there is none.
int letters_under(const Letters *letters, double x, double y);

// The word that a letter is in, and its block: places [from, to). Japanese is parted where
// its script changes: kanji, hiragana, katakana.
void letters_word(const Letters *letters, int letter, int *from, int *to);
void letters_block(const Letters *letters, int letter, int *from, int *to);

// What stands between two places, as it is copied: formulas between dollars, a line a
// block. Yours to free.
char *letters_text(const Letters *letters, int from, int to);

#endif
