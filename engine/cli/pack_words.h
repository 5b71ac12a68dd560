// The texts of a whole pack: of pack.json and every Lua file but its tests.
#ifndef KYUBI_CLI_PACK_WORDS_H
#define KYUBI_CLI_PACK_WORDS_H

#include "base/command.h"
#include "lesson/pack.h"
#include "lesson/placed_texts.h"

typedef struct WordsFile {
    char *name;   // in the pack
    char *source; // zero-ended
    size_t size;
    bool json;
    PlacedTexts texts;
} WordsFile;

typedef struct PackWords {
    Pack *pack;
    WordsFile *files; // that have texts; in the order of their names, pack.json first
    int count;
    char **takes; // the words that take a text, sorted
    int take_count;
} PackWords;

// A folder or a .kyubi archive. Fails as these do, and where the jail cannot tell the
// words.
bool pack_words_open(PackWords *words, const char *path, const CommandContext *context,
                     Error *err);
void pack_words_close(PackWords *words);

TextWords pack_words_takes(const PackWords *words, const WordsFile *file);

// "01-first.lua: coin/prose", yours.
char *pack_words_place(const WordsFile *file, const PlacedText *text);

#endif
