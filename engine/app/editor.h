// The author's own editor, opened at a line.
#ifndef KYUBI_APP_EDITOR_H
#define KYUBI_APP_EDITOR_H

#include <stdbool.h>

// The words that open `file` at `line` with `editor` (as in the variable EDITOR: a program
// and its options, blanks between). NULL-ended; an editor that lives in a terminal gets one
// before it. Yours: editor_words_free.
char **editor_words(const char *editor, const char *file, int line);
void editor_words_free(char **words);

// Starts what VISUAL or EDITOR names, else what the desktop opens such files with, and does
// not wait. False where it cannot be found; `tried` is then its name, NULL when there is
// none. Borrowed from the environment.
bool editor_open(const char *file, int line, const char **tried);

#endif
