// A program that is started afresh: nothing of how this one treats signals goes on in it.
#ifndef KYUBI_APP_FRESH_H
#define KYUBI_APP_FRESH_H

#include <spawn.h>

// Starts words[0] with `words` (NULL-ended) and `files` (taken); `more` are flags of
// posix_spawnattr_setflags. 0, or the error's number.
int fresh_start(char *const *words, posix_spawn_file_actions_t *files, short more,
                pid_t *pid);

#endif
