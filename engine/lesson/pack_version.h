// How the version of a pack is written.
#ifndef KYUBI_LESSON_PACK_VERSION_H
#define KYUBI_LESSON_PACK_VERSION_H

#include <stdbool.h>

// "2", "1.0.3", "1.2-beta": what pack_version_compare (lesson/pack.h) can order.
bool pack_version_good(const char *version);

#endif
