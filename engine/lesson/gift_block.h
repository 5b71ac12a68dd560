// One question of a GIFT file, taken apart by its signs: no more than where its title, text
// and answers stand. What they mean is gift.c's and gift_answers.c's.
#ifndef KYUBI_LESSON_GIFT_BLOCK_H
#define KYUBI_LESSON_GIFT_BLOCK_H

#include <stdbool.h>
#include <stddef.h>

// Behind a backslash ~ = # { } : and n are not signs but characters. Until they are read as
// text they are these control characters (gift_unhidden).
enum { GIFT_HIDDEN_FIRST = 1, GIFT_HIDDEN_COUNT = 7 };

typedef struct GiftBlock {
    int line;       // of its first words
    char *id;       // of a comment "// [id:…]"; NULL
    char *category; // NULL: the block sets none
    char *title;    // NULL: it has none
    char *text;     // around the answers; a blank to fill in their place where words follow
    char *answers;  // between the braces; NULL: there are none
    const char *fault; // a key gift.…; NULL: the block is whole
} GiftBlock;

// The next block of `*at`, and moves behind it; lines are counted in `*line`. False at the
// end. What it has is yours (gift_block_clear).
bool gift_block_next(GiftBlock *block, const char **at, int *line);
void gift_block_clear(GiftBlock *block);

// A text with its hidden characters as they are, without blanks around it. Yours.
char *gift_unhidden(const char *text, size_t size);

#endif
