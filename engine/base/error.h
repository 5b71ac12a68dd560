// What went wrong, as data: a key of assets/words.tsv with its arguments, and where. The
// sentence in the reader's language is made by `words_error` (base/words.h), never here.
#ifndef KYUBI_BASE_ERROR_H
#define KYUBI_BASE_ERROR_H

#include <stdbool.h>

typedef struct Error {
    char key[48];   // "" while nothing went wrong; the same codes that `kyubi check` prints
    char args[512]; // the arguments, a tab between them; {1} in the sentence is the first
    char file[256]; // "" where there is no file
    int line;       // from 1; 0 where there is none
    int column;     // from 1; 0 where there is none
} Error;

// Fills `err` (NULL is allowed) and returns false, so that `return error_set(…)` fails a
// function. `format` is printf's, with a tab between arguments: error_set(err,
// "wire.missing", "%d\t%d", w, n). Place (file, line, column) is cleared; add it with
// `error_at`. A control character in the arguments but the tab becomes '?'; what is too
// long is cut behind a whole character. The same holds for `file`.
bool error_set(Error *err, const char *key, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

// Adds the place to an error that has none yet; always false. `file` may be NULL.
bool error_at(Error *err, const char *file, int line, int column);

#endif
