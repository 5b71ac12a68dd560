// A piece of somebody's text, short and plain enough to stand in an error's arguments.
#ifndef KYUBI_CIRCUIT_EXCERPT_H
#define KYUBI_CIRCUIT_EXCERPT_H

#include <stddef.h>

typedef struct Excerpt {
    char text[128]; // at most 24 characters, then "…"; tabs and line ends are spaces
} Excerpt;

// Of the first `size` bytes of `text` (all of it when `size` is more).
Excerpt excerpt_of(const char *text, size_t size);

// The line and the column (in characters), both from 1, of `at` in the text that begins at
// `start`.
void excerpt_place(const char *start, const char *at, int *line, int *column);

#endif
