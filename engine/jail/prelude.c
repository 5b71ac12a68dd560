#include "jail/prelude.h"

#include <string.h>

int prelude_files(void) {
    return PRELUDE_COUNT;
}

const PreludeFile *prelude_file(int index) {
    return &PRELUDE_FILES[index];
}

const PreludeFile *prelude_find(const char *name) {
    for (int i = 0; i < PRELUDE_COUNT; i++)
        if (!strcmp(PRELUDE_FILES[i].name, name)) return &PRELUDE_FILES[i];
    return NULL;
}
