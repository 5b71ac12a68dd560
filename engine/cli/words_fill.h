// A filled table of texts brought back to its pack: which row belongs to which text, what
// would change, and what cannot. Nothing is written here.
#ifndef KYUBI_CLI_WORDS_FILL_H
#define KYUBI_CLI_WORDS_FILL_H

#include "cli/pack_words.h"
#include "lesson/rewording.h"
#include "lesson/words_sheet.h"

typedef struct FilledFile {
    NewWords *wanted; // one for each text; the words belong to the sheet
    int changes;
    char *source; // the new file; NULL: nothing changes
    size_t size;
} FilledFile;

typedef struct WordsFill {
    FilledFile *files; // one for each of the pack's
    int count;
    int changes;             // texts that say something else then
    int refused;             // rows that were told and left out
    int missing[LANG_COUNT]; // texts that have no words in a language then
} WordsFill;

// `tell` hears of every row that is not taken, with its line in the table, and of what is
// odd about one that is. A row belongs to the text at its place if that has its mark, or
// else to the only one that has: texts may have moved. Fails where a file would not read
// back as wanted.
typedef void (*FillTell)(void *to, const Error *about, bool refused);
bool pack_words_fill(WordsFill *fill, const PackWords *words, const WordsSheet *sheet,
                     const char *sheet_name, FillTell tell, void *to, Error *err);
void pack_words_fill_free(WordsFill *fill);

// The mark of a text in the table, "m1a2b3c4d": with a letter, so that no spreadsheet takes
// it for a number. Yours.
char *words_mark(const PlacedText *text);

#endif
