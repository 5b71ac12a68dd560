// A folder of a test's own, gone in the end with all that is in it.
#ifndef KYUBI_TESTS_SCRATCH_H
#define KYUBI_TESTS_SCRATCH_H

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

// Writes its path to `folder`; `name`: a word of it.
static inline bool scratch_make(char folder[64], const char *name) {
    snprintf(folder, 64, "/tmp/kyubi-%s-XXXXXX", name);
    return mkdtemp(folder) != NULL;
}

static inline bool scratch_remove(const char *folder) {
    char command[128];
    snprintf(command, sizeof command, "rm -rf '%s'", folder);
    return system(command) == 0;
}

#endif
