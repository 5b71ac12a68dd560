// How the version of a pack is written, and which of two is the later one. A version is up
// to four numbers with '.' between, what is missing counts as 0; words behind a '-' make it
// an earlier one ("1.2-beta" is before "1.2").
#ifndef KYUBI_LESSON_PACK_VERSION_H
#define KYUBI_LESSON_PACK_VERSION_H

#include <stdbool.h>

bool pack_version_good(const char *version); // "2", "1.0.3", "1.2-beta"

// -1, 0 or 1: whether version `a` is before `b`, the same, or after it.
int pack_version_compare(const char *a, const char *b);

#endif
