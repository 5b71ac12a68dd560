// The words a person reads: rows of assets/words.tsv (key, ja, en). {1} … {9} in a row are
// places for arguments. Texts that lessons bring are `Text` pairs; one language alone
// serves both.
#ifndef KYUBI_BASE_WORDS_H
#define KYUBI_BASE_WORDS_H

#include "base/error.h"

#include <stddef.h>

typedef enum Lang { LANG_JA, LANG_EN, LANG_COUNT } Lang;
const char *lang_name(Lang lang); // "ja", as files and options write it

// A text in both languages; either may be NULL.
typedef struct Text {
    char *in[LANG_COUNT];
} Text;

// The text in `lang`, else in the other language, else "". Borrowed from `text`.
const char *text_in(const Text *text, Lang lang);
void text_free(Text *text);

typedef struct Words Words;

// Reads the table. Fails when it cannot be read, a row has not three columns, or a key
// stands twice.
Words *words_open(const char *path, Error *err);
void words_close(Words *words);

// Rows say "q{2}" of a wire whose number is their second argument. Who knows what wires are
// called has the same table with their names: it borrows `words` and is closed before them.
typedef struct WireNames {
    void (*name)(const void *of, int wire, char *text, size_t size);
    const void *of;
} WireNames;
Words *words_naming(const Words *words, WireNames names);

// The words under `key`. A key that is not in the table is our mistake and reads as the key
// itself.
const char *words_in(const Words *words, Lang lang, const char *key);
bool words_has(const Words *words, const char *key);

int words_count(const Words *words);
const char *words_key(const Words *words, int index);

// The words under `key` with {1} … {9} filled from `args` (tab-separated), as an Error
// holds them. Returned text is yours to free.
char *words_fill(const Words *words, Lang lang, const char *key, const char *args);

// The same with printf arguments: words_say(words, lang, "page.count", "%d\t%d", 2, 6).
char *words_say(const Words *words, Lang lang, const char *key, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

// The sentence of an error, alone, and as standard error shows it: "file:line: sentence"
// ("file:line:column: " with a column, "kyubi: " without a file; a sentence file.… that
// begins with the file's name says "this file" instead). What names and arguments bring is
// text_harmless.
char *words_error(const Words *words, Lang lang, const Error *err);
char *words_error_line(const Words *words, Lang lang, const Error *err);

#endif
