// Every text of a pack's file that a learner reads, with the place of its words in the file
// to the byte, so that one can be written anew and all else stays as its author wrote it.
// The file is read as text: no Lua runs. A text is a table with `ja` or `en`, or, where the
// lesson language takes a text, a bare string that serves both.
#ifndef KYUBI_LESSON_PLACED_TEXTS_H
#define KYUBI_LESSON_PLACED_TEXTS_H

#include "base/words.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct PlacedWords {
    char *words;     // as lua_unquote says them; NULL: there are none in this language
    size_t from, to; // the string with its quotes; of a bare one the same for both
    size_t key;      // where "ja =" begins
} PlacedWords;

typedef struct PlacedText {
    char *place; // "coin/exercise.number half.wrong[1].say"; no two alike in a file
    int line;    // from 1
    bool bare;
    bool made; // put together by code (ja = "a" .. b): `in` has nothing of that language
    PlacedWords in[LANG_COUNT];
} PlacedText;

typedef struct PlacedTexts {
    PlacedText *rows; // in the order of the file
    int count;
} PlacedTexts;

// Which words of the lesson language take a text: "prose", "exercise.number.wrong.say".
typedef struct TextWords {
    bool (*takes)(const void *of, const char *word);
    const void *of;
} TextWords;

// Of a Lua file, or of pack.json (`json`). Any bytes may be given; time grows with their
// number.
PlacedTexts placed_texts(const char *source, size_t size, bool json, TextWords words);
void placed_texts_free(PlacedTexts *texts);

// Which language a bare text is in: with kana or kanji it is Japanese.
bool bare_japanese(const char *text);

// Of what a text says in both languages: changes when either does.
uint32_t placed_text_mark(const PlacedText *text);

#endif
