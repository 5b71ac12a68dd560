#include "type/ink.h"

#include <stddef.h>
#include <string.h>

// Inks with contrast enough for words (look book, "Inks").
static const char *const names[] = {
    "ink", "soft",     "accent",    "fox",       "right", "wrong", "warn",   "zero",
    "one", "expected", "predicted", "superpose", "flip",  "phase", "rotate", NULL};
static const Ink inks[] = {INK_INK,   INK_SOFT,     INK_ACCENT,    INK_FOX,
                           INK_RIGHT, INK_WRONG,    INK_WARN,      INK_ZERO,
                           INK_ONE,   INK_EXPECTED, INK_PREDICTED, INK_SUPERPOSE,
                           INK_FLIP,  INK_PHASE,    INK_ROTATE};

Ink word_ink_find(const char *name) {
    for (int i = 0; names[i]; i++)
        if (!strcmp(names[i], name)) return inks[i];
    return INK_NONE;
}

const char *const *word_ink_names(void) {
    return names;
}
