// The author's own editor, opened at a line.
#ifndef KYUBI_APP_LAUNCH_H
#define KYUBI_APP_LAUNCH_H

#include <stdbool.h>

// The words that open `file` at `line` with `editor` (as in the variable EDITOR: a program
// and its options, blanks between). NULL-ended; an editor that lives in a terminal gets one
// before it. Yours: launch_words_free.
char **launch_words(const char *editor, const char *file, int line);
void launch_words_free(char **words);

// Starts what VISUAL or EDITOR names, else what the desktop opens such files with, and does
// not wait. False where it cannot be found; `tried` is then its name, NULL when there is
// none. Borrowed from the environment.
bool launch_editor(const char *file, int line, const char **tried);

#endif
