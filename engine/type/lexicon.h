// Spellings of terms, and where they stand in a text: the longest that fits, from left to
// right. What a term means is not known here, only its key.
#ifndef KYUBI_TYPE_LEXICON_H
#define KYUBI_TYPE_LEXICON_H

typedef struct Lexicon Lexicon;

Lexicon *lexicon_create(void);
void lexicon_destroy(Lexicon *lexicon); // NULL is allowed

// Both are copied. A spelling that is there already stays with its first key. Width, kana
// and capitals make no difference (base/fold.h).
void lexicon_add(Lexicon *lexicon, const char *spelling, const char *key);

// A term from byte `from` to byte `to` of the text.
typedef struct Sighting {
    int from, to;
    const char *key; // borrowed from the lexicon
} Sighting;

// All of them, in order; yours to free. Latin words are whole words, an s or es behind them
// allowed; katakana is not cut out of longer katakana; two kanji alone are not taken from
// behind a third (真相関係 holds no 相関).
Sighting *lexicon_search(const Lexicon *lexicon, const char *text, int *count);

#endif
